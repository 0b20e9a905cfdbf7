"""The window is opened here, and whatever closes it, what was held is saved."""

import logging
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from PyQt6.QtCore import QMessageLogContext, QTimer, QtMsgType, qInstallMessageHandler
from PyQt6.QtWidgets import QApplication

from stretchcoach import logs
from stretchcoach.app.asking import AskFirst
from stretchcoach.app.awake import Awake
from stretchcoach.app.coach import Coach, OpenEyes
from stretchcoach.app.cramp import CrampNow
from stretchcoach.app.eyes import Clock, open_eyes
from stretchcoach.app.pages import Pages
from stretchcoach.app.settings import Settings
from stretchcoach.app.speaking import OpenVoice, StaysAwake
from stretchcoach.records import places
from stretchcoach.ui import theme, tongue
from stretchcoach.ui.main_window import MainWindow
from stretchcoach.ui.session_page import SessionPage
from stretchcoach.voice.opening import silent_voice, window_voice
from stretchcoach.words import _

AFTER_CRAMP_MS = 1500  # somebody with a cramp sees the first question before the shelves are read
_SIGNALS_EVERY_MS = 250  # Python meets Ctrl-C only when it runs
_log = logging.getLogger(__name__)


def run(source: str | None = None, *, cramp: bool = False) -> int:
    """Open the window and stay until it is closed.

    Args:
        source: what to use as the camera, if not the camera.
        cramp: begin with "Cramp now".

    Returns:
        The exit code.
    """
    app = QApplication(sys.argv[:1])
    app.setApplicationName("stretchcoach")
    app.setApplicationDisplayName(_("Stretch coach"))
    app.setDesktopFileName("stretchcoach")
    tongue.apply(app)
    window, coach, pages = build(app, source, voice=window_voice, awake=Awake())
    undo = logs.install(places.log_path(), coach.mishap.emit, coach.save_for_now)
    qInstallMessageHandler(_log_qt)
    if cramp:
        window.cramp_wanted.emit()
    window.show()
    later_ms = AFTER_CRAMP_MS if cramp else 0
    QTimer.singleShot(later_ms, pages.load_shelf)
    QTimer.singleShot(later_ms, pages.open_history)
    try:
        with _closed_by_signals(window):
            return app.exec()
    finally:
        coach.close()
        qInstallMessageHandler(None)
        undo()


def build(
    app: QApplication,
    source: str | None = None,
    *,
    eyes: OpenEyes = open_eyes,
    clock: Clock = time.monotonic,
    voice: OpenVoice = silent_voice,
    awake: StaysAwake | None = None,
) -> tuple[MainWindow, Coach, Pages]:
    """The window, what plays a session in it, and what answers its other pages; nothing is shown, read or opened yet."""
    theme.apply(app)
    window, page = MainWindow(), SessionPage()
    coach = Coach(window, page, source=source, open_eyes=eyes, clock=clock, open_voice=voice, awake=awake)
    CrampNow(window, coach, clock).said.connect(coach.say)
    AskFirst(window, coach)
    pages, settings = Pages(window, coach), Settings(app, window, coach, eyes, clock)
    pages.history_opened = settings.apply
    settings.deleted.connect(pages.open_history)
    return window, coach, pages


@contextmanager
def _closed_by_signals(window: MainWindow) -> Iterator[None]:
    """Ctrl-C in the terminal, or the end of the desktop session, saves as the window's own button does."""
    lets_python_run = QTimer(window)
    lets_python_run.timeout.connect(lambda: None)
    lets_python_run.start(_SIGNALS_EVERY_MS)
    before = {number: signal.signal(number, lambda *_: window.close()) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        lets_python_run.stop()


def _log_qt(kind: QtMsgType, context: QMessageLogContext, text: str | None) -> None:
    _log.log(logging.INFO if kind in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg) else logging.WARNING, "Qt: %s", text)


