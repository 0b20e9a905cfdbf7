"""What a camera can do to a session, through the whole of the eyes, on a camera that fails on command."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

pytest.importorskip("cv2")  # the pure environment has none

from support.eyes import LONG_S, Clock, FakeDevice, Looker, red

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

    def until(self, status: EyesStatus) -> None:
        """Wait for a status; nothing may be seen meanwhile."""
        ticks = iter(range(2000))
        while self.eyes.status is not status:
            assert self.eyes.wait(0.01) is None
            assert next(ticks, None) is not None, f"still {self.eyes.status} and not {status}"


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    device, clock = FakeDevice(), Clock()
    monkeypatch.setattr(camera, "cv2", device.cv2())
    monkeypatch.setattr(reopening, "BACK_OFF_S", (0.01,))
    eyes = LiveEyes(lambda: Camera(0, clock), Looker, clock=clock)
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
    desk.until(EyesStatus.ABSENT)
    assert "not there: plug it in" in desk.eyes.sentence
    assert not desk.eyes.ended
    desk.device.plug_in()
    again = desk.see()
    assert again.observation.captured_at_s > first.observation.captured_at_s
    assert (desk.eyes.status, desk.eyes.error) == (EyesStatus.SEEING, None)
    assert desk.device.opened == 2


def test_absent_at_the_start_and_plugged_in_later(monkeypatch: pytest.MonkeyPatch, desk: Desk) -> None:
    desk.device.plugged = False
    desk.device.send()
    desk.until(EyesStatus.ABSENT)
    desk.device.plug_in()
    desk.see()


def test_frozen_and_opened_again_once_it_lets_go(desk: Desk) -> None:
    desk.see()
    desk.clock.now_s += 1.0
    assert desk.eyes.wait(0.3) is None  # longer than a silent camera is left unchecked
    assert desk.eyes.status is EyesStatus.SEEING
    desk.clock.now_s += 1.5
    desk.until(EyesStatus.FROZEN)
    assert "hangs" in desk.eyes.sentence
    assert desk.device.opened == 1  # still in the driver's hands
    desk.device.send()  # it comes back: this picture is old, and nobody's
    desk.until(EyesStatus.FROZEN)
    desk.see()
    assert desk.eyes.status is EyesStatus.SEEING
    assert desk.device.opened == 2


def test_a_pause_releases_the_camera_and_a_resume_opens_it(desk: Desk) -> None:
    desk.see()
    desk.eyes.pause()
    desk.eyes.pause()
    assert desk.eyes.status is EyesStatus.PAUSED
    desk.device.send()  # the read that was under way
    ticks = iter(range(2000))
    while desk.device.in_use:
        assert desk.eyes.wait(0.01) is None
        assert next(ticks, None) is not None, "not released"
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
    desk.see()  # may have been taken before
    seen = desk.see()
    assert seen.frame.size_px == seen.observation.size_px == (48, 64)
    assert seen.frame.rgb is not None
    assert seen.frame.rgb.shape == (64, 48, 3)


def test_a_grey_camera_is_seen_through_like_any_other(desk: Desk) -> None:
    desk.device.picture = red()[..., 2]
    seen = desk.see()
    assert seen.frame.rgb is not None
    assert seen.frame.rgb.shape == (48, 64, 3)
