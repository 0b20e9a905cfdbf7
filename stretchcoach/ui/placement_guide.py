"""Where the camera stands for a stretch, in words and drawn: from the stretch's own position, depth, view, height and distance."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray
from PyQt6.QtCore import QPointF, QRectF, QSize, Qt
from PyQt6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PyQt6.QtWidgets import QSizePolicy, QWidget

from stretchcoach.routine.values import Position, Stretch, ViewName
from stretchcoach.ui import theme
from stretchcoach.ui.placement_figure import BONES, HEAD_M, figure_of
from stretchcoach.words import Number, _

_TURN_DEG, _TILT_DEG = 14.0, 24.0  # from where the drawing is seen: a little from the camera's side, and from above
_SIZE_PX = (440, 220)
_LIMB_M, _TRUNK_M = 0.085, 0.13
_CHAIR_M, _SEAT_M, _MAT_M = 0.44, 0.45, 0.18
_FLOOR_LENS_M, _TABLE_LENS_M = 0.65, 0.7  # up to here a stool will do; from here on a table will
_ARROW_M = (0.08, 0.34)  # before the person, from - to
_YAW_DEG = {ViewName.SIDE: -90.0, ViewName.FRONT: 0.0, ViewName.DIAGONAL: -45.0}  # -90: looks at the reader


def facing_text(stretch: Stretch) -> str:
    """How to turn towards the camera."""
    return {"side": _("your side to the camera"), "front": _("facing the camera")}.get(stretch.view.name.value, _("half turned"))


def metres(span_m: tuple[float, float]) -> str:
    """A span, as "0.45 to 0.6 m": no finer than it is written."""
    low, high = (f"{value:.1f}" if round(value, 1) == round(value, 2) else f"{value:.2f}" for value in map(Number, span_m))
    return _("{low} to {high} m").format(low=low, high=high)


def placement_text(stretch: Stretch) -> str:
    """Height, distance and direction in a sentence."""
    low, high = stretch.view.lens_height_m
    if high <= _FLOOR_LENS_M:
        stand = _("on a stool or the seat of a chair")
    elif low >= _TABLE_LENS_M:
        stand = _("on a table")
    else:
        stand = _("on a chair or a table")
    said = _("Put the camera {stand}: the lens {height} high and {distance} away from you, {side}.")
    height, distance = metres(stretch.view.lens_height_m), metres(stretch.view.distance_m)
    note = f" {stretch.view.note}" if stretch.view.note else ""
    return said.format(stand=stand, height=height, distance=distance, side=facing_text(stretch)) + note


class PlacementGuide(QWidget):
    """Camera and person in a room, to scale."""

    def __init__(self) -> None:
        super().__init__()
        self._stretch: Stretch | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(_("Where the camera stands"))

    def show_stretch(self, stretch: Stretch | None) -> None:
        """Another stretch."""
        self._stretch = stretch
        self.setAccessibleDescription("" if stretch is None else placement_text(stretch))
        self.update()

    def sizeHint(self) -> QSize:
        """It grows with the text that is in it."""
        worn = theme.current()
        return QSize(worn.px(_SIZE_PX[0]), worn.px(_SIZE_PX[1]))

    def minimumSizeHint(self) -> QSize:
        """Its numbers must be readable."""
        return QSize(240, round(self.sizeHint().height() * 0.8))

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """The room."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.current().colour("inset"))
        painter.drawRoundedRect(QRectF(self.rect()), theme.RADIUS, theme.RADIUS)
        if self._stretch is not None:
            _Scene(painter, self._stretch, QRectF(self.rect())).paint()


