"""Whole sessions in fake time, told as a story and read back from the log."""

from dataclasses import replace
from itertools import groupby

import pytest
from support.figure import SIZE_PX, Figure, half_kneeling, quad
from support.session import agenda, at, at_once, ids, library, obedient, play, routine, said, side_of, story

from stretchcoach.body.pose import Landmark, Observation, Side
from stretchcoach.coaching.agenda import Phase, agenda_of
from stretchcoach.coaching.cues import CueKind
from stretchcoach.coaching.form import Verdict
from stretchcoach.coaching.hold import HoldState
from stretchcoach.coaching.holding import Holding
from stretchcoach.coaching.log import EndReason
from stretchcoach.coaching.questions import Asks
from stretchcoach.coaching.session import SessionEngine, SessionUpdate
from stretchcoach.routine.values import Mode, StepSide, StretchStep, WalkStep
from stretchcoach.safety.bouts import Bout
from stretchcoach.safety.guard import Level, Reason

ANKLE_HIDDEN = replace(quad(110), hidden={Landmark.LEFT_ANKLE: 0.0})


def test_a_whole_hold() -> None:
    engine = SessionEngine(agenda(hold_s=20))
    updates = list(play(engine, obedient))
    assert updates[-1].ended is EndReason.FINISHED
    (hold,) = engine.log.holds
    assert (hold.held_s, hold.timed_s, hold.judged_share) == (pytest.approx(20), 0, 1.0)
    assert len(hold.intervals) == 1
    assert hold.best == pytest.approx(112, abs=1)
    assert hold.comfortable == pytest.approx(112, abs=1)
    assert hold.verdict_s[Verdict.GOOD] == pytest.approx(20, abs=0.5)
    assert [phase for phase, _ in groupby(update.phase for update in updates)] == ["ready", "stretch", "finished"]


def test_a_lapse_pauses_and_does_not_reset() -> None:
    """RULES 2: shorter than a second it stays holding; longer it waits, and is told so."""
    engine = SessionEngine(at_once(hold_s=30))
    updates = story(engine, (6, quad(110)), (6.4, quad(60)), (10, quad(110)), (14, quad(60)), (18, quad(110)))
    assert at(updates, 6.9).hold is not None
    holds = {moment: at(updates, moment).hold for moment in (5.9, 6.6, 8.0, 13.0, 17.9)}
    states = {moment: hold.state for moment, hold in holds.items() if hold is not None}
    assert states == {
        5.9: HoldState.HOLDING,
        6.6: HoldState.HOLDING,
        8.0: HoldState.HOLDING,
        13.0: HoldState.WAITING,
        17.9: HoldState.HOLDING,
    }
    assert [one for one in ids(engine) if one in ("hold", "came_out", "going_on")] == ["hold", "came_out", "going_on"]
    (hold,) = engine.log.holds
    assert hold.held_s == pytest.approx(sum(end - start for start, end in hold.intervals))
    assert hold.held_s == pytest.approx(6 + 3.2 + 3.6, abs=1.0)


def test_a_fault_stops_the_clock_after_its_grace_and_is_said_once_it_has_lasted() -> None:
    engine = SessionEngine(at_once(hold_s=40))
    updates = story(engine, (8, quad(110)), (18, quad(110, thigh=30)), (22, quad(110)))
    paused = at(updates, 12).hold
    assert paused is not None
    assert (paused.state, paused.held_s) == (HoldState.PAUSED, pytest.approx(8.1, abs=0.5))
    assert at(updates, 12).verdict is Verdict.ADJUST
    corrections = [(moment, text) for moment, text in said(engine) if "nee" in text]
    assert corrections == [
        (pytest.approx(9.3, abs=0.5), "Let your knee point to the floor. The clock waits."),
        (pytest.approx(17.3, abs=0.5), "Knee down."),  # briefly, and not before eight seconds
    ]
    assert said(engine)[-1][1] == "That is it. The clock runs. 32 seconds left."
    (hold,) = engine.log.holds
    assert hold.verdict_s[Verdict.ADJUST] == pytest.approx(10, abs=0.8)
    assert hold.judged_share == 1.0


