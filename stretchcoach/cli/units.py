"""Amounts on the command line: "30 s", "250 ms", "2 min"."""

import re
from argparse import ArgumentTypeError

from stretchcoach.words import _

_SECONDS = {"ms": 0.001, "s": 1.0, "min": 60.0}


def seconds(text: str) -> float:
    """A duration in seconds, for ``argparse``'s ``type``.

    Raises:
        ArgumentTypeError: no positive number, or no unit.
    """
    match = re.fullmatch(r"\s*([0-9]+(?:\.[0-9]+)?)\s*(ms|s|min)\s*", text)
    if match is None or float(match[1]) == 0:
        raise ArgumentTypeError(_("'{text}' is not a time: write '30 s', '250 ms' or '2 min'").format(text=text))
    return float(match[1]) * _SECONDS[match[2]]
