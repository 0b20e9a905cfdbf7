"""Keeps the display awake while a session runs: somebody on the floor cannot move the mouse.

The desktop is asked in its own way. Where it does not answer, the log says so and the session goes on.
"""

import logging
import os
import subprocess
import sys
from collections.abc import Callable

from PyQt6.QtDBus import QDBus, QDBusArgument, QDBusConnection, QDBusMessage

_WHO, _WHY = "stretchcoach", "A stretch session is running"  # read by the desktop, never shown by this program
_PATIENCE_MS = 500  # the window waits for it
_UINT = 3  # QMetaType::UInt
_PORTAL_IDLE = 8  # org.freedesktop.portal.Inhibit: the session must not become idle
_CONTINUOUS, _SYSTEM, _DISPLAY = 0x80000000, 0x1, 0x2  # winbase.h, SetThreadExecutionState
_log = logging.getLogger(__name__)


class Awake:
    """Asks the desktop to stay awake, and lets it sleep again; each twice does no harm."""

    def __init__(self, platform: str = sys.platform) -> None:
        """Args: as in ``sys.platform``."""
        self._platform = platform
        self._release: Callable[[], object] | None = None

    def hold(self) -> None:
        """Stay awake."""
        if self._release is not None:
            return
        ways = {"win32": _windows, "darwin": _mac}
        try:
            self._release = ways.get(self._platform, _linux)()
        except (OSError, AttributeError, ValueError) as error:
            _log.info("the display may fall asleep: %s", error)
        if self._release is None:
            _log.info("nothing here keeps the display awake")

    def let_go(self) -> None:
        """Sleep when you like."""
        release, self._release = self._release, None
        if release is not None:
            release()


def _linux() -> Callable[[], object] | None:
    """The screen saver's own interface, which most desktops answer, else the portal, which sandboxes have."""
    bus = QDBusConnection.sessionBus()
    if not bus.isConnected():
        return None
    reply = _call(bus, "org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver", "Inhibit", _WHO, _WHY)
    if reply is not None:
        cookie = _unsigned(int(str(reply)))
        return lambda: _call(
            bus, "org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver", "UnInhibit", cookie
        )
    portal = "org.freedesktop.portal.Desktop"
    path = "/org/freedesktop/portal/desktop"
    request = _call(bus, portal, path, "org.freedesktop.portal.Inhibit", "Inhibit", "", _unsigned(_PORTAL_IDLE), {"reason": _WHY})
    if request is None:
        return None
    return lambda: _call(bus, portal, str(request), "org.freedesktop.portal.Request", "Close")


def _call(bus: QDBusConnection, service: str, path: str, interface: str, method: str, *arguments: object) -> object | None:
    """The first value of the answer; None where nobody answers."""
    message = QDBusMessage.createMethodCall(service, path, interface, method)
    message.setArguments(list(arguments))
    reply = bus.call(message, QDBus.CallMode.Block, _PATIENCE_MS)
    if reply.type() is not QDBusMessage.MessageType.ReplyMessage:
        _log.info("%s of %s: %s", method, service, reply.errorMessage())
        return None
    values = reply.arguments()
    return values[0] if values else True


def _unsigned(number: int) -> QDBusArgument:
    """As these interfaces want it: a plain number would go as a signed one."""
    argument = QDBusArgument()
    argument.add(number, _UINT)
    return argument


def _windows() -> Callable[[], object] | None:
    import ctypes

    kernel = ctypes.windll.kernel32  # type: ignore[attr-defined]  # on Windows only
    if not kernel.SetThreadExecutionState(_CONTINUOUS | _SYSTEM | _DISPLAY):
        return None
    return lambda: kernel.SetThreadExecutionState(_CONTINUOUS)


def _mac() -> Callable[[], object]:
    """Ends with this process, too."""
    running = subprocess.Popen(["/usr/bin/caffeinate", "-d", "-i", "-w", str(os.getpid())])

    def end() -> None:
        running.terminate()
        running.wait()

    return end
