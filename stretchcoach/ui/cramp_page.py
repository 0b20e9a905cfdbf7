""""Cramp now": the whole path on one page, dark, in huge type, one thing at a time. It draws the engine's moment and passes on answers."""

from collections.abc import Sequence

from PyQt6.QtCore import pyqtSignal
from PyQt6.QtWidgets import QStackedWidget, QWidget

from stretchcoach.coaching.cues import Cue, CueKind
from stretchcoach.coaching.phrases import side_name
from stretchcoach.coaching.relief_cards import how_long
from stretchcoach.coaching.relief_commentary import ReliefUpdate
from stretchcoach.coaching.relief_steps import OVER, ReliefPhase
from stretchcoach.routine.values import Card, Position, Screening
from stretchcoach.ui.cramp_parts import BigChoice, PainRow
from stretchcoach.ui.hold_ring import HoldRing
from stretchcoach.ui.red_flags import RedFlags
from stretchcoach.ui.session_parts import CueCard, KeyButton
from stretchcoach.ui.session_words import Shape
from stretchcoach.ui.steps_card import StepsCard
from stretchcoach.ui.theme import GRID
from stretchcoach.ui.thigh_map import ThighMap
from stretchcoach.ui.widgets import Button, FlowLayout, column, label, row, scrolled_by_keys
from stretchcoach.ui.widgets import Card as Surface
from stretchcoach.words import _, capitalised

P = ReliefPhase
_SHAPES = {CueKind.SAFETY: (Shape.STOP, "amber"), CueKind.CORRECTION: (Shape.WARN, "amber"), CueKind.PROGRESS: (Shape.NONE, "text")}


def phase_word(phase: ReliefPhase) -> str:
    """What the clock counts."""
    return {
        P.PAIN: _("or wait"),
        P.APPROACH: _("go there slowly"),
        P.HOLD: _("stay"),
        P.DEEPER: _("a little further"),
        P.EASE: _("eased back"),
        P.RELEASE: _("let go, rest"),
        P.LOOSEN: _("loosen"),
        P.WALK: _("walk"),
    }.get(phase, "")


