"""``stretchcoach`` without a command: the window where there is a display, else the demonstration in the terminal."""

import os
import sys
from argparse import SUPPRESS, ArgumentParser, Namespace, _SubParsersAction
from pathlib import Path

from stretchcoach.cli.libraries import need_libraries
from stretchcoach.words import _

_UNSEEN = ("offscreen", "minimal", "minimalegl", "vnc")  # ways to draw that show nobody a window


def add_to_root(parser: ArgumentParser) -> None:
    """What the program does when it is called without a command; ``--source`` is for trying it without a camera."""
    parser.add_argument("--source", help=SUPPRESS, default=None)
    parser.set_defaults(run=run, out=None, as_fast_as_possible=False, say=None)


def add_to(commands: "_SubParsersAction[ArgumentParser]") -> None:
    """Add the command ``add`` to the parser."""
    parser = commands.add_parser("add", help=_("take in a routine file that somebody sent"))
    parser.add_argument("file", type=Path, metavar="FILE", help=_("a routine as YAML; it is checked first"))
    parser.set_defaults(run=run_add)


def run(arguments: Namespace) -> int:
    """Open the window."""
    if not has_display():
        from stretchcoach.cli import play
        from stretchcoach.cli.screen import console

        console.print(_("There is no display here for the window; `stretchcoach --help` lists what works in the terminal."))
        return play.run_demo(arguments)
    need_libraries(window=True)
    from stretchcoach.app import start as app

    return app.run(arguments.source)


def run_add(arguments: Namespace) -> int:
    """Check a routine file and keep it."""
    from stretchcoach.app.shelf import add_routine, my_routines
    from stretchcoach.cli.screen import console

    routine = add_routine(arguments.file, my_routines())
    said = _("“{title}” is now one of your routines: `stretchcoach play {id}`, or choose it in the window.")
    console.print(said.format(title=routine.title, id=routine.id))
    return 0


def has_display() -> bool:
    """Whether a window would be seen."""
    chosen = os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0]
    if chosen:
        return chosen not in _UNSEEN
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
