"""The one session runner, on drawn sources."""

import json
import stat
import sys
import threading
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from support.figure import Figure, quad
from support.session import agenda, at_once
from support.sources import DrawnEstimator, DrawnSource

from stretchcoach.coaching.agenda import Entry, Phase
from stretchcoach.coaching.log import EndReason
from stretchcoach.coaching.session import SessionEngine, SessionUpdate
from stretchcoach.errors import SourceError
from stretchcoach.player import Pace, SessionRunner, watch_file, watch_live, watch_nothing
from stretchcoach.player import at_once as no_waiting
from stretchcoach.routine.values import Mode
from stretchcoach.vision.live import LiveEyes
from stretchcoach.vision.recording import Recording

MOMENTS = [at / 15 for at in range(15 * 20)]


def person(now_s: float) -> Figure | None:
    """Into the stretch, out of it, in again, gone."""
    return None if now_s > 16 else quad(75 if 6 < now_s < 9 else 110, thigh=25 if 12 < now_s < 14 else 0)


def runner_in(folder: Path, entries: list[Entry] | None = None, *, record: bool = False, has_camera: bool = True) -> SessionRunner:
    engine = SessionEngine(entries or at_once(hold_s=30), has_camera=has_camera)
    return SessionRunner(engine, folder, source="drawn", routine="quad_standing", mode=Mode.NORMAL, model_sha256="e9a5", record=record)


def play_file(runner: SessionRunner, moments: Iterable[float | BaseException] = MOMENTS) -> list[SessionUpdate]:
    source = DrawnSource(moments)
    try:
        return [update for _seen, update in watch_file(runner, source, DrawnEstimator(person), no_waiting)]
    finally:
        assert source.closed


def saved(folder: Path) -> dict[str, Any]:
    return json.loads((folder / "session.json").read_text(encoding="utf-8"))  # type: ignore[no-any-return]


def test_a_file_is_played_frame_by_frame_at_its_own_times(tmp_path: Path) -> None:
    runner = runner_in(tmp_path / "made" / "for it")
    updates = play_file(runner)
    assert [update.at_s for update in updates] == MOMENTS
    runner.save()
    record = saved(tmp_path / "made" / "for it")
    assert record["ended"] == {"reason": "source_ended", "detail": ""}
    assert (record["source"], record["routine"], record["mode"]) == ("drawn", "quad_standing", "normal")
    assert record["landmark_model_sha256"] == "e9a5"
    (hold,) = record["holds"]
    assert hold["held_s"] == pytest.approx(6 + 3 + 2, abs=1)


def test_the_end_of_the_session_ends_the_file(tmp_path: Path) -> None:
    updates = play_file(runner_in(tmp_path, at_once(hold_s=5)))
    assert updates[-1].ended is EndReason.FINISHED
    assert len(updates) < 100


def test_each_frame_is_waited_for(tmp_path: Path) -> None:
    waited: list[float] = []
    list(watch_file(runner_in(tmp_path), DrawnSource(MOMENTS[:5]), DrawnEstimator(person), waited.append))
    assert waited == MOMENTS[:5]


def test_a_recording_played_back_is_the_same_session(tmp_path: Path) -> None:
    runner = runner_in(tmp_path / "first", record=True)
    play_file(runner)
    runner.save()
    again = runner_in(tmp_path / "again")
    list(watch_file(again, Recording(tmp_path / "first" / "landmarks.jsonl"), None, no_waiting))
    again.save()
    first, second = saved(tmp_path / "first"), saved(tmp_path / "again")
    assert first["holds"][0]["held_s"] > 5
    for key in ("holds", "cues", "alerts", "verdict_s", "ended"):
        assert second[key] == first[key], key


@pytest.mark.parametrize("record", [True, False])
def test_landmarks_are_kept_only_where_asked_for(tmp_path: Path, record: bool) -> None:
    runner = runner_in(tmp_path, record=record)
    play_file(runner)
    runner.save()
    assert (tmp_path / "landmarks.jsonl").exists() is record


