"""Which cards are shown when "Cramp now" is over."""

from stretchcoach.coaching.relief_steps import ReliefPhase
from stretchcoach.routine.library import Library
from stretchcoach.routine.steps import Card
from stretchcoach.safety.remedies import QUININE, remedies
from stretchcoach.safety.screening import Clearance
from stretchcoach.words import ngettext

AFTERCARE = (
    *("walk", "self_massage", "heat", "cold", "fluids", "sleep_position", "foam_roller", "restful_pose", "breathing"),
    "medicines",
)
STRAIN = ("cramp_or_strain",)
ADVICE = ("ask_a_doctor", "cramp_or_strain")
NEEDED = frozenset((*AFTERCARE, *STRAIN, *ADVICE, QUININE))
_AFTER = {ReliefPhase.STRAIN: STRAIN, ReliefPhase.ADVICE: ADVICE, ReliefPhase.BLOCKED: STRAIN}


def cards_after(phase: ReliefPhase, library: Library, cleared: Clearance | None) -> tuple[Card, ...]:
    """The cards of an end; none is left out in silence.

    Raises:
        NotFoundError: a card is not there; RoutineError: its file has problems.
    """
    if phase is ReliefPhase.AFTERCARE:
        return remedies(AFTERCARE, library, cleared)
    return tuple(library.card(id_) for id_ in _AFTER.get(phase, ()))


def how_long(card: Card) -> str:
    """How long it is done, as it is read; empty where it is only advice."""
    if card.duration_s is None:
        return ""
    seconds = round(card.duration_s)
    if seconds < 60:
        return ngettext("{n} second", "{n} seconds", seconds).format(n=seconds)
    minutes = round(seconds / 60)
    return ngettext("{n} minute", "{n} minutes", minutes).format(n=minutes)
