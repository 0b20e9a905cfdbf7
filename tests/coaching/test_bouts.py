"""What a bout allows, however somebody plays with the keys; and what comes instead when it does not go well."""

from dataclasses import replace
from math import pi, sin

import pytest
from support.figure import Figure, quad
from support.session import agenda, at_once, ids, library, play, routine, said, side_of, story

from stretchcoach.body.pose import Side
from stretchcoach.coaching.agenda import Entry, Phase, Twins, agenda_of, twins_of, without_lead_in
from stretchcoach.coaching.log import EndReason
from stretchcoach.coaching.questions import Asks
from stretchcoach.coaching.session import SessionEngine, SessionUpdate
from stretchcoach.routine.values import Mode, Position, StepSide, StretchStep, WalkStep
from stretchcoach.safety.alerts import Level, Reason
from stretchcoach.safety.screening import adapted, clearance

STANDING, KNEELING = "quad_standing", "quad_half_kneeling"


def twins() -> Twins:
    return twins_of(routine(StretchStep(stretch=STANDING)), library())


@pytest.mark.parametrize(("mode", "most_s"), [(Mode.NORMAL, 60), (Mode.GENTLE, 30)])
def test_no_hold_is_longer_than_anybody_may_hold(mode: Mode, most_s: float) -> None:
    step = StretchStep(stretch=STANDING, hold_s=30 if mode is Mode.GENTLE else 120, sets=1)
    holds = [entry for entry in agenda_of(routine(step, mode=mode), library()) if entry.phase is Phase.STRETCH]
    assert [entry.duration_s for entry in holds] == [most_s, most_s]


@pytest.mark.parametrize(("mode", "most"), [(Mode.NORMAL, 4), (Mode.GENTLE, 3)])
def test_repeating_makes_no_more_holds_than_a_bout_has(mode: Mode, most: int) -> None:
    engine = SessionEngine(agenda(side="left", hold_s=8), mode, has_camera=False)
    phases: list[Phase] = []
    for at in range(3000):
        update = engine.advance(at / 5)
        if update.phase is not (phases[-1] if phases else None):
            phases.append(update.phase)
        if update.phase is Phase.STRETCH and update.hold is not None and update.hold.left_s <= 1:
            engine.repeat()
        if update.ended is not None:
            break
    assert len(engine.log.holds) == most
    assert phases[-2:] == [Phase.WALK, Phase.FINISHED]
    assert "let_go" in ids(engine)


def test_a_hold_that_was_only_begun_is_no_hold() -> None:
    engine = SessionEngine(at_once(hold_s=8), has_camera=False)
    for at in range(60):
        engine.advance(at / 5)
        if at % 10 == 9:
            engine.repeat()  # after two seconds
    assert "let_go" not in ids(engine)


def test_a_walk_makes_room_for_a_new_bout_but_a_cramping_muscle_has_three() -> None:
    step, walk = StretchStep(stretch=STANDING, side=StepSide.LEFT, hold_s=10, sets=3), WalkStep(duration_s=60)
    entries = agenda_of(routine(step, walk, step, walk, step, mode=Mode.GENTLE), library())
    engine = SessionEngine(entries, Mode.GENTLE, has_camera=False)
    assert list(play(engine, lambda _u, _n: None, until_s=1500, fps=2))[-1].ended is EndReason.FINISHED
    assert len(engine.log.holds) == 9
    assert "let_go" not in ids(engine)
    engine = SessionEngine([*entries, *_later(entries, agenda_of(routine(walk, step), library()))], Mode.GENTLE, has_camera=False)
    list(play(engine, lambda _u, _n: None, until_s=2000, fps=2))
    assert len(engine.log.holds) == 9
    assert "let_go" in ids(engine)


def _later(before: list[Entry], entries: list[Entry]) -> list[Entry]:
    return [replace(entry, activity=entry.activity + before[-1].activity + 1) for entry in entries]


def test_full_is_said_before_the_position_is_taken() -> None:
    engine = SessionEngine(agenda(side="left", hold_s=10, sets=5), has_camera=False)
    seen = [update.phase for update in play(engine, lambda _u, _n: None, until_s=300, fps=5)]
    assert seen.count(Phase.STRETCH) < 5 * 10 * 5
    assert len(engine.log.holds) == 4
    assert Phase.WALK in seen


# --- pain that does not become less ---


