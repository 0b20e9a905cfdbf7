"""``stretchcoach data``: everything kept can be seen, taken away and deleted."""

import csv
import io
import json
import stat
import sys
from argparse import ArgumentParser
from datetime import timedelta
from pathlib import Path

import pytest
from support.history import NOON, begun, done, hold, opened

from stretchcoach.body.measures import Measure
from stretchcoach.body.pose import Side
from stretchcoach.cli import data
from stretchcoach.coaching.log import SessionLog
from stretchcoach.errors import EnvironmentProblem, SourceError
from stretchcoach.records import places


def run(*argv: str) -> int:
    parser = ArgumentParser()
    data.add_to(parser.add_subparsers())
    arguments = parser.parse_args(["data", *argv])
    return int(arguments.run(arguments))


@pytest.fixture(autouse=True)
def _own_log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


@pytest.fixture
def kept() -> None:
    """Two sessions, one of which was killed."""
    store = opened(places.database_path())
    done(store, hold(held_s=40.04), hold(side=Side.RIGHT, held_s=20, timed_s=30, best=None), now=NOON - timedelta(days=1))
    killed = begun(store, NOON)
    killed._write(SessionLog([hold("adductor_butterfly", None, measure=Measure.KNEE_HEIGHT, best=0.4567, a0=None)]), 1, NOON)
    store.set_setting("volume", 0.7)


def test_nothing_yet(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("show") == 0
    assert str(places.database_path()) in capsys.readouterr().out
    assert not places.database_path().exists()  # looking makes nothing
    with pytest.raises(SourceError, match="nothing to export"):
        run("export")
    assert run("delete", "--yes") == 0
    assert capsys.readouterr().out == "There is nothing to delete.\n"


@pytest.mark.usefixtures("kept")
def test_show(capsys: pytest.CaptureFixture[str]) -> None:
    (places.sessions_folder() / "2026-03-01_120000").mkdir(parents=True)
    assert run("show") == 0
    assert capsys.readouterr().out.splitlines() == [
        f"History: {places.database_path()}",
        "2 sessions, 2 min",
        "  2026-03-01 12:00  evening: held 30 s, by time 0 s",
        "  2026-02-28 12:00  evening: held 60 s, by time 30 s",
        f"Session files: {places.sessions_folder()} (1 session)",
    ]


def test_show_has_the_last_five(capsys: pytest.CaptureFixture[str]) -> None:
    store = opened(places.database_path())
    for days in range(7):
        done(store, hold(), now=NOON - timedelta(days=days))
    run("show")
    lines = [line for line in capsys.readouterr().out.splitlines() if "evening" in line]
    assert [line.split()[0] for line in lines] == ["2026-03-01", "2026-02-28", "2026-02-27", "2026-02-26", "2026-02-25"]


def test_a_damaged_history_is_told_on_stderr(capsys: pytest.CaptureFixture[str]) -> None:
    places.data_folder()
    places.database_path().write_bytes(b"nonsense" * 200)
    assert run("export") == 0
    shown = capsys.readouterr()
    assert "damaged" in shown.err
    assert json.loads(shown.out)["sessions"] == []


@pytest.mark.usefixtures("kept")
def test_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("export") == 0
    record = json.loads(capsys.readouterr().out)
    assert (record["format_version"], record["person"], record["settings"]) == (1, "me", {"volume": 0.7})
    killed, whole = record["sessions"]
    assert whole["started_at"] == "2026-02-28T12:00:00+02:00"
    assert whole["ended"] == {"reason": "finished", "detail": ""}
    assert killed["ended"]["reason"] == "error"
    assert (whole["live"], whole["landmark_model_sha256"]) == (True, "e9a5")
    first, second = whole["holds"]
    assert (first["held_s"], first["side"], first["best"]["value"], first["a0"]) == (40.0, "left", 118.2, 110.4)
    assert (second["timed_s"], second["best"]) == (30.0, None)


@pytest.mark.usefixtures("kept")
def test_csv_has_a_row_a_hold(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("export", "--format", "csv") == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [(row["session"], row["stretch"], row["side"], row["held_s"], row["ended"]) for row in rows] == [
        ("2", "adductor_butterfly", "both", "30.0", "error"),
        ("1", "quad_standing", "left", "40.0", "finished"),
        ("1", "quad_standing", "right", "20.0", "finished"),
    ]
    assert (rows[0]["muscle"], rows[0]["measure"], rows[0]["best"], rows[0]["unit"], rows[0]["a0"]) == (
        "adductor", "knee_height", "0.46", "ratio", "",
    )  # fmt: skip
    assert (rows[2]["best"], rows[2]["timed_s"], rows[2]["live"]) == ("", "30.0", "True")
    assert None not in rows[0] and None not in rows[0].values()  # every cell has its head, and every head its cell


@pytest.mark.usefixtures("kept")
def test_a_file_is_for_the_users_eyes_only(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "mine.json"
    assert run("export", "--out", str(out)) == 0
    assert len(json.loads(out.read_text(encoding="utf-8"))["sessions"]) == 2
    assert capsys.readouterr().out == ""
    if sys.platform != "win32":
        assert stat.S_IMODE(out.stat().st_mode) == 0o600
    with pytest.raises(SourceError, match=r"gone.+cannot be written"):
        run("export", "--out", str(tmp_path / "gone" / "mine.json"))


@pytest.fixture
def everything() -> list[Path]:
    """What is there to delete, and what stays."""
    opened(places.database_path())
    folder = places.data_folder()
    for name in ("history.db.damaged-1", "history.db-journal", "sessions/2026/session.json", "models/chosen.json", "routines/mine.yaml"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("x")
    places.log_path().parent.mkdir(parents=True)
    places.log_path().write_text("x")
    places.log_path().with_name("stretchcoach.log.1").write_text("x")
    return [folder / "models/chosen.json", folder / "routines/mine.yaml"]


def test_delete_leaves_what_is_not_about_the_person(everything: list[Path]) -> None:
    assert run("delete", "--yes") == 0
    left = [path for path in places.data_folder().rglob("*") if path.is_file()]
    assert sorted(left) == sorted(everything)
    assert list(places.log_path().parent.iterdir()) == []


@pytest.mark.parametrize(("answer", "code"), [("yes", 0), (" YES ", 0), ("y", 1), ("no", 1), ("", 1), (None, 1)])
@pytest.mark.usefixtures("everything")
def test_delete_asks(monkeypatch: pytest.MonkeyPatch, answer: str | None, code: int) -> None:
    def say(_question: str) -> str:
        if answer is None:
            raise EOFError
        return answer

    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("builtins.input", say)
    assert run("delete") == code
    assert places.database_path().exists() == bool(code)
    assert places.sessions_folder().exists() == bool(code)


@pytest.mark.usefixtures("everything")
def test_delete_asks_nobody_where_nobody_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: False)
    with pytest.raises(SourceError, match="--yes"):
        run("delete")
    assert places.database_path().exists()


@pytest.mark.usefixtures("everything")
def test_what_cannot_be_deleted_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_path: Path) -> None:
        raise PermissionError(13, "in use")

    monkeypatch.setattr(Path, "unlink", refuse)
    with pytest.raises(EnvironmentProblem, match="in use"):
        run("delete", "--yes")
