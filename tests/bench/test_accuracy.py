"""The benchmark itself: perfect eyes score perfectly, and each kind of wrong eyes is caught by the figure that is meant for it."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from support.figure import SIZE_PX, Figure, quad
from support.session import library

from stretchcoach.bench.accuracy import ClipResult, run_clip
from stretchcoach.bench.clips import CLIP_STEP_S, Clip, find_clips
from stretchcoach.bench.stills import labels_of, nearest_knee
from stretchcoach.bench.totals import StillResult, table, totals
from stretchcoach.body.pose import Landmark, Observation, Pose, Side
from stretchcoach.body.view import ViewName
from stretchcoach.errors import SourceError

Eyes = Callable[[Pose], Pose]
NAMES = [mark for mark in Landmark if mark is not Landmark.NOSE]


def facts(figures: list[Figure], severities: list[float], fault: str | None = None) -> dict[str, object]:
    """A clip in the format of the shared ones: the standing quad stretch from the side."""
    frames = []
    for number, (figure, severity) in enumerate(zip(figures, severities, strict=True)):
        pose = figure.pose()
        joints = {mark.name.lower(): pose.image_px[mark].tolist() for mark in Landmark}
        knees = {"left_knee_flex": figure.left.knee, "right_knee_flex": figure.right.knee}
        frames.append({"i": number, "t": number / 12, "sev": severity, "depth": 0, "joints2d": joints, **knees})
    shown = {"stretch": "quad", "view": "side", "fault": fault, "person": "X", "fps": 12, "azimuth": 88.0, "worked_side": "left"}
    return {**shown, "frames": frames}


def clip_of(figures: list[Figure], severities: list[float] | None = None, fault: str | None = None) -> Clip:
    return Clip(Path("clips/drawn.mp4"), facts(figures, severities or [0.0] * len(figures), fault))


def watch(clip: Clip, figures: list[Figure], eyes: Eyes = lambda pose: pose) -> ClipResult:
    def observations() -> Iterator[Observation]:
        for number, figure in enumerate(figures):
            yield Observation(number * CLIP_STEP_S, SIZE_PX, eyes(figure.pose()))

    return run_clip(clip, observations(), library())


SWEEP = [quad(knee) for knee in (5, 30, 60, 90, 105, 105, 105, 105, 105, 105, 105, 105, 90, 60, 30)]
RAMP = [quad(110, thigh=40 * at / 15) for at in range(16)]
SEVERITIES = [at / 15 for at in range(16)]


def bent_by(degrees: float) -> Eyes:
    """Eyes that see the left knee bent more than it is."""

    def eyes(pose: Pose) -> Pose:
        px = pose.image_px.copy()
        hip, knee, ankle = (Landmark.of(name, Side.LEFT) for name in ("hip", "knee", "ankle"))
        shank = px[ankle] - px[knee]
        turn = np.radians(degrees) * np.sign(np.cross(np.append(px[knee] - px[hip], 0), np.append(shank, 0))[2] or 1)
        px[ankle] = px[knee] + np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]]) @ shank
        return replace(pose, image_px=px)

    return eyes


def test_perfect_eyes_score_perfectly() -> None:
    row = watch(clip_of(SWEEP), SWEEP).row
    assert row["knee_mean_deg"] == pytest.approx(0.0, abs=0.1)
    assert row["wrong_frames"] == 0
    assert row["false_corrections"] == 0
    assert row["swaps"] == 0
    assert row["detected_share"] == row["judged_share"] == row["facing_share"] == 1.0
    assert row["held_s"] == pytest.approx(row["truth_held_s"], abs=0.3)


def test_a_fault_that_is_seen_is_found_in_time() -> None:
    row = watch(clip_of(RAMP, SEVERITIES, "fwd"), RAMP).row
    assert row["fault_recall"] == 1.0
    assert row["wrong_frames"] == 0


def test_a_fault_that_is_not_seen_is_a_miss_and_wrong_good_frames() -> None:
    blind = [quad(110)] * 16
    row = watch(clip_of(RAMP, SEVERITIES, "fwd"), blind).row
    assert row["fault_recall"] == 0.0
    assert row["wrong_frames"] > 0


def test_a_correction_that_the_truth_does_not_bear_out_is_false() -> None:
    row = watch(clip_of([quad(110)] * 16), RAMP).row
    assert row["false_corrections"] > 0
    assert row["wrong_frames"] > 0


def test_a_knee_that_is_seen_wrongly_is_an_error_with_its_sign() -> None:
    row = watch(clip_of(SWEEP), SWEEP, bent_by(12)).row
    assert row["knee_mean_deg"] == pytest.approx(12.0, abs=1.0)
    assert row["knee_bias_deg"] == pytest.approx(12.0, abs=1.0)


def test_legs_named_the_wrong_way_round_from_the_start_are_swaps() -> None:
    def crossed(pose: Pose) -> Pose:
        order = np.arange(33)
        for name in ("hip", "knee", "ankle", "heel", "toe"):
            left, right = Landmark.of(name, Side.LEFT), Landmark.of(name, Side.RIGHT)
            order[[left, right]] = right, left
        return replace(pose, image_px=pose.image_px[order], world_m=pose.world_m[order])

    assert watch(clip_of(SWEEP), SWEEP, crossed).row["swaps"] > 5


def test_totals_and_table_count_what_the_rows_say() -> None:
    good, missed = watch(clip_of(RAMP, SEVERITIES, "fwd"), RAMP), watch(clip_of(RAMP, SEVERITIES, "fwd"), [quad(110)] * 16)
    sums = totals([good, missed], [StillResult("a.jpg", -8.0), StillResult("b.jpg", None)], 20.04)
    assert sums["fault_episodes"] == 2
    assert sums["fault_recall"] == 0.5
    assert sums["ms_a_frame"] == 20.0
    assert sums["stills"] == {"pictures": 2, "judged": 1, "median_deg": 8.0, "largest_deg": 8.0}
    assert table([good, missed])[0]["recall"] == "1/2"
    json.dumps([good.row, sums])  # what --json writes


def test_a_clip_is_read_from_its_files(tmp_path: Path) -> None:
    (tmp_path / "a.mp4").touch()
    (tmp_path / "a.json").write_text(json.dumps(facts(SWEEP, [0.0] * len(SWEEP))), encoding="utf-8")
    (video,) = find_clips(tmp_path)
    clip = Clip.open(video)
    assert clip.view is ViewName.SIDE
    assert not clip.is_session
    assert clip.side is Side.LEFT
    (tmp_path / "a.json").write_text("{}", encoding="utf-8")
    with pytest.raises(SourceError, match=r"a\.mp4"):
        Clip.open(video)
    with pytest.raises(SourceError):
        find_clips(tmp_path / "nothing")


def test_a_photograph_is_scored_by_the_nearest_knee(tmp_path: Path) -> None:
    pose = quad(100).pose()
    points = {name: pose.image_px[Landmark.of(name, Side.LEFT)].tolist() for name in ("hip", "knee", "ankle")}
    label = {"file": "a.jpg", "knee_deg": 85.0, "points": points}
    assert nearest_knee(label, Observation(0.0, SIZE_PX, pose)).error_deg == pytest.approx(5.0, abs=0.2)
    assert nearest_knee(label, Observation(0.0, SIZE_PX, quad(100, yaw=0.0).pose())).error_deg is None
    assert nearest_knee(label, Observation(0.0, SIZE_PX, None)).error_deg is None
    (tmp_path / "labels.json").write_text(json.dumps({"stills": [label]}), encoding="utf-8")
    assert labels_of(tmp_path) == []
    (tmp_path / "a.jpg").touch()
    assert labels_of(tmp_path) == [label]
