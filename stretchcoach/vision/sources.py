"""From what a person types to a source of frames."""

import re
import time
from collections.abc import Callable
from pathlib import Path

from stretchcoach.errors import SourceError
from stretchcoach.vision import cameras, recording
from stretchcoach.vision.cameras import CAMERA
from stretchcoach.vision.frames import FrameSource
from stretchcoach.words import _

_DEVICES = ("/dev/video", "/dev/v4l/")
_ADDRESS = re.compile(r"([a-z][a-z0-9+.-]*)://", re.IGNORECASE)


def is_live(spec: str) -> bool:
    """Whether it is a camera or a stream, to be watched live, and not something on the disk."""
    return spec.startswith((CAMERA, *_DEVICES)) or _ADDRESS.match(spec) is not None


def check_name(spec: str) -> None:
    """Find a slip in a camera's name at once; that its camera is not there yet is no slip.

    Raises:
        EyesError: no camera, or several, are called so.
    """
    wanted = spec.removeprefix(CAMERA)
    if spec.startswith(CAMERA) and not (wanted.isascii() and wanted.isdecimal()):
        cameras.find_camera(wanted, cameras.list_cameras())


def shown(spec: str) -> str:
    """The same without a name and password inside an address: this may be displayed and stored."""
    return re.sub(r"(://)[^/?#]*@", r"\1", spec)


def open_source(spec: str, frame_step_s: float | None = None, clock: Callable[[], float] = time.monotonic) -> FrameSource:
    """Open a camera, stream, folder, video, picture or recording.

    Args:
        spec: ``camera:0``, ``camera:`` and (a part of) its name or its stable id, ``/dev/video0``, ``http://`` and ``https://`` (MJPEG),
            ``rtsp://``, or a path.
        frame_step_s: seconds from frame to frame for videos and pictures; by default what a video says, and 1 s for pictures.
        clock: seconds of the clock that cameras and streams stamp with; files have their own time.

    Raises:
        SourceError: it is nothing of these, does not exist, or cannot be opened; for cameras and streams an EyesError, with a status.
    """
    # Imported here: a recording needs no OpenCV, a file no network, and an unknown word should be answered at once.
    if is_live(spec):
        return _open_live(spec, clock)
    path = Path(spec).expanduser()
    if not spec or not path.exists():  # Path("") would be this very folder
        raise SourceError(_("There is no file or folder {file}. {accepted}").format(file=spec, accepted=_accepted()))
    suffix = path.suffix.lower()
    if suffix == recording.SUFFIX:
        return recording.Recording(path)
    from stretchcoach.vision import files

    if path.is_dir():
        return files.PictureFolder(path, frame_step_s or 1.0)
    if suffix in files.PICTURE_SUFFIXES:
        return files.Picture(path, frame_step_s or 1.0)
    if suffix in files.VIDEO_SUFFIXES:
        return files.VideoFile(path, frame_step_s)
    raise SourceError(_("{file} is of a kind this program does not know. {accepted}").format(file=spec, accepted=_accepted()))


def _open_live(spec: str, clock: Callable[[], float]) -> FrameSource:
    if (address := _ADDRESS.match(spec)) is not None:
        from stretchcoach.vision import stream

        scheme = address[1].lower()
        if scheme in stream.HTTP:
            return stream.MjpegStream(spec, clock)
        if scheme in stream.RTSP:
            return stream.RtspStream(spec, clock)
        said = _("{url}: a stream's address begins with http://, https:// or rtsp://.")
        raise SourceError(said.format(url=shown(spec)))
    from stretchcoach.vision.camera import Camera

    if spec.startswith(_DEVICES):
        return Camera(spec, clock)
    wanted = spec.removeprefix(CAMERA)
    if wanted.isascii() and wanted.isdecimal():
        return Camera(int(wanted), clock)
    found = cameras.find_camera(wanted, cameras.list_cameras())
    return Camera(found.path or found.index, clock, found.name)


def _accepted() -> str:
    return _(
        "A source is a camera (camera:0, or camera: and its name), a stream (http://… or rtsp://…), a video, a picture, "
        "a folder of pictures, or a recording (.jsonl)."
    )
