"""``stretchcoach remind``: reminders as a file for a calendar; nothing of this program has to run for them."""

import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace, _SubParsersAction
from datetime import datetime, time, timedelta
from uuid import uuid4

from stretchcoach.cli.screen import console, write_out
from stretchcoach.words import _

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MINUTES = 10


def add_to(commands: "_SubParsersAction[ArgumentParser]") -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("remind", help=_("reminders as a file that any calendar opens"))
    parser.add_argument("--at", nargs="+", type=_time, required=True, metavar="18:00", help=_("times of day"))
    days = _("mon tue wed thu fri sat sun; every day, if not said")
    parser.add_argument("--days", nargs="+", choices=_DAYS, default=_DAYS, metavar="DAY", help=days)
    parser.add_argument("--routine", metavar="ROUTINE", help=_("what of: the name of a routine; stretching as such, if not said"))
    parser.add_argument("--ics", default="-", metavar="FILE|-", help=_("where to; - is the terminal, or what reads from here"))
    parser.set_defaults(run=run)


def run(arguments: Namespace) -> int:
    """Write the file."""
    from stretchcoach.reminders.calendar import ics
    from stretchcoach.reminders.plan import Plan

    title, lasts = _("Stretching"), timedelta(minutes=_MINUTES)
    if arguments.routine is not None:
        from stretchcoach.app.shelf import library_of, my_routines

        library, _mine = library_of(my_routines())
        routine = library.routine(arguments.routine)
        title, lasts = routine.title, timedelta(seconds=routine.duration_s(library))
    days = frozenset(_DAYS.index(day) + 1 for day in arguments.days)
    plan = Plan(True, days, tuple(sorted(set(arguments.at))), quiet_from=time(0), quiet_to=time(0))  # who names a time means it
    file = ics(plan, title, lasts, id_=str(uuid4()), made_at=datetime.now().astimezone())
    if arguments.ics == "-":
        sys.stdout.buffer.write(file)  # its lines end as RFC 5545 has it, on every system
        return 0
    write_out(arguments.ics, file)
    console.print(_("Written: {path}. Open it with your calendar.").format(path=arguments.ics), markup=False)
    return 0


def _time(text: str) -> time:
    try:
        return datetime.strptime(text, "%H:%M").time()
    except ValueError as error:
        raise ArgumentTypeError(_("'{text}' is no time of day: write 18:00").format(text=text)) from error
