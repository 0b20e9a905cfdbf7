"""A session that was recorded is looked back at, from the engine to the page."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from support.figure import quad
from support.session import Moving, at_once

from stretchcoach.app.replays import load_replay, replay_of, replays
from stretchcoach.coaching.form import Verdict
from stretchcoach.coaching.session import SessionEngine
from stretchcoach.coaching.timeline import explained
from stretchcoach.errors import SourceError
from stretchcoach.player import SessionRunner
from stretchcoach.records import places
from stretchcoach.routine.values import Mode
from stretchcoach.vision.frames import Frame
from stretchcoach.vision.live import Seen


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(places, "sessions_folder", lambda: tmp_path)
    return tmp_path


def session(folder: Path, *, record: bool = True, seconds: float = 14) -> Path:
    """Two seconds standing, eight well in the stretch, then the knee comes forward."""
    engine = SessionEngine(at_once(hold_s=30))
    runner = SessionRunner(engine, folder, source="x", routine="r", mode=Mode.NORMAL, model_sha256=None, record=record)
    moving = Moving()
    for tick in range(round(seconds * 10)):
        now_s = tick / 10
        posture = quad(10) if now_s < 2 else quad(112, thigh=0 if now_s < 10 else 16)
        observation = moving(posture, now_s).seen(now_s)
        runner.feed(now_s, Seen(Frame(now_s, observation.size_px, None, observation), observation))
    runner.save()
    return runner.path


def test_a_recorded_session_is_told_with_its_corrections(folder: Path) -> None:
    replay = load_replay(session(folder / "one"), "Evening")
    assert (replay.title, replay.begins_s, len(replay.seen)) == ("Evening", 0.0, 140)
    assert replay.ends_s == pytest.approx(13.9)
    verdicts = [span.verdict for span in replay.spans]
    assert Verdict.GOOD in verdicts and verdicts[-1] is Verdict.ADJUST
    said = explained(replay.spans[-1])
    assert said is not None and said.startswith("The knee came forward: about 1")
    assert said.endswith("8 allowed.")
    assert any(event.kind == "correction" for event in replay.events)
    assert [event.at_s for event in replay.events] == sorted(event.at_s for event in replay.events)


def test_only_what_was_recorded_can_be_replayed(folder: Path) -> None:
    kept, other = session(folder / "kept", seconds=3), session(folder / "other", record=False, seconds=3)
    assert list(replays().values()) == [kept]
    assert other.exists()
    (began,) = replays()
    assert replay_of(began + timedelta(seconds=1), replays()) == str(kept)
    assert replay_of(began + timedelta(minutes=1), replays()) == ""


@pytest.mark.parametrize("text", ["", "{}", '{"started_at": 3}', '{"started_at": "yesterday"}'])
def test_a_damaged_record_hides_no_other(folder: Path, text: str) -> None:
    kept, broken = session(folder / "kept", seconds=3), session(folder / "broken", seconds=3)
    broken.write_text(text)
    assert list(replays().values()) == [kept]
    assert isinstance(next(iter(replays())), datetime)


def test_a_session_that_saw_nothing_says_so(folder: Path) -> None:
    empty = session(folder / "one", seconds=0)
    with pytest.raises(SourceError, match="holds no moment"):
        load_replay(empty, "Evening")
