"""The shape of what ``stretchcoach measure`` prints, on a recording of drawn people."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from support.figure import SIZE_PX, butterfly, quad
from support.sources import DrawnEstimator

from stretchcoach.body.pose import Observation
from stretchcoach.cli import main
from stretchcoach.vision import estimator
from stretchcoach.vision.recording import RecordingWriter

pytest.importorskip("cv2")  # the command opens pictures, too


@pytest.fixture
def recording(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    class PassingThrough(DrawnEstimator):
        def observe(self, frame: Any) -> Observation:
            assert frame.observation is not None
            return frame.observation  # type: ignore[no-any-return]

    monkeypatch.setattr(estimator, "PoseEstimator", lambda _path, video=True: PassingThrough(lambda _now_s: None))
    path = tmp_path / "a.jsonl"
    with RecordingWriter(path) as writer:
        writer.write(quad(110).seen(0.0))
        writer.write(butterfly(0.45).seen(0.5))
        writer.write(Observation(1.0, SIZE_PX, None))
    return str(path)


def test_json(recording: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["measure", recording, "--format", "json"]) == 0
    side, front, nobody = json.loads(capsys.readouterr().out)
    assert list(side) == ["file", "t_s", "view", "measures"]
    assert (side["file"], side["t_s"]) == (recording, 0.0)
    assert side["view"] == {"facing": "left", "yaw_deg": 88}
    knee = side["measures"]["knee_flexion"]
    assert list(knee) == ["left", "right"]
    assert knee["left"] == {"value": pytest.approx(110, abs=0.2), "unit": "deg", "visibility": 1.0, "from": "2d"}
    assert list(side["measures"]["trunk_lean"]) == ["both"]
    assert front["view"]["facing"] == "front"
    assert front["measures"]["knee_height"]["right"]["value"] == pytest.approx(0.45, abs=0.01)
    assert front["measures"]["knee_height"]["right"]["unit"] == "ratio"
    assert nobody == {"file": recording, "t_s": 1.0, "view": None, "measures": {}}


def test_landmarks_only_where_asked_for(recording: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["measure", recording, "--landmarks"]) == 0
    side, _front, nobody = json.loads(capsys.readouterr().out)
    assert len(side["landmarks"]) == 33
    assert set(side["landmarks"][0]) == {"index", "name", "px", "world_m", "visibility"}
    assert "landmarks" not in nobody


def test_csv(recording: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["measure", recording, "--format", "csv"]) == 0
    rows = list(csv.DictReader(capsys.readouterr().out.splitlines()))
    knees = [row for row in rows if row["measure"] == "knee_flexion" and row["t_s"] == "0.0"]
    assert [(row["side"], row["unit"], row["from"]) for row in knees] == [("left", "deg", "2d"), ("right", "deg", "2d")]


def test_a_file_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["measure", "nowhere.mp4"]) == 2
    out, err = capsys.readouterr()
    assert "nowhere.mp4" in err
    assert out == ""
