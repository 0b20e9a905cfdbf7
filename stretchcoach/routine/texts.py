"""The human texts of a value that was read from YAML: found by the types of its fields, so that a new field is found by itself."""

from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar, get_args

from pydantic import BaseModel

from stretchcoach.routine.vocabulary import Prose

Model = TypeVar("Model", bound=BaseModel)


def with_texts(value: Model, change: Callable[[str], str]) -> Model:
    """The same value with every text that is read or heard changed.

    Nothing is checked again: German takes more words than the limits that the English files keep to.
    """
    changed = {name: _changed(getattr(value, name), change, name in _prose(type(value))) for name in type(value).model_fields}
    return value.model_copy(update={name: new for name, new in changed.items() if new != getattr(value, name)})


def _changed(value: Any, change: Callable[[str], str], is_prose: bool) -> Any:
    match value:
        case BaseModel():
            return with_texts(value, change)
        case tuple():
            return tuple(_changed(item, change, is_prose) for item in value)
        case dict():
            return {key: _changed(item, change, is_prose) for key, item in value.items()}
        case str() if is_prose:
            return change(value)
    return value


@cache
def _prose(model: type[BaseModel]) -> frozenset[str]:
    """The names of the fields that hold texts."""
    return frozenset(name for name, field in model.model_fields.items() if _marked(field.annotation) or any(map(_marked, field.metadata)))


def _marked(type_: object) -> bool:
    return isinstance(type_, Prose) or any(map(_marked, get_args(type_)))
