"""What `run` does: a window first, its pages once it has been seen, and everything let go at the end."""

import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from stretchcoach.records.store import Store
from stretchcoach.ui.looks import SCHEME

SCRIPT = """
import sys
from PyQt6.QtCore import QTimer
from stretchcoach.app import start
build_window = start.first_window
def watched():
    app, window = build_window()
    print("frame", "stretchcoach.ui.routine_page" in sys.modules)
    window.page_shown.connect(print)
    window.page_shown.connect(lambda name: name == sys.argv[3] and QTimer.singleShot(0, window.close))
    QTimer.singleShot(int(sys.argv[1]), window.close)
    return app, window
start.first_window = watched
sys.exit(start.run("clip.mp4" if sys.argv[2] == "clip" else None, cramp=sys.argv[2] == "cramp"))
"""


def shown(tmp_path: Path, begin: str, until: str = "", milliseconds: int = 4000) -> list[str]:
    """The pages that came, until one of them or until the time is up."""
    own = {**os.environ, "XDG_DATA_HOME": str(tmp_path / "data"), "XDG_STATE_HOME": str(tmp_path / "state"), "LANGUAGE": "en"}
    argv = [sys.executable, "-c", SCRIPT, str(milliseconds), begin, until]
    done = subprocess.run(argv, capture_output=True, text=True, timeout=60, check=False, env=own)
    assert (done.returncode, done.stderr) == (0, "")
    frame, pages_before, *pages = done.stdout.split()
    assert (frame, pages_before) == ("frame", "False")
    return pages


@pytest.mark.parametrize(
    ("begin", "pages"), [("routines", ["routines", "setup"]), ("cramp", ["routines", "cramp"]), ("clip", ["routines"])]
)
def test_the_pages_come_once_the_window_has_been_painted(begin: str, pages: list[str], tmp_path: Path) -> None:
    assert shown(tmp_path, begin, pages[-1] if begin == "routines" else "", 30_000 if begin == "routines" else 4000) == pages


def test_the_setup_comes_by_itself_on_the_very_first_start_alone(tmp_path: Path) -> None:
    assert shown(tmp_path, "routines", until="setup", milliseconds=30_000) == ["routines", "setup"]
    assert shown(tmp_path, "routines") == ["routines"], "though the window was closed in the midst of it"


FIRST_COLOUR = """
import sys
from stretchcoach.app import start
app, window = start.first_window()
seen = []
window.painted.connect(lambda: (seen.append(window.grab().toImage().pixelColor(4, 4).lightness()), app.exit()))
app.exec()
print("dark" if seen[0] < 80 else "light", "sqlalchemy" in sys.modules)
"""


@pytest.mark.parametrize("scheme", ["dark", "light", "contrast"])
def test_the_first_paint_wears_what_is_kept(scheme: str, tmp_path: Path) -> None:
    """Nobody who chose dark colours sees a light window flash at night."""
    with closing(Store.open(tmp_path / "data" / "stretchcoach" / "history.db")[0]) as store:
        store.set_setting(SCHEME, scheme)
    own = {**os.environ, "XDG_DATA_HOME": str(tmp_path / "data"), "XDG_STATE_HOME": str(tmp_path / "state")}
    done = subprocess.run([sys.executable, "-c", FIRST_COLOUR], capture_output=True, text=True, timeout=60, check=False, env=own)
    assert done.stdout.split() == ["light" if scheme == "light" else "dark", "False"], done.stderr


def test_a_window_that_is_closed_at_once_lets_go_of_what_it_has(tmp_path: Path) -> None:
    assert shown(tmp_path, "routines", milliseconds=0) in ([], ["routines"])
