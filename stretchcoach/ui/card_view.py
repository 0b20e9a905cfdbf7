"""One care card: what to mind, what to do, and a countdown that is read from three metres. It draws, and passes on what is pressed."""

from PyQt6.QtCore import pyqtSignal
from PyQt6.QtWidgets import QWidget

from stretchcoach.coaching.countdown import CountdownState, CountdownUpdate, times_to_choose
from stretchcoach.coaching.relief_cards import how_long, time_name
from stretchcoach.routine.values import Card
from stretchcoach.ui import icons
from stretchcoach.ui.fit_text import FitText
from stretchcoach.ui.hold_ring import HoldRing
from stretchcoach.ui.inputs import Choice
from stretchcoach.ui.session_parts import KeyButton
from stretchcoach.ui.steps_card import StepsCard
from stretchcoach.ui.theme import GRID
from stretchcoach.ui.widgets import Card as Surface
from stretchcoach.ui.widgets import FlowLayout, Mark, column, label, row
from stretchcoach.words import _

S = CountdownState


def state_word(state: CountdownState) -> str:
    """What the clock does, in a word."""
    return {S.READY: _("ready"), S.RUNNING: _("left"), S.PAUSED: _("paused"), S.DONE: _("done")}[state]


class CardView(QWidget):
    """The card that is open."""

    closed = pyqtSignal()
    toggled = pyqtSignal()  # start, pause, go on
    again = pyqtSignal()
    chosen = pyqtSignal(float)  # how long, in seconds

    def __init__(self) -> None:
        super().__init__()
        self._caution = FitText("heading", bold=True, lines=2, colour="on_amber_soft")
        self._steps, self.ring = StepsCard(), HoldRing()
        self._source = label("", "small")
        self.time = Choice(_("How long"))
        self.time.currentIndexChanged.connect(self._tell_time)
        self._range = label("", "muted", wrap=False)
        self._quiet = False
        self.back_button = KeyButton(_("All cards"), "back", "Esc", _("Esc"), self.closed.emit, self)
        self.start_button = KeyButton(_("Start"), "play", "Space", _("Space"), self.toggled.emit, self, kind="primary")
        self.again_button = KeyButton(_("Again"), "repeat", "R", "R", self.again.emit, self)
        warning = row(Mark("warn", 28, "on_amber_soft"), spacing=2 * GRID, margin=GRID + GRID // 2)
        warning.addWidget(self._caution, 1)
        halves = row(spacing=2 * GRID)
        halves.addWidget(self._steps, 3)
        halves.addWidget(self.ring, 2)
        whole = column(Surface(warning, kind="amber"), spacing=GRID + GRID // 2)
        whole.addLayout(halves, 1)
        whole.addLayout(FlowLayout(self.start_button, self.again_button, self.time, self._range, self.back_button))
        whole.addWidget(self._source)
        self.setLayout(whole)

    def show_card(self, card: Card) -> None:
        """Open a card; its countdown is ready, if it has one."""
        self._caution.show_text(card.caution)
        self._steps.show_steps(card.title, card.lines)
        self._source.setText(_("Source: {source}").format(source="; ".join(card.source)))
        self.setAccessibleName(card.title)
        self.setAccessibleDescription(f"{card.caution} {' '.join(card.lines)}")
        times = times_to_choose(card)
        self._quiet = True
        self.time.set_choices(*((time_name(seconds), seconds) for seconds in times))
        self.time.setCurrentIndex(max(0, self.time.findData(card.duration_s)))
        self._quiet = False
        self._range.setText(how_long(card))
        self.ring.setVisible(bool(times))
        self.start_button.setVisible(bool(times))
        self.time.setVisible(len(times) > 1)
        self._range.setVisible(len(times) > 1)
        self.again_button.setVisible(False)
        (self.start_button if times else self.back_button).setFocus()

    def show_countdown(self, update: CountdownUpdate) -> None:
        """A moment of it."""
        state = update.state
        self.ring.show_countdown(update.left_s, update.total_s, state_word(state), stands=state is S.PAUSED)
        text, icon = {
            S.READY: (_("Start"), "play"),
            S.RUNNING: (_("Pause"), "pause"),
            S.PAUSED: (_("Go on"), "play"),
            S.DONE: (_("Again"), "repeat"),
        }[state]
        self.start_button.set_text(text, icon)
        self.again_button.setVisible(state in (S.RUNNING, S.PAUSED))
        self.time.setEnabled(state in (S.READY, S.DONE))

    def _tell_time(self) -> None:
        if not self._quiet and (seconds := self.time.currentData()) is not None:
            self.chosen.emit(float(seconds))


def icon_of(card: Card) -> str:
    """The drawn mark of a card."""
    return icons.CARD_ICONS.get(card.id, "note")
