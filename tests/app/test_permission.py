"""macOS asks for the camera in the window's thread, once; other systems are not asked."""

import os
from types import SimpleNamespace

import pytest
from PyQt6.QtCore import Qt

from stretchcoach.app import permission


class Asked:
    def __init__(self, status: Qt.PermissionStatus) -> None:
        self.status, self.requests = status, 0

    def checkPermission(self, _permission: object) -> Qt.PermissionStatus:
        return self.status

    def requestPermission(self, _permission: object, answer: object) -> None:
        assert callable(answer)
        self.requests += 1


@pytest.mark.parametrize(
    ("platform", "status", "requests"),
    [
        ("darwin", Qt.PermissionStatus.Undetermined, 1),
        ("darwin", Qt.PermissionStatus.Granted, 0),
        ("darwin", Qt.PermissionStatus.Denied, 0),
        ("linux", Qt.PermissionStatus.Undetermined, 0),
    ],
)
def test_who_is_asked(monkeypatch: pytest.MonkeyPatch, platform: str, status: Qt.PermissionStatus, requests: int) -> None:
    asked = Asked(status)
    monkeypatch.setattr(permission, "sys", SimpleNamespace(platform=platform))
    monkeypatch.setattr(permission, "QCoreApplication", SimpleNamespace(instance=lambda: asked))
    monkeypatch.setenv("OPENCV_AVFOUNDATION_SKIP_AUTH", "")
    permission.ask_for_camera()
    assert asked.requests == requests
    assert os.environ["OPENCV_AVFOUNDATION_SKIP_AUTH"] == ("1" if platform == "darwin" else "")
