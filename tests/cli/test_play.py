"""``stretchcoach play`` from the command line on, with drawn people."""

import json
import threading
import time
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from support.figure import quad
from support.sources import DrawnSource

from stretchcoach.cli import main, watching
from stretchcoach.errors import PoseModelError, SourceError
from stretchcoach.shipped import routine_files
from stretchcoach.vision import estimator, sources
from stretchcoach.vision.recording import RecordingWriter

Drawn = list[float | BaseException]
PLAY = ["play", "--stretch", "quad_standing", "--side", "left", "--hold", "5 s", "--source", "drawn", "--as-fast-as-possible"]


def saved(folder: Path) -> dict[str, Any]:
    (path,) = folder.rglob("session.json")
    return json.loads(path.read_text(encoding="utf-8"))  # type: ignore[no-any-return]




def test_one_stretch_is_played_and_kept(drawn: Drawn, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*PLAY, "--out", str(tmp_path / "out")]) == 0
    out, err = capsys.readouterr()
    assert "The session is complete." in out
    assert "Standing heel to buttock, left leg, set 1: held 5.0 s of 5 s, about 110 degrees (camera estimate)" in out
    assert "The camera could judge 100% of the time." in out
    assert str(tmp_path / "out" / "session.json") in out.replace("\n", "")
    assert "Left leg. Move in slowly, to a mild pull." in err
    record = saved(tmp_path / "out")
    assert (record["source"], record["routine"], record["landmark_model_sha256"]) == ("drawn", "quad_standing", "e9a5")
    assert record["ended"]["reason"] == "finished"


def test_without_a_folder_it_goes_to_the_users_data(drawn: Drawn, tmp_path: Path) -> None:
    assert main(PLAY) == 0
    assert saved(tmp_path / "data")["holds"][0]["held_s"] == 5.0


