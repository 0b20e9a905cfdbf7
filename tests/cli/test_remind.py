"""``stretchcoach remind``: a calendar file."""

from argparse import ArgumentParser
from datetime import time, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar

from stretchcoach.cli import remind
from stretchcoach.errors import NotFoundError, SourceError


def run(*argv: str) -> int:
    parser = ArgumentParser()
    remind.add_to(parser.add_subparsers())
    arguments = parser.parse_args(["remind", *argv])
    return int(arguments.run(arguments))


def test_every_time_that_was_named_is_there(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    times = ("05:15", "9:00", "11:00", "15:00", "23:45", "9:00")
    assert run("--at", *times, "--days", "mon", "sun") == 0
    out = capfdbinary.readouterr().out
    assert b"\r\r" not in out
    events = Calendar.from_ical(out).events
    assert [event.start.time() for event in events] == [time(5, 15), time(9), time(11), time(15), time(23, 45)]
    assert {event["RRULE"].to_ical() for event in events} == {b"FREQ=WEEKLY;BYDAY=MO,SU"}


def test_a_routine_has_its_name_and_its_length(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "stretching.ics"
    assert run("--at", "18:00", "--routine", "evening_three_muscles", "--ics", str(file)) == 0
    (event,) = Calendar.from_ical(file.read_bytes()).events
    assert event["SUMMARY"] == "Evening, all three thigh muscles"
    assert event.duration > timedelta(minutes=5)
    assert str(file) in capsys.readouterr().err.replace("\n", "")


def test_what_cannot_be_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        run("--at", "25:00")
    assert "'25:00' is no time of day: write 18:00" in capsys.readouterr().err
    with pytest.raises(NotFoundError):
        run("--at", "18:00", "--routine", "no_such_routine")
    with pytest.raises(SourceError, match="cannot be written"):
        run("--at", "18:00", "--ics", str(tmp_path / "no" / "x.ics"))
