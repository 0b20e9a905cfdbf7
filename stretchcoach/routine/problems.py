"""One problem in one file, and guesses at what was meant."""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass

from stretchcoach.words import _


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """Something wrong in a file; ``str`` is ``file:line:column: message``. Problems sort by their place.

    Attributes:
        line: from 1.
        column: from 1, in characters.
        message: a sentence for the author of the file.
    """

    file: str
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        """The line an editor can jump to; what the file says in escapes must not reach a terminal as such."""
        line = f"{self.file}:{self.line}:{self.column}: {self.message}"
        return "".join(character if character.isprintable() else "?" for character in line)


class Sentence(ValueError):
    """Raised by a check that looks at several fields: its text is a whole sentence, not the end of one."""


def did_you_mean(word: str, choices: Iterable[str], *, few: int = 12) -> str:
    """``": did you mean 'x'?"``, or the choices where nothing is near and there are at most ``few``, or nothing."""
    known = sorted(choices)
    near = difflib.get_close_matches(word.lower(), known, n=1)
    if near:
        return _(": did you mean '{word}'?").format(word=near[0])
    if 0 < len(known) <= few:
        return _(": use one of {words}").format(words=", ".join(known))
    return ""
