"""From observations to smoothed joint angles: the only state the body keeps between two frames."""

from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from statistics import median

from stretchcoach import thresholds as T
from stretchcoach.body.measures import Measure, Origin, Reading, needed_landmarks, read
from stretchcoach.body.pose import Landmark, Observation, Pose, Side
from stretchcoach.body.smoothing import OneEuro, Slope
from stretchcoach.body.view import View, ViewName, view_of


@dataclass(frozen=True, slots=True)
class Wanted:
    """One measure that somebody asks for, of one leg.

    Attributes:
        min_visibility: below it the measure is absent.
    """

    measure: Measure
    side: Side
    origin: Origin = Origin.PIXELS
    min_visibility: float = T.MIN_VISIBILITY


@dataclass(frozen=True, slots=True)
class JointAngle:
    """One measure, smoothed.

    Attributes:
        value: smoothed, degrees or a ratio.
        raw: this frame's own value.
        rate: units a second over the last 1.5 s, None until enough frames came.
    """

    reading: Reading
    value: float
    rate: float | None

    @property
    def raw(self) -> float:
        """This frame's own value."""
        return self.reading.value


@dataclass(frozen=True, slots=True)
class Motion:
    """What the body does at one moment; a wanted measure that is not in ``angles`` could not be seen.

    Attributes:
        pose: None where nobody was found.
        view: median of the last second, None where nobody was found.
        hidden: the least visible landmark of each absent measure.
    """

    at_s: float
    pose: Pose | None
    view: View | None = None
    angles: Mapping[Wanted, JointAngle] = field(default_factory=dict)
    hidden: Mapping[Wanted, Landmark] = field(default_factory=dict)


_VIEW_WINDOW_S = 1.0
_FORGET_AFTER_S = 1.0  # a measure unseen for longer starts afresh: its old value says nothing


class Tracker:
    """Follows the wanted measures of one person through time."""

    def __init__(self, wanted: Iterable[Wanted]) -> None:
        """Args: the measures to follow."""
        self._wanted = tuple(dict.fromkeys(wanted))
        self._filters: dict[Wanted, tuple[OneEuro, Slope]] = {}
        self._seen_at_s: dict[Wanted, float] = {}
        self._yaws: deque[tuple[float, float]] = deque()
        self._view_name: ViewName | None = None

    def update(self, observation: Observation) -> Motion:
        """What the body does now. Observations must come in the order of their moments."""
        at_s, pose = observation.captured_at_s, observation.pose
        if pose is None:
            return Motion(at_s, None)
        view = self._view(at_s, pose)
        if view.name is not self._view_name:  # the same measure means another thing from there
            self._view_name = view.name
            self._filters.clear()
        angles: dict[Wanted, JointAngle] = {}
        hidden: dict[Wanted, Landmark] = {}
        for wanted in self._wanted:
            reading = read(pose, wanted.measure, wanted.side, view.forward_x, wanted.origin)
            if reading.visibility < wanted.min_visibility:
                hidden[wanted] = min(needed_landmarks(wanted.measure, wanted.side), key=lambda mark: float(pose.visibility[mark]))
                continue
            if at_s - self._seen_at_s.get(wanted, at_s) > _FORGET_AFTER_S:
                self._filters.pop(wanted, None)
            smooth, slope = self._filters.setdefault(wanted, (OneEuro(), Slope()))
            self._seen_at_s[wanted] = at_s
            angles[wanted] = JointAngle(reading, smooth(at_s, reading.value), slope(at_s, reading.value))
        return Motion(at_s, pose, view, angles, hidden)

    def _view(self, at_s: float, pose: Pose) -> View:
        self._yaws.append((at_s, view_of(pose).yaw_deg))
        while at_s - self._yaws[0][0] > _VIEW_WINDOW_S:
            self._yaws.popleft()
        return View(median(yaw for _, yaw in self._yaws))
