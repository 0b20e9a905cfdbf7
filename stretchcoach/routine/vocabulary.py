"""The words of the YAML files: the closed lists as enums, and what a line of text or an id may look like."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, StringConstraints

from stretchcoach.body.view import ViewName as ViewName  # one of the words, too
from stretchcoach.words import _


class Value(BaseModel):
    """A frozen value. Files use the short names (``hold``), code the ones with a unit (``hold_s``)."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", validate_by_name=True, validate_by_alias=True, use_attribute_docstrings=True
    )


class Muscle(StrEnum):
    """The muscle that is stretched."""

    HAMSTRING = "hamstring"
    QUADRICEPS = "quadriceps"
    ADDUCTOR = "adductor"


class Position(StrEnum):
    """What the person is on."""

    STANDING = "standing"
    CHAIR = "chair"
    FLOOR = "floor"
    LYING = "lying"

    def reaches(self, other: "Position") -> bool:
        """Whether somebody who looks for this one is served by the other: who gets down to the floor can also lie on it."""
        return other is self or (self is Position.FLOOR and other is Position.LYING)


class Mode(StrEnum):
    """Gentle is for a tight or cramping muscle."""

    NORMAL = "normal"
    GENTLE = "gentle"


class Sides(StrEnum):
    """Whether the legs take turns or are held together once."""

    ONE_AT_A_TIME = "one_at_a_time"
    TOGETHER = "together"


class StepSide(StrEnum):
    """The stretched leg, the person's own; both = left, then right, or both legs at once where a stretch holds them together."""

    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"


class Leg(StrEnum):
    """The leg a rule looks at."""

    STRETCHED = "stretched"
    SUPPORT = "support"
    EACH = "each"


class StretchKind(StrEnum):
    """A position that is held, or a movement that is repeated."""

    HOLD = "hold"
    DYNAMIC = "dynamic"


class DescribedIn(StrEnum):
    """Whether one of the two articles on thigh cramps that this program began with describes it."""

    ARTICLES = "articles"
    ELSEWHERE = "elsewhere"


class FindingId(StrEnum):
    """What can be wrong with the form, as far as a camera can see."""

    KNEE_FORWARD = "knee_forward"
    KNEE_OUT = "knee_out"
    KNEE_IN = "knee_in"
    KNEE_BENT = "knee_bent"
    TRUNK_LEAN = "trunk_lean"
    HEEL_LIFT = "heel_lift"
    UNEVEN = "uneven"
    OTHER_LEG_LIFTS = "other_leg_lifts"
    WRONG_LEG = "wrong_leg"


def _plain(value: str) -> str:
    """Control characters and halves of characters have no place in what is shown or spoken."""
    if any(unicodedata.category(character) in ("Cc", "Cs") and character != "\n" for character in value):
        raise ValueError(_("must be plain text, without control characters"))
    return value


def _one_line(value: str) -> str:
    if len(value.splitlines()) > 1:
        raise ValueError(_("must be one line"))
    return value


def at_most(words: int) -> Callable[[str], str]:
    """A check that a text has at most this many words."""

    def check(value: str) -> str:
        count = len(re.findall(r"\S+", value))
        if count > words:
            raise ValueError(_("has {count} words: use at most {words}").format(count=count, words=words))
        return value

    return check


def _number_as_name(value: Any) -> Any:
    """``45`` without quotes is a number in YAML, and a name here."""
    return str(value) if type(value) is int else value


@dataclass(frozen=True)
class Prose:
    """Marks a field whose text is read or heard, so that catalogues have it; see ``texts``."""


Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=60)]
Reference = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=200),
    AfterValidator(_one_line),
    AfterValidator(_plain),
]
"""A line that stays as it is written in every language: who said so."""
Line = Annotated[Reference, Prose()]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2000), AfterValidator(_plain), Prose()]
Instruction = Annotated[Line, AfterValidator(at_most(12))]  # heard, not read: a longer line is forgotten before its end
FullCue = Annotated[Line, AfterValidator(at_most(8))]
ShortCue = Annotated[Line, AfterValidator(at_most(3))]
AnyView = Annotated[ViewName, BeforeValidator(_number_as_name, json_schema_input_type=Literal["side", "front", "45", 45])]
