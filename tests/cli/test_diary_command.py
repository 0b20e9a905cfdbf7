"""``stretchcoach diary``."""

import stat
import sys
from argparse import ArgumentParser
from pathlib import Path

import pytest

from stretchcoach.cli import diary
from stretchcoach.errors import NotFoundError, SourceError
from stretchcoach.records import places


def run(*argv: str) -> int:
    parser = ArgumentParser()
    diary.add_to(parser.add_subparsers())
    arguments = parser.parse_args(["diary", *argv])
    return int(arguments.run(arguments))


def test_looking_makes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("show") == 0
    assert "Nothing is written down yet." in capsys.readouterr().out
    assert not places.database_path().exists()
    with pytest.raises(SourceError, match="nothing to print"):
        run("summary")
    with pytest.raises(NotFoundError, match="no entry 1"):
        run("delete", "1")


def test_added_shown_printed_and_deleted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = "--side left --muscle hamstring --pain 8 --feels burning --minutes 6 --helped walk heat walk --before exercise"
    run("add", *told.split())
    out = capsys.readouterr().out
    assert "left leg, back of the thigh; pain 8; Burning; 6 min; Walking; Warmth; Exercise" in out
    assert "In the last four weeks: 1 cramp" in out
    page = tmp_path / "page.html"
    run("summary", "--out", str(page))
    assert "quinine" in page.read_text(encoding="utf-8")
    if sys.platform != "win32":
        assert stat.S_IMODE(page.stat().st_mode) == 0o600
    run("summary", "--out", str(tmp_path / "page.pdf"))
    assert (tmp_path / "page.pdf").read_bytes().startswith(b"%PDF-")
    run("delete", "1")
    run("show")
    assert "Nothing is written down yet." in capsys.readouterr().out


@pytest.mark.parametrize("bad", [("--pain", "11"), ("--minutes", "-3")])
def test_what_cannot_be_is_said(bad: tuple[str, str]) -> None:
    with pytest.raises(SourceError, match="cannot be written down"):
        run("add", *bad)
    assert not places.database_path().exists()


@pytest.mark.parametrize("bad", ["yesterday", "2026-13-01"])
def test_a_moment_that_is_none_is_said_with_how_to_write_it(bad: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        run("add", "--at", bad)
    assert "2026-03-01T03:10" in capsys.readouterr().err
