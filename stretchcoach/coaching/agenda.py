"""A routine as a flat list of what happens, one after the other: lead in, hold, rest, switch sides, walk."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from stretchcoach import thresholds as T
from stretchcoach.body.pose import Side
from stretchcoach.coaching import phrases
from stretchcoach.routine.library import Library
from stretchcoach.routine.values import (
    CardStep,
    Depth,
    DynamicStep,
    Mode,
    Routine,
    Sides,
    Stretch,
    StretchKind,
    StretchStep,
    WalkStep,
    sides_of,
)

Twins = Mapping[str, Sequence[Stretch]]  # by the id of a stretch: what may take its place


class Phase(StrEnum):
    """What the session is doing."""

    READY = "ready"
    STRETCH = "stretch"
    REST = "rest"
    SWITCH = "switch"
    DYNAMIC = "dynamic"
    WALK = "walk"
    CARD = "card"
    PAUSED = "paused"
    FINISHED = "finished"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that happens.

    Attributes:
        activity: entries with the same number belong together: a hold and what leads in to it.
        step: the number of the routine's step, from 1.
        side: the stretched leg; None where both are, or none.
        set_number: from 1.
        lines: what is told about it: how to take the position, or what the card says.
        duration_s: of a hold, the seconds to hold.
        tempo_s: of a drill, one repetition.
        depth: the stretch's own, as the routine's limits tighten it for this side.
    """

    phase: Phase
    activity: int
    step: int
    duration_s: float
    stretch: Stretch | None = None
    side: Side | None = None
    set_number: int = 1
    sets: int = 1
    tempo_s: float = 0.0
    title: str = ""
    lines: tuple[str, ...] = ()
    depth: Depth | None = None

    @property
    def goes_by_time(self) -> bool:
        """Whether it is held and no camera judges it; a drill is counted."""
        return self.stretch is not None and self.stretch.kind is StretchKind.HOLD and not self.stretch.is_judged


def agenda_of(routine: Routine, library: Library) -> list[Entry]:
    """Everything that happens in a routine, in order.

    Raises:
        RoutineError: a step names a stretch or card that the library does not have.
    """
    entries: list[Entry] = []
    for number, step in enumerate(routine.steps, start=1):
        match step:
            case StretchStep():
                _add_holds(entries, number, step, routine, library)
            case DynamicStep():
                _add_drills(entries, number, step, library)
            case WalkStep():
                entries.append(Entry(Phase.WALK, _next_activity(entries), number, step.duration_s))
            case CardStep():
                card = library.card(step.card)
                duration_s = step.duration_s or card.duration_s or T.CARD_READING_S
                lines = (*card.lines, card.caution)
                entries.append(Entry(Phase.CARD, _next_activity(entries), number, duration_s, title=card.title, lines=lines))
    return entries


def without_lead_in(entries: Sequence[Entry]) -> list[Entry]:
    """The same without the first get-ready: a clip begins at once."""
    first, *others = entries
    return [*others] if first.phase is Phase.READY and others else [first, *others]


def let_go(agenda: Sequence[Entry], at: int) -> tuple[Entry, ...]:
    """The agenda without the rest of the bout of the hold at ``at``, but with a walk: this muscle and side have had enough for now."""
    hold, after = agenda[at], agenda[at + 1 :]
    end = next((number for number, entry in enumerate(after) if entry.phase is Phase.WALK), len(after))
    muscle = None if hold.stretch is None else hold.stretch.muscle

    def is_of_bout(entry: Entry) -> bool:
        return entry.stretch is not None and entry.stretch.muscle is muscle and entry.side is hold.side

    walk = Entry(Phase.WALK, hold.activity, hold.step, T.EASE_WALK_S)
    return (*agenda[: at + 1], walk, *(entry for entry in after[:end] if not is_of_bout(entry)), *after[end:])


