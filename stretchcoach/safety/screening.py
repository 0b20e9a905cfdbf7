"""When the screening list is asked, what a yes takes away, and what a circumstance changes. Only answers come in, never the camera."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from stretchcoach import thresholds as T
from stretchcoach.body.pose import Side
from stretchcoach.routine.library import Library
from stretchcoach.routine.quantities import Amount
from stretchcoach.routine.routines import Limit, Routine
from stretchcoach.routine.screening import Blocks, Circumstance, Level, Question, Screening
from stretchcoach.routine.steps import CardStep, DynamicStep, Step, StretchOrDrill, StretchStep
from stretchcoach.routine.stretches import Depth, Stretch
from stretchcoach.routine.vocabulary import Mode, Position, Sides, StepSide
from stretchcoach.words import _

_BESIDE_A_LEG_AT_REST = (Position.CHAIR, Position.LYING)
_NOT_WITH_A_LEG_AT_REST = ("walk", "self_massage", "foam_roller", "heat")  # cards
_GRAVEST_FIRST = (Level.EMERGENCY, Level.URGENT, Level.CLINICIAN, Level.GP)


def is_due(mode: Mode, idle_days: float | None) -> bool:
    """Whether the list is asked before a session.

    Args:
        idle_days: since the last session or the last time it was asked; None before the first.

    Source: RULES 4: before gentle mode every time, before the first routine, again after 14 idle days.
    """
    return mode is Mode.GENTLE or idle_days is None or idle_days >= T.SCREEN_AGAIN_DAYS


@dataclass(frozen=True, slots=True)
class Clearance:
    """What may be done after the list has been answered. Kept for the session, then forgotten.

    Attributes:
        everything_blocked: no stretch at all.
        blocked_legs: the legs that are not stretched.
        resting_legs: those of them that do not carry the body while the other leg is stretched, either.
        advice: the questions that were answered with yes, the gravest first.
        circumstances: what changes what is done.
    """

    everything_blocked: bool = False
    blocked_legs: frozenset[Side] = frozenset()
    resting_legs: frozenset[Side] = frozenset()
    advice: tuple[Question, ...] = ()
    circumstances: tuple[Circumstance, ...] = ()

    @property
    def says_nothing(self) -> bool:
        """Whether nothing was so that would have to be known the next time, too."""
        return not (self.everything_blocked or self.blocked_legs or self.circumstances)

    @property
    def deeper_steps(self) -> int | None:
        """How often it may go 5 degrees deeper than the first comfortable position; None where nothing makes it less than usual."""
        steps = min((circumstance.deeper_steps for circumstance in self.circumstances), default=T.DEEPER_STEPS_GENTLE)
        return steps if steps < T.DEEPER_STEPS_GENTLE else None

    @property
    def notes(self) -> tuple[str, ...]:
        """What to mind."""
        return tuple(circumstance.says for circumstance in self.circumstances)

    def allows(self, position: Position, stretch: str) -> bool:
        """Whether a leg at rest and the circumstances leave a stretch, by its id, in a position."""
        return self.spares(position) and not any(
            stretch in circumstance.avoid or (circumstance.only and position not in circumstance.only) or circumstance.assigned_only
            for circumstance in self.circumstances
        )

    def leaves(self, stretch: Stretch) -> bool:
        """Whether a stretch may still be done with a leg that may be stretched."""
        together = stretch.sides is Sides.TOGETHER
        return self.allows(stretch.position, stretch.id) and not (together and self.blocked_legs) and not self.everything_blocked

    def spares(self, position: Position) -> bool:
        """Whether no leg at rest carries the body in a position.

        A leg that may be torn, clotted or newly operated is not loaded; one that has grown weak or still cramps may give way. So what
        is done standing, or on the floor, where one kneels on a leg and gets up with it, is left to those with two sound legs. Only leg
        pain that comes with walking lets the leg carry the body for the time of a hold.

        Source: clinical page 6.1 and 6.2 (rest it; weakness; not able to take weight); the positions are an engineering choice.
        """
        return not self.resting_legs or position in _BESIDE_A_LEG_AT_REST

    def allows_card(self, id_: str) -> bool:
        """Whether a leg at rest and the circumstances leave a relief card: walk, massage and heat are wrong for a torn muscle or a clot."""
        if self.resting_legs and id_ in _NOT_WITH_A_LEG_AT_REST:
            return False
        return not any(id_ in circumstance.avoid_cards for circumstance in self.circumstances)


NOTHING_SAID = Clearance()


def clearance(
    screening: Screening,
    yes: Iterable[str] = (),
    *,
    legs: Collection[Side] = tuple(Side),
    circumstances: Collection[str] = (),
) -> Clearance:
    """What the answers leave.

    Args:
        yes: the ids of the questions that are so.
        legs: the legs that a yes speaks of.
        circumstances: the ids of those that are so.

    Raises:
        StopIteration: an id that the list does not have.
    """
    found = sorted((screening.question(id_) for id_ in set(yes)), key=lambda question: _GRAVEST_FIRST.index(question.level))
    of_a_leg = [question for question in found if question.blocks is Blocks.LEG]
    return Clearance(
        any(question.blocks is Blocks.EVERYTHING for question in found),
        frozenset(legs) if of_a_leg else frozenset(),
        frozenset(legs) if any(not question.may_carry for question in of_a_leg) else frozenset(),
        tuple(found),
        tuple(circumstance for circumstance in screening.circumstances if circumstance.id in circumstances),
    )


def adapted(routine: Routine, library: Library, cleared: Clearance) -> Routine | None:
    """A routine as the answers leave it: legs and stretches taken out or changed for their gentler twins, ends drawn nearer.

    Returns:
        None where no stretch and no drill is left.
    """
    assigned = routine.assigned_by is not None
    if cleared.everything_blocked or (not assigned and any(one.assigned_only for one in cleared.circumstances)):
        return None
    steps = [kept for step in routine.steps if (kept := _kept(step, library, cleared, assigned=assigned)) is not None]
    if not any(isinstance(step, StretchOrDrill) for step in steps):
        return None
    held = {step.stretch for step in steps if isinstance(step, StretchStep)}
    twins = {twin for id_ in held for twin in (library.stretch(id_).easier, library.stretch(id_).seated) if twin in library.stretches}
    used = sorted(held | twins)  # a twin may take the place of a stretch in the session
    short_deg = max((one.short_of_end_deg for one in cleared.circumstances), default=0.0)
    limits = [limit for id_ in used for limit in _limits(routine, library.stretch(id_), short_deg)]
    return routine.model_copy(update={"steps": tuple(steps), "limits": tuple(limits)})


def _kept(step: Step, library: Library, cleared: Clearance, *, assigned: bool) -> Step | None:
    match step:
        case CardStep():
            return step if cleared.allows_card(step.card) else None
        case StretchStep() | DynamicStep():
            legs = step.legs - cleared.blocked_legs
            for stretch in _gentler(library.stretch(step.stretch), library, itself_alone=assigned or isinstance(step, DynamicStep)):
                together = stretch.sides is Sides.TOGETHER
                of_plan = assigned and cleared.spares(stretch.position) and not (together and cleared.blocked_legs)
                if legs and (of_plan or cleared.leaves(stretch)):
                    side = StepSide.BOTH if together or len(legs) == len(Side) else StepSide(next(iter(legs)).value)
                    return step.model_copy(update={"stretch": stretch.id, "side": side})
            return None
        case _:
            return None if cleared.resting_legs else step


def _gentler(stretch: Stretch, library: Library, *, itself_alone: bool) -> Iterator[Stretch]:
    """A stretch, then what can stand in for it, the nearest first; for a drill, and for what a therapist has assigned, nothing can."""
    coming, met = [stretch], {stretch.id}
    while coming:
        yield (one := coming.pop(0))
        twins = () if itself_alone else (one.seated, one.easier)
        for twin in twins:
            if twin in library.stretches and twin not in met:
                met.add(twin)
                coming.append(library.stretches[twin])


def _limits(routine: Routine, stretch: Stretch, short_deg: float) -> Iterator[Limit]:
    """The routine's own limits of a stretch, leg by leg, with an end that comes this much before the stretch's own."""
    for side in (None,) if stretch.sides is Sides.TOGETHER else tuple(Side):
        own = next((limit for limit in routine.limits if limit.stretch == stretch.id and limit.covers(side)), None)
        end = own.never_beyond if own is not None else None
        if short_deg and stretch.depth is not None and stretch.depth.measure.unit == "deg":
            end = _drawn_in(stretch.depth, end, short_deg)
        begins, hold_max_s = (own.begins, own.hold_max_s) if own is not None else (None, None)
        if end is not None or begins is not None or hold_max_s is not None:
            leg = StepSide.BOTH if side is None else StepSide(side.value)
            yield Limit(stretch=stretch.id, side=leg, never_beyond=end, begins=begins, hold_max_s=hold_max_s)


def _drawn_in(depth: Depth, end: Amount | None, short_deg: float) -> Amount:
    """Never so far that the stretch has no room at all: half of it is left."""
    way = abs(depth.never_beyond - depth.begins)
    nearer = depth.never_beyond - depth.deeper_is * min(short_deg, way / 2)
    ends = [nearer] if end is None else [nearer, end.value]
    return Amount(min(ends) if depth.deeper_is > 0 else max(ends), "deg")


def spoken(screening: Screening) -> tuple[str, ...]:
    """The list as it is read out: a title, the questions by number, the circumstances after a line of their own, and how to answer."""
    asked = (_("{n}. {question}.").format(n=number, question=one.ask) for number, one in enumerate(screening.questions, start=1))
    answer = _("If none of these is so, press N: {none}.").format(none=screening.none)
    if not screening.circumstances:
        return (screening.title, *asked, answer)
    return (screening.title, *asked, and_one_of_these(), *(f"{one.ask}." for one in screening.circumstances), answer)


def and_one_of_these() -> str:
    """What is asked between the questions and the circumstances."""
    return _("And is one of these so? Then the stretches are changed for you.")


def answer_any_time() -> str:
    """How to answer, said as soon as the answer counts: nobody has to hear the list to its end."""
    return _("Press N if none of these is so. You need not wait.")
