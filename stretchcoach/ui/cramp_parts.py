"""The parts of "Cramp now": the list that is asked first, the huge choices, and the pain from 0 to 10."""

from collections.abc import Iterable

from PyQt6.QtCore import QEvent, QSize, Qt, pyqtSignal
from PyQt6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PyQt6.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QWidget

from stretchcoach.routine.values import Circumstance, Screening
from stretchcoach.ui import theme
from stretchcoach.ui.fit_text import FitText
from stretchcoach.ui.session_parts import KeyButton
from stretchcoach.ui.theme import GRID
from stretchcoach.ui.widgets import DRESSED, Banner, Button, Kind, Mark, column, in_tab_order, label, row, scrolled
from stretchcoach.words import _, ngettext

_CENTRE = Qt.AlignmentFlag.AlignCenter
_TWO_COLUMNS_PX = 1000  # at 100 %: narrower lists have one column


class WrappedButton(QPushButton):
    """A button whose text may take several lines."""

    def __init__(self, text: str, *, ticked: bool = False) -> None:
        """Args: ``ticked``: it can be on, and a tick shows that it is."""
        super().__init__()
        self.setProperty("kind", "choice_card")
        self.setAccessibleName(text)
        self.setAutoDefault(True)
        self.setCheckable(ticked)
        self._text, tick = label(text), Mark("check", 22, "primary")
        self._text.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.toggled.connect(tick.setVisible)
        tick.hide()
        inside = row()
        inside.addWidget(self._text, 1)
        inside.addWidget(tick)
        inside.setContentsMargins(2 * GRID, GRID // 2, GRID, GRID // 2)
        self.setLayout(inside)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """As its text has."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Room for the text, and for the ring of the focus."""
        beside = 8 * GRID if self.isCheckable() else 4 * GRID
        return max(theme.current().px(34), self._text.heightForWidth(width - beside) + 2 * GRID)

    def sizeHint(self) -> QSize:
        """What the text needs at this width."""
        return QSize(200, self.heightForWidth(max(200, self.width())))

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()


class RedFlags(QWidget):
    """The screening list on one screen, with one answer: none of these."""

    none = pyqtSignal(tuple)  # the circumstances that were ticked
    yes = pyqtSignal(str)

    def __init__(self) -> None:
        super().__init__()
        self._title = label("", "title")
        self._hint, self._advice = label("", "muted"), Banner()
        self.questions: dict[str, WrappedButton] = {}
        self.circumstances: dict[str, WrappedButton] = {}
        self._grid = QGridLayout()
        self._grid.setSpacing(GRID // 2)
        self._ticks = QGridLayout()
        self._more = label(_("Is one of these so? Then the stretches are changed for you."), "heading")
        content = QWidget()
        content.setLayout(column(self._more_or(self._grid), margin=GRID // 2))
        self._area = scrolled(content)
        self.none_button = KeyButton(_("None of these"), "check", "N", "N", self._none, self, kind="primary")
        self.none_button.setMinimumHeight(64)
        self.setLayout(column(self._title, self._hint, self._advice, self._area, self.none_button, spacing=GRID))

    def _more_or(self, grid: QGridLayout) -> QWidget:
        box = QWidget()
        lines = column(spacing=GRID)
        lines.addLayout(grid)
        lines.addSpacing(2 * GRID)
        lines.addWidget(self._more)
        lines.addLayout(self._ticks)
        lines.addStretch(1)
        box.setLayout(lines)
        return box

    def show_list(self, screening: Screening) -> None:
        """Ask; whatever was ticked before is forgotten."""
        for widget in (*self.questions.values(), *self.circumstances.values()):
            widget.hide()
            widget.deleteLater()
        self._title.setText(screening.title)
        count = len(screening.questions)
        told = ngettext("{n} question. Press what is so.", "{n} questions. Press what is so.", count).format(n=count)
        self._hint.setText(" ".join((told, _("The answers are never kept."))))
        self._advice.hide()
        self.setAccessibleName(screening.title)
        self.none_button.set_text(screening.none)
        self.questions = {question.id: WrappedButton(question.ask) for question in screening.questions}
        for id_, button in self.questions.items():
            button.clicked.connect(lambda _on=False, id_=id_: self.yes.emit(id_))
        self.circumstances = {one.id: _tick(one) for one in screening.circumstances}
        for one in screening.circumstances:
            self.circumstances[one.id].toggled.connect(lambda on, says=one.says: self.say_advice(says) if on else self._advice.hide())
        self._more.setVisible(bool(self.circumstances))
        self._arrange()
        in_tab_order([self.none_button, *self.questions.values(), *self.circumstances.values()])
        if bar := self._area.verticalScrollBar():
            bar.setValue(0)
        self.none_button.setFocus()

    def say_advice(self, text: str) -> None:
        """What to mind, about an answer that does not end it."""
        self._advice.show_message(text, Kind.AMBER)

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """One column or two."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent | None) -> None:
        """Another size of the text."""
        super().changeEvent(event)
        if event is not None and event.type() in DRESSED:
            self._arrange()

    def _arrange(self) -> None:
        columns = 2 if self.width() >= theme.current().px(_TWO_COLUMNS_PX) / 1.3 else 1
        _fill(self._grid, self.questions.values(), columns)
        _fill(self._ticks, self.circumstances.values(), columns)

    @property
    def ticked(self) -> tuple[str, ...]:
        """The circumstances that are so."""
        return tuple(id_ for id_, box in self.circumstances.items() if box.isChecked())

    def _none(self) -> None:
        self.none.emit(self.ticked)


def _tick(circumstance: Circumstance) -> WrappedButton:
    box = WrappedButton(circumstance.ask, ticked=True)
    box.setAccessibleDescription(circumstance.says)
    box.setToolTip(circumstance.says)
    return box


def _fill(grid: QGridLayout, widgets: Iterable[QWidget], columns: int) -> None:
    """Down the first column, then the next: the list is read as it is spoken."""
    listed = list(widgets)
    rows = -(-len(listed) // columns)
    for number, widget in enumerate(listed):
        grid.addWidget(widget, number % rows, number // rows)
    for column_number in range(2):
        grid.setColumnStretch(column_number, 1 if column_number < columns else 0)


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
