"""Both thighs, drawn from behind and from the front, to point at the place that hurts. Left is left in both, as in a mirror."""

from dataclasses import dataclass

from PyQt6.QtCore import QPointF, QRect, QRectF, QSize, Qt, pyqtSignal
from PyQt6.QtGui import QKeySequence, QPainter, QPainterPath, QPaintEvent, QPen, QRegion, QResizeEvent, QShortcut, QTransform
from PyQt6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from stretchcoach.body.pose import Side
from stretchcoach.coaching import relief_phrases
from stretchcoach.routine.values import Muscle
from stretchcoach.ui import theme
from stretchcoach.ui.theme import GRID
from stretchcoach.words import _

_SIZE = QRectF(0, 0, 100, 104)  # the grid of one drawing


@dataclass(frozen=True, slots=True)
class Place:
    """A muscle of a leg, and its key."""

    side: Side
    muscle: Muscle
    key: str

    @property
    def name(self) -> str:
        """As it is read out."""
        leg = _("Left leg") if self.side is Side.LEFT else _("Right leg")
        return f"{leg}, {word(self.muscle)}"


def word(muscle: Muscle) -> str:
    """Where on the thigh a muscle is."""
    return {
        Muscle.HAMSTRING: _("back of the thigh"),
        Muscle.QUADRICEPS: _("front of the thigh"),
        Muscle.ADDUCTOR: _("inner thigh"),
    }[muscle]


def short_word(muscle: Muscle) -> str:
    """The same, beside the name of the leg."""
    return {Muscle.HAMSTRING: _("back"), Muscle.QUADRICEPS: _("front"), Muscle.ADDUCTOR: _("inner")}[muscle]


PLACES = tuple(Place(side, muscle, str(number)) for number, (side, muscle) in enumerate(relief_phrases.PLACES, start=1))
_SPOTS = {Muscle.HAMSTRING: QPointF(27, 56), Muscle.QUADRICEPS: QPointF(18, 56), Muscle.ADDUCTOR: QPointF(37.5, 50)}  # of the left leg


class ThighMap(QWidget):
    """The drawing; each place is a button of its own for the keyboard and for a screen reader."""

    chosen = pyqtSignal(object, object)  # side, muscle

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(_("Where does it hurt?"))
        self.buttons = {place: _PlaceButton(place, self) for place in PLACES}
        for place, button in self.buttons.items():
            button.clicked.connect(lambda _on=False, place=place: self.chosen.emit(place.side, place.muscle))
            QShortcut(QKeySequence(place.key), self, button.click)

    def sizeHint(self) -> QSize:
        """Large: it is pointed at with a shaking hand."""
        return QSize(760, 400)

    def minimumSizeHint(self) -> QSize:
        """Still to be hit."""
        return QSize(420, 240)

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """The places follow the drawing."""
        super().resizeEvent(event)
        for place, button in self.buttons.items():
            button.take_shape(self._to_screen(place.muscle).map(shape_of(place)))

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """Both drawings and their words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        worn = theme.current()
        for muscle, caption in ((Muscle.HAMSTRING, _("From behind")), (Muscle.QUADRICEPS, _("From the front"))):
            to_screen = self._to_screen(muscle)
            painter.setPen(QPen(worn.colour("border"), 2))
            painter.setBrush(worn.colour("inset"))
            painter.drawPath(to_screen.map(_body()))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(worn.colour("outline"), 2))
            painter.drawPath(to_screen.map(_buttocks() if muscle is Muscle.HAMSTRING else _knees()))
            painter.setPen(worn.colour("muted"))
            painter.setFont(worn.font("heading", bold=True))
            panel = self._panel(muscle)
            painter.drawText(QRectF(panel.x(), 0, panel.width(), self._caption_px()), Qt.AlignmentFlag.AlignCenter, caption)
            for side, text in ((Side.LEFT, _("Left")), (Side.RIGHT, _("Right"))):
                x = to_screen.map(QPointF(24 if side is Side.LEFT else _SIZE.width() - 24, 0)).x()
                room = QRectF(x - panel.width() / 4, self.height() - self._caption_px(), panel.width() / 2, self._caption_px())
                painter.drawText(room, Qt.AlignmentFlag.AlignCenter, text)
        for place, button in self.buttons.items():
            self._paint_place(painter, place, button)

    def _paint_place(self, painter: QPainter, place: Place, button: "_PlaceButton") -> None:
        worn = theme.current()
        to_screen = self._to_screen(place.muscle)
        lit = button.hasFocus() or button.underMouse() or button.isDown()
        painter.setPen(QPen(worn.colour("text" if lit else "outline"), 4 if lit else 2))
        painter.setBrush(worn.colour("primary" if lit else "primary_soft"))
        painter.drawPath(to_screen.map(shape_of(place)))
        spot = _SPOTS[place.muscle]
        middle = to_screen.map(spot if place.side is Side.LEFT else QPointF(_SIZE.width() - spot.x(), spot.y()))
        painter.setPen(worn.colour("on_primary" if lit else "on_primary_soft"))
        widest = to_screen.mapRect(shape_of(place).boundingRect()).width()
        key_px, word_px = min(worn.type_px("display"), int(widest / 2)), min(worn.type_px("heading"), int(widest / 4.5))
        room = QRectF(0, 0, widest, 1.2 * key_px)
        for px, text, down in ((key_px, place.key, -0.5), (word_px, short_word(place.muscle), 0.5)):
            font = worn.font("heading", bold=True)
            font.setPixelSize(max(10, px))
            painter.setFont(font)
            room.moveCenter(middle + QPointF(0, down * room.height()))
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, text)

    def _caption_px(self) -> int:
        return theme.current().px(30)

    def _panel(self, muscle: Muscle) -> QRectF:
        """The half of the widget that shows a muscle."""
        half = self.width() / 2
        left = 0.0 if muscle is Muscle.HAMSTRING else half
        return QRectF(left, self._caption_px(), half, max(1.0, self.height() - 2 * self._caption_px()))

    def _to_screen(self, muscle: Muscle) -> QTransform:
        panel = self._panel(muscle)
        across = min((panel.width() - 2 * GRID) / _SIZE.width(), panel.height() / _SIZE.height() * 1.3)
        down = panel.height() / _SIZE.height()
        made = QTransform.fromTranslate(panel.center().x() - across * _SIZE.width() / 2, panel.y())
        return made.scale(across, down)


class _PlaceButton(QAbstractButton):
    """A place that can be pressed; the map paints it."""

    def __init__(self, place: Place, parent: ThighMap) -> None:
        super().__init__(parent)
        self._map = parent
        self.setAccessibleName(place.name)
        self.setToolTip(f"{place.name} ({place.key})")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def take_shape(self, shape: QPainterPath) -> None:
        """Only the muscle itself can be hit."""
        box: QRect = shape.boundingRect().toAlignedRect()
        self.setGeometry(box)
        self.setMask(QRegion(shape.translated(-box.x(), -box.y()).toFillPolygon().toPolygon()))

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """The map paints; it is asked to whenever this button would be."""
        self._map.update()


def shape_of(place: Place) -> QPainterPath:
    """The outline of a place on the drawing's grid."""
    thigh = _thigh()
    match place.muscle:
        case Muscle.ADDUCTOR:
            shape = thigh.intersected(_inner())
        case Muscle.QUADRICEPS:
            shape = thigh.subtracted(_inner())
        case _:
            shape = thigh
    if place.side is Side.LEFT:
        return shape
    return _mirrored(shape)


