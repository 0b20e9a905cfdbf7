"""``make translations``: collect every text of the program and of its YAML files, and bring the catalogues up to date."""
from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path

from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

PACKAGE = Path(__file__).resolve().parents[1]
LANGUAGES = ("de", "es")
DOMAIN = "stretchcoach"
UNWANTED = tuple(
    f'"{name}:'.encode()
    for name in (
        "Project-Id-Version", "Report-Msgid-Bugs-To", "POT-Creation-Date", "PO-Revision-Date", "Last-Translator", "Language-Team",
        "Generated-By",
    )
)  # fmt: skip
KEYWORDS = {"_": None, "ngettext": (1, 2)}


def collected() -> Catalog:
    """Every text there is, each with the files it stands in."""
    catalogue = Catalog(project=DOMAIN, fuzzy=False)
    found = extract_from_dir(PACKAGE, [("**.py", "python")], keywords=KEYWORDS, comment_tags=("Translators:",), strip_comment_tags=True)
    for name, _line, text, comments, _context in sorted(found, key=lambda message: (message[0], message[1])):
        if not name.startswith("_build"):
            catalogue.add(text, locations=[(f"stretchcoach/{name}", 0)], auto_comments=comments)
    for name, text in yaml_texts():
        catalogue.add(text, locations=[(f"routines/{name}", 0)])
    return catalogue


def yaml_texts() -> list[tuple[str, str]]:
    """File and text, for all that the shipped YAML files say to people."""
    from stretchcoach.routine.checking import load
    from stretchcoach.routine.texts import with_texts
    from stretchcoach.shipped import routine_files

    found: list[tuple[str, str]] = []
    for name, content in routine_files().items():

        def note(text: str, name: str = name) -> str:
            found.append((name, text))
            return text

        with_texts(load(content, name), note)
    return found


def updated(language: str, fresh: Catalog) -> Catalog:
    """The catalogue of a language with all texts of today and none of yesterday's; nothing is guessed from similar ones."""
    path = po_of(language)
    catalogue = read_po(path.open("rb"), locale=language) if path.is_file() else Catalog(locale=Locale.parse(language), fuzzy=False)
    catalogue.update(fresh, no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    catalogue.fuzzy = False
    return catalogue


def po_of(language: str) -> Path:
    """Where the translations into a language are written."""
    return PACKAGE / "locale" / language / "LC_MESSAGES" / f"{DOMAIN}.po"


def written(catalogue: Catalog) -> bytes:
    """The catalogue as a file, sorted, without dates and line numbers: those would make every branch a conflict."""
    catalogue.header_comment = f"# {catalogue.locale.english_name} texts of stretchcoach; see CONTRIBUTING.md, 'Translate'."
    out = BytesIO()
    write_po(out, catalogue, width=120, sort_output=True, include_lineno=False)
    return b"".join(line for line in out.getvalue().splitlines(keepends=True) if not line.startswith(UNWANTED))


def main() -> None:
    """Update every language and say how far it is."""
    sys.path.insert(0, str(PACKAGE.parent))
    fresh = collected()
    for language in LANGUAGES:
        catalogue = updated(language, fresh)
        path = po_of(language)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(written(catalogue))
        messages = [message for message in catalogue if message.id]
        done = sum(all(message.string) if message.pluralizable else bool(message.string) for message in messages)
        print(f"{language}: {done} of {len(messages)} texts", file=sys.stderr)


if __name__ == "__main__":
    main()
