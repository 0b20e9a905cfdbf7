"""Which language is spoken, and that a missing or broken catalogue never stops anything."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("babel", reason="Babel compiles the catalogues: pip install -e '.[dev]'")

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from stretchcoach import languages, shipped, words
from stretchcoach.body.pose import Side
from stretchcoach.cli import main
from stretchcoach.coaching import relief_phrases
from stretchcoach.records import places
from stretchcoach.records.store import Store
from stretchcoach.routine.library import Library

ROUTINE = b"id: mine\ntitle: Slowly\nmuscle: quadriceps\nsteps: [{kind: walk, duration: 60 s}]\n"


@pytest.fixture(autouse=True)
def spoken(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """A German catalogue of its own, an empty home, and English again at the end."""
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(languages, "catalogues", lambda: tmp_path)
    monkeypatch.setattr(languages.locale, "getlocale", lambda: (None, None))
    monkeypatch.setattr(places, "database_path", lambda: tmp_path / "history.sqlite3")
    german = Catalog(locale="de")
    german.add("Good. Hold.", "Gut. Halten.")
    german.add("Slowly", "Langsam")
    german.add("left leg", "linkes Bein")
    german.add("A free, private coach for thigh stretches.", "Ein freier Trainer.")
    mo = tmp_path / "de" / "LC_MESSAGES" / "stretchcoach.mo"
    mo.parent.mkdir(parents=True)
    with mo.open("wb") as file:
        write_mo(file, german)
    before = words._catalogue
    yield mo
    words.install(before)


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LANG": "de_DE.UTF-8"}, "de"),
        ({"LC_MESSAGES": "de_AT@euro", "LANG": "en_GB.UTF-8"}, "de"),
        ({"LANGUAGE": "fr:de"}, "de"),
        ({"LANGUAGE": "en:de", "LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "fr_FR.UTF-8"}, "en"),
        ({}, "en"),
    ],
)
def test_the_environment_decides(monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], language: str) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    languages.install()
    assert words.language() == language


def test_the_setting_wins_over_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    store, problem = Store.open(tmp_path / "history.sqlite3")
    assert not problem
    store.set_setting(languages.SETTING, "de")
    store.close()
    languages.install()
    assert words.language() == "de"
    languages.install("en")
    assert words.language() == "en"


def test_a_broken_catalogue_is_english(spoken: Path) -> None:
    spoken.write_bytes(b"not a catalogue")
    languages.install("de")
    assert words._("Good. Hold.") == "Good. Hold."


def test_no_catalogue_is_english(spoken: Path) -> None:
    spoken.unlink()
    assert languages.available() == ["en"]
    languages.install("de")
    assert words._("Good. Hold.") == "Good. Hold."


@pytest.mark.parametrize("argv", [["--language", "de", "--help"], ["model", "--language=de", "--help"]])
def test_the_command_line_takes_a_language(argv: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="0"):
        main(argv)
    assert words.language() == "de"
    if argv[0] == "--language":
        assert "Ein freier Trainer." in capsys.readouterr().out


def test_an_unknown_language_is_refused_with_those_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["--language", "tlh", "doctor"])
    assert "de" in capsys.readouterr().err


def test_shipped_texts_are_translated_and_own_ones_stay_as_written() -> None:
    languages.install("de")
    assert Library({"a.yaml": ROUTINE}).routine("mine").title == "Langsam"
    assert Library({"a.yaml": ROUTINE}, as_written={"a.yaml"}).routine("mine").title == "Slowly"


def test_ids_and_references_stay_in_every_language() -> None:
    english = json.loads(Library(shipped.routine_files()).stretch("quad_standing").model_dump_json())
    words.install(Shouting())
    shouted = json.loads(Library(shipped.routine_files()).stretch("quad_standing").model_dump_json())
    assert {name for name in english if english[name] != shouted[name]} == {
        "title", "view", "instructions", "form", "cues", "contraindications",
    }  # fmt: skip


class Shouting(languages.gettext.NullTranslations):
    def gettext(self, message: str) -> str:
        return message.upper()


def test_a_sentence_begins_large_and_keeps_its_nouns() -> None:
    assert words.capitalised("linkes Bein") == "Linkes Bein"
    assert words.capitalised("") == ""
    languages.install("de")
    assert relief_phrases.first("Slowly", Side.LEFT).text == "Linkes Bein. Slowly."
