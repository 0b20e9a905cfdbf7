"""One question, one key or one tap: a strip that stands under the picture, covers nothing, and goes away by itself."""

from collections.abc import Callable
from functools import partial

from PyQt6.QtCore import Qt, pyqtSignal
from PyQt6.QtWidgets import QSizePolicy, QWidget

from stretchcoach.coaching.questions import Asks, Question
from stretchcoach.ui import keys
from stretchcoach.ui.fit_text import FitText
from stretchcoach.ui.theme import GRID
from stretchcoach.ui.widgets import Button, Card, row
from stretchcoach.words import _


class QuestionStrip(Card):
    """Shows what the coach would like to know."""

    pain = pyqtSignal(int)
    eased = pyqtSignal()
    comfortable = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Nothing asked."""
        super().__init__()
        self.text = FitText("heading", lines=2)
        table = keys.table()
        self.levels = [self._level(level, key) for level, key in enumerate(table["pain"].sequences)]
        self.yes = {
            Asks.EASED: self._answer(_("It has eased"), self.eased.emit, *table["eased"].sequences),
            Asks.COMFORTABLE: self._answer(_("OK"), self.comfortable.emit, *table["comfortable"].sequences),
            Asks.SIT: self._answer(_("Yes, sit"), self.comfortable.emit, *table["comfortable"].sequences),
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

    def _level(self, level: int, key: str) -> Button:
        shown = str(level) if key == str(level) else f"{level} ({key})"
        name = _("Pain {level} of 10").format(level=level)
        return self._button(shown, partial(self.pain.emit, level), name, key)

    def _answer(self, word: str, answer: Callable[[], object], *sequences: str) -> Button:
        return self._button(f"{word} ({sequences[0]})", answer, word, *sequences)

    def _button(self, shown: str, answer: Callable[[], object], name: str, *sequences: str) -> Button:
        """A button whose keys work while it is seen."""
        button = Button(shown, kind="secondary")
        button.setAccessibleName(name)
        button.setToolTip(f"{name} ({sequences[0]})")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click must not take Space away from pause
        button.clicked.connect(lambda: answer())
        keys.bind(sequences, button, button.click)
        return button
