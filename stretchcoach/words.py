"""Every text a person reads or hears passes through here, so that a catalogue can translate it.

The pure packages import only :func:`_` and :func:`ngettext`; the command line or the window installs a language once, at start-up.
"""

import gettext

ENGLISH = "en"  # what the source is written in: it needs no catalogue

_catalogue: gettext.NullTranslations = gettext.NullTranslations()


def install(catalogue: gettext.NullTranslations) -> None:
    """Use this catalogue for every text from now on."""
    global _catalogue
    _catalogue = catalogue


def language() -> str:
    """The code of the installed language, such as "de"."""
    return _catalogue.info().get("language", ENGLISH)


def _(text: str) -> str:
    """The text in the installed language."""
    return _catalogue.gettext(text)


def ngettext(one: str, many: str, n: int) -> str:
    """The form of a text that fits the number ``n``."""
    return _catalogue.ngettext(one, many, n)


def capitalised(text: str) -> str:
    """The text as a sentence begins; ``str.capitalize`` would also make German nouns small."""
    return text[:1].upper() + text[1:]
