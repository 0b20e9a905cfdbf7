"""A real window on a real X server with real keys, a clip as the camera and the real pose model, from start to summary."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from support.session import ROUTINES

from stretchcoach.app.window import build
from stretchcoach.shipped import model
from stretchcoach.system import missing_libraries

CLIP = Path(__file__).parents[2].parent / "shared" / "synthetic" / "sessions" / "quad_side_lapse_A.mp4"
PATIENCE_S = 60
START = "import sys; from argparse import Namespace; from stretchcoach.cli.window import run; sys.exit(run(Namespace(source=sys.argv[1])))"
QUICK = """
id: quick
title: Quick
muscle: quadriceps
steps:
  - {kind: stretch, stretch: quad_quick, side: left, sets: 1, hold: 5 s}
"""

pytestmark = [
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="X windows are tried on Linux"),
    pytest.mark.skipif(shutil.which("Xvfb") is None, reason="Xvfb is not installed"),
    pytest.mark.skipif(shutil.which("xdotool") is None, reason="xdotool is not installed"),
    pytest.mark.skipif(not CLIP.exists(), reason="the rendered sessions are not beside the checkout"),
    pytest.mark.skipif(not model().exists(), reason="the pose model has not been built"),
]


@pytest.fixture
def display() -> Iterator[str]:
    """A screen of a small laptop; ":7" or so."""
    read_end, write_end = os.pipe()
    argv = ["Xvfb", "-displayfd", str(write_end), "-screen", "0", "1366x768x24", "-nolisten", "tcp"]
    server = subprocess.Popen(argv, pass_fds=[write_end], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(write_end)
    with os.fdopen(read_end) as told:
        number = told.readline().strip()
    try:
        assert number, "Xvfb did not start"
        yield f":{number}"
    finally:
        server.terminate()
        server.wait(PATIENCE_S)


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's data, with a routine of a few seconds."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    folder = tmp_path / "data" / "stretchcoach"
    (folder / "routines").mkdir(parents=True)
    text = (ROUTINES / "stretches" / "quad_standing.yaml").read_text(encoding="utf-8").replace("id: quad_standing", "id: quad_quick")
    short = re.sub(r"^instructions:\n(?:  - .*\n)+", "instructions: [Take hold of that ankle.]\n", text, flags=re.MULTILINE)
    (folder / "routines" / "quad_quick.yaml").write_text(short, encoding="utf-8")
    (folder / "routines" / "quick.yaml").write_text(QUICK, encoding="utf-8")
    return folder


def tabs_to_start(qtbot: QtBot, app: QApplication) -> int:
    """How often Tab is pressed from the first focus to "Start with camera", on a window with the same routines."""
    window, _coach, pages = build(app)
    qtbot.addWidget(window)
    pages.load_shelf()
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    for count in range(60):
        focused = QApplication.focusWidget()
        if focused is window.routine_page.detail.with_camera:
            return count
        qtbot.keyClick(focused or window, Qt.Key.Key_Tab)
    raise AssertionError("the keyboard does not get there")


def wait_for(what: Callable[[], Any], why: str) -> Any:
    until_s = time.monotonic() + PATIENCE_S
    while time.monotonic() < until_s:
        if found := what():
            return found
        threading.Event().wait(0.25)  # another process: there is nothing to wait on
    raise AssertionError(f"waited in vain for {why}")


def test_a_routine_is_played_with_the_keyboard_alone(display: str, data: Path, qtbot: QtBot, qapp: QApplication) -> None:
    pytest.importorskip("mediapipe")
    tabs = tabs_to_start(qtbot, qapp)
    environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    if missing := _missing_on_x11(environment):
        pytest.skip(f"Qt cannot draw on X11 here: {missing} not installed")
    program = subprocess.Popen([sys.executable, "-c", START, str(CLIP)], env=environment, stderr=subprocess.PIPE, text=True)
    try:
        window = wait_for(lambda: xdotool(display, "search", "--onlyvisible", "--name", "Stretch coach"), "the window")
        wait_for(lambda: (data / "history.db").exists(), "the history")
        xdotool(display, "windowfocus", "--sync", window)
        answers = ("space", "End", "n")  # start with camera; to the end of the list; none of these
        xdotool(display, "key", "--delay", "30", *["Tab"] * tabs, *answers)
        wait_for(lambda: list(data.glob("sessions/*")), "the session to begin")
        xdotool(display, "key", "space")  # pause
        xdotool(display, "key", "space")  # and go on
        xdotool(display, "key", "Escape")
        (path,) = wait_for(lambda: list(data.glob("sessions/*/session.json")), "the session to end")
        assert program.poll() is None
        program.send_signal(signal.SIGTERM)  # as the desktop does at its end
        _out, errors = program.communicate(timeout=PATIENCE_S)
    finally:
        if program.poll() is None:
            program.kill()
            program.wait(PATIENCE_S)
    assert (program.returncode, errors) == (0, "")
    record = json.loads(path.read_text(encoding="utf-8"))
    assert record["ended"]["reason"] == "finished"
    (hold,) = record["holds"]
    assert (hold["held_s"], hold["timed_s"]) == (pytest.approx(5, abs=0.2), 0)
    assert "paused" in [cue["id"] for cue in record["cues"]]
    assert len(record["landmark_model_sha256"]) == 64


def xdotool(display: str, *arguments: str) -> str:
    """What it prints, "" where it finds nothing."""
    done = subprocess.run(["xdotool", *arguments], env={**os.environ, "DISPLAY": display}, capture_output=True, text=True, check=False)
    return done.stdout.strip().partition("\n")[0]


def _missing_on_x11(environment: dict[str, str]) -> str:
    with pytest.MonkeyPatch.context() as patch:
        for name in ("DISPLAY", "QT_QPA_PLATFORM"):
            patch.setenv(name, environment[name])
        return ", ".join(library.soname for library in missing_libraries(window=True))
