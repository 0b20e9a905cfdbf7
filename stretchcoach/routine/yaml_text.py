"""YAML text to plain data that remembers where everything stood, and values back to text: the one module that knows YAML.

What therapists and strangers may hand us is a small part of YAML 1.2: mappings, lists and scalars, in one document. Anchors,
tags, merge keys, duplicate keys and the like are refused with a sentence: each lets a file mean something else than it shows.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import StringIO
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    NodeEvent,
    ScalarEvent,
)
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from ruamel.yaml.reader import ReaderError

from stretchcoach.errors import RoutineError
from stretchcoach.routine.problems import Problem
from stretchcoach.routine.routines import Routine
from stretchcoach.routine.steps import Card
from stretchcoach.routine.stretches import Stretch
from stretchcoach.words import _

MAX_BYTES = 256 * 1024
MAX_NESTING = 20  # ours need 5; without a bound, "[[[[..." ends the reader's recursion

Place = tuple[str | int, ...]
Mark = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Document:
    """The data of a file and where it stood.

    Attributes:
        data: dict, list, str, int, float, bool and None only.
        keys: place, such as ("steps", 0, "hold") -> line and column of the key, from 1.
        values: place -> line and column of the value.
    """

    file: str
    data: dict[str, Any]
    keys: Mapping[Place, Mark] = field(repr=False)
    values: Mapping[Place, Mark] = field(repr=False)

    def problem(self, place: Place, message: str, *, at_key: bool = False) -> Problem:
        """A problem at a place, or at what contains it where the place itself was not written."""
        marks = self.keys if at_key else self.values
        while place and place not in marks:
            place = place[:-1]
        return Problem(self.file, *(marks.get(place) or self.values[place]), message)


def read(text: bytes | str, file: str) -> Document:
    """The data of a YAML text.

    Args:
        text: UTF-8, at most 256 KiB.
        file: its name, for the problems.

    Raises:
        RoutineError: with one problem: too long, not UTF-8, not YAML, or a part of YAML that is not allowed here.
    """
    content = _decoded(text, file)
    try:
        for event, message in _refusals(content):
            raise _refused(file, event.start_mark, message)
        root = _reader().compose(content)
    except ReaderError as error:
        before = content[: error.position]
        mark = before.count("\n") + 1, len(before) - before.rfind("\n")
        raise RoutineError(Problem(file, *mark, _("there is a control character here: delete it"))) from None
    except MarkedYAMLError as error:
        message = _("this is not YAML: {problem}").format(problem=_explained(error.problem or ""))
        raise _refused(file, error.problem_mark or error.context_mark, message) from None
    except YAMLError as error:
        raise RoutineError(Problem(file, 1, 1, _("this is not YAML: {problem}").format(problem=error))) from None
    if root is None:
        raise RoutineError(Problem(file, 1, 1, _("the file is empty")))
    if not isinstance(root, MappingNode):
        raise _refused(file, root.start_mark, _("the file must start with fields such as 'id: my_routine'"))
    walk = _Walk(file)
    data = walk.data(root, ())
    return Document(file, data, walk.keys, walk.values)


def write(value: Stretch | Routine | Card) -> str:
    """A value as YAML text; reading it gives an equal value."""
    yaml = YAML()
    yaml.width = 10_000  # folding long lines by machine only makes them harder to edit
    yaml.indent(mapping=2, sequence=4, offset=2)
    out = StringIO()
    yaml.dump(_without_empty(value.model_dump(mode="json", by_alias=True)), out)
    return out.getvalue()


def _reader() -> YAML:
    return YAML(typ="safe", pure=True)


def _decoded(text: bytes | str, file: str) -> str:
    try:
        raw = text.encode() if isinstance(text, str) else text
        if len(raw) > MAX_BYTES:
            message = _("the file has {size:.0f} KiB: at most {limit:.0f} KiB are read")
            raise RoutineError(Problem(file, 1, 1, message.format(size=len(raw) / 1024, limit=MAX_BYTES / 1024)))
        return raw.decode("utf-8-sig")  # with or without the mark that some Windows editors put first
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        mark = before.count(b"\n") + 1, len(before) - before.rfind(b"\n")
        raise RoutineError(Problem(file, *mark, _("this is not UTF-8 text: save the file as UTF-8"))) from None
    except UnicodeEncodeError:
        raise RoutineError(Problem(file, 1, 1, _("this is not UTF-8 text: save the file as UTF-8"))) from None


def _refused(file: str, mark: Any, message: str) -> RoutineError:
    line, column = (mark.line + 1, mark.column + 1) if mark is not None else (1, 1)
    return RoutineError(Problem(file, line, column, message))


def _refusals(content: str) -> Iterator[tuple[Event, str]]:
    """Every event of the text that is refused, with the reason."""
    depth = documents = 0
    for event in _reader().parse(content):
        depth += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)
        documents += isinstance(event, DocumentStartEvent)
        if isinstance(event, AliasEvent):
            yield event, _("'*{name}' repeats another part of the file: write it out").format(name=event.anchor)
        elif isinstance(event, DocumentStartEvent) and (event.version or event.tags):
            yield event, _("delete the line that starts with '%'")
        elif documents > 1:
            yield event, _("a file holds one document: delete the line '---' and what follows it")
        elif isinstance(event, NodeEvent) and event.anchor:
            yield event, _("'&{name}' names a part of the file to repeat it: delete the name").format(name=event.anchor)
        elif isinstance(event, ScalarEvent | CollectionStartEvent) and event.tag:
            yield event, _("tags such as '!!str' are not used here: delete it")
        elif depth > MAX_NESTING:
            yield event, _("the file is nested too deeply")


def _explained(problem: str) -> str:
    """The reader's words, with what to do for the slips that people make."""
    if "'\\t'" in problem:
        return _("indent with spaces, not with tabs")
    if "mapping values are not allowed" in problem:
        return _("put a text that contains ': ' in quotes, and check the indentation")
    if "could not find expected ':'" in problem:
        return _("a field needs a ':' and a space after its name")
    return problem