def test_a_moment_s_fault_is_not_spoken_of() -> None:
    engine = SessionEngine(at_once(hold_s=40))
    story(engine, (8, quad(110)), (8.7, quad(110, thigh=30)), (12, quad(110)))
    assert "knee_forward" not in ids(engine)


def test_too_deep_is_eased_off_at_once_and_raised_once() -> None:
    engine = SessionEngine(at_once(hold_s=40), comfortable={("quad_standing", Side.LEFT): 105})
    updates = story(engine, (6, quad(110)), (9, quad(128)), (12, quad(118)), (20, quad(108)))
    alert = at(updates, 8).alert
    assert alert is not None
    assert (alert.level, alert.reason, alert.limit) == (Level.EASE_OFF, Reason.RANGE, 120)
    (raised,) = [raised for raised in engine.log.alerts if raised.alert.level is Level.EASE_OFF]
    assert (raised.alert.reason, raised.stretch, raised.side) == (Reason.RANGE, "quad_standing", Side.LEFT)
    safety, waiting = [one for one in engine.log.cues if one.cue.kind is CueKind.SAFETY]
    assert [one.cue.text for one in (safety, waiting)] == ["Too far. Ease back slowly.", "Ease back and rest. The clock waits."]
    assert safety.at_s == pytest.approx(6.3, abs=0.5)
    hold = at(updates, 8.5).hold
    assert hold is not None
    assert hold.state is HoldState.PAUSED
    held = [at(updates, moment).hold for moment in (7, 16.2, 18)]
    assert [hold and round(hold.held_s) for hold in held] == [6, 6, 8]  # ten seconds, and the leg has come back by ten degrees
    assert at(updates, 16.2).alert is not None
    assert at(updates, 16.8).alert is None


def test_safety_interrupts_a_correction() -> None:
    engine = SessionEngine(at_once(hold_s=40))
    story(engine, (6, quad(110)), (7.8, quad(110, thigh=30)), (10, quad(155, thigh=30)))
    safety = next(one for one in engine.log.cues if one.cue.kind is CueKind.SAFETY)
    before = [one for one in engine.log.cues if one.at_s < safety.at_s][-1]
    assert before.cue.kind is CueKind.CORRECTION
    assert safety.at_s < before.at_s + 0.4 * len(before.cue.text.split())


@pytest.mark.parametrize(("gentle", "limit"), [(Mode.NORMAL, 127), (Mode.GENTLE, 122)])
def test_the_first_quiet_seconds_make_the_limit_of_the_session(gentle: Mode, limit: float) -> None:
    engine = SessionEngine(agenda(side="left", hold_s=10, sets=2), gentle)
    updates = list(play(engine, obedient, fps=6))  # too few looks to tell how fast
    assert updates[-1].ended is EndReason.FINISHED
    assert [hold.comfortable for hold in engine.log.holds] == pytest.approx([112, 112], abs=1)
    engine = SessionEngine(agenda(side="left", hold_s=10, sets=2), gentle)

    def deeper(update: SessionUpdate | None, now_s: float) -> Figure:
        again = update is not None and update.entry is not None and update.entry.set_number == 2
        return quad(135) if again else obedient(update, now_s)

    list(play(engine, deeper, until_s=45, fps=6))
    limits = [raised.alert.limit for raised in engine.log.alerts if raised.alert.reason is Reason.RANGE]
    assert limits == [pytest.approx(limit, abs=1)]


def test_a_stiff_person_can_hold() -> None:
    engine = SessionEngine(at_once(hold_s=5), comfortable={("quad_standing", Side.LEFT): 80})
    story(engine, (8, quad(75)))
    assert engine.log.ended is EndReason.FINISHED
    assert engine.log.holds[0].held_s == pytest.approx(5)


