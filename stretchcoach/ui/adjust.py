"""Changing a routine for today, without touching its file: what may be changed, how far, and the routine that comes out. No Qt here.

A changed routine passes the same checks as one from a file. A limit of the person stays, and nothing can be set beyond it.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from stretchcoach.body.pose import Side
from stretchcoach.routine.dose import BOUT_SETS, GENTLE_HOLD_S, HOLD_S, LONGEST_HOLD_S, REST_S, SETS, DoseName
from stretchcoach.routine.routines import CardStep, DynamicStep, StretchStep, WalkStep
from stretchcoach.routine.values import Dose, Mode, Routine, Step
from stretchcoach.ui.shelf import ShelfItem
from stretchcoach.words import _, ngettext


@dataclass(frozen=True)
class Change:
    """What is different today about one step; None = as it is written."""

    left_out: bool = False
    hold_s: float | None = None
    sets: int | None = None
    rest_s: float | None = None


@dataclass(frozen=True)
class Span:
    """A number as it is written, and how far it may be changed."""

    low: int
    high: int
    value: int


@dataclass(frozen=True)
class Spans:
    """How far a step may be changed."""

    hold_s: Span
    sets: Span
    rest_s: Span


def dose_of(routine: Routine, step: StretchStep) -> Dose:
    """The dose of a step; where the limits of the legs differ, that of the leg that may do less."""
    return min((routine.dose_of(step, side) for side in step.legs), key=lambda dose: dose.hold_s)


def spans(routine: Routine, step: StretchStep) -> Spans:
    """How far a step may be changed: within what a file may say, the person's limits, and how far its dose is known to grow."""
    dose = dose_of(routine, step)
    longest_s = max(dose.hold_s, min(LONGEST_HOLD_S, dose.hold_longest_s or LONGEST_HOLD_S))
    most_sets = max(dose.sets, BOUT_SETS)
    if routine.mode is Mode.GENTLE:  # other steps may hold the same muscle, so that there is never room for one more
        longest_s, most_sets = min(longest_s, GENTLE_HOLD_S), dose.sets
    elif (step.dose or routine.dose) is DoseName.BEFORE_EXERCISE:  # the same
        longest_s, most_sets = dose.hold_s, dose.sets
    for limit in routine.limits:
        if limit.stretch == step.stretch and limit.hold_max_s is not None and limit.legs & step.legs:
            longest_s = min(longest_s, limit.hold_max_s)
    return Spans(
        Span(int(HOLD_S[0]), int(longest_s), round(dose.hold_s)),
        Span(SETS[0], most_sets, dose.sets),
        Span(int(REST_S[0]), int(REST_S[1]), round(dose.rest_s)),
    )


def may_leave_out(item: ShelfItem, place: int) -> bool:
    """Whether a step may be left out today: not the walk that a gentle routine takes before it comes back to a muscle."""
    routine = item.routine
    muscle_of = {stretch.id: stretch.muscle for stretch in item.stretches}
    before, after = (
        {muscle_of.get(step.stretch) for step in steps if isinstance(step, StretchStep)}
        for steps in (routine.steps[:place], routine.steps[place + 1 :])
    )
    return not (routine.mode is Mode.GENTLE and isinstance(routine.steps[place], WalkStep) and before & after)


def changed(routine: Routine, changes: Mapping[int, Change]) -> Routine | None:
    """The routine for today.

    Args:
        changes: by the place of the step, from 0.

    Returns:
        None where every step is left out.

    Raises:
        ValueError: a change leaves the bounds of :func:`spans` or :func:`may_leave_out`.
    """
    kept = tuple(
        _step(step, changes.get(place, Change()))
        for place, step in enumerate(routine.steps)
        if not changes.get(place, Change()).left_out
    )
    if kept == routine.steps:
        return routine
    if not kept:
        return None
    used = {step.stretch for step in kept if isinstance(step, (StretchStep, DynamicStep))}
    limits = tuple(limit for limit in routine.limits if limit.stretch in used)  # a limit of a step left out has nothing to protect
    return Routine(**(dict(routine) | {"steps": kept, "limits": limits}))


def _step(step: Step, change: Change) -> Step:
    if not isinstance(step, StretchStep):
        return step
    given = {name: value for name in ("hold_s", "sets", "rest_s") if (value := getattr(change, name)) is not None}
    return StretchStep(**(dict(step) | given)) if given else step


def step_title(step: Step, item: ShelfItem) -> str:
    """What a step is called."""
    match step:
        case StretchStep() | DynamicStep():
            return next((stretch.title for stretch in item.stretches if stretch.id == step.stretch), step.stretch)
        case WalkStep():
            return _("Walk about")
        case CardStep():
            return next((card.title for card in item.cards if card.id == step.card), step.card.replace("_", " ").capitalize())


def step_lines(step: Step, item: ShelfItem) -> tuple[str, ...]:
    """How it is done."""
    match step:
        case StretchStep() | DynamicStep():
            return next((stretch.instructions for stretch in item.stretches if stretch.id == step.stretch), ())
        case CardStep():
            return next(((*card.lines, card.caution) for card in item.cards if card.id == step.card), ())
        case WalkStep():
            return (_("Long, easy strides."),)


def step_dose(step: Step, routine: Routine, item: ShelfItem) -> str:
    """How much of it."""
    match step:
        case StretchStep():
            dose = dose_of(routine, step)
            holds = ngettext("{n} hold of {hold:.0f} s", "{n} holds of {hold:.0f} s", dose.sets).format(n=dose.sets, hold=dose.hold_s)
            rest = _("rest {rest:.0f} s").format(rest=dose.rest_s) if dose.sets > 1 else ""
            how = "" if _is_judged(step, item) else _("by time")
            return ", ".join(part for part in (holds, _which_legs(step, item), rest, how) if part)
        case DynamicStep():
            times = ngettext("{n} time", "{n} times", step.repetitions).format(n=step.repetitions)
            return f"{times}, {_which_legs(step, item)}"
        case WalkStep():
            return _("{seconds:.0f} s").format(seconds=step.duration_s)
        case CardStep():
            duration_s = step.duration_s or next((card.duration_s for card in item.cards if card.id == step.card), None)
            return _("{seconds:.0f} s").format(seconds=duration_s) if duration_s else _("in your own time")


def _is_judged(step: StretchStep, item: ShelfItem) -> bool:
    return all(stretch.is_judged for stretch in item.stretches if stretch.id == step.stretch)


def _which_legs(step: StretchStep | DynamicStep, item: ShelfItem) -> str:
    stretch = next((stretch for stretch in item.stretches if stretch.id == step.stretch), None)
    if stretch is not None and stretch.sides.value == "together":
        return _("both legs together")
    if len(step.legs) == 2:
        return _("each leg")
    return _("left leg") if Side.LEFT in step.legs else _("right leg")
