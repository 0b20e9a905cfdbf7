"""The countdown of a card: a walk, a warm pack, a minute of stroking. Time comes in; what is said at the marks comes out.

The person may choose within the card's own limits and never beyond. No camera takes part, so time simply passes: a pack on the skin
does not wait for a slow computer.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from math import ceil

from stretchcoach import thresholds as T
from stretchcoach.coaching import phrases
from stretchcoach.coaching.cues import Cue, CueKind, Speaker
from stretchcoach.coaching.relief_cards import time_name
from stretchcoach.routine.steps import Card
from stretchcoach.words import _

_HALFWAY_FROM_S = 20.0  # a shorter time needs no milestone
_HALFWAY_FOR_S = 6.0  # somebody may go on from a pause in the middle of it
_COUNT_S = 3.0  # the last seconds are counted aloud
_TOLERANCE_S = 1e-6  # sums of ticks are not exact
_STEP_S, _LONG_STEP_S = 10.0, 60.0
_LONG_FROM_S = 300.0  # from here on people think in minutes


class CountdownState(StrEnum):
    """What the clock does."""

    READY = "ready"
    RUNNING = "running"
    PAUSED = "paused"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class CountdownUpdate:
    """A moment of it, in seconds."""

    state: CountdownState
    left_s: float
    total_s: float
    cue: Cue | None = None


def times_to_choose(card: Card) -> tuple[float, ...]:
    """How long it may take, from the shortest to the longest, in steps that people think in; one where there is no choice."""
    if card.duration_s is None:
        return ()
    if card.between_s is None:
        return (card.duration_s,)
    shortest_s, longest_s = card.between_s
    step_s = _LONG_STEP_S if shortest_s >= _LONG_FROM_S else _STEP_S
    between = (shortest_s + step_s * number for number in range(ceil((longest_s - shortest_s) / step_s)))
    return tuple(sorted({*between, card.duration_s, longest_s}))


class Countdown:
    """Counts one card down, as often as wanted."""

    def __init__(self, card: Card, speaker: Speaker | None = None) -> None:
        """Ready, with the card's own time.

        Raises:
            ValueError: the card has no time; it is only to read.
        """
        if card.duration_s is None:
            raise ValueError(f"the card {card.id} has no time to count")
        self.card, self.total_s = card, card.duration_s
        self.state = CountdownState.READY
        self._speaker = speaker or Speaker()
        self._passed_s = 0.0
        self._now_s: float | None = None
        self._lines: list[Cue] = []
        self._heard: set[str] = set()

    @property
    def left_s(self) -> float:
        """Seconds still to go."""
        return max(0.0, self.total_s - self._passed_s)

    def choose(self, seconds: float) -> None:
        """Another time, within the card's limits; not while it counts."""
        if self.state in (CountdownState.READY, CountdownState.DONE):
            times = times_to_choose(self.card)
            self.total_s = min(max(seconds, times[0]), times[-1])
            self._to_the_start()

    def toggle(self) -> None:
        """What the one large key does: start, pause, go on, and once more when it is over."""
        match self.state:
            case CountdownState.RUNNING:
                self.pause()
            case CountdownState.PAUSED:
                self.state = CountdownState.RUNNING
                self._announce("going_on", _("The clock runs."))
            case _:
                self.again()

    def pause(self) -> None:
        """The clock stands; nothing is lost."""
        if self.state is CountdownState.RUNNING:
            self.state = CountdownState.PAUSED
            self._announce("paused", phrases.paused())

    def again(self) -> None:
        """From the start, at once."""
        self._to_the_start()
        self.state = CountdownState.RUNNING
        time = time_name(self.total_s)
        self._announce("time_begins", _("{title}. {time}.").format(title=self.card.title, time=time), f"{time}.")
        # What to mind comes first, then what to do: heard with closed eyes.
        texts = (self.card.caution, *self.card.lines)
        self._lines = [Cue(f"line_{number}", CueKind.PROGRESS, text, text) for number, text in enumerate(texts, start=1)]

    def advance(self, now_s: float) -> CountdownUpdate:
        """Let time pass up to a moment, which is never before the last one."""
        passed_s = 0.0 if self._now_s is None else max(0.0, now_s - self._now_s)
        self._now_s = now_s if self._now_s is None else max(now_s, self._now_s)
        if self.state is CountdownState.RUNNING:
            self._passed_s += passed_s
            if self.left_s <= _TOLERANCE_S:
                self._passed_s = self.total_s
                self.state = CountdownState.DONE
                self._announce("time_is_up", _("Time is up."))
            else:
                for cue in self._marks():
                    self._speaker.offer(cue, until_s=self._now_s)
        said = self._speaker.choose(self._now_s)
        if said is not None:
            self._heard.add(said.id)
            self._lines = [line for line in self._lines if line.id != said.id]
        return CountdownUpdate(self.state, self.left_s, self.total_s, said)

    # --- inside ---

    def _to_the_start(self) -> None:
        self.state = CountdownState.READY
        self._passed_s = 0.0
        self._lines = []
        self._heard.clear()

    def _marks(self) -> Iterator[Cue]:
        """What is true at this moment; the first is the most important."""
        left_s = self.left_s
        number = ceil(left_s - _TOLERANCE_S)
        if number in (1, 2, 3):
            yield Cue(f"count_{number}", CueKind.PROGRESS, phrases.count(number), moves_on=True, rings=True)
        until_half_s = left_s - self.total_s / 2
        has_half = self.total_s >= _HALFWAY_FROM_S
        if has_half and -_HALFWAY_FOR_S < until_half_s <= _TOLERANCE_S and "halfway" not in self._heard:
            yield Cue("halfway", CueKind.PROGRESS, phrases.halfway(), moves_on=True, rings=True)
        for line in self._lines[:1]:
            say_s = T.SECONDS_A_WORD * len(line.text.split())
            runs_into_half = has_half and 0 < until_half_s < say_s
            if left_s - say_s >= _COUNT_S - _TOLERANCE_S and not runs_into_half:
                yield line

    def _announce(self, id_: str, text: str, short: str = "") -> None:
        self._speaker.announce(Cue(id_, CueKind.PROGRESS, text, short, rings=True))
