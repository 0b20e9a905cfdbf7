"""How much of the hold is done, how much is left, and what the clock does; read at a glance from two metres."""

from PyQt6.QtCore import QPointF, QRectF, QSize, Qt
from PyQt6.QtGui import QBrush, QFont, QPainter, QPainterPath, QPaintEvent, QPen
from PyQt6.QtWidgets import QSizePolicy, QWidget

from stretchcoach.coaching.hold import HoldProgress, HoldState
from stretchcoach.ui import theme
from stretchcoach.words import _, ngettext

_BAND = 0.05  # of the ring's diameter
_TOLERANCE_S = 1e-6  # sums of frame times are not exact
_SMALL = 200  # px: below this there is room for two lines only
_MINUTES_FROM_S = 100.0  # a longer time is shown as 14:59
_TOP = 90 * 16  # Qt counts sixteenths of a degree, against the clock, from three o'clock


def state_word(state: HoldState) -> str:
    """What the clock does, in a word."""
    return {
        HoldState.WAITING: _("waiting"),
        HoldState.HOLDING: _("holding"),
        HoldState.PAUSED: _("clock waits"),
        HoldState.TIMED: _("by time"),
        HoldState.DONE: _("done"),
    }[state]


class HoldRing(QWidget):
    """Solid = held, hatched = by time alone, dashed = the clock stands. The number is what is left."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """An empty ring."""
        super().__init__(parent)
        self._number, self._word, self._below = "", "", ""
        self._held = self._timed = 0.0  # shares of the whole
        self._stands = False
        self._neutral = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(184, 184)
        self.setAccessibleName(_("Clock"))

    def sizeHint(self) -> QSize:
        """Room for a number of three digits."""
        return QSize(264, 264)

    def show_hold(self, progress: HoldProgress, *, endless: bool = False, stands: bool = False) -> None:
        """A hold as it stands.

        Args:
            endless: there is no target: the number is what has been held.
            stands: the session is paused, whatever the hold's own clock says.
        """
        done_s = progress.held_s + progress.timed_s
        target_s = 60.0 if endless else max(progress.target_s, 0.1)
        self._held = (progress.held_s % 60.0 if endless else progress.held_s) / target_s
        self._timed = (progress.timed_s % 60.0 if endless else progress.timed_s) / target_s
        whole_s = int(done_s + _TOLERANCE_S)
        self._number = f"{whole_s}" if endless else f"{_up(progress.left_s)}"
        self._word = _("paused") if stands else state_word(progress.state)
        self._below = _("{done} of {target:.0f} s").format(done=whole_s, target=progress.target_s)
        if endless:
            self._below = ngettext("second held", "seconds held", whole_s)
        self._stands = stands or progress.state in (HoldState.PAUSED, HoldState.WAITING)
        self._neutral = False
        self._tell(f"{self._number} {self._below}" if endless else _seconds_left(_up(progress.left_s)))

    def show_countdown(self, left_s: float, total_s: float, word: str, *, stands: bool = False) -> None:
        """Time that only passes: getting ready, a rest, a walk."""
        self._held, self._timed = (1 - left_s / total_s if total_s > 0 else 1.0), 0.0
        if total_s < _MINUTES_FROM_S:
            self._number, self._below = f"{_up(left_s)}", ngettext("second", "seconds", _up(left_s))
        else:
            minutes, seconds = divmod(_up(left_s), 60)
            self._number, self._below = f"{minutes}:{seconds:02}", _("minutes")
        self._word = word
        self._stands, self._neutral = stands, True
        self._tell(f"{self._number} {self._below}")

    def _tell(self, time: str) -> None:
        said = f"{time}, {self._word}"
        if said != self.accessibleDescription():
            self.setAccessibleDescription(said)
        self.update()

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """The ring, and the words in it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        worn = theme.current()
        size = min(self.width(), self.height()) - 4.0
        band = size * _BAND
        outer = QRectF((self.width() - size) / 2, (self.height() - size) / 2, size, size)
        middle_line = outer.adjusted(band / 2, band / 2, -band / 2, -band / 2)
        track = QPen(worn.colour("inset"), band, cap=Qt.PenCapStyle.FlatCap)
        painter.setPen(track)
        painter.drawEllipse(middle_line)
        ink = worn.colour("outline" if self._neutral else "amber" if self._stands else "primary")
        self._paint_arc(painter, outer, band, 0.0, self._held, QBrush(ink))
        if self._timed:
            self._paint_arc(painter, outer, band, self._held, self._timed, QBrush(worn.colour("muted"), Qt.BrushStyle.BDiagPattern))
        if self._stands:
            self._paint_dashes(painter, middle_line, band)
        self._paint_words(painter, outer, band)

    @staticmethod
    def _paint_arc(painter: QPainter, outer: QRectF, band: float, start: float, share: float, brush: QBrush) -> None:
        """A piece of the band as an area, so that it can be hatched."""
        share = min(max(share, 0.0), 1.0 - start)
        if share <= 0:
            return
        inner = outer.adjusted(band, band, -band, -band)
        piece = QPainterPath()
        from_deg, sweep_deg = 90 - 360 * start, -360 * share
        piece.arcMoveTo(outer, from_deg)
        piece.arcTo(outer, from_deg, sweep_deg)
        piece.arcTo(inner, from_deg + sweep_deg, -sweep_deg)
        piece.closeSubpath()
        painter.fillPath(piece, brush)
        if brush.style() is not Qt.BrushStyle.SolidPattern:
            painter.strokePath(piece, QPen(brush.color(), 2))

    def _paint_dashes(self, painter: QPainter, middle_line: QRectF, band: float) -> None:
        """Gaps over the whole band: the clock stands."""
        pen = QPen(theme.current().colour("surface"), band + 2, cap=Qt.PenCapStyle.FlatCap)
        pen.setDashPattern([0.18, 0.62])
        painter.setPen(pen)
        painter.drawArc(middle_line, _TOP, -360 * 16)

    def _paint_words(self, painter: QPainter, outer: QRectF, band: float) -> None:
        worn = theme.current()
        room = outer.width() - 3 * band
        middle = outer.center()
        small = outer.width() < _SMALL
        rows: tuple[tuple[str, str, float, bool, float], ...] = (
            (self._word, "text", 0.11 if small else 0.08, True, -0.27 if small else -0.33),
            (self._number, "text", 0.61, True, 0.06 if small else 0.0),
        )
        if not small:
            rows = (*rows, (self._below, "muted", 0.066, False, 0.32))
        for text, colour, share, bold, offset in rows:
            font = QFont(self.font())
            font.setPixelSize(max(11, round(outer.width() * share)))
            font.setBold(bold)
            painter.setFont(font)
            # The ring is narrower above and below its middle, and a long word must not touch it.
            half = outer.width() / 2 - band
            chord = 2 * (half**2 - (abs(offset) * outer.width()) ** 2) ** 0.5 - band if offset else room
            width = painter.fontMetrics().horizontalAdvance(text)
            if width > chord:
                font.setPixelSize(max(11, int(font.pixelSize() * chord / width)))
                painter.setFont(font)
            painter.setPen(worn.colour(colour))
            height = painter.fontMetrics().height()
            at = QPointF(middle.x() - outer.width() / 2, middle.y() + offset * outer.height() - height / 2)
            painter.drawText(QRectF(at.x(), at.y(), outer.width(), height), Qt.AlignmentFlag.AlignCenter, text)


def _seconds_left(seconds: int) -> str:
    return ngettext("{n} second left", "{n} seconds left", seconds).format(n=seconds)


def _up(seconds: float) -> int:
    """Whole seconds left: 0 only when there is nothing left."""
    return max(0, -int(-(seconds - _TOLERANCE_S) // 1))
