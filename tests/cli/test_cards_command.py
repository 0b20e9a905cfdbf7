"""``stretchcoach cards``, with a clock that runs as fast as it is read."""

import re

import pytest

from stretchcoach.app.shelf import own_parts
from stretchcoach.cli import cards, main
from stretchcoach.voice.opening import silent_voice


def test_all_of_them_with_how_long_and_the_warning(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["cards"]) == 0
    out = capsys.readouterr().out
    assert re.search(r"^walk +60 to 120 s +Walk with long easy strides$", out, re.MULTILINE)
    assert re.search(r"^cramp_or_strain +Cramp or strain\?$", out, re.MULTILINE)
    assert "unless a doctor prescribes it" in out.splitlines()[-1]


def test_one_of_them_with_its_caution_first_and_its_source_last(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["cards", "heat"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "Warm the muscle  (10 to 15 min)"
    assert lines[1].startswith("! Not on numb") and lines[-1].startswith("Source: NHS leaflets")


def test_counted_down_and_told_at_its_marks(capsys: pytest.CaptureFixture[str]) -> None:
    now_s = 0.0

    def wait(wait_s: float) -> None:
        nonlocal now_s
        now_s += wait_s

    cards.count_down(own_parts().card("walk"), 90.0, silent_voice(), lambda: now_s, wait)
    err = capsys.readouterr().err
    assert now_s == pytest.approx(90, abs=0.2)
    said = ("Walk with long easy strides. 90 seconds.", "Halfway.", "Three.", "Two.", "One.", "Time is up.")
    assert [err.index(text) for text in said] == sorted(err.index(text) for text in said)


@pytest.mark.parametrize(
    ("argv", "told"),
    [
        (["walks"], "there is no card 'walks': did you mean 'walk'?"),
        (["walk", "--for", "30 s"], "The card 'walk' takes 60 to 120 s."),
        (["cold", "--for", "30 min"], "The card 'cold' takes 15 to 20 min."),
        (["medicines", "--start"], "The card 'medicines' is only to read."),
    ],
)
def test_what_cannot_be_is_told(argv: list[str], told: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["cards", *argv]) == 2
    assert told in capsys.readouterr().err
