"""What is in order on this machine and what is not, each with its repair. Functions only: the command line prints."""

import os
import platform
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from importlib import metadata
from pathlib import Path

import platformdirs

from stretchcoach import __version__, system
from stretchcoach.words import Number, _

_LOW_DISK_BYTES = 500_000_000
_SPEECH_TIMEOUT_S = 15

# All of these install into the same folder, cv2/, over one another.
_CV2_DISTRIBUTIONS = ("opencv-python", "opencv-contrib-python", "opencv-python-headless", "opencv-contrib-python-headless")

_SOUND_MEDIAPIPE = 'python -m pip install "mediapipe>=0.10.30,<0.10.32"'
_FIRST_SENDING_VERSION = (0, 10, 33)


class State(Enum):
    """How a check ended."""

    OK = "ok"
    WARNING = "warning"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the examination.

    Attributes:
        name: what was looked at.
        state: OK; WARNING: the app works with less; BROKEN: something the app needs.
        detail: what was found.
        repair: what to do or to type; "" where there is nothing to do.
    """

    name: str
    state: State
    detail: str
    repair: str = ""


def doctor() -> list[Check]:
    """Examine everything. Each check stands alone: one that fails is a BROKEN line, never an exception."""
    checks: tuple[tuple[str, Callable[[str], Check]], ...] = (
        ("Python", _python),
        ("stretchcoach", lambda name: Check(name, State.OK, __version__)),
        ("PyQt6", _version_of("PyQt6")),
        ("MediaPipe", _version_of("mediapipe")),
        ("OpenCV", _opencv),
        ("NumPy", _version_of("numpy")),
        (_("system libraries"), _libraries),
        (_("privacy"), _metrics),
        (_("pose model"), _model),
        (_("cameras"), _cameras),
        (_("speech"), _speech),
        (_("data folder"), _data_folder),
        (_("free disk"), _disk),
    )
    return [_guarded(name, check) for name, check in checks]


def _guarded(name: str, check: Callable[[str], Check]) -> Check:
    try:
        return check(name)
    except Exception as error:  # noqa: BLE001 - the doctor must survive every patient
        return Check(name, State.BROKEN, _("the check itself failed: {error}").format(error=f"{type(error).__name__}: {error}"))


def _python(name: str) -> Check:
    return Check(name, State.OK, f"{platform.python_version()}, {platform.system()} {platform.machine()}")


def _installed(distribution: str) -> str | None:
    try:
        return metadata.version(distribution)
    except metadata.PackageNotFoundError:
        return None


def _version_of(distribution: str) -> Callable[[str], Check]:
    def check(name: str) -> Check:
        version = _installed(distribution)
        if version is None:
            return Check(name, State.BROKEN, _("not installed"), f"python -m pip install {distribution}")
        return Check(name, State.OK, version)

    return check


def _opencv(name: str) -> Check:
    found = {distribution: version for distribution in _CV2_DISTRIBUTIONS if (version := _installed(distribution))}
    detail = ", ".join(f"{distribution} {version}" for distribution, version in found.items())
    if not found:
        return Check(name, State.BROKEN, _("not installed"), 'python -m pip install "opencv-python>=4.10,<6"')
    if len(found) > 1:
        repair = f'python -m pip uninstall -y {" ".join(found)} && python -m pip install "opencv-python>=4.10,<6"'
        return Check(name, State.BROKEN, _("several that overwrite each other: {found}").format(found=detail), repair)
    return Check(name, State.OK, detail)


def _libraries(name: str) -> Check:
    if sys.platform != "linux":
        return Check(name, State.OK, _("nothing to look for on this system"))
    eyes, all_missing = system.missing_libraries(), system.missing_libraries(window=True)
    detail = ", ".join(library.soname for library in all_missing)
    repair = system.install_line(all_missing)
    if eyes:
        return Check(name, State.BROKEN, _("missing: {names}").format(names=detail), repair)
    if all_missing:
        return Check(name, State.WARNING, _("missing, for the window only: {names}").format(names=detail), repair)
    return Check(name, State.OK, _("all there"))


def _metrics(name: str) -> Check:
    """Whether the installed MediaPipe can send usage metrics: newer ones do, to a host of their maker's."""
    version = _installed("mediapipe")
    if version is None:
        return Check(name, State.OK, _("MediaPipe is not installed"))
    callers = [file.name for file in _native_files("mediapipe") if can_connect(file)]
    if callers:
        detail = _("MediaPipe {version} can open network connections ({files})").format(version=version, files=", ".join(callers))
        return Check(name, State.BROKEN, detail, _SOUND_MEDIAPIPE)
    if tuple(int(number) for number in re.findall(r"\d+", version)[:3]) >= _FIRST_SENDING_VERSION:
        detail = _("MediaPipe {version} is newer than the last one known to send nothing").format(version=version)
        return Check(name, State.WARNING, detail, _SOUND_MEDIAPIPE)
    return Check(name, State.OK, _("MediaPipe {version} has no way to the network").format(version=version))


