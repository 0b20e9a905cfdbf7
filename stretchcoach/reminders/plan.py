"""What is wished, and whether a reminder stands at a given moment.

Days and times are those of the wall clock, without a time zone: 18:00 stays 18:00 when summer time begins or the person travels. A time
that the clock leaps over is due right after the leap, and one that comes twice is answered once.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

SNOOZE = timedelta(minutes=30)
PATIENCE = timedelta(hours=3)  # so long a reminder waits for the quiet hours to end, and so long it then stands, if nobody answers
MOST_TIMES = 4  # a day
DAYS = tuple(range(1, 8))  # as ISO 8601 counts them: Monday is 1


@dataclass(frozen=True, slots=True)
class Plan:
    """What somebody wishes; off until they switch it on.

    Attributes:
        days: as in :data:`DAYS`.
        times: of those days, ascending.
        routine: what to be reminded of; None = stretching as such.
        quiet_from, quiet_to: between them nothing is shown; the same twice = no quiet hours.
    """

    on: bool = False
    days: frozenset[int] = frozenset(DAYS)
    times: tuple[time, ...] = (time(18),)
    routine: str | None = None
    quiet_from: time = time(22)
    quiet_to: time = time(7)

    def as_json(self) -> dict[str, object]:
        """To be kept."""
        return {
            "on": self.on,
            "days": sorted(self.days),
            "times": [at.isoformat("minutes") for at in self.times],
            "routine": self.routine,
            "quiet": [self.quiet_from.isoformat("minutes"), self.quiet_to.isoformat("minutes")],
        }

    @classmethod
    def of_json(cls, kept: object) -> "Plan":
        """What was kept; the usual plan where that cannot be read."""
        read = time.fromisoformat
        try:
            match kept:
                case {"on": bool(on), "days": list(days), "times": list(times), "routine": str() | None as routine, "quiet": [start, end]}:
                    return cls(on, frozenset(days) & frozenset(DAYS), in_order(map(read, times)), routine, read(start), read(end))
        except (TypeError, ValueError):  # somebody wrote into the file
            pass
        return cls()


@dataclass(frozen=True, slots=True)
class Answered:
    """What became of the reminders so far.

    Attributes:
        until: all up to here are answered, on the wall clock.
        later: when to ask again, in UTC, if that was the answer: half an hour is half an hour when the clock is put back, too.
    """

    until: datetime = datetime.min
    later: datetime | None = None

    @classmethod
    def now(cls, now: datetime) -> "Answered":
        """What stands is answered: it was begun, or the plan has just been made."""
        return cls(_wall(now))

    @classmethod
    def in_a_while(cls, now: datetime) -> "Answered":
        """Ask again after :data:`SNOOZE`."""
        return cls(_wall(now), now.astimezone(UTC) + SNOOZE)

    @classmethod
    def not_today(cls, now: datetime) -> "Answered":
        """No more until midnight."""
        return cls(datetime.combine(now.date(), time.max))

    def as_json(self) -> dict[str, object]:
        """To be kept."""
        return {"until": self.until.isoformat(), "later": None if self.later is None else self.later.isoformat()}

    @classmethod
    def of_json(cls, kept: object) -> "Answered":
        """What was kept; nothing is answered where that cannot be read."""
        match kept:
            case Mapping() if isinstance(until := kept.get("until"), str):
                later = kept.get("later")
                try:
                    found = cls(datetime.fromisoformat(until), datetime.fromisoformat(later) if isinstance(later, str) else None)
                except ValueError:
                    return cls()
                return found if found.until.tzinfo is None and (found.later is None or found.later.tzinfo is not None) else cls()
        return cls()


def due(plan: Plan, answered: Answered, sessions: Collection[datetime], now: datetime) -> datetime | None:
    """Since when a reminder stands, on the wall clock; None: there is nothing to show now.

    Args:
        sessions: when those of yesterday and today ended, on the wall clock. Each makes one reminder of its day needless.
        now: with its time zone.
    """
    wall = _wall(now)
    if not plan.on or is_quiet(plan, wall.time()):
        return None
    if answered.later is not None and answered.later <= now <= answered.later + PATIENCE:
        return None if any(ended >= answered.until for ended in sessions) else _wall(answered.later.astimezone(now.tzinfo))
    done = Counter(ended.date() for ended in sessions)
    standing = [
        at
        for day in (wall.date() - timedelta(days=1), wall.date())
        for number, slot in enumerate(_slots(plan, day), start=1)
        if slot > answered.until and done[day] < number and (at := shown_at(plan, slot)) is not None and at <= wall <= at + PATIENCE
    ]
    return max(standing, default=None)


def may_wait(plan: Plan, now: datetime) -> bool:
    """Whether "later" would come before the quiet hours."""
    return not is_quiet(plan, _wall((now.astimezone(UTC) + SNOOZE).astimezone(now.tzinfo)).time())


def is_quiet(plan: Plan, at: time) -> bool:
    """Whether nothing is shown then."""
    if plan.quiet_from <= plan.quiet_to:
        return plan.quiet_from <= at < plan.quiet_to
    return at >= plan.quiet_from or at < plan.quiet_to


def shown_at(plan: Plan, slot: datetime) -> datetime | None:
    """When a reminder is shown: at once, or when the quiet hours end; None where that is too long to wait."""
    if not is_quiet(plan, slot.time()):
        return slot
    end = datetime.combine(slot.date() + timedelta(days=plan.quiet_to <= slot.time()), plan.quiet_to)
    return end if end - slot <= PATIENCE else None


def upcoming(plan: Plan, answered: Answered, after: datetime) -> datetime | None:
    """When the next one is shown, on the wall clock, if nothing is done before."""
    days = (after.date() + timedelta(days=ahead) for ahead in range(-1, 9))
    shown = (shown_at(plan, slot) for day in days for slot in _slots(plan, day) if slot > answered.until)
    return min((at for at in shown if at is not None and at > after), default=None)


def week(plan: Plan) -> dict[time, frozenset[int]]:
    """At which times of which days of a week it reminds, the quiet hours reckoned with; the earliest first."""
    monday = date(2024, 1, 1)
    found: dict[time, set[int]] = {}
    for day in DAYS:
        for slot in _slots(plan, monday + timedelta(days=day - 1)):
            if (at := shown_at(plan, slot)) is not None:
                found.setdefault(at.time(), set()).add(at.isoweekday())
    return {at: frozenset(found[at]) for at in sorted(found)}


def in_order(times: Iterable[time]) -> tuple[time, ...]:
    """Each once, ascending, and no more than there may be."""
    return tuple(sorted(set(times)))[:MOST_TIMES]


def _slots(plan: Plan, day: date) -> Iterator[datetime]:
    """The wished moments of a day."""
    if day.isoweekday() in plan.days:
        yield from (datetime.combine(day, at) for at in plan.times)


def _wall(moment: datetime) -> datetime:
    return moment.replace(tzinfo=None)
