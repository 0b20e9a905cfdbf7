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
from stretchcoach.words import _

_LONG = 45  # letters: more do not go into one line of the overlay


@dataclass(frozen=True, slots=True)
class Key:
    """One line of the table.

    Attributes:
        shown: as the keyboard has it.
        does: what it does, in a few words.
        sequences: as Qt spells them; none where a key is only told of.
        feels: whether it says how the person is, and not what the session is to do.
    """

    shown: str
    does: str
    sequences: tuple[str, ...]
    feels: bool = False


def table() -> dict[str, Key]:
    """All keys of a session, by what they do, in the order of the overlay."""
    return {
        "pause": Key(
            _("Space"),
            _("Pause, and go on"),
            ("Space", ".", "F5", "Toggle Media Play/Pause", "Media Play", "Media Pause"),
        ),
        "back": Key("←", _("The hold before"), ("Left", "PgUp", "Media Previous")),
        "skip": Key("→", _("The next hold"), ("Right", "PgDown", "Media Next")),
        "repeat": Key("R", _("This hold again"), ("R",)),
        "stop": Key("S", _("End the session"), ("S", "Media Stop")),
        "mute": Key("M", _("Mute all but warnings"), ("M",)),
        "full_screen": Key("F", _("Full screen"), ("F", "F11")),
        "escape": Key(_("Esc"), _("Leave full screen"), ()),  # the window's own, on every page
        "keys": Key("?", _("These keys"), ("?", "F1")),
        "hurts": Key("H", _("It hurts; once more: it is strong, end"), ("H",), feels=True),
        "eased": Key("E", _("It has eased"), ("E",), feels=True),
        "comfortable": Key("O", _("OK, or yes, when asked"), ("O", "Return", "Enter"), feels=True),
        "pain": Key("0-9, X", _("How much it hurts, when asked; X is ten"), (*"0123456789", "X"), feels=True),
        "cramp": Key("C, F9", _("Cramp now; the session waits"), ("C", "F9"), feels=True),  # F9 works while somebody types, too
        "hands": Key(_("Hands"), _("One up for a second: pause, go on, or yes. Both: it hurts."), (), feels=True),
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
        layout = QGridLayout()
        layout.setHorizontalSpacing(3 * GRID)
        layout.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        layout.setColumnStretch(0, 5)
        layout.setColumnStretch(1, 6)
        layout.setRowStretch(1, 1)
        lines = table().values()
        for number, (title, feels) in enumerate(((_("The session"), False), (_("How you are"), True))):
            heading = FitText("heading", bold=True)
            heading.show_text(title)
            layout.addWidget(heading, 0, number)
            layout.addLayout(self._column(key for key in lines if key.feels is feels), 1, number)
        self.setLayout(layout)
        self.setAccessibleDescription(". ".join(f"{key.shown}: {key.does}" for key in lines))
        self._escape = QShortcut(QKeySequence("Esc"), page, self.hide)
        self.hide()

    @staticmethod
    def _column(keys: Iterable[Key]) -> QGridLayout:
        """Some of the table, below each other, with all the room there is: where the text is large, it takes two lines."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(GRID)
        grid.setVerticalSpacing(GRID // 2)
        grid.setColumnStretch(1, 1)
        for number, line in enumerate(keys):
            lines = 1 if len(line.does) < _LONG else 2
            key, does = FitText("body", bold=True, natural=True), FitText("body", lines=lines)
            key.show_text(line.shown)
            does.show_text(line.does)
            grid.addWidget(key, number, 0)
            grid.addWidget(does, number, 1)
            grid.setRowStretch(number, lines)
        return grid

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
        width = min(room.width(), theme.current().px(760))
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
