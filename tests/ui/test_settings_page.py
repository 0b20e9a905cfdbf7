"""The settings page with the keyboard, and that everything fits."""

from typing import Any

import numpy as np
import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QApplication
from support.figure import quad
from support.pages import Keys, clipped, library, nameless

from stretchcoach.coaching.viewcheck import check_view
from stretchcoach.ui import theme
from stretchcoach.ui.camera_view import Snapshot
from stretchcoach.ui.inputs import Choice
from stretchcoach.ui.preferences import CAMERA, NETWORK, SCHEME, TEXT
from stretchcoach.ui.settings_page import RECORD, SettingsPage

CAMERAS = [("Built-in camera", "camera:0"), ("USB camera", "camera:usb-7")]


@pytest.fixture
def page(qtbot: Any) -> SettingsPage:
    made = SettingsPage()
    made.resize(1262, 700)
    made.set_cameras(CAMERAS)
    made.set_languages(["en", "de"])
    made.set_stretches([library().stretches["quad_standing"], library().stretches["adductor_butterfly"]])
    made.show_settings({})
    qtbot.addWidget(made)
    return made


def told(page: SettingsPage) -> list[tuple[str, object]]:
    changes: list[tuple[str, object]] = []
    page.changed.connect(lambda name, value: changes.append((name, value)))
    return changes


def test_showing_the_settings_changes_none(page: SettingsPage) -> None:
    changes = told(page)
    page.show_settings({CAMERA: "camera:usb-7", "voice": "short", "volume": 0.5, SCHEME: "dark", TEXT: 1.5, "language": "de", RECORD: True})
    assert changes == []
    voices, looks = page.voices, page.looks
    shown = (page.cameras.spec, voices.level.currentData(), voices.volume.value, looks.scheme.currentData(), looks.text.value)
    assert shown == ("camera:usb-7", "short", 50, "dark", 150)
    assert page.language.currentData() == "de" and page.record.isChecked()


def test_every_change_is_told_at_once(page: SettingsPage) -> None:
    changes = told(page)
    page.cameras.choice.setCurrentIndex(1)
    page.looks.scheme.setCurrentIndex(3)
    page.looks.text.set_value(150)
    page.record.setChecked(True)
    assert changes == [(CAMERA, "camera:usb-7"), (SCHEME, "contrast"), (TEXT, 1.5), (RECORD, True)]


def test_a_phone_has_an_address(page: SettingsPage) -> None:
    changes = told(page)
    page.cameras.choice.setCurrentIndex(page.cameras.choice.findData(NETWORK))
    assert not page.cameras.address.isHidden()
    page.cameras.address.setText(" http://192.0.2.7:8080/video ")
    page.cameras.address.editingFinished.emit()
    assert changes == [(CAMERA, "http://192.0.2.7:8080/video")]
    page.show_settings({CAMERA: "http://192.0.2.7:8080/video"})
    assert page.cameras.choice.currentData() == NETWORK


def test_the_camera_says_whether_it_can_judge_the_stretch(page: SettingsPage) -> None:
    asked: list[bool] = []
    page.look_toggled.connect(asked.append)
    page.look.click()
    snapshot = Snapshot(np.zeros((36, 64, 4), np.uint8), None)
    stretch = page.chosen_stretch
    assert stretch is not None and stretch.id == "quad_standing"
    page.show_look(snapshot, check_view(quad(20).seen(0.0), stretch))
    assert page.sign.sign.word == "This camera can judge this stretch"
    page.show_look(snapshot, check_view(quad(20, yaw=170).seen(0.0), stretch))
    assert page.sign.sign.word == "Not yet" and page.sign.sign.detail
    page.hide()
    page.look.setChecked(False)
    assert asked == [True, False]


def test_deleting_takes_two_presses(page: SettingsPage, qtbot: Any) -> None:
    page.delete.click()
    assert page.delete.text() == "Really? Press once more"
    with qtbot.waitSignal(page.delete_wanted):
        page.delete.click()
    assert page.delete.text() == "Delete everything"


@pytest.mark.parametrize("text", [1.0, 1.3, 2.0])
@pytest.mark.parametrize("chosen", ["10 Minuten", "Schmerz: nicht angegeben", "Back of thigh: Sit and slowly straighten the leg"])
def test_a_list_has_room_for_its_text(chosen: str, text: float, qapp: QApplication, qtbot: Any) -> None:
    theme.apply(qapp, Qt.ColorScheme.Light, text=text)
    choice = Choice("List", (chosen, 1))
    qtbot.addWidget(choice)
    choice.show()
    choice.resize(choice.sizeHint())
    assert choice.shown_text == chosen
    choice.resize(choice.width() - 32, choice.height())
    assert choice.shown_text.endswith("…")


@pytest.mark.parametrize("font_px", [13, 26])
def test_it_fits_and_has_names(qapp: QApplication, qtbot: Any, font_px: int) -> None:
    font = qapp.font()
    font.setPixelSize(font_px)
    qapp.setFont(font)
    page = SettingsPage()
    page.resize(1262, 700)
    page.set_cameras(CAMERAS)
    page.set_stretches([library().stretches["quad_standing"]])
    page.show_settings({CAMERA: "http://192.0.2.7:8080/video"})
    Keys(qtbot, page)
    assert clipped(page) == []
    assert nameless(page) == []
