"""Where each line of advice of the articles went that the program began with, and how much is known about it."""

from collections import Counter
from typing import Annotated, Self

from pydantic import Field, StringConstraints, field_validator, model_validator

from stretchcoach.routine.vocabulary import Reference, Value
from stretchcoach.words import _

AdviceId = Annotated[str, StringConstraints(pattern=r"^[AB][1-9][0-9]?$")]
Place = Annotated[str, StringConstraints(pattern=r"^(stretch|routine|card|question|circumstance|code)/\S+$")]


class Advice(Value):
    """One line of an article: somewhere in the program, or left out for a reason."""

    id: AdviceId
    about: Reference
    places: tuple[Place, ...] = ()
    excluded: Reference | None = None
    evidence: Reference
    correction: Reference | None = None

    @model_validator(mode="after")
    def _somewhere_or_excluded(self) -> Self:
        if bool(self.places) == (self.excluded is not None):
            raise ValueError(_("say where it is ('places') or why it is left out ('excluded'), one of the two"))
        return self


class Sources(Value):
    """All of them."""

    advice: tuple[Advice, ...] = Field(min_length=1)

    @field_validator("advice")
    @classmethod
    def _once_each(cls, value: tuple[Advice, ...]) -> tuple[Advice, ...]:
        if twice := [id_ for id_, times in Counter(one.id for one in value).items() if times > 1]:
            raise ValueError(_("has {ids} twice").format(ids=", ".join(twice)))
        return value
