"""The screening list as a file has it: questions that block, and circumstances that change what is done."""

from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, Field, ValidationInfo, field_validator

from stretchcoach.routine.problems import did_you_mean
from stretchcoach.routine.quantities import Unit
from stretchcoach.routine.steps import known_to
from stretchcoach.routine.vocabulary import Id, Line, Position, Value, at_most
from stretchcoach.words import _

Asked = Annotated[Line, AfterValidator(at_most(25))]  # heard as one of fifteen
Degrees = Annotated[float, Unit("deg", 0.0, 30.0)]


class Level(StrEnum):
    """How soon somebody should be asked for help."""

    EMERGENCY = "emergency"
    URGENT = "urgent"
    CLINICIAN = "clinician"
    GP = "gp"


class Blocks(StrEnum):
    """What a yes takes away."""

    EVERYTHING = "everything"
    LEG = "leg"
    NOTHING = "nothing"


class Question(Value):
    """One thing that may be so. A yes is answered with a fixed text: information, not a diagnosis."""

    id: Id
    level: Level
    blocks: Blocks
    ask: Asked
    advice: Line
    may_carry: bool = Field(default=False, strict=True)
    """A leg that is not stretched may still carry the body while the other one is."""

    @field_validator("blocks")
    @classmethod
    def _as_grave_as_its_level(cls, value: Blocks, info: ValidationInfo) -> Blocks:
        level = info.data.get("level")
        if level is Level.EMERGENCY and value is not Blocks.EVERYTHING:
            raise ValueError(_("is too little for an emergency: write 'everything'"))
        if level in (Level.URGENT, Level.CLINICIAN) and value is Blocks.NOTHING:
            raise ValueError(_("is too little for this level: write 'leg' or 'everything'"))
        return value


class Circumstance(Value):
    """Something that changes what is done, without blocking it."""

    id: Id
    ask: Asked
    says: Line
    """What to mind."""
    only: tuple[Position, ...] = ()
    """The positions that are left; none given = all."""
    avoid: tuple[Id, ...] = ()
    """Stretches that are left out."""
    avoid_cards: tuple[Id, ...] = ()
    """Relief cards that are left out."""
    deeper_steps: int = Field(default=2, strict=True, ge=0, le=2)
    """How often it may go 5 degrees deeper than the first comfortable position."""
    short_of_end_deg: Degrees = Field(default=0.0, validation_alias="short_of_end", serialization_alias="short_of_end")
    """How far before a stretch's own end it stops."""
    assigned_only: bool = Field(default=False, strict=True)
    """Only what a therapist has assigned is played."""

    @field_validator("avoid", "avoid_cards")
    @classmethod
    def _exist(cls, ids: tuple[str, ...], info: ValidationInfo) -> tuple[str, ...]:
        """A name that is not there would protect nobody."""
        if known := known_to(info):
            there = known.stretches if info.field_name == "avoid" else known.cards
            for id_ in ids:
                if id_ not in there:
                    raise ValueError(_("names '{id}', which is not there{hint}").format(id=id_, hint=did_you_mean(id_, there)))
        return ids


class Screening(Value):
    """The list: asked as a whole, answered as a whole."""

    id: Id
    title: Line
    none: Line
    """The one answer when nothing on the list is so."""
    questions: tuple[Question, ...] = Field(min_length=1)
    circumstances: tuple[Circumstance, ...] = ()
    source: tuple[Line, ...] = Field(min_length=1)

    def question(self, id_: str) -> Question:
        """The question of this id."""
        return next(question for question in self.questions if question.id == id_)
