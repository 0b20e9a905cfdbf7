"""Setting up: is the camera where this stretch wants it? One line for each thing to look at, and what is said across the room.

The checks are those of :mod:`stretchcoach.coaching.viewcheck`, which a session uses, too; here they are told apart line by line.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

import numpy as np

from stretchcoach import thresholds as T
from stretchcoach.body.pose import Landmark, Observation, Pose, Side
from stretchcoach.body.view import ViewName, view_of
from stretchcoach.coaching import setup_phrases, view_phrases
from stretchcoach.coaching.cues import Cue, CueKind
from stretchcoach.coaching.viewcheck import Part, ViewCheck, ViewProblem, check_view, tilt_deg, variants_for
from stretchcoach.routine.values import Position, Stretch
from stretchcoach.words import _

_TRUNK = (Part.SHOULDERS, Part.HIPS, Part.KNEES)
_LEG_UPRIGHT = 0.85  # [E] of the leg's length, downward: the knee bent by up to 60 degrees, or all of it tipped by up to 30
_UPRIGHT_DEG = 30.0  # [E] somebody who leans further does not show whether the camera hangs askew


class Aspect(Enum):
    """What is looked at; the order is that of a list on the screen."""

    BODY = "body"
    FEET = "feet"
    FACING = "facing"
    DISTANCE = "distance"
    LEVEL = "level"
    LIGHT = "light"
    BACKLIGHT = "backlight"
    LENS = "lens"
    ALONE = "alone"


class State(Enum):
    """How it is."""

    WELL = "well"
    WRONG = "wrong"
    UNKNOWN = "unknown"


_FIRST_SAID = (Aspect.LENS, Aspect.LIGHT, Aspect.BACKLIGHT, Aspect.BODY, Aspect.FACING, Aspect.FEET, Aspect.DISTANCE, Aspect.LEVEL)


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that was looked at.

    Attributes:
        said: what is the matter and what to do, or why it cannot be told; a word of praise where all is well.
        offer: a stretch of the same muscle that could be judged as things are, where this one cannot be.
    """

    aspect: Aspect
    state: State
    said: str
    offer: Stretch | None = None


@dataclass(frozen=True, slots=True)
class Placement:
    """Every line, in the order of :class:`Aspect`."""

    lines: tuple[Line, ...]

    def line(self, aspect: Aspect) -> Line:
        """One of them."""
        return next(line for line in self.lines if line.aspect is aspect)

    @property
    def first_problem(self) -> Line | None:
        """What to mend first; a second person is told on the screen, and keeps nobody from being judged."""
        return next((line for aspect in _FIRST_SAID if (line := self.line(aspect)).state is State.WRONG), None)

    @property
    def sees_nobody(self) -> bool:
        """Whether no person is seen, or nothing at all."""
        return self.line(Aspect.DISTANCE).state is State.UNKNOWN

    @property
    def is_well(self) -> bool:
        """Whether the stretch can be judged from here."""
        return self.first_problem is None and not self.sees_nobody


def examine(observation: Observation, stretch: Stretch, others: Iterable[Stretch] = ()) -> Placement:
    """Look at everything, in one observation.

    Args:
        observation: what the eyes saw.
        stretch: what the camera is set up for.
        others: what may be offered in its place.
    """
    check, pose = check_view(observation, stretch), observation.pose
    lines = _of_body(check, pose, observation.size_px, stretch, tuple(others))
    lines += _of_picture(check, has_light=observation.picture is not None)
    if pose is None or observation.people is None:
        lines.append(_unknown(Aspect.ALONE))
    else:
        two = ViewProblem.TWO_PEOPLE in check.problems
        lines.append(_line(Aspect.ALONE, _("Only you."), view_phrases.two_people() if two else None))
    return Placement(tuple(lines))


def _of_body(check: ViewCheck, pose: Pose | None, size_px: tuple[int, int], stretch: Stretch, others: tuple[Stretch, ...]) -> list[Line]:
    if pose is None:
        rest = (Aspect.FEET, Aspect.FACING, Aspect.DISTANCE, Aspect.LEVEL)
        return [_line(Aspect.BODY, "", view_phrases.nobody_seen()), *(_unknown(aspect) for aspect in rest)]
    outside, view = check.outside, view_of(pose)
    trunk = any(part in outside for part in _TRUNK)
    body = view_phrases.step_back(tuple(part.name for part in outside)) if trunk else _hidden(pose, view.name, *_TRUNK)
    feet = view_phrases.step_back((Part.FEET.name,)) if Part.FEET in outside else _hidden(pose, view.name, Part.FEET)
    too_far, too_near = ViewProblem.SMALL in check.problems, _fills(pose, size_px) > T.LARGE
    distance = view_phrases.come_closer() if too_far else view_phrases.step_back() if too_near else None
    return [
        _line(Aspect.BODY, _("In the picture."), body),
        _line(Aspect.FEET, _("In the picture."), feet),
        _facing(check, pose, stretch, others),
        _line(Aspect.DISTANCE, _("Good."), distance),
        _level(pose),
    ]


def _facing(check: ViewCheck, pose: Pose, stretch: Stretch, others: tuple[Stretch, ...]) -> Line:
    if stretch.position is not Position.STANDING and _stands(pose):
        return _line(Aspect.FACING, "", setup_phrases.take_position())
    if ViewProblem.TURNED_AWAY in check.problems:
        fitting = variants_for(view_of(pose), others, stretch)
        return Line(Aspect.FACING, State.WRONG, view_phrases.turn(stretch), fitting[0] if fitting else None)
    a_little = view_phrases.turn_a_little(stretch) if ViewProblem.TURNED_A_LITTLE in check.problems else None
    return _line(Aspect.FACING, _("Turned the right way."), a_little)


