"""The care cards in the window: a card is opened, counted down and announced. Nothing is kept."""

from collections.abc import Callable

from PyQt6.QtCore import QObject, QTimer, pyqtSignal

from stretchcoach.app.coach import Coach
from stretchcoach.app.eyes import Clock
from stretchcoach.app.shelf import own_parts
from stretchcoach.coaching.countdown import Countdown, CountdownState
from stretchcoach.coaching.relief_cards import every_card
from stretchcoach.errors import StretchcoachError
from stretchcoach.routine.library import Library
from stretchcoach.safety.screening import Clearance
from stretchcoach.ui.main_window import CARDS, CRAMP, SCREENING, SESSION, SETUP, MainWindow
from stretchcoach.ui.widgets import Kind

_TICK_MS = 100
_BUSY = (SESSION, CRAMP, SCREENING, SETUP)


class CareCards(QObject):
    """Between the page and the countdown of the open card."""

    said = pyqtSignal(object)  # every cue, for whoever speaks
    runs = pyqtSignal(bool)  # whether a countdown runs: the display should stay awake

    def __init__(self, window: MainWindow, coach: Coach, clock: Clock) -> None:
        """Wire the page; nothing is read yet."""
        super().__init__(window)
        self._window, self._page, self._coach, self._clock = window, window.cards_page, coach, clock
        self._library: Library | None = None
        self._cleared: Clearance | None = None
        self._card = ""
        self.countdown: Countdown | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self.tick)
        view = self._page.view
        self._page.opened.connect(self.open)
        view.closed.connect(self.close)
        view.toggled.connect(lambda: self._act(Countdown.toggle))
        view.again.connect(lambda: self._act(Countdown.again))
        view.chosen.connect(lambda seconds: self._act(lambda countdown: countdown.choose(seconds)))
        window.page_shown.connect(self._shown)
        window.closing.connect(self._timer.stop)

    def after_cramp(self, cleared: Clearance | None) -> None:
        """The next list leaves out what somebody has just told that they should not do; then it is forgotten."""
        self._stop()
        self._cleared = cleared
        self.show()

    def show(self) -> None:
        """The list."""
        try:
            if self._library is None:
                self._library = own_parts()
            to_do, to_know = every_card(self._library, self._cleared)
        except StretchcoachError as error:
            self._coach.tell(str(error), Kind.RED)
            return
        self._page.show_cards(to_do, to_know, to_know[-1])

    def open(self, id_: str) -> None:
        """Open a card; the one before it is put away."""
        self._stop()
        if self._library is None:
            self.show()
        assert self._library is not None
        card = self._library.card(id_)
        self._card = id_
        self._page.show_card(card)
        if card.duration_s is not None:
            self.countdown = Countdown(card)
            self.tick()

    def close(self) -> None:
        """Back to the list."""
        self._stop()
        self._page.show_list(self._card)

    def tick(self) -> None:
        """One heartbeat."""
        if self.countdown is None:
            return
        update = self.countdown.advance(self._clock())
        self._page.view.show_countdown(update)
        if update.cue is not None:
            self.said.emit(update.cue)
        running = update.state is CountdownState.RUNNING
        if running is not self._timer.isActive():
            if running:
                self._timer.start()
            else:
                self._timer.stop()
            self.runs.emit(running)

    # --- inside ---

    def _act(self, act: Callable[[Countdown], object]) -> None:
        if self.countdown is not None:
            self.countdown.advance(self._clock())
            act(self.countdown)
            self.tick()

    def _stop(self) -> None:
        self.countdown = None
        if self._timer.isActive():
            self._timer.stop()
            self.runs.emit(False)

    def _shown(self, name: str) -> None:
        if name == CARDS and self.countdown is None and not self._page.open_card:
            self.show()
        elif name != CARDS:
            self._cleared = None
        if name in _BUSY:  # something else is counted, asked or said now
            self._act(Countdown.pause)
