"""The screening list on one screen: read to its end, by the eye or by the ear, before "none of these" is an answer."""

from collections.abc import Iterable

from PyQt6.QtCore import QEvent, QSize, Qt, pyqtSignal
from PyQt6.QtGui import QResizeEvent, QShowEvent
from PyQt6.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QWidget

from stretchcoach.routine.values import Circumstance, Screening
from stretchcoach.safety.screening import and_one_of_these
from stretchcoach.ui import keys, theme
from stretchcoach.ui.session_parts import KeyButton
from stretchcoach.ui.theme import GRID
from stretchcoach.ui.widgets import DRESSED, Banner, Kind, Mark, column, in_tab_order, label, row, scrolled
from stretchcoach.words import _, ngettext

_TWO_COLUMNS_PX = 1000  # at 100 %: narrower lists have one column
_NEARLY_PX = 2 * GRID  # of the margin below the last line may be out of sight
_OVERLAP = 0.15  # of what was seen stays in sight as the list goes on


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
    """The screening list, with one answer: none of these. Where it is longer than the room, the answer first leads on through it."""

    none = pyqtSignal(tuple)  # the circumstances that were ticked
    yes = pyqtSignal(str)
    answered = pyqtSignal()  # before either of them
    read_toggled = pyqtSignal()

    def __init__(self, *, hurried: bool = False) -> None:
        """Args: ``hurried``: the questions must be seen to their end; what only changes the stretches may stay below."""
        super().__init__()
        self._hurried = hurried
        self._title = label("", "title")
        self._hint, self._advice = label("", "muted"), Banner(margin=0)
        self.questions: dict[str, WrappedButton] = {}
        self.circumstances: dict[str, WrappedButton] = {}
        self._lines: tuple[WrappedButton | None, ...] = ()
        self._told, self._none_text = "", _("None of these")  # until a list brings its own
        self._has_been_read = False
        self._grid = QGridLayout()
        self._grid.setSpacing(GRID // 2)
        self._ticks = QGridLayout()
        self._ticks.setSpacing(GRID // 2)
        self._more = label(and_one_of_these(), "heading")
        self._content = QWidget()
        inside = column(self._more_or(self._grid))
        inside.setContentsMargins(0, GRID // 2, 0, GRID // 2)
        self._content.setLayout(inside)
        self._area = scrolled(self._content)
        self.none_button = KeyButton(_("None of these"), "check", "N", "N", self._none, self, kind="primary")
        self.read_button = KeyButton(_("Read aloud"), "sound", "A", "A", self.read_toggled.emit, self)
        self.read_button.hide()
        self._answers = row(self.none_button, self.read_button, spacing=GRID)
        self._answers.setStretch(0, 1)
        self.setLayout(column(self._title, self._hint, self._advice, self._area, self._answers, spacing=GRID))
        self._wire()

    def _wire(self) -> None:
        bar = self._area.verticalScrollBar()
        assert bar is not None
        self._bar = bar
        bar.valueChanged.connect(self._look)
        bar.rangeChanged.connect(self._look)
        keys.bind(("PgDown",), self, lambda: self._go_on(1))
        keys.bind(("PgUp",), self, lambda: self._go_on(-1))
        keys.bind(("End",), self, lambda: bar.setValue(bar.maximum()))
        keys.bind(("Home",), self, lambda: bar.setValue(0))

    def _more_or(self, grid: QGridLayout) -> QWidget:
        box = QWidget()
        lines = column(spacing=GRID)
        lines.addLayout(grid)
        lines.addSpacing(GRID)
        lines.addWidget(self._more)
        lines.addLayout(self._ticks)
        lines.addStretch(1)
        box.setLayout(lines)
        return box

    def add_beside(self, button: QWidget) -> None:
        """Something else that can be done, beside the answer."""
        self._answers.addWidget(button)

    def show_list(self, screening: Screening) -> None:
        """Ask; whatever was ticked before is forgotten."""
        for widget in (*self.questions.values(), *self.circumstances.values()):
            widget.hide()
            widget.deleteLater()
        self._title.setText(screening.title)
        count = len(screening.questions)
        self._told = ngettext("{n} question. Press what is so.", "{n} questions. Press what is so.", count).format(n=count)
        self._none_text, self._has_been_read = screening.none, False
        self._advice.hide()
        self.setAccessibleName(screening.title)
        self.questions = {question.id: WrappedButton(question.ask) for question in screening.questions}
        for id_, button in self.questions.items():
            button.clicked.connect(lambda _on=False, id_=id_: self._yes(id_))
        self.circumstances = {one.id: _tick(one) for one in screening.circumstances}
        for one in screening.circumstances:
            self.circumstances[one.id].toggled.connect(lambda on, says=one.says: self.say_advice(says) if on else self._advice.hide())
        self._lines = (None, *self.questions.values(), None, *self.circumstances.values(), None)  # as they are read out
        self._more.setVisible(bool(self.circumstances))
        self._arrange()
        in_tab_order([self.none_button, self.read_button, *self.questions.values(), *self.circumstances.values()])
        self._bar.setValue(0)
        self._look()
        self.none_button.setFocus()

    def say_advice(self, text: str) -> None:
        """What to mind, about an answer that does not end it."""
        self._has_been_read = self.is_read  # the message takes room from the list
        self._advice.show_message(text, Kind.AMBER)

    def mark(self, id_: str) -> None:
        """A question that has been answered with yes."""
        button = self.questions[id_]
        button.setCheckable(True)
        button.setChecked(True)
        button.setEnabled(False)
        self._none_text = _("None of the others")
        self._look()

    # --- read aloud ---

    def show_voice(self, *, there: bool, reading: bool) -> None:
        """Whether it can be read aloud, and whether it is just now."""
        self.read_button.set_text(_("Be silent") if reading else _("Read aloud"), "no_sound" if reading else "sound")
        self.read_button.setVisible(there)

    def show_line(self, number: int | None) -> None:
        """The line that is being read out, see :func:`stretchcoach.safety.screening.spoken`; None = no more."""
        for at, line in enumerate(self._lines):
            if line is not None:
                line.setDown(at == number)
                if at == number:
                    self._area.ensureWidgetVisible(line, 0, 4 * GRID)

    def heard_to_the_end(self) -> None:
        """Every line has been read out."""
        self._has_been_read = True
        self._look()

    # --- seen to its end ---

    @property
    def is_read(self) -> bool:
        """Whether the end of the list is or was in sight, or was heard."""
        return self._has_been_read or self._end_in_sight()

    def _end_in_sight(self) -> bool:
        port = self._area.viewport()
        assert port is not None
        needs_px = self._content.heightForWidth(port.width())
        if self._hurried:
            needs_px = self._grid.heightForWidth(port.width()) + GRID // 2
        return self._bar.value() + port.height() >= needs_px - _NEARLY_PX

    def _look(self) -> None:
        """How far the list has been seen, and what the answer means therefore."""
        self._has_been_read |= self.isVisible() and self._bar.value() > 0 and self._end_in_sight()
        rest = _("The answers are never kept.") if self.is_read else _("The list goes on below: “{none}” counts at its end.")
        lines = [self._told, rest.format(none=self._none_text)]
        if self._hurried and self.circumstances and self._bar.maximum() > 0:  # what is dangerous is seen; this only changes the stretches
            count = len(self.circumstances)
            lines.append(ngettext("Below: {n} that changes the stretches.", "Below: {n} that change the stretches.", count).format(n=count))
        self._hint.setText(" ".join(lines))
        said, icon = (self._none_text, "check") if self.is_read else (_("None so far: read on"), "down")
        self.none_button.set_text(said, icon)

    def _go_on(self, pages: int) -> None:
        self._bar.setValue(self._bar.value() + round(pages * self._bar.pageStep() * (1 - _OVERLAP)))

    def showEvent(self, event: QShowEvent | None) -> None:
        """Only what is shown is seen."""
        super().showEvent(event)
        self._look()

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """One column or two."""
        super().resizeEvent(event)
        self._arrange()
        self._look()

    def changeEvent(self, event: QEvent | None) -> None:
        """Another size of the text."""
        super().changeEvent(event)
        if event is not None and event.type() in DRESSED:
            self._arrange()
            self._look()

    def _arrange(self) -> None:
        columns = 2 if self.width() >= theme.current().px(_TWO_COLUMNS_PX) / 1.3 else 1
        _fill(self._grid, self.questions.values(), columns)
        _fill(self._ticks, self.circumstances.values(), columns)

    @property
    def ticked(self) -> tuple[str, ...]:
        """The circumstances that are so."""
        return tuple(id_ for id_, box in self.circumstances.items() if box.isChecked())

    def _yes(self, id_: str) -> None:
        self.answered.emit()
        self.yes.emit(id_)

    def _none(self) -> None:
        if not self.is_read:
            self._go_on(1)
            return
        self.answered.emit()
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
        widget.show()  # else it would take no room before it is drawn
    for column_number in range(2):
        grid.setColumnStretch(column_number, 1 if column_number < columns else 0)
