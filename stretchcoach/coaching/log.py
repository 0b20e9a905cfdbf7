"""The honest record of a session, while it happens: what was held, said and warned about, in the source's own seconds."""

from dataclasses import dataclass, field
from enum import StrEnum

from stretchcoach.body.measures import Measure
from stretchcoach.body.pose import Side
from stretchcoach.coaching.cues import Cue, CueKind
from stretchcoach.coaching.form import Verdict
from stretchcoach.coaching.timeline import Timeline
from stretchcoach.routine.vocabulary import FindingId, Muscle
from stretchcoach.safety.guard import Alert
from stretchcoach.words import _


class EndReason(StrEnum):
    """Why a session ended."""

    FINISHED = "finished"
    STOPPED = "stopped"
    PAIN = "pain"
    SOURCE_ENDED = "source_ended"
    ERROR = "error"


@dataclass(slots=True)
class HoldRecord:
    """One hold of one side.

    Attributes:
        intervals: credited spans; their sum is ``held_s``.
        verdict_s: seconds of each verdict while armed.
        best: the deepest value while time was credited.
        comfortable: a0.
    """

    step: int
    stretch: str
    side: Side | None
    set_number: int
    target_s: float
    held_s: float = 0.0
    timed_s: float = 0.0
    intervals: list[tuple[float, float]] = field(default_factory=list)
    verdict_s: dict[Verdict, float] = field(default_factory=lambda: dict.fromkeys(Verdict, 0.0))
    measure: Measure | None = None
    best: float | None = None
    comfortable: float | None = None

    @property
    def judged_share(self) -> float | None:
        """The share of armed time that the camera could judge; None where nothing was armed."""
        armed_s = sum(self.verdict_s.values())
        return (self.verdict_s[Verdict.GOOD] + self.verdict_s[Verdict.ADJUST]) / armed_s if armed_s else None


@dataclass(frozen=True, slots=True)
class Said:
    """A cue and when its first word fell."""

    at_s: float
    cue: Cue
    stretch: str | None
    side: Side | None


@dataclass(frozen=True, slots=True)
class Raised:
    """An alert and when it was raised."""

    at_s: float
    alert: Alert
    stretch: str | None
    side: Side | None


@dataclass(slots=True)
class SessionLog:
    """Everything of a session that is kept: no picture, no landmark, no pain that did not end it.

    Attributes:
        pains: what was answered, 0 to 10, by muscle and side, for the summary at the end alone: nobody writes it down.
    """

    holds: list[HoldRecord] = field(default_factory=list)
    cues: list[Said] = field(default_factory=list)
    alerts: list[Raised] = field(default_factory=list)
    timeline: Timeline = field(default_factory=Timeline)
    ended: EndReason | None = None
    detail: str = ""
    pains: dict[tuple[Muscle, Side | None], list[int]] = field(default_factory=dict)
    card: str | None = None  # what to read after the pain that ended it

    @property
    def how_ended(self) -> str:
        """How it ended, as a sentence."""
        match self.ended:
            case EndReason.FINISHED:
                return _("The session is complete.")
            case EndReason.PAIN:
                return _("The session ended because it hurt. If the pain stays, ask a doctor.")
            case EndReason.SOURCE_ENDED:
                return _("The recording ended before the session did.")
            case EndReason.ERROR:
                return _("The session broke off.")
            case _:
                return _("You stopped the session.")

    @property
    def verdict_s(self) -> dict[Verdict, float]:
        """Seconds of each verdict over all armed stretch time."""
        return {verdict: sum(hold.verdict_s[verdict] for hold in self.holds) for verdict in Verdict}

    @property
    def corrections(self) -> list[Cue]:
        """Every correction of the form, as it was said; what the guard says or asks, and what the camera cannot see, is none."""
        return [said.cue for said in self.cues if said.cue.kind is CueKind.CORRECTION and said.cue.id in tuple(FindingId)]

    @property
    def held_s(self) -> float:
        """Seconds held in position."""
        return sum(hold.held_s for hold in self.holds)

    @property
    def timed_s(self) -> float:
        """Seconds of timed guidance."""
        return sum(hold.timed_s for hold in self.holds)
