"""A short session as knots over time: how deep, what is added to the pose, and how it swings."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from ruamel.yaml import YAML

from media.studio.geometry import Array
from media.studio.pictures import camera_of
from media.studio.poses import PoseFile, load
from media.studio.streams import SIZE_PX, seen
from stretchcoach.body.measures import Measure, read
from stretchcoach.body.pose import Observation, Side
from stretchcoach.routine.library import Library
from stretchcoach.routine.stretches import Stretch
from stretchcoach.safety.alerts import Level, Reason
from stretchcoach.shipped import routine_files

FOLDER = Path(__file__).parent
FPS = 15
MOVE = "move"  # the fault under which a pose keeps what a script adds to it
_UNREST_DEG, _UNREST_HZ = 0.4, 0.3  # nobody is a statue
_TWIN = "good"
Knots = list[tuple[float, float]]


@dataclass(frozen=True)
class Swing:
    """To and fro on top of the knots: ``deg`` of the depth and ``much`` of the move, from end to end."""

    hz: float
    from_s: float
    deg: float = 0.0
    much: float = 0.0


@dataclass(frozen=True)
class Script:
    """One session.

    Attributes:
        name: of the file, with ``_good`` behind it for a twin.
        pose: with what the script adds as its fault :data:`MOVE`.
        depth: (seconds, degrees that the stretch's own measure reads in the picture).
        much: (seconds, how much of the move).
    """

    name: str
    stretch: Stretch
    pose: PoseFile
    reason: Reason
    level: Level
    gentle: bool
    fps: int
    depth: Knots
    much: Knots = field(default_factory=list)
    swing: Swing | None = None

    @property
    def is_good(self) -> bool:
        """Whether this is a twin that must raise nothing."""
        return f"_{_TWIN}" in self.name


@dataclass(frozen=True)
class Moment:
    """What is to be drawn: the pose's own depth (0..1), and how much is added."""

    at_s: float
    depth: float
    much: float


def scripts(names: list[str]) -> Iterator[Script]:
    """Each session and its good twins.

    Raises:
        FileNotFoundError: no script has this name.
    """
    library = Library(routine_files())
    for name in names or sorted(path.stem for path in FOLDER.glob("*.yaml")):
        kept = YAML(typ="safe").load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
        twins = {key: kept.pop(key) for key in list(kept) if key.startswith(_TWIN)}
        yield _script(name, kept, library)
        for key, different in twins.items():
            yield _script(f"{name}_{key}", kept | different, library)


def _script(name: str, kept: dict[str, Any], library: Library) -> Script:
    stretch = library.stretch(kept["stretch"])
    pose = load(stretch.id)
    raised = kept["raises"]
    return Script(
        name,
        stretch,
        replace(pose, faults={MOVE: kept.get("move", {})}),
        Reason(raised["reason"]),
        Level(raised["level"]),
        kept.get("mode") == "gentle",
        kept.get("fps", FPS),
        [(float(at_s), float(deg)) for at_s, deg in kept["depth"]],
        [(float(at_s), float(much)) for at_s, much in kept.get("much", [])],
        Swing(**kept["swing"]) if kept.get("swing") else None,
    )


def moments(script: Script) -> Iterator[Moment]:
    """Frame by frame."""
    depths, degrees = _curve(script.stretch)
    for number in range(round(script.depth[-1][0] * script.fps)):
        at_s = number / script.fps
        swing, turn = script.swing, 0.0
        if swing is not None and at_s > swing.from_s:
            turn = float(np.sin(2 * np.pi * swing.hz * (at_s - swing.from_s))) / 2
        deg = _at(script.depth, at_s) + _UNREST_DEG * float(np.sin(2 * np.pi * _UNREST_HZ * at_s)) + turn * (swing.deg if swing else 0.0)
        much = (_at(script.much, at_s) if script.much else 0.0) + turn * (swing.much if swing else 0.0)
        yield Moment(at_s, round(float(np.interp(deg, degrees, depths)), 3), round(much, 3))


def truth(script: Script) -> tuple[Array, list[Observation]]:
    """The moments, and what a perfect pose model would say of each."""
    camera = camera_of(script.pose, SIZE_PX)
    made = list(moments(script))
    known: dict[tuple[float, float], Observation] = {}  # who holds still comes back to the same places
    for moment in made:
        if (place := (moment.depth, moment.much)) not in known:
            known[place] = seen(script.pose, camera, moment.depth, MOVE, moment.much)
    return np.array([moment.at_s for moment in made]), [known[moment.depth, moment.much] for moment in made]


def measured(pose: PoseFile, observation: Observation, measure: Measure) -> float:
    """A measure of the stretched leg, read off exact landmarks."""
    assert observation.pose is not None
    forward = -1 if pose.view["azimuth"] > 0 else 1  # somebody whose left side is seen looks to the left of the picture
    return read(observation.pose, measure, Side.LEFT, forward).value


@cache
def _curve(stretch: Stretch) -> tuple[Array, Array]:
    """Depths of the pose, and what the stretch's own measure reads at each in the picture."""
    assert stretch.depth is not None
    pose, depths = load(stretch.id), np.linspace(0, 1, 41)
    camera = camera_of(pose, SIZE_PX)
    degrees = [measured(pose, seen(pose, camera, float(depth)), stretch.depth.measure) for depth in depths]
    return depths, np.maximum.accumulate(degrees)


def _at(knots: Knots, at_s: float) -> float:
    times, values = zip(*knots, strict=True)
    return float(np.interp(at_s, times, values))