def _thigh() -> QPainterPath:
    """The left thigh, from the hip to above the knee."""
    path = QPainterPath(QPointF(7, 24))
    path.cubicTo(4, 44, 7, 66, 11, 86)
    path.cubicTo(19, 89, 30, 89, 38, 86)
    path.cubicTo(42, 70, 48, 52, 48.7, 31)
    path.cubicTo(36, 31, 20, 29, 7, 24)
    path.closeSubpath()
    return path


def _inner() -> QPainterPath:
    """What is inner side of it, from the front."""
    path = QPainterPath(QPointF(31, 20))
    path.cubicTo(28, 45, 29, 66, 30, 92)
    path.lineTo(60, 92)
    path.lineTo(60, 20)
    path.closeSubpath()
    return path


def _body() -> QPainterPath:
    """Hips and knees around the thighs."""
    path = QPainterPath(QPointF(15, 0))
    path.cubicTo(14, 10, 7, 12, 5, 26)
    path.cubicTo(2, 46, 5, 68, 9, 86)
    path.cubicTo(10, 92, 10, 98, 10, 104)
    path.lineTo(38, 104)
    path.cubicTo(38, 98, 39, 92, 40, 86)
    path.cubicTo(44, 70, 49.5, 54, 50, 35)
    path.lineTo(50.5, 35)
    path.lineTo(50.5, 0)
    path.closeSubpath()
    return path.united(_mirrored(path))


def _buttocks() -> QPainterPath:
    """From behind."""
    path = QPainterPath(QPointF(50, 6))
    path.cubicTo(49.5, 16, 49.5, 24, 50, 32)
    path.moveTo(48, 27)
    path.cubicTo(40, 31, 26, 29, 17, 23)
    path.addPath(_mirrored(path))
    return path


def _knees() -> QPainterPath:
    """From the front."""
    path = QPainterPath()
    path.addEllipse(QRectF(18, 90, 12, 11))
    path.addPath(_mirrored(path))
    return path


def _mirrored(path: QPainterPath) -> QPainterPath:
    return QTransform(-1, 0, 0, 1, _SIZE.width(), 0).map(path)
