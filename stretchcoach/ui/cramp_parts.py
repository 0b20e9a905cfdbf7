"""The parts of "Cramp now": the huge choices, and the pain from 0 to 10."""

from PyQt6.QtCore import QSize, Qt, pyqtSignal
from PyQt6.QtGui import QKeySequence, QShortcut
from PyQt6.QtWidgets import QPushButton, QSizePolicy, QWidget

from stretchcoach.ui.fit_text import FitText
from stretchcoach.ui.theme import GRID
from stretchcoach.ui.widgets import Button, Mark, column, label, row
from stretchcoach.words import _

_CENTRE = Qt.AlignmentFlag.AlignCenter


class BigChoice(QPushButton):
    """One of a few huge answers, with its key."""

    def __init__(self, text: str, icon: str, key: str, page: QWidget) -> None:
        super().__init__()
        self.setProperty("kind", "choice_card")
        self.setAccessibleName(text)
        self.setToolTip(f"{text} ({key})")
        self.setAutoDefault(True)
        self._text = FitText("display", bold=True, lines=2, align=_CENTRE, smallest=0.4)
        self._text.show_text(text)
        self._key = FitText("title", align=_CENTRE, colour="muted")
        self._key.show_text(key)
        for part in (self._text, self._key):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        mark = row()
        mark.addStretch(1)
        mark.addWidget(Mark(icon, 96, "primary"))
        mark.addStretch(1)
        inside = column(spacing=GRID, margin=2 * GRID)
        inside.addStretch(1)
        inside.addLayout(mark)
        inside.addWidget(self._text)
        inside.addWidget(self._key)
        inside.addStretch(1)
        self.setLayout(inside)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        shortcut = QShortcut(QKeySequence(key), page)
        shortcut.activated.connect(self.click)

    def sizeHint(self) -> QSize:
        """Large."""
        return QSize(240, 280)

    def minimumSizeHint(self) -> QSize:
        """Still large."""
        return QSize(120, 160)


class PainRow(QWidget):
    """0 to 10, by one key or one press; 10 has the key + beside the digits."""

    answered = pyqtSignal(int)

    def __init__(self) -> None:
        super().__init__()
        self._asks = FitText("heading", bold=True, natural=True)
        self.buttons = [self._button(level) for level in range(11)]
        line = row(spacing=GRID // 2)
        for button in self.buttons:
            line.addWidget(button, 1)
        self._left, self._right = label(_("no pain"), "small", wrap=False), label(_("worst"), "small", wrap=False)
        ends = row(self._left, self._asks)
        ends.insertStretch(1, 1)
        ends.addStretch(1)
        ends.addWidget(self._right)
        self.setLayout(column(ends, line, spacing=GRID // 2))
        self.setAccessibleName(_("Pain, 0 to 10"))
        self.ask(False)

    def ask(self, asked: bool) -> None:
        """Whether an answer would be welcome now; it is always possible."""
        self._asks.show_text(_("How strong is it now?") if asked else _("Pain, whenever it changes"), "primary" if asked else "muted")

    def show_answer(self, level: int | None) -> None:
        """The last answer."""
        for number, button in enumerate(self.buttons):
            button.setChecked(number == level)

    def _button(self, level: int) -> Button:
        button = Button(str(level), None, lambda: self.answered.emit(level))
        key = "+" if level == 10 else str(level)
        button.setAccessibleName(_("Pain {level}").format(level=level))
        button.setToolTip(_("Pain {level} (key {key})").format(level=level, key=key))
        button.setMinimumHeight(52)
        button.setMinimumWidth(44)
        button.setCheckable(True)
        button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        QShortcut(QKeySequence(key), self, button.click)
        return button
