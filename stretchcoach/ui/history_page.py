"""What was done, day by day. No streaks: whoever rested is not reproached."""

from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from PyQt6.QtCore import QLocale, Qt, pyqtSignal
from PyQt6.QtWidgets import QWidget

from stretchcoach.ui import theme
from stretchcoach.ui.theme import GRID
from stretchcoach.ui.widgets import Card, FlowLayout, PrimaryButton, column, label, row, scrolled
from stretchcoach.words import _


@dataclass(frozen=True)
class HistoryItem:
    """A session of the past.

    Attributes:
        date: when it began, local time.
        routine: its title.
        sides: the legs, by name, as "left leg".
    """

    date: datetime
    routine: str
    held_min: float
    timed_min: float
    sides: tuple[str, ...] = ()


class HistoryPage(QWidget):
    """Shows the sessions of the past, the newest first."""

    routines_wanted = pyqtSignal()

    def __init__(self) -> None:
        super().__init__()
        self._area = scrolled(QWidget())
        self.setLayout(column(self._area))
        self.show_history(())

    def show_history(self, items: tuple[HistoryItem, ...]) -> None:
        """Show these sessions."""
        lines = column(label(_("History"), "title"), spacing=GRID * 2, margin=GRID * 4)
        if not items:
            lines.addWidget(self._empty())
        newest_first = sorted(items, key=lambda item: item.date, reverse=True)
        for month, sessions in groupby(newest_first, key=lambda item: (item.date.year, item.date.month)):
            lines.addWidget(label(_month(*month), "muted"))
            for session in sessions:
                lines.addWidget(_card(session))
        lines.addStretch(1)
        content = QWidget()
        content.setMaximumWidth(theme.current().px(1000))
        content.setLayout(lines)
        self._area.setWidget(content)

    def _empty(self) -> Card:
        text = _("Your sessions will stand here: when, which routine, and how long you held. They stay on this computer.")
        lines = column(label(_("No session yet"), "heading"), label(text, "muted"), spacing=GRID * 2, margin=GRID * 4)
        lines.addLayout(FlowLayout(PrimaryButton(_("Choose a routine"), "routines", self.routines_wanted.emit)))
        return Card(lines)


def _card(item: HistoryItem) -> Card:
    locale = QLocale()
    when = f"{locale.dayName(item.date.isoweekday())}, {locale.toString(item.date.date(), QLocale.FormatType.ShortFormat)}"
    at = locale.toString(item.date.time(), QLocale.FormatType.ShortFormat)
    left = column(label(item.routine, "heading"), label(f"{when}, {at}", "muted"), spacing=GRID // 2)
    if item.sides:
        left.addWidget(label(", ".join(item.sides).capitalize(), "small"))
    line = row(spacing=GRID * 2, margin=GRID * 2)
    line.addLayout(left, 1)
    right = column(spacing=GRID // 2)
    if item.held_min or not item.timed_min:
        right.addWidget(label(_("{n:.1f} min held").format(n=item.held_min), "strong", wrap=False), 0, Qt.AlignmentFlag.AlignRight)
    if item.timed_min:
        right.addWidget(label(_("{n:.1f} min by time").format(n=item.timed_min), "muted", wrap=False), 0, Qt.AlignmentFlag.AlignRight)
    right.addStretch(1)
    line.addLayout(right)
    return Card(line)


def _month(year: int, month: int) -> str:
    return f"{QLocale().standaloneMonthName(month)} {year}"
