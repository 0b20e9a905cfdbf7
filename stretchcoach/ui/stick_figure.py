"""A recorded person as a stick figure: no picture was kept, and none is needed to see what the body did."""

from dataclasses import dataclass

from PyQt6.QtCore import QPointF, QRectF, QSize, Qt
from PyQt6.QtGui import QPainter, QPaintEvent, QPen
from PyQt6.QtWidgets import QSizePolicy, QWidget

from stretchcoach import thresholds as T
from stretchcoach.body.pose import Landmark, Pose
from stretchcoach.ui import theme
from stretchcoach.ui.camera_view import BONES, mirrored_into
from stretchcoach.words import _

_ARMS = tuple(
    (Landmark[f"{side}_{a}"], Landmark[f"{side}_{b}"])
    for side in ("LEFT", "RIGHT")
    for a, b in (("SHOULDER", "ELBOW"), ("ELBOW", "WRIST"))
)
_LINE, _MARKED = 6.0, 22.0  # px
_HEAD = 0.28  # of the trunk's length


@dataclass(frozen=True, slots=True, eq=False)
class Shown:
    """A pose, the size of the picture it was seen in, and the joints to mark."""

    pose: Pose
    size_px: tuple[int, int]
    marked: tuple[Landmark, ...] = ()


class StickFigure(QWidget):
    """Draws one pose as in a mirror, as it was shown during the session."""

    def __init__(self) -> None:
        """Nobody there."""
        super().__init__()
        self._shown: Shown | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(_("Stick figure of the session"))

    def sizeHint(self) -> QSize:
        """As much as there is."""
        return QSize(480, 360)

    def show_pose(self, shown: Shown | None) -> None:
        """Another moment; None = nobody was seen."""
        self._shown = shown
        self.setAccessibleDescription("" if shown is not None else _("Nobody was seen."))
        self.update()

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """The lines of the body, its head, and a ring round what was to correct."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        worn = theme.current()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(worn.colour("inset"))
        painter.drawRoundedRect(QRectF(self.rect()), theme.RADIUS, theme.RADIUS)
        if self._shown is None:
            painter.setPen(worn.colour("muted"))
            painter.setFont(worn.font("heading"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, _("Nobody was seen."))
            return
        pose, (width, height) = self._shown.pose, self._shown.size_px
        mirror = mirrored_into(width, height, self.width(), self.height())
        points = {mark: mirror.map(QPointF(*pose.image_px[mark])) for mark in Landmark}
        painter.setPen(QPen(worn.colour("muted"), _LINE - 2, cap=Qt.PenCapStyle.RoundCap))
        self._lines(painter, points, pose, _ARMS)
        painter.setPen(QPen(worn.colour("primary"), _LINE, cap=Qt.PenCapStyle.RoundCap))
        self._lines(painter, points, pose, BONES)
        self._head(painter, points)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(worn.colour("amber"), 4))
        for mark in self._shown.marked:
            painter.drawEllipse(points[mark], _MARKED, _MARKED)

    @staticmethod
    def _lines(painter: QPainter, points: dict[Landmark, QPointF], pose: Pose, bones: tuple[tuple[Landmark, Landmark], ...]) -> None:
        for a, b in bones:
            if min(pose.visibility[a], pose.visibility[b]) >= T.MIN_VISIBILITY:
                painter.drawLine(points[a], points[b])

    @staticmethod
    def _head(painter: QPainter, points: dict[Landmark, QPointF]) -> None:
        def middle(a: Landmark, b: Landmark) -> QPointF:
            return (points[a] + points[b]) / 2

        trunk = middle(Landmark.LEFT_SHOULDER, Landmark.RIGHT_SHOULDER) - middle(Landmark.LEFT_HIP, Landmark.RIGHT_HIP)
        radius = _HEAD * (trunk.x() ** 2 + trunk.y() ** 2) ** 0.5
        painter.drawEllipse(middle(Landmark.LEFT_EAR, Landmark.RIGHT_EAR), radius, radius)
