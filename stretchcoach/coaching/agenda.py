"""A routine as a flat list of what happens, one after the other: lead in, hold, rest, switch sides, walk."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from stretchcoach import thresholds as T
from stretchcoach.body.pose import Side
from stretchcoach.routine.library import Library
from stretchcoach.routine.values import CardStep, Depth, DynamicStep, Routine, Stretch, StretchKind, StretchStep, WalkStep, sides_of


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


def _add_drills(entries: list[Entry], number: int, step: DynamicStep, library: Library) -> None:
    stretch = library.stretch(step.stretch)
    for at, side in enumerate(sides_of(stretch, step.side)):
        lead = Phase.SWITCH if at else Phase.READY
        what = Entry(
            lead, _next_activity(entries), number, _lead_s(lead, stretch), stretch, side, title=stretch.title, lines=stretch.instructions
        )
        entries += [what, replace(what, phase=Phase.DYNAMIC, duration_s=step.repetitions * step.tempo_s, tempo_s=step.tempo_s)]


def _add_holds(entries: list[Entry], number: int, step: StretchStep, routine: Routine, library: Library) -> None:
    stretch = library.stretch(step.stretch)
    for at, side in enumerate(sides_of(stretch, step.side)):
        dose = routine.dose_of(step, side)
        for set_number in range(1, dose.sets + 1):
            lead = Phase.REST if set_number > 1 else Phase.SWITCH if at else Phase.READY
            lead_s = dose.rest_s if lead is Phase.REST else _lead_s(lead, stretch)
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


def _lead_s(phase: Phase, stretch: Stretch) -> float:
    return stretch.get_ready_s if phase is Phase.READY else stretch.switch_sides_s


def _next_activity(entries: Sequence[Entry]) -> int:
    return entries[-1].activity + 1 if entries else 0