def _stands(pose: Pose) -> bool:
    """Whether a leg is straight below the hips: who will sit or lie is not there yet, and will take other room in the picture."""

    def below(side: Side) -> float:
        hip, knee, ankle = (pose.world_m[Landmark.of(name, side)] for name in ("hip", "knee", "ankle"))
        return float((ankle - hip)[1] / (np.linalg.norm(knee - hip) + np.linalg.norm(ankle - knee)))

    return max(map(below, Side)) > _LEG_UPRIGHT


def _level(pose: Pose) -> Line:
    """Told from somebody who stands and faces the lens, whatever they will do later."""
    askew = abs(tilt_deg(pose))
    if view_of(pose).name is not ViewName.FRONT or not 0.0 < askew < _UPRIGHT_DEG:
        return _unknown(Aspect.LEVEL, _("Face me to see it."))
    return _line(Aspect.LEVEL, _("The camera hangs level."), view_phrases.tilted() if askew > T.TILT_DEG else None)


def _of_picture(check: ViewCheck, *, has_light: bool) -> list[Line]:
    problems = check.problems
    if not has_light:
        return [_unknown(aspect) for aspect in (Aspect.LIGHT, Aspect.BACKLIGHT, Aspect.LENS)]
    faults = {
        ViewProblem.COVERED: view_phrases.lens_covered,
        ViewProblem.BLURRED: view_phrases.blurred,
        ViewProblem.FROZEN: view_phrases.frozen,
    }
    lens = next((say() for fault, say in faults.items() if fault in problems), None)
    return [
        _line(Aspect.LIGHT, _("Bright enough."), view_phrases.too_dark() if ViewProblem.DARK in problems else None),
        _line(Aspect.BACKLIGHT, _("None behind you."), view_phrases.backlit() if ViewProblem.BACKLIT in problems else None),
        _line(Aspect.LENS, _("Clear."), lens),
    ]


def _fills(pose: Pose, size_px: tuple[int, int]) -> float:
    """How much of the picture's height or width the body takes, whichever is more."""
    return float((np.ptp(pose.image_px[list(Landmark)], axis=0) / size_px).max())


def _hidden(pose: Pose, view: ViewName | None, *parts: Part) -> str | None:
    """What a blanket or a chair hides; from the side one leg is always behind the other, and one will do."""
    for part in parts:
        for name in part.value:
            seen = {side: float(pose.visibility[Landmark.of(name, side)]) for side in Side}
            side = (max if view is ViewName.SIDE else min)(seen, key=seen.__getitem__)
            if seen[side] < T.MIN_VISIBILITY:
                return view_phrases.hidden(Landmark.of(name, side))
    return None


def _line(aspect: Aspect, well: str, wrong: str | None) -> Line:
    return Line(aspect, State.WELL, well) if wrong is None else Line(aspect, State.WRONG, wrong)


def _unknown(aspect: Aspect, why: str = "") -> Line:
    return Line(aspect, State.UNKNOWN, why or _("Not known yet."))


class PlacementWatch:
    """Follows one who sets up: what flickers is not shown, and what is found is said, for they stand across the room.

    Attributes:
        shown: what has lasted; None until the first look.
    """

    def __init__(self, stretch: Stretch) -> None:
        """Nothing seen yet."""
        self._stretch = stretch
        self.shown: Placement | None = None
        self._coming: dict[Aspect, tuple[State, float]] = {}
        self._well_since_s: float | None = None
        self._well_said = False
        self._said_at_s = float("-inf")
        self._wrong_since_s: tuple[Aspect, float] | None = None

    def look(self, now_s: float, placement: Placement) -> Cue | None:
        """Another look; what to say now, if anything."""
        if self.shown is None:
            self.shown = placement
        self.shown = Placement(tuple(self._steady(now_s, old, new) for old, new in zip(self.shown.lines, placement.lines, strict=True)))
        return self._say(now_s, self.shown)

    def _steady(self, now_s: float, old: Line, new: Line) -> Line:
        """The new state of a line once it has lasted."""
        if new.state is old.state:
            self._coming.pop(new.aspect, None)
            return new
        state, since_s = self._coming.get(new.aspect, (None, now_s))
        if state is not new.state:
            state, since_s = new.state, now_s
        self._coming[new.aspect] = (state, since_s)
        return new if now_s - since_s >= T.PLACED_SHOWN_S else old

    def _say(self, now_s: float, shown: Placement) -> Cue | None:
        problem = shown.first_problem
        if problem is not None:
            self._well_since_s, self._well_said = None, False
            if self._wrong_since_s is None or self._wrong_since_s[0] is not problem.aspect:
                self._wrong_since_s = problem.aspect, now_s
            lasts = now_s - self._wrong_since_s[1] >= T.PLACED_SAID_S
            if not lasts or now_s - self._said_at_s < T.CUE_COOLDOWN_S:
                return None
            self._said_at_s = now_s
            return Cue("view", CueKind.CORRECTION, problem.said)
        self._wrong_since_s = None
        if self._well_since_s is None:
            self._well_since_s = now_s
        if self._well_said or now_s - self._well_since_s < T.PLACED_SAID_S:
            return None
        self._well_said, self._said_at_s = True, now_s
        return Cue("all_seen", CueKind.PROGRESS, setup_phrases.all_seen(self._stretch.title))
