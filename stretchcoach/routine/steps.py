"""The steps of a routine, the relief cards they may show, and the checks of what they refer to."""

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar, Literal, Protocol, Self

from pydantic import Discriminator, Field, Tag, ValidationInfo, field_validator, model_validator

from stretchcoach.body.pose import Side
from stretchcoach.routine import dose as doses
from stretchcoach.routine.dose import DoseName
from stretchcoach.routine.problems import did_you_mean
from stretchcoach.routine.quantities import Unit
from stretchcoach.routine.stretches import Stretch
from stretchcoach.routine.vocabulary import Id, Instruction, Line, Reference, Sides, StepSide, StretchKind, Value
from stretchcoach.words import _

HoldS = Annotated[float, Unit("s", *doses.HOLD_S)]
RestS = Annotated[float, Unit("s", *doses.REST_S)]
TempoS = Annotated[float, Unit("s", *doses.TEMPO_S)]
WalkS = Annotated[float, Unit("s", *doses.WALK_S)]
CardS = Annotated[float, Unit("s", *doses.CARD_S)]


class Known(Protocol):
    """What a routine may refer to; the reader of files hands it to the checks below as pydantic context ``{"known": ...}``."""

    @property
    def stretches(self) -> Mapping[str, Stretch]:
        """By id."""

    @property
    def cards(self) -> Mapping[str, "Card"]:
        """By id."""

    @property
    def broken(self) -> Mapping[str, str]:
        """Id -> file, of files with problems of their own."""


def known_to(info: ValidationInfo) -> Known | None:
    """What the values being checked may refer to; None where nobody said (values built in code)."""
    context: Mapping[str, Any] = info.context or {}
    return context.get("known")


def stretch_of(info: ValidationInfo) -> Stretch | None:
    """The stretch that the model being checked names, if it is known at all."""
    known = known_to(info)
    return known.stretches.get(info.data.get("stretch", "")) if known else None


def _exists(id_: str, there: Mapping[str, object], known: Known, what: str) -> None:
    if id_ in known.broken:
        raise ValueError(_("cannot be used: {file} has problems").format(file=known.broken[id_]))
    if id_ not in there:
        raise ValueError(_("is not a known {what}{hint}").format(what=what, hint=did_you_mean(id_, there)))


