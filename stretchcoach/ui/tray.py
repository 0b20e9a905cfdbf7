"""A line on the desktop while the window is not in front: a message of the tray, or the window asks for a look in the task bar."""

from PyQt6.QtCore import QObject, Qt
from PyQt6.QtWidgets import QApplication, QMainWindow, QSystemTrayIcon


class Tray(QObject):
    """There only while it has something to say."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._icon = QSystemTrayIcon(window.windowIcon(), self)
        self._icon.setToolTip(window.windowTitle())
        self._icon.activated.connect(self._come)
        self._icon.messageClicked.connect(self._come)

    def say(self, text: str) -> None:
        """Say it, unless the person looks at the window anyway."""
        if self._window.isActiveWindow():
            return
        if QSystemTrayIcon.isSystemTrayAvailable():
            self._icon.show()
            self._icon.showMessage(self._window.windowTitle(), text, self._window.windowIcon())
        else:
            QApplication.alert(self._window)

    def be_silent(self) -> None:
        """Nothing is left to say."""
        self._icon.hide()

    def _come(self) -> None:
        window = self._window
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()
