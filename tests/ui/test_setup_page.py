"""The setup assistant with the keyboard: every page, its live list, and that everything fits however large, dark or long it is."""

from dataclasses import replace
from typing import Any

import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QApplication
from support.figure import Figure, strap
from support.pages import Keys, clipped, library, nameless, texts
from support.setup import LIGHT, SIZE, STRETCHES, WELL, cut_off, each_step, made, picture_of, placed

from stretchcoach.body.pose import Picture
from stretchcoach.coaching.placement import Aspect, State
from stretchcoach.safety.disclaimer import disclaimer
from stretchcoach.ui import theme
from stretchcoach.ui.placement_figure import figure_of
from stretchcoach.ui.preferences import NETWORK, NO_CAMERA
from stretchcoach.ui.session_words import Shape
from stretchcoach.ui.setup_page import SetupPage, Step


@pytest.fixture
def page(qtbot: Any) -> SetupPage:
    return made()


@pytest.fixture
def keys(page: SetupPage, qtbot: Any) -> Keys:
    return Keys(qtbot, page)


def test_enter_leads_through_every_page_and_out(page: SetupPage, keys: Keys) -> None:
    steps, left = list[Step](), list[str]()
    page.step_shown.connect(steps.append)
    page.left.connect(left.append)
    keys.press(Qt.Key.Key_Return, times=5)
    assert steps == [Step.CAMERA, Step.PLACEMENT, Step.VOICE, Step.LOOKS, Step.DONE]
    assert page.accessibleName() == "Setup. Step 6 of 6: Ready"
    assert left == []
    keys.press(Qt.Key.Key_Return)
    assert left == ["after_exercise_quads"]


def test_back_and_skip_are_there_on_every_page(page: SetupPage, keys: Keys) -> None:
    left = list[str]()
    page.left.connect(left.append)
    for step in list(Step)[:-1]:
        page.go_to(step)
        keys.tab_to(page.skip_button)
        keys.press(Qt.Key.Key_Space)
    assert left == [""] * 5
    page.go_to(Step.LOOKS)
    for step in (Step.VOICE, Step.PLACEMENT, Step.CAMERA, Step.SAFETY):
        keys.tab_to(page.back_button)
        keys.press(Qt.Key.Key_Space)
        assert page.step is step
    assert not page.back_button.isEnabled()


def test_the_notice_is_the_programs_own(page: SetupPage, keys: Keys) -> None:
    assert disclaimer() in texts(page)
    assert "The camera cannot feel your muscle. You decide." in texts(page)


def test_the_camera_is_on_for_its_two_pages_alone(page: SetupPage, keys: Keys) -> None:
    wanted = list[str]()
    page.look_wanted.connect(wanted.append)
    keys.press(Qt.Key.Key_Return, times=3)
    assert wanted == ["camera:0", "camera:0", ""]
    page.go_to(Step.CAMERA)
    page.hide()
    assert wanted[-1] == ""


def test_another_camera_is_looked_through_and_kept_at_once(page: SetupPage, keys: Keys) -> None:
    page.go_to(Step.CAMERA)
    wanted, changes = list[str](), list[tuple[str, object]]()
    page.look_wanted.connect(wanted.append)
    page.changed.connect(lambda name, value: changes.append((name, value)))
    keys.tab_to(page.camera.cameras.choice)
    keys.press(Qt.Key.Key_Down)
    assert (changes, wanted) == ([("camera", "camera:usb-7")], ["camera:usb-7"])


def test_a_phone_is_looked_through_once_it_has_an_address(page: SetupPage, keys: Keys) -> None:
    page.go_to(Step.CAMERA)
    wanted = list[str]()
    page.look_wanted.connect(wanted.append)
    keys.tab_to(page.camera.cameras.choice)
    keys.press(Qt.Key.Key_Down, times=2)
    assert page.camera.cameras.choice.currentData() == NETWORK
    assert wanted[-1] == "" and not page.camera.cameras.how_to.isHidden()
    keys.tab_to(page.camera.cameras.address)
    keys.type("http://192.0.2.7:8080/video")
    keys.press(Qt.Key.Key_Return)
    assert wanted[-1] == "http://192.0.2.7:8080/video"
    assert page.step is Step.CAMERA, "Enter belongs to the address"


def test_without_a_camera_there_is_nothing_to_place(qtbot: Any) -> None:
    page = made(cameras=[])
    keys, wanted = Keys(qtbot, page), list[str]()
    page.look_wanted.connect(wanted.append)
    keys.press(Qt.Key.Key_Return)
    assert page.camera.cameras.spec == NO_CAMERA
    assert "No camera was found." in texts(page)
    keys.press(Qt.Key.Key_Return)
    assert page.step is Step.VOICE
    page.back_button.click()
    assert page.step is Step.CAMERA
    page.go_to(Step.DONE)
    assert "Start without camera" in texts(page)
    assert set(wanted) == {""}


