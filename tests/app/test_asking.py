"""The list before a session: when it is asked, what its answers do, and that they are not kept."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QApplication
from support.figure import quad
from support.pages import texts
from support.window import DrawnEyes, HandClock

from stretchcoach.app import coach
from stretchcoach.app.window import build
from stretchcoach.body.pose import Side
from stretchcoach.coaching.agenda import twins_of
from stretchcoach.coaching.session import SessionEngine
from stretchcoach.records import places
from stretchcoach.records.earlier import ANSWERED_AT
from stretchcoach.routine.values import Mode, Routine, Sides, StepSide, Stretch, StretchStep
from stretchcoach.ui.main_window import ROUTINES, SCREENING, SESSION

QUADS = Routine(
    id="quads", title="Quads", muscle=("quadriceps",), steps=(StretchStep(stretch="quad_standing", side=StepSide.BOTH, hold_s=6, sets=1),)
)
GENTLE = QUADS.model_copy(update={"mode": Mode.GENTLE})


class Desk:
    """A window in front of somebody who wants to start."""

    def __init__(self, app: QApplication, bot: Any) -> None:
        self.clock, self.bot = HandClock(), bot
        self.window, self.coach, self.pages = build(app, eyes=lambda *_: DrawnEyes(self.clock, quad(110)), clock=self.clock)
        self.asks = self.window.screening_page
        bot.addWidget(self.window)
        self.window.resize(1366, 768)  # the list is in sight as a whole
        self.pages.load_shelf()
        self.pages.open_history()
        with bot.waitActive(self.window):
            self.window.show()
            self.window.activateWindow()

    def start(self, what: Routine = QUADS) -> str:
        self.window.routine_page.start_requested.emit(what, False)
        return self.window.page

    def asked_days_ago(self, days: float) -> None:
        assert self.coach.store is not None
        self.coach.store.set_setting(ANSWERED_AT, (datetime.now(UTC) - timedelta(days=days)).isoformat())

    def sides(self) -> set[Side | None]:
        return {entry.side for entry in self.coach.page._agenda}

    def key(self, key: Qt.Key) -> None:
        self.bot.keyClick(QApplication.focusWidget() or self.window, key)


@pytest.fixture
def desk(qapp: QApplication, qtbot: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    made = Desk(qapp, qtbot)
    yield made
    made.window.close()


def test_before_the_first_routine_and_then_not_again(desk: Desk) -> None:
    assert desk.start() == SCREENING
    desk.key(Qt.Key.Key_N)
    assert desk.window.page == SESSION
    desk.coach.end_session()
    assert desk.start() == SESSION


@pytest.mark.parametrize(("days", "page"), [(13.9, SESSION), (14.1, SCREENING)])
def test_again_after_fourteen_idle_days(desk: Desk, days: float, page: str) -> None:
    desk.asked_days_ago(days)
    assert desk.start() == page


def test_before_gentle_mode_every_time(desk: Desk) -> None:
    desk.asked_days_ago(0)
    for _ in range(2):
        assert desk.start(GENTLE) == SCREENING
        desk.key(Qt.Key.Key_Return)  # the one answer has the focus
        assert desk.window.page == SESSION
        desk.coach.end_session()


def test_an_emergency_starts_nothing_and_esc_goes_back(desk: Desk) -> None:
    desk.start()
    desk.asks.flags.questions["pe"].click()
    assert "Call your local emergency number now." in texts(desk.asks)
    assert not any(button.isVisible() for button in desk.asks.legs.values())
    desk.key(Qt.Key.Key_Escape)
    assert desk.window.page == ROUTINES and not desk.coach.playing
    assert desk.start() == SCREENING, "it was not answered"


def test_one_leg_is_left_out(desk: Desk) -> None:
    desk.start()
    desk.asks.flags.questions["dvt"].click()
    assert "See a doctor today" in texts(desk.asks)
    desk.key(Qt.Key.Key_L)
    assert desk.window.page == SCREENING and "The left leg is left out. Is anything else so?" in texts(desk.asks)
    desk.key(Qt.Key.Key_N)
    assert desk.window.page == SESSION and desk.sides() == {Side.RIGHT}


def test_all_that_is_so_counts(desk: Desk) -> None:
    desk.start()
    desk.asks.flags.questions["claud"].click()
    desk.key(Qt.Key.Key_L)
    assert not desk.asks.flags.questions["claud"].isEnabled()
    assert desk.asks.flags.none_button.text() == "None of the others"
    desk.asks.flags.questions["surgery"].click()
    desk.key(Qt.Key.Key_R)
    assert not desk.coach.playing and "nothing of this routine is left" in texts(desk.asks)


def test_what_blocks_everything_counts_after_a_leg_too(desk: Desk) -> None:
    desk.start()
    desk.asks.flags.questions["dvt"].click()
    desk.key(Qt.Key.Key_L)
    desk.asks.flags.questions["infection"].click()
    assert "See a doctor today." in texts(desk.asks) and not any(button.isVisible() for button in desk.asks.legs.values())
    desk.key(Qt.Key.Key_Escape)
    assert not desk.coach.playing


def test_with_both_legs_out_nothing_is_left(desk: Desk) -> None:
    desk.start()
    desk.asks.flags.questions["neuro"].click()
    desk.key(Qt.Key.Key_B)
    assert desk.window.page == SCREENING and "nothing of this routine is left" in texts(desk.asks)


def test_often_advises_and_goes_on(desk: Desk) -> None:
    desk.start()
    desk.asks.flags.questions["often"].click()
    assert "See a doctor about it." in texts(desk.asks)
    desk.key(Qt.Key.Key_N)
    assert desk.window.page == SESSION


@pytest.mark.parametrize("said", ["dvt", "pe", "pregnancy"])
def test_an_answer_that_is_not_kept_is_asked_for_again(desk: Desk, said: str) -> None:
    desk.asked_days_ago(1)
    desk.start(GENTLE)
    flags = desk.asks.flags
    (flags.questions | flags.circumstances)[said].click()
    desk.key({"dvt": Qt.Key.Key_L, "pe": Qt.Key.Key_Escape, "pregnancy": Qt.Key.Key_N}[said])
    desk.coach.end_session()
    assert desk.start() == SCREENING, "within the fourteen days, too: nobody knows the answer any more"


def test_a_blocked_leg_is_not_stretched_by_what_takes_a_stretchs_place(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    twins: list[dict[str, tuple[Stretch, ...]]] = []
    monkeypatch.setattr(coach, "twins_of", lambda *given: twins.append(twins_of(*given)) or twins[-1])
    lunge = StretchStep(stretch="adductor_side_lunge", side=StepSide.BOTH)
    for answer in (Qt.Key.Key_N, Qt.Key.Key_L):
        desk.start(GENTLE.model_copy(update={"steps": (lunge,)}))
        if answer is Qt.Key.Key_L:
            desk.asks.flags.questions["claud"].click()
            desk.key(Qt.Key.Key_L)
        desk.key(Qt.Key.Key_N)
        desk.coach.end_session()
    all_of_them, one_leg = ([twin.sides for found in seen.values() for twin in found] for seen in twins)
    assert Sides.TOGETHER in all_of_them and Sides.TOGETHER not in one_leg


def test_before_a_check_of_form_too(desk: Desk) -> None:
    desk.window.routine_page.check_form_requested.emit("quad_standing", StepSide.LEFT)
    assert desk.window.page == SCREENING
    desk.key(Qt.Key.Key_N)
    assert desk.window.page == SESSION and desk.coach.playing


def test_answers_are_not_kept(desk: Desk) -> None:
    desk.start()
    desk.asks.flags.circumstances["pregnancy"].click()
    desk.asks.flags.questions["dvt"].click()
    desk.key(Qt.Key.Key_R)
    desk.key(Qt.Key.Key_N)
    assert desk.window.page == SESSION
    assert desk.coach.store is not None
    assert not desk.coach.store.settings(), "as if nobody had ever answered"
    desk.coach.end_session()
    kept = b"".join(path.read_bytes() for path in places.data_folder().rglob("*") if path.is_file())
    assert b"dvt" not in kept and b"pregnan" not in kept


def test_what_the_answers_leave_goes_with_the_session(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[dict[str, Any]] = []

    def engine(*agenda_and_mode: Any, **more: Any) -> SessionEngine:
        given.append(more)
        return SessionEngine(*agenda_and_mode, **more)

    monkeypatch.setattr("stretchcoach.app.coach.SessionEngine", engine)
    assert desk.start() == SCREENING
    desk.asks.cleared.emit((), (), ("numb_skin",))
    assert desk.window.page == SESSION
    assert given[0]["deeper_steps"] == 1
    assert {twin.id for twin in given[0]["twins"]["quad_standing"]} == {"quad_chair_knee_drop", "quad_heel_slide"}
