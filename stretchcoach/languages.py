"""Which language is shown and spoken: chosen once, at start-up."""

import gettext
import locale
import os

from stretchcoach import words
from stretchcoach.records import glance
from stretchcoach.shipped import catalogues

DOMAIN = "stretchcoach"
SETTING = "language"  # in the store


def available() -> list[str]:
    """English, and every language that has been compiled."""
    compiled = catalogues().glob(f"*/LC_MESSAGES/{DOMAIN}.mo")
    return [words.ENGLISH, *sorted(path.parts[-3] for path in compiled)]


def install(chosen: str | None = None) -> None:
    """Use a language from now on.

    Args:
        chosen: a code of :func:`available`; None: the one in the settings, else the one of the system. English where none is there.
    """
    words.install(_catalogue([chosen] if chosen else _wanted()))


def _catalogue(wanted: list[str]) -> gettext.NullTranslations:
    """The first of the wanted languages that is there. The search ends at English, which needs no catalogue."""
    for code in wanted:
        if code.partition("_")[0] in (words.ENGLISH, "C", "POSIX"):
            break
        try:
            return gettext.translation(DOMAIN, catalogues(), [code])
        except (OSError, ValueError, UnicodeError):  # not there, or broken: the program speaks on
            continue
    return gettext.NullTranslations()


def _wanted() -> list[str]:
    """Codes, the most wanted first, as gettext reads the environment."""
    kept = glance.setting(SETTING)
    if isinstance(kept, str) and kept:
        return [kept]
    for variable in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(variable):
            return [code.partition(".")[0].partition("@")[0] for code in value.split(":") if code]
    name = locale.getlocale()[0]  # Windows and macOS set no variable
    return [name] if name else []