class CrampPage(QWidget):
    """The page. Every answer is a signal; :meth:`show_update` shows what came of it."""

    where = pyqtSignal(object, object)  # side, muscle; None, None = not sure
    none_of_these = pyqtSignal(tuple)
    yes = pyqtSignal(str)
    position = pyqtSignal(object)
    pain = pyqtSignal(int)
    hurts = pyqtSignal()
    sharp = pyqtSignal()
    eased = pyqtSignal()
    gone = pyqtSignal()
    still_there = pyqtSignal()
    skip = pyqtSignal()
    stop = pyqtSignal()
    closed = pyqtSignal()
    diary_wanted = pyqtSignal()
    cards_wanted = pyqtSignal()
    card_wanted = pyqtSignal(str)  # this one, with its countdown

    def __init__(self) -> None:
        super().__init__()
        self.map, self.flags, self.pain_row = ThighMap(), RedFlags(hurried=True), PainRow()
        self.steps, self.ring, self.cue = StepsCard(), HoldRing(), CueCard()
        self.map.chosen.connect(self.where)
        self.flags.none.connect(self.none_of_these)
        self.flags.yes.connect(self.yes)
        self.pain_row.answered.connect(self.pain)
        self._screens = QStackedWidget()
        self.question = label("", "display")
        self._where, self._can = self.map, self._can_screen()
        self._guide, self._asks = self._guide_screen(), self._recheck_screen()
        self._end_lines = column(spacing=2 * GRID)
        self._end_lines.setContentsMargins(0, 0, GRID, 0)  # beside the scroll bar
        self._end = self._end_screen()
        for screen in (self._where, self.flags, self._can, self._guide, self._asks, self._end):
            self._screens.addWidget(screen)
        self._shown: tuple[ReliefPhase, ...] = ()
        self._buttons()
        whole = column(self.question, self._screens, self.cue, self.pain_row, spacing=GRID + GRID // 2, margin=2 * GRID)
        whole.addLayout(FlowLayout(*self.by.values()))
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self.setAccessibleName(_("Cramp now"))

    def begin(self, screening: Screening) -> None:
        """A new episode."""
        self._shown = ()
        self.flags.show_list(screening)
        self.pain_row.show_answer(None)

    def show_update(self, update: ReliefUpdate) -> None:
        """Show a moment."""
        if update.cue is not None:
            self.say(update.cue)
        phase = update.phase
        if (phase,) != self._shown:
            self._shown = (phase,)
            self._turn_to(phase)
        if update.card is not None:
            title = update.card.title
            if update.side is not None and phase not in (P.WALK, P.LOOSEN):
                title = f"{capitalised(side_name(update.side))}: {title}"
            self.steps.show_steps(title, (*update.card.lines, update.card.caution))
        elif phase is P.PAIN:
            told = (_("0 is no pain, 10 is the worst you can think of."), _("Press a number, or just wait."))
            self.steps.show_steps(_("How strong is it?"), told, numbered=False)
        if update.duration_s:
            self.ring.show_countdown(update.left_s, update.duration_s, phase_word(phase))
        self.pain_row.ask(update.asks_pain)

    def say(self, cue: Cue) -> None:
        """The line of the moment."""
        shape, colour = _SHAPES[cue.kind]
        self.cue.say(cue.text, shape, colour)

    def advise(self, text: str) -> None:
        """A question of the list that does not end it."""
        self.flags.say_advice(text)

    def show_cards(self, texts: Sequence[str], cards: Sequence[Card]) -> None:
        """What to read at the end: sentences, and cards."""
        while item := self._end_lines.takeAt(0):
            if widget := item.widget():
                widget.hide()  # at once: what was good for the last time may be wrong now
                widget.deleteLater()
        for text in texts:
            self._end_lines.addWidget(label(text, "title"))
        for card in cards:
            self._end_lines.addWidget(self._read(card))
        self._end_lines.addStretch(1)

    # --- parts ---

    def _turn_to(self, phase: ReliefPhase) -> None:
        screens = {P.WHERE: self._where, P.SCREEN: self.flags, P.POSITION: self._can, P.PAIN: self._guide, P.RECHECK: self._asks}
        self._screens.setCurrentWidget(self._end if phase in OVER else screens.get(phase, self._guide))
        asks = phase in (P.WHERE, P.SCREEN, P.POSITION)
        titles = {P.WHERE: _("Where does it hurt?"), P.POSITION: _("What can you do?"), P.RECHECK: _("Has it gone?")}
        titles |= {P.AFTERCARE: _("What may feel good now")}
        self.question.setText(titles.get(phase, ""))
        self.question.setVisible(phase in titles)
        self.cue.setVisible(phase not in titles and phase is not P.SCREEN)
        self.pain_row.setVisible(not asks and phase not in OVER)
        pulls = phase in (P.APPROACH, P.HOLD, P.DEEPER, P.EASE)
        self.by["not_sure"].setVisible(phase is P.WHERE)
        self.by["skip"].setVisible(phase in (P.PAIN, P.APPROACH, P.RELEASE, P.WALK, P.LOOSEN))
        self.by["skip"].set_text({P.PAIN: _("Go on"), P.APPROACH: _("I am there")}.get(phase, _("Go on")))
        self.by["eased"].setVisible(phase in (P.HOLD, P.DEEPER))
        self.by["gone"].setVisible(pulls or phase in (P.RELEASE, P.WALK, P.LOOSEN))
        self.by["hurts"].setVisible(pulls or phase in (P.RELEASE, P.WALK, P.LOOSEN))
        self.by["sharp"].setVisible(not asks and phase not in OVER)
        self.by["stop"].setVisible(phase not in OVER)
        self.by["done"].setVisible(phase in OVER)
        self.by["diary"].setVisible(phase in OVER and phase is not P.BLOCKED)
        self.by["cards"].setVisible(phase is P.AFTERCARE)
        if phase is P.SCREEN:
            self.flags.none_button.setFocus()
        elif phase in OVER:
            self.by["done"].setFocus()
        else:
            self.setFocus()

    def _buttons(self) -> None:
        self.by = {
            "not_sure": KeyButton(_("Not sure"), "info", "0", "0", lambda: self.where.emit(None, None), self.map),
            "skip": KeyButton(_("I am there"), "check", "Space", _("Space"), self.skip.emit, self, kind="primary"),
            "eased": KeyButton(_("It eased"), "gentle", "E", "E", self.eased.emit, self, kind="secondary"),
            "gone": KeyButton(_("It has gone"), "check", "G", "G", self.gone.emit, self),
            "hurts": KeyButton(_("It hurts"), "warn", "H", "H", self.hurts.emit, self, kind="danger"),
            "sharp": KeyButton(_("Sharp or numb"), "warn", "X", "X", self.sharp.emit, self, kind="danger"),
            "stop": KeyButton(_("Stop"), "stop", "S", "S", self.stop.emit, self),
            "done": KeyButton(_("Done"), "check", "Return", _("Enter"), self.closed.emit, self, kind="primary"),
            "cards": KeyButton(_("Care cards"), "cards", "K", "K", self.cards_wanted.emit, self),
            "diary": KeyButton(_("Write it in the diary"), "note", "D", "D", self.diary_wanted.emit, self),
        }

    def _can_screen(self) -> QWidget:
        screen = QWidget()
        self.cans = {
            Position.LYING: BigChoice(_("Lie down"), "lying", "1", screen),
            Position.CHAIR: BigChoice(_("Sit"), "chair", "2", screen),
            Position.STANDING: BigChoice(_("Stand, holding on"), "standing", "3", screen),
        }
        for position, button in self.cans.items():
            button.clicked.connect(lambda _on=False, position=position: self.position.emit(position))
        screen.setLayout(row(*self.cans.values(), spacing=2 * GRID))
        return screen

    def _recheck_screen(self) -> QWidget:
        screen = QWidget()
        self.is_gone = BigChoice(_("It has gone"), "check", "G", screen)
        self.is_there = BigChoice(_("Still there"), "repeat", "T", screen)
        self.is_gone.clicked.connect(lambda: self.gone.emit())
        self.is_there.clicked.connect(lambda: self.still_there.emit())
        screen.setLayout(row(self.is_gone, self.is_there, spacing=2 * GRID))
        return screen

    def _guide_screen(self) -> QWidget:
        screen = QWidget()
        halves = row(spacing=2 * GRID)
        halves.addWidget(self.steps, 2)
        halves.addWidget(self.ring, 1)
        screen.setLayout(halves)
        return screen

    def _read(self, card: Card) -> QWidget:
        """A card to read; what to mind comes before how long."""
        lines = column(label(card.title, "title"), *(label(f"•  {line}", "reading") for line in card.lines), spacing=GRID, margin=2 * GRID)
        lines.addWidget(label(card.caution, "strong"))
        if time := how_long(card):
            count = Button(_("Count it down: {time}").format(time=time), "clock", lambda: self.card_wanted.emit(card.id), kind="secondary")
            count.setAccessibleName(f"{card.title}. {count.text()}")
            lines.addLayout(FlowLayout(count))
        lines.addWidget(label(" · ".join(card.source), "small"))
        return Surface(lines)

    def _end_screen(self) -> QWidget:
        content = QWidget()
        content.setLayout(self._end_lines)
        return scrolled_by_keys(content)
