"""The stretch as it should look: a short loop beside the person's own mirror image."""

from functools import cache
from pathlib import Path

from PyQt6.QtCore import QRectF, QSize, Qt
from PyQt6.QtGui import QColor, QHideEvent, QImage, QMovie, QPainter, QPainterPath, QPaintEvent, QShowEvent, QTransform
from PyQt6.QtWidgets import QSizePolicy, QWidget

from stretchcoach.body.pose import Side
from stretchcoach.shipped import shipped
from stretchcoach.ui import theme
from stretchcoach.words import _

LOOP, STILL, FAULT = "loop.webp", "still.webp", "fault.webp"
_STILL_PX = (132, 99)
_FAULT_PX = (266, 99)
_GROUND = "#dbe2e0"  # of the pictures, so that they have no edge


@cache
def loop_of(media: str) -> Path | None:
    """The moving picture of a stretch, where it has one."""
    path = shipped("media", media, LOOP)
    return path if path.is_file() else None


class Still(QWidget):
    """A small picture of a stretch, for lists; as in a mirror, like the moving one. Without a picture it takes no room."""

    def __init__(self, media: str, title: str, side: Side | None = None) -> None:
        """Args: as :meth:`Demonstration.show_stretch`."""
        super().__init__()
        path = shipped("media", media, STILL)
        self._picture = QImage(str(path)) if path.is_file() else QImage()
        if side is not Side.RIGHT:
            self._picture = self._picture.transformed(QTransform.fromScale(-1, 1))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)  # a narrow window needs its room for words
        self.setAccessibleName(_("Picture: {title}").format(title=title))
        self.setVisible(not self._picture.isNull())

    def sizeHint(self) -> QSize:
        """It grows with the text."""
        worn = theme.current()
        return QSize(worn.px(_STILL_PX[0]), worn.px(_STILL_PX[1]))

    def minimumSizeHint(self) -> QSize:
        """Nothing: the words come first."""
        return QSize(0, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """The picture, with round corners."""
        _paint_whole(self, self._picture)


class FaultPair(Still):
    """The right way beside the main fault, each with its sign; never turned over, or the signs would change places."""

    def __init__(self, media: str, title: str) -> None:
        """Args: as :meth:`Demonstration.show_stretch`."""
        super().__init__(media, title)
        path = shipped("media", media, FAULT)
        self._picture = QImage(str(path)) if path.is_file() else QImage()
        self.setAccessibleName(_("Right and wrong: {title}").format(title=title))
        self.setVisible(not self._picture.isNull())

    def sizeHint(self) -> QSize:
        """Two pictures wide."""
        worn = theme.current()
        return QSize(worn.px(_FAULT_PX[0]), worn.px(_FAULT_PX[1]))


def _paint_whole(widget: QWidget, picture: QImage) -> None:
    """A picture as large as it fits, on a card."""
    painter = QPainter(widget)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    card = QPainterPath()
    card.addRoundedRect(QRectF(widget.rect()), theme.RADIUS, theme.RADIUS)
    painter.fillPath(card, QColor(_GROUND))
    painter.setClipPath(card)
    size = picture.size().scaled(widget.size(), Qt.AspectRatioMode.KeepAspectRatio)
    place = QRectF((widget.width() - size.width()) / 2, (widget.height() - size.height()) / 2, size.width(), size.height())
    painter.drawImage(place, picture)


class Demonstration(QWidget):
    """Plays one loop, as in a mirror: every loop shows the left leg, and a mirror turns it over. Still while nobody sees it."""

    def __init__(self) -> None:
        """Nothing to show."""
        super().__init__()
        self._movie: QMovie | None = None
        self._shown: tuple[str, Side | None] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(_("Demonstration"))
        self.setVisible(False)

    @property
    def runs(self) -> bool:
        """Whether it moves."""
        return self._movie is not None and self._movie.state() is QMovie.MovieState.Running

    def sizeHint(self) -> QSize:
        """A third of the stage."""
        return QSize(320, 240)

    def show_stretch(self, media: str, title: str, side: Side | None) -> bool:
        """Another stretch.

        Args:
            media: the folder under ``media/``; empty = nothing to show.
            title: of the stretch, for a screen reader.
            side: the stretched leg.

        Returns:
            Whether there is anything to see.
        """
        if (media, side) == self._shown:
            return self._movie is not None
        self._shown = media, side
        if self._movie is not None:
            self._movie.stop()
            self._movie.deleteLater()
        path = loop_of(media) if media else None
        self._movie = None if path is None else QMovie(str(path), parent=self)
        if self._movie is not None:
            self._movie.frameChanged.connect(lambda _number: self.update())
            self._movie.start()
            self._movie.setPaused(not self.isVisible())
        self.setAccessibleDescription(title)
        self.setVisible(self._movie is not None)
        return self._movie is not None

    def showEvent(self, event: QShowEvent | None) -> None:
        """Go on."""
        super().showEvent(event)
        if self._movie is not None:
            self._movie.setPaused(False)

    def hideEvent(self, event: QHideEvent | None) -> None:
        """Nobody looks: cost nothing."""
        super().hideEvent(event)
        if self._movie is not None:
            self._movie.setPaused(True)

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """The picture of the moment, whole, on a card."""
        if self._movie is None or self._shown is None:
            return
        picture = self._movie.currentImage()
        if self._shown[1] is not Side.RIGHT:
            picture = picture.transformed(QTransform.fromScale(-1, 1))
        _paint_whole(self, picture)
