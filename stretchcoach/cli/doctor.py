"""``stretchcoach doctor``: is everything there, and how to mend what is not."""

from argparse import ArgumentParser, Namespace, _SubParsersAction

from stretchcoach.doctor import State, doctor
from stretchcoach.words import _


def add_to(commands: "_SubParsersAction[ArgumentParser]") -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("doctor", help=_("check this computer"), description=_("Check this computer, line by line."))
    parser.set_defaults(run=run)


def run(arguments: Namespace) -> int:
    """Print a line a check."""
    checks = doctor()
    width = max(len(check.name) for check in checks)
    for check in checks:
        print(f"{check.state.value:8} {check.name:{width}}  {check.detail}")
        if check.repair:
            print(f"{'':8} {'':{width}}  -> {check.repair}")
    return 1 if any(check.state is State.BROKEN for check in checks) else 0
