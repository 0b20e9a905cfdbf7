"""A routine: steps in order, a default dose, and limits for one person that may only tighten what a stretch allows."""

from dataclasses import replace
from typing import Annotated, assert_never

from pydantic import BeforeValidator, Field, ValidationInfo, field_serializer, field_validator, model_validator

from stretchcoach.body.pose import Side
from stretchcoach.routine import bounds
from stretchcoach.routine.dose import (
    GENTLE_HOLD_S,
    GENTLE_SETS,
    LONGEST_HOLD_S,
    PRESETS,
    STATIC_HOLD_BEFORE_EXERCISE_S,
    Dose,
    DoseName,
)
from stretchcoach.routine.problems import Sentence
from stretchcoach.routine.quantities import RATIO, Amount, shown
from stretchcoach.routine.steps import (
    CardStep,
    DynamicStep,
    HoldS,
    Known,
    OfStretch,
    Step,
    StretchOrDrill,
    StretchStep,
    WalkStep,
    known_to,
    sides_of,
    stretch_of,
)
from stretchcoach.routine.stretches import Depth, Stretch
from stretchcoach.routine.vocabulary import Id, Line, Mode, Muscle, Text, Value
from stretchcoach.words import _

__all__ = ["CardStep", "DynamicStep", "Limit", "Routine", "Step", "StretchStep", "WalkStep"]  # a routine with all its steps


class Limit(OfStretch):
    """What one person may do of a stretch, tighter than the stretch itself."""

    begins: Amount | None = None
    """An earlier beginning: time counts, and the guard watches, sooner."""
    never_beyond: Amount | None = None
    hold_max_s: HoldS | None = Field(default=None, validation_alias="hold_max", serialization_alias="hold_max")

    @field_validator("begins", "never_beyond")
    @classmethod
    def _only_tightens(cls, value: Amount | None, info: ValidationInfo) -> Amount | None:
        stretch = stretch_of(info)
        if value is None or stretch is None:
            return value
        if stretch.depth is None:
            raise ValueError(_("cannot be judged: '{id}' has no depth").format(id=stretch.id))
        depth, unit = stretch.depth, stretch.depth.measure.unit
        if value.unit != unit:
            if unit == RATIO:
                raise ValueError(_("is a ratio and has no unit: write {number:g}").format(number=value.value))
            raise ValueError(_("has no unit: write '{value:g} {unit}'").format(value=value.value, unit=unit))
        own: float = getattr(depth, info.field_name or "")
        if depth.deeper_is * (value.value - own) > 0:
            raise ValueError(_("is looser than the stretch's own {own}: a limit may only tighten").format(own=shown(own, unit)))
        if info.field_name == "never_beyond":
            earlier: Amount | None = info.data.get("begins")
            begins = earlier.value if earlier else depth.begins
            if depth.deeper_is * (value.value - begins) <= 0:
                raise ValueError(
                    _("leaves no room after 'begins' {begins}: give an earlier 'begins' too").format(begins=shown(begins, unit))
                )
        return value

    @model_validator(mode="after")
    def _says_something(self) -> "Limit":
        if self.begins is None and self.never_beyond is None and self.hold_max_s is None:
            raise Sentence(_("a limit needs 'never_beyond', 'begins' or 'hold_max'"))
        return self


def _as_tuple(value: object) -> object:
    return value if isinstance(value, (list, tuple)) else (value,)


Muscles = Annotated[tuple[Muscle, ...], Field(min_length=1), BeforeValidator(_as_tuple, json_schema_input_type=Muscle | tuple[Muscle, ...])]


def _check_gentle(number: int, step: StretchStep) -> None:
    """One bout of a gentle routine is short.

    Source: RULES 4.
    """
    if step.hold_s is not None and step.hold_s > GENTLE_HOLD_S:
        said = _("step {number} holds {hold}: a gentle routine holds at most {limit}")
        raise Sentence(said.format(number=number, hold=shown(step.hold_s, "s"), limit=shown(GENTLE_HOLD_S, "s")))
    if step.sets is not None and step.sets > GENTLE_SETS:
        said = _("step {number} has {sets} sets: a gentle routine has at most {limit}")
        raise Sentence(said.format(number=number, sets=step.sets, limit=GENTLE_SETS))


