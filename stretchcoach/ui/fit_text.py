"""A label that grows with the room and the reader's font size, and shrinks rather than being cut off."""

from PyQt6.QtCore import QRect, QSize, Qt
from PyQt6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PyQt6.QtWidgets import QLabel, QSizePolicy, QWidget

from stretchcoach.ui import theme

_SMALLEST = 0.5  # of the wanted size: text set to 200 % is never smaller than at 100 %
_GROWS = {"display": 0.5, "giant": 0.5, "far": 0.0}  # large already: they grow by this power of the scale, to leave room for the rest


class FitText(QLabel):
    """Text in one of the theme's sizes, smaller only where it would not fit into its lines."""

    def __init__(
        self,
        role: str,
        *,
        lines: int = 1,
        bold: bool = False,
        colour: str = "text",
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
        natural: bool = False,
        smallest: float = _SMALLEST,
        parent: QWidget | None = None,
    ) -> None:
        """Empty.

        Args:
            role: of the theme's type scale.
            lines: room is kept for so many, so that nothing jumps when the text changes.
            colour: of the theme.
            smallest: how far it may shrink.
            natural: as wide as its text, and not as the room.
        """
        super().__init__(parent)
        self._role, self._lines, self._bold, self._colour, self._align = role, lines, bold, colour, align
        self._natural, self._smallest = natural, smallest
        self._asked: tuple[str, int, int, int] | None = None
        self._px = 0
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred if natural else QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def keep_lines(self, lines: int) -> None:
        """Keep room for so many lines."""
        if lines != self._lines:
            self._lines = lines
            self.updateGeometry()

    def show_text(self, text: str, colour: str | None = None) -> None:
        """Say something else, in another colour of the theme if wanted."""
        if colour is not None and colour != self._colour:
            self._colour = colour
            self.update()
        if text != self.text():
            self.setText(text)

    def sizeHint(self) -> QSize:
        """Room for the lines at full size."""
        width = self._metrics(self._wanted_px()).horizontalAdvance(self.text()) + 4 if self._natural else 120
        return QSize(width, self._height_of(1.0))

    def minimumSizeHint(self) -> QSize:
        """Room for the lines at the smallest size."""
        return QSize(60, self._height_of(self._smallest))

    def font_px(self) -> int:
        """The size the text is drawn in, as the room is now."""
        wanted = self._wanted_px()
        asked = (self.text(), wanted, self.width(), self.height())
        if asked != self._asked:  # a neighbour's repaint must not measure the text again
            smallest = self._smallest_px()
            sizes = range(wanted, smallest, -1)
            self._asked, self._px = asked, next((px for px in sizes if self._fits(self.text(), px)), smallest)
        return self._px

    @property
    def fits(self) -> bool:
        """Whether all of the text is seen."""
        return self._fits(self.text(), self.font_px())

    def would_fit(self, text: str) -> bool:
        """Whether another text could be seen whole, as the room is now."""
        return self._fits(text, self._smallest_px())

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """The text."""
        painter = QPainter(self)
        worn = theme.current()
        font = worn.font(self._role, bold=self._bold)
        font.setPixelSize(self.font_px())
        painter.setFont(font)
        painter.setPen(worn.colour(self._colour))
        painter.drawText(self.rect(), int(self._align | Qt.TextFlag.TextWordWrap), self.text())

    def _wanted_px(self) -> int:
        worn = theme.current()
        growth: float = worn.scale ** (_GROWS.get(self._role, 1.0) - 1.0)
        return round(worn.type_px(self._role) * growth)

    def _smallest_px(self) -> int:
        return max(9, int(self._wanted_px() * self._smallest))

    def _fits(self, text: str, px: int) -> bool:
        metrics = self._metrics(px)
        needed = metrics.boundingRect(QRect(0, 0, self.width(), 10_000), int(self._align | Qt.TextFlag.TextWordWrap), text)
        return needed.width() <= self.width() and needed.height() <= self.height()

    def _metrics(self, px: int) -> QFontMetrics:
        font = theme.current().font(self._role, bold=self._bold)
        font.setPixelSize(px)
        return QFontMetrics(font, self)

    def _height_of(self, share: float) -> int:
        metrics = self._metrics(max(9, int(self._wanted_px() * share)))
        return metrics.height() + (self._lines - 1) * metrics.lineSpacing()
