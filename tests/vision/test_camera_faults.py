"""What a camera can do to a session, through the whole of the eyes, on a camera that fails on command."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace

import pytest

pytest.importorskip("cv2")  # the pure environment has none

from support.eyes import LONG_S, Clock, FakeDevice, red
from support.figure import quad
from support.session import at_once
from support.sources import DrawnEstimator

from stretchcoach.coaching.hold import HoldState
from stretchcoach.coaching.session import SessionEngine, SessionUpdate
from stretchcoach.vision import camera, reopening
from stretchcoach.vision.camera import Camera
from stretchcoach.vision.live import LiveEyes, Seen
from stretchcoach.vision.status import EyesStatus


@pytest.fixture(autouse=True)
def no_thread_left() -> Iterator[None]:
    before = set(threading.enumerate())
    yield
    assert set(threading.enumerate()) <= before


@dataclass
class Desk:
    device: FakeDevice
    clock: Clock
    eyes: LiveEyes

    def see(self) -> Seen:
        """Let the camera send one picture, and see it."""
        self.device.send()
        self.clock.now_s += 0.1
        seen = self.eyes.wait(LONG_S)
        assert seen is not None
        return seen

    def until(self, happened: Callable[[], bool]) -> None:
        """Wait for something; nothing may be seen meanwhile."""
        ticks = iter(range(2000))
        while not happened():
            assert self.eyes.wait(0.01) is None
            assert next(ticks, None) is not None, f"never came; {self.eyes.status}"

    def until_status(self, status: EyesStatus) -> None:
        self.until(lambda: self.eyes.status is status)


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Desk]:
    device, clock = FakeDevice(), Clock()
    monkeypatch.setattr(camera, "cv2", device.cv2())
    monkeypatch.setattr(camera, "sys", SimpleNamespace(platform="linux"))  # where the system says why
    monkeypatch.setattr(reopening, "BACK_OFF_S", (0.01,))
    eyes = LiveEyes(lambda: Camera(str(tmp_path / "video0"), clock), lambda: DrawnEstimator(lambda _now_s: quad(110)), clock=clock)
    with eyes:
        yield Desk(device, clock, eyes)
        device.unplug()  # whatever hangs comes back
    assert device.in_use == 0
    assert set(device.threads) <= {"grabber"}  # never opened by the caller
    assert device.most_in_use <= 1  # a camera is never opened twice at once


def test_unplugged_and_back(desk: Desk) -> None:
    first = desk.see()
    assert desk.eyes.status is EyesStatus.SEEING
    desk.device.unplug()
    desk.until_status(EyesStatus.ABSENT)  # first LOST, then there is no such device
    assert "not there: plug it in" in desk.eyes.sentence
    assert not desk.eyes.ended
    desk.device.plug_in()
    again = desk.see()
    assert again.observation.captured_at_s > first.observation.captured_at_s
    assert (desk.eyes.status, desk.eyes.error) == (EyesStatus.SEEING, None)
    assert desk.device.opened == 2


def test_absent_at_the_start_and_plugged_in_later(desk: Desk) -> None:
    desk.device.plugged = False
    desk.device.send()
    desk.until_status(EyesStatus.ABSENT)
    desk.device.plug_in()
    desk.see()


def test_frozen_and_opened_again_once_it_lets_go(desk: Desk) -> None:
    desk.see()
    desk.clock.now_s += 1.0
    assert desk.eyes.wait(0.3) is None  # longer than a silent camera is left unchecked
    assert desk.eyes.status is EyesStatus.SEEING
    desk.clock.now_s += 1.5
    desk.until_status(EyesStatus.FROZEN)
    assert "hangs" in desk.eyes.sentence
    assert desk.device.opened == 1  # still in the driver's hands
    desk.until(lambda: len(desk.eyes._grabbers) == 2)
    assert desk.eyes.status is EyesStatus.FROZEN
    desk.device.send()  # it comes back: this picture is old, and nobody's
    desk.until(lambda: desk.device.opened == 2)
    desk.see()
    assert desk.eyes.status is EyesStatus.SEEING


def test_a_pause_releases_the_camera_and_a_resume_opens_it(desk: Desk) -> None:
    desk.see()
    desk.eyes.pause()
    desk.eyes.pause()
    assert desk.eyes.status is EyesStatus.PAUSED
    desk.device.send()  # the read that was under way
    desk.until(lambda: not desk.device.in_use)
    desk.clock.now_s += 60
    assert desk.eyes.wait(0.3) is None  # no watchdog opens it
    assert desk.device.in_use == 0
    assert desk.eyes.status is EyesStatus.PAUSED
    desk.eyes.resume()
    desk.eyes.resume()
    desk.see()
    assert desk.device.opened == 2
    assert desk.eyes.status is EyesStatus.SEEING


def test_pausing_and_resuming_a_hanging_camera_never_opens_it_twice(desk: Desk) -> None:
    desk.see()
    for _ in range(5):
        desk.eyes.pause()
        desk.eyes.resume()
    assert desk.device.in_use == 1
    desk.device.send()
    desk.see()


def test_a_stopped_or_paused_pair_of_eyes_does_not_come_back_by_itself(desk: Desk) -> None:
    desk.see()
    desk.device.send()
    desk.eyes.stop()
    desk.eyes.resume()
    desk.eyes.pause()
    assert desk.eyes.ended
    assert desk.eyes.status is EyesStatus.ENDED


def test_stop_is_patient_for_three_seconds_in_all(desk: Desk) -> None:
    desk.see()
    assert not desk.eyes.stop(patience_s=0.05)  # it hangs in its read
    desk.device.send()
    assert desk.eyes.stop(LONG_S)


def test_the_size_may_change(desk: Desk) -> None:
    assert desk.see().frame.size_px == (64, 48)
    desk.device.picture = red((48, 64))
    seen = desk.see()
    assert seen.frame.size_px == (48, 64)
    assert seen.frame.rgb is not None
    assert seen.frame.rgb.shape == (64, 48, 3)


def test_a_grey_camera_is_seen_through_like_any_other(desk: Desk) -> None:
    desk.device.picture = red()[..., 2]
    seen = desk.see()
    assert seen.frame.rgb is not None
    assert seen.frame.rgb.shape == (48, 64, 3)


def test_a_hold_survives_a_lost_camera(desk: Desk) -> None:
    engine = SessionEngine(at_once(hold_s=10))

    def watch(s: float, *, sending: bool) -> SessionUpdate:
        for _ in range(round(s * 10)):
            if sending:
                observation = desk.see().observation
            else:
                desk.clock.now_s += 0.1
                observation = None
            update = engine.advance(desk.clock.now_s, observation)
        return update

    held = watch(4.0, sending=True)
    desk.device.unplug()
    desk.until_status(EyesStatus.ABSENT)
    lost = watch(4.0, sending=False)
    assert lost.hold is not None and held.hold is not None
    assert 3.5 < held.hold.held_s <= 4.0
    assert lost.hold.held_s <= held.hold.held_s + 1.0  # the lapse before the camera counts as lost
    assert lost.hold.state is HoldState.PAUSED
    desk.device.plug_in()
    back = watch(3.0, sending=True)
    assert back.hold is not None
    assert back.hold.held_s == pytest.approx(lost.hold.held_s + 3.0, abs=0.3)
    assert back.ended is None
