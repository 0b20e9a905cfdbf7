"""Controls that take a value."""

from PyQt6.QtCore import QRectF, QSize, Qt, pyqtSignal
from PyQt6.QtGui import QPaintEvent
from PyQt6.QtWidgets import QAbstractSpinBox, QComboBox, QSizePolicy, QSpinBox, QStyle, QStyleOptionComboBox, QStylePainter, QWidget

from stretchcoach.ui import icons, theme
from stretchcoach.ui.theme import GRID
from stretchcoach.ui.widgets import Button, row
from stretchcoach.words import _

_LONGEST_PX, _SHORTEST_PX = 420, 136


class Choice(QComboBox):
    """A list to choose one from, with values behind its texts."""

    def __init__(self, name: str, *choices: tuple[str, object]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.set_choices(*choices)

    def set_choices(self, *choices: tuple[str, object]) -> None:
        """Other choices; the first one is chosen."""
        self.clear()
        for text, value in choices:
            self.addItem(text, value)

    @property
    def shown_text(self) -> str:
        """What of the chosen text has room beside the arrow."""
        style, option = self.style(), QStyleOptionComboBox()
        self.initStyleOption(option)
        if style is None:
            return self.currentText()
        room = style.subControlRect(QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self)
        return self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room.width())

    def sizeHint(self) -> QSize:
        """Room for its longest text: what Qt wants is some pixels too little."""
        return super().sizeHint() + QSize(GRID, 0)

    def minimumSizeHint(self) -> QSize:
        """Not as wide as its longest text: Qt wants that once the size of the text has changed."""
        wanted = super().minimumSizeHint()
        return QSize(min(wanted.width(), theme.current().px(_SHORTEST_PX)), wanted.height())

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """The text ends in dots where it is too long; and the style sheet has no arrow of its own that follows the theme."""
        worn = theme.current()
        side = worn.px(16)
        left = GRID if self.isRightToLeft() else self.width() - side - GRID
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        option.currentText = self.shown_text
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        icons.paint(painter, "down", QRectF(left, (self.height() - side) / 2, side, side), worn.colour("muted"))


class WholeChoice(Choice):
    """A list that its neighbours do not push together, unless its texts are very long."""

    def minimumSizeHint(self) -> QSize:
        """As wide as its texts."""
        return QSize(min(self.sizeHint().width(), theme.current().px(_LONGEST_PX)), super().minimumSizeHint().height())


class Stepper(QWidget):
    """A number with a minus and a plus; the number itself takes the keys: up, down, digits."""

    changed = pyqtSignal(int)

    def __init__(self, name: str, low: int, high: int, value: int, *, step: int = 1, suffix: str = "") -> None:
        super().__init__()
        self.box = QSpinBox()
        self.box.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
        self.box.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.box.setRange(low, high)
        self.box.setSingleStep(step)
        self.box.setSuffix(suffix)
        self.box.setValue(value)
        self.box.setAccessibleName(name)
        self._fewer = Button("", "remove", self.box.stepDown)
        self._more = Button("", "add", self.box.stepUp)
        for button, text in ((self._fewer, _("Less: {name}")), (self._more, _("More: {name}"))):
            button.setAccessibleName(text.format(name=name))
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keys of the number do the same
        self.setLayout(row(self._fewer, self.box, self._more, spacing=GRID // 2))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.box.valueChanged.connect(self._tell)
        self._ends()

    @property
    def value(self) -> int:
        """The number."""
        return self.box.value()

    def set_value(self, value: int) -> None:
        """Another number; it is kept within the ends."""
        self.box.setValue(value)

    def _tell(self, value: int) -> None:
        self._ends()
        self.changed.emit(value)

    def _ends(self) -> None:
        self._fewer.setEnabled(self.box.value() > self.box.minimum())
        self._more.setEnabled(self.box.value() < self.box.maximum())