class _Scene:
    """One drawing: metres along the floor from the camera (x), away from the reader (y) and up (z) become pixels."""

    def __init__(self, painter: QPainter, stretch: Stretch, room: QRectF) -> None:
        self._painter, self._stretch, self._worn = painter, stretch, theme.current()
        self._away_m = sum(stretch.view.distance_m) / 2
        self._lens_m = sum(stretch.view.lens_height_m) / 2
        turn, tilt = np.radians(_TURN_DEG), np.radians(_TILT_DEG)
        across = np.array([np.cos(turn), np.sin(turn), 0.0])
        deep = np.array([-np.sin(turn), np.cos(turn), 0.0]) * np.sin(tilt)
        self._axes = np.array([across, -deep - np.array([0.0, 0.0, np.cos(tilt)])])
        figure = figure_of(stretch)
        yaw = np.radians(_YAW_DEG[stretch.view.name])
        forward = np.array([-np.cos(yaw), np.sin(yaw), 0.0])
        left = np.array([-forward[1], forward[0], 0.0])
        self._forward = forward
        place = np.array([self._away_m, 0.0, 0.0])
        self._joints = {name: place + f * forward + side * left + np.array([0.0, 0.0, up]) for name, (f, side, up) in figure.items()}
        feet = np.array([place[0], place[1], 0.0])
        reach = max(float((joint - feet) @ forward) for joint in self._joints.values())
        self._arrow_ends = tuple(feet + forward * (reach + ahead) for ahead in _ARROW_M)
        nearest = min(float(point[1]) for point in (*self._joints.values(), *self._arrow_ends))
        self._line_y = nearest - 0.15  # of the line on the floor: nearer to the reader than person and arrow
        text = self._worn.type_px("body")
        head = self._joints["head"] + (0, 0, HEAD_M)
        corners = [*self._joints.values(), *self._mat_corners(), head, np.array([0, 0, self._lens_m + 0.1]), np.array([-0.4, 0, 0])]
        corners += [np.array([stretch.view.distance_m[1], self._line_y, 0]), *self._chair_corners(0.9)]
        flat = np.array([self._axes @ corner for corner in corners])
        low, high = flat.min(axis=0), flat.max(axis=0)
        inner = room.adjusted(16, 12 + text * 1.6, -16, -10 - text * 1.5)
        self._scale = float(min(inner.width() / (high[0] - low[0]), inner.height() / (high[1] - low[1])))
        middle = np.array([inner.center().x(), inner.center().y()])
        self._offset = middle - self._scale * (low + high) / 2

    def paint(self) -> None:
        """From the back to the front."""
        self._mat()
        self._sight()
        self._chair()
        self._person()
        self._stand()
        self._distance()

    def _at(self, point: Iterable[float] | NDArray[np.float64]) -> QPointF:
        x, y = self._scale * (self._axes @ np.array(list(point), dtype=float)) + self._offset
        return QPointF(float(x), float(y))

    def _polygon(self, points: Iterable[Iterable[float]], fill: QColor, edge: QColor | None = None) -> None:
        self._painter.setPen(QPen(edge, 1.5) if edge is not None else Qt.PenStyle.NoPen)
        self._painter.setBrush(fill)
        self._painter.drawPolygon(QPolygonF([self._at(point) for point in points]))

    def _line(self, a: Iterable[float], b: Iterable[float], colour: str, width: float, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> None:
        self._painter.setPen(QPen(self._worn.colour(colour), width, style, Qt.PenCapStyle.RoundCap))
        self._painter.drawLine(self._at(a), self._at(b))

    def _mat(self) -> None:
        self._polygon(self._mat_corners(), self._worn.colour("primary_soft"))

    def _mat_corners(self) -> list[NDArray[np.float64]]:
        """Where the person is."""
        points = np.array(list(self._joints.values()))
        (x0, y0), (x1, y1) = points[:, :2].min(axis=0) - _MAT_M, points[:, :2].max(axis=0) + _MAT_M
        return [np.array([x, y, 0.0]) for x, y in ((x0, y0), (x1, y0), (x1, y1), (x0, y1))]

    def _sight(self) -> None:
        """What the lens sees: from one end of the person to the other."""
        lens = self._at((0.0, 0.0, self._lens_m))
        ends = [self._at(joint) for name, joint in self._joints.items() if name != "head"]
        ends += [self._at(self._joints["head"] + (0, 0, way * HEAD_M)) for way in (1, -1)]
        spread = [end - lens for end in ends]
        spread.sort(key=lambda way: float(np.arctan2(way.y(), way.x())))
        far = max(float(np.hypot(way.x(), way.y())) for way in spread)
        upper, lower = (lens + way * (far / float(np.hypot(way.x(), way.y()))) for way in (spread[0], spread[-1]))
        self._rise = spread[0].y() / spread[0].x()
        glow = QColor(self._worn.colour("primary"))
        glow.setAlphaF(0.10)
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(glow)
        self._painter.drawPolygon(QPolygonF([lens, upper, lower]))
        self._painter.setPen(QPen(self._worn.colour("primary"), 1.5, Qt.PenStyle.DashLine))
        for end in (upper, lower):
            self._painter.drawLine(lens, end)

    def _person(self) -> None:
        """Limbs as rounded bars, the stretched leg in the accent; the head is a disc, and an arrow on the floor says where it looks."""
        if self._stretch.position is not Position.LYING:
            self._arrow()
        order = sorted(BONES, key=lambda bone: -float(self._joints[bone[0]][1] + self._joints[bone[1]][1]))
        for a, b, kind in order:
            colour = self._worn.colour("primary" if kind == "stretched" else "muted")
            width = self._scale * (_TRUNK_M if kind == "trunk" else _LIMB_M)
            self._painter.setPen(QPen(colour, width, cap=Qt.PenCapStyle.RoundCap))
            self._painter.drawLine(self._at(self._joints[a]), self._at(self._joints[b]))
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(self._worn.colour("muted"))
        self._painter.drawEllipse(self._at(self._joints["head"]), self._scale * HEAD_M, self._scale * HEAD_M)

    def _arrow(self) -> None:
        tail, tip = self._arrow_ends
        aside = np.array([-self._forward[1], self._forward[0], 0.0]) * 0.08
        self._line(tail, tip, "text", 3)
        for way in (aside, -aside):
            self._line(tip, tip - self._forward * 0.12 + way, "text", 3)

    def _chair_corners(self, up_m: float) -> list[NDArray[np.float64]]:
        """Of its seat, so far up: under somebody who sits, beside somebody who stands or kneels; none where none is needed."""
        stretch, half = self._stretch, _CHAIR_M / 2
        if stretch.position is Position.CHAIR:
            centre = np.array([self._away_m, 0.0, up_m])
        elif "chair" in stretch.props:  # out of the way of the lens
            aside = (0.0, 0.6) if stretch.view.name is ViewName.FRONT else (0.6, 0.0)
            centre = np.array([self._away_m + aside[0], aside[1], up_m])
        else:
            return []
        side = np.array([-self._forward[1], self._forward[0], 0.0]) * half
        return [centre + a * self._forward * half + b * side for a, b in ((1, 1), (1, -1), (-1, -1), (-1, 1))]

    def _chair(self) -> None:
        """Four legs, a seat and a back."""
        floor, seat, top = (self._chair_corners(up_m) for up_m in (0.0, _SEAT_M, 0.9))
        if not seat:
            return
        edge, fill = self._worn.colour("outline"), self._worn.colour("surface")
        for low, high in zip(floor, seat, strict=True):
            self._line(low, high, "outline", 2)
        self._polygon(seat, fill, edge)
        self._polygon([seat[2], seat[3], top[3], top[2]], fill, edge)

    def _stand(self) -> None:
        """Something to put the laptop on, the laptop, and how high the lens may be."""
        worn, half, top = self._worn, 0.17, max(0.05, self._lens_m - 0.2)
        edge = worn.colour("outline")
        for y in (half, -half):
            for x in (-half, half):
                self._line((x, y, 0), (x, y, top), "outline", 2)
        self._polygon([(-half, -half, top), (half, -half, top), (half, half, top), (-half, half, top)], worn.colour("surface"), edge)
        screen = [(-0.02, -0.16, top + 0.02), (-0.02, 0.16, top + 0.02), (-0.08, 0.16, top + 0.23), (-0.08, -0.16, top + 0.23)]
        keys = [(-0.02, -0.16, top + 0.02), (0.15, -0.16, top + 0.02), (0.15, 0.16, top + 0.02), (-0.02, 0.16, top + 0.02)]
        self._polygon(keys, worn.colour("muted"))
        self._polygon(screen, worn.colour("text"))
        self._painter.setBrush(worn.colour("primary"))
        self._painter.setPen(QPen(worn.colour("inset"), 1.5))
        self._painter.drawEllipse(self._at((0, 0, self._lens_m)), 5, 5)
        low, high = self._stretch.view.lens_height_m
        bar = (-0.34, -half)
        self._line((*bar, 0), (*bar, low), "outline", 1.5, Qt.PenStyle.DotLine)
        self._line((*bar, low), (*bar, high), "primary", 4)
        for z in (low, high):
            self._line((bar[0] - 0.05, bar[1], z), (bar[0] + 0.05, bar[1], z), "primary", 3)
        lens, said = self._at((0, 0, self._lens_m)), _("{height} high").format(height=metres((low, high)))
        box = self._box(said, self._at((*bar, high)).x())
        over = lens.y() + min(0.0, self._rise * max(0.0, box.right() - lens.x()))  # the line of sight is there
        box.moveBottom(min(self._at((*bar, high)).y(), over) - 8)
        self._painter.drawText(box, Qt.AlignmentFlag.AlignCenter, said)

    def _distance(self) -> None:
        """On the floor, from the camera to the person, with an end at the nearest and at the furthest."""
        near, far = self._stretch.view.distance_m
        y = self._line_y
        self._line((0, y, 0), (near, y, 0), "outline", 1.5)
        self._line((near, y, 0), (far, y, 0), "primary", 4)
        for x in (0.0, near, far):
            self._line((x, y - 0.06, 0), (x, y + 0.06, 0), "outline" if x == 0 else "primary", 3)
        said, below = metres((near, far)), self._at((far / 2, y, 0))
        box = self._box(said, below.x())
        box.moveTop(below.y() + 8)
        self._painter.drawText(box, Qt.AlignmentFlag.AlignCenter, said)

    def _box(self, text: str, middle_px: float) -> QRectF:
        """Room for a text, inside the widget; the painter is ready to write it."""
        painter = self._painter
        painter.setFont(self._worn.font("body", bold=True))
        painter.setPen(self._worn.colour("text"))
        box = QRectF(painter.fontMetrics().boundingRect(text)).adjusted(-2, -1, 2, 1)
        box.moveCenter(QPointF(middle_px, 0))
        box.moveLeft(max(12.0, box.left()))
        return box
