"""From YAML text to values: every problem of a file at once, each at its place and in words that say what to write.

The rules themselves stand with the values; here pydantic's findings only become sentences. A validator's ValueError is the end
of a sentence that begins with what was written: ``'hold: 30'`` + ``has no unit: write '30 s'``.
"""

import re
from collections.abc import Iterator
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from stretchcoach.errors import RoutineError
from stretchcoach.routine.problems import Problem, Sentence, did_you_mean
from stretchcoach.routine.routines import Routine
from stretchcoach.routine.screening import Screening
from stretchcoach.routine.sources import Sources
from stretchcoach.routine.steps import Card, Known
from stretchcoach.routine.stretches import Stretch
from stretchcoach.routine.yaml_text import Document, Place, read
from stretchcoach.words import _

Content = Stretch | Routine | Card | Screening | Sources


def load(text: bytes | str, file: str, known: Known | None = None) -> Content:
    """The stretch, routine, card, screening list or list of sources that a YAML text describes.

    Args:
        text: UTF-8, at most 256 KiB.
        file: its name; in a folder ``stretches`` or ``relief`` it says what the file is, elsewhere its fields do.
        known: what a routine may refer to; without it references are not checked.

    Raises:
        RoutineError: with every problem of the text, in the order of their places.
    """
    return check(read(text, file), known)


def check(document: Document, known: Known | None = None) -> Content:
    """The value that a document describes; see :func:`load`."""
    model = model_of(document)
    try:
        return model.model_validate(document.data, context={"known": known}, by_alias=True, by_name=False)
    except ValidationError as error:
        found = {_problem(document, model, detail) for detail in error.errors(include_url=False) if not _echo(detail)}
        raise RoutineError(*sorted(found)) from None


def model_of(document: Document) -> type[Stretch] | type[Routine] | type[Card] | type[Screening] | type[Sources]:
    """What kind of file this is."""
    if "questions" in document.data:
        return Screening
    if "advice" in document.data:
        return Sources
    folders = re.split(r"[/\\]", document.file)[:-1]
    if "stretches" in folders[-1:] or {"position", "instructions"} & document.data.keys():
        return Stretch
    if "relief" in folders[-1:] or ("lines" in document.data and "steps" not in document.data):
        return Card
    return Routine


def _problem(document: Document, model: type[BaseModel], error: ErrorDetails) -> Problem:
    kind, written = error["type"], error["input"]
    *way, last = error["loc"] or ("",)  # a check of the whole file
    # "<walk>" in a location is pydantic's note of which kind of step it took, not a field; an unknown field may have any name.
    inside: Place = tuple(part for part in way if not _is_tag(part))
    if kind == "extra_forbidden":
        message = _("unknown field '{name}'{hint}").format(name=last, hint=did_you_mean(str(last), _fields(model, tuple(way))))
        return document.problem((*inside, last), message, at_key=True)
    if kind == "missing" and isinstance(last, str):
        in_field = bool(inside) and isinstance(inside[-1], str)
        return document.problem(inside, _("missing field '{name}'").format(name=last), at_key=in_field)
    place = inside if _is_tag(last) else (*inside, last)
    if kind in ("union_tag_invalid", "union_tag_not_found"):
        return _unknown_kind(document, place, error)
    told = _told(error)
    if isinstance(error.get("ctx", {}).get("error"), Sentence):
        return document.problem(place, told)
    name = next(part for part in reversed(place) if isinstance(part, str))
    subject = f"'{name}: {_short(written)}'" if isinstance(written, (str, int, float)) else f"'{name}'"
    return document.problem(place, f"{subject} {told}")


def _unknown_kind(document: Document, place: Place, error: ErrorDetails) -> Problem:
    kinds = re.findall(r"<(\w+)>", error["ctx"]["expected_tags"])
    step: Any = error["input"]
    if not isinstance(step, dict):
        return document.problem(place, _("a step is a group of fields that starts with 'kind'"))
    if "kind" not in step:
        return document.problem(place, _("missing field 'kind'{hint}").format(hint=did_you_mean("", kinds)))
    kind = str(step["kind"])
    message = _("'kind: {kind}' is not a kind of step{hint}").format(kind=kind, hint=did_you_mean(kind, kinds))
    return document.problem((*place, "kind"), message)


def _told(error: ErrorDetails) -> str:
    """The end of the sentence."""
    context: dict[str, Any] = error.get("ctx", {})
    match error["type"]:
        case "value_error":
            return str(context["error"])
        case "enum" | "literal_error":
            choices = re.findall(r"'([^']*)'", context["expected"])
            return _("is not known{hint}").format(hint=did_you_mean(str(error["input"]), choices))
        case "string_type":
            return _("is empty: write some text") if error["input"] is None else _("must be text: put it in quotes")
        case "string_too_short":
            return _("is empty: write some text")
        case "string_too_long":
            return _("is too long: at most {count} characters").format(count=context["max_length"])
        case "string_pattern_mismatch":
            return _("may only have the letters a-z, digits and '_', and starts with a letter")
        case "int_type":
            quoted = str(error["input"]).isdecimal()
            return _("must be a whole number, without quotes") if quoted else _("must be a whole number")
        case "bool_type" | "bool_parsing":
            return _("must be true or false")
        case "greater_than_equal":
            return _("is too small: at least {limit}").format(limit=context["ge"])
        case "less_than_equal":
            return _("is too large: at most {limit}").format(limit=context["le"])
        case "tuple_type":
            return _("must be a list")
        case "too_short":
            return _("has too few entries: at least {count}").format(count=context["min_length"])
        case "too_long":
            return _("has too many entries: at most {count}").format(count=context["max_length"])
        case "missing":  # the second number of a pair
            return _("has too few entries")
        case "model_type":
            return _("must be a group of fields, indented under it")
        case _:
            return error["msg"]


def _echo(error: ErrorDetails) -> bool:
    """Pydantic counts only the good entries of a list, so that one bad entry also makes the list too short."""
    return error["type"] == "too_short" and len(error["input"]) >= error["ctx"]["min_length"]


def _is_tag(part: str | int) -> bool:
    return isinstance(part, str) and part.startswith("<")


def _short(written: str | int | float) -> str:
    text = str(written).lower() if isinstance(written, bool) else str(written)
    return text if len(text) <= 60 else text[:57] + "..."


def _fields(model: type[BaseModel], way: Place) -> list[str]:
    """The names that the YAML fields at a place may have."""
    here = [model]
    for part in way:
        if isinstance(part, int):
            continue
        if _is_tag(part):
            here = [one for one in here if f"<{one.model_fields['kind'].default}>" == part]
        else:
            fields = [(name, field) for one in here for name, field in _named(one) if name == part]
            here = [inner for _name, field in fields for inner in _models(field.annotation)]
    return [name for one in here for name, _field in _named(one)]


def _named(model: type[BaseModel]) -> Iterator[tuple[str, Any]]:
    for name, field in model.model_fields.items():
        yield str(field.validation_alias or name), field


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    """The models inside an annotation such as ``tuple[A | B, ...] | None``."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models(part)
