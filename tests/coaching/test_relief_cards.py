"""The cards at the end of "Cramp now": all there, the warning always last, and nothing sold."""

import re

import pytest

from stretchcoach.coaching.relief import ReliefEngine
from stretchcoach.coaching.relief_cards import AFTERCARE, NEEDED, cards_after, how_long
from stretchcoach.coaching.relief_steps import OVER, ReliefPhase
from stretchcoach.errors import NotFoundError, StretchcoachError
from stretchcoach.routine.library import Library
from stretchcoach.safety.remedies import QUININE, remedies
from stretchcoach.safety.screening import clearance
from stretchcoach.shipped import routine_files

FILES = routine_files()
LIBRARY = Library(FILES)
# RULES and clinical page 0: none of these is ever a remedy here.
SOLD = r"supplement|electrolyte|magnesium|potassium|calcium|banana|epsom|ibuprofen|nsaid|cyclobenzaprine|relaxant|multi-?mineral"


def without(card: str) -> Library:
    return Library({name: text for name, text in FILES.items() if not name.endswith(f"/{card}.yaml")})


def test_every_card_that_an_end_names_is_there() -> None:
    assert set(LIBRARY.cards) >= NEEDED
    for phase in OVER:
        cards_after(phase, LIBRARY, None)  # raises for a card that is missing


@pytest.mark.parametrize("card", sorted(NEEDED))
def test_a_missing_card_is_told_before_anything_begins(card: str) -> None:
    with pytest.raises(StretchcoachError, match=rf"'{card}'|The list of questions"):  # the list names cards too
        ReliefEngine(without(card))


def test_remedies_end_with_the_warning_whatever_is_listed_and_whoever_asks() -> None:
    assert LIBRARY.screening is not None
    for circumstance in LIBRARY.screening.circumstances:
        cleared = clearance(LIBRARY.screening, circumstances=[circumstance.id])
        shown = cards_after(ReliefPhase.AFTERCARE, LIBRARY, cleared)
        assert shown[-1].id == QUININE
        assert not {card.id for card in shown} & set(circumstance.avoid_cards)
    assert [card.id for card in remedies((), LIBRARY)] == [QUININE]
    with pytest.raises(NotFoundError, match="quinine"):
        remedies(("walk",), without("quinine"))


def test_what_must_not_be_warmed_rolled_or_laid_flat_is_not() -> None:
    assert LIBRARY.screening is not None
    avoided = {one.id: set(one.avoid_cards) for one in LIBRARY.screening.circumstances if one.avoid_cards}
    assert avoided == {
        "pregnancy": {"restful_pose"},
        "osteoporosis": {"foam_roller"},
        "blood_thinner": {"self_massage", "foam_roller"},
        "numb_skin": {"heat", "cold"},
    }


def test_what_is_done_with_the_body_has_a_timer_and_all_have_a_caution_and_a_source() -> None:
    for id_ in NEEDED:
        card = LIBRARY.card(id_)
        assert card.caution and card.source
        assert bool(how_long(card)) == (id_ in AFTERCARE and id_ != "medicines"), id_
    assert [how_long(LIBRARY.card(id_)) for id_ in ("walk", "heat", "cold")] == ["60 to 120 s", "10 to 15 min", "15 to 20 min"]


def test_nothing_is_sold_and_no_medicine_is_stopped_because_of_this() -> None:
    for card in LIBRARY.cards.values():
        text = " ".join((card.title, *card.lines, card.caution, *card.source))
        assert not re.search(SOLD, text, re.IGNORECASE), card.id
    assert LIBRARY.card("medicines").caution == "Do not stop or change a medicine because of this app."
    assert "unless a doctor prescribes it" in LIBRARY.card(QUININE).lines[0]