@pytest.mark.parametrize("figure", [None, ANKLE_HIDDEN], ids=["nobody", "foot hidden"])
def test_blind_for_ten_seconds_then_by_time(figure: Figure | None) -> None:
    """Nobody is seen of somebody who kneels: who stands might have fallen."""
    stretch, there = ("quad_half_kneeling", half_kneeling()) if figure is None else ("quad_standing", quad(110))
    engine = SessionEngine(at_once(stretch, hold_s=30))
    updates = story(engine, (8, there), (20, figure), (24, there))
    blind = at(updates, 17.5).hold
    assert blind is not None
    assert (blind.state, blind.timed_s) == (HoldState.PAUSED, 0)
    (hold,) = engine.log.holds
    assert hold.timed_s == pytest.approx(2, abs=0.3)
    assert hold.held_s == pytest.approx(8 + 4, abs=0.5)
    why = "I cannot see you." if figure is None else "Your left foot is hidden."
    texts = [text for _moment, text in said(engine)]
    assert texts[-3:] == [f"{why} The clock waits.", f"{why} I count by time now.", "That is it. The clock runs. 19 seconds left."]
    assert hold.verdict_s[Verdict.CANT_TELL] == pytest.approx(12, abs=0.3)
    assert hold.judged_share == pytest.approx(0.5, abs=0.05)


def test_the_camera_stops_sending() -> None:
    engine = SessionEngine(at_once(hold_s=30))
    story(engine, (8, quad(110)))
    for step in range(1, 150):
        update = engine.advance(8 + step / 10)
    assert update.hold is not None
    assert update.hold.state is HoldState.TIMED
    assert update.hold.timed_s == pytest.approx(22.9 - 8 - 1 - 10, abs=0.3)
    last = [text for _moment, text in said(engine)][-2:]
    assert last == ["The camera has stopped. The clock waits.", "The camera has stopped. I count by time now."]


def test_without_a_camera_everything_is_by_time_and_nothing_is_judged() -> None:
    engine = SessionEngine(agenda(side="both", hold_s=10, sets=2), has_camera=False)
    now_s = 0.0
    while (update := engine.advance(now_s)).ended is None:
        assert update.verdict is Verdict.NOT_CHECKED
        now_s += 0.1
    assert [(hold.held_s, hold.timed_s, hold.judged_share) for hold in engine.log.holds] == [(0, pytest.approx(10), 0.0)] * 4
    assert engine.log.verdict_s[Verdict.NOT_CHECKED] == pytest.approx(40, abs=0.5)
    assert "Left leg. Move in slowly, to a mild pull. Hold for 10 seconds." in [text for _moment, text in said(engine)]


def test_turned_away_is_told_how_to_turn() -> None:
    engine = SessionEngine(at_once(hold_s=30))
    story(engine, (5, quad(110)), (9, quad(110, yaw=0.0)))
    assert said(engine)[-1][1] == "Turn your side to me. The clock waits."


# --- pain ---


@pytest.mark.parametrize("has_camera", [True, False])
def test_pain_that_asks_to_ease_stops_the_clock_until_it_has_eased(has_camera: bool) -> None:
    engine = SessionEngine(at_once(hold_s=30), has_camera=has_camera)
    story(engine, (6, quad(110)))
    engine.report_pain(5)
    before = engine.log.held_s + engine.log.timed_s
    for step in range(1, 650):
        update = engine.advance(6 + step / 15, quad(110).seen(6 + step / 15))
    assert update.hold is not None
    assert (update.hold.state, update.hold.held_s + update.hold.timed_s) == (HoldState.PAUSED, pytest.approx(before, abs=0.1))
    assert update.alert is not None
    assert update.alert.reason is Reason.PAIN
    waits = [one for one in engine.log.cues if one.cue.id == "pain_ease"]
    assert [round(one.at_s) for one in waits] == [6, 26, 46]  # now and then it is said why the clock stands
    assert update.question is not None
    assert update.question.kind is Asks.EASED
    engine.report_eased()
    for step in range(650, 710):  # the leg has not come back yet
        update = engine.advance(6 + step / 15, quad(110).seen(6 + step / 15))
    assert engine.log.held_s + engine.log.timed_s == pytest.approx(before, abs=0.1)
    for step in range(710, 770):
        update = engine.advance(6 + step / 15, quad(98).seen(6 + step / 15))
    assert update.alert is None
    assert engine.log.held_s + engine.log.timed_s == pytest.approx(before + 4, abs=0.3)
    assert len(engine.log.alerts) == 1


