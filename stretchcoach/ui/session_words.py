"""What the session page says of a moment: functions of the engine's update alone, so that the words can be tested without a window."""

from dataclasses import dataclass
from enum import Enum

from stretchcoach.body.pose import Landmark, Side
from stretchcoach.coaching import phrases, view_phrases
from stretchcoach.coaching.agenda import Entry, Phase
from stretchcoach.coaching.form import Finding, Verdict
from stretchcoach.coaching.session import SessionUpdate
from stretchcoach.coaching.viewcheck import ViewProblem
from stretchcoach.routine.values import FindingId
from stretchcoach.safety.guard import Level, Reason
from stretchcoach.words import _


class Shape(Enum):
    """A drawn sign; each differs in form, not only in colour."""

    FULL = "full"  # a filled disc
    HALF = "half"
    EMPTY = "empty"
    TICK = "tick"
    WARN = "warn"
    UNKNOWN = "unknown"  # a question mark
    STOP = "stop"
    NONE = "none"  # a dash


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign with its words."""

    shape: Shape
    word: str
    detail: str = ""
    tone: str = "plain"  # plain, good, amber, red


_UNSEEN = (ViewProblem.NOBODY, ViewProblem.FROZEN, ViewProblem.COVERED)


@dataclass(frozen=True, slots=True)
class CameraState:
    """How the camera itself is doing, whatever is in the picture.

    Attributes:
        trouble: why it sends nothing, as a sentence.
        warning: what is wrong with what it sends, as a sentence.
        starting: it sends nothing yet, and nothing is wrong.
        watching: it looks on while the session is paused, because a hand may tell it to go on.
    """

    trouble: str = ""
    warning: str = ""
    starting: bool = False
    watching: bool = False


ALL_WELL = CameraState()


def lamp(update: SessionUpdate, camera: CameraState = ALL_WELL, *, has_camera: bool = True) -> Sign:
    """Whether the person is seen, and if only partly, which part."""
    if not has_camera:
        return Sign(Shape.NONE, _("No camera"), _("Everything goes by time."))
    if update.phase is Phase.PAUSED:
        return Sign(Shape.FULL, _("Looking for your hand")) if camera.watching else Sign(Shape.NONE, _("Camera off"))
    if camera.starting:
        return Sign(Shape.EMPTY, _("Looking for you"))
    if camera.trouble:
        return Sign(Shape.EMPTY, _("Not seen"), tone="amber")
    if update.view is None:
        watches = update.phase in (Phase.READY, Phase.STRETCH, Phase.REST, Phase.SWITCH)
        return Sign(Shape.EMPTY, _("Looking for you")) if watches else Sign(Shape.NONE, _("Not watching"))
    entry, why = update.entry, update.form.cant_tell
    problem = update.view.sentence(entry.stretch) if entry is not None and entry.stretch is not None else None
    if any(unseen in update.view.problems for unseen in _UNSEEN) or why == view_phrases.camera_lost():
        return Sign(Shape.EMPTY, _("Not seen"), why or problem or "", "amber")
    if why is not None or update.view.problems:
        return Sign(Shape.HALF, _("Partly seen"), why or problem or "", "amber")
    if camera.warning:
        return Sign(Shape.FULL, _("I see you"), camera.warning, "amber")
    return Sign(Shape.FULL, _("I see you"), tone="good")


def judgement(update: SessionUpdate, *, has_camera: bool) -> Sign:
    """What is said of the position."""
    alert = update.alert
    if alert is not None and alert.reason is Reason.PAIN:
        return Sign(Shape.STOP, _("It hurts"), phrases.ease_until_mild(), "red")
    if alert is not None and alert.level is Level.STOP:
        return Sign(Shape.STOP, phrases.are_you_ok(), tone="red")
    if alert is not None and alert.level is Level.EASE_OFF:
        return Sign(Shape.STOP, _("Ease back"), phrases.ease_off(alert), "amber")
    if alert is not None:
        return Sign(Shape.WARN, _("Mind"), phrases.caution(alert), "amber")
    match update.verdict:
        case Verdict.GOOD:
            return Sign(Shape.TICK, _("Good"), tone="good")
        case Verdict.ADJUST:
            finding = worst(update)
            return Sign(Shape.WARN, _("Adjust"), finding.rule.cue.full if finding else "", "amber")
        case Verdict.CANT_TELL:
            return Sign(Shape.UNKNOWN, _("Can't tell"), update.form.cant_tell or "", "amber")
    if not has_camera:
        return Sign(Shape.NONE, _("Not checked"), _("There is no camera."))
    if update.entry is not None and update.entry.goes_by_time and update.entry.stretch is not None:
        return Sign(Shape.NONE, _("By time"), update.entry.stretch.by_time or "")
    if update.phase is Phase.STRETCH:
        return Sign(Shape.NONE, _("Not checked yet"), phrases.clock_starts_in_position())
    return Sign(Shape.NONE, _("Not checked"))


def worst(update: SessionUpdate) -> Finding | None:
    """The one thing to correct."""
    return update.form.findings[0] if update.verdict is Verdict.ADJUST and update.form.findings else None


_JOINT = {
    FindingId.KNEE_FORWARD: "knee",
    FindingId.KNEE_OUT: "knee",
    FindingId.KNEE_IN: "knee",
    FindingId.KNEE_BENT: "knee",
    FindingId.TRUNK_LEAN: "shoulder",
    FindingId.HEEL_LIFT: "heel",
    FindingId.UNEVEN: "knee",
    FindingId.OTHER_LEG_LIFTS: "knee",
    FindingId.WRONG_LEG: "knee",
}


def marked(finding: Finding | None) -> tuple[Landmark, ...]:
    """The joints a correction is about: of its leg, or of both."""
    if finding is None:
        return ()
    sides = tuple(Side) if finding.side is None else (finding.side,)
    return tuple(Landmark.of(_JOINT[finding.rule.finding], side) for side in sides)


def side_by_name(entry: Entry) -> str:
    """The leg, large; nothing where no leg is meant."""
    if entry.stretch is None:
        return ""
    return {Side.LEFT: _("LEFT leg"), Side.RIGHT: _("RIGHT leg"), None: _("BOTH legs")}[entry.side]


def phase_word(phase: Phase) -> str:
    """What is going on where no hold runs."""
    return {
        Phase.READY: _("get ready"),
        Phase.STRETCH: _("hold"),
        Phase.REST: _("rest"),
        Phase.SWITCH: _("switch sides"),
        Phase.DYNAMIC: _("keep moving"),
        Phase.WALK: _("walk"),
        Phase.CARD: _("take your time"),
        Phase.PAUSED: _("paused"),
        Phase.FINISHED: _("finished"),
        Phase.STOPPED: _("stopped"),
    }[phase]


def title(entry: Entry) -> str:
    """What is being done."""
    return entry.title or _("Walk")


def which_set(entry: Entry) -> str:
    """Which of how many holds, or how many repetitions."""
    if entry.phase is Phase.DYNAMIC and entry.tempo_s > 0:
        return _("{n} repetitions").format(n=round(entry.duration_s / entry.tempo_s))
    if entry.stretch is None or entry.tempo_s > 0:
        return ""
    return _("Hold {number} of {sets}").format(number=entry.set_number, sets=entry.sets)


def coming(entry: Entry) -> str:
    """What comes next."""
    side = phrases.side_name(entry.side)
    match entry.phase:
        case Phase.STRETCH:
            return _("Next: {side}, hold {seconds:.0f} s").format(side=side, seconds=entry.duration_s)
        case Phase.READY:
            return _("Next: {title}, {side}").format(title=entry.title, side=side)
        case Phase.REST:
            return _("Next: rest {seconds:.0f} s").format(seconds=entry.duration_s)
        case Phase.SWITCH:
            return _("Next: switch to the {side}").format(side=side)
        case Phase.WALK:
            return _("Next: walk {seconds:.0f} s").format(seconds=entry.duration_s)
        case _:
            return _("Next: {title}").format(title=entry.title)


def time_left(seconds: float) -> str:
    """About how long the rest of the routine takes."""
    if seconds < 60:
        return _("under a minute left")
    return _("about {minutes:.0f} min left").format(minutes=seconds / 60)
