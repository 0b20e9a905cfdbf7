"""Wherever remedies are listed, the warning against quinine stands at the end: nobody can leave it out."""

from collections.abc import Iterable

from stretchcoach.routine.library import Library
from stretchcoach.routine.steps import Card
from stretchcoach.safety.screening import Clearance

QUININE = "quinine"


def remedies(ids: Iterable[str], library: Library, cleared: Clearance | None = None) -> tuple[Card, ...]:
    """The cards of remedies, without those that a circumstance takes out, and the warning.

    Raises:
        NotFoundError: a card is not there, the warning above all; RoutineError: its file has problems.

    Source: clinical page 6.4.
    """
    allowed = (id_ for id_ in ids if cleared is None or cleared.allows_card(id_))
    return (*(library.card(id_) for id_ in allowed), library.card(QUININE))
