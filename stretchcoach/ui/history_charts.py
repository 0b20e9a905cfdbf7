"""What the history draws: minutes a day, and the comfortable depth of a stretch over the sessions, with how wrong it may be."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PyQt6.QtCore import QLocale, QPointF, QRectF, QSize, Qt
from PyQt6.QtGui import QBrush, QPainter, QPaintEvent, QPen, QPolygonF
from PyQt6.QtWidgets import QSizePolicy, QWidget

from stretchcoach.coaching.progress import Trend
from stretchcoach.ui import theme
from stretchcoach.words import _, ngettext

DAYS = 14
_ROUND_DEG = 5  # an estimate is never shown finer


@dataclass(frozen=True, slots=True)
class Day:
    """One day's stretching, in minutes."""

    day: date
    held_min: float
    timed_min: float


def last_days(done: Sequence[Day], today: date) -> tuple[Day, ...]:
    """The last two weeks, oldest first, with the days of rest."""
    by_day = {item.day: item for item in done}
    days = (today - timedelta(days=back) for back in reversed(range(DAYS)))
    return tuple(by_day.get(day, Day(day, 0.0, 0.0)) for day in days)


def days_in_words(days: Sequence[Day]) -> str:
    """What the bars say: how much and on how many days; rest is not reproached."""
    minutes = sum(day.held_min + day.timed_min for day in days)
    active = sum(1 for day in days if day.held_min + day.timed_min > 0)
    whole = round(minutes)
    if whole == 0 and active:
        return _("Under a minute on {active} of the last {days} days.").format(active=active, days=len(days))
    said = ngettext("{n} minute on {active} of the last {days} days.", "{n} minutes on {active} of the last {days} days.", whole)
    return said.format(n=whole, active=active, days=len(days))


def trend_in_words(trend: Trend) -> str:
    """Whether the depth has changed, as far as a camera can say; a ratio has no number that would mean anything."""
    if trend.sessions_wanted:
        return _("Too few sessions to tell: {n} more.").format(n=trend.sessions_wanted)
    if trend.change is None:
        return _("About as in your first sessions, as far as a camera can tell.")
    if trend.unit != "deg":
        deeper, less = _("A little further than in your first sessions."), _("A little less far than in your first sessions.")
        return deeper if trend.change > 0 else less
    degrees = _ROUND_DEG * round(abs(trend.change) / _ROUND_DEG)
    error = _ROUND_DEG * max(1, round(trend.error / _ROUND_DEG))
    if trend.change > 0:
        said = _("About {degrees} degrees further than in your first sessions, give or take {error}; camera estimate.")
    else:
        said = _("About {degrees} degrees less far than in your first sessions, give or take {error}; camera estimate.")
    return said.format(degrees=degrees, error=error)


class _Chart(QWidget):
    """A drawing that says in words what it shows."""

    def __init__(self, name: str, in_words: str, height: int) -> None:
        super().__init__()
        self._height = height
        self.setAccessibleName(name)
        self.setAccessibleDescription(in_words)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(theme.current().px(240), theme.current().px(self._height))


class DayBars(_Chart):
    """Minutes a day: solid = held, hatched = by time alone."""

    def __init__(self, days: Sequence[Day]) -> None:
        """Draw these days, oldest first."""
        super().__init__(_("Minutes a day"), days_in_words(days), 120)
        self._days = tuple(days)

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """Bars over the letters of the days."""
        worn, painter, locale = theme.current(), QPainter(self), QLocale()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(worn.font("small"))
        letters = painter.fontMetrics().height() + 4
        room = self.height() - letters
        most = max(1.0, *(day.held_min + day.timed_min for day in self._days))
        step = self.width() / len(self._days)
        for number, day in enumerate(self._days):
            left, width = number * step + step * 0.18, step * 0.64
            base = float(room)
            for minutes, hatched in ((day.held_min, False), (day.timed_min, True)):
                height = minutes / most * (room - 4)
                painter.setPen(QPen(worn.colour("primary"), 1))
                style = Qt.BrushStyle.BDiagPattern if hatched else Qt.BrushStyle.SolidPattern
                painter.setBrush(QBrush(worn.colour("primary"), style))
                if height > 0:
                    painter.drawRect(QRectF(left, base - height, width, height))
                base -= height
            if day.held_min + day.timed_min == 0:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(worn.colour("outline"))
                painter.drawEllipse(QPointF(left + width / 2, room - 4), 2, 2)
            painter.setPen(worn.colour("muted"))
            letter = locale.standaloneDayName(day.day.isoweekday(), QLocale.FormatType.NarrowFormat)
            painter.drawText(QRectF(number * step, room, step, letters), Qt.AlignmentFlag.AlignCenter, letter)


class TrendLine(_Chart):
    """One dot a session, in the band that the camera may be wrong by."""

    def __init__(self, name: str, trend: Trend) -> None:
        """Draw the sessions, oldest first."""
        super().__init__(name, trend_in_words(trend), 90)
        self._trend = trend

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """Band, line, dots; no scale: the number would look more exact than it is."""
        worn, painter, trend = theme.current(), QPainter(self), self._trend
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        low, high = min(trend.values) - trend.error, max(trend.values) + trend.error
        step = (self.width() - 24) / max(1, len(trend.values) - 1)
        spots = [(12 + number * step, value) for number, value in enumerate(trend.values)]

        def y(value: float) -> float:
            return 6 + (self.height() - 12) * (1 - (value - low) / max(1e-6, high - low))

        alone = len(spots) == 1
        spots_band = [(spots[0][0] + by, spots[0][1]) for by in (-10, 10)] if alone else spots
        upper = [QPointF(x, y(value + trend.error)) for x, value in spots_band]
        lower = [QPointF(x, y(value - trend.error)) for x, value in reversed(spots_band)]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(worn.colour("primary_soft"))
        painter.drawPolygon(QPolygonF(upper + lower))
        painter.setPen(QPen(worn.colour("primary"), 2))
        painter.drawPolyline(QPolygonF([QPointF(x, y(value)) for x, value in spots]))
        painter.setBrush(worn.colour("primary"))
        for x, value in spots:
            painter.drawEllipse(QPointF(x, y(value)), 4, 4)