class Card(Value):
    """Something that is only shown, read out and timed: a walk, a self-massage."""

    id: Id
    title: Line
    lines: tuple[Instruction, ...] = Field(min_length=1)
    duration_s: CardS | None = Field(default=None, validation_alias="duration", serialization_alias="duration")
    between_s: tuple[CardS, CardS] | None = Field(default=None, validation_alias="between", serialization_alias="between")
    """The shortest and the longest that a person may choose; without it, nothing but the duration."""
    caution: Line
    source: tuple[Reference, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _duration_lies_between(self) -> Self:
        if self.between_s is not None:
            shortest_s, longest_s = self.between_s
            if self.duration_s is None or not shortest_s <= self.duration_s <= longest_s or shortest_s == longest_s:
                raise ValueError(_("'between' needs a shortest and a longest time, and a 'duration' between the two"))
        return self


class OfStretch(Value):
    """Something that names a stretch and a side of it."""

    stretch: Id
    side: StepSide = StepSide.BOTH
    """The stretched leg, the person's own. Both = left, then right."""

    @field_validator("stretch")
    @classmethod
    def _stretch_exists(cls, value: str, info: ValidationInfo) -> str:
        if known := known_to(info):
            _exists(value, known.stretches, known, _("stretch"))
        return value

    @field_validator("side")
    @classmethod
    def _side_fits(cls, value: StepSide, info: ValidationInfo) -> StepSide:
        stretch = stretch_of(info)
        if stretch and stretch.sides is Sides.TOGETHER and value is not StepSide.BOTH:
            raise ValueError(_("does not fit: '{id}' is done with both legs together, write 'both'").format(id=stretch.id))
        return value

    @property
    def legs(self) -> frozenset[Side]:
        """The legs it speaks of."""
        return frozenset(Side) if self.side is StepSide.BOTH else frozenset({Side(self.side.value)})

    def covers(self, side: Side | None) -> bool:
        """Whether it speaks of a leg; None = both legs together."""
        return side is None or side in self.legs


class StretchOrDrill(OfStretch):
    """A step that plays a stretch or a movement drill."""

    plays: ClassVar[StretchKind]

    @field_validator("stretch")
    @classmethod
    def _kind_fits(cls, value: str, info: ValidationInfo) -> str:
        known = known_to(info)
        stretch = known.stretches.get(value) if known else None
        if stretch and stretch.kind is not cls.plays:
            kinds = {StretchKind.HOLD: "stretch", StretchKind.DYNAMIC: "dynamic"}
            raise ValueError(_("belongs in a step of 'kind: {kind}'").format(kind=kinds[stretch.kind]))
        return value


class StretchStep(StretchOrDrill):
    """Hold a stretch. What is not given comes from the step's dose, else from the routine's."""

    plays = StretchKind.HOLD
    kind: Literal["stretch"] = "stretch"
    dose: DoseName | None = None
    sets: int | None = Field(default=None, strict=True, ge=doses.SETS[0], le=doses.SETS[1])
    hold_s: HoldS | None = Field(default=None, validation_alias="hold", serialization_alias="hold")
    rest_s: RestS | None = Field(default=None, validation_alias="rest", serialization_alias="rest")


class DynamicStep(StretchOrDrill):
    """Repeat a movement drill."""

    plays = StretchKind.DYNAMIC
    kind: Literal["dynamic"] = "dynamic"
    repetitions: int = Field(default=doses.DRILL_REPETITIONS, strict=True, ge=doses.REPETITIONS[0], le=doses.REPETITIONS[1])
    tempo_s: TempoS = Field(default=doses.DRILL_TEMPO_S, validation_alias="tempo", serialization_alias="tempo")
    """One repetition, there and back."""


class WalkStep(Value):
    """Walk about."""

    kind: Literal["walk"] = "walk"
    duration_s: WalkS = Field(validation_alias="duration", serialization_alias="duration")


class CardStep(Value):
    """Show a relief card."""

    kind: Literal["card"] = "card"
    card: Id
    duration_s: CardS | None = Field(default=None, validation_alias="duration", serialization_alias="duration")

    @field_validator("card")
    @classmethod
    def _card_exists(cls, value: str, info: ValidationInfo) -> str:
        if known := known_to(info):
            _exists(value, known.cards, known, _("relief card"))
        return value

    @field_validator("duration_s")
    @classmethod
    def _no_longer_than_the_card(cls, value: float | None, info: ValidationInfo) -> float | None:
        known = known_to(info)
        card = known.cards.get(info.data.get("card", "")) if known else None
        if value is not None and card is not None and card.between_s is not None and value > card.between_s[1]:
            raise ValueError(_("is longer than the card allows: {longest:g} s").format(longest=card.between_s[1]))
        return value


def _step_tag(step: object) -> str:
    """The class a step belongs to, in brackets, so that it cannot be taken for a field in the place of a problem."""
    kind = step.get("kind") if isinstance(step, Mapping) else getattr(step, "kind", None)
    return f"<{kind}>"


Step = Annotated[
    Annotated[StretchStep, Tag("<stretch>")]
    | Annotated[DynamicStep, Tag("<dynamic>")]
    | Annotated[WalkStep, Tag("<walk>")]
    | Annotated[CardStep, Tag("<card>")],
    Discriminator(_step_tag),
]


def sides_of(stretch: Stretch, side: StepSide) -> tuple[Side | None, ...]:
    """The legs in the order they are stretched; ``(None,)`` = both legs together, once.

    Source: RULES section 1.
    """
    if stretch.sides is Sides.TOGETHER:
        return (None,)
    return (Side.LEFT, Side.RIGHT) if side is StepSide.BOTH else (Side(side.value),)
