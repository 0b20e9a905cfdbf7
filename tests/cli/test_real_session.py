"""A rendered person in a quadriceps stretch with a lapse, through the real pose model and the real command."""

import json
from itertools import groupby
from pathlib import Path

import numpy as np
import pytest

from stretchcoach.body.measures import angle_deg
from stretchcoach.cli import main
from stretchcoach.shipped import model

CLIP = Path(__file__).parents[2].parent / "shared" / "synthetic" / "sessions" / "quad_side_lapse_A.mp4"
BEGINS_DEG, NEVER_BEYOND_DEG = 90, 145


def true_intervals(path: Path) -> list[tuple[float, float]]:
    """When the knee was really in the band, from the joints that were rendered."""
    truth = json.loads(path.read_text())

    def is_in(joints: dict[str, list[float]]) -> bool:
        hip, knee, ankle = (np.array(joints[f"left_{name}"]) for name in ("hip", "knee", "ankle"))
        return BEGINS_DEG <= 180 - angle_deg(hip, knee, ankle) <= NEVER_BEYOND_DEG

    frames = [(number / truth["fps"], is_in(frame["joints2d"])) for number, frame in enumerate(truth["frames"])]
    spells = [[moment for moment, _ in spell] for inside, spell in groupby(frames, key=lambda frame: frame[1]) if inside]
    return [(spell[0], spell[-1]) for spell in spells]


@pytest.mark.skipif(not CLIP.exists(), reason="the rendered sessions are not beside the checkout")
@pytest.mark.skipif(not model().exists(), reason="the pose model has not been built")
def test_the_lapse_pauses_and_the_intervals_are_those_of_the_truth(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("mediapipe")
    argv = ["play", "--stretch", "quad_standing", "--side", "left", "--hold", "60 s", "--source", str(CLIP), "--as-fast-as-possible"]
    assert main([*argv, "--out", str(tmp_path)]) == 0
    assert "The recording ended before the session did." in capsys.readouterr().out
    record = json.loads((tmp_path / "session.json").read_text(encoding="utf-8"))
    truth = true_intervals(CLIP.with_suffix(".json"))
    (hold,) = record["holds"]
    assert len(truth) == 2
    assert hold["intervals"] == [[pytest.approx(edge, abs=0.5) for edge in interval] for interval in truth]
    assert hold["held_s"] == pytest.approx(sum(end - start for start, end in truth), abs=1.0)
    assert hold["held_s"] == pytest.approx(sum(end - start for start, end in hold["intervals"]), abs=0.15)
    assert hold["timed_s"] == 0.0
    assert {alert["level"] for alert in record["alerts"]} <= {"CAUTION"}  # the leg moves fast on the way in and out; nothing is eased
    assert len(record["landmark_model_sha256"]) == 64
    assert [cue["id"] for cue in record["cues"] if cue["id"] in ("hold", "came_out", "going_on")][:3] == ["hold", "came_out", "going_on"]
