"""The session at one moment, as screens and voices get it."""

from dataclasses import dataclass

from stretchcoach.coaching.agenda import Entry, Phase
from stretchcoach.coaching.cues import Cue
from stretchcoach.coaching.form import FormReport, Verdict
from stretchcoach.coaching.hold import HoldProgress
from stretchcoach.coaching.holding import UNSEEN
from stretchcoach.coaching.log import EndReason
from stretchcoach.coaching.questions import Question
from stretchcoach.coaching.viewcheck import ViewCheck
from stretchcoach.safety.guard import Alert


@dataclass(frozen=True, slots=True)
class SessionUpdate:
    """The session at one moment: everything a screen or a voice needs.

    Attributes:
        left_s: seconds left of this entry; for a hold, seconds still to hold.
        verdict: as shown, NOT_CHECKED before the position has been taken.
        cue: what to begin saying now.
        upcoming: what comes after this entry.
        view: what the camera can judge of the stretch at hand, from where it stands.
        question: what the coach would like to know; nothing waits for the answer but what it is about.
        card: after pain has ended the session, the card that says what now.
    """

    at_s: float
    phase: Phase
    entry: Entry | None
    upcoming: Entry | None
    left_s: float
    hold: HoldProgress | None = None
    verdict: Verdict = Verdict.NOT_CHECKED
    form: FormReport = UNSEEN
    alert: Alert | None = None
    cue: Cue | None = None
    ended: EndReason | None = None
    view: ViewCheck | None = None
    question: Question | None = None
    card: str | None = None
