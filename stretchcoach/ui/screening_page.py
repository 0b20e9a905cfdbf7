"""The list that is asked before a session: one screen, one answer; a yes brings its advice."""

from PyQt6.QtCore import pyqtSignal
from PyQt6.QtWidgets import QStackedWidget, QWidget

from stretchcoach.body.pose import Side
from stretchcoach.routine.values import Blocks, Question, Screening
from stretchcoach.ui.red_flags import RedFlags
from stretchcoach.ui.session_parts import KeyButton
from stretchcoach.ui.theme import GRID
from stretchcoach.ui.widgets import Card, FlowLayout, column, label
from stretchcoach.words import _


class ScreeningPage(QWidget):
    """Asks; it stands in the window like any page, so that nothing is lost by going back."""

    cleared = pyqtSignal(tuple, tuple, tuple)  # the questions that are so, the legs they speak of, the circumstances
    goes_on = pyqtSignal(str)  # with the list, after one leg was left out: what is asked
    cancelled = pyqtSignal()

    def __init__(self) -> None:
        super().__init__()
        self.flags, self._told = RedFlags(), QWidget()
        self.flags.add_beside(self._do_not_start(self.flags))
        self._screening: Screening | None = None
        self._question: Question | None = None
        self._yes: list[str] = []
        self._legs: set[Side] = set()
        self._advice, self._asked = label("", "title"), label("", "muted")
        self._legs_title = label(_("Which leg is it? The other one can still be stretched."), "heading")
        self.legs = {
            (Side.LEFT,): KeyButton(_("Left leg"), "person", "L", "L", lambda: self._tell((Side.LEFT,)), self),
            (Side.RIGHT,): KeyButton(_("Right leg"), "person", "R", "R", lambda: self._tell((Side.RIGHT,)), self),
            tuple(Side): KeyButton(_("Both, or not a leg"), "person", "B", "B", lambda: self._tell(tuple(Side)), self),
        }
        self.back_button = self._do_not_start(self._told)
        panel = column(self._asked, self._advice, self._legs_title, FlowLayout(*self.legs.values()), spacing=2 * GRID, margin=3 * GRID)
        told = column(Card(panel, "amber"), spacing=GRID)
        told.addLayout(FlowLayout(self.back_button))
        told.addStretch(1)
        self._told.setLayout(told)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.flags)
        self._stack.addWidget(self._told)
        whole = column(self._stack)
        whole.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        self.setLayout(whole)
        self.flags.none.connect(self._end)
        self.flags.yes.connect(self._answer)
        self.setAccessibleName(_("Questions before the session"))

    def _do_not_start(self, page: QWidget) -> KeyButton:
        return KeyButton(_("Do not start"), "back", "Esc", _("Esc"), self.cancelled.emit, page)

    def ask(self, screening: Screening) -> None:
        """Ask; nothing that was answered before is remembered."""
        self._screening, self._question = screening, None
        self._yes.clear()
        self._legs.clear()
        self._stack.setCurrentWidget(self.flags)
        self.flags.show_list(screening)

    def show_nothing_left(self) -> None:
        """The answers leave no stretch of the routine."""
        self._say("", _("With this, nothing of this routine is left. Choose another one, or ask your doctor or therapist."), legs=False)

    def _answer(self, id_: str) -> None:
        assert self._screening is not None
        question = self._question = self._screening.question(id_)
        if question.blocks is Blocks.NOTHING:
            self.flags.say_advice(question.advice)
        else:
            self._say(question.ask, question.advice, legs=question.blocks is Blocks.LEG)

    def _say(self, asked: str, advice: str, *, legs: bool) -> None:
        self._asked.setText(asked)
        self._advice.setText(advice)
        self._asked.setVisible(bool(asked))
        self._legs_title.setVisible(legs)
        for button in self.legs.values():
            button.setVisible(legs)
        self._stack.setCurrentWidget(self._told)
        self._told.setAccessibleDescription(advice)
        self.back_button.setFocus()

    def _tell(self, legs: tuple[Side, ...]) -> None:
        """On with the list: something else may be so, too."""
        if self._question is None:
            return
        id_, self._question = self._question.id, None
        self._yes.append(id_)
        self._legs.update(legs)
        if len(self._legs) == len(Side):
            self._end(self.flags.ticked)
            return
        self.flags.mark(id_)
        self._stack.setCurrentWidget(self.flags)
        left = Side.LEFT in self._legs
        asked = _("The left leg is left out. Is anything else so?") if left else _("The right leg is left out. Is anything else so?")
        self.flags.say_advice(asked)
        self.flags.none_button.setFocus()
        self.goes_on.emit(asked)

    def _end(self, circumstances: tuple[str, ...]) -> None:
        self.cleared.emit(tuple(self._yes), tuple(self._legs), circumstances)
