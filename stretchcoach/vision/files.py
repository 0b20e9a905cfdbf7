"""Videos and pictures on the disk as frame sources. They wait to be asked: nothing is dropped."""

import math
import re
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from stretchcoach.errors import SourceError
from stretchcoach.vision.frames import Frame, FrameSource
from stretchcoach.vision.opencv import cv2
from stretchcoach.vision.pictures import frame_of
from stretchcoach.words import _

PICTURE_SUFFIXES = (".jpg", ".jpeg", ".png", ".webp", ".bmp")
VIDEO_SUFFIXES = (".mp4", ".m4v", ".mov", ".avi", ".mkv", ".webm", ".mpg", ".mpeg", ".wmv", ".3gp", ".gif")

# Only where a file says neither when its frames were taken nor how many there are in a second.
_FALLBACK_FPS = 30.0


class VideoFile(FrameSource):
    """A video. Rotation marks are obeyed (by OpenCV), so that a telephone's portrait video stands upright."""

    def __init__(self, path: Path, frame_step_s: float | None = None) -> None:
        """Open the video.

        Args:
            path: the file.
            frame_step_s: seconds from frame to frame, instead of what the file says; for clips that move too fast for people.

        Raises:
            SourceError: there is no such file, or no video in it.
        """
        _require_file(path)
        self.name, self.live = path.name, False
        self._step_s = frame_step_s
        self._video = cv2.VideoCapture(str(path))
        if not self._video.isOpened():
            self._video.release()
            said = _("{file} cannot be played: it is damaged, or of a kind this program cannot read. MP4 always works.")
            raise SourceError(said.format(file=path))
        count = self._video.get(cv2.CAP_PROP_FRAME_COUNT)
        self.count = int(count) if math.isfinite(count) and count > 0 else None
        fps = self._video.get(cv2.CAP_PROP_FPS)
        self._usual_step_s = 1 / (fps if math.isfinite(fps) and fps > 0 else _FALLBACK_FPS)
        self._index = 0
        self._first_stamp_s = 0.0
        self._last_s = 0.0
        self._ended = False

    def read(self) -> Frame | None:
        """The next frame of the video; the first is at 0 s."""
        if self._ended:
            return None
        found, bgr = self._video.read()
        if not found:
            self.close()
            return None
        self._last_s = captured_at_s = self._moment_s()
        self._index += 1
        return frame_of(captured_at_s, bgr)

    def _moment_s(self) -> float:
        if self._step_s is not None:
            return self._index * self._step_s
        stamp_s = self._video.get(cv2.CAP_PROP_POS_MSEC) / 1000
        if self._index == 0:
            self._first_stamp_s = stamp_s if math.isfinite(stamp_s) else 0.0
            return 0.0
        moment_s = stamp_s - self._first_stamp_s
        # The container's own stamps know variable frame rates; some files have none, or ones that stand still or jump back.
        return moment_s if math.isfinite(moment_s) and moment_s > self._last_s else self._last_s + self._usual_step_s

    def close(self) -> None:
        """Close the file."""
        self._ended = True
        self._video.release()


class PictureFolder(FrameSource):
    """Every picture of a folder in natural order (2 before 10), one ``frame_step_s`` after the other.

    Attributes:
        problems: one sentence for each picture that could not be read and was passed over, as far as reading has come.
    """

    def __init__(self, path: Path, frame_step_s: float = 1.0) -> None:
        """List the pictures; folders inside are not entered.

        Raises:
            SourceError: no such folder, or no picture in it.
        """
        if not path.is_dir():
            raise SourceError(_("{file} is not a folder.").format(file=path))
        files = sorted((p for p in path.iterdir() if p.suffix.lower() in PICTURE_SUFFIXES and p.is_file()), key=_natural)
        if not files:
            said = _("There is no picture in the folder {file}; looked for {kinds}.")
            raise SourceError(said.format(file=path, kinds=" ".join(PICTURE_SUFFIXES)))
        self._set_up(path.name, files, frame_step_s)

    def _set_up(self, name: str, files: list[Path], frame_step_s: float) -> None:
        self.name, self.live = name, False
        self.count: int | None = len(files)
        self.problems: list[str] = []
        self._step_s = frame_step_s
        self._files = enumerate(files)

    def read(self) -> Frame | None:
        """The next picture that can be read; one that cannot keeps its place in time."""
        for index, path in self._files:
            bgr = _picture(path)
            if bgr is not None:
                return frame_of(index * self._step_s, bgr, path.name)
            self.problems.append(_("{file} is not a picture this program can read; it was passed over.").format(file=path))
        return None

    def close(self) -> None:
        """End the list; no file is open between two pictures."""
        self._files = enumerate([])


class Picture(PictureFolder):
    """A single picture: a folder of one, except that it must be readable."""

    def __init__(self, path: Path, frame_step_s: float = 1.0) -> None:
        """Take one file.

        Raises:
            SourceError: there is no such file; that it is no picture shows on ``read``.
        """
        _require_file(path)
        self._path = path
        self._set_up(path.name, [path], frame_step_s)

    def read(self) -> Frame | None:
        """The picture.

        Raises:
            SourceError: it cannot be read.
        """
        frame = super().read()
        if self.problems:
            self.problems.clear()
            said = _("{file} is not a picture this program can read: it is damaged, or of another kind than its name says.")
            raise SourceError(said.format(file=self._path))
        return frame


def _require_file(path: Path) -> None:
    if not path.is_file():
        raise SourceError(_("There is no file {file}.").format(file=path))


def _picture(path: Path) -> NDArray[np.uint8] | None:
    """8-bit BGR, turned as its EXIF orientation says; decoded from memory because imread cannot open every name on Windows."""
    try:
        data = np.fromfile(path, np.uint8)
        return cv2.imdecode(data, cv2.IMREAD_COLOR) if data.size else None  # type: ignore[return-value]
    except (OSError, cv2.error):  # cv2.error: a header that promises more pixels than OpenCV takes
        return None


def _natural(path: Path) -> list[tuple[int, str]]:
    """``9.jpg`` before ``10.jpg``: runs of digits count as numbers."""
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in re.split(r"(\d+)", path.name.casefold())]
