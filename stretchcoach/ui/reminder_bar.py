"""A reminder that stands: one quiet line above the page, three answers, and no hurry."""

from PyQt6.QtCore import pyqtSignal
from PyQt6.QtWidgets import QWidget

from stretchcoach.ui.theme import GRID
from stretchcoach.ui.widgets import Button, Card, FlowLayout, Mark, column, label, row
from stretchcoach.words import _


class ReminderBar(QWidget):
    """Takes no focus, covers nothing, and goes when it is answered."""

    start = pyqtSignal()
    later = pyqtSignal()
    not_today = pyqtSignal()

    def __init__(self) -> None:
        super().__init__()
        self._text = label("", "strong")
        self.start_button = Button(_("Start"), "play", self.start.emit, kind="secondary")
        self.later_button = Button(_("Later (30 min)"), "clock", self.later.emit)
        self.not_today_button = Button(_("Not today"), "close", self.not_today.emit)
        line = row(Mark("clock", 22, "on_primary_soft"), spacing=GRID + GRID // 2, margin=GRID + GRID // 2)
        line.addLayout(column(self._text, FlowLayout(*self.controls)), 1)
        around = row(Card(line, "good"))
        around.setContentsMargins(GRID * 3, GRID, GRID * 3, 0)
        self.setLayout(around)
        self.hide()

    @property
    def controls(self) -> tuple[Button, ...]:
        """In the order in which Tab reaches them."""
        return self.start_button, self.later_button, self.not_today_button

    @property
    def text(self) -> str:
        """What it says."""
        return self._text.text()

    def show_reminder(self, title: str | None, *, may_wait: bool) -> None:
        """Say what it is time for.

        Args:
            title: of the routine; None: any, and the person chooses.
            may_wait: whether "later" comes before the quiet hours.
        """
        said = _("It is time to stretch, if you like.")
        if title is not None:
            said = _("It is time for “{title}”, if you like.").format(title=title)
        self._text.setText(said)
        self.setAccessibleName(said)
        self.start_button.setText(_("Choose a routine") if title is None else _("Start"))
        self.start_button.setAccessibleName(self.start_button.text())
        self.later_button.setVisible(may_wait)
        self.show()