def test_ctrl_c_keeps_what_was_held(tmp_path: Path) -> None:
    runner = runner_in(tmp_path)
    with pytest.raises(KeyboardInterrupt):
        play_file(runner, [*MOMENTS[:75], KeyboardInterrupt()])
    runner.save()
    record = saved(tmp_path)
    assert record["ended"]["reason"] == "stopped"
    assert record["holds"][0]["held_s"] == pytest.approx(74 / 15, abs=0.1)
    if sys.platform != "win32":
        assert stat.S_IMODE((tmp_path / "session.json").stat().st_mode) == 0o600


def test_what_broke_is_in_the_record(tmp_path: Path) -> None:
    runner = runner_in(tmp_path)
    with pytest.raises(SourceError) as error:
        play_file(runner, [*MOMENTS[:75], SourceError("The clip is damaged at 5 s.")])
    runner.save(error.value)
    record = saved(tmp_path)
    assert record["ended"] == {"reason": "error", "detail": "The clip is damaged at 5 s."}
    assert record["holds"][0]["held_s"] > 4


def test_a_folder_that_cannot_be_made_is_an_error_to_read(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(SourceError, match=r"file.* cannot be written"):
        runner_in(tmp_path / "file" / "session")


def test_a_record_that_cannot_be_written_is_an_error_to_read(tmp_path: Path) -> None:
    runner = runner_in(tmp_path)
    (tmp_path / "session.json").mkdir()
    with pytest.raises(SourceError, match="cannot be written"):
        runner.save()


def test_without_a_camera_the_routine_goes_by_time(tmp_path: Path) -> None:
    runner = runner_in(tmp_path, agenda(hold_s=5), has_camera=False)
    waited: list[float] = []
    updates = list(watch_nothing(runner, lambda: 100.0, waited.append))
    assert updates[-1].ended is EndReason.FINISHED
    assert updates[-1].at_s == pytest.approx(100 + 15 + 5, abs=0.2)
    assert [update.at_s for update in updates[1:]] == waited
    runner.save()
    (hold,) = saved(tmp_path)["holds"]
    assert (hold["held_s"], hold["timed_s"]) == (0.0, 5.0)


class FastClock:
    """A clock that runs a hundred times as fast, so that a live session takes a moment."""

    def __call__(self) -> float:
        return time.monotonic() * 100


def live_moments(clock: FastClock, at_most: int) -> Iterable[float]:
    tick = threading.Event()
    for _ in range(at_most):
        tick.wait(0.001)
        yield clock()


def test_a_live_session_ends_with_its_routine_and_lets_go_of_the_camera(tmp_path: Path) -> None:
    clock = FastClock()
    source, estimator = DrawnSource(live_moments(clock, 100_000), live=True), DrawnEstimator(lambda _now_s: quad(110))
    runner = runner_in(tmp_path, at_once(hold_s=8))
    updates = [update for _seen, update in watch_live(runner, LiveEyes(lambda: source, lambda: estimator), clock)]
    assert updates[-1].ended is EndReason.FINISHED
    assert source.closed
    assert estimator.closed
    assert runner.engine.log.holds[0].held_s > 5  # a busy machine may make steps of over half a second


def test_a_camera_that_fails_leaves_the_routine_to_time_and_the_processor_in_peace(tmp_path: Path) -> None:
    clock = FastClock()

    def no_camera() -> DrawnSource:
        raise SourceError("Camera 0 cannot be opened.")

    eyes = LiveEyes(no_camera, lambda: DrawnEstimator(person))
    runner = runner_in(tmp_path, at_once(hold_s=8))
    updates = [update for _seen, update in watch_live(runner, eyes, clock)]
    assert str(eyes.error) == "Camera 0 cannot be opened."
    assert updates[-1].ended is EndReason.FINISHED
    hold = runner.engine.log.holds[0]
    assert (hold.held_s, hold.timed_s) == (0, pytest.approx(8))
    assert len(updates) < 100  # one a tick of 33 ms, not as fast as the loop can spin


def test_pace_keeps_the_sources_own_time() -> None:
    pace = Pace()
    began_s = time.monotonic()
    for moment in (1000.0, 1000.05, 1000.01, 1000.1):
        pace(moment)
    assert 0.1 <= time.monotonic() - began_s < 1.0


def test_the_first_frame_of_a_clip_is_in_the_hold(tmp_path: Path) -> None:
    (first, *_others) = play_file(runner_in(tmp_path))
    assert first.phase is Phase.STRETCH
