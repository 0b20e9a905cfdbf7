"""The setup assistant in the window: opened once by itself, from the settings whenever wanted, looked at live and said aloud."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PyQt6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from support.figure import Figure, quad, with_arms
from support.session import library
from support.window import DrawnEyes, HandClock

from stretchcoach.app import setup
from stretchcoach.app.setup import SEEN, Setup
from stretchcoach.app.window import build
from stretchcoach.body.pose import Side
from stretchcoach.coaching.cues import Cue
from stretchcoach.coaching.placement import PlacementWatch, examine
from stretchcoach.ui.main_window import CRAMP, ROUTINES, SETTINGS, SETUP
from stretchcoach.ui.session_words import Shape
from stretchcoach.ui.setup_page import SetupPage, Step
from stretchcoach.vision.live import Seen
from stretchcoach.vision.sources import open_source
from stretchcoach.vision.status import EyesStatus

STREAMS = Path(__file__).parents[1] / "data" / "streams"

WELL = replace(quad(), scale=0.9)


class Hands(DrawnEyes):
    """Sees the figure, with the left hand raised where that is wanted."""

    raised = False

    def take(self) -> Seen | None:
        seen = super().take()
        if seen is None or self.figure is None or not self.raised:
            return seen
        return replace(seen, observation=replace(seen.observation, pose=with_arms(self.figure, (Side.LEFT,))))


class Opened:
    def __init__(self, app: QApplication) -> None:
        self.clock, self.opened, self.said = HandClock(), list[tuple[str, Hands]](), list[str]()
        self.figure: Figure | None = WELL
        self.window, self.coach, self.pages = build(app, eyes=self._eyes, clock=self.clock)
        self.coach.say = self._say  # type: ignore[method-assign]
        self.awake = list[bool]()
        self.coach.stay_awake = self.awake.append  # type: ignore[method-assign]

    def _eyes(self, source: str, clock: Any, _calm: Any) -> Hands:
        self.opened.append((source, Hands(clock, self.figure)))
        return self.opened[-1][1]

    def _say(self, cue: Cue) -> None:
        self.said.append(cue.text)

    @property
    def page(self) -> SetupPage:
        found = self.window.findChild(SetupPage)
        assert isinstance(found, SetupPage)
        return found

    def let_pass(self, seconds: float) -> None:
        """Look and look again; the timer is left out of it."""
        (one,) = self.window.findChildren(Setup)
        for _ in range(round(seconds * 10)):
            self.clock.now_s += 0.1
            one._looking.look()


@pytest.fixture
def opened(qapp: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Opened]:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setattr(setup, "_cameras", lambda: [("Built-in camera", "camera:0"), ("USB camera", "camera:usb-7")])
    made = Opened(qapp)
    qtbot.addWidget(made.window)
    made.pages.load_shelf()
    made.pages.open_history()
    made.window.show()
    yield made
    made.window.close()
    assert all(eyes.asked[-1:] == ["stop"] for _source, eyes in made.opened), "every camera is let go of"


def store_of(opened: Opened) -> Any:
    assert opened.coach.store is not None
    return opened.coach.store


def test_it_opens_by_itself_once(opened: Opened) -> None:
    assert opened.window.findChildren(SetupPage) == [], "it costs nothing until it is wanted"
    opened.pages.welcome()
    assert opened.window.page == SETUP
    opened.page.skip_button.click()
    assert opened.window.page == ROUTINES
    assert store_of(opened).setting(SEEN) is True
    opened.pages.welcome()
    assert opened.window.page == ROUTINES


def test_going_elsewhere_is_skipping(opened: Opened) -> None:
    opened.pages.welcome()
    opened.page.go_to(Step.CAMERA)
    opened.window.cramp_wanted.emit()
    assert opened.window.page == CRAMP
    assert opened.opened[-1][1].asked == ["stop"]
    assert store_of(opened).setting(SEEN) is True
    opened.let_pass(10)
    assert opened.said == [], "nobody is told where to stand while a muscle cramps"


@pytest.mark.parametrize("already", ["a setting", "a page", "no history"])
def test_it_does_not_stand_in_the_way(opened: Opened, already: str) -> None:
    if already == "a setting":
        store_of(opened).set_setting("voice", "short")
    elif already == "a page":
        opened.window.cramp_wanted.emit()
    else:
        store_of(opened).close()
        opened.coach.store = None
    before = opened.window.page
    opened.pages.welcome()
    assert opened.window.page == before


def test_it_is_opened_again_from_the_settings_with_what_is_kept(opened: Opened) -> None:
    for name, value in (("camera", "camera:usb-7"), ("voice", "short"), ("text", 1.2), (SEEN, True)):
        store_of(opened).set_setting(name, value)
    opened.window.show_page(SETTINGS)
    opened.window.settings_page.setup.click()
    page = opened.page
    assert (opened.window.page, page.step) == (SETUP, Step.SAFETY)
    assert page.camera.cameras.spec == "camera:usb-7"
    assert page.voice.voices.level.currentData() == "short"
    assert page.looks.looks.text.value == 120
    page.go_to(Step.DONE)
    page.next_button.click()
    assert opened.window.page == ROUTINES
    assert opened.window.routine_page.detail.isVisible()
    opened.window.settings_page.setup.click()
    assert opened.page is page and page.step is Step.SAFETY


def test_the_camera_stays_on_from_its_page_to_the_next(opened: Opened) -> None:
    opened.pages.welcome()
    opened.page.go_to(Step.CAMERA)
    opened.page.go_to(Step.PLACEMENT)
    ((_source, eyes),) = opened.opened
    assert eyes.asked == []
    opened.page.go_to(Step.VOICE)
    assert eyes.asked == ["stop"]


def test_a_choice_is_kept_and_used_at_once(opened: Opened) -> None:
    opened.pages.welcome()
    page = opened.page
    page.go_to(Step.CAMERA)
    page.camera.cameras.choice.setCurrentIndex(1)
    assert [source for source, _eyes in opened.opened] == ["camera:0", "camera:usb-7"]
    assert opened.opened[0][1].asked == ["stop"]
    assert store_of(opened).setting("camera") == "camera:usb-7"
    page.go_to(Step.LOOKS)
    page.looks.looks.scheme.setCurrentIndex(page.looks.looks.scheme.findData("dark"))
    assert store_of(opened).setting("scheme") == "dark"


def test_the_placement_is_answered_and_said_across_the_room(opened: Opened) -> None:
    opened.pages.welcome()
    page = opened.page
    page.placement.choose(opened.coach.library.stretches["quad_standing"])
    opened.figure = replace(WELL, yaw=0.0)
    page.go_to(Step.PLACEMENT)
    opened.let_pass(1)
    assert page.placement.answer.sign.shape is Shape.WARN
    assert opened.said == []
    opened.let_pass(2)
    assert opened.said == ["Turn your side to me."]
    opened.opened[-1][1].figure = WELL
    opened.let_pass(4)
    assert page.placement.answer.sign.word == "This camera can judge it from here: Standing heel to buttock."
    assert opened.said[1:] == ["I see all of you, and can judge it: Standing heel to buttock. Raise one hand to go on."]
    page.next_button.click()
    assert opened.opened[-1][1].asked == ["stop"]


def test_a_raised_hand_goes_on_and_the_voice_is_tried_from_there(opened: Opened) -> None:
    opened.pages.welcome()
    page = opened.page
    page.placement.choose(opened.coach.library.stretches["quad_standing"])
    opened.figure = replace(WELL, yaw=0.0)
    page.go_to(Step.PLACEMENT)
    assert opened.awake[-1] is True, "the display must not fall asleep over it"
    eyes = opened.opened[-1][1]
    opened.let_pass(3)
    eyes.raised = True
    opened.let_pass(2)
    assert page.step is Step.PLACEMENT, "not while the camera cannot judge"
    eyes.raised, eyes.figure = False, WELL
    opened.let_pass(4)
    eyes.raised = True
    opened.let_pass(2)
    assert (page.step, opened.said[-1], opened.awake[-1]) == (Step.VOICE, "Left leg. Good. Hold.", False)


@pytest.mark.parametrize("stretch", [path.stem.removesuffix("_good") for path in sorted(STREAMS.glob("*_good.jsonl"))])
def test_of_a_person_who_does_it_well_nothing_is_found_wrong(stretch: str) -> None:
    wanted, source, heard = library().stretches[stretch], open_source(str(STREAMS / f"{stretch}_good.jsonl")), []
    watch = PlacementWatch(wanted)
    while (frame := source.read()) is not None:
        assert frame.observation is not None
        cue = watch.look(frame.captured_at_s, examine(frame.observation, wanted, library().stretches.values()))
        assert watch.shown is not None and watch.shown.is_well
        heard += [] if cue is None else [cue.id]
    source.close()
    assert heard == ["all_seen"]


def test_a_camera_that_does_not_come_is_explained(opened: Opened) -> None:
    opened.pages.welcome()
    opened.page.go_to(Step.PLACEMENT)
    opened.opened[-1][1].status = EyesStatus.BUSY
    opened.let_pass(0.2)
    assert opened.page.placement.answer.sign.detail == EyesStatus.BUSY.sentence
    assert opened.page.placement.preview.lamp.sign.word == "Not seen"


def test_the_end_proposes_the_shortest_routine_with_the_stretch_that_was_set_up_for(opened: Opened) -> None:
    opened.pages.welcome()
    page = opened.page
    page.placement.choose(opened.coach.library.stretches["adductor_butterfly"])
    page.go_to(Step.DONE)
    page.next_button.click()
    shown = opened.window.routine_page.detail._item
    assert shown is not None and any(step.stretch == "adductor_butterfly" for step in shown.routine.steps if hasattr(step, "stretch"))
