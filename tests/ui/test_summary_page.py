from typing import Any

import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QApplication
from support.pages import Keys, clipped, nameless, texts

from stretchcoach.body.measures import Measure
from stretchcoach.body.pose import Side
from stretchcoach.coaching import phrases
from stretchcoach.coaching.cues import Cue, CueKind
from stretchcoach.coaching.form import Verdict
from stretchcoach.coaching.log import EndReason, HoldRecord, Raised, Said, SessionLog
from stretchcoach.routine.values import Muscle
from stretchcoach.safety.alerts import Alert, Level, Reason
from stretchcoach.ui.summary_page import HoldLine, SummaryPage, clock_text, hold_text, summary_of

TITLES = {"quad_standing": "Standing heel to buttock"}


def hold(held_s: float = 30.0, timed_s: float = 0.0, side: Side | None = Side.LEFT, set_number: int = 1, **more: Any) -> HoldRecord:
    return HoldRecord(1, "quad_standing", side, set_number, 30.0, held_s=held_s, timed_s=timed_s, **more)


def said(id_: str, text: str) -> Said:
    return Said(1.0, Cue(id_, CueKind.CORRECTION, text, "Short."), "quad_standing", Side.LEFT)


def log(*holds: HoldRecord, ended: EndReason | None = EndReason.FINISHED, cues: tuple[Said, ...] = ()) -> SessionLog:
    return SessionLog(holds=list(holds), cues=list(cues), ended=ended)


class TestSummaryOf:
    def test_numbers_and_names(self) -> None:
        one = hold(21.26, 4.0, set_number=2, measure=Measure.KNEE_FLEXION, best=118.4)
        one.verdict_s |= {Verdict.GOOD: 15.0, Verdict.ADJUST: 5.0, Verdict.CANT_TELL: 5.0, Verdict.NOT_CHECKED: 100.0}
        ratio = HoldRecord(2, "adductor_butterfly", None, 1, 30.0, held_s=30.0, measure=Measure.KNEE_HEIGHT, best=0.43)
        summary = summary_of(log(one, ratio), TITLES, "here/session.json", title="Evening")
        assert summary.holds == (
            HoldLine("Standing heel to buttock", "Left leg", 2, 21.26, 4.0, 30.0, "about 120 degrees, camera estimate"),
            HoldLine("adductor_butterfly", "Both legs", 1, 30.0, 0.0, 30.0, None),
        )
        assert summary.judged_share == 0.8
        assert (summary.title, summary.path, summary.ended_sentence) == ("Evening", "here/session.json", "The session is complete.")

    def test_without_a_camera_nothing_was_judged(self) -> None:
        assert summary_of(log(hold(0, 30)), TITLES, "").judged_share is None

    def test_corrections_are_counted_and_told_as_they_were_told_first(self) -> None:
        first = said("knee_forward", phrases.clock_waits("Let your knee point to the floor."))
        again, blind = said("knee_forward", "Knee down."), said("cant_tell", phrases.clock_waits("I cannot see you."))
        other = said("trunk_lean", "Stand tall.")
        progress = Said(2.0, Cue("half", CueKind.PROGRESS, "Halfway."), None, None)
        guard = (said("slower", "Slower, please."), said("withdrawal", "Is everything OK?"), said("by_time", "I count by time now."))
        summary = summary_of(log(hold(), cues=(blind, first, other, again, progress, *guard)), TITLES, "")
        assert summary.corrected == (("Let your knee point to the floor.", 2), ("Stand tall.", 1))

    def test_the_pain_before_and_after(self) -> None:
        session = log(hold())
        session.pains = {(Muscle.QUADRICEPS, Side.LEFT): [5, 4, 2]}
        assert summary_of(session, TITLES, "").pains == ("Front of thigh, left leg: 5 before, 2 after",)
        assert summary_of(log(hold()), TITLES, "").pains == ()

    def test_warnings_are_told_once(self) -> None:
        alert = Alert(Level.STOP, Reason.PAIN, 7, 6, "0-10")
        assert alert is not None
        session = log(hold(), ended=EndReason.PAIN)
        session.alerts = [Raised(3.0, alert, None, None), Raised(9.0, alert, None, None)]
        summary = summary_of(session, TITLES, "")
        assert summary.alerts == ("You reported pain.",)
        assert summary.ended_sentence.startswith("The session ended because it hurt.")

    @pytest.mark.parametrize(
        ("session", "sentence"),
        [
            (log(hold(), ended=EndReason.STOPPED), "You stopped the session. What you held is kept."),
            (log(ended=None), "You stopped the session."),
            (log(hold(), ended=EndReason.ERROR), "The session broke off. What you held is kept."),
            (log(hold(), ended=EndReason.SOURCE_ENDED), "The recording ended before the session did. What you held is kept."),
        ],
    )
    def test_how_it_ended(self, session: SessionLog, sentence: str) -> None:
        assert summary_of(session, TITLES, "").ended_sentence == sentence


