"""The drawn icons: one stroke width, one 24 by 24 grid, one colour each, sharp at any size."""

from collections.abc import Mapping
from functools import lru_cache

from PyQt6.QtCore import QByteArray, QRectF, QSize, Qt
from PyQt6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap, QPixmapCache
from PyQt6.QtSvg import QSvgRenderer

# A leg from the side, its toes to the right, and two legs from the front; the muscle is filled.
_LEG = '<path d="M15.5 2.5L14.5 13l-.5 7h5M7.5 2.5L9 13l.5 7v1.5h9.5" opacity=".6"/>'
_LEGS = '<path d="M4.5 2.5L6 12v9.5M19.5 2.5L18 12v9.5M12 6L10.5 12v9.5M12 6l1.5 6v9.5" opacity=".6"/>'
_DRAWN = {
    "routines": '<path d="M8 6h12M8 12h12M8 18h12"/><path d="M3.5 6h.01M3.5 12h.01M3.5 18h.01" stroke-width="3"/>',
    "history": '<path d="M4 5v5h5"/><path d="M4.6 10A8 8 0 1 1 4 13.5"/><path d="M12 8v4.5l3 2"/>',
    "play": '<path d="M7 4.5v15l12-7.5z" fill="currentColor"/>',
    "pause": '<path d="M8 5v14M16 5v14" stroke-width="3.5"/>',
    "back": '<path d="M19 5v14L9 12z" fill="currentColor"/><path d="M5.5 5v14" stroke-width="2.5"/>',
    "skip": '<path d="M5 5v14l10-7z" fill="currentColor"/><path d="M18.5 5v14" stroke-width="2.5"/>',
    "repeat": '<path d="M20 5v5h-5"/><path d="M19.4 10A8 8 0 1 0 20 13.5"/>',
    "stop": '<rect x="5" y="5" width="14" height="14" rx="2" fill="currentColor"/>',
    "camera": '<rect x="2.5" y="6" width="13" height="12" rx="2.5"/><path d="M15.5 11l6-3.5v9l-6-3.5z"/>',
    "no_camera": '<path d="M8 6h5a2.5 2.5 0 0 1 2.5 2.5V11l6-3.5v9l-3-1.7M14.8 17.4a2.5 2.5 0 0 1-1.8.6H5a2.5 2.5 0 0 1-2.5-2.5v-7'
    'A2.5 2.5 0 0 1 4.2 6.2"/><path d="M3 3l18 18"/>',
    "clock": '<circle cx="12" cy="12" r="9"/><path d="M12 7v5.2l3.2 2"/>',
    "add": '<path d="M12 5v14M5 12h14"/>',
    "remove": '<path d="M5 12h14"/>',
    "check": '<path d="M5 12.5l4.8 4.8L19.5 7"/>',
    "close": '<path d="M6 6l12 12M18 6L6 18"/>',
    "warn": '<path d="M12 3.5L22 20.5H2z"/><path d="M12 10v4.5"/><path d="M12 17.4h.01" stroke-width="2.6"/>',
    "info": '<circle cx="12" cy="12" r="9"/><path d="M12 11v5.5"/><path d="M12 7.6h.01" stroke-width="2.6"/>',
    "down": '<path d="M6 9.5l6 6 6-6"/>',
    "sound": '<path d="M3.5 9.5v5h4l5 4.5v-14l-5 4.5z" fill="currentColor"/><path d="M16 9a4.2 4.2 0 0 1 0 6M18.5 6.5a8 8 0 0 1 0 11"/>',
    "no_sound": '<path d="M3.5 9.5v5h4l5 4.5v-14l-5 4.5z" fill="currentColor"/><path d="M16 9.5l5 5M21 9.5l-5 5"/>',
    "search": '<circle cx="10.5" cy="10.5" r="6.5"/><path d="M15.5 15.5L21 21"/>',
    "person": '<circle cx="12" cy="7" r="4"/><path d="M4.5 21c.6-4.6 3.5-7 7.5-7s6.9 2.4 7.5 7"/>',
    "note": '<path d="M5 3h14v12l-5 6H5z"/><path d="M8.5 8h7M8.5 12h5"/>',
    "limit": '<path d="M4 20h16"/><path d="M5 16A10 10 0 0 1 15 6"/><path d="M19 3v11"/>',
    "gentle": '<path d="M12 20s-8-4.8-8-10.6A4.4 4.4 0 0 1 12 7a4.4 4.4 0 0 1 8 2.4C20 15.2 12 20 12 20z"/>',
    "cramp": '<path d="M13 2.5L5.5 13.5H12l-1 8 7.500-11H12z" fill="currentColor"/>',
    "settings": '<path d="M4 7h9M19 7h1M4 17h1M11 17h9"/><circle cx="16" cy="7" r="2.6"/><circle cx="8" cy="17" r="2.6"/>',
    "form": '<circle cx="8" cy="4.5" r="2.2"/><path d="M8 7v6l5 3-1 5M8 13l-2.5 8"/><path d="M15 9.5l2.2 2.2L21.5 7"/>',
    "standing": '<circle cx="12" cy="4" r="2.2"/><path d="M12 6.5v7M12 13.5L9.5 21.5M12 13.5l2.5 8M8.5 10h7"/>',
    "chair": '<path d="M7 3v18M7 13h10v8"/>',
    "floor": '<circle cx="8" cy="6" r="2.2"/><path d="M8 8.5v8h12"/><path d="M2 21h20"/>',
    "lying": '<circle cx="4.8" cy="14.5" r="2.2"/><path d="M8 16.5h13"/><path d="M2 21h20"/>',
    "cards": '<rect x="3" y="8" width="13" height="13" rx="2.5"/><path d="M8 8V5.5A2.5 2.5 0 0 1 10.5 3h8A2.5 2.5 0 0 1 21 5.5v8'
    'a2.5 2.5 0 0 1-2.5 2.5H16"/>',
    "walk": '<circle cx="13" cy="4" r="2.2"/><path d="M12.5 8l-1 6 3.5 3 1 4.5M11.5 14l-2 4-3 3.5M12.5 8l-4 2-1 3.5M13 8.5l2 3 3.5.5"/>',
    "hand": '<path d="M7.2 13V6.2a1.5 1.5 0 0 1 3 0V11M10.2 10.5V4.3a1.5 1.5 0 0 1 3 0V11M13.2 10.5V5.3a1.5 1.5 0 0 1 3 0V12M16.2 9.3'
    'a1.5 1.5 0 0 1 3 0V15c0 4-2.7 6.5-6.2 6.5-3 0-4.8-1.5-6.2-4.5l-2-3.6c-.9-1.7 1-2.7 2.4-.4"/>',
    "roller": '<path d="M2.5 8.5h19"/><circle cx="12" cy="15.8" r="5"/><circle cx="12" cy="15.8" r="1"/>',
    "warmth": "".join(f'<path d="M{x} 20.5c-2.5-3 2-5 0-8.5s1.5-5 0-8.5"/>' for x in (6.5, 12, 17.5)),
    "cold": '<path d="M12 2.5v19M3.8 7.3l16.4 9.4M20.2 7.3L3.8 16.7M9.5 4L12 6.5 14.5 4M9.5 20l2.5-2.5 2.5 2.5"/>',
    "drink": '<path d="M5.5 3h13L17 21H7zM6.4 11.5c2-1.5 3.7 1.3 5.6 0s3.6-1.5 5.6 0"/>',
    "night": '<path d="M20 14.5A8.6 8.6 0 1 1 9.5 4a7 7 0 0 0 10.5 10.5z"/>',
    "restful": '<circle cx="4.2" cy="17.5" r="2.2"/><path d="M8 19.5h5.5V12h7M16.5 15h5v6"/>',
    "breath": '<path d="M3 9h10.5a3 3 0 1 0-3-3M3 13h15a3 3 0 1 1-3 3M3 17h8"/>',
    "question": '<circle cx="12" cy="12" r="9"/><path d="M9.4 9.5a2.7 2.7 0 1 1 3.9 2.4c-.9.5-1.3 1-1.3 2"/>'
    '<path d="M12 17h.01" stroke-width="2.6"/>',
    "doctor": '<rect x="3.5" y="3.5" width="17" height="17" rx="4"/><path d="M12 8v8M8 12h8"/>',
    "medicine": '<path d="M10.5 20.2a4.7 4.7 0 0 1-6.7-6.7l9.7-9.7a4.7 4.7 0 0 1 6.7 6.7zM8.7 8.7l6.6 6.6"/>',
    "forbidden": '<circle cx="12" cy="12" r="9"/><path d="M5.8 5.8l12.4 12.4"/>',
    "hamstring": _LEG + '<path d="M7.5 2.5L9 12c2-3 2-6 .6-9.5z" fill="currentColor"/>',
    "quadriceps": _LEG + '<path d="M15.5 2.5L14.6 12c-2.2-3-2.4-6-1.2-9.5z" fill="currentColor"/>',
    "adductor": _LEGS + '<path d="M12 5.5L10.4 12C8.6 9.5 8.4 6.5 9 3.500zM12 5.5l1.6 6.5c1.8-2.5 2-5.5 1.4-8.5z" fill="currentColor"/>',
}
# By the value of a routine's muscle or position, whose vocabulary comes with pydantic: the first paint does not wait for it.
MUSCLE_ICONS: Mapping[str, str] = {"hamstring": "hamstring", "quadriceps": "quadriceps", "adductor": "adductor"}
POSITION_ICONS: Mapping[str, str] = {"standing": "standing", "chair": "chair", "floor": "floor", "lying": "lying"}
CARD_ICONS: Mapping[str, str] = {
    "walk": "walk",
    "self_massage": "hand",
    "heat": "warmth",
    "cold": "cold",
    "fluids": "drink",
    "sleep_position": "night",
    "foam_roller": "roller",
    "restful_pose": "restful",
    "breathing": "breath",
    "cramp_or_strain": "question",
    "ask_a_doctor": "doctor",
    "medicines": "medicine",
    "quinine": "forbidden",
}
_FRAME = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><g fill="none" stroke="currentColor" stroke-width="2"'
    ' stroke-linecap="round" stroke-linejoin="round">{shapes}</g></svg>'
)


