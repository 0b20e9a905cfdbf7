"""The countdown of a card: within the card's limits, announced at its marks, and nothing is lost by a pause."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchcoach.coaching.countdown import Countdown, CountdownState, times_to_choose
from stretchcoach.coaching.relief_cards import TO_DO, TO_KNOW, time_name
from stretchcoach.routine.library import Library
from stretchcoach.routine.steps import Card
from stretchcoach.shipped import routine_files

LIBRARY = Library({name: text for name, text in routine_files().items() if "/" in name})
WALK, HEAT = LIBRARY.card("walk"), LIBRARY.card("heat")
TICK_S = 0.1


def heard(countdown: Countdown, seconds: float, from_s: float = 0.0) -> list[tuple[float, str]]:
    """What is said, and when: seconds since the start."""
    said = []
    for number in range(round(seconds / TICK_S) + 1):
        now_s = from_s + number * TICK_S
        if cue := countdown.advance(now_s).cue:
            said.append((round(number * TICK_S, 1), cue.id))
    return said


def test_start_half_the_last_three_seconds_and_the_end_are_said_on_time() -> None:
    countdown = Countdown(WALK)
    countdown.advance(0.0)
    countdown.toggle()
    said = heard(countdown, 70)
    when = {id_: at_s for at_s, id_ in said}
    assert when["time_begins"] == 0.0
    assert when["halfway"] == pytest.approx(30, abs=0.2)
    assert [(round(at_s), id_) for at_s, id_ in said[-4:]] == [(57, "count_3"), (58, "count_2"), (59, "count_1"), (60, "time_is_up")]
    assert countdown.state is CountdownState.DONE


def test_the_caution_is_heard_before_what_to_do_and_every_line_before_the_counting() -> None:
    countdown = Countdown(WALK)
    countdown.toggle()
    texts = [cue.text for number in range(600) if (cue := countdown.advance(number * TICK_S).cue)]
    assert texts[:2] == ["Walk with long easy strides. 1 minute.", WALK.caution]
    assert [text for text in texts if text in WALK.lines] == list(WALK.lines)
    assert texts.index(WALK.lines[-1]) < texts.index("Three.")


@pytest.mark.parametrize("card", TO_DO)
def test_every_card_is_heard_whole_even_in_its_shortest_time_and_its_marks_on_time(card: str) -> None:
    countdown = Countdown(LIBRARY.card(card))
    countdown.choose(0)
    countdown.toggle()
    when = {id_: at_s for at_s, id_ in heard(countdown, countdown.total_s + 1)}
    assert when["halfway"] == pytest.approx(countdown.total_s / 2, abs=0.2)
    said = list(when)
    assert [id_ for id_ in said if id_.startswith("line_")] == [f"line_{n}" for n in range(1, len(countdown.card.lines) + 2)]
    assert [id_ for id_ in said if not id_.startswith("line_")] == ["time_begins", "halfway", "count_3", "count_2", "count_1", "time_is_up"]


def test_the_marks_ring_and_the_lines_do_not() -> None:
    countdown = Countdown(WALK)
    countdown.toggle()
    cues = [cue for number in range(602) if (cue := countdown.advance(number * TICK_S).cue)]
    assert {cue.id for cue in cues if cue.rings} == {"time_begins", "halfway", "count_3", "count_2", "count_1", "time_is_up"}
    assert len(cues) > 6


def test_a_pause_stops_the_clock_and_loses_nothing() -> None:
    countdown = Countdown(WALK)
    countdown.toggle()
    heard(countdown, 20)
    countdown.toggle()
    assert countdown.advance(1000.0).left_s == pytest.approx(40)
    assert countdown.state is CountdownState.PAUSED
    countdown.toggle()
    assert countdown.advance(1010.0).left_s == pytest.approx(30)


def test_again_begins_at_once_from_the_start_whenever_it_is_asked() -> None:
    countdown = Countdown(WALK)
    countdown.toggle()
    heard(countdown, 20)
    countdown.again()
    assert (countdown.left_s, countdown.state) == (60, CountdownState.RUNNING)
    heard(countdown, 61, from_s=20.0)
    assert countdown.state is CountdownState.DONE
    countdown.toggle()
    assert (countdown.left_s, countdown.state) == (60, CountdownState.RUNNING)


def test_a_slow_computer_does_not_make_it_longer() -> None:
    countdown = Countdown(HEAT)
    countdown.advance(0.0)
    countdown.toggle()
    assert countdown.advance(700.0).state is CountdownState.DONE


def test_the_times_are_those_of_the_card() -> None:
    assert times_to_choose(WALK) == (60, 70, 80, 90, 100, 110, 120)
    assert times_to_choose(HEAT) == tuple(60.0 * minutes for minutes in range(10, 16))
    assert times_to_choose(LIBRARY.card("fluids")) == (60,)
    assert times_to_choose(LIBRARY.card("medicines")) == ()


@given(st.sampled_from(TO_DO), st.floats(-1e6, 1e6))
def test_nobody_gets_beyond_the_limits_of_a_card(card: str, wanted_s: float) -> None:
    countdown = Countdown(LIBRARY.card(card))
    countdown.choose(wanted_s)
    shortest_s, longest_s = countdown.card.between_s or (countdown.card.duration_s, countdown.card.duration_s)
    assert shortest_s is not None and longest_s is not None
    assert shortest_s <= countdown.total_s <= longest_s


def test_the_time_is_not_changed_while_it_counts() -> None:
    countdown = Countdown(WALK)
    countdown.toggle()
    countdown.choose(120)
    assert countdown.total_s == 60
    countdown.pause()
    countdown.choose(120)
    assert countdown.total_s == 60


@given(st.lists(st.tuples(st.floats(0, 30), st.sampled_from(["toggle", "pause", "again", "nothing"])), max_size=40))
def test_whatever_is_pressed_time_is_never_lost_or_made(steps: list[tuple[float, str]]) -> None:
    countdown, now_s, ran_s = Countdown(WALK), 0.0, 0.0
    countdown.advance(now_s)
    for seconds, act in steps:
        if act != "nothing":
            getattr(countdown, act)()
        if countdown.left_s == countdown.total_s:
            ran_s = 0.0
        now_s += seconds
        ran_s += seconds if countdown.state is CountdownState.RUNNING else 0.0
        update = countdown.advance(now_s)
        assert update.left_s == pytest.approx(max(0.0, update.total_s - ran_s), abs=1e-5)
        assert (update.state is CountdownState.DONE) == (update.left_s == 0)


@pytest.mark.parametrize("card", TO_KNOW)
def test_what_is_only_to_read_has_no_countdown(card: str) -> None:
    with pytest.raises(ValueError, match="no time"):
        Countdown(LIBRARY.card(card))


def test_times_are_told_as_people_say_them() -> None:
    assert [time_name(seconds) for seconds in (30, 60, 90, 120, 900)] == ["30 seconds", "1 minute", "90 seconds", "2 minutes", "15 minutes"]


def test_a_card_needs_its_time_between_its_limits() -> None:
    for duration_s, between_s in ((None, (30, 60)), (20, (30, 60)), (90, (30, 60)), (30, (60, 30)), (60, (60, 60))):
        with pytest.raises(ValueError, match="between"):
            Card(id="a", title="A", lines=("Walk.",), duration_s=duration_s, between_s=between_s, caution="C.", source=("S",))
