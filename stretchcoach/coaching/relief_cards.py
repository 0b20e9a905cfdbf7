"""The care cards: which there are, which are shown when "Cramp now" is over, and how long each is done."""

from stretchcoach.coaching.relief_steps import ReliefPhase
from stretchcoach.routine.library import Library
from stretchcoach.routine.steps import Card
from stretchcoach.safety.remedies import QUININE, remedies
from stretchcoach.safety.screening import Clearance
from stretchcoach.words import _, ngettext

TO_DO = ("walk", "self_massage", "heat", "cold", "fluids", "sleep_position", "foam_roller", "restful_pose", "breathing")
TO_KNOW = ("cramp_or_strain", "ask_a_doctor", "medicines")
AFTERCARE = (*TO_DO, "medicines")
STRAIN = ("cramp_or_strain",)
ADVICE = ("ask_a_doctor", "cramp_or_strain")
NEEDED = frozenset((*TO_DO, *TO_KNOW, QUININE))
_AFTER = {ReliefPhase.STRAIN: STRAIN, ReliefPhase.ADVICE: ADVICE, ReliefPhase.BLOCKED: STRAIN}
_IN_SECONDS_UP_TO_S = 120.0  # a longer time is told in minutes


def cards_after(phase: ReliefPhase, library: Library, cleared: Clearance | None) -> tuple[Card, ...]:
    """The cards of an end; none is left out in silence.

    Raises:
        NotFoundError: a card is not there; RoutineError: its file has problems.
    """
    if phase is ReliefPhase.AFTERCARE:
        return remedies(AFTERCARE, library, cleared)
    return tuple(library.card(id_) for id_ in _AFTER.get(phase, ()))


def every_card(library: Library, cleared: Clearance | None = None) -> tuple[tuple[Card, ...], tuple[Card, ...]]:
    """What can be done and what is good to know; the warning against quinine ends the second.

    Args:
        cleared: leaves out what a circumstance forbids, where somebody has just told one.

    Raises:
        NotFoundError: a card is not there; RoutineError: its file has problems.
    """
    allowed = tuple(id_ for id_ in TO_DO if cleared is None or cleared.allows_card(id_))
    return tuple(library.card(id_) for id_ in allowed), remedies(TO_KNOW, library)


def how_long(card: Card) -> str:
    """How long it is done, as it is read; empty where it is only advice."""
    if card.duration_s is None:
        return ""
    if card.between_s is None:
        return time_name(card.duration_s)
    shortest_s, longest_s = card.between_s
    if longest_s <= _IN_SECONDS_UP_TO_S:
        return _("{shortest:.0f} to {longest:.0f} s").format(shortest=shortest_s, longest=longest_s)
    return _("{shortest:.0f} to {longest:.0f} min").format(shortest=shortest_s / 60, longest=longest_s / 60)


def time_name(duration_s: float) -> str:
    """A time in words, to be heard: whole minutes from two on, seconds below."""
    seconds = round(duration_s)
    if seconds < 60 or (seconds % 60 and seconds <= _IN_SECONDS_UP_TO_S):
        return ngettext("{n} second", "{n} seconds", seconds).format(n=seconds)
    minutes = round(seconds / 60)
    return ngettext("{n} minute", "{n} minutes", minutes).format(n=minutes)
