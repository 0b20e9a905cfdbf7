"""Amounts with units."""

import math
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchcoach.routine.quantities import Amount, parse, text


@pytest.mark.parametrize(
    ("written", "unit", "value"),
    [
        ("30 s", "s", 30.0),
        ("30s", "s", 30.0),
        (" 30  s ", "s", 30.0),
        ("1.5 min", "s", 90.0),
        ("2min", "s", 120.0),
        ("90 deg", "deg", 90.0),
        ("90deg", "deg", 90.0),
        ("-5°", "deg", -5.0),
        ("0.45 m", "m", 0.45),
        (0.25, "ratio", 0.25),
        (-1, "ratio", -1.0),
    ],
)
def test_amounts_that_are_understood(written: object, unit: str, value: float) -> None:
    assert parse(written, unit, from_file=True) == value


@pytest.mark.parametrize(
    ("written", "unit", "message"),
    [
        (30, "s", "has no unit: write '30 s'"),
        (1.5, "deg", "has no unit: write '1.5 deg'"),
        ("30", "s", "has no unit: write '30 s'"),
        ("0.25 deg", "ratio", "is a ratio and has no unit: write 0.25"),
        ("0.25", "ratio", "is a ratio and has no unit: write 0.25"),
        ("30 deg", "s", "is not understood: write it like '30 s'"),
        ("1:30", "s", "is not understood: write it like '30 s'"),
        ("1e3 s", "s", "is not understood: write it like '30 s'"),
        ("s", "s", "is not understood: write it like '30 s'"),
        ("wide", "ratio", "is not understood: write it like 0.25"),
        (True, "ratio", "is not understood: write it like 0.25"),
        (None, "deg", "is not understood: write it like '90 deg'"),
        (math.nan, "ratio", "is not understood: write it like 0.25"),
        (math.inf, "ratio", "is not understood: write it like 0.25"),
    ],
)
def test_amounts_that_are_refused_say_what_to_write(written: object, unit: str, message: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        parse(written, unit, from_file=True)


def test_a_number_in_code_needs_no_unit() -> None:
    assert parse(30, "s", from_file=False) == 30.0
    with pytest.raises(ValueError, match="not understood"):
        parse(math.nan, "s", from_file=False)


@given(st.floats(-180, 180), st.sampled_from(["s", "m", "deg", "ratio"]))
def test_written_and_read_again_is_the_same_float(value: float, unit: str) -> None:
    assert parse(text(value, unit), unit, from_file=True) == value


def test_an_amount_in_a_sentence() -> None:
    assert str(Amount(120.0, "deg")) == "120 deg"
    assert str(Amount(0.3, "ratio")) == "0.3"
