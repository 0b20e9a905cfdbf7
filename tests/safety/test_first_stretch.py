"""The right first stretch of each muscle; never one that shortens or loads what has cramped."""

import pytest

from stretchcoach.routine.library import Library
from stretchcoach.routine.values import Muscle, Position
from stretchcoach.safety.first_stretch import CANS, FIRST, LOOSEN, first_stretches
from stretchcoach.safety.screening import Clearance, clearance
from stretchcoach.shipped import routine_files

LIBRARY = Library(routine_files())
NEVER = {  # clinical page 2.4: the library's stretches, and words of cards, that a cramping muscle is never given
    Muscle.HAMSTRING: ({"hamstring_long_sit", "hamstring_step", "hamstring_hinge", "leg_swings"}, ("heel slowly towards the buttock",)),
    Muscle.QUADRICEPS: (
        {"cramp_sit_extend", "quad_half_kneeling", "hamstring_chair", "hamstring_long_sit"},
        ("knee is nearly straight", "leg long", "kneel"),
    ),
    Muscle.ADDUCTOR: ({"adductor_side_lunge", "adductor_straddle", "quad_standing"}, ("buttock", "lunge", "push the knee")),
}
ROWS = {  # clinical page 2.4
    (Muscle.HAMSTRING, Position.LYING): "first_hamstring_lie",
    (Muscle.HAMSTRING, Position.CHAIR): "first_hamstring_sit",
    (Muscle.HAMSTRING, Position.STANDING): None,
    (Muscle.QUADRICEPS, Position.LYING): "first_quad_lie",
    (Muscle.QUADRICEPS, Position.CHAIR): "first_quad_sit",
    (Muscle.QUADRICEPS, Position.STANDING): "first_quad_stand",
    (Muscle.ADDUCTOR, Position.LYING): "first_adductor_lie",
    (Muscle.ADDUCTOR, Position.CHAIR): "first_adductor_sit",
    (Muscle.ADDUCTOR, Position.STANDING): None,
}


@pytest.mark.parametrize(("where", "card"), ROWS.items())
def test_first_by_muscle_and_position(where: tuple[Muscle, Position], card: str | None) -> None:
    found = first_stretches(*where, LIBRARY.cards, Clearance())
    assert (found[0].id if found else None) == card


@pytest.mark.parametrize("muscle", Muscle)
def test_never_what_shortens_or_loads_it(muscle: Muscle) -> None:
    stretches, words = NEVER[muscle]
    for first in FIRST[muscle]:
        assert first.stretch not in stretches
        assert LIBRARY.stretches[first.stretch].muscle is muscle
        assert LIBRARY.stretches[first.stretch].position is first.position
        said = " ".join((LIBRARY.cards[first.card].title, *LIBRARY.cards[first.card].lines)).lower()
        assert not any(word in said for word in words), first.card
        assert stretches <= set(LIBRARY.stretches)


def test_whoever_can_do_one_thing_only_is_given_something_or_loosens() -> None:
    assert {position for firsts in FIRST.values() for position in (one.position for one in firsts)} <= set(CANS)
    assert LOOSEN in LIBRARY.cards


@pytest.mark.parametrize(
    ("circumstance", "muscle", "position", "left"),
    [
        ("pregnancy", Muscle.QUADRICEPS, Position.LYING, []),
        ("falls", Muscle.QUADRICEPS, Position.STANDING, []),
        ("hamstring_tendon", Muscle.HAMSTRING, Position.LYING, []),
        ("hip_replacement", Muscle.HAMSTRING, Position.CHAIR, ["first_hamstring_sit"]),
        ("spasticity", Muscle.ADDUCTOR, Position.CHAIR, []),
    ],
)
def test_circumstances_take_some_away(circumstance: str, muscle: Muscle, position: Position, left: list[str]) -> None:
    assert LIBRARY.screening is not None
    cleared = clearance(LIBRARY.screening, circumstances=[circumstance])
    assert [card.id for card in first_stretches(muscle, position, LIBRARY.cards, cleared)] == left
