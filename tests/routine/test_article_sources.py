"""Every line of advice of the articles has its place, the place is there, and what is not supported is left out with its reason."""

from pathlib import Path

import pytest

from stretchcoach.errors import RoutineError
from stretchcoach.routine.checking import load
from stretchcoach.routine.library import Library
from stretchcoach.routine.sources import Sources

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "routines" / "sources.yaml").read_bytes()
EVERY = {f"A{n}" for n in range(1, 22)} | {f"B{n}" for n in range(1, 43)}
LEFT_OUT = {"A19", "A21", "B22", "B25", "B27", "B28", "B29", "B30", "B31", "B32", "B35", "B36", "B39"}  # products, drugs, food as a remedy
CORRECTED = {"A2", "A4", "A12", "A13", "B8", "B15", "B37"}  # clinical page 0


def sources(text: bytes = TEXT) -> Sources:
    content = load(text, "routines/sources.yaml")
    assert isinstance(content, Sources)
    return content


def missing(sources: Sources, library: Library) -> list[str]:
    """The places that are not there."""
    assert library.screening is not None
    shelves = {
        "stretch": set(library.stretches),
        "routine": set(library.routines),
        "card": set(library.cards),
        "question": {one.id for one in library.screening.questions},
        "circumstance": {one.id for one in library.screening.circumstances},
    }
    places = {place for advice in sources.advice for place in advice.places}
    split = (place.partition("/") for place in sorted(places))
    return [f"{kind}/{name}" for kind, _slash, name in split if not ((ROOT / name).is_file() if kind == "code" else name in shelves[kind])]


def test_every_line_of_the_articles_has_its_place_or_its_reason() -> None:
    by_id = {advice.id: advice for advice in sources().advice}
    assert set(by_id) == EVERY
    assert {id_ for id_, advice in by_id.items() if advice.excluded} == LEFT_OUT
    assert {id_ for id_, advice in by_id.items() if advice.correction} >= CORRECTED


def test_every_place_is_there(library: Library) -> None:
    assert missing(sources(), library) == []


@pytest.mark.parametrize("place", ["card/heat", "stretch/quad_standing", "question/often", "code/stretchcoach/safety/guard.py"])
def test_a_place_that_is_gone_is_found(library: Library, place: str) -> None:
    assert missing(sources(TEXT.replace(place.encode(), place.encode() + b"x")), library) == [place + "x"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (b"    excluded: Advertising\n", b"", "say where it is"),
        (b"id: A21", b"id: A20", "A20 twice"),
        (b"[card/cold]", b"[shop/cold]", "places"),
        (b"    about: Or ice\n", b"", "missing field 'about'"),
    ],
)
def test_a_bad_list_is_refused(old: bytes, new: bytes, said: str) -> None:
    assert old in TEXT
    with pytest.raises(RoutineError) as error:
        sources(TEXT.replace(old, new, 1))
    assert said in " ".join(map(str, error.value.problems))
