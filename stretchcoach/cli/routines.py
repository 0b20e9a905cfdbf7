"""``stretchcoach routines``: what there is, and which of it suits somebody who can only sit, has no strap, or has five minutes."""

import sys
from argparse import ArgumentParser, Namespace, _SubParsersAction

from stretchcoach.app.shelf import library_of, my_routines
from stretchcoach.cli.units import number
from stretchcoach.errors import NotFoundError
from stretchcoach.routine.library import Library
from stretchcoach.routine.problems import did_you_mean
from stretchcoach.routine.values import DynamicStep, Muscle, Position, Routine, Stretch, StretchStep
from stretchcoach.ui.shelf import minutes_text, position_name, props_text
from stretchcoach.words import _


def add_to(commands: "_SubParsersAction[ArgumentParser]") -> None:
    """Add the command to the parser."""
    said = _("Lists the routines: those that stretch a muscle, all in one position, with what is at hand, in the time there is.")
    parser = commands.add_parser("routines", help=_("find a routine, or a stretch"), description=said)
    parser.add_argument("--muscle", type=Muscle, choices=list(Muscle), metavar="|".join(Muscle), help=_("the muscle"))
    parser.add_argument("--position", type=Position, choices=list(Position), metavar="|".join(Position), help=_("what you are on"))
    things = parser.add_mutually_exclusive_group()
    things.add_argument("--with", nargs="*", dest="at_hand", metavar="PROP", help=_("what is at hand; nothing else is needed then"))
    things.add_argument("--without", nargs="+", default=[], metavar="PROP", help=_("what you do not have"))
    parser.add_argument("--minutes", type=number, metavar="N", help=_("the time you have"))
    parser.add_argument("--stretches", action="store_true", help=_("list the single stretches instead"))
    parser.set_defaults(run=run)


def run(arguments: Namespace) -> int:
    """Print a line for each that fits: its name, how long it takes, on what, what it needs, and its title.

    Raises:
        NotFoundError: no stretch needs a thing of that name.
    """
    library, _mine = library_of(my_routines())
    props = _props(arguments, library)
    if arguments.stretches:
        found = library.find_stretches(muscle=arguments.muscle, position=arguments.position, props=props)
        rows = [_row(stretch.id, "", [stretch], stretch.title) for stretch in found]
    else:
        fitting = library.find_routines(muscle=arguments.muscle, position=arguments.position, props=props, minutes=arguments.minutes)
        rows = [
            _row(routine.id, minutes_text(routine.duration_s(library) / 60), _used(routine, library), routine.title) for routine in fitting
        ]
    widths = [max(map(len, cells)) for cells in zip(*rows, strict=True)]
    for row in rows:
        print("  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True) if width).rstrip())
    if not rows:
        print(_("Nothing fits all of this: take away one of the wishes."), file=sys.stderr)
    return 0 if rows else 1


def _props(arguments: Namespace, library: Library) -> set[str] | None:
    """What may be needed; None = anything."""
    every = {prop for stretch in library.stretches.values() for prop in stretch.props}
    named = arguments.without if arguments.at_hand is None else arguments.at_hand
    for prop in named:
        if prop not in every:
            raise NotFoundError(_("nothing here needs '{prop}'{hint}").format(prop=prop, hint=did_you_mean(prop, every)))
    if arguments.at_hand is not None:
        return set(arguments.at_hand)
    return every - set(arguments.without) if arguments.without else None


def _used(routine: Routine, library: Library) -> list[Stretch]:
    return [library.stretches[step.stretch] for step in routine.steps if isinstance(step, (StretchStep, DynamicStep))]


def _row(id_: str, minutes: str, stretches: list[Stretch], title: str) -> tuple[str, ...]:
    positions = dict.fromkeys(position_name(stretch.position) for stretch in stretches)
    props = dict.fromkeys(prop for stretch in stretches for prop in stretch.props)
    return id_, minutes, ", ".join(positions), props_text(tuple(props)), title
