from pathlib import Path

import pytest

from stretchcoach.body.pose import Side
from stretchcoach.coaching.form import Verdict
from stretchcoach.coaching.timeline import Span, Timeline
from stretchcoach.errors import SourceError
from stretchcoach.records.replay_file import Moment, read_told, write_timeline
from stretchcoach.routine.values import FindingId

SPANS = [
    Span(1.0, 3.0, Verdict.GOOD),
    Span(3.0, 5.1, Verdict.ADJUST, FindingId.KNEE_FORWARD, Side.LEFT, 14.0, 8.0, "deg"),
    Span(6.0, 7.0, Verdict.CANT_TELL),
]
RECORD = """{"cues": [{"t_s": 1.2, "kind": "progress", "text": "Hold."}],
"alerts": [{"t_s": 4.0, "level": "EASE_OFF", "reason": "RANGE", "measured": 96, "limit": 90, "unit": "deg"}]}"""


@pytest.fixture
def session(tmp_path: Path) -> Path:
    file = tmp_path / "session.json"
    file.write_text(RECORD)
    write_timeline(tmp_path, Timeline(SPANS))
    return file


def test_what_is_written_is_read(session: Path) -> None:
    told = read_told(session)
    assert list(told.spans) == SPANS
    assert told.cues == (Moment(1.2, "progress", "Hold."),)
    assert told.alerts == (Moment(4.0, "EASE_OFF", "", "RANGE", 96, 90, "deg"),)


def test_only_its_owner_reads_it(session: Path) -> None:
    assert (session.with_name("timeline.json").stat().st_mode & 0o077) == 0


def test_without_a_timeline_nothing_is_judged(session: Path) -> None:
    session.with_name("timeline.json").unlink()
    assert read_told(session).spans == ()


@pytest.mark.parametrize("text", ["", "[]", '{"cues": []}', '{"cues": [{}], "alerts": []}'])
def test_a_damaged_record_is_said_in_a_sentence(session: Path, text: str) -> None:
    session.write_text(text)
    with pytest.raises(SourceError, match=r"session\.json cannot be looked back at"):
        read_told(session)
