from collections.abc import Iterator

import pytest
from PyQt6.QtCore import QCoreApplication, QEvent, Qt
from PyQt6.QtWidgets import QApplication

from stretchcoach.ui import theme


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[None]:
    """Light, at 100 %, whatever the test before left behind."""
    font = qapp.font()
    theme.apply(qapp, Qt.ColorScheme.Light)
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # nobody else deletes outside of an event loop
    qapp.setFont(font)
