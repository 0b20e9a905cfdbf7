"""One cue at a time: which of the things that could be said now is said."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import IntEnum

from stretchcoach import thresholds as T
from stretchcoach.body.pose import Side
from stretchcoach.coaching import setup_phrases
from stretchcoach.coaching.brief import in_short


class CueKind(IntEnum):
    """What a cue is for; the higher one is said first, and may interrupt the lower."""

    PROGRESS = 0
    CORRECTION = 1
    SAFETY = 2


@dataclass(frozen=True, slots=True)
class Cue:
    """One thing to say.

    Attributes:
        id: what it is about; the same id is not said again for 8 seconds.
        text: the full sentence.
        short: one to three words, for those who want less; where none is given, the coach's own.
        moves_on: the session has moved on: what is being said now is past.
        rings: it sounds as well as it is spoken, for somebody who looks away and hears the radio.
    """

    id: str
    kind: CueKind
    text: str
    short: str = ""
    side: Side | None = None
    moves_on: bool = False
    rings: bool = False

    def __post_init__(self) -> None:
        """No cue without a short form."""
        if not self.short:
            object.__setattr__(self, "short", in_short(self.id, self.text, self.side))


def sound_check() -> Cue:
    """What is said when somebody tries the voice."""
    return Cue("sound_check", CueKind.PROGRESS, setup_phrases.sound_check())


class Speaker:
    """Chooses, keeps the pace, and does not repeat itself."""

    def __init__(self, seconds_to_say: Callable[[str], float] | None = None) -> None:
        """Args: how long a text takes to say; by default 150 words a minute."""
        self._seconds_to_say = seconds_to_say or (lambda text: T.SECONDS_A_WORD * len(text.split()))
        self._offers: list[tuple[float, Cue]] = []
        self._said_at_s: dict[str, float] = {}
        self._busy_until_s = float("-inf")
        self._busy_with = CueKind.PROGRESS

    def offer(self, cue: Cue, *, until_s: float) -> None:
        """Something could be said, until a moment; after that it is no longer true."""
        self._offers.append((until_s, cue))

    def withdraw(self, about: str) -> None:
        """What was offered under this id is no longer true."""
        self._offers = [(until_s, cue) for until_s, cue in self._offers if cue.id != about]

    def announce(self, cue: Cue) -> None:
        """The session has moved on: fall silent, and say this as soon as may be, though it may have been said a moment ago."""
        self._offers.clear()
        self._busy_until_s = float("-inf")
        self._said_at_s.pop(cue.id, None)
        self.offer(replace(cue, moves_on=True), until_s=float("inf"))

    def reply(self, cue: Cue, *, to: str, at_once: bool) -> None:
        """Somebody has answered: this comes before all that waits, and nothing of it is lost.

        Args:
            to: the question, which need not be asked any more.
            at_once: what is being said ends, unless it is a warning.
        """
        self.withdraw(to)
        self.withdraw(cue.id)
        self._said_at_s.pop(cue.id, None)
        if at_once and self._busy_with is not CueKind.SAFETY:
            self._busy_until_s = float("-inf")
        self._offers.insert(0, (float("inf"), cue))

    def quiet_s(self, now_s: float) -> float:
        """How long nothing has been said."""
        return now_s - self._busy_until_s if self.is_free(now_s) else 0.0

    def is_free(self, now_s: float) -> bool:
        """Whether nothing is being said, and nothing waits to be."""
        return now_s >= self._busy_until_s and not any(until_s >= now_s for until_s, _cue in self._offers)

    def has_said(self, about: str) -> bool:
        """Whether a cue of this id has been heard in this session."""
        return about in self._said_at_s

    def choose(self, now_s: float) -> Cue | None:
        """What to begin saying now, if anything."""
        self._offers = [(until_s, cue) for until_s, cue in self._offers if until_s >= now_s]
        ready = [cue for _, cue in self._offers if now_s - self._said_at_s.get(cue.id, float("-inf")) >= T.CUE_COOLDOWN_S]
        if not ready:
            return None
        cue = max(ready, key=lambda cue: cue.kind)  # the first offered of the highest kind
        if now_s < self._busy_until_s and cue.kind <= self._busy_with:
            return None
        self._offers = [(until_s, other) for until_s, other in self._offers if other.id != cue.id]
        self._said_at_s[cue.id] = now_s
        self._busy_until_s, self._busy_with = now_s + self._seconds_to_say(cue.text), cue.kind
        return cue
