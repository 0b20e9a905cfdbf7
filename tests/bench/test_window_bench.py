"""The benchmark of the window measures what it says; its limits are its own business, and no test's."""

from pathlib import Path

import numpy as np
import pytest
from PyQt6.QtWidgets import QApplication

from stretchcoach.bench import window
from stretchcoach.bench.window import Figure


def test_a_limit_is_kept_or_not() -> None:
    assert Figure("a", 1.05, "x", 1.05).kept
    assert not Figure("a", 1.06, "x", 1.05).kept
    assert Figure("a", 99.0, "x").kept


def test_a_window_that_breaks_is_not_a_quick_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(window, "FIRST_PAINT", "import sys; sys.exit(1)")
    with pytest.raises(RuntimeError, match="not painted"):
        list(window.first_paint(1))


def test_painting_is_compared_on_the_same_pictures(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(window, "PAINTS", 1)
    monkeypatch.setattr(window, "BLOCK", 3)
    (figure,) = window.painting(qapp)
    assert 0 < figure.value < 100
    assert "ms against" in figure.detail


def test_both_ways_show_the_same_mirrored_picture(qapp: QApplication) -> None:
    from PyQt6.QtWidgets import QLabel

    from stretchcoach.ui.camera_view import CameraView, Snapshot

    picture = np.zeros((90, 160, 4), np.uint8)
    picture[:, :80, 2] = 255  # a red left half, which is the right one in the mirror
    view, label = CameraView(), QLabel()
    for widget in (view, label):
        widget.setFixedSize(320, 240)
    view.show_frame(Snapshot(picture, None))
    window._show_in_label(label, np.ascontiguousarray(picture[:, :, 2::-1]))
    for widget in (view, label):
        image = widget.grab().toImage()
        assert image.pixelColor(250, 120).red() > 200
        assert image.pixelColor(70, 120).red() < 50


def test_a_missing_clip_measures_nothing(tmp_path: Path) -> None:
    from stretchcoach.errors import SourceError

    with pytest.raises(SourceError):
        window._frames(tmp_path / "gone.mp4", 3)
