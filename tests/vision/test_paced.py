"""A file played as if it were live, on a clock that the waits themselves move on."""

import threading
from collections.abc import Callable
from itertools import pairwise

import pytest
from support.eyes import LONG_S, Clock, Looker, ScriptedSource, frame_at

from stretchcoach.body.pose import Observation
from stretchcoach.vision.frames import Frame, FrameSource
from stretchcoach.vision.live import LiveEyes
from stretchcoach.vision.paced import Paced


class Waits(threading.Event):
    """Nobody waits: the clock is told."""

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self._clock, self.waited = clock, 0.0

    def wait(self, timeout: float | None = None) -> bool:
        self._clock.now_s += timeout or 0.0
        self.waited += timeout or 0.0
        return self.is_set()


def clip(*times: float) -> Callable[[], FrameSource]:
    return lambda: ScriptedSource(*[lambda at_s=at_s: frame_at(at_s) for at_s in times])  # type: ignore[misc]


def paced(clock: Clock, open_source: Callable[[], FrameSource], loop: bool = False) -> Paced:
    source = Paced(open_source, clock, loop)
    source._interrupted = Waits(clock)
    return source


def test_each_frame_comes_at_its_time_and_says_so() -> None:
    clock = Clock(100.0)
    source = paced(clock, clip(0.0, 0.1, 0.4, 0.5))
    assert source.live
    times = [(frame.captured_at_s, clock.now_s) for frame in iter(source.read, None)]
    assert times == [pytest.approx((at_s, at_s)) for at_s in (100.0, 100.1, 100.4, 100.5)]
    assert source.read() is None


def test_a_round_follows_the_other_without_a_gap() -> None:
    clock = Clock(100.0)
    opened: list[ScriptedSource] = []

    def opens() -> FrameSource:
        opened.append(clip(0.0, 0.1, 0.2)())  # type: ignore[arg-type]
        return opened[-1]

    source = paced(clock, opens, loop=True)
    times = [frame.captured_at_s for _ in range(8) if (frame := source.read())]
    assert times == pytest.approx([100 + at / 10 for at in range(8)])
    assert [bool(one.closed_by) for one in opened] == [True, True, False]
    source.close()
    assert source.read() is None


def test_an_empty_file_does_not_go_round_for_ever() -> None:
    assert paced(Clock(), clip(), loop=True).read() is None


def test_a_reader_who_is_late_loses_nothing_and_one_who_slept_does_not_rush() -> None:
    clock = Clock(0.0)
    source = paced(clock, clip(*[at / 10 for at in range(30)]))
    source.read()
    clock.now_s += 0.3
    late = [frame.captured_at_s for _ in range(5) if (frame := source.read())]
    assert late == pytest.approx([0.3, 0.3, 0.3, 0.4, 0.5])
    assert all(earlier < later for earlier, later in pairwise(late))
    clock.now_s += 3600
    slept = [frame.captured_at_s for _ in range(3) if (frame := source.read())]
    assert slept == pytest.approx([3600.5, 3600.6, 3600.7])


def test_what_a_recording_saw_gets_the_same_time() -> None:
    clock = Clock(50.0)
    frame = Frame(3.0, (4, 3), None, Observation(3.0, (4, 3), None))
    source = paced(clock, lambda: ScriptedSource(lambda: frame))
    got = source.read()
    assert got is not None and got.observation is not None
    assert got.captured_at_s == got.observation.captured_at_s == 50.0


def test_an_interrupt_ends_the_wait() -> None:
    source = Paced(clip(0.0, 3600.0), Clock())
    source.read()
    got: list[Frame | None] = []
    reader = threading.Thread(target=lambda: got.append(source.read()))
    reader.start()
    source.interrupt()
    reader.join(LONG_S)
    assert got == [None]


def test_stopping_the_eyes_ends_the_wait() -> None:
    eyes = LiveEyes(lambda: Paced(clip(0.0, 3600.0), Clock()), Looker).start()
    assert eyes.wait(LONG_S) is not None
    assert eyes.stop()
