"""What ``stretchcoach`` does without a command, and ``stretchcoach add``."""

import subprocess
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

import pytest

from stretchcoach.app import start as app
from stretchcoach.cli import main, play, window
from stretchcoach.errors import RoutineError

GOOD = "id: mine\ntitle: Mine\nmuscle: quadriceps\nsteps: [{kind: walk, duration: 60 s}]\n"


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """No display, whatever the machine has."""
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    return monkeypatch


def parsed(*argv: str) -> Namespace:
    parser = ArgumentParser()
    window.add_to_root(parser)
    window.add_to(parser.add_subparsers())
    return parser.parse_args(argv)


@pytest.mark.parametrize(
    ("name", "value", "there"),
    [
        ("DISPLAY", ":0", True),
        ("WAYLAND_DISPLAY", "wayland-0", True),
        ("DISPLAY", "", False),
        ("QT_QPA_PLATFORM", "offscreen", False),
        ("QT_QPA_PLATFORM", "xcb", True),
        ("QT_QPA_PLATFORM", "vnc:size=800x600", False),
    ],
)
def test_a_display_is_there_or_not(screen: pytest.MonkeyPatch, name: str, value: str, there: bool) -> None:
    screen.setenv(name, value)
    assert window.has_display() is there


def test_without_any_sign_of_a_display_there_is_none(screen: pytest.MonkeyPatch) -> None:
    assert not window.has_display()
    screen.setattr("sys.platform", "darwin")
    assert window.has_display()


def test_with_a_display_the_window_opens_on_the_source(screen: pytest.MonkeyPatch) -> None:
    opened: list[str | None] = []
    screen.setattr(window, "has_display", lambda: True)
    screen.setattr(window, "need_libraries", lambda *, window: None)
    screen.setattr(app, "run", lambda source: opened.append(source) or 0)
    for argv in ([], ["--source", "clip.mp4"]):
        arguments = parsed(*argv)
        assert arguments.run(arguments) == 0
    assert opened == [None, "clip.mp4"]


def test_without_a_display_the_demonstration_plays(screen: pytest.MonkeyPatch) -> None:
    played: list[Namespace] = []
    screen.setattr(play, "run_demo", lambda arguments: played.append(arguments) or 0)
    arguments = parsed()
    assert arguments.run(arguments) == 0
    assert played == [arguments]


def test_add_keeps_a_good_file_and_refuses_a_bad_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = tmp_path / "data" / "stretchcoach" / "routines" / "mine.yaml"
    (tmp_path / "bad.yaml").write_text(GOOD.replace("60 s", "60"))
    arguments = parsed("add", str(tmp_path / "bad.yaml"))
    with pytest.raises(RoutineError, match="unit"):
        arguments.run(arguments)
    assert not kept.exists()
    (tmp_path / "good.yaml").write_text(GOOD)
    arguments = parsed("add", str(tmp_path / "good.yaml"))
    assert arguments.run(arguments) == 0
    assert kept.exists()


BARE_START = """
import sys
from stretchcoach import cli
from stretchcoach.cli import window
window.has_display = lambda: True
window.need_libraries = lambda *, window: None
from stretchcoach.app import start as app
unwanted = {"rich", "stretchcoach.cli.play", "stretchcoach.cli.bench"}
app.run = lambda *arguments, **named: print(arguments, sorted(unwanted & set(sys.modules))) or 0
sys.exit(cli.main(sys.argv[1:]))
"""


@pytest.mark.parametrize(("argv", "source"), [((), None), (("--source", "clip.mp4"), "clip.mp4"), (("--language", "en"), None)])
def test_the_window_opens_before_the_commands_are_imported(argv: tuple[str, ...], source: str | None) -> None:
    done = subprocess.run([sys.executable, "-c", BARE_START, *argv], capture_output=True, text=True, timeout=60, check=False)
    assert done.stdout == f"({source!r},) []\n", done.stderr


def test_a_command_after_the_source_is_still_a_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--source", "clip.mp4", "play", "--help"])
    assert ended.value.code == 0
    assert "usage: stretchcoach play" in capsys.readouterr().out
