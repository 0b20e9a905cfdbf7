"""A stretch: what it is for, how to get into it, how deep it goes, and what its form is judged by."""

from itertools import pairwise
from typing import Annotated

from pydantic import Field, ValidationInfo, field_serializer, field_validator, model_validator

from stretchcoach.body.measures import Measure, Origin
from stretchcoach.body.view import View as BodyView
from stretchcoach.routine.problems import Sentence
from stretchcoach.routine.quantities import OfMeasure, Unit, shown, text
from stretchcoach.routine.vocabulary import (
    AnyView,
    DescribedIn,
    FindingId,
    FullCue,
    Id,
    Instruction,
    Leg,
    Line,
    Muscle,
    Position,
    Reference,
    ShortCue,
    Sides,
    StretchKind,
    Value,
    ViewName,
)
from stretchcoach.thresholds import (
    CAMERA_ERROR,
    CAMERA_ERROR_DEG,
    COUNTED_S,
    GET_READY_S,
    RED_FURTHER,
    RED_FURTHER_DEG,
    SECONDS_A_WORD,
    SWITCH_SIDES_DOWN_S,
    SWITCH_SIDES_S,
    YAW_REFUSE_DEG,
)
from stretchcoach.words import _

BodyAmount = Annotated[float, OfMeasure()]
Metres = Annotated[float, Unit("m", 0.0, 10.0)]


class _Measured(Value):
    """Something with a measure, and amounts in the unit of that measure: degrees or a ratio."""

    measure: Measure
    """What is measured; it decides whether the numbers need 'deg'."""

    @field_serializer("begins", "usual", "never_beyond", "above", "below", "error", "bias", when_used="json", check_fields=False)
    def _write(self, value: float | tuple[float, ...] | None) -> object:
        if value is None:
            return None
        if isinstance(value, tuple):
            return [text(item, self.measure.unit) for item in value]
        return text(value, self.measure.unit)


class Depth(_Measured):
    """The one measure that says how far into the stretch somebody is, in degrees or as a ratio."""

    begins: BodyAmount
    """From here on time counts."""
    usual: tuple[BodyAmount, BodyAmount]
    """Where most people stop, from shallow to deep: a hint, never a demand."""
    never_beyond: BodyAmount
    """Nobody is coached beyond this."""
    views: tuple[AnyView, ...] = ()
    """The views that can show it; none named: the stretch's own view."""

    @property
    def deeper_is(self) -> int:
        """+1 where a larger value is deeper, -1 where a smaller one is."""
        return 1 if self.never_beyond > self.begins else -1

    @model_validator(mode="after")
    def _in_order(self) -> "Depth":
        way = (self.begins, *self.usual, self.never_beyond)
        if self.begins == self.never_beyond or any(self.deeper_is * (b - a) < 0 for a, b in pairwise(way)):
            numbers = ", ".join(shown(number, self.measure.unit) for number in way)
            message = _("'begins', 'usual', 'never_beyond' must all rise or all fall, from shallow to deep, not {numbers}")
            raise Sentence(message.format(numbers=numbers))
        return self


class Cue(Value):
    """What is said, in full the first time and briefly when it is said again."""

    full: FullCue
    short: ShortCue


class Condition(_Measured):
    """A rule applies only while this holds."""

    leg: Leg = Leg.STRETCHED
    origin: Origin = Field(default=Origin.PIXELS, validation_alias="from", serialization_alias="from")
    """3d for a bent knee that points out of the picture."""
    above: BodyAmount


class FormRule(_Measured):
    """One thing that can go wrong. Beyond ``amber`` the hold clock stops after its grace; beyond ``red`` it is spoken first."""

    finding: FindingId
    leg: Leg = Leg.STRETCHED
    above: BodyAmount | None = None
    """Amber is a value over this."""
    below: BodyAmount | None = None
    """Amber is a value under this."""
    views: tuple[AnyView, ...] = ()
    """The views that can show it; none named: the stretch's own view."""
    while_: Condition | None = Field(default=None, validation_alias="while", serialization_alias="while")
    cue: Cue

    @property
    def amber(self) -> float:
        """The threshold, in the unit of the measure."""
        value = self.above if self.above is not None else self.below
        assert value is not None  # checked below
        return value

    @property
    def red(self) -> float:
        """10 degrees or 0.10 beyond amber.

        Source: RULES section 2.
        """
        further = RED_FURTHER_DEG if self.measure.unit == "deg" else RED_FURTHER
        return self.amber + (further if self.above is not None else -further)

    @model_validator(mode="after")
    def _one_threshold(self) -> "FormRule":
        if (self.above is None) == (self.below is None):
            raise Sentence(_("a form rule has either 'above' or 'below'"))
        return self


class View(Value):
    """Where the camera stands."""

    name: AnyView
    also: tuple[AnyView, ...] = ()
    """Further views that can judge at least one of the form rules."""
    lens_height_m: tuple[Metres, Metres] = Field(validation_alias="lens_height", serialization_alias="lens_height")
    """Height of the lens over the floor, from - to."""
    distance_m: tuple[Metres, Metres] = Field(validation_alias="distance", serialization_alias="distance")
    """From the lens to the person, from - to."""
    within_deg: Annotated[float, Unit("deg", 5.0, YAW_REFUSE_DEG)] = Field(
        default=YAW_REFUSE_DEG, validation_alias="within", serialization_alias="within"
    )
    """Further than this from square, nothing is judged from the stretch's own view."""
    leg_nearest: bool = False
    """Whether the stretched leg should be the one nearest to the lens."""
    note: Line | None = None

    @field_validator("lens_height_m", "distance_m")
    @classmethod
    def _low_first(cls, value: tuple[float, float]) -> tuple[float, float]:
        if value[0] > value[1]:
            raise ValueError(_("must have the smaller number first"))
        return value


