"""The camera's permission, where a system asks for one: macOS asks only a program's first thread, and OpenCV would ask in another."""

import os
import sys

from PyQt6.QtCore import QCameraPermission, QCoreApplication, Qt

_OPENCV_ASKS_NOT = "OPENCV_AVFOUNDATION_SKIP_AUTH"


def ask_for_camera() -> None:
    """Let the system ask the person, if it has not yet; call it in the window's thread. Until there is an answer the eyes try again."""
    app = QCoreApplication.instance()
    if sys.platform != "darwin" or app is None:
        return
    os.environ[_OPENCV_ASKS_NOT] = "1"
    permission = QCameraPermission()
    if app.checkPermission(permission) is Qt.PermissionStatus.Undetermined:
        app.requestPermission(permission, lambda _answer: None)
