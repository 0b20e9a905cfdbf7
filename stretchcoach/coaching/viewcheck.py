"""Can this camera judge this stretch, from where it stands, in this light?

Only turning away too far refuses; the rest warns, and gives a reason where somebody cannot be seen. Nothing here judges form.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

import numpy as np

from stretchcoach import thresholds as T
from stretchcoach.body.pose import Landmark, Observation, Pose, Side
from stretchcoach.body.view import View, ViewName, view_of
from stretchcoach.coaching import view_phrases
from stretchcoach.routine.values import Position, Stretch


class ViewProblem(Enum):
    """What is wrong with the view; the order is that in which they are said."""

    FROZEN = "frozen"
    COVERED = "covered"
    DARK = "dark"
    BACKLIT = "backlit"
    BLURRED = "blurred"
    NOBODY = "nobody"
    TURNED_AWAY = "turned_away"
    CUT_OFF = "cut_off"
    SMALL = "small"
    TILTED = "tilted"
    TURNED_A_LITTLE = "turned_a_little"
    TWO_PEOPLE = "two_people"


class Part(Enum):
    """What of the body must be in the picture; the value is its landmarks."""

    SHOULDERS = ("shoulder",)
    HIPS = ("hip",)
    KNEES = ("knee",)
    FEET = ("ankle", "heel", "toe")

    @property
    def landmarks(self) -> tuple[Landmark, ...]:
        """Of both sides."""
        return tuple(Landmark.of(name, side) for name in self.value for side in Side)


@dataclass(frozen=True, slots=True)
class ViewCheck:
    """What a camera can do for a stretch, right now.

    Attributes:
        problems: the first is the one to say.
        judges: what can be judged from here: ``depth`` and finding ids.
        outside: which parts of the body the edge of the picture cuts off.
    """

    problems: tuple[ViewProblem, ...]
    judges: tuple[str, ...]
    outside: tuple[Part, ...] = ()

    @property
    def blinding(self) -> bool:
        """Whether what is seen is no picture of now."""
        return ViewProblem.FROZEN in self.problems

    @property
    def refused(self) -> bool:
        """Whether nothing of the stretch can be judged from here."""
        return not self.judges

    def sentence(self, stretch: Stretch) -> str | None:
        """What to tell the person, or None where all is well."""
        if not self.problems:
            return None
        return {
            ViewProblem.FROZEN: view_phrases.frozen,
            ViewProblem.COVERED: view_phrases.lens_covered,
            ViewProblem.DARK: view_phrases.too_dark,
            ViewProblem.BACKLIT: view_phrases.backlit,
            ViewProblem.BLURRED: view_phrases.blurred,
            ViewProblem.NOBODY: view_phrases.nobody_seen,
            ViewProblem.TURNED_AWAY: lambda: view_phrases.turn(stretch),
            ViewProblem.CUT_OFF: lambda: view_phrases.step_back(tuple(part.name for part in self.outside)),
            ViewProblem.SMALL: view_phrases.come_closer,
            ViewProblem.TILTED: view_phrases.tilted,
            ViewProblem.TURNED_A_LITTLE: lambda: view_phrases.turn_a_little(stretch),
            ViewProblem.TWO_PEOPLE: view_phrases.two_people,
        }[self.problems[0]]()


def judged_from(stretch: Stretch, view: View | None) -> tuple[str, ...]:
    """What of a stretch can be judged from a view: ``depth`` and finding ids, in the stretch's own order."""
    name = None if view is None else stretch.seen_as(view)
    if name is None:
        return ()
    depth_views = stretch.depth.views or (stretch.view.name,) if stretch.depth is not None else ()
    findings = [rule.finding.value for rule in stretch.form if name in stretch.views_of(rule)]
    return tuple(dict.fromkeys((["depth"] if name in depth_views else []) + findings))


