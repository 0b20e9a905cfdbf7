"""A source that fails is opened again, with growing pauses, and says meanwhile why nothing is seen."""

import threading
from collections.abc import Callable
from itertools import pairwise

import pytest
from support.eyes import LONG_S, Clock, ScriptedSource, frame_at

from stretchcoach.errors import SourceError
from stretchcoach.vision.frames import Frame, FrameSource
from stretchcoach.vision.reopening import Reopening
from stretchcoach.vision.status import EyesError, EyesStatus

TROUBLE = [EyesStatus.ABSENT, EyesStatus.DENIED, EyesStatus.BUSY, EyesStatus.UNAVAILABLE, EyesStatus.LOST]


def fails(error: Exception) -> Callable[[], Frame]:
    def read() -> Frame:
        raise error

    return read


class Attempts:
    """What each opening gives: a source, or an error."""

    def __init__(self, *results: FrameSource | Exception) -> None:
        self.results = list(results)

    def __call__(self) -> FrameSource:
        result = self.results.pop(0)
        if isinstance(result, Exception):
            raise result
        return result


@pytest.mark.parametrize("status", TROUBLE)
def test_each_trouble_is_said_until_pictures_come(status: EyesStatus) -> None:
    said: list[tuple[EyesStatus, str]] = []
    attempts = Attempts(EyesError(status, "What it is."), EyesError(status, "What it is."), ScriptedSource(lambda: frame_at(1)))
    source = Reopening(attempts, wait=lambda _s: said.append((source.status, str(source.error))))
    assert source.status is EyesStatus.OPENING
    assert source.read() is not None
    assert said == [(status, "What it is.")] * 2
    assert (source.status, source.error) == (EyesStatus.SEEING, None)
    assert source.name == "script"


def test_the_pauses_grow_to_five_seconds_and_begin_anew_after_a_picture() -> None:
    waited: list[float] = []
    away = [SourceError("away")] * 7
    gone = ScriptedSource(lambda: frame_at(1), fails(SourceError("gone")))
    source = Reopening(Attempts(*away, gone, *away[:2], ScriptedSource(lambda: frame_at(2))), wait=waited.append)
    assert [source.read() is not None, source.read() is not None] == [True, True]
    assert waited == [0.5, 1, 2, 4, 5, 5, 5, 0.5, 1, 2]


def test_what_was_open_is_closed_before_it_is_opened_again() -> None:
    first = ScriptedSource(lambda: frame_at(1), fails(SourceError("gone")))
    source = Reopening(Attempts(first, ScriptedSource(lambda: frame_at(2))), wait=lambda _s: None)
    source.read()
    assert not first.closed_by
    source.read()
    assert first.closed_by


@pytest.mark.parametrize(("seen_before", "status"), [(True, EyesStatus.LOST), (False, EyesStatus.UNAVAILABLE)])
def test_an_error_without_a_status_gets_one(seen_before: bool, status: EyesStatus) -> None:
    script = [lambda: frame_at(1)] * seen_before + [fails(SourceError("broken"))]
    states: list[EyesStatus] = []

    def wait(_s: float) -> None:
        states.append(source.status)
        source.interrupt()

    source = Reopening(Attempts(ScriptedSource(*script)), wait=wait)
    while source.read() is not None:
        pass
    assert states == [status]


def test_times_increase_over_a_reopening_even_if_the_clock_stands() -> None:
    attempts = Attempts(*[ScriptedSource(lambda: frame_at(7), fails(SourceError("gone"))) for _ in range(3)], SourceError("away"))
    source = Reopening(attempts, wait=lambda _s: None if attempts.results else source.interrupt())
    times = [frame.captured_at_s for frame in iter(source.read, None)]
    assert len(times) == 3
    assert all(earlier < later for earlier, later in pairwise(times))


