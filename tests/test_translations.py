"""The catalogues: every text of today, none of yesterday's, and nothing lost on the way into another language."""

import ast
import gettext
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("babel", reason="Babel reads the catalogues: pip install -e '.[dev]'")

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "stretchcoach"
sys.path.insert(0, str(PACKAGE / "_build"))
import catalogues  # noqa: E402
import translations  # noqa: E402

from stretchcoach.safety.disclaimer import disclaimer  # noqa: E402

COMPLETE: frozenset[str] = frozenset({"de", "es"})
"""The languages that are finished: put "de" and "es" here when the translators are done, and every text must be there."""

SPOKEN_WORDS = {"de": 1.5, "es": 1.5}  # how much longer than the English text a spoken one may be ...
SPARE_WORDS = 2  # ... and always this much, for "Knee down."
SPOKEN = ("stretchcoach/coaching/", "routines/")


@cache
def catalogue(language: str) -> Catalog:
    with translations.po_of(language).open("rb") as file:
        return read_po(file, locale=language)


@cache
def fresh() -> Catalog:
    return translations.collected()


def messages(language: str) -> list[Message]:
    return [message for message in catalogue(language) if message.id]


def forms(text: Any) -> tuple[str, ...]:
    return tuple(text) if isinstance(text, (tuple, list)) else (text,)


def translated(language: str) -> Iterator[tuple[str, str, Message]]:
    """English, translated, and the message; of plurals each form beside the English plural."""
    for message in messages(language):
        for string in forms(message.string):
            if string:
                yield forms(message.id)[-1], string, message


def placeholders(text: str) -> list[str]:
    return sorted(re.findall(r"\{[^{}]*\}|%(?:\(\w+\))?[sr]", text))


def numbers(text: str) -> list[str]:
    return sorted(re.findall(r"\d+", re.sub(r"\{[^{}]*\}", "", text)))


def is_done(message: Message) -> bool:
    return not message.fuzzy and all(forms(message.string))


@pytest.mark.parametrize("language", translations.LANGUAGES)
def test_every_text_of_today_and_none_of_yesterday(language: str) -> None:
    have = {forms(message.id) for message in messages(language)}
    want = {forms(message.id) for message in fresh() if message.id}
    assert (sorted(want - have), sorted(have - want)) == ([], []), "run: make translations"
    assert not catalogue(language).obsolete


@pytest.mark.parametrize("language", translations.LANGUAGES)
def test_how_far_a_language_is(language: str, record_property: Any, capsys: pytest.CaptureFixture[str]) -> None:
    missing = [forms(message.id)[0] for message in messages(language) if not is_done(message)]
    total = len(messages(language))
    record_property(f"translated_{language}", f"{total - len(missing)} of {total}")
    with capsys.disabled():
        sys.stdout.write(f" {language}: {total - len(missing)} of {total} ")
    assert not [message.id for message in messages(language) if message.fuzzy]
    assert language not in COMPLETE or missing == []


CLAIMS = {
    "de": r"\b(?:geheilt|heil(?:en|t|ung\w*)|behand(?:el|l)\w*|(?:ge)?linder\w*|kurier\w*|verhinder\w*|vorzubeugen|rehabilit\w*|diagnos\w*"
    r"|verletzungsrisiko|bewegungsumfang\w*)\b",
    "es": r"\b(?:cura(?:r|n|ci[oó]n)?|sana(?:r|n)?|trata(?:r|mientos?)|alivi\w*|previ?en\w*|rehabilit\w*|diagn[oó]s\w*"
    r"|rango de movimiento)\b",
}  # what test_wording keeps out of the English


@pytest.mark.parametrize("language", translations.LANGUAGES)
def test_no_language_promises_what_english_does_not(language: str) -> None:
    texts = (string for english, string, _message in translated(language) if english != disclaimer())  # which says what it does not do
    assert [text for text in texts if re.search(CLAIMS[language], text, re.IGNORECASE)] == []


@pytest.mark.parametrize("language", ["de", "es"])
def test_a_promise_is_found(language: str) -> None:
    promises = {"de": ("Lindert Krämpfe", "Behandelt den Muskel", "Heilt"), "es": ("Alivia el calambre", "Previene calambres", "Cura")}
    assert all(re.search(CLAIMS[language], text, re.IGNORECASE) for text in promises[language])


