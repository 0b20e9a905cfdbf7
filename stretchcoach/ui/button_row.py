"""The buttons under a session, in one row whatever the language and the size of the text: some give up their words for it."""

from collections.abc import Mapping, Sequence

from PyQt6.QtCore import QEvent, QSize
from PyQt6.QtGui import QResizeEvent
from PyQt6.QtWidgets import QSizePolicy, QWidget

from stretchcoach.ui import theme
from stretchcoach.ui.session_parts import KeyButton
from stretchcoach.ui.theme import GRID
from stretchcoach.ui.widgets import row


class ButtonRow(QWidget):
    """Buttons beside each other."""

    def __init__(self, buttons: Mapping[str, KeyButton], *, apart: str, silent: Sequence[Sequence[str]]) -> None:
        """Build it.

        Args:
            apart: from this one on they stand at the far end.
            silent: which ones do without their words where there is no room, those of the first group before the next.
        """
        super().__init__()
        self._buttons, self._silent = dict(buttons), silent
        self._fitted: tuple[object, ...] = ()
        line = row(spacing=GRID)
        for name, button in buttons.items():
            if name == apart:
                line.addStretch(1)
            line.addWidget(button)
        line.setSizeConstraint(line.SizeConstraint.SetNoConstraint)
        self.setLayout(line)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        """The width is as it comes, and the words give way."""
        return QSize(0, self.sizeHint().height())

    def event(self, event: QEvent | None) -> bool:
        """A button comes or goes, or says something else."""
        if event is not None and event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """More room, or less."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        shown = {name: button for name, button in self._buttons.items() if not button.isHidden()}
        fitted = (self.width(), theme.current().scale, *((name, button.accessibleName()) for name, button in shown.items()))
        if fitted == self._fitted:
            return
        self._fitted = fitted
        for button in shown.values():
            button.show_word(True)
        for names in self._silent:
            if sum(button.sizeHint().width() for button in shown.values()) + GRID * (len(shown) - 1) <= self.width():
                return
            for name in names:
                self._buttons[name].show_word(False)
