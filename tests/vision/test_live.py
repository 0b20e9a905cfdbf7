"""Slots and live eyes. Every wait is on an event: the order of things is forced, not hoped for."""

import threading
from collections.abc import Iterator
from itertools import pairwise

import pytest
from support.eyes import LONG_S, Clock, Looker, ScriptedSource, frame_at

from stretchcoach.body.pose import Observation, Picture
from stretchcoach.errors import PoseModelError
from stretchcoach.vision.frames import Frame
from stretchcoach.vision.live import LiveEyes
from stretchcoach.vision.slot import Slot
from stretchcoach.vision.status import EyesStatus


@pytest.fixture(autouse=True)
def no_thread_left() -> Iterator[None]:
    before = set(threading.enumerate())
    yield
    assert set(threading.enumerate()) <= before


def run_out(eyes: LiveEyes) -> list[float]:
    """The times of what is seen until nothing more will come."""
    return [seen.observation.captured_at_s for seen in iter(lambda: eyes.wait(LONG_S), None)]


def test_a_slot_holds_the_newest_and_counts_the_rest() -> None:
    slot: Slot[int] = Slot()
    assert slot.take() is None
    for i in range(5):
        slot.put(i)
    assert (slot.take(), slot.take(), slot.dropped) == (4, None, 4)
    slot.put(0)  # falsy, and yet something
    assert slot.wait(0) == 0
    assert slot.wait(0) is None


def test_a_closed_slot_keeps_its_last_and_takes_no_more() -> None:
    slot: Slot[int] = Slot()
    slot.put(1)
    slot.close()
    slot.close()
    slot.put(2)
    assert slot.closed
    assert (slot.wait(), slot.wait()) == (1, None)  # no timeout: it must not block


def test_closing_wakes_whoever_waits() -> None:
    slot: Slot[int] = Slot()
    got: list[int | None] = []
    waiter = threading.Thread(target=lambda: got.append(slot.wait()))
    waiter.start()
    slot.close()
    waiter.join(LONG_S)
    assert got == [None]


def test_the_newest_frame_wins_while_the_model_is_busy() -> None:
    busy, all_sent = threading.Event(), threading.Event()

    def second() -> Frame:
        assert busy.wait(LONG_S)  # the first frame lies on the model's table
        return frame_at(2)

    def end() -> None:
        all_sent.set()

    def work(frame: Frame) -> None:
        busy.set()
        assert all_sent.wait(LONG_S)

    source = ScriptedSource(lambda: frame_at(1), second, lambda: frame_at(3), lambda: frame_at(4), end)
    looker = Looker(work)
    with LiveEyes(lambda: source, lambda: looker) as eyes:
        times = run_out(eyes)
        assert eyes.ended and eyes.error is None
        assert eyes.dropped == 2
    assert looker.times == [1, 4]
    assert times[-1] == 4
    assert source.closed_by == ["grabber"]
    assert looker.closed_by == "vision"


def test_frame_and_observation_stay_together() -> None:
    with LiveEyes(lambda: ScriptedSource(lambda: frame_at(7)), Looker) as eyes:
        seen = eyes.wait(LONG_S)
        assert seen is not None and seen.frame.captured_at_s == seen.observation.captured_at_s == 7
        assert eyes.wait(LONG_S) is None
        assert eyes.take() is None


def test_a_fault_of_the_program_ends_the_watching() -> None:
    def fault() -> Frame:
        raise ZeroDivisionError

    with LiveEyes(lambda: ScriptedSource(lambda: frame_at(1), fault), Looker) as eyes:
        assert run_out(eyes) == [1]
        assert isinstance(eyes.error, ZeroDivisionError)
        assert eyes.status is EyesStatus.ENDED
        assert eyes.sentence == "The camera is off."  # not for the person's eyes


def test_a_missing_model_surfaces_and_the_source_is_let_go() -> None:
    def no_model() -> Looker:
        raise PoseModelError("The pose model is missing.")

    source = ScriptedSource(*[lambda: frame_at(1)] * 1000)
    eyes = LiveEyes(lambda: source, no_model).start()
    assert run_out(eyes) == []
    assert isinstance(eyes.error, PoseModelError)
    assert eyes.sentence == "The pose model is missing."
    assert eyes.stop(LONG_S)
    assert source.closed_by == ["grabber"]


def test_a_fault_while_looking_surfaces() -> None:
    def fault(frame: Frame) -> None:
        raise ZeroDivisionError

    with LiveEyes(lambda: ScriptedSource(lambda: frame_at(1)), lambda: Looker(fault)) as eyes:
        assert run_out(eyes) == []
        assert isinstance(eyes.error, ZeroDivisionError)


