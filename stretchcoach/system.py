"""What the operating system must bring along: shared libraries that no Python package carries.

Found without importing PyQt6 or OpenCV, whose own answer to a missing library is a traceback. Standard library only.
"""

import ctypes
import os
import platform
import sys
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Library:
    """A shared library and the packages that bring it.

    Attributes:
        soname: what the dynamic loader is asked for.
        debian: package of Debian and Ubuntu (also under newer releases' names, through what those provide).
        fedora: package of Fedora and its relatives.
    """

    soname: str
    debian: str
    fedora: str


# Source: the NEEDED entries of what opencv-python 5.0.0 and PyQt6 6.11 load, less what their wheels carry and every Linux has.
EYES = (
    Library("libGL.so.1", "libgl1", "libglvnd-glx"),
    Library("libglib-2.0.so.0", "libglib2.0-0", "glib2"),
    Library("libgthread-2.0.so.0", "libglib2.0-0", "glib2"),
    Library("libxcb.so.1", "libxcb1", "libxcb"),
)
WINDOW = (
    Library("libEGL.so.1", "libegl1", "libglvnd-egl"),
    Library("libX11.so.6", "libx11-6", "libX11"),
    Library("libfontconfig.so.1", "libfontconfig1", "fontconfig"),
    Library("libfreetype.so.6", "libfreetype6", "freetype"),
    Library("libxkbcommon.so.0", "libxkbcommon0", "libxkbcommon"),
    Library("libdbus-1.so.3", "libdbus-1-3", "dbus-libs"),
)
X11_WINDOW = (
    Library("libX11-xcb.so.1", "libx11-xcb1", "libX11-xcb"),
    Library("libxkbcommon-x11.so.0", "libxkbcommon-x11-0", "libxkbcommon-x11"),
    Library("libxcb-cursor.so.0", "libxcb-cursor0", "xcb-util-cursor"),
    Library("libxcb-icccm.so.4", "libxcb-icccm4", "xcb-util-wm"),
    Library("libxcb-image.so.0", "libxcb-image0", "xcb-util-image"),
    Library("libxcb-keysyms.so.1", "libxcb-keysyms1", "xcb-util-keysyms"),
    Library("libxcb-render-util.so.0", "libxcb-render-util0", "xcb-util-renderutil"),
    Library("libxcb-util.so.1", "libxcb-util1", "xcb-util"),
    Library("libxcb-randr.so.0", "libxcb-randr0", "libxcb"),
    Library("libxcb-render.so.0", "libxcb-render0", "libxcb"),
    Library("libxcb-shape.so.0", "libxcb-shape0", "libxcb"),
    Library("libxcb-shm.so.0", "libxcb-shm0", "libxcb"),
    Library("libxcb-sync.so.1", "libxcb-sync1", "libxcb"),
    Library("libxcb-xfixes.so.0", "libxcb-xfixes0", "libxcb"),
    Library("libxcb-xkb.so.1", "libxcb-xkb1", "libxcb"),
)
SPEECH = (
    Library("libpulse.so.0", "libpulse0", "pulseaudio-libs"),
    Library("libspeechd.so.2", "speech-dispatcher", "speech-dispatcher"),
)


def missing_libraries(window: bool = False) -> list[Library]:
    """The libraries the system lacks.

    Args:
        window: also look for what the window needs, not only the eyes (OpenCV); on X11, what Qt needs to draw there, too.

    Returns:
        Nothing on Windows and macOS, where the packages carry all they need.
    """
    if sys.platform != "linux":
        return []
    wanted = EYES + (WINDOW if window else ()) + (X11_WINDOW if window and _opens_on_x11() else ())
    return [library for library in wanted if not _loads(library.soname)]


def missing_speech() -> list[Library]:
    """The libraries that speech through Qt lacks here; see :func:`missing_libraries`."""
    return [] if sys.platform != "linux" else [library for library in SPEECH if not _loads(library.soname)]


def install_line(missing: list[Library]) -> str:
    """One command that installs the libraries here, or their bare names where the package manager is unknown; "" for none."""
    if not missing:
        return ""
    family = _family()
    if family & {"debian", "ubuntu"}:
        return "sudo apt-get install " + _each_once(library.debian for library in missing)
    if family & {"fedora", "rhel", "centos"}:
        return "sudo dnf install " + _each_once(library.fedora for library in missing)
    return _each_once(library.soname for library in missing)


def _loads(soname: str) -> bool:
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def _opens_on_x11() -> bool:
    chosen = os.environ.get("QT_QPA_PLATFORM", "")
    if chosen:
        return chosen.startswith("xcb")
    return bool(os.environ.get("DISPLAY")) and not os.environ.get("WAYLAND_DISPLAY")


def _family() -> set[str]:
    try:
        release = platform.freedesktop_os_release()
    except OSError:
        return set()
    return {release.get("ID", ""), *release.get("ID_LIKE", "").split()}


def _each_once(names: Iterable[str]) -> str:
    return " ".join(dict.fromkeys(names))
