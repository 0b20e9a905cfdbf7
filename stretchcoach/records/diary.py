"""The cramp diary: what somebody chose to write down, how many nights it was, and when it is time to ask a doctor."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta, timezone
from typing import Any

from stretchcoach import thresholds as T
from stretchcoach.body.pose import Side
from stretchcoach.coaching.diary import Helped, Quality, Trigger
from stretchcoach.records.schema import CrampRow
from stretchcoach.routine.values import Muscle
from stretchcoach.words import _, ngettext

_NOON_TO_NOON = timedelta(hours=12)  # 23:50 and 00:10 are the same night


@dataclass(frozen=True, slots=True)
class Cramp:
    """One cramp, as it was told.

    Attributes:
        at: on the wall clock of then.
        severity: 0 to 10.
        id: in the history; None before it is kept.
    """

    at: datetime
    side: Side | None = None
    muscle: Muscle | None = None
    severity: int | None = None
    minutes: int | None = None
    helped: tuple[Helped, ...] = ()
    triggers: tuple[Trigger, ...] = ()
    quality: Quality | None = None
    id: int | None = None

    def __post_init__(self) -> None:
        """Nothing that cannot be.

        Raises:
            ValueError: the moment has no time zone, or a number is out of range.
        """
        if self.at.tzinfo is None:
            raise ValueError(f"a moment needs its time zone: {self.at}")
        if self.severity is not None and not 0 <= self.severity <= 10:
            raise ValueError(f"pain is 0 to 10, not {self.severity}")
        if self.minutes is not None and not 0 <= self.minutes <= T.CRAMP_MOST_MIN:
            raise ValueError(f"a cramp of 0 to {T.CRAMP_MOST_MIN} minutes, not {self.minutes}")

    @property
    def is_at_night(self) -> bool:
        """Whether it came in the night."""
        return not T.NIGHT_ENDS_HOUR <= self.at.hour < T.NIGHT_BEGINS_HOUR

    def as_json(self) -> dict[str, Any]:
        """To take away."""
        side = None if self.side is None else self.side.value
        return asdict(self) | {"at": self.at.isoformat(timespec="minutes"), "side": side}


def recent(cramps: Sequence[Cramp], now: datetime) -> list[Cramp]:
    """Those of the last weeks, by which the diary is judged."""
    return [cramp for cramp in cramps if now - timedelta(days=T.DIARY_DAYS) < cramp.at <= now]


def nights(cramps: Sequence[Cramp]) -> int:
    """How many nights had a cramp, however many there were in one."""
    return len({(cramp.at - _NOON_TO_NOON).date() for cramp in cramps if cramp.is_at_night})


def counted(cramps: Sequence[Cramp], now: datetime) -> str:
    """The last weeks in a sentence."""
    of_late = recent(cramps, now)
    some = ngettext("{n} cramp", "{n} cramps", len(of_late)).format(n=len(of_late))
    in_nights = ngettext("{n} night", "{n} nights", nights(of_late)).format(n=nights(of_late))
    return _("In the last four weeks: {cramps}, in {nights}.").format(cramps=some, nights=in_nights)


def ask_a_doctor(cramps: Sequence[Cramp], now: datetime) -> str | None:
    """Why it is time to ask, in the same words for everybody; None where the diary gives no reason.

    Source: clinical pages 6.1 (long, often) and 6.2 (a cramp of the thigh is unusual at night).
    """
    of_late = recent(cramps, now)
    if any(cramp.minutes is not None and cramp.minutes > T.CRAMP_LONG_MIN for cramp in of_late):
        return _("A cramp lasted more than ten minutes: ask a doctor about it. If it is still there now, get medical advice now.")
    if nights(of_late) >= T.NIGHTS_TO_ASK:
        return _("Several nights with a cramp: it is time to ask a doctor. Take a printed summary along.")
    return None


def cramp_row(person_id: int, cramp: Cramp) -> CrampRow:
    """A cramp as a row."""
    offset = cramp.at.utcoffset()
    assert offset is not None
    return CrampRow(
        person_id=person_id,
        at=cramp.at,
        utc_offset_s=int(offset.total_seconds()),
        side=None if cramp.side is None else cramp.side.value,
        muscle=None if cramp.muscle is None else cramp.muscle.value,
        severity=cramp.severity,
        minutes=cramp.minutes,
        helped=[one.value for one in cramp.helped],
        triggers=[one.value for one in cramp.triggers],
        quality=None if cramp.quality is None else cramp.quality.value,
    )


def kept_cramp(row: CrampRow) -> Cramp:
    """A cramp of the diary."""
    return Cramp(
        row.at.astimezone(timezone(timedelta(seconds=row.utc_offset_s))),
        None if row.side is None else Side(row.side),
        None if row.muscle is None else Muscle(row.muscle),
        row.severity,
        row.minutes,
        tuple(map(Helped, row.helped)),
        tuple(map(Trigger, row.triggers)),
        None if row.quality is None else Quality(row.quality),
        row.id,
    )
