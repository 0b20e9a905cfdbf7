"""The plan as a file that any calendar opens (iCalendar, RFC 5545): for when the program does not run."""

from datetime import datetime, timedelta

from icalendar import Alarm, Calendar, Event
from icalendar.enums import CLASS, TRANSP

from stretchcoach import __version__
from stretchcoach.reminders.plan import Plan, week
from stretchcoach.words import _, language

_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def ics(plan: Plan, title: str, lasts: timedelta, *, id_: str, made_at: datetime) -> bytes:
    """The plan, a weekly event for each time of day; empty where no time lies outside of the quiet hours.

    The times are "floating": they name no time zone and mean the wall clock wherever the calendar is, in summer and in winter.

    Args:
        title: what it is time for.
        lasts: how long that takes; a calendar has whole minutes.
        id_: of this plan; with the same one, a calendar knows a newer file for what it is.
        made_at: with its time zone; the events begin on that day or after it.
    """
    calendar = Calendar.new(prodid=f"-//stretchcoach//stretchcoach {__version__}//{language().upper()}", name=_("Stretching"), uid=id_)
    minutes = -(-lasts // timedelta(minutes=1))
    for number, (at, days) in enumerate(week(plan).items(), start=1):
        ahead = (datetime.combine((made_at + timedelta(days=more)).date(), at) for more in range(8))
        first = next(moment for moment in ahead if moment.isoweekday() in days and moment > made_at.replace(tzinfo=None))
        event = Event.new(
            summary=title,
            description=_("If you like."),
            start=first,
            end=first + timedelta(minutes=minutes),
            stamp=made_at,
            uid=f"{id_}-{number}@stretchcoach",
            classification=CLASS.PRIVATE,
            transparency=TRANSP.TRANSPARENT,  # nobody is busy because of it
        )
        event.add("rrule", {"freq": "weekly", "byday": [_DAYS[day - 1] for day in sorted(days)]})
        alarm = Alarm.new(description=title)
        alarm.add("action", "DISPLAY")
        alarm.add("trigger", timedelta(0))
        event.add_component(alarm)
        calendar.add_component(event)
    return bytes(calendar.to_ical()) if calendar.events else b""
