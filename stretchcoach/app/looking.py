"""A look through the camera outside a session: each picture with what was seen in it, or a sentence why there is none."""

from collections.abc import Callable

from PyQt6.QtCore import QObject, QTimer

from stretchcoach.app.eyes import Clock, Eyes, OpenEyes, PaintedFrame
from stretchcoach.body.pose import Observation
from stretchcoach.ui.camera_view import Snapshot

_EVERY_MS = 66


class Looking(QObject):
    """Looks through one camera at a time."""

    def __init__(
        self,
        parent: QObject,
        open_eyes: OpenEyes,
        clock: Clock,
        seen: Callable[[Snapshot, Observation], object],
        trouble: Callable[[str], object],
    ) -> None:
        """Nothing is looked at yet.

        Args:
            seen: told each new picture.
            trouble: told, again and again, why there is no picture.
        """
        super().__init__(parent)
        self._open_eyes, self._clock, self._seen, self._trouble = open_eyes, clock, seen, trouble
        self._eyes: Eyes | None = None
        self._spec = ""
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.look)

    def begin(self, spec: str) -> None:
        """Look through this camera, and no longer through the one before; it goes on where it is the same one."""
        if self._eyes is not None and spec == self._spec:
            return
        self.end()
        self._spec = spec
        self._eyes = self._open_eyes(spec, self._clock, lambda: False)
        self._timer.start()

    def end(self) -> None:
        """Switch the camera off; more than once does no harm."""
        self._timer.stop()
        if self._eyes is not None:
            self._eyes.stop()
            self._eyes = None

    def look(self) -> None:
        """What there is to see now."""
        if self._eyes is None:
            return
        found = self._eyes.take()
        if found is not None and isinstance(found.frame, PaintedFrame):
            self._seen(Snapshot(found.frame.bgra, found.observation.pose, found.frame.captured_at_s), found.observation)
        elif not self._eyes.status.sees:
            self._trouble(self._eyes.sentence)
