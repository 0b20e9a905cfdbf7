"""Which cameras there are, found without opening any: their lamps stay dark and nobody else's picture is disturbed."""

import sys
from dataclasses import dataclass
from pathlib import Path

from stretchcoach.vision.status import EyesError, EyesStatus
from stretchcoach.words import _

CAMERA = "camera:"

_SYSFS, _DEV = Path("/sys/class/video4linux"), Path("/dev")
_GUESSED = 3  # where cameras cannot be listed, so many numbers are offered


@dataclass(frozen=True, slots=True)
class CameraInfo:
    """One camera.

    Attributes:
        index: its number for now; cameras are numbered anew as they come and go.
        path: its device file, "" where the system has none.
        name: what it calls itself; "camera 0" where the system does not tell.
        stable_id: the same tomorrow and at another socket of the computer; "" where the system does not tell.
        certain: whether it is known to be there. Only Linux tells without opening; elsewhere the first numbers are offered, unseen.
    """

    index: int
    path: str
    name: str
    stable_id: str = ""
    certain: bool = True

    @property
    def spec(self) -> str:
        """What to give to ``open_source``, and to keep in the settings."""
        return f"{CAMERA}{self.stable_id or self.index}"


def list_cameras() -> list[CameraInfo]:
    """The cameras of this computer in the order of their numbers.

    On Linux each camera's first capture node; its further nodes (metadata, a second stream) can be opened by their path. Windows and
    macOS list cameras only to programs that ask them through media frameworks which are not used here: there it is
    the first few numbers, under general names and not ``certain``.
    """
    if sys.platform != "linux":
        return [CameraInfo(index, "", generic_name(index), certain=False) for index in range(_GUESSED)]
    return linux_cameras(_SYSFS, _DEV)


def linux_cameras(sysfs: Path, dev: Path) -> list[CameraInfo]:
    """What the kernel's own lists say.

    Args:
        sysfs: ``/sys/class/video4linux``.
        dev: ``/dev``.
    """
    stable: dict[str, str] = {}
    for link in sorted((dev / "v4l" / "by-id").glob("*")):
        stable.setdefault(link.resolve().name, link.name)
    numbers = (node.name.removeprefix("video") for node in sysfs.glob("video*"))
    found = []
    for index in sorted(int(number) for number in numbers if number.isdecimal()):
        node, path = sysfs / f"video{index}", dev / f"video{index}"
        # A driver numbers the nodes of one device: the first takes pictures, the next ones carry metadata or a second stream.
        if path.exists() and _text(node / "index") in ("0", ""):
            found.append(CameraInfo(index, str(path), _text(node / "name") or generic_name(index), stable.get(path.name, "")))
    return found


def find_camera(wanted: str, cameras: list[CameraInfo]) -> CameraInfo:
    """The camera whose name or stable id contains what a person typed; case does not matter, a whole name beats a part.

    Raises:
        EyesError: none does, or several do.
    """
    key = wanted.strip().casefold()
    whole = [camera for camera in cameras if key in (camera.name.casefold(), camera.stable_id.casefold())]
    fitting = whole or [camera for camera in cameras if key in camera.name.casefold() or key in camera.stable_id.casefold()]
    if not key or not fitting:
        there = ", ".join(camera.name for camera in cameras if camera.certain) or _("none that this system names")
        said = _("There is no camera called “{wanted}”. Cameras found: {cameras}. A number works, too, as in camera:0.")
        raise EyesError(EyesStatus.ABSENT, said.format(wanted=wanted, cameras=there))
    if len(fitting) > 1:
        said = _("Several cameras are called “{wanted}”: {cameras}. Give one of these instead.")
        raise EyesError(EyesStatus.ABSENT, said.format(wanted=wanted, cameras=", ".join(camera.spec for camera in fitting)))
    return fitting[0]


def generic_name(index: int) -> str:
    """What to call a camera of which only the number is known."""
    return _("camera {number}").format(number=index)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return ""
