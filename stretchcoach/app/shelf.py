"""Which routines there are: those that come with the program and those the user has taken in; and taking in another one."""

import os
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from stretchcoach.errors import RoutineError, SourceError
from stretchcoach.records.places import data_folder
from stretchcoach.routine.library import Library
from stretchcoach.routine.problems import Problem
from stretchcoach.routine.steps import StretchOrDrill
from stretchcoach.routine.values import CardStep, Routine, StretchKind
from stretchcoach.routine.yaml_text import read
from stretchcoach.shipped import routine_files
from stretchcoach.ui.shelf import BrokenItem, Shelf, ShelfItem
from stretchcoach.words import _

SUFFIXES = (".yaml", ".yml")
_LONGEST = 1_000_000  # bytes; the reader of files takes far less


def my_routines() -> Path:
    """The folder of the user's own routines; made, if it is not there.

    Raises:
        SourceError: it cannot be made.
    """
    try:
        folder = data_folder() / "routines"
        folder.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise SourceError(_("Your routines cannot be kept: {reason}.").format(reason=error.strerror)) from error
    return folder


def own_parts() -> Library:
    """The stretches, cards and lists that come with the program, without routines, and nobody's own file among them."""
    return Library({name: text for name, text in routine_files().items() if "/" in name})


def my_files(folder: Path) -> dict[str, bytes]:
    """The user's own files, by their path; what cannot be read is left out."""
    found: dict[str, bytes] = {}
    for path in sorted(folder.iterdir()):
        if path.suffix in SUFFIXES and path.is_file():
            try:
                found[str(path)] = _content(path)
            except (OSError, RoutineError):
                continue
    return found


def add_routine(path: Path, folder: Path) -> Routine:
    """Check a routine file that somebody sent, and keep it; one with the same id that was kept before is replaced.

    Args:
        folder: where it is kept, see :func:`my_routines`.

    Raises:
        RoutineError: with every problem of the file, or because it is no routine.
        SourceError: it cannot be read, or not be kept.
    """
    try:
        text = _content(path)
    except OSError as error:
        raise SourceError(_("{file} cannot be read: {reason}.").format(file=path.name, reason=error.strerror)) from error
    id_ = str(read(text, path.name).data.get("id"))
    kept_as = folder / f"{id_}.yaml"
    others = {name: content for name, content in my_files(folder).items() if Path(name) != kept_as}
    checked_as = f"~{path.name}"  # read last: it is this file that must not take another one's id
    library = Library({**routine_files(), **others, checked_as: text}, as_written=(*others, checked_as))
    problems = [replace(problem, file=path.name) for problem in library.problems if problem.file == checked_as]
    if problems:
        raise RoutineError(*problems)
    routine = library.routines.get(id_)
    if routine is None:
        raise RoutineError(_("{file} is not a routine: it has no steps.").format(file=path.name))
    _keep(text, kept_as)
    return routine


def library_of(folder: Path | None) -> tuple[Library, Mapping[str, bytes]]:
    """Everything that can be played, and which files of it are the user's own (``folder`` None: there is no place for those)."""
    mine = {} if folder is None else my_files(folder)
    return Library({**routine_files(), **mine}, as_written=mine), mine


def shelf_of(library: Library, mine: Mapping[str, bytes]) -> Shelf:
    """What the routine page shows, the user's own routines first."""
    own = {id_ for file, text in mine.items() if (id_ := _id_of(text, file)) in library.routines}
    items = sorted((_item(routine, library, mine=id_ in own) for id_, routine in library.routines.items()), key=lambda item: not item.mine)
    broken = (broken_item(file, [problem for problem in library.problems if problem.file == file]) for file in mine)
    held = tuple(stretch for stretch in library.stretches.values() if stretch.kind is StretchKind.HOLD)
    return Shelf(tuple(items), tuple(item for item in broken if item.problems), held)


def broken_item(file: str, problems: Iterable[object]) -> BrokenItem:
    """A file that cannot be used; it is called by its bare name."""
    name = Path(file).name
    named = (replace(problem, file=name) if isinstance(problem, Problem) else problem for problem in problems)
    return BrokenItem(name, tuple(str(problem) for problem in named))


def _item(routine: Routine, library: Library, *, mine: bool) -> ShelfItem:
    used = dict.fromkeys(step.stretch for step in routine.steps if isinstance(step, StretchOrDrill))
    stretches = tuple(library.stretches[id_] for id_ in used)
    props = tuple(dict.fromkeys(prop for stretch in stretches for prop in stretch.props))
    positions = tuple(dict.fromkeys(stretch.position for stretch in stretches))
    cards = tuple(library.cards[id_] for id_ in dict.fromkeys(step.card for step in routine.steps if isinstance(step, CardStep)))
    return ShelfItem(routine, stretches, routine.duration_s(library) / 60, props, positions, mine, cards)


def _content(path: Path) -> bytes:
    with path.open("rb") as file:
        content = file.read(_LONGEST + 1)
    if len(content) > _LONGEST:  # a film that was dropped by mistake need not be in memory to be refused
        raise RoutineError(_("{file} is far too long for a routine.").format(file=path.name))
    return content


def _id_of(text: bytes, file: str) -> str | None:
    try:
        return str(read(text, file).data.get("id"))
    except RoutineError:
        return None


def _keep(text: bytes, path: Path) -> None:
    """Whole or not at all, for the user's eyes only: a limit for one person is nobody else's business."""
    part = path.with_name(path.name + ".part")
    try:
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.write(text)
        part.replace(path)
    except OSError as error:
        raise SourceError(_("{file} cannot be kept: {reason}.").format(file=path, reason=error.strerror)) from error
