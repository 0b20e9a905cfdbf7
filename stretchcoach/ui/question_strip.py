"""One question, one key or one tap: a strip that stands under the picture, covers nothing, and goes away by itself."""

from collections.abc import Callable
from functools import partial

from PyQt6.QtCore import Qt, pyqtSignal
from PyQt6.QtGui import QKeySequence, QShortcut
from PyQt6.QtWidgets import QSizePolicy, QWidget

from stretchcoach.coaching.questions import Asks, Question
from stretchcoach.ui.fit_text import FitText
from stretchcoach.ui.theme import GRID
from stretchcoach.ui.widgets import Button, Card, row
from stretchcoach.words import _

_TEN = "X"  # the key of a ten, as Romans wrote it


class QuestionStrip(Card):
    """Shows what the coach would like to know."""

    pain = pyqtSignal(int)
    eased = pyqtSignal()
    comfortable = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Nothing asked."""
        super().__init__()
        self.text = FitText("heading", lines=2)
        self.levels = [self._level(level) for level in range(11)]
        self.yes = {
            Asks.EASED: self._answer(_("It has eased"), self.eased.emit, "E"),
            Asks.COMFORTABLE: self._answer(_("OK"), self.comfortable.emit, "O", "Return", "Enter"),
        }
        layout = row(self.text, *self.levels, *self.yes.values(), spacing=GRID // 2, margin=GRID)
        layout.setStretch(0, 1)
        self.setLayout(layout)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.ask(None)

    def ask(self, question: Question | None) -> None:
        """Show a question, or go away."""
        self.setVisible(question is not None)
        kind = None if question is None else question.kind
        for level in self.levels:
            level.setVisible(kind is Asks.PAIN)
        for asks, button in self.yes.items():
            button.setVisible(kind is asks)
        if question is not None:
            self.text.show_text(question.text)
            self.setAccessibleName(question.text)

    def _level(self, level: int) -> Button:
        shown = _("10 ({key})").format(key=_TEN) if level == 10 else str(level)
        name = _("Pain {level} of 10").format(level=level)
        return self._button(shown, partial(self.pain.emit, level), name, str(level) if level < 10 else _TEN)

    def _answer(self, word: str, answer: Callable[[], object], *keys: str) -> Button:
        return self._button(f"{word} ({keys[0]})", answer, word, *keys)

    def _button(self, shown: str, answer: Callable[[], object], name: str, *keys: str) -> Button:
        """A button whose keys work while it is seen."""
        button = Button(shown, kind="secondary")
        button.setAccessibleName(name)
        button.setToolTip(f"{name} ({keys[0]})")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click must not take Space away from pause
        button.clicked.connect(lambda: answer())
        for key in keys:
            QShortcut(QKeySequence(key), button).activated.connect(button.click)
        return button