class Seeing(_Measured):
    """How well the camera sees a measure of this stretch from one view: what the check, the display and the reports all use.

    Source: rendered people with known joints, ``docs/accuracy.md``.
    """

    view: AnyView
    error: BodyAmount
    """19 of 20 readings lie within this of the truth, once the bias is taken off."""
    bias: BodyAmount = 0.0
    """How much the camera reads too much on average; taken off before anything is judged."""


class Cues(Value):
    """What is said about the stretch as a whole."""

    further: Cue | None = None
    """Offered below the usual band, in normal mode only."""
    release: Cue | None = None
    """How to come out of it."""


class Stretch(Value):
    """A stretch, or a movement drill (kind: dynamic)."""

    id: Id
    title: Line
    kind: StretchKind = StretchKind.HOLD
    muscle: Muscle
    position: Position
    props: tuple[Id, ...] = ()
    """What must be at hand: chair, strap, pad, ..."""
    sides: Sides = Sides.ONE_AT_A_TIME
    view: View
    instructions: tuple[Instruction, ...] = Field(min_length=1)
    """Spoken one by one to somebody who cannot see the screen."""
    depth: Depth | None = None
    """Absent: the camera cannot judge how deep; time alone counts, with form."""
    entry: Condition | None = None
    """What shows that the position has been taken, where there is no depth."""
    form: tuple[FormRule, ...] = ()
    """The most important first."""
    by_time: Line | None = None
    """Why no camera judges it; only where it has neither depth nor entry nor form, and then needed."""
    camera: tuple[Seeing, ...] = ()
    """How well each measure is seen; one that is not listed is taken to be seen as well as most."""
    cues: Cues = Cues()
    contraindications: tuple[Line, ...] = ()
    """Who should not do it, or should ask first."""
    never_in_cramp: bool = False
    """Never offered to a muscle that cramps."""
    easier: Id | None = None
    """A stretch of the same muscle that asks for less."""
    seated: Id | None = None
    """A stretch of the same muscle on a chair."""
    media: Id
    """The folder under media/."""
    described_in: DescribedIn = DescribedIn.ELSEWHERE
    """Whether the articles on thigh cramps describe it."""
    evidence: Reference | None = None
    """What is known about it, in one line."""
    source: tuple[Reference, ...] = Field(min_length=1)
    """Where instructions and numbers come from."""

    @field_validator("depth")
    @classmethod
    def _depth_fits(cls, depth: Depth | None, info: ValidationInfo) -> Depth | None:
        if depth and info.data.get("kind") is StretchKind.DYNAMIC:
            raise Sentence(_("a movement drill (kind: dynamic) has no depth"))
        if depth:
            _check_views("depth", depth.views, info.data.get("view"))
        return depth

    @field_validator("form")
    @classmethod
    def _form_fits(cls, form: tuple[FormRule, ...], info: ValidationInfo) -> tuple[FormRule, ...]:
        for rule in form:
            _check_views(rule.finding.value, rule.views, info.data.get("view"))
        return form

    @property
    def is_judged(self) -> bool:
        """Whether a camera says anything about it; else it goes by time, and ``by_time`` says why."""
        return self.depth is not None or self.entry is not None or bool(self.form)

    @model_validator(mode="after")
    def _judged_or_said_why_not(self) -> "Stretch":
        if self.is_judged and self.by_time:
            raise Sentence(_("'by_time' is for a stretch that no camera judges, and this one has depth or form"))
        if not self.is_judged and self.kind is StretchKind.HOLD and not self.by_time:
            raise Sentence(_("no camera can judge a stretch without 'depth' or 'form': say why in 'by_time'"))
        return self

    @property
    def get_ready_s(self) -> float:
        """Time to hear the instructions and take the position."""
        words = sum(len(line.split()) for line in (self.title, *self.instructions))
        return max(GET_READY_S, words * SECONDS_A_WORD + COUNTED_S)

    @property
    def switch_sides_s(self) -> float:
        """Time to change to the other leg."""
        return SWITCH_SIDES_DOWN_S if self.position in (Position.FLOOR, Position.LYING) else SWITCH_SIDES_S

    def seeing(self, measure: Measure, view: ViewName) -> Seeing:
        """How well a measure of this stretch is seen from a view."""
        error = CAMERA_ERROR if measure.unit == "ratio" else CAMERA_ERROR_DEG
        usual = Seeing(measure=measure, view=view, error=error)
        return next((seeing for seeing in self.camera if (seeing.measure, seeing.view) == (measure, view)), usual)

    def seen_as(self, view: BodyView) -> ViewName | None:
        """Which of the views somebody's true view serves as; None where it is too far from square, or from behind."""
        name = view.name
        return None if name is self.view.name and view.off_deg(name) > self.view.within_deg else name

    def views_of(self, rule: FormRule) -> tuple[ViewName, ...]:
        """The views in which a form rule of this stretch can be judged."""
        return rule.views or (self.view.name,)


def _check_views(what: str, wanted: tuple[ViewName, ...], view: View | None) -> None:
    """What can be seen in no view of the stretch would never be judged, and nobody would notice."""
    for name in wanted:
        if view and name not in (view.name, *view.also):
            message = _("'{what}' needs the view '{view}', which the stretch does not have: add it to 'also'")
            raise Sentence(message.format(what=what, view=name.value))