@pytest.mark.parametrize(
    ("figure", "picture", "aspect"),
    [
        (replace(WELL, at_px=(640.0, 120.0)), LIGHT, Aspect.BODY),
        (replace(WELL, at_px=(640.0, 520.0)), LIGHT, Aspect.FEET),
        (replace(WELL, yaw=0.0), LIGHT, Aspect.FACING),
        (replace(WELL, scale=0.3), LIGHT, Aspect.DISTANCE),
        (WELL, replace(LIGHT, brightness=30, surround=35), Aspect.LIGHT),
        (WELL, replace(LIGHT, brightness=60, surround=200), Aspect.BACKLIGHT),
        (WELL, replace(LIGHT, sharpness=0.2), Aspect.LENS),
    ],
)
def test_each_line_turns_with_what_is_seen(page: SetupPage, qtbot: Any, figure: Figure, picture: Picture, aspect: Aspect) -> None:
    qtbot.addWidget(page)
    page.go_to(Step.PLACEMENT)
    shown = page.placement.list.shown
    assert shown(aspect) == (Shape.UNKNOWN, "Not known yet.")
    page.show_placement(placed(WELL))
    assert shown(aspect)[0] is Shape.TICK
    assert page.placement.answer.sign.word == "This camera can judge it from here: Standing heel to buttock."
    page.show_placement(found := placed(figure, picture=picture))
    assert shown(aspect) == (Shape.WARN, found.line(aspect).said)
    assert page.placement.answer.sign.shape is Shape.WARN


def test_the_lamp_says_seen_partly_seen_and_which_part_or_not_seen(page: SetupPage, qtbot: Any) -> None:
    qtbot.addWidget(page)
    page.go_to(Step.PLACEMENT)
    lamp = page.placement.preview.lamp
    signs = []
    for figure in (WELL, replace(WELL, at_px=(640.0, 520.0)), replace(WELL, at_px=(1270.0, 360.0)), None):
        page.show_picture(picture_of(figure))
        page.show_placement(placed(figure))
        signs.append((lamp.sign.shape, lamp.sign.word))
    assert signs == [
        (Shape.FULL, "I see you"),
        (Shape.HALF, "Partly seen, not your feet"),
        (Shape.HALF, "Partly seen"),
        (Shape.EMPTY, "Not seen"),
    ]
    page.show_trouble("Another program uses the camera.")
    assert lamp.sign.word == "Not seen" and page.placement.answer.sign.detail == "Another program uses the camera."


def test_a_stretch_that_can_be_judged_is_offered_and_taken(page: SetupPage, keys: Keys) -> None:
    page.go_to(Step.PLACEMENT)
    page.placement.choose(STRETCHES[1])
    chosen = []
    page.stretch_changed.connect(chosen.append)
    page.show_placement(found := placed(replace(strap(), scale=0.8, yaw=70.0), 1))
    offer = found.line(Aspect.FACING).offer
    assert offer is not None and offer.title in page.placement.answer.sign.detail
    keys.tab_to(page.placement.take_button)
    keys.press(Qt.Key.Key_Space)
    assert chosen == [offer] and page.placement.chosen == offer
    assert page.placement.take_button.isHidden()
    assert all(page.placement.list.shown(aspect)[0] is Shape.UNKNOWN for aspect in Aspect), "what was seen was for the other one"


def test_the_caption_is_what_is_said(page: SetupPage, qtbot: Any) -> None:
    qtbot.addWidget(page)
    page.go_to(Step.VOICE)
    assert page.voice.caption.text == "Left leg. Good. Hold."
    page.voice.voices.level.setCurrentIndex(1)
    assert page.voice.caption.text == "Left. Hold."
    with qtbot.waitSignal(page.voice_tried):
        page.voice.voices.try_button.click()


@pytest.mark.parametrize("id_", [id_ for id_, stretch in library().stretches.items() if stretch.kind.value == "hold"])
def test_every_stretch_has_its_drawing(id_: str, qtbot: Any) -> None:
    stretch = library().stretches[id_]
    joints = figure_of(stretch)
    heights = [float(point[2]) for name, point in joints.items()]
    assert min(heights) >= 0.05, "nobody is under the floor"
    assert max(heights) <= 1.8
    page = made()
    qtbot.addWidget(page)
    page.placement.guide.show_stretch(stretch)
    page.placement.guide.resize(400, 260)
    blank = page.placement.guide.grab().toImage()
    page.placement.guide.show_stretch(None)
    assert blank != page.placement.guide.grab().toImage()


@pytest.mark.parametrize(("scheme", "text"), [("light", 1.0), ("light", 1.3), ("dark", 1.5), ("contrast", 2.0)])
def test_nothing_is_clipped(qapp: QApplication, qtbot: Any, scheme: str, text: float) -> None:
    wanted = Qt.ColorScheme.Dark if scheme == "dark" else Qt.ColorScheme.Light
    theme.apply(qapp, wanted, contrast=scheme == "contrast", text=text)
    page = made()
    Keys(qtbot, page)
    for _step in each_step(page):
        qtbot.waitUntil(lambda: cut_off(page) == [], timeout=2000)
    assert (page.width(), page.height()) == SIZE
    assert nameless(page) == []


def test_the_text_grows_while_it_is_looked_at(page: SetupPage, keys: Keys, qapp: QApplication) -> None:
    page.go_to(Step.LOOKS)
    page.changed.connect(lambda name, value: theme.apply(qapp, Qt.ColorScheme.Light, text=value) if name == "text" else None)
    keys.tab_to(page.looks.looks.text.box)
    keys.press(Qt.Key.Key_Up, times=10)
    for _ in range(5):
        qapp.processEvents()
    assert theme.current().scale == 2.0
    assert clipped(page) == []


def test_what_is_not_known_looks_unlike_what_is_wrong() -> None:
    lines = placed(None).lines
    assert {line.state for line in lines} == {State.WRONG, State.UNKNOWN, State.WELL}
