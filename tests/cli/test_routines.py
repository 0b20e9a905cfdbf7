import pytest

from stretchcoach.cli import main


def found(capsys: pytest.CaptureFixture[str], *argv: str) -> set[str]:
    assert main(["routines", *argv]) == 0
    return {line.split()[0] for line in capsys.readouterr().out.splitlines()}


def test_everything(capsys: pytest.CaptureFixture[str]) -> None:
    assert found(capsys) >= {"after_exercise", "bedtime", "cramp_adductor", "desk_break"}


def test_what_somebody_wants_narrows_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert found(capsys, "--muscle", "quadriceps", "--position", "chair", "--minutes", "5") == {"desk_break"}
    without = found(capsys, "--without", "chair")
    assert "nothing_needed" in without and "desk_break" not in without
    assert found(capsys, "--with") == {"nothing_needed"}
    assert found(capsys, "--with", "pillow") == {"nothing_needed", "lying_three_muscles"}


def test_who_gets_down_to_the_floor_can_lie_there(capsys: pytest.CaptureFixture[str]) -> None:
    floor, lying = (found(capsys, "--position", position) for position in ("floor", "lying"))
    assert lying < floor
    assert "evening_three_muscles" in floor - lying


def test_single_stretches(capsys: pytest.CaptureFixture[str]) -> None:
    assert found(capsys, "--stretches", "--muscle", "adductor", "--position", "chair") == {"adductor_chair_side", "adductor_chair_wide"}


def test_a_line_says_how_long_on_what_and_with_what(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["routines", "--muscle", "quadriceps", "--position", "chair", "--minutes", "5"]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert line == "desk_break  about 3 minutes  On a chair  Needs: chair  Desk break, three minutes"


def test_nothing_fits_is_a_finding_and_said_elsewhere(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["routines", "--position", "lying", "--minutes", "1"]) == 1
    assert capsys.readouterr() == ("", "Nothing fits all of this: take away one of the wishes.\n")


def test_a_thing_that_nothing_needs_is_used_wrongly(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["routines", "--without", "strapp"]) == 2
    assert capsys.readouterr().err == "nothing here needs 'strapp': did you mean 'strap'?\n"
