"""Compile the translations (``.po`` to ``.mo``). Runs in the build environment, so it imports nothing of stretchcoach."""
from __future__ import annotations

import sys
from pathlib import Path


def compile_all(folder: Path) -> None:
    """Compile every catalogue. Whatever goes wrong, the installation goes on: the app speaks English."""
    for po in sorted(folder.glob("*/LC_MESSAGES/*.po")):
        try:
            compile_one(po)
        except Exception as error:  # noqa: BLE001
            print(f"{po.parts[-3]} was not compiled: {error or type(error).__name__}", file=sys.stderr)


def compile_one(po: Path) -> None:
    """Write the ``.mo`` beside its ``.po``, whole or not at all; what is not translated, or fuzzy, stays English."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    mo, part = po.with_suffix(".mo"), po.with_suffix(".part")
    with po.open("rb") as file:
        catalogue = read_po(file, locale=po.parts[-3])
    for message in list(catalogue):
        if message.id and message.pluralizable and not all(message.string):
            catalogue.delete(message.id)  # Babel would write its empty forms, and the app would say nothing
    with part.open("wb") as file:
        write_mo(file, catalogue)
    part.replace(mo)


if __name__ == "__main__":
    compile_all(Path(sys.argv[1]))
