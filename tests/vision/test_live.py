"""Slots and live eyes. Every wait is on an event: the order of things is forced, not hoped for."""

import threading
from collections.abc import Callable, Iterator

import numpy as np
import pytest

from stretchcoach.body.pose import Observation
from stretchcoach.errors import PoseModelError, SourceError
from stretchcoach.vision.frames import Frame, FrameSource
from stretchcoach.vision.live import LiveEyes
from stretchcoach.vision.slot import Slot

LONG_S = 20.0  # never waited for unless something is broken


@pytest.fixture(autouse=True)
def no_thread_left() -> Iterator[None]:
    before = set(threading.enumerate())
    yield
    assert set(threading.enumerate()) <= before


def frame_at(at_s: float) -> Frame:
    return Frame(at_s, (4, 3), np.zeros((3, 4, 3), np.uint8))


class ScriptedSource(FrameSource):
    """Runs one step of the script for each read."""

    def __init__(self, *script: Callable[[], Frame | None]) -> None:
        self.name, self.live, self.count = "script", True, None
        self._script = iter(script)
        self.closed_by: list[str] = []

    def read(self) -> Frame | None:
        step = next(self._script, None)
        return step() if step else None

    def close(self) -> None:
        self.closed_by.append(threading.current_thread().name)


class Looker:
    """Sees nobody; remembers what it was shown."""

    def __init__(self, on_observe: Callable[[Frame], None] = lambda frame: None) -> None:
        self.times: list[float] = []
        self.closed_by = ""
        self._on_observe = on_observe

    def observe(self, frame: Frame) -> Observation:
        self.times.append(frame.captured_at_s)
        self._on_observe(frame)
        return Observation(frame.captured_at_s, frame.size_px, None)

    def close(self) -> None:
        self.closed_by = threading.current_thread().name


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


def broken_camera() -> Frame:
    raise SourceError("The camera 0 stopped sending pictures.")


def test_an_error_of_the_source_surfaces_after_what_was_seen() -> None:
    with LiveEyes(lambda: ScriptedSource(lambda: frame_at(1), broken_camera), Looker) as eyes:
        assert run_out(eyes) == [1]
        assert isinstance(eyes.error, SourceError)


def test_a_source_that_does_not_open_surfaces() -> None:
    with LiveEyes(lambda: ScriptedSource(broken_camera()), Looker) as eyes:  # type: ignore[arg-type]
        assert run_out(eyes) == []
        assert isinstance(eyes.error, SourceError)


def test_a_missing_model_surfaces_and_the_source_is_let_go() -> None:
    def no_model() -> Looker:
        raise PoseModelError("The pose model is missing.")

    source = ScriptedSource(*[lambda: frame_at(1)] * 1000)
    eyes = LiveEyes(lambda: source, no_model).start()
    assert run_out(eyes) == []
    assert isinstance(eyes.error, PoseModelError)
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