def _native_files(distribution: str) -> list[Path]:
    # What lies in the folder, not what the wheel's list says: 0.10.31 lists a library that it does not bring.
    folder = Path(str(metadata.distribution(distribution).locate_file(distribution)))
    return [file for file in folder.rglob("*") if file.suffix in (".so", ".dylib", ".dll", ".pyd")]


def can_connect(library: Path) -> bool:
    """Whether a native library names the system calls that open a connection among its symbols.

    A byte scan for whole names, as they stand in the symbol tables of ELF, Mach-O and PE files: blunt, and enough to tell
    MediaPipe 0.10.31 (neither name) from 1.2.2 (both).
    """
    return re.search(rb"\0_?(connect|getaddrinfo)\0", library.read_bytes()) is not None


def _model(name: str) -> Check:
    from stretchcoach.vision import model

    report = model.verify(model.default_model())
    if report.problem:
        return Check(name, State.BROKEN, report.problem, "stretchcoach model build")
    said = _("{name}, bundle sha256 {bundle}, landmark model sha256 {landmarks}, {file}")
    detail = said.format(
        name=report.name, bundle=report.bundle_sha256[:12], landmarks=report.landmark_sha256[:12], file=report.path
    )
    if report.name == model.UNKNOWN:
        return Check(name, State.WARNING, detail, _("None of the known models; `stretchcoach model build` makes the usual one."))
    return Check(name, State.OK, detail)


def _cameras(name: str) -> Check:
    if sys.platform != "linux":
        return Check(name, State.OK, _("not listed on this system; try --source camera:0"))
    found = _linux_cameras(Path("/sys/class/video4linux"), Path("/dev"))
    if not found:
        return Check(name, State.WARNING, _("none found; works without a camera, by time"), _("Plug one in to be watched."))
    denied = [device for device, _title in found if not os.access(device, os.R_OK | os.W_OK)]
    detail = ", ".join(f"{device} ({title})" if title else str(device) for device, title in found)
    if denied:
        return Check(name, State.WARNING, _("not allowed: {cameras}").format(cameras=detail), 'sudo usermod -aG video "$USER"')
    return Check(name, State.OK, detail)


def _linux_cameras(names: Path, devices: Path) -> list[tuple[Path, str]]:
    """(device, name of the camera) of each video device, in the order of their numbers."""
    found = [device for device in devices.glob("video*") if device.name[5:].isdecimal()]
    return [(device, _text(names / device.name / "name")) for device in sorted(found, key=lambda device: int(device.name[5:]))]


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return ""


def _speech(name: str) -> Check:
    # In a process of its own: the import needs libpulse, and a speech engine's plug-in may do as it likes.
    script = "from PyQt6.QtTextToSpeech import QTextToSpeech as t; print(*t.availableEngines())"
    repair = system.install_line(list(system.SPEECH)) if sys.platform == "linux" else ""
    try:
        done = subprocess.run(
            [sys.executable, "-c", script],
            capture_output=True, text=True, errors="replace", timeout=_SPEECH_TIMEOUT_S, check=False,
            env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        detail = _("no answer within {s} s; captions still work").format(s=_SPEECH_TIMEOUT_S)
        return Check(name, State.WARNING, detail, repair)
    if done.returncode:
        reason = (done.stderr.strip().splitlines() or [str(done.returncode)])[-1]
        detail = _("not available ({reason}); captions still work").format(reason=reason)
        return Check(name, State.WARNING, detail, repair)
    engines = [engine for engine in done.stdout.split() if engine != "mock"]
    if not engines:
        return Check(name, State.WARNING, _("no engine; captions still work"), repair)
    return Check(name, State.OK, ", ".join(engines))


def _data_folder(name: str) -> Check:
    folder = platformdirs.user_data_path("stretchcoach", appauthor=False)
    place = _nearest_existing(folder)
    if not place.is_dir() or not os.access(place, os.W_OK):
        detail = _("{folder} cannot be written").format(folder=folder)
        return Check(name, State.BROKEN, detail, _("Make {folder} writable for your user.").format(folder=place))
    return Check(name, State.OK, str(folder))


def _disk(name: str) -> Check:
    place = _nearest_existing(platformdirs.user_data_path("stretchcoach", appauthor=False))
    free = shutil.disk_usage(place).free
    detail = _("{free:.1f} GB").format(free=Number(free / 1e9))
    if free < _LOW_DISK_BYTES:
        return Check(name, State.WARNING, detail, _("Free some space: recordings of sessions may not fit."))
    return Check(name, State.OK, detail)


def _nearest_existing(path: Path) -> Path:
    return next(candidate for candidate in (path, *path.parents) if candidate.exists())
