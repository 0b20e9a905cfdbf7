"""Amounts on the command line: "30 s", "250 ms", "2 min"."""

import math
import re
from argparse import ArgumentTypeError

from stretchcoach.routine.dose import HOLD_S
from stretchcoach.words import Number, _

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


def hold_seconds(text: str) -> float:
    """The length of a hold in seconds, within what a routine may ask for.

    Raises:
        ArgumentTypeError: not a time, too short or too long.
    """
    value, (shortest, longest) = seconds(text), HOLD_S
    if not shortest <= value <= longest:
        said = _("a hold lasts {shortest:g} to {longest:g} s, not {value:g} s")
        raise ArgumentTypeError(said.format(shortest=Number(shortest), longest=Number(longest), value=Number(value)))
    return value


def number(text: str) -> float:
    """A plain finite number: ``float`` alone lets 'nan' through, which no comparison stops.

    Raises:
        ArgumentTypeError: it is none.
    """
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise ArgumentTypeError(_("'{text}' is not a number: degrees as in 95, or a ratio as in 0.45").format(text=text))
    return value
