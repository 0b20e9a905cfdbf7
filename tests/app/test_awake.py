"""The display is kept awake: a bus of our own with a desktop that writes down what it is asked."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from stretchcoach.app.awake import Awake

DESKTOP = '''
import sys
from PyQt6.QtCore import QCoreApplication, QObject, pyqtClassInfo, pyqtSlot
from PyQt6.QtDBus import QDBusConnection

log = open(sys.argv[1], "a", buffering=1)

@pyqtClassInfo("D-Bus Interface", "org.freedesktop.ScreenSaver")
class Saver(QObject):
    @pyqtSlot(str, str, result="uint")
    def Inhibit(self, who, why):
        log.write(f"Inhibit {who}\\n")
        return 4294967290

    @pyqtSlot("uint")
    def UnInhibit(self, cookie):
        log.write(f"UnInhibit {cookie}\\n")

app = QCoreApplication([])
bus, saver = QDBusConnection.sessionBus(), Saver()
assert bus.registerObject("/org/freedesktop/ScreenSaver", saver, QDBusConnection.RegisterOption.ExportAllSlots)
assert bus.registerService("org.freedesktop.ScreenSaver")
print("ready", flush=True)
app.exec()
'''
ASKS = """
from PyQt6.QtCore import QCoreApplication
from stretchcoach.app.awake import Awake
app = QCoreApplication([])
awake = Awake("linux")
awake.hold(), awake.hold()
awake.let_go(), awake.let_go()
"""


@pytest.mark.skipif(sys.platform != "linux" or shutil.which("dbus-daemon") is None, reason="there is no dbus-daemon")
@pytest.mark.parametrize("desktop_is_there", [True, False])
def test_the_desktop_is_asked_once_and_told_when_it_is_over(tmp_path: Path, desktop_is_there: bool) -> None:
    bus = subprocess.Popen(["dbus-daemon", "--session", "--nofork", "--print-address"], stdout=subprocess.PIPE, text=True)
    desktop = None
    assert bus.stdout is not None
    try:
        env = os.environ | {"DBUS_SESSION_BUS_ADDRESS": bus.stdout.readline().strip()}
        log = tmp_path / "log"
        log.touch()
        if desktop_is_there:
            desktop = subprocess.Popen([sys.executable, "-c", DESKTOP, str(log)], stdout=subprocess.PIPE, text=True, env=env)
            assert desktop.stdout is not None and desktop.stdout.readline() == "ready\n"
        subprocess.run([sys.executable, "-c", ASKS], env=env, check=True, timeout=60)
        assert log.read_text() == ("Inhibit stretchcoach\nUnInhibit 4294967290\n" if desktop_is_there else "")
    finally:
        for process in (desktop, bus):
            if process is not None:
                process.terminate()
                process.wait()
                assert process.stdout is not None
                process.stdout.close()


def test_a_system_that_lacks_everything_is_only_logged(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO")
    for platform in ("win32", "darwin"):
        if sys.platform != platform:  # the way of another system: it is not here
            awake = Awake(platform)
            awake.hold()
            awake.let_go()
    assert "fall asleep" in caplog.text