def names() -> tuple[str, ...]:
    """Every icon there is."""
    return tuple(_DRAWN)


def paint(painter: QPainter, name: str, rect: QRectF, colour: QColor) -> None:
    """Draw an icon into a square."""
    _renderer(name, colour.name()).render(painter, rect)


def pixmap(name: str, colour: QColor, size: int, ratio: float = 1.0) -> QPixmap:
    """An icon as a picture.

    Args:
        size: of its side, in device-independent pixels.
        ratio: pixels of the screen to one of those.
    """
    picture = QPixmap(QSize(size, size) * ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint(painter, name, QRectF(picture.rect()), colour)
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


GAP = 0.25  # of an icon's side: Qt alone puts a button's text too near


def icon(name: str, colour: QColor, *, gap: float = 0.0, checked: QColor | None = None, disabled: QColor | None = None) -> QIcon:
    """An icon for a button, in its colours; drawn large, so that Qt only ever makes it smaller.

    Args:
        gap: empty room behind it, as a share of its side.
    """
    made = QIcon(_beside_text(name, colour, gap))
    if checked is not None:
        made.addPixmap(_beside_text(name, checked, gap), QIcon.Mode.Normal, QIcon.State.On)
    if disabled is not None:
        made.addPixmap(_beside_text(name, disabled, gap), QIcon.Mode.Disabled)
    return made


def _beside_text(name: str, colour: QColor, gap: float) -> QPixmap:
    """Kept in Qt's cache: a window that is dressed asks for the same few marks more than a thousand times."""
    side, mirrored = 96, QGuiApplication.isRightToLeft()
    key = f"{name} {colour.name(QColor.NameFormat.HexArgb)} {gap} {mirrored}"
    if (kept := QPixmapCache.find(key)) is not None and not kept.isNull():
        return kept
    picture = QPixmap(round(side * (1 + gap)), side)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    left = side * gap if mirrored else 0.0
    paint(painter, name, QRectF(left, 0, side, side), colour)
    painter.end()
    QPixmapCache.insert(key, picture)
    return picture


@lru_cache(maxsize=256)
def _renderer(name: str, colour: str) -> QSvgRenderer:
    drawn = _FRAME.format(shapes=_DRAWN[name]).replace("currentColor", colour)
    return QSvgRenderer(QByteArray(drawn.encode()))
