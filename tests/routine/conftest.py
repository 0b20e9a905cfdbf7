from pathlib import Path

import pytest

from stretchcoach.routine.library import Library

ROUTINES = Path(__file__).parents[2] / "routines"


@pytest.fixture(scope="session")
def shipped_files() -> dict[str, bytes]:
    return {f"routines/{path.relative_to(ROUTINES).as_posix()}": path.read_bytes() for path in ROUTINES.rglob("*.yaml")}


@pytest.fixture(scope="session")
def library(shipped_files: dict[str, bytes]) -> Library:
    return Library(shipped_files)
