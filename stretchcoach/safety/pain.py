"""What a reported pain of 0 to 10 asks for.

In normal mode the number decides. In gentle mode the change does: a cramp may start at 8, and then 6 is good news.

Source: RULES 4; clinical page 5.5.
"""

from stretchcoach import thresholds as T
from stretchcoach.routine.vocabulary import Mode
from stretchcoach.safety.alerts import Alert, Level, Reason

UNIT = "0-10"
STRAIN_CARD, DOCTOR_CARD = "cramp_or_strain", "ask_a_doctor"


class PainWatch:
    """Remembers the pain of one muscle and side."""

    def __init__(self, mode: Mode) -> None:
        """Args: the mode, absolute or relative."""
        self._mode = mode
        self._first: int | None = None  # of the episode
        self._start: int | None = None  # of the bout
        self._last: int | None = None
        self._has_let_go = False
        self.card: str | None = None
        """After a STOP: the card that says what now."""
        self.asks_change = False
        """After an EASE_OFF: whether this has hurt for so long that a walk and another position are due."""

    @property
    def is_known(self) -> bool:
        """Whether the pain at the start of this bout is known."""
        return self._start is not None

    @property
    def still_hurts(self) -> bool:
        """Whether the last answer was no little one."""
        return self._last is not None and self._last >= T.PAIN_EASE_NORMAL

    @property
    def allows_deeper(self) -> bool:
        """Whether what is known speaks for a step: in gentle mode it must have become less, or be little."""
        if self._mode is Mode.NORMAL or self._last is None:
            return self._last is None or self._last < T.PAIN_EASE_NORMAL
        return self._last <= T.PAIN_LITTLE or (self._start is not None and self._last <= self._start - T.PAIN_BETTER_BY)

    def new_bout(self) -> None:
        """After a walk: the next answer is a start again."""
        self._start = None

    def report(self, level: int, *, sharp: bool, stretched_s: float) -> Alert | None:
        """An answer; what it asks for.

        Args:
            sharp: sharp, tearing, electric or numb: always the end.
            stretched_s: seconds of stretching of this muscle and side in this session.

        Raises:
            ValueError: the level is not 0 to 10.
        """
        if not 0 <= level <= 10:
            raise ValueError(f"pain is 0 to 10, not {level}")
        self._last, self.asks_change = level, False
        alert = self._relative(level, stretched_s) if self._mode is Mode.GENTLE else _absolute(level)
        if sharp:
            self.card = STRAIN_CARD
            return Alert(Level.STOP, Reason.PAIN, level, T.PAIN_STOP_NORMAL, UNIT)
        return alert

    def hurts(self, *, again: bool) -> Alert:
        """It hurts, without a number: always a reason to ease; said again before it has eased, strong or sharp: the end, and its card."""
        if again:
            self.card = STRAIN_CARD
        limit = T.PAIN_STOP_NORMAL if again else T.PAIN_EASE_NORMAL
        return Alert(Level.STOP if again else Level.EASE_OFF, Reason.PAIN, limit, limit, UNIT)

    def _relative(self, level: int, stretched_s: float) -> Alert | None:
        if self._first is None:
            self._first = level
        is_start = self._start is None
        start = self._start = level if self._start is None else self._start
        if self._has_let_go and level >= T.PAIN_AFTER_LETTING_GO:
            self.card = STRAIN_CARD
            return Alert(Level.STOP, Reason.PAIN, level, T.PAIN_AFTER_LETTING_GO, UNIT)
        self._has_let_go |= level <= T.PAIN_LITTLE
        if level <= T.PAIN_LITTLE and level <= start + T.PAIN_WORSE_BY:
            return None
        if stretched_s >= T.PAIN_LONG_S and level > self._first - T.PAIN_BETTER_BY:
            self.card = DOCTOR_CARD
            return Alert(Level.STOP, Reason.PAIN, level, self._first - T.PAIN_BETTER_BY, UNIT)
        if is_start:
            return None
        is_long = stretched_s >= T.PAIN_SOME_TIME_S
        limit = start - 1 if is_long else start + T.PAIN_WORSE_BY
        if level <= limit:
            return None
        self.asks_change = is_long
        return Alert(Level.EASE_OFF, Reason.PAIN, level, limit, UNIT)


def _absolute(level: int) -> Alert | None:
    if level >= T.PAIN_STOP_NORMAL:
        return Alert(Level.STOP, Reason.PAIN, level, T.PAIN_STOP_NORMAL, UNIT)
    return Alert(Level.EASE_OFF, Reason.PAIN, level, T.PAIN_EASE_NORMAL, UNIT) if level >= T.PAIN_EASE_NORMAL else None
