"""The shelf: every stretch, routine and relief card there is, and what is wrong with the files of the others."""

import re
from collections.abc import Callable, Collection, Mapping
from typing import TypeVar

from stretchcoach.errors import NotFoundError, RoutineError
from stretchcoach.routine import bounds
from stretchcoach.routine.checking import check, model_of
from stretchcoach.routine.problems import Problem, did_you_mean
from stretchcoach.routine.routines import Routine
from stretchcoach.routine.screening import Screening
from stretchcoach.routine.sources import Sources
from stretchcoach.routine.steps import Card, StretchOrDrill
from stretchcoach.routine.stretches import Stretch
from stretchcoach.routine.texts import with_texts
from stretchcoach.routine.vocabulary import Muscle, Position
from stretchcoach.routine.yaml_text import Document, read
from stretchcoach.words import _

T = TypeVar("T", Stretch, Routine, Card)


class Library:
    """What a set of files describes. A file with problems hides itself and what refers to it, never anything else.

    Attributes:
        stretches: by id, in the order of the files.
        routines: the same.
        cards: the same.
        screening: the list that is asked before a session; only the program's own folder ``advice`` has one.
        problems: of all files, sorted by file and place.
        hints: what an author may want to know though nothing is wrong, the same way.
        broken: id -> file, for the files with problems.
    """

    def __init__(self, files: Mapping[str, bytes | str], *, as_written: Collection[str] = ()) -> None:
        """Reads the files.

        Args:
            files: name (shown in problems; its folder may say what the file is) -> content.
            as_written: the files that somebody wrote in a language of their own; the texts of the others are translated.
        """
        self._as_written = as_written
        self.stretches: dict[str, Stretch] = {}
        self.routines: dict[str, Routine] = {}
        self.cards: dict[str, Card] = {}
        self.screening: Screening | None = None
        self.broken: dict[str, str] = {}
        self._found: list[Problem] = []
        self._hints: list[Problem] = []
        self._origin: dict[str, str] = {}
        documents = [document for name in sorted(files) if (document := self._read(files[name], name))]
        parts = [document for document in documents if model_of(document) not in (Routine, Screening, Sources)]
        for document in parts:
            self._add(document)
        for document in parts:
            self._check_twins(document)
        for document in documents:  # last, because these refer to the others
            if document not in parts:
                self._add(document)
        self.problems = tuple(sorted(self._found))
        self.hints = tuple(sorted(self._hints))

    def stretch(self, id_: str) -> Stretch:
        """The stretch of this id.

        Raises:
            RoutineError: there is none; the text names the nearest id, or the problems of its file.
        """
        return self._get(self.stretches, id_, _("stretch"))

    def routine(self, id_: str) -> Routine:
        """The routine of this id; raises as :meth:`stretch`."""
        return self._get(self.routines, id_, _("routine"))

    def card(self, id_: str) -> Card:
        """The relief card of this id; raises as :meth:`stretch`."""
        return self._get(self.cards, id_, _("relief card"))

    def find_stretches(
        self, *, muscle: Muscle | None = None, position: Position | None = None, props: Collection[str] | None = None
    ) -> tuple[Stretch, ...]:
        """The stretches for a muscle, in a position, that need nothing but ``props``; None = does not matter."""
        fits = _fits(muscle, position, props)
        return tuple(stretch for stretch in self.stretches.values() if fits(stretch))

    def find_routines(
        self,
        *,
        muscle: Muscle | None = None,
        position: Position | None = None,
        props: Collection[str] | None = None,
        minutes: float | None = None,
    ) -> tuple[Routine, ...]:
        """The routines that stretch a muscle, all in one position, with nothing but ``props``, in at most ``minutes``."""
        fits = _fits(None, position, props)
        return tuple(
            routine
            for routine in self.routines.values()
            if (muscle is None or muscle in routine.muscle)
            and all(fits(self.stretches[step.stretch]) for step in routine.steps if isinstance(step, StretchOrDrill))
            and (minutes is None or routine.duration_s(self) <= minutes * 60)
        )

    def _read(self, content: bytes | str, name: str) -> Document | None:
        try:
            return read(content, name)
        except RoutineError as error:
            self._fault(_stem(name), name, error)
            return None

    def _add(self, document: Document) -> None:
        id_ = str(document.data.get("id") or _stem(document.file))
        try:
            value = check(document, self)
            if document.file not in self._as_written:
                value = with_texts(value, _)
        except RoutineError as error:
            self._fault(id_, document.file, error)
            return
        if first := self._origin.get(id_):
            message = _("'id: {id}' is taken by {file}: choose another").format(id=id_, file=first)
            self._found.append(document.problem(("id",), message))
            return
        self._origin[id_] = document.file
        match value:
            case Stretch():
                self.stretches[id_] = value
            case Card():
                self.cards[id_] = value
            case Routine():
                self.routines[id_] = value
                if hint := bounds.hint(value.holds(self)):
                    self._hints.append(document.problem(("dose",) if "dose" in document.data else (), hint))
            case Screening() if _folder(document.file) == "advice":  # nobody's own file takes its place
                self.screening = value

    def _check_twins(self, document: Document) -> None:
        """A twin may stand in a later file, so that it is looked for when all are there; without it the stretch still stands."""
        for name in ("easier", "seated"):
            twin = document.data.get(name)
            if isinstance(twin, str) and twin not in self.stretches and twin not in self.broken:
                message = _("'{name}: {twin}' is not a known stretch{hint}")
                hint = did_you_mean(twin, self.stretches)
                self._found.append(document.problem((name,), message.format(name=name, twin=twin, hint=hint)))

    def _fault(self, id_: str, file: str, error: RoutineError) -> None:
        self._found += [problem for problem in error.problems if isinstance(problem, Problem)]
        self.broken.setdefault(id_, file)

    def _get(self, shelf: Mapping[str, T], id_: str, what: str) -> T:
        if id_ in shelf:
            return shelf[id_]
        if file := self.broken.get(id_):
            raise RoutineError(*(problem for problem in self.problems if problem.file == file))
        raise NotFoundError(_("there is no {what} '{id}'{hint}").format(what=what, id=id_, hint=did_you_mean(id_, shelf)))


def _fits(muscle: Muscle | None, position: Position | None, props: Collection[str] | None) -> Callable[[Stretch], bool]:
    def fits(stretch: Stretch) -> bool:
        return (
            (muscle is None or stretch.muscle is muscle)
            and (position is None or position.reaches(stretch.position))
            and (props is None or set(stretch.props) <= set(props))
        )

    return fits


def _folder(name: str) -> str:
    return re.split(r"[/\\]", name)[-2] if re.search(r"[/\\]", name) else ""


def _stem(name: str) -> str:
    return re.split(r"[/\\]", name)[-1].rpartition(".")[0]
