"""Which stretch a cramping muscle is given first, and which it is never given.

Source: clinical page 2.4. Heel to buttock does not lengthen the inner thigh; a straight leg shortens the front of the thigh, which has
cramped because it is short; lunges and straddles load a cramping inner thigh.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from stretchcoach.routine.steps import Card
from stretchcoach.routine.vocabulary import Muscle, Position
from stretchcoach.safety.screening import Clearance

CANS = (Position.LYING, Position.CHAIR, Position.STANDING)  # what somebody is asked: can you lie, sit, stand?
LOOSEN = "loosen"  # the card for where no stretch is gentle enough


@dataclass(frozen=True, slots=True)
class First:
    """A first stretch.

    Attributes:
        card: says it in words that need neither camera nor picture.
        stretch: the same among the library's stretches.
    """

    card: str
    position: Position
    stretch: str


FIRST: dict[Muscle, tuple[First, ...]] = {  # per position in the order in which they are tried
    Muscle.HAMSTRING: (
        First("first_hamstring_sit", Position.CHAIR, "cramp_sit_extend"),
        First("first_hamstring_lean", Position.CHAIR, "hamstring_chair"),
        First("first_hamstring_lie", Position.LYING, "hamstring_strap_lying"),
    ),
    Muscle.QUADRICEPS: (
        First("first_quad_stand", Position.STANDING, "quad_standing"),
        First("first_quad_lie", Position.LYING, "quad_side_lying"),
        First("first_quad_prone", Position.LYING, "quad_prone"),
        First("first_quad_sit", Position.CHAIR, "quad_heel_slide"),
        First("first_quad_edge", Position.CHAIR, "quad_chair_knee_drop"),
    ),
    Muscle.ADDUCTOR: (
        First("first_adductor_lie", Position.LYING, "adductor_fall_out"),
        First("first_adductor_sit", Position.CHAIR, "adductor_chair_wide"),
        First("first_adductor_side", Position.CHAIR, "adductor_chair_side"),
    ),
}


def first_stretches(muscle: Muscle, position: Position, cards: Mapping[str, Card], cleared: Clearance) -> tuple[Card, ...]:
    """What a cramping muscle is given, for somebody who can lie, sit or stand: the first, and what is tried after it.

    Args:
        cards: all there are, by id.

    Returns:
        Nothing where no stretch of that muscle is gentle enough in that position: then the leg is loosened, not stretched.
    """
    return tuple(cards[first.card] for first in FIRST[muscle] if first.position is position and cleared.allows(position, first.stretch))
