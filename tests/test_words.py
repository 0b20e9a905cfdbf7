"""Numbers, plurals and days as another language writes them; and what machines read stays as it is."""

import argparse
import ast
import gettext
import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from support.history import NOON, hold
from support.pages import library

from stretchcoach import words
from stretchcoach.cli import argparse_words, main
from stretchcoach.cli.summary import print_summary
from stretchcoach.coaching.log import SessionLog
from stretchcoach.coaching.timeline import alert_explained
from stretchcoach.records.diary_summary import summary_html
from stretchcoach.records.session_file import session_json
from stretchcoach.routine.library import Library
from stretchcoach.routine.values import Mode
from stretchcoach.words import Number, day_format, moment_format


class German(gettext.NullTranslations):
    """What the language writes otherwise."""

    def __init__(self) -> None:
        super().__init__()
        self._info = {"language": "de"}

    TEXTS = {  # noqa: RUF012
        "1.5": "1,5",
        "%Y-%m-%d": "%d.%m.%Y",
        "%Y-%m-%d %H:%M": "%d.%m.%Y, %H:%M",
        "options": "Optionen",
        "usage: ": "Aufruf: ",
        "the following arguments are required: %s": "es fehlt: %s",
        "show this help message and exit": "zeigt diese Hilfe",
        "%(prog)s: error: %(message)s\n": "%(prog)s: Fehler: %(message)s\n",
    }

    def gettext(self, message: str) -> str:
        return self.TEXTS.get(message, message)


@pytest.fixture
def german() -> Iterator[None]:
    before = words._catalogue
    words.install(German())
    yield
    words.install(before)


def test_english_numbers_are_plain() -> None:
    assert f"{Number(1234.56):.1f}" == "1234.6"
    assert NOON.strftime(day_format()) == "2026-03-01"


@pytest.mark.parametrize(("spec", "shown"), [(".1f", "12,3"), (".0f", "12"), ("g", "12,34"), ("6.1f", "  12,3"), ("", "12,34")])
def test_the_catalogue_has_the_decimal_mark(german: None, spec: str, shown: str) -> None:
    assert format(Number(12.34), spec) == shown


def test_days_are_written_as_the_catalogue_says(german: None) -> None:
    assert (NOON.strftime(day_format()), NOON.strftime(moment_format())) == ("01.03.2026", "01.03.2026, 12:00")


def test_a_session_in_the_terminal(german: None, capsys: pytest.CaptureFixture[str]) -> None:
    print_summary(SessionLog(holds=[hold(held_s=21.3, timed_s=4.0)]), Path("x"), Library({}))
    assert "held 21,3 s of 30 s, and 4,0 s by time alone" in capsys.readouterr().out


def test_what_machines_read_keeps_its_points(german: None) -> None:
    record = session_json(
        SessionLog(holds=[hold(held_s=21.3)]), started_at=NOON, source="none", routine="x", mode=Mode.NORMAL, landmark_model_sha256=None
    )
    assert '"held_s": 21.3' in json.dumps(record)
    assert record["started_at"].startswith("2026-03-01T12:00")


def test_a_page_for_a_doctor_has_the_doctors_dates(german: None) -> None:
    assert "Printed on 01.03.2026." in summary_html([], NOON, library().card("quinine"))


def test_a_warning_explained(german: None) -> None:
    assert "about 1 degree, 10 degrees at most" in alert_explained("RANGE", 1.2, 10.0, "deg")
    assert "0,45" in alert_explained("RANGE", 0.45, 0.3, "ratio")


@pytest.mark.parametrize(
    ("seconds", "said"), [(0, "0 minutes on 0 of"), (20, "Under a minute on 1"), (60, "1 minute on 1"), (90, "2 minutes on 1")]
)
def test_a_fortnight_in_words(seconds: int, said: str) -> None:
    from stretchcoach.ui.history_charts import Day, days_in_words, last_days

    today = date(2026, 3, 1)
    done = [Day(today - timedelta(days=1), seconds / 60, 0.0)] if seconds else []
    assert days_in_words(last_days(done, today)).startswith(said)


def test_the_parsers_own_words(german: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("stretchcoach.languages.install", lambda _chosen: None)  # it stays with the catalogue of this test
    with pytest.raises(SystemExit, match="0"):
        main(["validate", "--help"])
    said = capsys.readouterr().out
    assert said.startswith("Aufruf: ") and "Optionen:" in said and "zeigt diese Hilfe" in said
    with pytest.raises(SystemExit, match="2"):
        main(["diary", "delete"])
    assert "diary delete: Fehler: es fehlt: number" in capsys.readouterr().err


def test_the_parsers_words_are_those_of_argparse() -> None:
    """Another Python may ask for a few others; most are there, or the list is of no use."""
    asked, listed = (looked_up(str(module.__file__)) for module in (argparse, argparse_words))
    assert len(listed & asked) > 12


def looked_up(path: str) -> set[str]:
    tree = ast.parse(Path(path).read_text(encoding="utf-8"))
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name))
    first = (call.args[0] for call in calls if call.func.id in ("_", "ngettext"))  # type: ignore[attr-defined]
    return {text.value for text in first if isinstance(text, ast.Constant) and isinstance(text.value, str)}