def hurts_long(engine: SessionEngine) -> list[SessionUpdate]:
    updates = []
    for at in range(3500):
        now_s = at / 10
        eases = bool(updates) and updates[-1].alert is not None and updates[-1].alert.level is Level.EASE_OFF
        figure = quad(96 if eases else 112, side=side_of(updates[-1] if updates else None))
        update = engine.advance(now_s, figure.seen(now_s))
        updates.append(update)
        if update.question is not None and update.question.kind is Asks.PAIN:
            engine.report_pain(7)  # a cramp that started at 7, and stays
        if update.question is not None and update.question.kind is Asks.EASED:
            engine.report_eased()
        if update.ended is not None:
            break
    return updates


def test_a_cramp_that_still_hurts_after_a_minute_gets_a_walk_and_another_position() -> None:
    engine = SessionEngine(without_lead_in(agenda(side="left", hold_s=30, sets=3)), Mode.GENTLE, twins=twins())
    updates = hurts_long(engine)
    walked = next(at for at, update in enumerate(updates) if update.phase is Phase.WALK)
    assert engine.log.held_s >= 60
    raised = [alert for alert in engine.log.alerts if alert.alert.reason is Reason.PAIN]
    assert raised[0].alert.level is Level.EASE_OFF
    assert (raised[0].alert.measured, raised[0].alert.limit) == (7, 6)
    after = [update.entry.stretch.id for update in updates[walked:] if update.entry is not None and update.entry.stretch is not None]
    assert set(after) == {"quad_chair_knee_drop"}
    assert any("Then another position" in said.cue.text for said in engine.log.cues)


def test_without_another_position_it_is_let_go() -> None:
    engine = SessionEngine(without_lead_in(agenda(side="left", hold_s=30, sets=3)), Mode.GENTLE)
    updates = hurts_long(engine)
    assert updates[-1].ended is EndReason.FINISHED
    assert {hold.stretch for hold in engine.log.holds} == {STANDING}
    assert updates[-2].phase is Phase.WALK


def test_the_other_leg_keeps_its_stretch() -> None:
    engine = SessionEngine(without_lead_in(agenda(side="both", hold_s=30, sets=3)), Mode.GENTLE, twins=twins())
    hurts_long(engine)
    assert next(hold.stretch for hold in engine.log.holds if hold.side is Side.RIGHT) == STANDING
    assert "quad_chair_knee_drop" in {hold.stretch for hold in engine.log.holds if hold.side is Side.LEFT}


def test_a_number_that_asks_for_nothing_is_as_good_as_the_word() -> None:
    engine = SessionEngine(at_once(hold_s=60))
    story(engine, (5, quad(110)))
    engine.report_hurts()
    later = [engine.advance(5 + at / 10, quad(95).seen(5 + at / 10)) for at in range(1, 150)]
    assert later[-1].question is not None and later[-1].question.kind is Asks.EASED
    engine.report_pain(1)
    assert engine.advance(20.5, quad(95).seen(20.5)).alert is None


# --- sway ---


def swaying(now_s: float, spells: tuple[tuple[float, float], ...] = ((4, 9), (14, 19))) -> Figure:
    """Stands and stretches, and sways by 8 cm in some spells."""
    sways = any(begins_s < now_s < ends_s for begins_s, ends_s in spells)
    return replace(quad(110), at_px=(640 + (300 * 0.08 * sin(2 * pi * 0.7 * now_s) if sways else 0), 360.0))


def sway_twice(engine: SessionEngine) -> list[SessionUpdate]:
    return [engine.advance(at / 10, swaying(at / 10).seen(at / 10)) for at in range(360)]


def asked_to_sit(updates: list[SessionUpdate]) -> list[float]:
    return [update.at_s for update in updates if update.question is not None and update.question.kind is Asks.SIT]


