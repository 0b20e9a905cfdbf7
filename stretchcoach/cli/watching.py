"""How a session in the terminal sees: by no camera, a live one, a recording or a video."""

import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass

from rich.markup import escape

from stretchcoach.cli.screen import console
from stretchcoach.coaching.session import SessionUpdate
from stretchcoach.player import NO_CAMERA, SessionRunner, watch_file, watch_live, watch_nothing
from stretchcoach.vision.sources import is_live

Watch = Callable[[SessionRunner], Iterator[SessionUpdate]]


def _nothing_to_rest(_on: bool) -> None:
    """There is no camera."""


@dataclass(frozen=True, slots=True)
class Watching:
    """What moves a session on.

    Attributes:
        updates: plays the session to its end.
        model_sha256: of the model it sees with.
        rest: lets go of the camera in a pause (True), and opens it again.
    """

    updates: Watch
    model_sha256: str | None = None
    rest: Callable[[bool], None] = _nothing_to_rest


def watching(source: str, frame_step_s: float | None, wait: Callable[[float], None]) -> Watching:
    """Open what a session looks through.

    Args:
        wait: until a moment of a source that has its own time.

    Raises:
        SourceError: there is no such source.
        PoseModelError: the pose model is missing or damaged.
    """
    started_s = time.monotonic()

    def clock() -> float:
        return time.monotonic() - started_s

    if source == NO_CAMERA:
        return Watching(lambda runner: watch_nothing(runner, clock, wait))

    from stretchcoach.vision import model
    from stretchcoach.vision.estimator import PoseEstimator
    from stretchcoach.vision.recording import Recording
    from stretchcoach.vision.sources import check_name, open_source

    path = model.default_model()
    if is_live(source):
        from stretchcoach.vision.live import LiveEyes

        check_name(source)
        eyes = LiveEyes(lambda: open_source(source, clock=clock), lambda: PoseEstimator(path))

        def live(runner: SessionRunner) -> Iterator[SessionUpdate]:
            told = None
            for _seen, update in watch_live(runner, eyes, clock):
                if eyes.status is not told and not eyes.status.sees and not runner.is_paused:
                    console.print(f"[yellow]{escape(eyes.sentence)}[/]")
                told = eyes.status
                yield update

        return Watching(live, model.landmark_sha256(path), lambda on: eyes.pause() if on else eyes.resume())

    opened = open_source(source, frame_step_s)
    if isinstance(opened, Recording):  # it brings what a pose model saw
        return Watching(lambda runner: (update for _seen, update in watch_file(runner, opened, None, wait)))

    def from_file(runner: SessionRunner) -> Iterator[SessionUpdate]:
        with closing(PoseEstimator(path)) as estimator:
            for _seen, update in watch_file(runner, opened, estimator, wait):
                yield update

    return Watching(from_file, model.landmark_sha256(path))
