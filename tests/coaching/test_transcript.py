"""What somebody hears who does not look at the screen: what to do, which leg, and why the clock stands."""

from dataclasses import replace

import pytest
from support.figure import Figure, quad, straddle
from support.session import agenda, at_once, ids, library, obedient, play, routine, said, story

from stretchcoach.body.pose import Side
from stretchcoach.coaching.agenda import Phase, agenda_of
from stretchcoach.coaching.log import EndReason
from stretchcoach.coaching.questions import Asks
from stretchcoach.coaching.session import SessionEngine, SessionUpdate
from stretchcoach.routine.values import CardStep, DynamicStep, Mode, StepSide, StretchStep, WalkStep


def test_somebody_who_only_listens_knows_what_to_do_which_leg_and_why_the_clock_stands() -> None:
    engine = SessionEngine(agenda(side="both", hold_s=20, sets=2, rest_s=10))
    lapses: dict[tuple[Side, int], float] = {}

    def person(update: SessionUpdate | None, now_s: float) -> Figure:
        entry = update.entry if update else None
        if update and entry and update.hold and entry.side and update.hold.held_s > 8:
            began_s = lapses.setdefault((entry.side, entry.set_number), now_s)
            if entry.set_number == 1 and now_s - began_s < 3:
                return quad(40, side=entry.side)
        return obedient(update, now_s)

    assert list(play(engine, person))[-1].ended is EndReason.FINISHED
    transcript = [text for _moment, text in said(engine)]
    heard = iter(transcript)
    for expected in (  # in this order; the sentences between are counted seconds and encouragement
        "Get ready. Standing heel to buttock, left leg.",
        "Stand beside a firm chair and hold its back.",
        "Three.",
        "Left leg. Move in slowly, to a mild pull.",
        "Good. Hold 20 seconds.",
        "You have come out of the stretch. The clock waits.",
        "That is it. The clock runs.",
        "Three.",
        "Slowly let the foot down to the floor. Rest 10 seconds. Then the left leg again, hold 2 of 2.",
        "Left leg. Move in slowly, to a mild pull.",
        "Good. Hold 20 seconds.",
        "Halfway.",
        "Slowly let the foot down to the floor. Switch sides. Now the right leg.",
        "Right leg. Move in slowly, to a mild pull.",
        "Good. Hold 20 seconds.",
        "You have come out of the stretch. The clock waits.",
        "That is it. The clock runs.",
        "Slowly let the foot down to the floor. Rest 10 seconds. Then the right leg again, hold 2 of 2.",
        "Right leg. Move in slowly, to a mild pull.",
        "Slowly let the foot down to the floor. That was the last one. Well done.",
    ):
        assert expected in heard, f"{expected!r} is not heard in its place in {transcript}"


def test_who_takes_long_to_get_into_position_hears_the_rest_of_the_instructions() -> None:
    engine = SessionEngine(agenda(hold_s=10))
    list(play(engine, lambda _update, _now_s: quad(20), until_s=60))
    texts = [text for _moment, text in said(engine)]
    assert [text for text in texts if text in library().stretch("quad_standing").instructions] == list(
        library().stretch("quad_standing").instructions
    )
    assert texts.count("The clock starts when you are in the stretch, at a mild pull.") == 2


def at_a_depth(knee: float, engine: SessionEngine, until_s: float = 29) -> None:
    """Holds still, and says that it has eased whenever that is asked."""
    for update in play(engine, lambda _update, _now_s: quad(knee), until_s=until_s):
        if update.question is not None and update.question.kind is Asks.EASED:
            engine.report_eased()


def test_further_only_where_there_is_room_and_on_the_person_s_word() -> None:
    engine = SessionEngine(at_once(hold_s=30))
    at_a_depth(95, engine)
    assert ids(engine).count("further") == 1
    silent = SessionEngine(at_once(hold_s=30))
    story(silent, (29, quad(95)))
    assert "further" not in ids(silent)
    deep = SessionEngine(at_once(hold_s=30))
    at_a_depth(115, deep)
    assert "further" not in ids(deep)


