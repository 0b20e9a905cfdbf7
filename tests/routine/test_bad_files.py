"""Files beside the messages they must bring: ``tests/data/yaml/bad_*.yaml`` with ``.txt``, and ``valid_*.yaml`` that bring none."""

from pathlib import Path

import pytest

from stretchcoach.errors import RoutineError
from stretchcoach.routine.checking import load
from stretchcoach.routine.library import Library

FILES = Path(__file__).parents[1] / "data" / "yaml"
BAD = sorted(FILES.glob("bad_*.yaml"))
VALID = sorted(FILES.glob("valid_*.yaml"))


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_bad_file_brings_exactly_these_problems(path: Path, library: Library) -> None:
    with pytest.raises(RoutineError) as caught:
        load(path.read_bytes(), path.name, library)
    assert str(caught.value) == path.with_suffix(".txt").read_text(encoding="utf-8").rstrip("\n")


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.stem)
def test_valid_file_brings_none(path: Path, library: Library) -> None:
    assert load(path.read_bytes(), path.name, library).id == path.stem


def test_every_bad_file_has_its_messages_and_there_are_files_at_all() -> None:
    assert len(BAD) >= 25
    assert len(VALID) >= 3
    assert {path.with_suffix(".txt") for path in BAD} == set(FILES.glob("*.txt"))
