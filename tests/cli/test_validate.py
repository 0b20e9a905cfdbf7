import json
from pathlib import Path

import pytest

from stretchcoach.cli import main

GOOD = "id: mine\ntitle: Mine\nmuscle: quadriceps\nsteps:\n  - {kind: walk, duration: 60 s}\n"


def test_good_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mine.yaml").write_text(GOOD)
    assert main(["validate", str(tmp_path / "mine.yaml")]) == 0
    assert capsys.readouterr() == ("", "1 file, no problems\n")


def test_everything_the_program_ships(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["validate", str(Path(__file__).parents[2] / "routines")]) == 0
    out, err = capsys.readouterr()
    assert out == ""
    assert err.endswith("files, no problems\n")


def test_every_problem_is_a_line_of_data(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(GOOD.replace("60 s", "60") + "colour: red\n")
    (tmp_path / "other.yml").write_text(GOOD.replace("mine", "other").replace("walk", "wlak"))
    assert main(["validate", str(tmp_path)]) == 1
    out, err = capsys.readouterr()
    assert err == ""
    lines = out.splitlines()
    assert len(lines) == 3
    assert all(line.startswith((f"{path}:", f"{tmp_path / 'other.yml'}:")) for line in lines)


@pytest.mark.parametrize("argv", [[], ["nowhere.yaml"], ["{empty}"]])
def test_nothing_to_check_is_used_wrongly(argv: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["validate", *(argument.replace("{empty}", str(tmp_path)) for argument in argv)]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert len(err.splitlines()) == 1


def test_the_schema_is_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["validate", "--schema"]) == 0
    assert isinstance(json.loads(capsys.readouterr().out), dict)


def test_a_hint_is_no_problem(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    step = "  - {kind: stretch, stretch: quad_standing, hold: 60 s, sets: 3}\n"
    (tmp_path / "mine.yaml").write_text(GOOD + step)
    assert main(["validate", str(tmp_path / "mine.yaml")]) == 0
    out, err = capsys.readouterr()
    assert out == ""
    assert "15 minutes a week for one muscle: more than 10 is not known to help (only a hint)" in err
    assert err.endswith("1 file, no problems\n")