def test_stop_does_not_wait_for_ever_on_a_hanging_camera() -> None:
    inside, release = threading.Event(), threading.Event()

    def hang() -> None:
        inside.set()
        release.wait(LONG_S)

    source = ScriptedSource(hang)
    eyes = LiveEyes(lambda: source, Looker).start()
    assert inside.wait(LONG_S)
    assert not eyes.stop(patience_s=0)
    assert source.closed_by == []  # never while somebody is inside
    assert eyes.ended and eyes.take() is None
    release.set()
    assert eyes.stop(LONG_S)
    assert eyes.stop()
    assert source.closed_by == ["grabber"]


def test_stop_before_start_does_nothing() -> None:
    assert LiveEyes(ScriptedSource, Looker).stop()


class Turns:
    """Frames sent one by one: each read waits until the frame before has been dealt with."""

    def __init__(self, times: list[float]) -> None:
        self.now_s = 0.0
        self._dealt_with = threading.Semaphore(1)
        self.source = ScriptedSource(*[lambda at_s=at_s: self._send(at_s) for at_s in times], self._end)  # type: ignore[misc]

    def done(self) -> None:
        self._dealt_with.release()

    def _send(self, at_s: float) -> Frame:
        assert self._dealt_with.acquire(timeout=LONG_S)
        self.now_s = at_s
        return frame_at(at_s)

    def _end(self) -> None:
        assert self._dealt_with.acquire(timeout=LONG_S)


def test_a_calm_person_is_looked_at_seven_times_a_second_and_a_moving_one_always() -> None:
    times = [at / 30 for at in range(90)]
    turns = Turns(times)
    looker = Looker(lambda frame: turns.done())
    painted: list[Frame] = []

    def calm() -> bool:
        is_calm = turns.now_s < 2.0
        if is_calm:  # the frame is going to be skipped
            turns.done()
        return is_calm

    with LiveEyes(lambda: turns.source, lambda: looker, clock=lambda: turns.now_s, calm=calm) as eyes:
        run_out(eyes)
        painted += [frame for frame in [eyes.take_skipped()] if frame is not None]
    calm_times = [at_s for at_s in looker.times if at_s < 2.0]
    assert 5 * 2 <= len(calm_times) <= 7 * 2
    assert all(later - earlier >= 1 / 7 for earlier, later in pairwise(calm_times))
    assert [at_s for at_s in looker.times if at_s >= 2.0] == times[60:]  # at once, and every one
    assert painted and painted[0].captured_at_s < 2.0
    assert eyes.dropped == 0


def test_the_rate_is_that_of_the_looks() -> None:
    clock = Clock(0.0)
    turns = Turns([at / 10 for at in range(50)])

    def look(frame: Frame) -> None:
        clock.now_s = frame.captured_at_s
        turns.done()

    eyes = LiveEyes(lambda: turns.source, lambda: Looker(look), clock=clock)
    assert eyes.rate_hz == 0
    with eyes:
        run_out(eyes)
        assert eyes.rate_hz == pytest.approx(10)
        clock.now_s += 3.1
        assert eyes.rate_hz == 0


@pytest.mark.parametrize(("look_s", "status"), [(0.05, EyesStatus.SEEING), (0.2, EyesStatus.BEHIND)])
def test_a_computer_that_cannot_keep_up_is_told_apart_from_a_slow_camera(look_s: float, status: EyesStatus) -> None:
    clock = Clock(0.0)
    turns = Turns([at / 30 for at in range(40)])
    states: list[EyesStatus] = []

    def look(frame: Frame) -> None:
        clock.now_s += look_s if states else 1.0  # the first one warms up
        states.append(eyes.status)
        turns.done()

    eyes = LiveEyes(lambda: turns.source, lambda: Looker(look), clock=clock)
    with eyes:
        run_out(eyes)
    assert states[1] is EyesStatus.SEEING
    assert states[-1] is status


class DarkLooker(Looker):
    def observe(self, frame: Frame) -> Observation:
        light = float(frame.captured_at_s)
        seen = super().observe(frame)
        return Observation(seen.captured_at_s, seen.size_px, None, Picture(light, light, 1.0, 1.0))


def test_a_black_picture_is_said_and_so_is_its_end() -> None:
    states: list[EyesStatus] = []
    turns = Turns([1, 5, 90])

    def look(frame: Frame) -> None:
        states.append(eyes.status)
        turns.done()

    eyes = LiveEyes(lambda: turns.source, lambda: DarkLooker(look))
    with eyes:
        run_out(eyes)
    assert states == [EyesStatus.SEEING, EyesStatus.BLACK, EyesStatus.BLACK]
    assert not eyes._black