def test_in_gentle_mode_nobody_is_asked_to_go_further() -> None:
    engine = SessionEngine(at_once(hold_s=30), Mode.GENTLE)
    at_a_depth(95, engine)
    assert [text for _moment, text in said(engine) if "further" in text] == ["Good. Stay, or go a very little further."]


def test_a_stretch_without_words_of_its_own() -> None:
    """The coach has words for stretches that bring none."""
    plain = library().stretch("quad_standing").model_copy(update={"cues": type(library().stretch("quad_standing").cues)()})
    entries = [replace(entry, stretch=plain) for entry in agenda(hold_s=30)]
    engine = SessionEngine(entries)
    for update in play(engine, lambda update, _now_s: quad(95 if update and update.phase is Phase.STRETCH else 5)):
        if update.question is not None and update.question.kind is Asks.EASED:
            engine.report_eased()
    texts = [text for _moment, text in said(engine)]
    assert "A little further, only if it is comfortable." in texts
    assert texts[-1] == "Release slowly. That was the last one. Well done."


@pytest.mark.parametrize(("asked", "name"), [("left", "left leg"), ("right", "right leg")])
def test_the_wrong_leg_is_named(asked: str, name: str) -> None:
    engine = SessionEngine(at_once(side=asked, hold_s=30))
    other = Side(asked).other
    story(engine, (12, quad(110, side=other)), (16, quad(110, side=Side(asked))))
    texts = [text for _moment, text in said(engine)]
    assert texts.count(f"That is your other leg. Please stretch the {name}.") == 2  # eight seconds apart
    assert texts[-1] == "Good. Hold 30 seconds."
    assert engine.log.held_s < 5


def test_a_bad_view_is_said_while_getting_ready() -> None:
    engine = SessionEngine(agenda(hold_s=10))
    list(play(engine, lambda _update, _now_s: replace(quad(10), scale=0.25), until_s=14))
    assert "Come closer to the camera." in [text for _moment, text in said(engine)]


def test_walks_drills_and_cards_are_announced() -> None:
    steps = (
        WalkStep(duration_s=30),
        DynamicStep(stretch="heel_curls", side=StepSide.LEFT, repetitions=10, tempo_s=2),
        StretchStep(stretch="adductor_straddle", hold_s=5, sets=1),
        CardStep(card="walk"),
    )
    engine = SessionEngine(agenda_of(routine(*steps), library()))
    assert list(play(engine, lambda _update, _now_s: straddle()))[-1].ended is EndReason.FINISHED
    texts = [text for _moment, text in said(engine)]
    for expected in ("Walk with long, easy strides for 30 seconds.", "Both legs. Move in slowly, to a mild pull."):
        assert expected in texts
    assert any(text.endswith("10 times, left leg.") for text in texts)
    card = next(text for text in texts if library().card("walk").title in text)
    assert card.startswith("Slowly bring your legs together.")
    assert card.endswith(library().card("walk").caution)


def test_commands_are_answered_however_soon() -> None:
    engine = SessionEngine(agenda())
    texts = []
    for step, command in enumerate((None, engine.pause, engine.resume, engine.pause, engine.resume, engine.repeat, engine.stop)):
        if command is not None:
            command()
        update = engine.advance(step * 0.1)
        texts.append(update.cue and update.cue.text)
    ready = "Get ready. Standing heel to buttock, left leg."
    assert texts == [ready, "Paused.", ready, "Paused.", ready, ready, "Stopped. Come out of it slowly."]


def test_after_a_pause_everything_is_told_anew() -> None:
    engine = SessionEngine(at_once(hold_s=30))
    story(engine, (8, quad(110)))
    engine.pause()
    engine.advance(8.5)
    engine.resume()
    list(play(engine, lambda _update, _now_s: quad(110), from_s=9.0, until_s=20))
    opening = "Left leg. Move in slowly, to a mild pull."
    assert [text for _moment, text in said(engine)][:5] == [opening, "Good. Hold 30 seconds.", "Paused.", opening, "Good. Hold 19 seconds."]
