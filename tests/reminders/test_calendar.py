"""The calendar file, read back by a calendar's own rules."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from dateutil.rrule import rrulestr
from icalendar import Calendar

from stretchcoach.reminders.calendar import ics
from stretchcoach.reminders.plan import Plan

MADE_AT = datetime(2026, 11, 25, 20, 0, tzinfo=ZoneInfo("Europe/Berlin"))  # a Wednesday
PLAN = Plan(True, frozenset({1, 3}), (time(6), time(18), time(23, 30)))


def made(plan: Plan = PLAN, title: str = "Hamstrings; evening, über" + "x" * 90) -> bytes:
    return ics(plan, title, timedelta(minutes=11, seconds=20), id_="abc", made_at=MADE_AT)


def test_it_reminds_when_the_window_would() -> None:
    events = Calendar.from_ical(made()).events
    shown = {}
    for event in events:
        rule = rrulestr(event["RRULE"].to_ical().decode(), dtstart=event.start)
        shown[event.start.time()] = list(rule.xafter(datetime(2026, 11, 25), count=3))
        assert event.start == shown[event.start.time()][0]  # the first is one of the series
        assert event.start.tzinfo is None  # floating: summer and winter
        assert event.duration == timedelta(minutes=12)
    assert shown == {
        time(7): [datetime(2026, 11, 30, 7), datetime(2026, 12, 2, 7), datetime(2026, 12, 7, 7)],
        time(18): [datetime(2026, 11, 30, 18), datetime(2026, 12, 2, 18), datetime(2026, 12, 7, 18)],
    }


def test_it_is_a_file_as_the_standard_wants_it() -> None:
    data = made()
    lines = data.split(b"\r\n")
    assert lines[0] == b"BEGIN:VCALENDAR" and lines[-2:] == [b"END:VCALENDAR", b""]
    assert max(map(len, lines)) <= 75 and b"\n" not in b"".join(lines)
    event = Calendar.from_ical(data).events[0]
    assert str(event["SUMMARY"]).startswith("Hamstrings; evening, über")
    assert event["DTSTAMP"].dt == MADE_AT.astimezone(UTC)
    assert (event["CLASS"], event["TRANSP"]) == ("PRIVATE", "TRANSPARENT")
    assert [alarm["ACTION"] for alarm in event.walk("VALARM")] == ["DISPLAY"]
    assert not Calendar.from_ical(data).errors


def test_a_newer_file_is_known_for_what_it_is() -> None:
    one, other = (Calendar.from_ical(made(title=title)).events for title in ("One", "Other"))
    assert [event["UID"] for event in one] == [event["UID"] for event in other] == ["abc-1@stretchcoach", "abc-2@stretchcoach"]


def test_nothing_outside_of_the_quiet_hours_is_no_file() -> None:
    assert made(Plan(True, times=(time(23, 30),))) == b""
