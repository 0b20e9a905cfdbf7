"""A page to print, as a PDF: Qt lays it out, and the words below stand at the foot of the sheet, whatever is above them."""

from collections.abc import Iterable
from html import escape

from PyQt6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF
from PyQt6.QtGui import QGuiApplication, QPageLayout, QPageSize, QPainter, QPdfWriter, QTextDocument

from stretchcoach.words import _

_MARGIN_MM = 18.0
_DOTS_PER_INCH = 300
_FOOT_PT, _GAP_PT = 8, 8


def one_page(candidates: Iterable[str], title: str, footer: str) -> bytes:
    """The first of these pages that fits on one sheet of A4, as a PDF; the last of them, shrunk, if none does.

    Args:
        candidates: pages of HTML, the fullest first.
        title: of the document.
        footer: what stands at the foot of the sheet.
    """
    _app = QGuiApplication.instance() or QGuiApplication(["stretchcoach", "-platform", "offscreen"])  # fonts need one
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
    sheet = QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, margins, QPageLayout.Unit.Millimeter)
    writer.setPageLayout(sheet)
    writer.setResolution(_DOTS_PER_INCH)
    writer.setTitle(title)
    writer.setCreator(_("Stretch coach"))
    room = QRectF(writer.pageLayout().paintRectPixels(_DOTS_PER_INCH))
    room.moveTo(0, 0)
    gap = _GAP_PT * _DOTS_PER_INCH / 72
    foot = _laid_out(f'<p style="font-size: {_FOOT_PT}pt; color: #444444">{escape(footer)}</p>', writer, room.width())
    height = room.height() - foot.size().height() - gap
    page = QTextDocument()
    for html in candidates:
        page = _laid_out(html, writer, room.width())
        if page.size().height() <= height:
            break
    painter = QPainter(writer)
    painter.save()
    shrunk = min(1.0, height / max(1.0, page.size().height()))
    painter.scale(shrunk, shrunk)
    page.drawContents(painter)
    painter.restore()
    painter.drawLine(0, int(height + gap / 2), int(room.width()), int(height + gap / 2))
    painter.translate(0, height + gap)
    foot.drawContents(painter)
    painter.end()
    return bytes(buffer.data().data())


def _laid_out(html: str, writer: QPdfWriter, width: float) -> QTextDocument:
    document = QTextDocument()
    if layout := document.documentLayout():
        layout.setPaintDevice(writer)
    document.setDocumentMargin(0)
    document.setHtml(html)
    document.setTextWidth(width)
    return document