def test_who_sways_twice_is_offered_the_chair_and_goes_on_there() -> None:
    engine = SessionEngine(without_lead_in(agenda(side="both", hold_s=60, sets=2)), twins=twins())
    updates = []
    for at in range(3000):
        updates.append(engine.advance(at / 10, swaying(at / 10).seen(at / 10)))
        if asked_to_sit(updates):
            break
    assert [raised.alert.reason for raised in engine.log.alerts] == [Reason.SWAY] * 2
    engine.report_comfortable()
    now_s = updates[-1].at_s + 0.2
    updates = list(play(engine, lambda update, _now_s: quad(110, side=side_of(update)), from_s=now_s, until_s=600, fps=5))
    after = [update.entry.stretch for update in updates if update.entry is not None and update.entry.stretch is not None]
    assert {(stretch.id, stretch.position) for stretch in after} == {("quad_heel_slide", Position.CHAIR)}
    assert [(hold.stretch, hold.side) for hold in engine.log.holds][1:] == [("quad_heel_slide", Side.LEFT)] * 2 + [
        ("quad_heel_slide", Side.RIGHT)
    ] * 2
    assert updates[-1].ended is EndReason.FINISHED


def test_the_offer_is_said_and_goes_away_by_itself() -> None:
    engine = SessionEngine(at_once(hold_s=60), twins=twins())
    asked_s = asked_to_sit(sway_twice(engine))
    assert 14 < asked_s[0] < 14 + 2.5 + 1
    assert asked_s[-1] - asked_s[0] == pytest.approx(15, abs=0.3)
    assert any("You sway. Sit instead? If so, press O." in said.cue.text for said in engine.log.cues)


def test_nothing_is_offered_where_there_is_no_chair_version_or_one_sway() -> None:
    assert asked_to_sit(sway_twice(SessionEngine(at_once(hold_s=60)))) == []
    engine = SessionEngine(at_once(hold_s=60), twins=twins())
    once = [engine.advance(at / 10, swaying(at / 10, ((4, 9),)).seen(at / 10)) for at in range(300)]
    assert asked_to_sit(once) == []


# --- the way out ---


@pytest.mark.parametrize(("seconds", "mode", "fast"), [(2.5, Mode.NORMAL, True), (9.0, Mode.NORMAL, False), (4.0, Mode.GENTLE, True)])
def test_coming_out_too_fast_is_noticed_after_the_hold(seconds: float, mode: Mode, fast: bool) -> None:
    entries = without_lead_in(agenda(side="left", hold_s=10, sets=2, rest_s=15))
    engine = SessionEngine(entries, mode, comfortable={(STANDING, Side.LEFT): 130})
    way_out: list[float] = []
    now_s, out_s = 0.0, None
    update = engine.advance(0.0)
    while now_s < 25:
        now_s += 1 / 20
        if out_s is None and update.phase is Phase.REST:
            out_s = now_s
        share = 0.0 if out_s is None else min(1.0, (now_s - out_s) / seconds)
        update = engine.advance(now_s, quad(138 - 60 * share).seen(now_s))
        way_out.append(share)
    releases = [raised for raised in engine.log.alerts if raised.alert.reason is Reason.SPEED]
    assert bool(releases) is fast
    assert len(releases) <= 1
    for raised in releases:
        assert raised.alert.level is Level.CAUTION
        assert raised.alert.measured < raised.alert.limit < 0
        assert out_s is not None and raised.at_s - out_s <= 0.5 + 1.5 + 0.1
    assert ("release_speed" in ids(engine)) is fast


# --- twins ---


def test_twins_keep_the_limits_of_the_routine_and_of_the_answers() -> None:
    one = routine(StretchStep(stretch="hamstring_long_sit"))
    plain = twins_of(one, library())["hamstring_long_sit"]
    assert [twin.id for twin in plain] == ["hamstring_strap_lying", "hamstring_chair"]
    seated = twins_of(one, library(), lambda stretch: stretch.position is Position.CHAIR)["hamstring_long_sit"]
    assert [twin.id for twin in seated] == ["hamstring_chair"]
    screening = library().screening
    assert screening is not None
    bendy = adapted(one, library(), clearance(screening, circumstances=("hypermobile",)))
    assert bendy is not None
    for before, after in zip(plain, twins_of(bendy, library())["hamstring_long_sit"], strict=True):
        assert before.depth is not None and after.depth is not None
        assert after.depth.never_beyond < before.depth.never_beyond


def test_an_answered_question_is_not_heard_any_more() -> None:
    engine = SessionEngine(at_once(hold_s=30), Mode.GENTLE, has_camera=False)
    engine.advance(0.0)  # "Left leg. Move in slowly": the question about pain waits for its end
    assert engine.advance(0.1).question is not None
    engine.report_pain(3)
    for at in range(2, 150):
        engine.advance(at / 10)
    assert "ask_pain" not in ids(engine)


