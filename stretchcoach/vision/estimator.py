"""The one file that knows MediaPipe: a picture in, landmarks in pixels out."""

import importlib
import os
import sys
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import numpy as np

from stretchcoach.body.pose import Observation, Picture, Pose
from stretchcoach.errors import PoseModelError
from stretchcoach.vision.frames import Frame
from stretchcoach.vision.looks import Looks
from stretchcoach.vision.quiet import native_chatter_hushed
from stretchcoach.words import _

_COUNT_EVERY_S = 10.0  # a second look costs two pictures' time; a leap to somebody else is seen at once all the same
_LOOK_EVERY_S = 0.2  # light and stillness change slowly


class PoseEstimator:
    """MediaPipe's pose landmarker for one person.

    Made and used in one thread. Making it imports MediaPipe, which takes some tenths of a second.
    """

    def __init__(self, model_path: Path, video: bool = True) -> None:
        """Load the model.

        Args:
            model_path: a ``.task`` bundle.
            video: whether the frames follow each other in time, so that the person is tracked, or each is looked at afresh.

        Raises:
            PoseModelError: the bundle is missing or damaged.
        """
        if not model_path.is_file():
            said = _("The pose model {file} is missing. `stretchcoach model build` makes it, once, and needs the network.")
            raise PoseModelError(said.format(file=model_path))
        self._video = video
        self._last_ms = -1
        self._looks = Looks()
        self._picture: Picture | None = None
        self._examined_at_s = 0.0
        self._crowd: Any = None
        self._counted_at_s, self._people = float("-inf"), 1
        self._has_met_someone = False
        with native_chatter_hushed():
            self._mediapipe = import_mediapipe()
            tasks = importlib.import_module("mediapipe.tasks.python")
            vision, mode = tasks.vision, tasks.vision.RunningMode

            def landmarker(running_mode: Any, num_poses: int) -> Any:
                options = vision.PoseLandmarkerOptions(
                    base_options=tasks.BaseOptions(model_asset_path=str(model_path)),
                    running_mode=running_mode,
                    num_poses=num_poses,
                    output_segmentation_masks=False,
                )
                return vision.PoseLandmarker.create_from_options(options)

            try:
                self._landmarker: Any = landmarker(mode.VIDEO if video else mode.IMAGE, 1)
                if video:
                    self._crowd = landmarker(mode.IMAGE, 2)
            except (RuntimeError, ValueError, OSError) as error:
                said = _("The pose model {file} cannot be loaded ({reason}). `stretchcoach model build` makes it anew.")
                raise PoseModelError(said.format(file=model_path, reason=str(error).rstrip("."))) from error

    def observe(self, frame: Frame) -> Observation:
        """Find the person in a frame.

        Args:
            frame: with times that increase from call to call in video mode. A recorded frame passes its own observation through.

        Returns:
            Landmarks in unmirrored pixels, or no pose where nobody was found.
        """
        if frame.observation is not None:
            return frame.observation
        if frame.rgb is None:
            return Observation(frame.captured_at_s, frame.size_px, None)
        image = self._mediapipe.Image(image_format=self._mediapipe.ImageFormat.SRGB, data=frame.rgb)
        # The landmark graph starts to talk with the first person it is shown, once.
        with nullcontext() if self._has_met_someone else native_chatter_hushed():
            see = self._landmarker
            result = see.detect_for_video(image, self._next_ms(frame)) if self._video else see.detect(image)
        pose = None
        if result.pose_landmarks:
            self._has_met_someone = True
            pose = _pose(result.pose_landmarks[0], result.pose_world_landmarks[0], frame.size_px)
        if not self._video:
            return Observation(frame.captured_at_s, frame.size_px, pose)
        if self._picture is None or frame.captured_at_s - self._examined_at_s >= _LOOK_EVERY_S:
            self._picture, self._examined_at_s = self._looks(frame.captured_at_s, frame.rgb, pose), frame.captured_at_s
        return Observation(frame.captured_at_s, frame.size_px, pose, self._picture, self._count(frame.captured_at_s, image))

    def _count(self, at_s: float, image: Any) -> int:
        """How many people there are; looked at now and then, because it costs two frames' time."""
        if at_s - self._counted_at_s >= _COUNT_EVERY_S:
            self._counted_at_s, self._people = at_s, len(self._crowd.detect(image).pose_landmarks)
        return self._people

    def _next_ms(self, frame: Frame) -> int:
        # MediaPipe refuses a time it has had, and two frames of a burst can round to the same millisecond.
        self._last_ms = max(self._last_ms + 1, round(frame.captured_at_s * 1000))
        return self._last_ms

    def close(self) -> None:
        """Free the model; more than once does no harm."""
        for landmarker in (self._landmarker, self._crowd):
            if landmarker is not None:
                landmarker.close()
        self._landmarker = self._crowd = None


def _pose(landmarks: list[Any], world: list[Any], size_px: tuple[int, int]) -> Pose:
    """Arrays from MediaPipe's lists; its 0..1 coordinates become pixels here and nowhere else (at 16:9 they bend every angle)."""
    return Pose(
        image_px=np.array([(point.x, point.y) for point in landmarks], dtype=np.float64) * size_px,
        world_m=np.array([(point.x, point.y, point.z) for point in world], dtype=np.float64),
        visibility=np.array([point.visibility or 0.0 for point in landmarks], dtype=np.float64),
    )


def import_mediapipe() -> Any:
    """MediaPipe without its audio part, whose import starts ldconfig and a C compiler to look for PortAudio."""
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    os.environ.setdefault("GLOG_minloglevel", "2")
    absent = "sounddevice" not in sys.modules
    if absent:
        sys.modules["sounddevice"] = None  # type: ignore[assignment]  # makes `import sounddevice` an ImportError, which MediaPipe expects
    try:
        return importlib.import_module("mediapipe")
    finally:
        if absent:
            del sys.modules["sounddevice"]