def test_a_file_plays_one_side_and_says_so(drawn: Drawn, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = [argument if argument != "left" else "both" for argument in PLAY]
    assert main([*arguments, "--out", str(tmp_path)]) == 0
    assert "A file shows one side only: the left leg is played." in capsys.readouterr().err.replace("\n", " ")
    assert [hold["side"] for hold in saved(tmp_path)["holds"]] == ["left"]


def test_without_a_camera_both_sides_are_played(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    argv = ["play", "--stretch", "quad_standing", "--hold", "5 s", "--sets", "2", "--source", "none", "--as-fast-as-possible"]
    assert main([*argv, "--out", str(tmp_path)]) == 0
    record = saved(tmp_path)
    assert [(hold["side"], hold["timed_s"]) for hold in record["holds"]] == [("left", 5.0), ("left", 5.0), ("right", 5.0), ("right", 5.0)]
    assert record["landmark_model_sha256"] is None
    assert "and 5.0 s by time alone" in capsys.readouterr().out


def test_a_whole_routine_by_its_id(tmp_path: Path) -> None:
    assert main(["play", "chair_hamstring_gentle", "--source", "none", "--as-fast-as-possible", "--out", str(tmp_path)]) == 0
    record = saved(tmp_path)
    assert (record["routine"], record["mode"], record["ended"]["reason"]) == ("chair_hamstring_gentle", "gentle", "finished")
    assert {hold["side"] for hold in record["holds"]} == {"left", "right"}


MINE = "id: mine\ntitle: Mine\nmuscle: quadriceps\nsteps:\n  - {kind: stretch, stretch: quad_standing, side: left, hold: 5 s, sets: 1}\n"


def test_a_routine_of_ones_own_whatever_its_file_is_called(tmp_path: Path) -> None:
    path = tmp_path / "from my therapist.yaml"
    path.write_text(MINE)
    assert main(["play", str(path), "--gentle", "--source", "none", "--as-fast-as-possible", "--out", str(tmp_path / "out")]) == 0
    record = saved(tmp_path / "out")
    assert (record["routine"], record["mode"]) == ("mine", "gentle")


def test_a_drill_is_counted_not_held(tmp_path: Path) -> None:
    argv = ["play", "--stretch", "heel_curls", "--side", "left", "--source", "none", "--as-fast-as-possible"]
    assert main([*argv, "--out", str(tmp_path)]) == 0
    record = saved(tmp_path)
    assert record["holds"] == []
    assert any("10 times, left leg" in cue["text"] for cue in record["cues"])


def test_what_is_comfortable_is_known_from_the_start(drawn: Drawn, tmp_path: Path) -> None:
    assert main([*PLAY, "--comfortable", "85", "--gentle", "--out", str(tmp_path)]) == 0
    record = saved(tmp_path)
    assert record["holds"][0]["a0"] == 85.0
    assert record["alerts"][0]["limit"] == 95.0  # 110 is more than 10 degrees further


def test_a_recording_is_played_without_a_pose_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(estimator, "PoseEstimator", None)
    with RecordingWriter(tmp_path / "a.jsonl") as writer:
        for at in range(90):
            writer.write(quad(110).seen(at / 15))
    argv = ["play", "--stretch", "quad_standing", "--side", "left", "--hold", "5 s", "--as-fast-as-possible"]
    assert main([*argv, "--source", str(tmp_path / "a.jsonl"), "--record", "--out", str(tmp_path / "out")]) == 0
    assert saved(tmp_path / "out")["holds"][0]["held_s"] == 5.0
    assert saved(tmp_path / "out")["landmark_model_sha256"] is None
    assert (tmp_path / "out" / "landmarks.jsonl").read_text().count("\n") > 70


def test_ctrl_c_saves_what_was_held(drawn: Drawn, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    drawn[45:] = [KeyboardInterrupt()]
    assert main([*PLAY, "--out", str(tmp_path)]) == 0
    assert "You stopped the session." in capsys.readouterr().out
    record = saved(tmp_path)
    assert record["ended"]["reason"] == "stopped"
    assert record["holds"][0]["held_s"] == 2.9


@pytest.mark.parametrize(
    ("breaks", "code"),
    [(SourceError("The clip is damaged."), 2), (PoseModelError("The pose model is damaged."), 3)],
    ids=["source", "model"],
)
def test_what_breaks_is_said_on_stderr_and_kept(
    drawn: Drawn, tmp_path: Path, capsys: pytest.CaptureFixture[str], breaks: BaseException, code: int
) -> None:
    drawn[45:] = [breaks]
    assert main([*PLAY, "--out", str(tmp_path)]) == code
    out, err = capsys.readouterr()
    assert (out, err.splitlines()[-1]) == ("", str(breaks))
    record = saved(tmp_path)
    assert record["ended"] == {"reason": "error", "detail": str(breaks)}
    assert record["holds"][0]["held_s"] == 2.9


def test_a_defect_of_the_program_costs_nobody_what_was_held(drawn: Drawn, tmp_path: Path) -> None:
    drawn[45:] = [ZeroDivisionError("a defect")]
    with pytest.raises(ZeroDivisionError):
        main([*PLAY, "--out", str(tmp_path)])
    assert saved(tmp_path)["holds"][0]["held_s"] == 2.9


def test_a_clip_that_ends_first(drawn: Drawn, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    del drawn[30:]
    assert main([*PLAY, "--out", str(tmp_path)]) == 0
    assert "The recording ended before the session did." in capsys.readouterr().out


class Camera(DrawnSource):
    """A camera that sends a picture a millisecond."""

    def __init__(self, index: int, clock: Callable[[], float]) -> None:
        if index:
            raise SourceError(f"Camera {index} cannot be opened.")
        tick = threading.Event()
        super().__init__((clock() for _ in iter(lambda: tick.wait(0.001), None)), live=True)


@pytest.mark.parametrize(("source", "sees"), [("camera:0", True), ("camera:1", False)])
def test_a_camera(
    drawn: Drawn, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], source: str, sees: bool
) -> None:
    pytest.importorskip("cv2")
    from stretchcoach.vision import camera

    monkeypatch.setattr(camera, "Camera", Camera)
    monkeypatch.setattr(watching, "time", SimpleNamespace(monotonic=lambda: time.monotonic() * 20))  # a minute in three seconds
    argv = ["play", "--stretch", "quad_standing", "--side", "left", "--hold", "5 s", "--source", source, "--out", str(tmp_path)]
    assert main(argv) == 0
    (hold,) = saved(tmp_path)["holds"]
    assert hold["held_s"] + hold["timed_s"] == 5.0
    assert (hold["held_s"] > 2) is sees
    assert ("Camera 1 cannot be opened." in capsys.readouterr().err.replace("\n", " ")) is not sees


def test_the_demonstration(drawn: Drawn, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sources, "open_source", lambda spec, frame_step_s=None: DrawnSource(drawn))
    for argv in (["demo", "--as-fast-as-possible"], ["demo", "--as-fast-as-possible", "--out", str(tmp_path / "out")]):
        assert main(argv) == 0
        assert "held 7.9 s of " in capsys.readouterr().out
    assert saved(tmp_path / "out")["holds"][0]["held_s"] == 7.9


@pytest.mark.parametrize(
    ("argv", "says"),
    [
        (["play"], "required"),
        (["play", "x", "--stretch", "y"], "not allowed"),
        (["play", "--stretch", "quad_standing", "--side", "up"], "--side"),
        (["play", "--stretch", "quad_standing", "--hold", "30"], "write '30 s'"),
        (["play", "--stretch", "quad_standing", "--hold", "1 s"], "5 to 120 s"),
        (["play", "--stretch", "quad_standing", "--hold", "3 min"], "5 to 120 s"),
        (["play", "--stretch", "quad_standing", "--sets", "7"], "--sets"),
        (["play", "--stretch", "quad_standing", "--comfortable", "nan"], "not a number"),
        (["play", "--stretch", "quad_standing", "--comfortable", "much"], "not a number"),
        (["play", "--stretch", "quad_standing", "--frame-step", "0 ms"], "0 ms"),
        (["play", "--stretch", "quad_standing", "--source", "camera:x"], "camera:0"),
        (["play", "--stretch", "quad_standing", "--source", "nowhere.mp4"], "nowhere.mp4"),
        (["play", "evening_three_muscles", "--hold", "20 s", "--source", "none"], "--hold goes with --stretch"),
        (["play", "nowhere.yaml", "--source", "none"], "nowhere.yaml cannot be read"),
    ],
)
def test_used_wrongly(argv: list[str], says: str, capsys: pytest.CaptureFixture[str]) -> None:
    try:
        code: object = main(argv)
    except SystemExit as stop:
        code = stop.code
    out, err = capsys.readouterr()
    assert code == 2
    assert out == ""
    assert says in err


@pytest.mark.parametrize(
    ("argv", "says"),
    [
        (["play", "evening", "--source", "none"], "there is no routine 'evening'"),
        (["play", "--stretch", "quad_standin", "--source", "none"], "did you mean 'quad_standing'"),
    ],
)
def test_unknown_names_are_used_wrongly_and_answered_with_a_hint(argv: list[str], says: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(argv) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert says in err


def test_a_routine_with_problems_shows_them_all(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(MINE.replace("hold: 5 s", "hodl: 5 s").replace("quad_standing", "quad_sitting"))
    assert main(["play", str(path), "--source", "none", "--as-fast-as-possible"]) == 1
    err = capsys.readouterr().err
    assert "hodl" in err
    assert "quad_sitting" in err


def test_a_stretch_is_not_a_routine(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "quad_standing.yaml"
    path.write_bytes(routine_files()["stretches/quad_standing.yaml"])
    assert main(["play", str(path), "--source", "none", "--as-fast-as-possible"]) == 1
    assert "is not a routine" in capsys.readouterr().err


def test_a_folder_that_cannot_be_written(drawn: Drawn, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("")
    assert main([*PLAY, "--out", str(tmp_path / "file" / "x")]) == 2
    assert "cannot be written" in capsys.readouterr().err


@pytest.mark.parametrize("argv", [["--stretch", "heel_curls"], ["before_exercise"]])
def test_drills_are_not_for_a_cramping_muscle(argv: list[str], capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["play", *argv, "--gentle", "--source", "none", "--as-fast-as-possible", "--out", str(tmp_path)]) == 2
    assert "too much for gentle mode" in capsys.readouterr().err