@pytest.mark.parametrize("language", translations.LANGUAGES)
def test_placeholders_and_numbers_are_kept(language: str) -> None:
    wrong = []
    for english, string, message in translated(language):
        allowed = {tuple(placeholders(form)) for form in forms(message.id)}  # "one" may leave the number out, as English does
        if tuple(placeholders(string)) not in allowed or numbers(string) != numbers(english):
            wrong.append((english, string))
    assert wrong == []


@pytest.mark.parametrize("language", translations.LANGUAGES)
def test_what_is_spoken_stays_short(language: str) -> None:
    wrong = []
    for english, string, message in translated(language):
        limit = max(len(english.split()) * SPOKEN_WORDS[language], len(english.split()) + SPARE_WORDS)
        if any(place.startswith(SPOKEN) for place, _line in message.locations) and len(string.split()) > limit:
            wrong.append((english, string))
    assert wrong == []


def test_every_yaml_file_has_its_texts_in_the_catalogues() -> None:
    places = {place for message in fresh() for place, _line in message.locations}
    files = {path.relative_to(ROOT).as_posix() for path in (ROOT / "routines").rglob("*.yaml")}
    assert files - {"routines/sources.yaml"} <= places  # references stay as written


def test_a_text_is_looked_up_when_it_is_shown_and_whole() -> None:
    """Not at import, where no language is installed yet; not put together from parts, which no catalogue has; and not inside
    an f-string, where Babel finds it from Python 3.12 on only."""
    wrong = []
    for path in PACKAGE.rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        inside = {id(call) for scope in ast.walk(tree) if isinstance(scope, (ast.FunctionDef, ast.Lambda)) for call in calls_in_body(scope)}
        wrong += [f"{path.name}:{call.lineno} in an f-string" for text in f_strings(tree) for call in gettext_calls(text)]
        for call in gettext_calls(tree):
            if id(call) not in inside:
                wrong.append(f"{path.name}:{call.lineno} at import")
            texts = call.args[: 2 if is_plural(call) else 1]
            if path.name != "words.py" and not all(isinstance(text, ast.Constant) for text in texts):
                wrong.append(f"{path.name}:{call.lineno} not a plain text")
    assert wrong == []


def test_what_is_not_translated_yet_is_english(tmp_path: Path) -> None:
    po = tmp_path / "de" / "LC_MESSAGES" / "stretchcoach.po"
    po.parent.mkdir(parents=True)
    half = Catalog(locale="de")
    half.add("Good. Hold.", "Gut. Halten.")
    half.add("Paused.")
    half.add("Halfway.", "Halb", flags=["fuzzy"])
    half.add(("{n} hold", "{n} holds"), ("", ""))
    po.write_bytes(translations.written(half))
    catalogues.compile_all(tmp_path)
    german = gettext.translation("stretchcoach", tmp_path, ["de"])
    assert [german.gettext(text) for text in ("Good. Hold.", "Paused.", "Halfway.")] == ["Gut. Halten.", "Paused.", "Halfway."]
    assert german.ngettext("{n} hold", "{n} holds", 2) == "{n} holds"


def test_a_broken_catalogue_stops_no_installation(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    po = tmp_path / "de" / "LC_MESSAGES" / "stretchcoach.po"
    po.parent.mkdir(parents=True)
    po.write_bytes(b'"PO-Revision-Date: None\xff')
    catalogues.compile_all(tmp_path)
    assert "de was not compiled" in capsys.readouterr().err
    assert not po.with_suffix(".mo").exists()


def gettext_calls(tree: ast.AST) -> list[ast.Call]:
    return [n for n in ast.walk(tree) if isinstance(n, ast.Call) and isinstance(n.func, ast.Name) and n.func.id in ("_", "ngettext")]


def f_strings(tree: ast.AST) -> list[ast.JoinedStr]:
    return [node for node in ast.walk(tree) if isinstance(node, ast.JoinedStr)]


def calls_in_body(scope: ast.FunctionDef | ast.Lambda) -> list[ast.Call]:
    body = scope.body if isinstance(scope.body, list) else [scope.body]
    return [call for node in body for call in gettext_calls(node)]


def is_plural(call: ast.Call) -> bool:
    return isinstance(call.func, ast.Name) and call.func.id == "ngettext"