# --- while everything stands ---


def test_who_may_have_fallen_is_asked_again_and_told_when_seen_again() -> None:
    engine = SessionEngine(at_once(hold_s=60), hands_free=True)
    story(engine, (6, quad(110)), (60, None))
    asked = [said.at_s for said in engine.log.cues if said.cue.id == "fell"]
    assert len(asked) == 3
    assert asked[1] - asked[0] == pytest.approx(20, abs=0.3)
    assert engine.log.cues[-1].cue.text == "Are you OK? Everything is paused. One hand up: yes."
    for at in range(1, 40):
        engine.advance(60 + at / 10, quad(20).seen(60 + at / 10))
    assert engine.log.cues[-1].cue.text == "I see you again. Left leg. Move in slowly, to a mild pull."


def test_a_pause_by_hand_is_told_again_after_a_minute() -> None:
    engine = SessionEngine(at_once(hold_s=60), hands_free=True)
    engine.advance(0.0)
    engine.pause(by_hand=True)
    for at in range(1, 800):
        engine.advance(at / 10)
    assert ids(engine).count("still_paused") == 1


# --- as it is heard ---


def test_who_eases_back_as_told_has_not_come_out() -> None:
    engine = SessionEngine(at_once(hold_s=60), comfortable={(STANDING, Side.LEFT): 110})
    story(engine, (8, quad(110)), (12, quad(130)), (30, quad(85)), (45, quad(110)))
    assert "range" in ids(engine)
    assert "came_out" not in ids(engine)
    assert any(text.startswith("That is it. The clock runs.") for _at_s, text in said(engine))
    waits_s = next(at_s for at_s, text in said(engine) if "The clock waits" in text)
    assert waits_s - next(heard.at_s for heard in engine.log.cues if heard.cue.id == "range") <= 3


def test_nobody_is_told_to_turn_for_a_stretch_that_goes_by_time() -> None:
    engine = SessionEngine(agenda("quad_heel_slide", hold_s=20))
    list(play(engine, lambda _update, _now_s: quad(110, yaw=0), until_s=60))
    assert not [text for _at_s, text in said(engine) if "Turn" in text or "side to" in text]


def test_after_pain_nobody_goes_in_again_for_a_last_second() -> None:
    engine = SessionEngine(without_lead_in(agenda(side="left", hold_s=20, sets=2)), Mode.GENTLE, has_camera=False)
    for at in range(180):
        engine.advance(at / 10)
    engine.report_pain(3)
    engine.report_hurts()
    for at in range(180, 320):
        engine.advance(at / 10)
        engine.report_eased()
    assert [text for _at_s, text in said(engine)][-1].startswith("Slowly let the foot down")


def test_the_end_says_what_to_do_where_it_still_hurts() -> None:
    engine = SessionEngine(at_once(hold_s=8), Mode.GENTLE, has_camera=False)
    engine.advance(0.0)
    engine.report_pain(7)
    for at in range(1, 200):
        engine.advance(at / 10)
    assert said(engine)[-1][1].endswith("If it still hurts, rest, and ask a doctor.")


def test_a_twin_for_one_leg_does_not_stand_in_for_both_at_once() -> None:
    both = routine(StretchStep(stretch="hamstring_long_sit", hold_s=30, sets=3), mode=Mode.GENTLE)
    twins = twins_of(both, library())
    assert {twin.id for twin in twins["hamstring_long_sit"]} == {"hamstring_strap_lying", "hamstring_chair"}
    engine = SessionEngine(without_lead_in(agenda_of(both, library())), Mode.GENTLE, has_camera=False, twins=twins)
    for at in range(1500):
        update = engine.advance(at / 10)
        if update.question is not None and update.question.kind is Asks.PAIN:
            engine.report_pain(7)
    assert "let_go" in ids(engine)
    assert {hold.stretch for hold in engine.log.holds} == {"hamstring_long_sit"}


def test_thanks_are_for_answers_that_ask_for_nothing() -> None:
    engine = SessionEngine(at_once(hold_s=30), has_camera=False)
    for at in range(300):
        engine.advance(at / 10)
        if at == 50:
            engine.report_pain(2)
        if at == 150:
            engine.report_pain(5)  # ease off
    assert ids(engine).count("thank_you") == 1
    assert next(heard.at_s for heard in engine.log.cues if heard.cue.id == "thank_you") < 10
