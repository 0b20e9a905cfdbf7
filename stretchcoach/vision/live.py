"""A live source and the pose model, each in a thread of its own: grabber -> newest frame -> vision -> newest observation.

Two hops forward, no way back. The reader (the window's tick) takes what is newest and never waits.
"""

import threading
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from typing import Protocol, Self

from stretchcoach.body.pose import Observation
from stretchcoach.errors import StretchcoachError
from stretchcoach.vision.frames import Frame, FrameSource
from stretchcoach.vision.grabber import Grabber
from stretchcoach.vision.rate import Rate
from stretchcoach.vision.reopening import SLOW_HZ
from stretchcoach.vision.slot import Slot
from stretchcoach.vision.status import EyesStatus

BLACK = 16.0  # grey levels, the black of video; sensor noise in the dark stays below
CALM_EVERY_S = 1 / 7  # [E] between two looks at somebody who holds still: as good as every picture, for a third of the work
_WARM_UP_S = 0.5  # [E] no look counts as longer
_WATCH_S = 0.25  # how often a silent camera is checked


class Estimator(Protocol):
    """What turns a frame into an observation."""

    def observe(self, frame: Frame) -> Observation:
        """Look at one frame."""
        ...

    def close(self) -> None:
        """Let go of the model."""
        ...


@dataclass(frozen=True, slots=True, eq=False)
class Seen:
    """A frame and what was seen in that very frame: painted together, the skeleton fits the person."""

    frame: Frame
    observation: Observation


