"""The one session runner: eyes -> engine -> record, for the terminal and for the window.

A live camera is looked at in threads of its own and only its newest picture matters; a file is read frame by frame and every frame
counts, at the file's own times.
"""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from pathlib import Path

from stretchcoach.body.pose import Observation
from stretchcoach.coaching.agenda import Phase
from stretchcoach.coaching.log import EndReason
from stretchcoach.coaching.session import SessionEngine, SessionUpdate
from stretchcoach.errors import SourceError
from stretchcoach.records.replay_file import write_timeline
from stretchcoach.records.session_file import session_json, write_session
from stretchcoach.routine.values import Mode
from stretchcoach.vision.frames import FrameSource
from stretchcoach.vision.live import Estimator, LiveEyes, Seen
from stretchcoach.vision.recording import RecordingWriter
from stretchcoach.words import _

TICK_S = 0.033  # how often a live session is looked at
NO_CAMERA = "none"  # the source of a session that goes by time
SESSION_FILE, RECORDING_FILE = "session.json", "landmarks.jsonl"


_NOTHING_TO_EASE = (Phase.WALK, Phase.CARD, Phase.DYNAMIC)  # no hold is near whose clock could stand


class SessionRunner:
    """Feeds an engine and keeps its record; the caller decides how often and shows what comes back.

    Attributes:
        update: the last moment.
    """

    def __init__(
        self, engine: SessionEngine, folder: Path, *, source: str, routine: str, mode: Mode, model_sha256: str | None, record: bool = False
    ) -> None:
        """Prepare the folder.

        Args:
            folder: where ``session.json`` goes; made, if it is not there.
            record: whether to keep the landmarks too (never a picture).

        Raises:
            SourceError: the folder cannot be written.
        """
        with _writing(folder):
            folder.mkdir(parents=True, exist_ok=True)
        self.engine, self.path = engine, folder / SESSION_FILE
        self.update: SessionUpdate | None = None
        started_at = datetime.now().astimezone()
        self._as_json = partial(
            session_json, started_at=started_at, source=source, routine=routine, mode=mode, landmark_model_sha256=model_sha256
        )
        self._recording = RecordingWriter(folder / RECORDING_FILE, source) if record else None

    def feed(self, now_s: float, seen: Seen | None) -> SessionUpdate:
        """Let time pass up to a moment, with what was seen newly, if anything."""
        if seen is not None and self._recording is not None:
            self._recording.write(seen.observation)
        self.update = self.engine.advance(now_s, None if seen is None else seen.observation)
        return self.update

    @property
    def is_paused(self) -> bool:
        """Whether everything stands."""
        return self.update is not None and self.update.phase is Phase.PAUSED

    def hurts(self) -> bool:
        """It hurts: ease at first; said once more, it is strong, and the session ends.

        Returns:
            Whether there is nothing to ease, so that everything should stand: the caller pauses.
        """
        self.engine.report_hurts()
        entry = None if self.update is None else self.update.entry
        return entry is not None and entry.phase in _NOTHING_TO_EASE

    def save(self, error: BaseException | None = None) -> None:
        """Write the record as it stands; what was held is never lost.

        Args:
            error: what ended the session, if something broke.

        Raises:
            SourceError: the folder cannot be written.
        """
        log = self.engine.log
        if error is not None:
            log.ended, log.detail = EndReason.ERROR, str(error)
        elif log.ended is None:
            log.ended = EndReason.STOPPED
        if self._recording is not None:
            self._recording.close()
        with _writing(self.path.parent):
            write_session(self.path, self._as_json(log))
            if self._recording is not None:
                write_timeline(self.path.parent, log.timeline)


@contextmanager
def _writing(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise SourceError(_("{folder} cannot be written: {reason}.").format(folder=folder, reason=error.strerror)) from error


def watch_file(
    runner: SessionRunner, source: FrameSource, estimator: Estimator | None, wait_until: Callable[[float], None]
) -> Iterator[tuple[Seen, SessionUpdate]]:
    """Play a file to its end, or to the session's.

    Args:
        estimator: None for a recording, whose frames carry what was seen.
        wait_until: called with the time of each frame before it is shown; waits, or does not.
    """
    with source:
        while (frame := source.read()) is not None:
            observation = frame.observation if estimator is None else estimator.observe(frame)
            seen = Seen(frame, observation or Observation(frame.captured_at_s, frame.size_px, None))
            wait_until(frame.captured_at_s)
            update = runner.feed(frame.captured_at_s, seen)
            yield seen, update
            if update.ended is not None:
                return
    runner.engine.end_of_source()


def watch_live(runner: SessionRunner, eyes: LiveEyes, clock: Callable[[], float]) -> Iterator[tuple[Seen | None, SessionUpdate]]:
    """Play a camera until the session ends. When the eyes fail the session goes on by time; the caller reads ``eyes.error``."""
    tick = threading.Event()
    with eyes:
        while True:
            seen = eyes.wait(TICK_S)
            if eyes.ended:
                tick.wait(TICK_S)  # eyes that have closed answer at once
            update = runner.feed(clock(), seen)
            yield seen, update
            if update.ended is not None:
                return


def watch_nothing(runner: SessionRunner, clock: Callable[[], float], wait_until: Callable[[float], None]) -> Iterator[SessionUpdate]:
    """Play without a camera: timed guidance."""
    now_s = clock()
    while True:
        update = runner.feed(now_s, None)
        yield update
        if update.ended is not None:
            return
        now_s += TICK_S
        wait_until(now_s)


class Pace:
    """Real time for a source that has its own: waits until as much has passed here as there."""

    def __init__(self) -> None:
        """The first moment asked for is now."""
        self._nobody_calls = threading.Event()
        self._offset_s: float | None = None

    def __call__(self, at_s: float) -> None:
        """Wait for a moment of the source; returns at once if it is past."""
        now_s = time.monotonic()
        if self._offset_s is None:
            self._offset_s = now_s - at_s
        late_s = now_s - self._offset_s - at_s
        if late_s < 0:
            self._nobody_calls.wait(-late_s)


def at_once(at_s: float) -> None:
    """No waiting: as fast as possible."""