@pytest.mark.parametrize(
    ("held_s", "timed_s", "text"),
    [
        (21.3, 0.0, "held 21 s of 30 s"),
        (21.3, 9.0, "held 21 s of 30 s, 9 s by time alone"),
        (0.0, 30.0, "30 s of 30 s by time alone"),
        (0.0, 0.0, "held 0 s of 30 s"),
    ],
)
def test_a_hold_in_words(held_s: float, timed_s: float, text: str) -> None:
    assert hold_text(HoldLine("x", "Left leg", 1, held_s, timed_s, 30.0)) == text
    assert hold_text(HoldLine("x", "Left leg", 1, held_s, timed_s, 30.0, "about 120 degrees")) == f"{text}, about 120 degrees"


def test_minutes_and_seconds() -> None:
    assert [clock_text(seconds) for seconds in (0, 9.6, 60, 204)] == ["0:00 min", "0:10 min", "1:00 min", "3:24 min"]


class TestPage:
    @pytest.fixture
    def page(self, qtbot: Any) -> SummaryPage:
        made = SummaryPage()
        made.resize(1262, 700)
        return made

    def test_what_is_shown(self, page: SummaryPage, qtbot: Any) -> None:
        qtbot.addWidget(page)
        one = hold(21.0, 9.0)
        one.verdict_s |= {Verdict.GOOD: 9.0, Verdict.CANT_TELL: 1.0}
        page.show_session(summary_of(log(one, cues=(said("trunk_lean", "Stand tall."),) * 2), TITLES, "a/session.json", title="Evening"))
        lines = texts(page).splitlines()
        assert {"Evening", "0:21 min", "0:09 min", "90 %", "Standing heel to buttock, left leg, set 1"} <= set(lines)
        assert {"Stand tall.  (2 times)", "The record: a/session.json"} <= set(lines)

    def test_the_session_before_is_gone(self, page: SummaryPage, qtbot: Any) -> None:
        qtbot.addWidget(page)
        page.show_session(summary_of(log(hold()), TITLES, "", title="Evening"))
        page.show_session(summary_of(log(hold()), TITLES, "", title="Morning"))
        assert "Morning" in texts(page) and "Evening" not in texts(page)

    def test_again_and_done_by_keyboard_alone(self, page: SummaryPage, qtbot: Any) -> None:
        heard: list[str] = []
        page.again.connect(lambda: heard.append("again"))
        page.done.connect(lambda: heard.append("done"))
        keys = Keys(qtbot, page)
        page.show_session(summary_of(log(hold()), TITLES, ""))
        assert QApplication.focusWidget() is page.done_button
        keys.press(Qt.Key.Key_Return)
        keys.tab_to(page.again_button)
        keys.press(Qt.Key.Key_Space)
        assert heard == ["done", "again"]
        assert nameless(page) == []

    @pytest.mark.parametrize("font_px", [13, 26])
    def test_nothing_is_clipped(self, qapp: QApplication, qtbot: Any, font_px: int) -> None:
        font = qapp.font()
        font.setPixelSize(font_px)
        qapp.setFont(font)
        page = SummaryPage()
        qtbot.addWidget(page)
        page.resize(1262, 700)
        page.show()
        long = said("knee_forward", "Let your knee point to the floor and keep it there for as long as it is comfortable.")
        holds = hold(), hold(12, 5, Side.RIGHT, measure=Measure.KNEE_FLEXION, best=99)
        page.show_session(summary_of(log(*holds, cues=(long,)), TITLES, "x" * 20))
        for _ in range(5):
            qapp.processEvents()
        assert clipped(page) == []
