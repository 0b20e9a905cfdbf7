"""``stretchcoach diary``: cramps written down, counted, and put on one page for a doctor. It stays on this computer."""

import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace, _SubParsersAction
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from stretchcoach.body.pose import Side
from stretchcoach.cli.libraries import need_libraries
from stretchcoach.cli.screen import console, write_out
from stretchcoach.coaching.diary import Helped, Quality, Trigger, place_name
from stretchcoach.errors import NotFoundError, SourceError
from stretchcoach.records import places
from stretchcoach.routine.values import Muscle
from stretchcoach.safety.disclaimer import disclaimer
from stretchcoach.words import _, moment_format

if TYPE_CHECKING:
    from stretchcoach.records.store import Store


def add_to(commands: "_SubParsersAction[ArgumentParser]") -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("diary", help=_("the cramp diary: add, show, delete, summary to print"))
    actions = parser.add_subparsers(title=_("actions"), metavar="", required=True)
    add = actions.add_parser("add", help=_("write a cramp down; all but the moment may be left out"))
    add.add_argument("--at", type=_moment, help=_("when, as 2026-03-01T03:10; now, if not said"))
    add.add_argument("--side", choices=[side.value for side in Side])
    add.add_argument("--muscle", choices=[muscle.value for muscle in Muscle])
    add.add_argument("--pain", type=int, metavar="0-10", help=_("how bad it was at its worst"))
    add.add_argument("--feels", choices=[one.value for one in Quality], help=_("what the pain was like"))
    add.add_argument("--minutes", type=int, metavar="N", help=_("how long it lasted"))
    add.add_argument("--helped", nargs="+", default=[], choices=[one.value for one in Helped], help=_("what did good"))
    add.add_argument("--before", nargs="+", default=[], choices=[one.value for one in Trigger], help=_("what went before"))
    add.set_defaults(run=add_cramp)
    actions.add_parser("show", help=_("what is written down, and how many nights it was")).set_defaults(run=show)
    delete = actions.add_parser("delete", help=_("take an entry out, for good"))
    delete.add_argument("number", type=int, help=_("as show says it"))
    delete.set_defaults(run=delete_cramp)
    summary = actions.add_parser("summary", help=_("one page to print for a doctor, as HTML or PDF"))
    where_to = _("where to; NAME.pdf is a PDF; - is the terminal, or what reads from here")
    summary.add_argument("--out", default="-", metavar="FILE|-", help=where_to)
    summary.set_defaults(run=print_summary)


def add_cramp(arguments: Namespace) -> int:
    """Write one down."""
    from stretchcoach.records.diary import Cramp

    try:
        cramp = Cramp(
            arguments.at or datetime.now().astimezone(),
            Side(arguments.side) if arguments.side else None,
            Muscle(arguments.muscle) if arguments.muscle else None,
            arguments.pain,
            arguments.minutes,
            tuple(Helped(one) for one in dict.fromkeys(arguments.helped)),
            tuple(Trigger(one) for one in dict.fromkeys(arguments.before)),
            Quality(arguments.feels) if arguments.feels else None,
        )
    except ValueError as error:
        raise SourceError(_("That cannot be written down: {reason}.").format(reason=error)) from error
    _store().add_cramp(cramp)
    return show(arguments)


def show(_arguments: Namespace) -> int:
    """The whole diary, the newest first, and what it comes to."""
    from stretchcoach.records.diary import ask_a_doctor, counted

    cramps = _store().cramps() if places.database_path().exists() else []
    if not cramps:
        print(_("Nothing is written down yet."))
        return 0
    for cramp in cramps:
        facts = [cramp.at.strftime(moment_format()), place_name(cramp.side, cramp.muscle)]
        if cramp.severity is not None:
            facts.append(_("pain {n}").format(n=cramp.severity))
        if cramp.quality is not None:
            facts.append(cramp.quality.shown)
        if cramp.minutes is not None:
            facts.append(_("{n} min").format(n=cramp.minutes))
        facts += [one.shown for one in cramp.helped] + [one.shown for one in cramp.triggers]
        print(f"{cramp.id:4}  " + "; ".join(facts))
    now = datetime.now().astimezone()
    print(counted(cramps, now))
    if reason := ask_a_doctor(cramps, now):
        print(reason)
    return 0


def delete_cramp(arguments: Namespace) -> int:
    """Take one out."""
    if not places.database_path().exists() or not _store().delete_cramp(arguments.number):
        raise NotFoundError(_("There is no entry {n} in the diary: see 'stretchcoach diary show'.").format(n=arguments.number))
    print(_("Deleted."))
    return 0


def print_summary(arguments: Namespace) -> int:
    """One page for a doctor."""
    from stretchcoach.records.diary_summary import summary_html, summary_pages
    from stretchcoach.routine.library import Library
    from stretchcoach.safety.remedies import QUININE
    from stretchcoach.shipped import routine_files

    cramps = _store().cramps() if places.database_path().exists() else []
    if not cramps:
        raise SourceError(_("Nothing is written down yet: there is nothing to print."))
    told = (cramps, datetime.now().astimezone(), Library(routine_files()).card(QUININE))
    page: str | bytes = summary_html(*told)
    if Path(arguments.out).suffix.lower() == ".pdf":
        need_libraries(window=True)
        from stretchcoach.ui.paper import one_page

        page = one_page(summary_pages(*told), _("Cramp diary"), disclaimer())
    if isinstance(page, str) and arguments.out == "-":
        sys.stdout.write(page)
        return 0
    write_out(arguments.out, page)
    console.print(_("Written: {path}").format(path=arguments.out), markup=False)
    return 0


def _moment(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text).astimezone()
    except ValueError as error:
        raise ArgumentTypeError(_("'{text}' is no moment: write 2026-03-01T03:10").format(text=text)) from error


def _store() -> "Store":
    from stretchcoach.records.store import Store

    store, problem = Store.open(places.database_path())
    if problem is not None:
        console.print(problem, markup=False)
    return store
