"""Amounts as people write them: "30 s", "1.5 min", "90 deg", "0.45 m"; ratios are plain numbers.

A value that comes from a file must carry its unit; a value built in code is a plain float in the unit that its name ends with.
The two are told apart by pydantic's validation context, which only the reader of files gives.

A ValueError raised here is the end of a sentence; ``checking`` puts what was written in front of it.
"""

import math
import re
from dataclasses import dataclass
from typing import Any

import numpy as np
from pydantic import GetCoreSchemaHandler, ValidationInfo
from pydantic_core import core_schema

from stretchcoach.body.measures import Measure
from stretchcoach.words import _

RATIO = "ratio"
_UNITS = {"s": {"s": 1.0, "min": 60.0}, "m": {"m": 1.0}, "deg": {"deg": 1.0, "°": 1.0}}
_EXAMPLES = {"s": "'30 s'", "m": "'0.5 m'", "deg": "'90 deg'", RATIO: "0.25"}
_NUMBER = r"[+-]?[0-9]+(\.[0-9]+)?"
_RANGES = {"deg": (-180.0, 180.0), RATIO: (-10.0, 10.0)}  # a plain sanity check: no body measure lies outside


def parse(value: object, unit: str, *, from_file: bool) -> float:
    """An amount as a float in ``unit`` ("s", "m", "deg" or "ratio").

    Raises:
        ValueError: no amount, no unit, or the wrong one; the text says what to write.
    """
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        if from_file and unit != RATIO:
            raise ValueError(_("has no unit: write '{value} {unit}'").format(value=value, unit=unit))
        if math.isfinite(value):
            return float(value)
    elif isinstance(value, str):
        match = re.fullmatch(rf"\s*(?P<number>{_NUMBER})\s*(?P<unit>[^\s0-9.]*)\s*", value)
        if match and unit == RATIO:
            raise ValueError(_("is a ratio and has no unit: write {number}").format(number=match["number"]))
        if match and not match["unit"]:
            raise ValueError(_("has no unit: write '{value} {unit}'").format(value=match["number"], unit=unit))
        if match and match["unit"] in _UNITS[unit]:
            return float(match["number"]) * _UNITS[unit][match["unit"]]
    raise ValueError(_("is not understood: write it like {example}").format(example=_EXAMPLES[unit]))


def text(value: float, unit: str) -> str | float:
    """An amount as it is written in a file; reading it gives the same float again."""
    if unit == RATIO:
        return value
    return f"{np.format_float_positional(value, trim='-')} {unit}"


def shown(value: float, unit: str) -> str:
    """An amount in a sentence."""
    return f"{value:g}" if unit == RATIO else f"{value:g} {unit}"


def _in_range(value: float, unit: str, low: float, high: float) -> float:
    if not low <= value <= high:
        raise ValueError(_("is out of range: {low} to {high}").format(low=shown(low, unit), high=shown(high, unit)))
    return value


def _pattern(unit: str) -> core_schema.CoreSchema:
    """How the text must look, for the JSON Schema only."""
    return core_schema.str_schema(pattern=rf"^\s*{_NUMBER}\s*({'|'.join(_UNITS[unit])})\s*$")


@dataclass(frozen=True)
class Unit:
    """Annotation of a float field whose unit is always the same: ``Annotated[float, Unit("s", 5, 120)]``."""

    unit: str
    low: float
    high: float

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        """Read text, write text."""
        written = core_schema.plain_serializer_function_ser_schema(lambda value: text(value, self.unit), when_used="json")
        return core_schema.with_info_before_validator_function(
            self._read, handler(source), json_schema_input_schema=_pattern(self.unit), serialization=written
        )

    def _read(self, value: object, info: ValidationInfo) -> float:
        return _in_range(parse(value, self.unit, from_file=info.context is not None), self.unit, self.low, self.high)


class OfMeasure:
    """Annotation of a float field whose unit is that of the field ``measure`` of the same model, which must come first."""

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        """Read text; the model writes it, because only the model knows its measure."""
        either = core_schema.union_schema([_pattern("deg"), core_schema.float_schema()])
        return core_schema.with_info_before_validator_function(self._read, handler(source), json_schema_input_schema=either)

    def _read(self, value: object, info: ValidationInfo) -> float:
        measure: Measure | None = info.data.get("measure")
        # A misspelt measure is a problem of its own; its amounts are then read either way.
        unit = measure.unit if measure else ("deg" if isinstance(value, str) else RATIO)
        return _in_range(parse(value, unit, from_file=info.context is not None), unit, *_RANGES[unit])


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit, "deg" or "ratio", where the measure is not named beside it (the limits of a routine)."""

    value: float
    unit: str

    def __str__(self) -> str:
        """As in a sentence."""
        return shown(self.value, self.unit)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        """Read "120 deg" or 0.3, write the same."""
        either = core_schema.union_schema([_pattern("deg"), core_schema.float_schema()])
        written = core_schema.plain_serializer_function_ser_schema(lambda a: text(a.value, a.unit), when_used="json")
        return core_schema.no_info_plain_validator_function(cls._read, json_schema_input_schema=either, serialization=written)

    @classmethod
    def _read(cls, value: Any) -> "Amount":
        if isinstance(value, Amount):
            return value
        unit = "deg" if isinstance(value, str) else RATIO  # a forgotten "deg" is found where the measure is known
        return cls(parse(value, unit, from_file=True), unit)
