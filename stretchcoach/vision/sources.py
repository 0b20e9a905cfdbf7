"""From what a person types to a source of frames."""

from pathlib import Path

from stretchcoach.errors import SourceError
from stretchcoach.vision import recording
from stretchcoach.vision.frames import FrameSource
from stretchcoach.words import _

CAMERA = "camera:"


def open_source(spec: str, frame_step_s: float | None = None) -> FrameSource:
    """Open a camera, folder, video, picture or recording.

    Args:
        spec: ``camera:0``, or a path.
        frame_step_s: seconds from frame to frame for videos and pictures; by default what a video says, and 1 s for pictures.

    Raises:
        SourceError: it is nothing of these, does not exist, or cannot be opened.
    """
    # Imported here: a recording needs no OpenCV, and an unknown word should be answered at once.
    if spec.startswith(CAMERA):
        number = spec.removeprefix(CAMERA)
        if not (number.isascii() and number.isdecimal()):
            raise SourceError(_("{spec}: a camera is named by its number, as in camera:0.").format(spec=spec))
        from stretchcoach.vision.camera import Camera

        return Camera(int(number))
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


def _accepted() -> str:
    return _("A source is a camera (camera:0), a video, a picture, a folder of pictures, or a recording (.jsonl).")
