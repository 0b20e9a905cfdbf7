"""The window is opened here, painted before anything heavy is imported, and whatever closes it, what was held is saved."""

import logging
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PyQt6.QtCore import QCoreApplication, QEvent, QMessageLogContext, QTimer, QtMsgType, qInstallMessageHandler
from PyQt6.QtWidgets import QApplication

from stretchcoach.records import glance
from stretchcoach.ui import looks, theme, tongue
from stretchcoach.ui.main_window import MainWindow
from stretchcoach.words import _

if TYPE_CHECKING:
    from stretchcoach.app.pages import Pages

AFTER_CRAMP_MS = 1500  # somebody with a cramp sees the first question before the shelves are read
UNSEEN_MS = 500  # a window that is minimised from the start is never painted, and is filled all the same
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
    app, window = first_window()
    opened = _Opened(app, window, source, cramp=cramp)
    try:
        with _closed_by_signals(window):
            return app.exec()
    finally:
        opened.close()
        window.deleteLater()  # before the application: Python would let go of them in any order, and crash
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def first_window() -> tuple[QApplication, MainWindow]:
    """The application, and its window on the screen: without pages as yet."""
    app = QApplication(sys.argv[:1])
    app.setApplicationName("stretchcoach")
    app.setApplicationDisplayName(_("Stretch coach"))
    app.setDesktopFileName("stretchcoach")
    tongue.apply(app)
    theme.wear(app, looks.wished(glance.setting))  # the history opens later, and nobody is to see another theme flash
    window = MainWindow()
    window.show()
    return app, window


class _Opened:
    """What comes once the window has been painted, and what ends with it."""

    def __init__(self, app: QApplication, window: MainWindow, source: str | None, *, cramp: bool) -> None:
        self._app, self._window, self._source, self._cramp = app, window, source, cramp
        self._endings: list[Callable[[], object]] | None = None
        window.painted.connect(self.fill)
        QTimer.singleShot(UNSEEN_MS, self.fill)

    def fill(self) -> None:
        """Make the pages and what answers them; once."""
        if self._endings is not None:
            return
        self._endings = []
        from stretchcoach import logs
        from stretchcoach.app.awake import Awake
        from stretchcoach.app.window import build
        from stretchcoach.records import places
        from stretchcoach.voice.opening import window_voice

        _window, coach, pages = build(self._app, self._source, voice=window_voice, awake=Awake(), frame=self._window)
        undo = logs.install(places.log_path(), coach.mishap.emit, coach.save_for_now)
        qInstallMessageHandler(_log_qt)
        self._endings = [coach.close, lambda: qInstallMessageHandler(None), undo]
        if self._cramp:
            self._window.cramp_wanted.emit()
        later_ms = AFTER_CRAMP_MS if self._cramp else 0
        QTimer.singleShot(later_ms, pages.load_shelf)
        QTimer.singleShot(later_ms, lambda: self._open_history(pages))

    def _open_history(self, pages: "Pages") -> None:
        """Then somebody new is welcomed, but nobody who came for something: a cramp, or a clip to try."""
        pages.open_history()
        if not self._cramp and self._source is None:
            pages.welcome()

    def close(self) -> None:
        """Save and let go."""
        for end in self._endings or ():
            end()


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
