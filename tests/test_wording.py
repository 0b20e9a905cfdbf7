"""Nothing that anybody reads or hears promises what a stretch coach cannot keep. Source: clinical page 8."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from stretchcoach.safety.disclaimer import disclaimer

ROOT = Path(__file__).parents[1]
DISCLAIMER = (
    "stretchcoach is for general fitness and wellbeing. It is not a medical device and does not diagnose, treat or prevent any condition. "
    "Camera angles are rough estimates and can be wrong by 10 degrees or more. Stop if you feel sharp pain, numbness or dizziness. "
    "If you are injured, pregnant, recently operated on, or unsure, ask a health professional first."
)
CLAIM = re.compile(
    r"\b(?:treat(?:s|ed|ing|ments?)?|cure[sd]?|curing|prevent\w*|reliev\w*|heal(?:s|ed|ing)?|rehabilit\w*|diagnos\w*|therapeutic\w*"
    r"|relief(?! cards?\b|/|\.py)|clinical(?:ly)?[ -](?:grade|proven|tested)|medical[ -]grade|abnormal\w*"
    r"|normal (?:range|rom|flexibility|movement)|range of motion|rom|unsafe force|risk of (?:an? )?(?:tear|injury)|injury risk"
    r"|(?:monitors?|tracks?) (?:your |the )?recovery|adjusts? (?:your |the )?treatment|you (?:may )?have (?:a )?(?:dvt|thrombosis)"
    r"|(?:cramp|relief|therapy|treatment) mode)\b",
    re.IGNORECASE,
)
PAGES = ("README.md", "routines/README.md", *(path.relative_to(ROOT).as_posix() for path in (ROOT / "docs").glob("*.md")))


def spoken_and_shown() -> Iterator[tuple[str, str]]:
    """Where, and what: each text of the program."""
    for path in sorted((ROOT / "stretchcoach").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("_", "ngettext"):
                for argument in node.args:
                    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                        yield f"{path.name}:{node.lineno}", argument.value


def texts() -> Iterator[tuple[str, str]]:
    """Everything: the program, the YAML files, the pages."""
    yield from spoken_and_shown()
    for path in sorted((ROOT / "routines").rglob("*.yaml")):
        yield path.name, path.read_text(encoding="utf-8")
    for name in PAGES:
        yield name, (ROOT / name).read_text(encoding="utf-8")


def claims(text: str) -> list[str]:
    return CLAIM.findall(text.replace(DISCLAIMER, ""))


def test_no_text_claims_what_nobody_can_keep() -> None:
    assert [(where, found) for where, text in texts() if (found := claims(text))] == []


def test_every_kind_of_text_is_looked_at() -> None:
    everywhere = [where for where, _text in texts()]
    assert len(everywhere) > 500
    for name in ("cramp_page.py", "relief_phrases.py", "quad_standing.yaml", "sources.yaml", "heat.yaml", "README.md"):
        assert any(where.startswith(name) for where in everywhere), name


@pytest.mark.parametrize(
    "text",
    [
        "Relieves a cramp in minutes",
        "Stretching prevents cramps",
        "Treats tight muscles",
        "It rehabilitates your knee",
        "We diagnose the muscle",
        "Clinical-grade angles",
        "Measures your ROM",
        "Your range of motion is abnormal",
        "Unsafe force",
        "risk of tear: 40 %",
        "Monitors your recovery",
        "You may have DVT",
        "Cramp mode",
        "fast cramp relief",
        DISCLAIMER.replace("does not ", ""),
    ],
)
def test_a_claim_is_found(text: str) -> None:
    assert claims(text)


@pytest.mark.parametrize("text", [DISCLAIMER, "a relief card", "Guided stretching for comfort", "about 65 degrees, camera estimate"])
def test_what_may_be_said_is_not(text: str) -> None:
    assert claims(text) == []


def test_the_disclaimer_stands_where_people_begin_and_is_the_programs_own() -> None:
    assert DISCLAIMER in (ROOT / "README.md").read_text(encoding="utf-8")
    assert disclaimer() == DISCLAIMER


def test_the_names_of_the_two_ways() -> None:
    shown = {text for _where, text in spoken_and_shown()}
    assert "Cramp now" in shown
    assert any("Gentle mode" in text or "gentle mode" in text for text in shown)