def change(agenda: Sequence[Entry], at: int, twin: Stretch, *, walk: bool) -> tuple[Entry, ...]:
    """The agenda with another stretch of the same muscle in the place of the one at ``at``, from here on.

    Args:
        walk: whether to walk first; then only this leg changes, and else both.
    """
    here, after = agenda[at], agenda[at + 1 :]
    hold = here if here.phase is Phase.STRETCH else next(entry for entry in after if entry.activity == here.activity)
    side = None if twin.sides is Sides.TOGETHER else here.side

    def is_replaced(entry: Entry) -> bool:
        return entry.stretch is here.stretch and (not walk or entry.side is here.side)

    def in_place(entry: Entry) -> Entry:
        return replace(
            entry, stretch=twin, side=None if side is None else entry.side, title=twin.title, lines=twin.instructions, depth=twin.depth
        )

    lead_s = _lead_s(Phase.READY, twin, agenda[: at + 1], Mode.GENTLE if walk else Mode.NORMAL)
    first = replace(in_place(hold), phase=Phase.READY, activity=here.activity + 1, duration_s=lead_s)
    begins = [first, replace(in_place(hold), activity=here.activity + 1)]
    if walk:
        begins.insert(0, Entry(Phase.WALK, here.activity, here.step, T.EASE_WALK_S))
    later = [entry for entry in after if entry.activity != here.activity]
    if side is None:  # both legs at once: the other leg needs no turn of its own
        later = [entry for entry in later if not is_replaced(entry) or entry.side is here.side]
    moved = [replace(in_place(entry) if is_replaced(entry) else entry, activity=entry.activity + 1) for entry in later]
    return (*agenda[: at + 1], *begins, *moved)


def twins_of(routine: Routine, library: Library, leaves: Callable[[Stretch], bool] = lambda _stretch: True) -> Twins:
    """What else may be done instead of each stretch of a routine: its easier and its seated twin, within the routine's limits.

    Args:
        leaves: whether the answers of the person leave a stretch.
    """
    found: dict[str, tuple[Stretch, ...]] = {}
    for id_ in {step.stretch for step in routine.steps if isinstance(step, StretchStep)}:
        stretch = library.stretch(id_)
        named = (library.stretches.get(twin or "") for twin in dict.fromkeys((stretch.easier, stretch.seated)))
        found[id_] = tuple(_within(twin, routine) for twin in named if twin is not None and leaves(twin))
    return found


def _within(stretch: Stretch, routine: Routine) -> Stretch:
    """A stretch with the depth that a routine leaves both legs."""
    depths = [depth for side in (None, *Side) if (depth := routine.depth_of(stretch, side)) is not None]
    if not depths:
        return stretch
    return stretch.model_copy(update={"depth": min(depths, key=lambda depth: depth.deeper_is * depth.never_beyond)})


def _add_drills(entries: list[Entry], number: int, step: DynamicStep, library: Library) -> None:
    stretch = library.stretch(step.stretch)
    for at, side in enumerate(sides_of(stretch, step.side)):
        lead = Phase.SWITCH if at else Phase.READY
        lead_s = _lead_s(lead, stretch, entries, Mode.NORMAL)
        what = Entry(lead, _next_activity(entries), number, lead_s, stretch, side, title=stretch.title, lines=stretch.instructions)
        entries += [what, replace(what, phase=Phase.DYNAMIC, duration_s=step.repetitions * step.tempo_s, tempo_s=step.tempo_s)]


def _add_holds(entries: list[Entry], number: int, step: StretchStep, routine: Routine, library: Library) -> None:
    stretch = library.stretch(step.stretch)
    for at, side in enumerate(sides_of(stretch, step.side)):
        dose = routine.dose_of(step, side)
        for set_number in range(1, dose.sets + 1):
            lead = Phase.REST if set_number > 1 else Phase.SWITCH if at else Phase.READY
            lead_s = dose.rest_s if lead is Phase.REST else _lead_s(lead, stretch, entries, routine.mode)
            what = Entry(
                lead,
                _next_activity(entries),
                number,
                lead_s,
                stretch,
                side,
                set_number,
                dose.sets,
                title=stretch.title,
                lines=stretch.instructions,
                depth=routine.depth_of(stretch, side),
            )
            entries += [what, replace(what, phase=Phase.STRETCH, duration_s=dose.hold_s)]


def _lead_s(phase: Phase, stretch: Stretch, entries: Sequence[Entry], mode: Mode) -> float:
    """Time to hear what is said, and to take the position."""
    if phase is not Phase.READY:
        return stretch.switch_sides_s
    besides = [phrases.get_ready("", Side.LEFT)]
    if not entries:
        besides.append(phrases.hands())
    elif entries[-1].stretch is not None:
        own = entries[-1].stretch.cues.release
        besides.append(phrases.release() if own is None else own.full)
    if mode is Mode.GENTLE:
        besides += [phrases.ask_pain_by_hand(), *([] if entries else [phrases.only_you_feel()])]
    if not stretch.is_judged:
        besides.append(phrases.goes_by_time())
    return stretch.get_ready_s + T.SECONDS_A_WORD * sum(len(text.split()) for text in besides)


def _next_activity(entries: Sequence[Entry]) -> int:
    return entries[-1].activity + 1 if entries else 0
