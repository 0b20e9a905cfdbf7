"""The command line: each command in a module of its own; data on stdout, everything else on stderr.

Exit codes: 0 fine, 1 findings (a file with problems, a broken check), 2 used wrongly, 3 the machine lacks something.
"""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence

from stretchcoach import __version__, languages
from stretchcoach.cli import argparse_words, window
from stretchcoach.errors import EnvironmentProblem, NotFoundError, PoseModelError, RoutineError, SourceError, StretchcoachError
from stretchcoach.words import _

OK, FINDINGS, USAGE, ENVIRONMENT = 0, 1, 2, 3
_EXIT_CODES: tuple[tuple[type[StretchcoachError], int], ...] = (
    (NotFoundError, USAGE),
    (RoutineError, FINDINGS),
    (SourceError, USAGE),
    (PoseModelError, ENVIRONMENT),
    (EnvironmentProblem, ENVIRONMENT),
)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and say how it went as an exit code."""
    chosen, others = _language_option(ArgumentParser(add_help=False, allow_abbrev=False)).parse_known_args(argv)
    languages.install(chosen.language)  # first of all: the parser's own texts are translated, too
    argparse_words.install()
    arguments = _without_command(others) or _parser().parse_args(others)
    try:
        return int(arguments.run(arguments))
    except StretchcoachError as error:
        print(str(error), file=sys.stderr)
        return next((code for kind, code in _EXIT_CODES if isinstance(error, kind)), FINDINGS)
    except BrokenPipeError:  # the reader of our output has gone: nothing to say to anybody
        sys.stderr.close()
        return OK
    except KeyboardInterrupt:
        print(_("Stopped."), file=sys.stderr)
        return OK


def _without_command(argv: Sequence[str]) -> Namespace | None:
    """What to do where no command is named: the window, before the modules of the commands are imported."""
    if argv and not argv[0].startswith("--source"):
        return None
    parser = ArgumentParser(prog="stretchcoach", add_help=False, allow_abbrev=False)
    window.add_to_root(parser)
    arguments, others = parser.parse_known_args(argv)
    return None if others else arguments


def _parser() -> ArgumentParser:
    """Every command; their modules are imported here, and not before."""
    from stretchcoach.cli import bench, cards, cramp, data, diary, doctor, measure, model, play, remind, routines, validate

    parser = ArgumentParser(prog="stretchcoach", description=_("A free, private coach for thigh stretches."))
    _language_option(parser)
    parser.add_argument("--version", action="version", version=f"stretchcoach {__version__}", help=_("show the version and exit"))
    window.add_to_root(parser)
    commands = parser.add_subparsers(title=_("commands"), metavar="")
    for module in (play, cramp, cards, routines, window, measure, validate, data, diary, remind, model, doctor, bench):
        module.add_to(commands)
    return parser


def _language_option(parser: ArgumentParser) -> ArgumentParser:
    parser.add_argument("--language", choices=languages.available(), help=_("what is shown and said in; else as the system"))
    return parser