class _Walk:
    """Nodes to data, remembering where each key and value stood."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.keys: dict[Place, Mark] = {}
        self.values: dict[Place, Mark] = {}

    def data(self, node: Node, place: Place) -> Any:
        self.values[place] = _mark(node)
        if isinstance(node, MappingNode):
            return {key: self.data(value, (*place, key)) for key, value in self._fields(node, place)}
        if isinstance(node, SequenceNode):
            return [self.data(item, (*place, number)) for number, item in enumerate(node.value)]
        return self._scalar(node)

    def _fields(self, node: MappingNode, place: Place) -> Iterator[tuple[str, Node]]:
        for key, value in node.value:
            if not isinstance(key, ScalarNode):
                raise _refused(self.file, key.start_mark, _("the name of a field must be plain text"))
            if str(key.tag).endswith(":merge"):
                raise _refused(self.file, key.start_mark, _("'<<' copies fields from elsewhere: write them out"))
            here = (*place, key.value)
            if here in self.keys:
                message = _("'{key}' is given twice, first in line {line}, column {column}")
                line, column = self.keys[here]
                raise _refused(self.file, key.start_mark, message.format(key=key.value, line=line, column=column))
            self.keys[here] = _mark(key)
            yield key.value, value

    def _scalar(self, node: Node) -> object:
        kind = str(node.tag).rpartition(":")[2]
        if kind == "null":
            return None
        if kind == "bool":
            return node.value.lower() == "true"
        if kind in ("int", "float"):
            try:
                return int(node.value) if kind == "int" else float(node.value)
            except ValueError:  # 0x1F, .inf, a number of 5,000 digits: no field takes those, so that the text shows what is wrong
                return str(node.value)
        return str(node.value)


def _mark(node: Node) -> Mark:
    return node.start_mark.line + 1, node.start_mark.column + 1


def _without_empty(data: Any) -> Any:
    """The same without what was not given."""
    if isinstance(data, dict):
        kept = {key: _without_empty(value) for key, value in data.items()}
        return {key: value for key, value in kept.items() if value is not None and value != [] and value != {}}
    if isinstance(data, list):
        return [_without_empty(item) for item in data]
    return data
