"""Landmarks on the disk, never pictures: how a session is recorded, and a source like any other.

One JSON object a line. The first line says ``{"format": "stretchcoach-landmarks", "version": 1, ...}``. Each further line is a
frame: ``t`` seconds, ``size`` [width, height] of the picture in pixels, ``px`` 33 of [x, y, visibility] and ``world`` 33 of
[x, y, z] metres, both null where nobody was found; ``picture`` and ``people`` say what the picture was worth.
Readers ignore keys they do not know: new ones do not need a new version.
"""

import json
import os
from dataclasses import asdict
from pathlib import Path
from typing import Any, Self, TextIO

import numpy as np

from stretchcoach.body.pose import LANDMARK_COUNT, Observation, Picture, Pose
from stretchcoach.errors import SourceError
from stretchcoach.vision.frames import Frame, FrameSource
from stretchcoach.words import _

FORMAT = "stretchcoach-landmarks"
VERSION = 1
SUFFIX = ".jsonl"

# Far finer than the model is sure of (a pixel or two, a centimetre), and a third of the bytes of full floats.
_T_DIGITS, _PX_DIGITS, _VISIBILITY_DIGITS, _WORLD_DIGITS = 6, 2, 3, 4


class RecordingWriter:
    """Write observations to a file, each on the disk before the next: a crash costs at most the last line."""

    def __init__(self, path: Path, source: str = "") -> None:
        """Start a recording, over whatever the file held.

        Args:
            path: the file; its folder must exist.
            source: what the landmarks were taken from, for the reader's eyes.

        Raises:
            SourceError: the file cannot be written.
        """
        try:
            private = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            self._file: TextIO = os.fdopen(private, "w", encoding="utf-8", newline="\n", buffering=1)
        except OSError as error:
            said = _("The recording {file} cannot be written: {reason}.")
            raise SourceError(said.format(file=path, reason=error.strerror)) from error
        self._write({"format": FORMAT, "version": VERSION, "source": source})

    def write(self, observation: Observation) -> None:
        """Append one frame; their times must strictly increase, or the file cannot be read back."""
        pose = observation.pose
        px = world = None
        if pose is not None:
            points, seen = np.round(pose.image_px, _PX_DIGITS).tolist(), np.round(pose.visibility, _VISIBILITY_DIGITS).tolist()
            px = [[x, y, visibility] for (x, y), visibility in zip(points, seen, strict=True)]
            world = np.round(pose.world_m, _WORLD_DIGITS).tolist()
        t = round(observation.captured_at_s, _T_DIGITS)
        line: dict[str, Any] = {"t": t, "size": list(observation.size_px), "px": px, "world": world}
        if observation.picture is not None:
            line["picture"] = {name: value if value is None else round(value, 1) for name, value in asdict(observation.picture).items()}
        if observation.people is not None:
            line["people"] = observation.people
        self._write(line)

    def _write(self, line: dict[str, Any]) -> None:
        self._file.write(json.dumps(line, separators=(",", ":"), allow_nan=False) + "\n")

    def close(self) -> None:
        """Close the file; more than once does no harm."""
        self._file.close()

    def __enter__(self) -> Self:
        """The writer itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close."""
        self.close()


class Recording(FrameSource):
    """Recorded landmarks, played back: frames without a picture that carry their observation."""

    def __init__(self, path: Path) -> None:
        """Open a recording and check its first line.

        Raises:
            SourceError: no such file, another format, or a newer version.
        """
        self.name, self.live = path.name, False
        self._path = path
        self._line_number = 1
        self._last_s = -np.inf
        try:
            with path.open("rb") as raw:
                lines = sum(chunk.count(b"\n") for chunk in iter(lambda: raw.read(1 << 20), b""))
            self._file = path.open(encoding="utf-8")
        except OSError as error:
            said = _("The recording {file} cannot be opened: {reason}.")
            raise SourceError(said.format(file=path, reason=error.strerror)) from error
        self.count: int | None = max(0, lines - 1)
        try:
            self._check_header()
        except SourceError:
            self.close()
            raise

    def _check_header(self) -> None:
        try:
            header = json.loads(self._file.readline())
        except ValueError:  # UnicodeDecodeError is one, too
            header = None
        if not isinstance(header, dict) or header.get("format") != FORMAT:
            raise SourceError(_("{file} is not a recording of this program: its first line is another.").format(file=self._path))
        version = header.get("version")
        if version != VERSION:
            raise SourceError(
                _("The recording {file} has format version {version} and this program reads {ours}: update stretchcoach.").format(
                    file=self._path, version=version, ours=VERSION
                )
            )

    def read(self) -> Frame | None:
        """The next frame. A last line that breaks off, as after a crash, is the end.

        Raises:
            SourceError: a line cannot be understood.
        """
        if self._file.closed:
            return None
        self._line_number += 1
        try:
            line = self._file.readline()
            if not line.endswith("\n"):
                self.close()
                return None
            observation = _observation(json.loads(line))
        except (ValueError, TypeError, KeyError, OverflowError) as error:
            self.close()
            raise SourceError(
                _("{file}:{line}: this line of the recording cannot be understood ({reason}).").format(
                    file=self._path, line=self._line_number, reason=error
                )
            ) from error
        if not observation.captured_at_s > self._last_s:
            self.close()
            raise SourceError(_("{file}:{line}: time does not go forward here.").format(file=self._path, line=self._line_number))
        self._last_s = observation.captured_at_s
        return Frame(observation.captured_at_s, observation.size_px, None, observation)

    def close(self) -> None:
        """Close the file."""
        self._file.close()


def _observation(line: Any) -> Observation:
    """One line's values, or ValueError, TypeError, KeyError."""
    width, height = (int(side) for side in line["size"])
    if width <= 0 or height <= 0:
        raise ValueError(f"size {width}x{height}")
    captured_at_s = float(line["t"])
    if not np.isfinite(captured_at_s):
        raise ValueError(f"t {captured_at_s}")
    picture = Picture(**line["picture"]) if line.get("picture") is not None else None
    people = line.get("people")
    if line["px"] is None:
        return Observation(captured_at_s, (width, height), None, picture, people)
    px, world = (np.array(line[key], dtype=np.float64) for key in ("px", "world"))
    for name, points in (("px", px), ("world", world)):
        if points.shape != (LANDMARK_COUNT, 3) or not np.isfinite(points).all():
            raise ValueError(f"{name} is not {LANDMARK_COUNT} times three numbers")
    return Observation(captured_at_s, (width, height), Pose(px[:, :2].copy(), world, px[:, 2].copy()), picture, people)
