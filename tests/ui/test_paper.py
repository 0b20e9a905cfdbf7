"""The page to print: one sheet, all of it legible, the disclaimer at its foot."""

from datetime import timedelta
from pathlib import Path

import pytest
from PyQt6.QtCore import QSize
from PyQt6.QtPdf import QPdfDocument
from PyQt6.QtWidgets import QApplication
from support.history import NOON

from stretchcoach.body.pose import Side
from stretchcoach.coaching.diary import Helped, Quality, Trigger
from stretchcoach.records.diary import Cramp
from stretchcoach.records.diary_summary import summary_pages
from stretchcoach.routine.library import Library
from stretchcoach.routine.values import Muscle
from stretchcoach.safety.disclaimer import disclaimer
from stretchcoach.shipped import routine_files
from stretchcoach.ui.paper import one_page

WARNING = Library({name: text for name, text in routine_files().items() if "/" in name}).card("quinine")


def cramp(day: int) -> Cramp:
    at = NOON.replace(hour=3) - timedelta(days=day)
    return Cramp(at, Side.LEFT, Muscle.QUADRICEPS, 8, 6, tuple(Helped), tuple(Trigger), Quality.UNKNOWN)


def printed(entries: int, tmp_path: Path) -> QPdfDocument:
    path = tmp_path / "page.pdf"
    path.write_bytes(one_page(summary_pages([cramp(day) for day in range(entries)], NOON, WARNING), "Cramp diary", disclaimer()))
    document = QPdfDocument(None)
    document.load(str(path))
    return document


def words(document: QPdfDocument) -> str:
    return " ".join(document.getAllText(0).text().split())


@pytest.mark.parametrize("entries", [1, 12, 60])
def test_however_much_was_written_it_is_one_sheet_with_the_disclaimer_at_its_foot(entries: int, qapp: QApplication, tmp_path: Path) -> None:
    document = printed(entries, tmp_path)
    assert document.pageCount() == 1
    size = document.pagePointSize(0)
    assert (round(size.width()), round(size.height())) == (595, 842)  # A4
    text = words(document)
    assert text.endswith(disclaimer())
    assert "Cramp diary" in text and "I do not know" in text and "No quinine" in text
    assert text.count("2026-") + text.count("2025-") > min(entries, 8)  # the day of printing, and the entries


def test_what_does_not_fit_is_counted(qapp: QApplication, tmp_path: Path) -> None:
    assert "older entries are not shown" in words(printed(60, tmp_path))


def test_nothing_is_painted_over_the_margins(qapp: QApplication, tmp_path: Path) -> None:
    image = printed(60, tmp_path).render(0, QSize(595, 842))
    white = {
        image.pixelColor(x, y).lightness() if image.pixelColor(x, y).alpha() else 255
        for x in range(595)
        for y in range(842)
        if x < 45 or x > 550 or y < 45 or y > 797
    }
    assert min(white) > 250
