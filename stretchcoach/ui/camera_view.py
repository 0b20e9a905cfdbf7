"""The person as in a mirror, the skeleton over them, and the joint to correct marked.

Every picture, pose and angle in the program is unmirrored; the mirror is one transform of the painter, here and nowhere else.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PyQt6.QtCore import QPointF, QRectF, QSize, Qt
from PyQt6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF, QTransform
from PyQt6.QtWidgets import QSizePolicy, QWidget
from PyQt6.sip import voidptr

from stretchcoach import thresholds as T
from stretchcoach.body.pose import Landmark, Pose, Side
from stretchcoach.ui import icons, theme
from stretchcoach.words import _

# Trunk and legs: what a stretch is judged by. Arms and face would only cover the person.
_TRUNK = (
    (Landmark.LEFT_SHOULDER, Landmark.RIGHT_SHOULDER),
    (Landmark.LEFT_SHOULDER, Landmark.LEFT_HIP),
    (Landmark.RIGHT_SHOULDER, Landmark.RIGHT_HIP),
    (Landmark.LEFT_HIP, Landmark.RIGHT_HIP),
)
_LEG = (("hip", "knee"), ("knee", "ankle"), ("ankle", "heel"), ("heel", "toe"), ("ankle", "toe"))
BONES = _TRUNK + tuple((Landmark.of(a, side), Landmark.of(b, side)) for side in Side for a, b in _LEG)

_LINE, _HALO, _DOT = 5.0, 9.0, 5.0  # px, at a picture that fills the view
_RING, _ARROW = 26.0, 46.0
# Over a picture, whatever the scheme: bright on a dark edge, to be seen on any clothes.
_GOOD, _AMBER, _EDGE = QColor(theme.DARK.primary), QColor(theme.DARK.amber), QColor(0, 0, 0, 160)
_DIM = 0.35  # how much is left of a picture that is not of now


def from_buffer(bgra: NDArray[np.uint8]) -> QImage:
    """A picture over the very same memory, without a copy; the caller keeps the array alive for as long.

    Args:
        bgra: (height, width, 4) blue, green, red and a byte that is not looked at; contiguous.

    Raises:
        ValueError: the array is of another shape or not contiguous.
    """
    if bgra.ndim != 3 or bgra.shape[2] != 4 or not bgra.flags.c_contiguous:
        raise ValueError(f"wanted a contiguous (height, width, 4) array, not {bgra.shape}")
    height, width = bgra.shape[:2]
    memory: Any = voidptr(bgra.data)  # PyQt takes it, its type hints know of bytes only
    image: QImage = QImage(memory, width, height, 4 * width, QImage.Format.Format_RGB32)
    return image


@dataclass(frozen=True, slots=True, eq=False)
class Snapshot:
    """A picture, and what was seen in that very picture: painted together, the skeleton fits the person.

    Attributes:
        bgra: (height, width, 4) as :func:`from_buffer` wants it, unmirrored.
        pose: in unmirrored pixels of this picture; None where nobody was found.
        captured_at_s: when it was taken.
    """

    bgra: NDArray[np.uint8]
    pose: Pose | None
    captured_at_s: float = 0.0


class CameraView(QWidget):
    """Paints the newest picture, or says in its place why there is none.

    Attributes:
        snapshot: the last picture; kept here, because the painted image is its memory.
        marked: the joints to correct.
        word: what to do about them.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        """Nothing to show yet."""
        super().__init__(parent)
        self.snapshot: Snapshot | None = None
        self._image: QImage | None = None
        self._pose: Pose | None = None
        self.marked: tuple[Landmark, ...] = ()
        self.word = ""
        self._good: bool | None = None
        self._stretched: Side | None = None
        self._title, self._hint, self._icon = "", "", "no_camera"
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(320, 240)
        self.setAccessibleName(_("Camera picture"))

    def sizeHint(self) -> QSize:
        """As a small camera sends it."""
        return QSize(800, 600)

    def show_frame(
        self,
        snapshot: Snapshot,
        *,
        marked: tuple[Landmark, ...] = (),
        word: str = "",
        good: bool | None = None,
        stretched: Side | None = None,
    ) -> None:
        """Show a picture with its skeleton.

        Args:
            snapshot: kept, not copied.
            marked: the joints to correct.
            word: what to do about them, three words at most; stands beside the first.
            good: True = the position is right, False = something is to correct, None = nothing is said.
            stretched: the leg that is drawn stronger.
        """
        self.snapshot, self._image, self._pose = snapshot, from_buffer(snapshot.bgra), snapshot.pose
        self.marked, self.word, self._good, self._stretched = marked, word, good, stretched
        self._set_message("", "")
        self.update()

    def show_message(self, title: str, hint: str = "", *, icon: str = "no_camera", keep_picture: bool = False) -> None:
        """Say why there is no picture.

        Args:
            keep_picture: leave the last one there, faded, so that the page does not jump; not where the camera was switched off.
        """
        if not keep_picture:
            self.snapshot = self._image = None
        self._pose, self.marked, self._icon = None, (), icon
        self._set_message(title, hint)
        self.update()

    def _set_message(self, title: str, hint: str) -> None:
        if (title, hint) != (self._title, self._hint):
            self._title, self._hint = title, hint
            self.setAccessibleDescription(f"{title} {hint}".strip())

    # --- painting ---

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """Picture, skeleton, marks; or the message."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        card = QPainterPath()
        card.addRoundedRect(QRectF(self.rect()), theme.RADIUS, theme.RADIUS)
        painter.fillPath(card, theme.current().colour("inset"))
        if self._image is not None and self._reaches_corners(self._image):
            painter.setClipPath(card)  # costs more than the picture, and is rarely needed
        if self._image is not None:
            self._paint_picture(painter, self._image)
        if self._title:
            self._paint_message(painter)

    def _reaches_corners(self, image: QImage) -> bool:
        place = mirrored_into(image.width(), image.height(), self.width(), self.height()).mapRect(QRectF(image.rect()))
        return min(place.left(), theme.RADIUS) + min(place.top(), theme.RADIUS) < theme.RADIUS

    def _paint_picture(self, painter: QPainter, image: QImage) -> None:
        mirror = mirrored_into(image.width(), image.height(), self.width(), self.height())
        painter.setOpacity(_DIM if self._title else 1.0)
        painter.setTransform(mirror)
        painter.drawImage(0, 0, image)
        painter.resetTransform()
        painter.setOpacity(1.0)
        if self._pose is not None:
            points = {mark: mirror.map(QPointF(*self._pose.image_px[mark])) for mark in Landmark}
            self._paint_skeleton(painter, points, self._pose.visibility)
            self._paint_marks(painter, points)

    def _paint_skeleton(self, painter: QPainter, points: dict[Landmark, QPointF], visibility: NDArray[np.float64]) -> None:
        """Dashed while nothing is said of the position."""
        ink = {True: _GOOD, False: _AMBER, None: QColor("white")}[self._good]
        seen = [(a, b) for a, b in BONES if min(visibility[a], visibility[b]) >= T.MIN_VISIBILITY]
        for colour, extra in ((_EDGE, _HALO - _LINE), (ink, 0.0)):
            for a, b in seen:
                strong = self._stretched is not None and a.name.startswith(self._stretched.name) and (a, b) not in _TRUNK
                pen = QPen(colour, (_LINE + 2 if strong else _LINE - 1) + extra, cap=Qt.PenCapStyle.RoundCap)
                if self._good is None and not extra:
                    pen.setDashPattern([2.0, 2.5])
                painter.setPen(pen)
                painter.drawLine(points[a], points[b])
        painter.setPen(QPen(_EDGE, 2))
        painter.setBrush(ink)
        for mark in sorted({mark for bone in seen for mark in bone}):
            painter.drawEllipse(points[mark], _DOT, _DOT)

    def _paint_marks(self, painter: QPainter, points: dict[Landmark, QPointF]) -> None:
        """A ring round the joint, an arrow at it and the word beside: shape and word, whatever the eye makes of the colour."""
        for number, mark in enumerate(self.marked):
            at = points[mark]
            painter.setBrush(Qt.BrushStyle.NoBrush)
            for ink, width in ((_EDGE, 9.0), (_AMBER, 5.0)):
                painter.setPen(QPen(ink, width))
                painter.drawEllipse(at, _RING, _RING)
            if number == 0:
                towards_left = at.x() > self.width() / 2  # the word stands on the roomier side
                self._paint_arrow(painter, at, -1.0 if towards_left else 1.0)

    def _paint_arrow(self, painter: QPainter, at: QPointF, way: float) -> None:
        tip = at + QPointF(way * (_RING + 6), 0)
        tail = tip + QPointF(way * _ARROW, 0)
        for ink, width in ((_EDGE, 10.0), (_AMBER, 6.0)):
            painter.setPen(QPen(ink, width, cap=Qt.PenCapStyle.RoundCap, join=Qt.PenJoinStyle.RoundJoin))
            painter.drawLine(tail, tip)
            painter.drawPolyline(QPolygonF([tip + QPointF(way * 14, -12), tip, tip + QPointF(way * 14, 12)]))
        if not self.word:
            return
        painter.setFont(theme.current().font("title", bold=True))
        box = QRectF(painter.fontMetrics().boundingRect(self.word)).adjusted(-14, -8, 14, 8)
        box.moveCenter(QPointF(0, tail.y()))
        box.moveLeft(tail.x() + 10 if way > 0 else tail.x() - 10 - box.width())
        box.moveLeft(min(max(box.left(), 8.0), max(8.0, self.width() - box.width() - 8.0)))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_AMBER)
        painter.drawRoundedRect(box, 10, 10)
        painter.setPen(QColor(theme.DARK.on_primary))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.word)

    def _paint_message(self, painter: QPainter) -> None:
        worn = theme.current()
        flags = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)
        width = min(self.width() - 80.0, worn.px(480))
        title, hint = worn.font("title", bold=True), worn.font("heading")
        painter.setFont(title)
        title_box = QRectF(painter.boundingRect(QRectF(0, 0, width, 1000), flags, self._title))
        painter.setFont(hint)
        hint_box = QRectF(painter.boundingRect(QRectF(0, 0, width, 1000), flags, self._hint)) if self._hint else QRectF()
        eye = worn.px(64)
        total = eye + 16 + title_box.height() + (8 + hint_box.height() if self._hint else 0)
        top, left = (self.height() - total) / 2, (self.width() - width) / 2
        if self._image is not None:  # over a faded picture no text is easy to read
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(worn.colour("surface"))
            painter.drawRoundedRect(QRectF(left - 24, top - 24, width + 48, total + 48), theme.RADIUS, theme.RADIUS)
        icons.paint(painter, self._icon, QRectF((self.width() - eye) / 2, top, eye, eye), worn.colour("muted"))
        painter.setPen(worn.colour("text"))
        painter.setFont(title)
        painter.drawText(QRectF(left, top + eye + 16, width, title_box.height() + 4), flags, self._title)
        painter.setPen(worn.colour("muted"))
        painter.setFont(hint)
        painter.drawText(QRectF(left, top + eye + 24 + title_box.height(), width, hint_box.height() + 4), flags, self._hint)


def mirrored_into(width: int, height: int, room_width: int, room_height: int) -> QTransform:
    """From unmirrored pixels of a picture to a view it fits into whole, turned as in a mirror."""
    scale = min(room_width / width, room_height / height)
    left, top = (room_width - scale * width) / 2, (room_height - scale * height) / 2
    return QTransform(-scale, 0, 0, scale, left + scale * width, top)
