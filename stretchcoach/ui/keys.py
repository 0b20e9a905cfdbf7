"""Which key does what in a session: one table, read by the shortcuts, by the buttons that show their key, and by the overlay.

The first key of a line is the one that is shown. The rest are what presenter remotes (Page Up, Page Down, period, F5) and media keys send.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PyQt6.QtCore import QRect, Qt
from PyQt6.QtGui import QKeySequence, QPainter, QPaintEvent, QShortcut
from PyQt6.QtWidgets import QGridLayout, QWidget

from stretchcoach.ui import theme
from stretchcoach.ui.fit_text import FitText
from stretchcoach.ui.theme import GRID
from stretchcoach.ui.widgets import column
from stretchcoach.words import _


@dataclass(frozen=True, slots=True)
class Key:
    """One line of the table.

    Attributes:
        shown: as the keyboard has it.
        does: what it does, in a few words.
        sequences: as Qt spells them.
    """

    shown: str
    does: str
    sequences: tuple[str, ...]


def table() -> dict[str, Key]:
    """All keys of a session, by what they do, in the order of the overlay."""
    return {
        "pause": Key(
            _("Space"),
            _("Pause, and go on"),
            ("Space", ".", "F5", "Toggle Media Play/Pause", "Media Play", "Media Pause"),
        ),
        "back": Key("←", _("Back to the hold before"), ("Left", "PgUp", "Media Previous")),
        "skip": Key("→", _("On to the next hold"), ("Right", "PgDown", "Media Next")),
        "repeat": Key("R", _("This hold again"), ("R",)),
        "hurts": Key("H", _("It hurts; once more: it is strong, end"), ("H",)),
        "eased": Key("E", _("It has eased"), ("E",)),
        "mute": Key("M", _("Sound off and on; warnings are always heard"), ("M",)),
        "stop": Key("S", _("End the session"), ("S", "Media Stop")),
        "full_screen": Key("F", _("Full screen"), ("F", "F11")),
        "keys": Key("?", _("These keys"), ("?", "F1")),
    }


def bind(sequences: Iterable[str], page: QWidget, pressed: Callable[[], object]) -> list[QShortcut]:
    """Make keys work anywhere in the window, while the page is shown."""
    shortcuts = []
    for sequence in sequences:
        shortcut = QShortcut(QKeySequence(sequence), page, context=Qt.ShortcutContext.WindowShortcut)
        shortcut.activated.connect(pressed)
        shortcuts.append(shortcut)
    return shortcuts


class KeysOverlay(QWidget):
    """The table over a part of the page; the session goes on under it."""

    def __init__(self, page: QWidget) -> None:
        """Hidden at first."""
        super().__init__(page)
        self.setAccessibleName(_("Keys"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._title = FitText("heading", bold=True)
        self._lines = QGridLayout()
        self._lines.setHorizontalSpacing(2 * GRID)
        self._lines.setVerticalSpacing(GRID // 2)
        self._lines.setColumnStretch(1, 1)
        hands = _("One up for a second: pause, go on, or yes. Both: it hurts.")
        lines = [(key.shown, key.does) for key in table().values()] + [("Esc", _("Leave full screen")), (_("Hands"), hands)]
        for number, (shown, does) in enumerate(lines):
            key, text = FitText("body", bold=True, natural=True), FitText("body")
            key.show_text(shown)
            text.show_text(does)
            self._lines.addWidget(key, number, 0)
            self._lines.addWidget(text, number, 1)
        self.setAccessibleDescription(". ".join(f"{shown}: {does}" for shown, does in lines))
        layout = column(self._title, spacing=GRID, margin=2 * GRID)
        layout.addLayout(self._lines)
        self.setLayout(layout)
        self._title.show_text(_("Keys"))
        self._escape = QShortcut(QKeySequence("Esc"), page, self.hide)
        self.hide()

    def toggle(self, room: QRect) -> None:
        """Show it, or put it away; ``room`` is where it may lie, so that the clock and the line of the moment stay in sight."""
        if self.isVisible():
            self.hide()
            return
        self.place(room)
        self.show()
        self.raise_()

    def place(self, room: QRect) -> None:
        """In the middle of the room, as large as it needs; its text shrinks before it leaves the room."""
        width = min(room.width(), theme.current().px(620))
        height = min(room.height(), self.sizeHint().height())
        self.setGeometry(room.x() + (room.width() - width) // 2, room.y() + (room.height() - height) // 2, width, height)

    def setVisible(self, visible: bool) -> None:
        """Esc is its own only while it is there."""
        super().setVisible(visible)
        self._escape.setEnabled(visible)

    def mousePressEvent(self, event: object) -> None:
        """A click puts it away."""
        self.hide()

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """A card with a border: it lies over pictures."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        worn = theme.current()
        painter.setPen(worn.colour("primary"))
        painter.setBrush(worn.colour("surface"))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), theme.RADIUS, theme.RADIUS)
