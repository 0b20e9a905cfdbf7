"""What the coach would like to know: at most one question at a time, never in the way, and the session goes on without an answer."""

from dataclasses import dataclass
from enum import StrEnum

from stretchcoach import thresholds as T
from stretchcoach.coaching import phrases
from stretchcoach.coaching.agenda import Entry, Phase
from stretchcoach.coaching.cues import Cue, CueKind, Speaker
from stretchcoach.coaching.hold import HoldProgress, HoldState
from stretchcoach.coaching.holding import Holding
from stretchcoach.coaching.protecting import Protecting
from stretchcoach.routine.values import Mode, Muscle
from stretchcoach.safety.dose import Enough


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
    """Knows when the pain is to be asked for, and which question matters most.

    Attributes:
        question: the one to show now.
    """

    def __init__(self, mode: Mode, protecting: Protecting, speaker: Speaker, *, hands_free: bool = False) -> None:
        """Args: in gentle mode every question is spoken, too; what looks after the person; what speaks; whether hands are understood."""
        self._mode, self._protecting, self._speaker, self._hands_free = mode, protecting, speaker, hands_free
        self._open_until_s = float("-inf")
        self._due_s: float | None = None
        self._ever = False
        self._is_said = False
        self._answered_at_s = float("-inf")
        self._ending: Entry | None = None  # the hold whose end has been asked about
        self._told: set[Muscle | None] = set()  # the muscles that have had enough for today
        self.question: Question | None = None

    @property
    def asks(self) -> Asks | None:
        """How what is asked now is answered."""
        return None if self.question is None else self.question.kind

    def ask(self, now_s: float, entry: Entry, holding: Holding | None) -> None:
        """Find the question of this moment, and say it where it is new.

        Args:
            holding: the hold that is coming or runs.
        """
        runs = holding if entry.phase is Phase.STRETCH else None
        self._tell_enough(now_s, entry)
        if entry.stretch is not None:
            self._see_pain(now_s, entry, None if runs is None else runs.progress)
        before, self.question = self.question, self._first(now_s, entry, runs)
        if self.question != before:
            self._is_said = False
        spoken = self._mode is Mode.GENTLE or self.asks in (Asks.EASED, Asks.SIT)
        if self.question is not None and spoken and not self._is_said:
            cue = Cue(f"ask_{self.question.kind.value}", CueKind.PROGRESS, self._aloud(self.question))
            self._speaker.offer(cue, until_s=now_s)  # of what is so at this moment, the clock comes first

    def said(self, cue: Cue) -> None:
        """The speaker has chosen this one."""
        self._is_said |= cue.id.startswith("ask_")

    def _aloud(self, question: Question) -> str:
        """With how to answer, for who cannot see the buttons."""
        match question.kind:
            case Asks.PAIN:
                told = not self._hands_free or self._speaker.has_said(f"ask_{Asks.PAIN.value}")
                return question.text if told else phrases.ask_pain_by_hand()
            case Asks.COMFORTABLE:
                return f"{question.text} {phrases.then(phrases.OK_KEY, hands=self._hands_free)}"
            case Asks.EASED:
                return f"{question.text} {phrases.yes(phrases.EASED_KEY, hands=self._hands_free)}"
            case Asks.SIT:
                return f"{question.text} {phrases.yes(phrases.OK_KEY, hands=self._hands_free)}"

    def answered(self, now_s: float) -> None:
        """The pain is known for now."""
        self._answered_at_s = now_s
        self._open_until_s, self._due_s = float("-inf"), now_s + T.ASK_PAIN_S

    def _tell_enough(self, now_s: float, entry: Entry) -> None:
        """More will not help: said once a muscle, before it is stretched again."""
        bouts = self._protecting.bouts
        if entry.phase in (Phase.READY, Phase.SWITCH) and bouts.today is Enough.USEFUL and bouts.last.muscle not in self._told:
            self._told.add(bouts.last.muscle)
            self._speaker.offer(Cue("enough_today", CueKind.PROGRESS, phrases.enough_today()), until_s=now_s + T.ASK_OPEN_S)

    def _see_pain(self, now_s: float, entry: Entry, hold: HoldProgress | None) -> None:
        """Open the question about pain where it is due: at the start, now and then in gentle mode, and at the end.

        Source: RULES 4, clinical page 5.3.
        """
        bout, gentle = self._protecting.bouts.last, self._mode is Mode.GENTLE
        if not bout.asked and (gentle or not self._ever):
            bout.asked = self._ever = True
            self._open(now_s)
        if hold is None:
            return
        if hold.state not in (HoldState.HOLDING, HoldState.TIMED) or now_s - self._answered_at_s < T.ASK_AGAIN_S:
            return  # nobody is asked while they look for the position, or twice about the same
        is_last = gentle or entry.set_number == entry.sets
        if is_last and self._ending is not entry and hold.left_s <= T.ASK_END_S:
            self._ending = entry
            self._open(now_s)
        elif gentle and self._due_s is not None and now_s >= self._due_s:
            self._open(now_s)

    def _first(self, now_s: float, entry: Entry, holding: Holding | None) -> Question | None:
        """Of several, the one that matters most."""
        if holding is not None and holding.ease is not None and holding.ease.needs_word:
            return Question(Asks.EASED, phrases.ask_eased())
        seated = self._protecting.offered(now_s, entry)
        if seated is not None:
            return Question(Asks.SIT, phrases.ask_sit())
        if now_s < self._open_until_s:
            return Question(Asks.PAIN, phrases.ask_pain())
        if holding is None or holding.band is None or holding.ease is not None:
            return None
        if holding.band.comfortable is None:
            asks = self._mode is Mode.GENTLE and holding.sees_depth
            return Question(Asks.COMFORTABLE, phrases.ask_comfortable()) if asks else None
        return Question(Asks.EASED, phrases.ask_eased()) if holding.asks_deeper else None

    def _open(self, now_s: float) -> None:
        self._open_until_s, self._due_s = now_s + T.ASK_OPEN_S, now_s + T.ASK_PAIN_S
