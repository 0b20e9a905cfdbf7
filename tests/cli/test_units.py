from argparse import ArgumentTypeError

import pytest

from stretchcoach.cli.units import hold_seconds, number, seconds


@pytest.mark.parametrize(("text", "value"), [("30 s", 30), ("30s", 30), ("250 ms", 0.25), ("1.5 min", 90), (" 2 s ", 2)])
def test_times(text: str, value: float) -> None:
    assert seconds(text) == pytest.approx(value)


@pytest.mark.parametrize("text", ["", "30", "s", "-3 s", "1:30", "30 sec", "0 s", "1e3 s", "٣ s"])
def test_no_times(text: str) -> None:
    with pytest.raises(ArgumentTypeError, match="write '30 s'"):
        seconds(text)


@pytest.mark.parametrize(("text", "fits"), [("4.9 s", False), ("5 s", True), ("2 min", True), ("121 s", False)])
def test_holds(text: str, fits: bool) -> None:
    if fits:
        assert hold_seconds(text) == seconds(text)
    else:
        with pytest.raises(ArgumentTypeError, match="5 to 120 s"):
            hold_seconds(text)


def test_numbers() -> None:
    assert number("-8.5") == -8.5
    for text in ("inf", "nan", "", "8 deg"):
        with pytest.raises(ArgumentTypeError, match="not a number"):
            number(text)
