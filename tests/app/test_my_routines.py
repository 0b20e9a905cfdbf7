"""Routine files that somebody sent: checked first, kept in the user's folder, shown on the shelf."""

import stat
import sys
from pathlib import Path

import pytest
from support.session import ROUTINES

from stretchcoach.app import shelf
from stretchcoach.errors import RoutineError, SourceError
from stretchcoach.shipped import routine_files
from stretchcoach.ui.shelf import Shelf

SENT = """
id: for_anna
title: For Anna
muscle: quadriceps
assigned_by: A. Therapist
steps:
  - {kind: walk, duration: 60 s}
  - {kind: stretch, stretch: quad_standing, side: left, sets: 2, hold: 20 s}
limits:
  - {stretch: quad_standing, never_beyond: 120 deg}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return shelf.my_routines()


def sent(tmp_path: Path, text: str = SENT, name: str = "from the mail.yaml") -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def shown(folder: Path) -> Shelf:
    return shelf.shelf_of(*shelf.library_of(folder))


def test_a_good_file_is_kept_as_it_is_under_its_id(tmp_path: Path, folder: Path) -> None:
    routine = shelf.add_routine(sent(tmp_path), folder)
    assert (routine.id, routine.assigned_by) == ("for_anna", "A. Therapist")
    kept = folder / "for_anna.yaml"
    assert kept.read_text(encoding="utf-8") == SENT, "comments and all"
    assert list(folder.iterdir()) == [kept]
    if sys.platform != "win32":
        assert stat.S_IMODE(kept.stat().st_mode) == 0o600


def test_it_stands_first_on_the_shelf_and_the_shipped_ones_after_it(tmp_path: Path, folder: Path) -> None:
    shelf.add_routine(sent(tmp_path), folder)
    items = shown(folder).items
    assert items[0].routine.id == "for_anna" and items[0].mine
    assert not any(item.mine for item in items[1:])
    assert len(items) == 1 + len([name for name in routine_files() if "/" not in name])
    assert items[0].props == ("chair",)
    assert items[0].minutes * 60 == pytest.approx(items[0].routine.duration_s(shelf.library_of(folder)[0]))


def test_a_file_named_otherwise_than_its_id_is_the_users_own_all_the_same(folder: Path) -> None:
    (folder / "copied by hand.yml").write_text(SENT, encoding="utf-8")
    assert [item.routine.id for item in shown(folder).items if item.mine] == ["for_anna"]


def test_the_same_again_replaces_what_was_kept(tmp_path: Path, folder: Path) -> None:
    shelf.add_routine(sent(tmp_path), folder)
    routine = shelf.add_routine(sent(tmp_path, SENT.replace("title: For Anna", "title: Week two")), folder)
    assert routine.title == "Week two"
    assert len(list(folder.iterdir())) == 1
    assert shown(folder).items[0].routine.title == "Week two"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (SENT.replace("20 s", "20"), "from the mail.yaml:8:72: "),
        (SENT.replace("120 deg", "160 deg"), "looser"),
        (SENT.replace("quad_standing, side", "quad_hopping, side"), "quad_hopping"),
        ("", "empty"),
        ("a: [", "not YAML"),
        ("id: ../../evil\ntitle: Evil\nmuscle: quadriceps\nsteps: [{kind: walk, duration: 60 s}]", "id"),
        ("id: after_exercise_quads\ntitle: Mine\nmuscle: quadriceps\nsteps: [{kind: walk, duration: 60 s}]", "taken by"),
        ("x" * 300_000, "at most 256 KiB"),
        ("x" * 2_000_000, "far too long"),
    ],
)
def test_a_file_with_problems_is_not_kept(tmp_path: Path, folder: Path, text: str, told: str) -> None:
    with pytest.raises(RoutineError) as error:
        shelf.add_routine(sent(tmp_path, text), folder)
    assert told in str(error.value)
    assert list(folder.iterdir()) == []
    assert not (tmp_path / "evil.yaml").exists()


def test_a_shipped_id_is_taken_whatever_the_file_is_called(tmp_path: Path, folder: Path) -> None:
    text = SENT.replace("id: for_anna", "id: evening_three_muscles")
    with pytest.raises(RoutineError, match="taken by"):
        shelf.add_routine(sent(tmp_path, text, "a.yaml"), folder)


def test_a_stretch_is_no_routine(tmp_path: Path, folder: Path) -> None:
    text = (ROUTINES / "stretches" / "quad_standing.yaml").read_text(encoding="utf-8").replace("id: quad_standing", "id: my_quad")
    with pytest.raises(RoutineError, match="not a routine"):
        shelf.add_routine(sent(tmp_path, text), folder)
    assert list(folder.iterdir()) == []


def test_a_file_that_is_not_there_is_said_in_a_sentence(tmp_path: Path, folder: Path) -> None:
    with pytest.raises(SourceError, match=r"gone\.yaml cannot be read"):
        shelf.add_routine(tmp_path / "gone.yaml", folder)


def test_a_broken_file_in_the_folder_is_listed_by_its_name_and_hides_nothing(folder: Path) -> None:
    (folder / "broken.yaml").write_text("id: broken\nhodl: 3\n", encoding="utf-8")
    (folder / "notes.txt").write_text("not looked at", encoding="utf-8")
    found = shown(folder)
    assert [item.file for item in found.broken] == ["broken.yaml"]
    assert all(problem.startswith("broken.yaml:") for problem in found.broken[0].problems)
    assert len(found.items) >= 4


def test_only_held_stretches_can_be_checked(folder: Path) -> None:
    ids = {stretch.id for stretch in shown(folder).stretches}
    assert "quad_standing" in ids and "heel_curls" not in ids


def test_a_folder_that_cannot_be_made_is_said_in_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "file"))
    with pytest.raises(SourceError, match="cannot be kept"):
        shelf.my_routines()


def test_without_a_folder_there_is_what_is_shipped() -> None:
    library, mine = shelf.library_of(None)
    assert library.routines and not mine and not library.problems
