"""A card of numbered lines to read, as large as its room allows."""

from collections.abc import Iterator, Sequence

from PyQt6.QtCore import QPoint, QRect, Qt
from PyQt6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent

from stretchcoach.ui import theme
from stretchcoach.ui.fit_text import FitText
from stretchcoach.ui.theme import GRID
from stretchcoach.ui.widgets import Card, column

_AFTER_NUMBER = ".  "
_TOP_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_WRAPPED = Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap


class _Steps(FitText):
    """Numbered lines; where there is no room for all, those that have been told go first, then the last of those to come."""

    def __init__(self) -> None:
        super().__init__("display", lines=7, align=_TOP_LEFT, smallest=0.35)
        self._all = [""]
        self._numbered = False
        self._at = 0

    def show_lines(self, lines: Sequence[str], at: int, *, numbered: bool) -> None:
        """Args: ``at``: the line of the moment, from 0."""
        self._numbered = numbered and len(lines) > 1
        self._all = [f"{number}{_AFTER_NUMBER}{line}" for number, line in enumerate(lines, start=1)] if self._numbered else list(lines)
        self._at = max(0, min(at, len(lines) - 1))
        self._show_what_fits()

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """More room, or less."""
        super().resizeEvent(event)
        self._show_what_fits()

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """The lines; what goes on in a second one stands under the words, not under the number."""
        painter = QPainter(self)
        font = theme.current().font("display")
        font.setPixelSize(self.font_px())
        painter.setFont(font)
        painter.setPen(theme.current().colour("text"))
        side = Qt.AlignmentFlag.AlignRight if self.isRightToLeft() else Qt.AlignmentFlag.AlignLeft
        for number, line, room in self._laid_out(self.text(), QFontMetrics(font, self)):
            painter.drawText(room, int(side | Qt.AlignmentFlag.AlignAbsolute | _WRAPPED), line)
            beside = QRect(room.right() + 1 if self.isRightToLeft() else 0, room.top(), self.width() - room.width(), room.height())
            painter.drawText(beside, int(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignTop), number)

    def _fits(self, text: str, px: int) -> bool:
        rooms = [room for _number, _line, room in self._laid_out(text, self._metrics(px))]
        return all(room.right() < self.width() and room.left() >= 0 for room in rooms) and rooms[-1].bottom() < self.height()

    def _laid_out(self, text: str, metrics: QFontMetrics) -> Iterator[tuple[str, str, QRect]]:
        """Each line's number and words, and the room of the words."""
        parts = [line.partition(_AFTER_NUMBER) if self._numbered else ("", "", line) for line in text.split("\n")]
        indent = max(metrics.horizontalAdvance(number + after) for number, after, _line in parts)
        top, width = 0, self.width() - indent
        for number, after, line in parts:
            needed = metrics.boundingRect(QRect(0, 0, width, 10_000), int(_TOP_LEFT | Qt.TextFlag.TextWordWrap), line)
            room = QRect(QPoint(0 if self.isRightToLeft() else indent, top), needed.size())
            room.setWidth(max(width, needed.width()))
            yield number + after.rstrip(), line, room
            top += needed.height()

    def _show_what_fits(self) -> None:
        count = len(self._all)
        parts = [(first, count) for first in range(self._at + 1)] + [(self._at, last) for last in range(count - 1, self._at, -1)]
        texts = ["\n".join(self._all[first:last]) for first, last in parts]
        self.show_text(next((text for text in texts if self.would_fit(text)), texts[-1]))


class StepsCard(Card):
    """What to do, to read, where there is no picture to see."""

    def __init__(self) -> None:
        """Empty."""
        super().__init__()
        self._title = FitText("title", bold=True, lines=2)
        self._lines = _Steps()
        self._column = column(self._title, self._lines, spacing=2 * GRID)
        self._column.setStretch(1, 1)
        self.setLayout(self._column)
        self.keep_free(0)

    def keep_free(self, below_px: int) -> None:
        """Leave so much below the lines, for what lies over the card."""
        self._column.setContentsMargins(4 * GRID, 2 * GRID, 4 * GRID, 2 * GRID + below_px)

    @property
    def text(self) -> str:
        """The lines."""
        return self._lines.text()

    def show_steps(self, title: str, lines: Sequence[str], at: int = 0, *, numbered: bool = True) -> None:
        """Show lines.

        Args:
            title: over them; empty where it stands elsewhere.
            at: the line of the moment, from 0; where not all have room, those before it go.
            numbered: whether they come one after the other; a single one has no number.
        """
        self._title.setVisible(bool(title))
        self._title.keep_lines(1 if theme.current().is_large else 2)
        self._title.show_text(title)
        self._lines.show_lines(lines, at, numbered=numbered)
