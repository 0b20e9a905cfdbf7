"""A live source and the pose model, each in a thread of its own: grabber -> newest frame -> vision -> newest observation.

Two hops forward, no way back. The reader (the window's tick) takes what is newest and never waits.
"""

import threading
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from typing import Protocol, Self

from stretchcoach.body.pose import Observation
from stretchcoach.vision.frames import Frame, FrameSource
from stretchcoach.vision.slot import Slot


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
    """Watch a live source.

    The source belongs to this object from the start on: the grabber closes it, in its own thread, because a camera must not be
    released while another thread waits inside it. Files need none of this: read and observe them in turn, and no frame is lost.
    """

    def __init__(self, source_factory: Callable[[], FrameSource], estimator_factory: Callable[[], Estimator]) -> None:
        """Prepare; nothing is opened yet.

        Args:
            source_factory: opens the source; called in the grabber thread, since opening a camera takes up to seconds.
            estimator_factory: makes the estimator; called in the vision thread, where MediaPipe is imported.
        """
        self._open_source = source_factory
        self._make_estimator = estimator_factory
        self._frames: Slot[Frame] = Slot()
        self._seen: Slot[Seen] = Slot()
        self._stopping = threading.Event()
        self._error: Exception | None = None
        # Daemons: a camera driver that never comes back must not keep the program from ending.
        self._grabber = threading.Thread(target=self._grab, name="grabber", daemon=True)
        self._vision = threading.Thread(target=self._look, name="vision", daemon=True)

    @property
    def error(self) -> Exception | None:
        """What ended the watching, if something did. A SourceError or PoseModelError is a sentence for the user."""
        return self._error

    @property
    def ended(self) -> bool:
        """Whether nothing new will come: stopped, at the source's end, or broken. Something taken last may still lie there."""
        return self._seen.closed

    @property
    def dropped(self) -> int:
        """Frames that came while the model was busy and were replaced by newer ones."""
        return self._frames.dropped

    def start(self) -> Self:
        """Start both threads, once."""
        self._grabber.start()
        self._vision.start()
        return self

    def take(self) -> Seen | None:
        """The newest frame with its observation, or None if there is nothing newer than what was taken last."""
        return self._seen.take()

    def wait(self, timeout_s: float | None = None) -> Seen | None:
        """Like :meth:`take`, waiting for something newer; None when time is up or nothing will come."""
        return self._seen.wait(timeout_s)

    def stop(self, patience_s: float = 3.0) -> bool:
        """Stop both threads and wait for them; more than once does no harm.

        Args:
            patience_s: how long to wait for each. A camera driver can hang inside a read; its thread then closes the source
                whenever the read comes back.

        Returns:
            Whether both threads have ended.
        """
        self._stopping.set()
        self._frames.close()
        self._seen.close()
        threads = [thread for thread in (self._grabber, self._vision) if thread.ident is not None]
        for thread in threads:
            thread.join(patience_s)
        return not any(thread.is_alive() for thread in threads)

    def __enter__(self) -> Self:
        """Start."""
        return self.start()

    def __exit__(self, *_: object) -> None:
        """Stop."""
        self.stop()

    def _grab(self) -> None:
        try:
            with self._open_source() as source:
                while not self._stopping.is_set() and (frame := source.read()) is not None:
                    self._frames.put(frame)
        except Exception as error:  # noqa: BLE001 - a thread's top: the reader asks for it
            self._error = self._error or error
        finally:
            self._frames.close()  # what lies there is still looked at

    def _look(self) -> None:
        try:
            with closing(self._make_estimator()) as estimator:
                while (frame := self._frames.wait()) is not None and not self._stopping.is_set():
                    self._seen.put(Seen(frame, estimator.observe(frame)))
        except Exception as error:  # noqa: BLE001 - a thread's top: the reader asks for it
            self._error = self._error or error
        finally:
            self._stopping.set()  # without a model there is no use in grabbing on
            self._seen.close()
