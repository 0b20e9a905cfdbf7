"""The hold clock, second by second."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchcoach.coaching.hold import IN_ZONE, HoldState, HoldTimer, Sight

R, W, U, OUT, B = Sight.RIGHT, Sight.WRONG, Sight.UNSURE, Sight.OUTSIDE, Sight.BLIND
STEP_S = 0.1


def run(timer: HoldTimer, *spans: tuple[Sight, float], from_s: float = 0.0, step_s: float = STEP_S) -> float:
    """Show each sight for so many seconds; the moment after."""
    now_s = from_s
    for sight, seconds in spans:
        for _ in range(round(seconds / step_s)):
            now_s = round(now_s + step_s, 6)
            timer.update(now_s, step_s, sight)
    return now_s


def timer_of(target_s: float = 30.0, *spans: tuple[Sight, float], has_camera: bool = True) -> HoldTimer:
    timer = HoldTimer(target_s, has_camera=has_camera)
    run(timer, *spans)
    return timer


def test_a_second_in_the_zone_arms_and_is_credited() -> None:
    timer = HoldTimer(30, has_camera=True)
    timer.update(0.0, 0.0, R)
    now_s = run(timer, (R, 0.9))
    assert (timer.progress.state, timer.held_s) == (HoldState.WAITING, 0)
    now_s = run(timer, (R, 0.1), from_s=now_s)
    assert (timer.progress.state, timer.held_s) == (HoldState.HOLDING, pytest.approx(1.0))
    assert timer.intervals == [(0.0, pytest.approx(1.0))]
    run(timer, (R, 2), from_s=now_s)
    assert timer.held_s == pytest.approx(3.0)
    assert timer.intervals == [(0.0, pytest.approx(3.0))]


def test_passing_through_the_zone_does_not_arm() -> None:
    timer = timer_of(30, (R, 0.9), (OUT, 0.2), (R, 0.9), (OUT, 1))
    assert (timer.progress.armed, timer.held_s, timer.intervals) == (False, 0, [])
    run(timer, (R, 1.1), from_s=3.0)
    assert timer.intervals == [(pytest.approx(3.1), pytest.approx(4.1))]  # nor does it count later


@pytest.mark.parametrize("sight", [W, U], ids=str)
def test_a_wrong_position_in_the_zone_arms_and_holds_nothing(sight: Sight) -> None:
    timer = timer_of(30, (sight, 1.2))
    assert (timer.progress.state, timer.progress.armed, timer.held_s) == (HoldState.PAUSED, True, 0)
    run(timer, (R, 0.5), from_s=1.2)
    assert timer.progress.state is HoldState.HOLDING
    assert timer.held_s == pytest.approx(0.4)  # from the second right moment on


@pytest.mark.parametrize("sight", [W, U, OUT, B], ids=str)
def test_a_short_lapse_stays_holding_and_is_not_credited(sight: Sight) -> None:
    timer = timer_of(30, (R, 5.1), (sight, 0.9))
    assert timer.progress.state is HoldState.HOLDING
    assert timer.held_s == pytest.approx(5.0)
    run(timer, (R, 1.1), from_s=6.0)
    assert timer.held_s == pytest.approx(6.0)
    assert timer.intervals == [(pytest.approx(0.1), pytest.approx(5.1)), (pytest.approx(6.1), pytest.approx(7.1))]


STANDS = [(W, HoldState.PAUSED), (U, HoldState.PAUSED), (B, HoldState.PAUSED), (OUT, HoldState.WAITING)]


@pytest.mark.parametrize(("sight", "state"), STANDS)
def test_a_long_lapse_stops_the_clock_and_resets_nothing(sight: Sight, state: HoldState) -> None:
    timer = timer_of(30, (R, 5.1), (sight, 5))
    assert (timer.progress.state, timer.held_s) == (state, pytest.approx(5.0))
    run(timer, (R, 3.1), from_s=10.1)
    assert timer.progress.state is HoldState.HOLDING
    assert timer.held_s == pytest.approx(8.0)  # after leaving the zone a second arms again, and is credited


def test_one_step_credits_at_most_half_a_second() -> None:
    timer = timer_of(30, (R, 2.1))
    timer.update(60.0, 57.9, R)
    assert timer.held_s == pytest.approx(2.5)
    assert timer.intervals[-1] == (59.5, 60.0)
    without = HoldTimer(30, has_camera=False)
    without.update(60.0, 60.0, B)
    assert without.timed_s == 0.5


def test_blind_for_ten_seconds_then_by_time_alone() -> None:
    timer = timer_of(30, (R, 5.1), (B, 9.9))
    assert (timer.progress.state, timer.timed_s) == (HoldState.PAUSED, 0)
    run(timer, (B, 4.1), from_s=15.0)
    assert (timer.progress.state, timer.timed_s, timer.held_s) == (HoldState.TIMED, pytest.approx(4.0), pytest.approx(5.0))
    run(timer, (R, 2.1), from_s=19.1)
    assert (timer.progress.state, timer.timed_s, timer.held_s) == (HoldState.HOLDING, pytest.approx(4.0), pytest.approx(7.0))


def test_blind_from_the_start() -> None:
    timer = timer_of(20, (B, 30))
    assert (timer.progress.state, timer.timed_s, timer.held_s) == (HoldState.DONE, pytest.approx(20), 0)


def test_ten_seconds_of_blindness_are_counted_in_one_piece() -> None:
    timer = timer_of(30, (R, 2.1), *((B, 9.0), (R, 0.5)) * 4)
    assert timer.timed_s == 0


def test_no_camera() -> None:
    timer = timer_of(10, (B, 4), has_camera=False)
    assert timer.progress.state is HoldState.TIMED
    assert (timer.timed_s, timer.held_s, timer.progress.left_s) == (pytest.approx(4), 0, pytest.approx(6))
    run(timer, (B, 7), from_s=4)
    assert (timer.progress.state, timer.timed_s) == (HoldState.DONE, pytest.approx(10))


@pytest.mark.parametrize("step_s", [0.033, 0.07, 0.25, 0.5])
def test_the_target_is_reached_exactly(step_s: float) -> None:
    timer = HoldTimer(7.77, has_camera=True)
    run(timer, (R, 20), step_s=step_s)
    assert timer.progress.state is HoldState.DONE
    assert timer.held_s == pytest.approx(7.77, abs=1e-9)
    assert timer.progress.left_s == pytest.approx(0, abs=1e-9)


def test_an_interruption_loses_nothing_and_asks_for_the_position_anew() -> None:
    timer = timer_of(30, (R, 5.1))
    timer.interrupt()
    assert (timer.progress.state, timer.held_s, timer.progress.armed) == (HoldState.PAUSED, pytest.approx(5.0), False)
    timer.update(100.0, 94.9, R)
    assert (timer.progress.state, timer.held_s) == (HoldState.WAITING, pytest.approx(5.0))
    run(timer, (R, 1.0), from_s=100.0)
    assert timer.held_s == pytest.approx(6.0)


moments = st.lists(st.tuples(st.sampled_from(Sight), st.floats(0, 3)), max_size=120)


@given(moments, st.floats(1, 40), st.booleans())
def test_whatever_is_seen_only_time_in_position_is_held(moments: list[tuple[Sight, float]], target_s: float, has_camera: bool) -> None:
    timer = HoldTimer(target_s, has_camera=has_camera)
    now_s = right_s = 0.0
    before = Sight.OUTSIDE
    for sight, dt_s in moments:
        now_s += dt_s
        held_s, timed_s = timer.held_s, timer.timed_s
        progress = timer.update(now_s, dt_s, sight)
        right_s += min(dt_s, 0.5) if sight is before is R else 0.0
        assert progress.held_s >= held_s
        assert progress.timed_s >= timed_s
        if sight is not R and progress.held_s > held_s:  # only the second that arms comes later than it was held
            assert sight in IN_ZONE
            assert progress.held_s - held_s <= 1.0 + 1e-6
            assert timer.intervals[-1][1] <= now_s - dt_s + 1e-6
        assert progress.held_s <= right_s + 1e-6
        assert progress.held_s + progress.timed_s <= target_s + 1e-6
        before = sight
    assert sum(end - start for start, end in timer.intervals) == pytest.approx(timer.held_s, abs=1e-5)
    edges = [edge for interval in timer.intervals for edge in interval]
    assert edges == sorted(edges)
    if not has_camera:
        assert timer.held_s == 0
