"""``stretchcoach data``: what is kept about you, to see, to take away, to delete. It never leaves this computer by itself."""

import json
import shutil
import sys
from argparse import ArgumentParser, Namespace, _SubParsersAction
from datetime import datetime
from typing import TYPE_CHECKING

from stretchcoach.cli.screen import console, write_out
from stretchcoach.errors import EnvironmentProblem, SourceError
from stretchcoach.records import places
from stretchcoach.words import _, moment_format, ngettext

if TYPE_CHECKING:
    from stretchcoach.records.store import Store

_SHOWN = 5


def add_to(commands: "_SubParsersAction[ArgumentParser]") -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("data", help=_("what is kept about you: show, export, delete"))
    actions = parser.add_subparsers(title=_("actions"), metavar="", required=True)
    actions.add_parser("show", help=_("where it lies, and how much it is")).set_defaults(run=show)
    export = actions.add_parser("export", help=_("everything as JSON, or every hold as CSV"))
    export.add_argument("--format", choices=("json", "csv"), default="json", help=_("json, if not said"))
    export.add_argument("--out", default="-", metavar="FILE|-", help=_("where to; - is the terminal, or what reads from here"))
    export.set_defaults(run=export_data)
    delete = actions.add_parser("delete", help=_("delete history, cramp diary, settings, recordings and log"))
    delete.add_argument("--yes", action="store_true", help=_("do not ask"))
    delete.set_defaults(run=delete_data)


def show(arguments: Namespace) -> int:
    """Where the data lies, how much it is, and the last sessions."""
    if not places.database_path().exists():
        print(_("There is no history yet. It will be {path}.").format(path=places.database_path()))
    else:
        store = _store()
        count, seconds = store.totals()
        print(_("History: {path}").format(path=store.path))
        print(ngettext("{n} session, {minutes:.0f} min", "{n} sessions, {minutes:.0f} min", count).format(n=count, minutes=seconds / 60))
        if cramps := len(store.cramps()):
            print(ngettext("Cramp diary: {n} entry", "Cramp diary: {n} entries", cramps).format(n=cramps))
        for kept in store.history(_SHOWN):
            line = _("  {when}  {routine}: held {held:.0f} s, by time {timed:.0f} s")
            when = kept.started_at.strftime(moment_format())
            print(line.format(when=when, routine=kept.routine, held=kept.log.held_s, timed=kept.log.timed_s))
    if places.sessions_folder().exists():
        count = sum(1 for _folder in places.sessions_folder().iterdir())
        said = ngettext("Session files: {path} ({n} session)", "Session files: {path} ({n} sessions)", count)
        print(said.format(path=places.sessions_folder(), n=count))
    if places.log_path().exists():
        print(_("Log: {path}").format(path=places.log_path()))
    return 0


def export_data(arguments: Namespace) -> int:
    """Write it down, for the user's eyes only."""
    from stretchcoach.records.export import export_csv, export_json

    if not places.database_path().exists():
        raise SourceError(_("There is no history yet: nothing to export."))
    store = _store()
    if arguments.format == "csv":
        text = export_csv(store.history(limit=None))
    else:
        text = json.dumps(export_json(store, datetime.now().astimezone()), ensure_ascii=False, indent=1) + "\n"
    if arguments.out == "-":
        sys.stdout.write(text.replace("\r\n", "\n"))
        return 0
    write_out(arguments.out, text)
    console.print(_("Written: {path}").format(path=arguments.out))
    return 0


def delete_data(arguments: Namespace) -> int:
    """Delete what is kept; routines and the pose model stay, and so does what was written elsewhere with --out."""
    found = places.kept()
    if not found:
        print(_("There is nothing to delete."))
        return 0
    for path in found:
        print(path)
    if not arguments.yes and not _agreed():
        console.print(_("Nothing was deleted."))
        return 1
    for path in found:
        try:
            shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()
        except OSError as error:
            said = _("{path} cannot be deleted: {reason}. Close the program's window, and try again.")
            raise EnvironmentProblem(said.format(path=path, reason=error.strerror)) from error
    print(_("Deleted."))
    return 0


def _agreed() -> bool:
    if not sys.stdin.isatty():
        raise SourceError(_("Nobody can be asked here: say --yes to delete."))
    try:
        return input(_("Delete all this for good? Write yes: ")).strip().casefold() in ("yes", _("yes"))
    except EOFError:
        return False


def _store() -> "Store":
    from stretchcoach.records.store import Store

    store, problem = Store.open(places.database_path())
    if problem is not None:
        console.print(problem, markup=False)
    return store
