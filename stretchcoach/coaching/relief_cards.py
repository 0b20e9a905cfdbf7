"""Which cards are shown when "Cramp now" is over."""

from collections.abc import Mapping

from stretchcoach.coaching.relief import ReliefEngine
from stretchcoach.coaching.relief_steps import ReliefPhase
from stretchcoach.routine.steps import Card

STRAIN = ("cramp_or_strain",)
ADVICE = ("ask_a_doctor", "cramp_or_strain")
AFTERCARE = (
    *("walk", "self_massage", "heat", "cold", "fluids", "sleep_position", "foam_roller", "gentle_yoga", "breathing"),
    *("medicines", "quinine"),
)
_AFTER = {ReliefPhase.AFTERCARE: AFTERCARE, ReliefPhase.STRAIN: STRAIN, ReliefPhase.ADVICE: ADVICE, ReliefPhase.BLOCKED: STRAIN}


def cards_after(engine: ReliefEngine, cards: Mapping[str, Card]) -> tuple[Card, ...]:
    """The cards of an end, without those that a circumstance takes out."""
    cleared = engine.cleared
    wanted = _AFTER.get(engine.phase, ())
    return tuple(cards[id_] for id_ in wanted if id_ in cards and (cleared is None or cleared.allows_card(id_)))
