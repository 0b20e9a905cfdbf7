import configparser
from pathlib import Path

import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtGui import QColor, QImage, QPixmapCache
from PyQt6.QtSvg import QSvgRenderer
from PyQt6.QtWidgets import QApplication

from stretchcoach.routine.values import Muscle, Position
from stretchcoach.shipped import shipped
from stretchcoach.ui import icons

ROOT = Path(__file__).parents[2]


def ink(image: QImage) -> int:
    return sum(QColor(image.pixelColor(x, y)).alpha() > 100 for x in range(image.width()) for y in range(image.height()))


@pytest.mark.parametrize("name", icons.names())
def test_every_icon_draws_something_and_leaves_room(name: str, qapp: QApplication) -> None:
    image = icons.pixmap(name, QColor("black"), 24).toImage()
    assert 10 < ink(image) < 24 * 24 * 0.8
    edge = [image.pixelColor(x, y).alpha() for x in range(24) for y in range(24) if {x, y} & {0, 23}]
    assert max(edge) < 200  # nothing is cut off


def test_every_muscle_and_position_has_a_mark_of_its_own() -> None:
    marks = [icons.MUSCLE_ICONS[muscle] for muscle in Muscle] + [icons.POSITION_ICONS[position] for position in Position]
    assert len(set(marks)) == len(marks)
    assert set(marks) <= set(icons.names())


def test_the_room_behind_an_icon_is_empty(qapp: QApplication) -> None:
    icon = icons.icon("stop", QColor("black"), gap=0.5)
    image = icon.pixmap(30, 20).toImage()
    assert image.pixelColor(image.width() - 2, image.height() // 2).alpha() == 0
    assert image.pixelColor(image.width() // 3, image.height() // 2).alpha() == 255


def test_a_mark_is_drawn_once_and_anew_for_another_colour_or_direction(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[str] = []
    paint = icons.paint
    monkeypatch.setattr(icons, "paint", lambda painter, name, rect, colour: (drawn.append(name), paint(painter, name, rect, colour)))
    QPixmapCache.clear()
    first, again = (icons.icon("play", QColor("black")).pixmap(24, 24).toImage() for _ in range(2))
    assert drawn == ["play"]
    assert first == again
    other = icons.icon("play", QColor("white")).pixmap(24, 24).toImage()
    assert drawn == ["play"] * 2
    assert other != first
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        icons.icon("play", QColor("black"), gap=0.5)
        icons.icon("play", QColor("black"), gap=0.5)
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    icons.icon("play", QColor("black"), gap=0.5)
    assert drawn == ["play"] * 4


def test_the_program_has_a_mark() -> None:
    assert QSvgRenderer(str(shipped("media", "icon", "stretchcoach.svg"))).isValid()
    picture = QImage(str(shipped("media", "icon", "stretchcoach.png")))
    assert (picture.width(), picture.height()) == (256, 256)
    assert picture.pixelColor(0, 0).alpha() == 0
    assert picture.pixelColor(128, 20).name() == "#0b776b"


def test_the_launcher_names_what_there_is() -> None:
    entry = configparser.ConfigParser(interpolation=None)
    entry.optionxform = str  # type: ignore[assignment, method-assign]
    assert entry.read(ROOT / "media" / "icon" / "stretchcoach.desktop")
    section = entry["Desktop Entry"]
    names = {"Type": "Application", "Exec": "stretchcoach", "Icon": "stretchcoach", "Terminal": "false"}
    assert {name: section[name] for name in names} == names
    assert section["Categories"].endswith(";") and section["Keywords"].endswith(";")
