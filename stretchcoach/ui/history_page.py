"""What was done, day by day. No streaks: whoever rested is not reproached."""

from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from PyQt6.QtCore import QLocale, Qt, pyqtSignal
from PyQt6.QtWidgets import QHBoxLayout, QWidget

from stretchcoach.coaching.progress import Trend
from stretchcoach.ui import theme
from stretchcoach.ui.history_charts import Day, DayBars, TrendLine, days_in_words, last_days, trend_in_words
from stretchcoach.ui.theme import GRID
from stretchcoach.ui.widgets import Button, Card, FlowLayout, PrimaryButton, column, label, row, scrolled
from stretchcoach.words import Number, _, capitalised


@dataclass(frozen=True)
class HistoryItem:
    """A session of the past.

    Attributes:
        date: when it began, local time.
        routine: its title.
        sides: the legs, by name, as "left leg".
        replay: what to ask for to look back at it; empty where no stick figure was kept.
    """

    date: datetime
    routine: str
    held_min: float
    timed_min: float
    sides: tuple[str, ...] = ()
    replay: str = ""


@dataclass(frozen=True)
class TrendItem:
    """The comfortable depth of one stretch and side over the sessions."""

    title: str
    side_name: str
    trend: Trend


class HistoryPage(QWidget):
    """Shows the sessions of the past, the newest first."""

    routines_wanted = pyqtSignal()
    replay_wanted = pyqtSignal(str)

    def __init__(self) -> None:
        super().__init__()
        self._area = scrolled(QWidget())
        self.setLayout(column(self._area))
        self.show_history(())

    def show_history(self, items: tuple[HistoryItem, ...], trends: tuple[TrendItem, ...] = (), today: date | None = None) -> None:
        """Show these sessions.

        Args:
            trends: of stretches that were done more than once.
            today: the last day of the bars; None = no bars.
        """
        lines = column(label(_("History"), "title"), spacing=GRID * 2, margin=GRID * 4)
        if not items:
            lines.addWidget(self._empty())
        elif today is not None:
            lines.addWidget(_days(items, today))
        if trends:
            lines.addWidget(_trends(trends))
        newest_first = sorted(items, key=lambda item: item.date, reverse=True)
        for month, sessions in groupby(newest_first, key=lambda item: (item.date.year, item.date.month)):
            lines.addWidget(label(_month(*month), "muted"))
            for session in sessions:
                lines.addWidget(self._card(session))
        lines.addStretch(1)
        content = QWidget()
        content.setMaximumWidth(theme.current().px(1000))
        content.setLayout(lines)
        self._area.setWidget(content)

    def _card(self, item: HistoryItem) -> Card:
        line = _summary(item)
        if item.replay:
            button = Button(_("Replay"), "play", lambda: self.replay_wanted.emit(item.replay))
            button.setAccessibleName(_("Replay {title}").format(title=item.routine))
            line.addWidget(button)
        return Card(line)

    def _empty(self) -> Card:
        text = _("Your sessions will stand here: when, which routine, and how long you held. They stay on this computer.")
        lines = column(label(_("No session yet"), "heading"), label(text, "muted"), spacing=GRID * 2, margin=GRID * 4)
        lines.addLayout(FlowLayout(PrimaryButton(_("Choose a routine"), "routines", self.routines_wanted.emit)))
        return Card(lines)


def _days(items: tuple[HistoryItem, ...], today: date) -> Card:
    done: dict[date, Day] = {}
    for item in items:
        before = done.get(item.date.date(), Day(item.date.date(), 0.0, 0.0))
        done[before.day] = Day(before.day, before.held_min + item.held_min, before.timed_min + item.timed_min)
    days = last_days(tuple(done.values()), today)
    return Card(column(label(days_in_words(days), "heading"), DayBars(days), spacing=GRID * 2, margin=GRID * 3))


def _trends(trends: tuple[TrendItem, ...]) -> Card:
    lines = column(label(_("Comfortable depth"), "heading"), spacing=GRID * 2, margin=GRID * 3)
    for item in trends:
        name = _("{title}, {side}").format(title=item.title, side=item.side_name)
        said = column(label(name, "strong"), label(trend_in_words(item.trend), "muted"), spacing=GRID // 2)
        line = (column if theme.current().is_large else row)(spacing=GRID * 2)
        line.addLayout(said, 1)
        line.addWidget(TrendLine(name, item.trend), 1)
        lines.addLayout(line)
    return Card(lines)


def _summary(item: HistoryItem) -> QHBoxLayout:
    locale = QLocale()
    when = f"{capitalised(locale.dayName(item.date.isoweekday()))}, {locale.toString(item.date.date(), QLocale.FormatType.ShortFormat)}"
    at = locale.toString(item.date.time(), QLocale.FormatType.ShortFormat)
    left = column(label(item.routine, "heading"), label(f"{when}, {at}", "muted"), spacing=GRID // 2)
    if item.sides:
        left.addWidget(label(capitalised(", ".join(item.sides)), "small"))
    line = row(spacing=GRID * 2, margin=GRID * 2)
    line.addLayout(left, 1)
    right = column(spacing=GRID // 2)
    if item.held_min or not item.timed_min:
        right.addWidget(label(_held(item.held_min), "strong", wrap=False), 0, Qt.AlignmentFlag.AlignRight)
    if item.timed_min:
        right.addWidget(label(_by_time(item.timed_min), "muted", wrap=False), 0, Qt.AlignmentFlag.AlignRight)
    right.addStretch(1)
    line.addLayout(right)
    return line


def _month(year: int, month: int) -> str:
    return capitalised(_("{month} {year}").format(month=QLocale().standaloneMonthName(month), year=year))


def _held(minutes: float) -> str:
    """In seconds below a minute: "0 min" would be untrue, and nobody says "0.2 min"."""
    if round(60 * minutes) < 60:
        return _("{n} s held").format(n=round(60 * minutes))
    return _("{n:.1f} min held").format(n=Number(minutes))


def _by_time(minutes: float) -> str:
    if round(60 * minutes) < 60:
        return _("{n} s by time").format(n=round(60 * minutes))
    return _("{n:.1f} min by time").format(n=Number(minutes))
