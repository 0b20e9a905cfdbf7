"""Every text a person reads or hears passes through here, so that a catalogue can translate it.

The pure packages import only :func:`_` and :func:`ngettext`; the command line or the window installs a language once, at start-up.
"""

import gettext
import re

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


class Number(float):
    """A number that is formatted with the decimal mark of the installed language: ``"{n:.1f}".format(n=Number(0.5))``.

    What machines read (JSON, CSV, YAML) takes a plain float.
    """

    def __format__(self, spec: str) -> str:
        """As a float is formatted."""
        mark = re.search(r"1(\D)5", _("1.5"))  # the catalogue says how one and a half is written
        return super().__format__(spec).replace(".", mark[1] if mark else ".")


def day_format() -> str:
    """How a day is written, for ``strftime``."""
    return _("%Y-%m-%d")


def moment_format() -> str:
    """How a day with its time is written, for ``strftime``."""
    return _("%Y-%m-%d %H:%M")


def capitalised(text: str) -> str:
    """The text as a sentence begins; ``str.capitalize`` would also make German nouns small."""
    return text[:1].upper() + text[1:]