class LiveEyes:
    """Watch a live source, whatever happens to it.

    The source is opened, read and closed in the grabber's thread alone. Where it fails it is opened again until it is there; where it
    hangs its grabber is left to itself, and the next one waits for the camera. Meanwhile nothing is seen, and ``status`` says why.
    Files need none of this: read and observe them in turn, and no frame is lost.
    """

    def __init__(
        self,
        source_factory: Callable[[], FrameSource],
        estimator_factory: Callable[[], Estimator],
        *,
        clock: Callable[[], float] = time.monotonic,
        calm: Callable[[], bool] | None = None,
    ) -> None:
        """Prepare; nothing is opened yet.

        Args:
            source_factory: opens the source; called in the grabber thread, since opening a camera takes up to seconds, and again
                after each loss.
            estimator_factory: makes the estimator; called in the vision thread, where MediaPipe is imported.
            clock: seconds, the same that the source stamps with.
            calm: whether the person holds still, so that a few pictures a second will do; asked in the vision thread.
        """
        self._open_source, self._make_estimator = source_factory, estimator_factory
        self._clock, self._calm = clock, calm
        self._frames: Slot[Frame] = Slot()
        self._seen: Slot[Seen] = Slot()
        self._skipped: Slot[Frame] = Slot()
        self._stopping = threading.Event()
        self._changing = threading.Lock()  # held for moments only: nobody waits for a camera
        self._device = threading.Lock()
        self._paused = False
        self._error: Exception | None = None
        self._rate = Rate()
        self._work_s, self._looked_at_s = 0.0, float("-inf")
        self._black = False
        self._grabber = self._new_grabber(EyesStatus.OPENING)
        self._grabbers = [self._grabber]
        # A daemon, as the grabber is: nothing in here keeps the program from ending.
        self._vision = threading.Thread(target=self._look, name="vision", daemon=True)

    @property
    def status(self) -> EyesStatus:
        """How the eyes are doing; its ``sentence`` is for the person."""
        if self.ended:
            return EyesStatus.ENDED
        if self._paused:
            return EyesStatus.PAUSED
        status = self._grabber.source.status
        if status.sees and self._black:
            return EyesStatus.BLACK
        if status is EyesStatus.SEEING and self._work_s > 1 / SLOW_HZ:
            return EyesStatus.BEHIND
        return status

    @property
    def error(self) -> Exception | None:
        """Why nothing is seen, now or at the end; None while all is well. A StretchcoachError is a sentence for the user."""
        return self._error or self._grabber.error or self._grabber.source.error

    @property
    def sentence(self) -> str:
        """What to tell the person: the error's own words, which know more, or else those of the status."""
        error = self.error
        return str(error) if isinstance(error, StretchcoachError) and not self._paused else self.status.sentence

    @property
    def ended(self) -> bool:
        """Whether nothing new will come: stopped, at the source's end, or broken. Something taken last may still lie there."""
        return self._seen.closed

    @property
    def dropped(self) -> int:
        """Frames that came while the model was busy and were replaced by newer ones."""
        return self._frames.dropped

    @property
    def rate_hz(self) -> float:
        """Frames looked at in a second, over the last three."""
        return self._rate.hz(self._clock())

    def start(self) -> Self:
        """Start both threads, once."""
        self._grabber.start()
        self._vision.start()
        return self

    def take(self) -> Seen | None:
        """The newest frame with its observation, or None if there is nothing newer than what was taken last."""
        return self._seen.take()

    def take_skipped(self) -> Frame | None:
        """The newest frame that was not looked at because all is calm, once: to be painted under the skeleton of before."""
        return self._skipped.take()

    def wait(self, timeout_s: float | None = None) -> Seen | None:
        """Like :meth:`take`, waiting for something newer; None when time is up or nothing will come."""
        return self._seen.wait(timeout_s)

    def pause(self) -> None:
        """Release the camera, in its own thread and within a picture or so; returns at once."""
        with self._changing:
            if self._paused or self._stopping.is_set():
                return
            self._paused = True
            self._grabber.halt()
        for slot in (self._frames, self._seen, self._skipped):
            slot.take()

    def resume(self) -> None:
        """Open the camera again; returns at once."""
        with self._changing:
            if self._paused and not self._stopping.is_set():
                self._paused = False
                self._start_grabber(EyesStatus.OPENING)

    def stop(self, patience_s: float = 3.0) -> bool:
        """Stop all threads and wait for them; more than once does no harm.

        Args:
            patience_s: how long to wait at most. A camera driver can hang inside a read; its thread then closes the source
                whenever the read comes back.

        Returns:
            Whether all threads have ended.
        """
        self._halt()
        self._seen.close()
        until_s = time.monotonic() + patience_s
        threads = [thread for thread in (*self._grabbers, self._vision) if thread.ident is not None]
        for thread in threads:
            thread.join(max(0.0, until_s - time.monotonic()))
        return not any(thread.is_alive() for thread in threads)

    def __enter__(self) -> Self:
        """Start."""
        return self.start()

    def __exit__(self, *_: object) -> None:
        """Stop."""
        self.stop()

    def _look(self) -> None:
        try:
            with closing(self._make_estimator()) as estimator:
                while not self._stopping.is_set():
                    frame = self._frames.wait(_WATCH_S)
                    if frame is not None:
                        self._observe(estimator, frame)
                    elif self._frames.closed:
                        break
                    else:
                        self._replace_if_frozen()
        except Exception as error:  # noqa: BLE001 - a thread's top: the reader asks for it
            self._error = error
        finally:
            self._halt()  # without a model there is no use in grabbing on
            self._seen.close()

    def _observe(self, estimator: Estimator, frame: Frame) -> None:
        if self._calm is not None and frame.captured_at_s - self._looked_at_s < CALM_EVERY_S and self._calm():
            self._skipped.put(frame)
            return
        self._looked_at_s = frame.captured_at_s
        began_s = self._clock()
        observation = estimator.observe(frame)
        done_s = self._clock()
        # A mean over some ten pictures; the first one, which warms the model up, is no verdict on the computer.
        self._work_s += (min(done_s - began_s, _WARM_UP_S) - self._work_s) / 10
        self._rate.mark(done_s)
        light = observation.picture
        self._black = light is not None and max(light.brightness, light.surround) < BLACK
        if not self._paused:
            self._seen.put(Seen(frame, observation))

    def _replace_if_frozen(self) -> None:
        with self._changing:
            if self._grabber.source.frozen and not self._paused and not self._stopping.is_set():
                self._grabber.halt()
                self._start_grabber(EyesStatus.FROZEN)

    def _start_grabber(self, status: EyesStatus) -> None:
        self._grabber = self._new_grabber(status)
        self._grabbers = [grabber for grabber in self._grabbers if grabber.is_alive()] + [self._grabber]
        self._grabber.start()

    def _new_grabber(self, status: EyesStatus) -> Grabber:
        return Grabber(self._open_source, self._device, self._frames, self._clock, status)

    def _halt(self) -> None:
        with self._changing:
            self._stopping.set()
            self._grabber.halt()
        self._frames.close()