def _gentle(step: StretchStep) -> StretchStep:
    hold_s = step.hold_s and min(step.hold_s, GENTLE_HOLD_S)
    sets = step.sets and min(step.sets, GENTLE_SETS)
    return step.model_copy(update={"hold_s": hold_s, "sets": sets})


class Routine(Value):
    """What to do, in order."""

    id: Id
    title: Line
    muscle: Muscles
    """One muscle or a list."""
    mode: Mode = Mode.NORMAL
    dose: DoseName = DoseName.GENERAL_ADULT
    """The preset for stretch steps that do not say otherwise."""
    assigned_by: Line | None = None
    note: Text | None = None
    steps: tuple[Step, ...] = Field(min_length=1)
    limits: tuple[Limit, ...] = ()
    """Tighter limits for the person this routine is meant for."""

    @field_serializer("muscle", when_used="json")
    def _write_muscle(self, value: tuple[Muscle, ...]) -> object:
        return value[0].value if len(value) == 1 else [muscle.value for muscle in value]

    @field_validator("steps")
    @classmethod
    def _steps_fit(cls, steps: tuple[Step, ...], info: ValidationInfo) -> tuple[Step, ...]:
        """Checks that need the whole routine.

        Source: static holds before exercise: clinical page 1.2. No drills on a cramping muscle: clinical page 5.3.
        """
        for number, step in enumerate(steps, 1):
            if isinstance(step, DynamicStep) and info.data.get("mode") is Mode.GENTLE:
                raise Sentence(_("step {number} is a movement drill: a gentle routine has none").format(number=number))
            if isinstance(step, StretchStep) and info.data.get("mode") is Mode.GENTLE:
                _check_gentle(number, step)
            if isinstance(step, StretchStep) and step.hold_s is not None:
                before = DoseName.BEFORE_EXERCISE in (step.dose, info.data.get("dose"))
                if before and step.hold_s > STATIC_HOLD_BEFORE_EXERCISE_S:
                    raise Sentence(
                        _("step {number} holds {hold}: before exercise, hold at most {limit}").format(
                            number=number,
                            hold=shown(step.hold_s, "s"),
                            limit=shown(STATIC_HOLD_BEFORE_EXERCISE_S, "s"),
                        )
                    )
        return steps

    @field_validator("limits")
    @classmethod
    def _limits_bite(cls, limits: tuple[Limit, ...], info: ValidationInfo) -> tuple[Limit, ...]:
        steps: tuple[Step, ...] = info.data.get("steps", ())
        used = {step.stretch for step in steps if isinstance(step, StretchOrDrill)}
        if len({(limit.stretch, leg) for limit in limits for leg in limit.legs}) < sum(len(limit.legs) for limit in limits):
            raise Sentence(_("two limits speak of the same stretch and side: write one"))
        for limit in limits if steps else ():
            if limit.stretch not in used:  # most likely a slip, and then it would protect nobody
                raise Sentence(_("there is a limit for '{id}', which no step uses").format(id=limit.stretch))
            for number, step in enumerate(steps, 1):
                if not isinstance(step, StretchStep) or step.stretch != limit.stretch or not limit.hold_max_s:
                    continue
                if step.hold_s and step.hold_s > limit.hold_max_s and step.legs & limit.legs:
                    raise Sentence(
                        _("step {number} holds {hold}, over its own limit 'hold_max: {limit}'").format(
                            number=number, hold=shown(step.hold_s, "s"), limit=shown(limit.hold_max_s, "s")
                        )
                    )
        return limits

    @model_validator(mode="after")
    def _within_bounds(self, info: ValidationInfo) -> "Routine":
        known = known_to(info)
        holds = self.holds(known)
        if self.mode is Mode.GENTLE:
            bounds.check_gentle(holds)
        bounds.check_before_exercise(holds)
        if known:  # from a file: only what is kept is done as often as its dose says
            bounds.check_week(holds)
        return self

    def holds(self, known: Known | None) -> list[bounds.Holds]:
        """What is held, step by step and leg by leg; a stretch that nobody knows is its own muscle."""
        found: list[bounds.Holds] = []
        walks = 0
        for number, step in enumerate(self.steps, 1):
            if isinstance(step, WalkStep):
                walks += 1
            elif isinstance(step, StretchStep):
                stretch = known.stretches.get(step.stretch) if known else None
                muscle = stretch.muscle.value if stretch else step.stretch
                before = (step.dose or self.dose) is DoseName.BEFORE_EXERCISE
                legs = [side for side in Side if side in step.legs]
                found += [bounds.Holds(number, (muscle, side), self._asked(step, side), walks, before) for side in legs]
        return found

    def dose_of(self, step: StretchStep, side: Side | None = None) -> Dose:
        """The dose of a step for a leg (None: both together), as it is played: no hold is longer than anybody's may be."""
        asked = self._asked(step, side)
        return replace(asked, hold_s=min(asked.hold_s, LONGEST_HOLD_S))

    def _asked(self, step: StretchStep, side: Side | None) -> Dose:
        """The same as the file asks for it, within this routine's limits."""
        preset = PRESETS[step.dose or self.dose]
        hold_s = preset.hold_s if step.hold_s is None else step.hold_s
        for limit in self.limits:
            if limit.stretch == step.stretch and limit.covers(side) and limit.hold_max_s is not None:
                hold_s = min(hold_s, limit.hold_max_s)
        sets = preset.sets if step.sets is None else step.sets
        if self.mode is Mode.GENTLE:  # a preset may be meant for a muscle that does not cramp
            hold_s, sets = min(hold_s, GENTLE_HOLD_S), min(sets, GENTLE_SETS)
        return replace(
            preset,
            hold_s=hold_s,
            sets=sets,
            rest_s=preset.rest_s if step.rest_s is None else step.rest_s,
        )

    def gently(self) -> "Routine":
        """The same for a tight or cramping muscle: shorter holds, and no drills.

        Raises:
            ValueError: nothing is left, or there is too much of one muscle before a walk.
        """
        kept = [step for step in self.steps if not isinstance(step, DynamicStep)]
        steps = tuple(_gentle(step) if isinstance(step, StretchStep) else step for step in kept)
        used = {step.stretch for step in steps if isinstance(step, StretchStep)}
        if not used:
            raise ValueError("nothing is held")
        limits = tuple(limit for limit in self.limits if limit.stretch in used)
        return Routine(**(dict(self) | {"mode": Mode.GENTLE, "steps": steps, "limits": limits}))

    def plan_limit(self, stretch: str, side: Side | None = None) -> float | None:
        """This routine's own never-beyond of a stretch (by id) for a leg (None: both together), in the unit of its depth."""
        for limit in self.limits:
            if limit.stretch == stretch and limit.covers(side) and limit.never_beyond:
                return limit.never_beyond.value
        return None

    def depth_of(self, stretch: Stretch, side: Side | None = None) -> Depth | None:
        """The depth of a stretch for a leg (None: both together), within this routine's limits; never looser than the stretch's.

        Raises:
            ValueError: a routine built in code, past the checks of files, whose limits leave no room.
        """
        depth = stretch.depth
        if depth is None:
            return None
        shallower = min if depth.deeper_is > 0 else max
        begins, never = depth.begins, depth.never_beyond
        for limit in self.limits:
            if limit.stretch == stretch.id and limit.covers(side):
                begins = shallower(begins, limit.begins.value) if limit.begins else begins
                never = shallower(never, limit.never_beyond.value) if limit.never_beyond else never
        usual = (shallower(depth.usual[0], never), shallower(depth.usual[1], never))
        return Depth(measure=depth.measure, begins=begins, usual=usual, never_beyond=never, views=depth.views)

    def duration_s(self, known: Known) -> float:
        """About how long the routine takes, with getting ready, rests and changing sides; lapses and pauses not counted."""
        return sum(self._step_s(step, known) for step in self.steps)

    def _step_s(self, step: Step, known: Known) -> float:
        match step:
            case WalkStep():
                return step.duration_s
            case CardStep():
                return step.duration_s or known.cards[step.card].duration_s or 0.0
            case DynamicStep():
                per_side = [step.repetitions * step.tempo_s for _side in sides_of(known.stretches[step.stretch], step.side)]
            case StretchStep():
                given = [self.dose_of(step, side) for side in sides_of(known.stretches[step.stretch], step.side)]
                per_side = [dose.sets * dose.hold_s + (dose.sets - 1) * dose.rest_s for dose in given]
            case _:
                assert_never(step)
        stretch = known.stretches[step.stretch]
        return stretch.get_ready_s + sum(per_side) + stretch.switch_sides_s * (len(per_side) - 1)
