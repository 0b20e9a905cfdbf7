"""The thread that has the camera: it opens, reads and closes it, and nobody else does."""

import threading
from collections.abc import Callable

from stretchcoach.vision.frames import Frame, FrameSource
from stretchcoach.vision.reopening import Reopening
from stretchcoach.vision.slot import Slot
from stretchcoach.vision.status import EyesError, EyesStatus

_PATIENCE_S = 1.0  # for the grabber before to let go of the camera


class Grabber(threading.Thread):
    """Puts the newest picture into a slot, until halted or the source's end.

    A camera must not be released while another thread waits inside it, and a driver can hang for long. So a grabber that is halted
    closes the camera whenever its read comes back, and the next grabber opens it only then.

    Attributes:
        source: what it reads, for its status.
        error: what ended it, if something did that will not mend itself.
    """

    def __init__(
        self,
        open_source: Callable[[], FrameSource],
        device: threading.Lock,
        frames: Slot[Frame],
        clock: Callable[[], float],
        status: EyesStatus,
    ) -> None:
        """Prepare.

        Args:
            open_source: opens the source.
            device: one grabber at a time has it.
            frames: where the pictures go; closed at the source's end.
            clock: seconds.
            status: how things stand until the source is open.
        """
        # A daemon: a camera driver that never comes back must not keep the program from ending.
        super().__init__(name="grabber", daemon=True)
        self.error: Exception | None = None
        self.source = Reopening(self._open, clock=clock, status=status)
        self._open_source, self._device, self._frames, self._status = open_source, device, frames, status
        self._has_device = False
        self._halted = threading.Event()

    def halt(self) -> None:
        """Let go of the camera, soon; from any thread, without waiting."""
        self._halted.set()
        self.source.interrupt()

    def run(self) -> None:
        """The thread."""
        try:
            with self.source as source:
                while (frame := source.read()) is not None and not self._halted.is_set():
                    self._frames.put(frame)
        except Exception as error:  # noqa: BLE001 - a thread's top: the reader asks for it
            self.error = error
        finally:
            if self._has_device:
                self._device.release()
            if not self._halted.is_set():
                self._frames.close()  # what lies there is still looked at

    def _open(self) -> FrameSource:
        if not self._has_device:
            self._has_device = self._device.acquire(timeout=_PATIENCE_S)
        if not self._has_device:
            raise EyesError(self._status, self._status.sentence)
        return self._open_source()