def variants_for(view: View, stretches: Iterable[Stretch], muscle: Stretch) -> tuple[Stretch, ...]:
    """The stretches of the same muscle whose depth this camera could judge as it stands; the one in hand first."""
    fitting = [other for other in stretches if other.muscle is muscle.muscle and "depth" in judged_from(other, view)]
    return tuple(sorted(fitting, key=lambda other: other.id != muscle.id))


def check_view(observation: Observation, stretch: Stretch) -> ViewCheck:
    """Examine one observation."""
    pose, picture = observation.pose, observation.picture
    problems: list[ViewProblem] = []
    if picture is not None:
        if picture.unchanged_s >= T.STILL_S:
            problems.append(ViewProblem.FROZEN)
        if picture.contrast < T.COVERED_CONTRAST and picture.brightness < T.COVERED_BRIGHTNESS:
            problems.append(ViewProblem.COVERED)
        elif picture.brightness < T.BACKLIT_BELOW and picture.surround - picture.brightness > T.BACKLIT_BY:
            problems.append(ViewProblem.BACKLIT)
        elif picture.brightness < T.DARK:
            problems.append(ViewProblem.DARK)
        if picture.sharpness < T.BLURRED and picture.contrast >= T.COVERED_CONTRAST:
            problems.append(ViewProblem.BLURRED)
    if pose is None:
        return ViewCheck((*problems, ViewProblem.NOBODY), ())
    view = view_of(pose)
    judges = judged_from(stretch, view)
    if stretch.is_judged and (not judges or (stretch.depth is not None and "depth" not in judges)):
        problems.append(ViewProblem.TURNED_AWAY)  # what goes by time is done however the person likes to turn
    elif stretch.is_judged and view.off_deg(stretch.view.name) > T.YAW_ACCEPT_DEG and view.name is stretch.view.name:
        problems.append(ViewProblem.TURNED_A_LITTLE)
    if outside := _outside(pose, observation.size_px):
        problems.append(ViewProblem.CUT_OFF)
    if _extent(pose, observation.size_px) < T.SMALL:
        problems.append(ViewProblem.SMALL)
    if stretch.position is Position.STANDING and abs(tilt_deg(pose)) > T.TILT_DEG and view.name is ViewName.FRONT:
        problems.append(ViewProblem.TILTED)
    if (observation.people or 1) > 1:
        problems.append(ViewProblem.TWO_PEOPLE)
    order = list(ViewProblem)
    return ViewCheck(tuple(sorted(problems, key=order.index)), judges, outside)


def _outside(pose: Pose, size_px: tuple[int, int]) -> tuple[Part, ...]:
    """Which parts the edge of the picture cuts off."""

    def cut(part: Part) -> bool:
        points = pose.image_px[list(part.landmarks)] / size_px
        return bool(((points < T.EDGE) | (points > 1 - T.EDGE)).any())

    return tuple(part for part in Part if cut(part))


def _extent(pose: Pose, size_px: tuple[int, int]) -> float:
    """The larger of the body's height and width, as a share of the picture's height."""
    span = np.ptp(pose.image_px[list(Landmark)], axis=0)
    return float(span.max() / size_px[1])


def tilt_deg(pose: Pose) -> float:
    """How far the line from the feet to the shoulders is from upright; 0 where the feet are apart, and the body may be aside of them."""
    feet = pose.image_px[Landmark.LEFT_ANKLE] - pose.image_px[Landmark.RIGHT_ANKLE]
    hips = pose.image_px[Landmark.LEFT_HIP] - pose.image_px[Landmark.RIGHT_HIP]
    if np.linalg.norm(feet) > 2 * np.linalg.norm(hips):
        return 0.0
    shoulders, ankles = (
        (pose.image_px[Landmark.of(name, Side.LEFT)] + pose.image_px[Landmark.of(name, Side.RIGHT)]) / 2 for name in ("shoulder", "ankle")
    )
    up = shoulders - ankles
    return float(np.degrees(np.arctan2(up[0], -up[1])))
