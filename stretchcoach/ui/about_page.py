"""About: which version this is, what it is not, what becomes of pictures and answers, and what all of it rests on."""

from collections.abc import Sequence
from dataclasses import dataclass

from PyQt6.QtCore import Qt, pyqtSignal
from PyQt6.QtWidgets import QWidget

from stretchcoach.safety.disclaimer import disclaimer
from stretchcoach.ui import theme
from stretchcoach.ui.session_parts import KeyButton
from stretchcoach.ui.theme import GRID
from stretchcoach.ui.widgets import Card, FlowLayout, breakable, column, label, scrolled_by_keys
from stretchcoach.words import _


@dataclass(frozen=True, slots=True)
class AboutFacts:
    """What is found out when the page is opened, as sentences."""

    version: str
    model: tuple[str, ...]
    sources: tuple[str, ...]


def privacy() -> tuple[str, ...]:
    """In three sentences."""
    return (
        _("Pictures of the camera are looked at one by one in this computer's memory and then forgotten; no video is stored."),
        _("Answers about symptoms are not kept; the history and the diary are on this computer alone, and Settings deletes them."),
        _("Nothing is sent anywhere: no network connection is opened, save to a camera whose address you type."),
    )


class AboutPage(QWidget):
    """The page; Escape leads back."""

    closed = pyqtSignal()

    def __init__(self) -> None:
        super().__init__()
        self._lines = column(spacing=2 * GRID, margin=4 * GRID)
        content = QWidget()
        content.setMaximumWidth(theme.current().px(1000))
        content.setLayout(self._lines)
        self.back_button = KeyButton(_("Back"), "back", "Esc", _("Esc"), self.closed.emit, self)
        foot = column()
        foot.setContentsMargins(4 * GRID, 2 * GRID, 4 * GRID, 2 * GRID)
        foot.addLayout(FlowLayout(self.back_button))
        self.setLayout(column(scrolled_by_keys(content), foot, spacing=0))
        self.setAccessibleName(_("About"))

    def show_facts(self, facts: AboutFacts) -> None:
        """Show them; the rest is the same everywhere."""
        while (old := self._lines.takeAt(0)) is not None:
            if widget := old.widget():
                widget.hide()
                widget.deleteLater()
        free = (
            _("Free software under the GNU General Public License, version 3 or any later one (GPL-3.0-or-later)."),
            _("You may use it, study it, share it and change it. It comes without any warranty."),
        )
        self._lines.addWidget(label(_("Stretch coach {version}").format(version=facts.version), "title"))
        self._lines.addWidget(Card(column(label(disclaimer(), "strong"), margin=3 * GRID), kind="amber"))
        for title, texts in (
            (_("Privacy"), privacy()),
            (_("Sources"), facts.sources),
            (_("Pose model"), facts.model),
            (_("Licence"), free),
        ):
            self._lines.addWidget(_section(title, texts))
        self._lines.addStretch(1)
        self.setAccessibleDescription(disclaimer())


def _section(title: str, texts: Sequence[str]) -> QWidget:
    box = QWidget()
    paragraphs = [label(breakable(text)) for text in texts]
    for paragraph in paragraphs:
        paragraph.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    box.setLayout(column(label(title, "heading"), *paragraphs, spacing=GRID // 2))
    return box
