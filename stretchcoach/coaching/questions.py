"""What the coach would like to know: at most one question at a time, never in the way, and the session goes on without an answer."""

from dataclasses import dataclass
from enum import StrEnum

from stretchcoach import thresholds as T
from stretchcoach.coaching import phrases
from stretchcoach.coaching.agenda import Entry
from stretchcoach.coaching.hold import HoldProgress
from stretchcoach.coaching.holding import Holding
from stretchcoach.routine.values import Mode
from stretchcoach.safety.bouts import Bout


class Asks(StrEnum):
    """How a question is answered."""

    PAIN = "pain"  # 0 to 10: report_pain
    EASED = "eased"  # report_eased
    COMFORTABLE = "comfortable"  # OK: report_comfortable
    SIT = "sit"  # OK, too


@dataclass(frozen=True, slots=True)
class Question:
    """One question.

    Attributes:
        kind: how it is answered.
        text: the sentence.
    """

    kind: Asks
    text: str


class Asker:
    """Knows when the pain is to be asked for, and which question matters most."""

    def __init__(self) -> None:
        """Nothing to ask."""
        self._open_until_s = float("-inf")
        self._due_s: float | None = None
        self._ever = False
        self._ending: Entry | None = None  # the hold whose end has been asked about

    def see_pain(self, now_s: float, entry: Entry, bout: Bout, hold: HoldProgress | None, mode: Mode) -> None:
        """Open the question about pain where it is due: at the start, now and then in gentle mode, and at the end.

        Source: RULES 4, clinical page 5.3.
        """
        gentle = mode is Mode.GENTLE
        if not bout.asked and (gentle or not self._ever):
            bout.asked = self._ever = True
            self._open(now_s)
        if hold is None:
            return
        is_last = gentle or entry.set_number == entry.sets
        if is_last and self._ending is not entry and hold.left_s <= T.ASK_END_S:
            self._ending = entry
            self._open(now_s)
        elif gentle and self._due_s is not None and now_s >= self._due_s:
            self._open(now_s)

    def answered(self, now_s: float) -> None:
        """The pain is known for now."""
        self._open_until_s, self._due_s = float("-inf"), now_s + T.ASK_PAIN_S

    def question(self, now_s: float, holding: Holding | None, *, gentle: bool, seated: str | None) -> Question | None:
        """The one to show; of several, the one that matters most.

        Args:
            holding: the hold that runs, None between two.
            seated: the title of the version on a chair, where it is offered.
        """
        if holding is not None and holding.ease is not None and holding.ease.needs_word:
            return Question(Asks.EASED, phrases.ask_eased())
        if seated is not None:
            return Question(Asks.SIT, phrases.ask_sit(seated))
        if now_s < self._open_until_s:
            return Question(Asks.PAIN, phrases.ask_pain())
        if holding is None or holding.band is None or holding.ease is not None:
            return None
        if holding.band.comfortable is None:
            return Question(Asks.COMFORTABLE, phrases.ask_comfortable()) if gentle and holding.sees_depth else None
        return Question(Asks.EASED, phrases.ask_eased()) if holding.asks_deeper else None

    def _open(self, now_s: float) -> None:
        self._open_until_s, self._due_s = now_s + T.ASK_OPEN_S, now_s + T.ASK_PAIN_S