def test_pain_while_getting_ready_keeps_the_clock_from_starting() -> None:
    engine = SessionEngine(agenda(hold_s=10))
    engine.advance(0.0)
    engine.report_pain(5)
    list(play(engine, obedient, until_s=30, from_s=0.1))
    assert engine.log.holds[0].held_s == 0
    assert [raised.alert.reason for raised in engine.log.alerts if raised.alert.level is Level.EASE_OFF] == [Reason.PAIN]
    engine.report_eased()
    list(play(engine, obedient, until_s=45, from_s=30.1))
    assert engine.log.holds[0].held_s == pytest.approx(10)


@pytest.mark.parametrize(("level", "sharp"), [(6, False), (10, False), (2, True)])
def test_too_much_pain_ends_the_session(level: int, sharp: bool) -> None:
    engine = SessionEngine(at_once(hold_s=30))
    story(engine, (3, quad(110)))
    engine.report_pain(level, sharp=sharp)
    update = engine.advance(3.0)
    assert (update.phase, update.ended) == (Phase.STOPPED, EndReason.PAIN)
    assert update.cue is not None
    assert (update.cue.kind, update.cue.text) == (CueKind.SAFETY, "Stop. Let go slowly and rest. If it stays, ask a doctor.")
    assert [raised.alert.level for raised in engine.log.alerts] == [Level.STOP]
    assert engine.log.holds[0].held_s == pytest.approx(3, abs=0.2)


def test_no_such_pain() -> None:
    with pytest.raises(ValueError, match="0 to 10"):
        SessionEngine(at_once()).report_pain(11)


# --- odd input ---


def test_the_same_observation_twice_is_taken_in_once() -> None:
    engine = SessionEngine(at_once(hold_s=10))
    observation = quad(110).seen(0.0)
    for step in range(20):
        update = engine.advance(step * 0.03, observation)
    assert update.form.verdict is Verdict.GOOD


def test_an_observation_of_nobody() -> None:
    update = SessionEngine(at_once()).advance(0.0, Observation(0.0, SIZE_PX, None))
    assert (update.form.verdict, update.verdict) == (Verdict.CANT_TELL, Verdict.NOT_CHECKED)


def test_a_hold_needs_a_stretch() -> None:
    with pytest.raises(ValueError, match="needs a stretch"):
        Holding(replace(at_once()[0], stretch=None), Mode.NORMAL, None, Bout(Mode.NORMAL), has_camera=True)


# --- how long ---


def test_two_hours_in_seconds() -> None:
    steps = [StretchStep(stretch="quad_standing", side=StepSide.BOTH, hold_s=60, sets=1, rest_s=10), WalkStep(duration_s=600)] * 8
    entries = agenda_of(routine(*steps), library())
    engine = SessionEngine(entries)
    shown = {(side, knee): quad(knee, side=side).pose() for side in Side for knee in (5, 112)}
    now_s, update = 0.0, engine.advance(0.0)
    while update.ended is None:
        now_s += 0.49
        pose = shown[side_of(update), 112 if update.phase is Phase.STRETCH else 5]
        update = engine.advance(now_s, Observation(now_s, SIZE_PX, pose))
    assert now_s > 6000
    held = {side: sum(hold.held_s for hold in engine.log.holds if hold.side is side) for side in Side}
    assert held == {Side.LEFT: pytest.approx(8 * 60), Side.RIGHT: pytest.approx(8 * 60)}  # all that a day may bring
    assert engine.log.ended is EndReason.FINISHED
