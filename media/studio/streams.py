"""People who stretch at human speed, as landmarks with exact truth: the same poses that the pictures are made of."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from media.studio.geometry import Array, smoothstep
from media.studio.pictures import body_of, camera_of
from media.studio.poses import PoseFile, load, posed
from media.studio.render import Camera
from stretchcoach.body.measures import Measure, read
from stretchcoach.body.pose import LANDMARK_COUNT, Landmark, Observation, Pose, Side
from stretchcoach.routine.library import Library
from stretchcoach.routine.stretches import Stretch
from stretchcoach.shipped import routine_files
from stretchcoach.vision.recording import RecordingWriter

FPS = 8
SIZE_PX = (640, 480)
_STANDS_S, _GETS_THERE_S, _GOES_IN_S, _HOLDS_S = 1.5, 3.5, 5.0, 7.0  # people take their time, most of all past the first pull
_FAULT_AFTER_S, _FAULT_IN_S = 2.0, 1.5  # of the hold
_WOBBLE, _WOBBLE_HZ = 0.006, 0.3  # of the depth: nobody is a statue
_WITHOUT_DEPTH = 0.8  # how far where no measure says it


@dataclass(frozen=True)
class Step:
    """One moment of a stream."""

    at_s: float
    depth: float
    severity: float


def judged_stretches() -> list[Stretch]:
    """Every hold that a camera judges."""
    return [stretch for stretch in Library(routine_files()).stretches.values() if stretch.depth is not None or stretch.entry is not None]


def steps(file: PoseFile, stretch: Stretch, fault: str | None) -> Iterator[Step]:
    """Neutral, in, hold; with a fault that comes during the hold and stays."""
    begins, goal = depths_of(file, stretch)
    arrives_s = _STANDS_S + _GETS_THERE_S + _GOES_IN_S
    for number in range(round((arrives_s + _HOLDS_S) * FPS)):
        at_s = number / FPS
        on_the_way, in_it = smoothstep((at_s - _STANDS_S) / _GETS_THERE_S), smoothstep((at_s - _STANDS_S - _GETS_THERE_S) / _GOES_IN_S)
        wobble = _WOBBLE * float(np.sin(2 * np.pi * _WOBBLE_HZ * at_s)) * in_it
        wrong = smoothstep((at_s - arrives_s - _FAULT_AFTER_S) / _FAULT_IN_S)
        yield Step(at_s, begins * on_the_way + (goal - begins) * in_it + wobble, 0.0 if fault is None else wrong)


def depths_of(file: PoseFile, stretch: Stretch) -> tuple[float, float]:
    """The depths of the pose at which the stretch's own measure, in the picture, begins to count, and is usual."""
    if stretch.depth is None:
        return _WITHOUT_DEPTH / 2, _WITHOUT_DEPTH
    camera, depths = camera_of(file, SIZE_PX), np.linspace(0, 1, 41)
    values = np.array([_measured(seen(file, camera, depth).pose, stretch.depth.measure, file) for depth in depths])
    wanted = (stretch.depth.begins, sum(stretch.depth.usual) / 2)
    begins, goal = (float(depths[int(np.argmin(np.abs(values - value)))]) for value in wanted)
    return begins, goal


def _measured(pose: Pose | None, measure: Measure, file: PoseFile) -> float:
    assert pose is not None
    forward = -1 if file.view["azimuth"] > 0 else 1  # somebody whose left side is seen looks to the left of the picture
    return read(pose, measure, Side.LEFT, forward).value


def seen(file: PoseFile, camera: Camera, depth: float, fault: str | None = None, severity: float = 0.0, at_s: float = 0.0) -> Observation:
    """What a perfect pose model would say."""
    points = posed(file, body_of(file.person), depth, fault, severity).landmarks
    world = _all(points)
    in_camera = camera.in_camera(world)
    hips = (in_camera[Landmark.LEFT_HIP] + in_camera[Landmark.RIGHT_HIP]) / 2
    pose = Pose(camera.in_picture(world), in_camera - hips, np.ones(LANDMARK_COUNT))
    return Observation(at_s, camera.size_px, pose)


def _all(points: dict[str, Array]) -> Array:
    """All 33, as MediaPipe numbers them; what the coach never looks at (eyes, mouth, fingers) lies near where it should."""
    world = np.zeros((LANDMARK_COUNT, 3))
    shoulders = (points["left_shoulder"] + points["right_shoulder"]) / 2
    for side, eyes, mouth, hand in (("left", (1, 2, 3), 9, (17, 19, 21)), ("right", (4, 5, 6), 10, (18, 20, 22))):
        world[list(eyes)] = points["nose"] * 0.65 + points[side + "_ear"] * 0.35
        world[mouth] = points["nose"] * 0.8 + shoulders * 0.2
        world[list(hand)] = points[side + "_wrist"]
    for landmark in Landmark:
        world[landmark] = points[landmark.name.lower()]
    return world


def write_streams(out: Path) -> Iterator[Path]:
    """A good and, for each fault, a faulty recording of every judged stretch."""
    out.mkdir(parents=True, exist_ok=True)
    for stretch in judged_stretches():
        file = load(stretch.id)
        camera = camera_of(file, SIZE_PX)
        for fault in (None, *faults_of(file, stretch)):
            path = out / f"{stretch.id}_{fault or 'good'}.jsonl"
            with RecordingWriter(path, f"media/studio: {stretch.id}, {fault or 'good'}, person {file.person}") as writer:
                for step in steps(file, stretch, fault):
                    writer.write(seen(file, camera, step.depth, fault, step.severity, step.at_s))
            yield path


def faults_of(file: PoseFile, stretch: Stretch) -> list[str]:
    """The faults that the stretch's own view can show."""
    shown = {rule.finding.value for rule in stretch.form if stretch.view.name in stretch.views_of(rule)}
    return [fault for fault in file.faults if fault in shown]