def test_the_end_of_a_source_is_the_end() -> None:
    source = Reopening(Attempts(ScriptedSource(lambda: frame_at(1))), wait=lambda _s: pytest.fail("an end is no failure"))
    assert source.read() is not None
    assert source.read() is None
    assert source.status is EyesStatus.ENDED
    assert source.read() is None


def test_a_mistake_of_the_program_is_not_tried_again() -> None:
    with pytest.raises(ZeroDivisionError):
        Reopening(Attempts(ZeroDivisionError()), wait=lambda _s: pytest.fail("must not wait")).read()


def test_an_interrupt_ends_the_wait_for_the_next_attempt() -> None:
    tried = threading.Event()
    got: list[Frame | None] = []

    def away() -> FrameSource:
        tried.set()
        raise SourceError("away")

    source = Reopening(away)
    reader = threading.Thread(target=lambda: got.append(source.read()))
    reader.start()
    assert tried.wait(LONG_S)
    source.interrupt()
    reader.join(LONG_S)
    assert got == [None]


def test_an_interrupt_while_it_opens_reads_nothing_any_more() -> None:
    inner = ScriptedSource(lambda: pytest.fail("must not be read"))

    def opens() -> FrameSource:
        source.interrupt()
        return inner

    source = Reopening(opens)
    assert source.read() is None
    assert inner.closed_by


@pytest.mark.parametrize(("hz", "slow"), [(5, True), (7.5, True), (8.5, False), (30, False)])
def test_a_slow_camera_is_slow_after_three_seconds(hz: float, slow: bool) -> None:
    source = Reopening(Attempts(ScriptedSource(*[lambda at=at: frame_at(at / hz) for at in range(200)])))  # type: ignore[misc]
    early = [source.status for _ in range(int(2.5 * hz)) if source.read()]
    late = [source.status for _ in range(int(2.5 * hz)) if source.read()]
    assert set(early) == {EyesStatus.SEEING}
    assert late[-1] is (EyesStatus.SLOW if slow else EyesStatus.SEEING)


def test_a_slow_camera_must_become_clearly_faster_and_not_flicker() -> None:
    times = [at / 7 for at in range(40)]
    for hz in (8.5, 9.5):
        times += [times[-1] + (at + 1) / hz for at in range(40)]
    source = Reopening(Attempts(ScriptedSource(*[lambda at_s=at_s: frame_at(at_s) for at_s in times])))  # type: ignore[misc]
    states = [source.status for _ in times if source.read()]
    assert [states[39], states[79], states[119]] == [EyesStatus.SLOW, EyesStatus.SLOW, EyesStatus.SEEING]


@pytest.mark.parametrize(("reads_before", "limit_s"), [(0, 8.0), (1, 2.0)])
def test_a_read_that_hangs_is_frozen_and_the_first_one_may_take_longer(reads_before: int, limit_s: float) -> None:
    clock = Clock()
    states: list[EyesStatus] = []

    def hang() -> Frame:
        for s in (0.1, limit_s - 0.2, 0.2):
            clock.now_s += s
            states.append(source.status)
        return frame_at(clock.now_s)

    source = Reopening(Attempts(ScriptedSource(*[lambda: frame_at(clock.now_s)] * reads_before, hang)), clock=clock)
    for _ in range(reads_before + 1):
        assert source.read() is not None
    usual = EyesStatus.SEEING if reads_before else EyesStatus.OPENING
    assert states == [usual, usual, EyesStatus.FROZEN]
    assert source.status is EyesStatus.SEEING
    clock.now_s += 100
    assert not source.frozen  # nobody reads: the reader is slow, not the camera


def test_every_status_has_a_sentence_of_its_own() -> None:
    sentences = [status.sentence for status in EyesStatus]
    assert len(set(sentences)) == len(sentences)
    assert all(sentence.endswith(".") for sentence in sentences)
    assert {status for status in EyesStatus if status.sees} == {
        EyesStatus.SEEING, EyesStatus.SLOW, EyesStatus.BEHIND, EyesStatus.BLACK,
    }  # fmt: skip
