"""Small widgets that every page shares. Each carries its accessible name and grows with the text."""

import re
from collections.abc import Callable, Iterable
from enum import StrEnum
from itertools import pairwise

from PyQt6.QtCore import QEvent, QRectF, QSize, Qt
from PyQt6.QtGui import QIcon, QKeySequence, QPainter, QPaintEvent, QShortcut
from PyQt6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLayout, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from stretchcoach.ui import icons, theme
from stretchcoach.ui.flow import FlowLayout as FlowLayout  # one of the shared widgets, too
from stretchcoach.ui.theme import GRID
from stretchcoach.words import _

DRESSED = (QEvent.Type.StyleChange, QEvent.Type.PaletteChange)  # the theme has changed: draw marks and sizes again


def label(text: str, role: str = "body", *, wrap: bool = True) -> QLabel:
    """A text in one of the theme's roles; never read as markup, because files bring texts."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("role", role)
    made.setWordWrap(wrap)
    if wrap:
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)  # at least a line; the width says how many
        policy.setHeightForWidth(True)
        made.setSizePolicy(policy)
    return made


def breakable(text: str) -> str:
    """The name of a file, which may go on in the next line after each of its parts."""
    return re.sub(r"(?<=[_./\\-])(?=\w)", "\u200b", text)


def column(*items: QWidget | QLayout, spacing: int = GRID, margin: int = 0) -> QVBoxLayout:
    """Items below each other."""
    layout = QVBoxLayout()
    _fill(layout, items, spacing, margin)
    return layout


def row(*items: QWidget | QLayout, spacing: int = GRID, margin: int = 0) -> QHBoxLayout:
    """Items beside each other."""
    layout = QHBoxLayout()
    _fill(layout, items, spacing, margin)
    return layout


def _fill(layout: QVBoxLayout | QHBoxLayout, items: tuple[QWidget | QLayout, ...], spacing: int, margin: int) -> None:
    layout.setSpacing(spacing)
    layout.setContentsMargins(margin, margin, margin, margin)
    for item in items:
        if isinstance(item, QLayout):
            layout.addLayout(item)
        else:
            layout.addWidget(item)


def scrolled(content: QWidget) -> QScrollArea:
    """Content that scrolls downwards and takes the width there is."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what is inside has the focus, and is scrolled to
    area.setWidget(content)
    content.setAutoFillBackground(False)
    if viewport := area.viewport():
        viewport.setAutoFillBackground(False)
    return area


_LINES = 3  # one press of an arrow is worth so many of a bar's own steps


def scrolled_by_keys(content: QWidget) -> QScrollArea:
    """The same for what is only to be read: there is nothing in it that has the focus, and the keys scroll it."""
    area = scrolled(content)
    bar = area.verticalScrollBar()
    assert bar is not None
    ways: dict[str, Callable[[], int]] = {
        "Down": lambda: _LINES * bar.singleStep(),
        "Up": lambda: -_LINES * bar.singleStep(),
        "PgDown": bar.pageStep,
        "PgUp": lambda: -bar.pageStep(),
    }
    for key, step in ways.items():
        QShortcut(QKeySequence(key), area, lambda step=step: bar.setValue(bar.value() + step()))
    return area


def in_tab_order(widgets: Iterable[QWidget]) -> None:
    """Tab goes from one to the next, as the eye does; what is made later would otherwise come last."""
    for one, other in pairwise(widgets):
        QWidget.setTabOrder(one, other)


class Mark(QWidget):
    """A drawn icon that says nothing on its own: words stand beside it."""

    def __init__(self, name: str, size: int = 20, colour: str = "text") -> None:
        super().__init__()
        self._name, self._size, self._colour = name, size, colour
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        """A square that grows with the text."""
        side = theme.current().px(self._size)
        return QSize(side, side)

    def changeEvent(self, event: QEvent | None) -> None:
        """A new theme may want another size."""
        if event is not None and event.type() in DRESSED:
            self.updateGeometry()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """Draw it in the colour of now."""
        painter = QPainter(self)
        icons.paint(painter, self._name, QRectF(self.rect()), theme.current().colour(self._colour))


class Button(QPushButton):
    """A button with a drawn icon; ``kind`` is its rank: plain, primary, secondary, quiet, link or danger."""

    kind = "plain"
    colours = ("text", "text", "outline")  # of the icon: normal, checked, disabled

    def __init__(self, text: str, icon: str | None = None, clicked: Callable[[], object] | None = None, *, kind: str | None = None) -> None:
        super().__init__(text)
        self._mark = icon
        kind = kind or self.kind
        self.setProperty("kind", kind)
        if kind in _ICON_COLOURS:
            self.colours = _ICON_COLOURS[kind]
        self.setAutoDefault(True)  # Enter presses it, as Space does
        self.setAccessibleName(text)
        if clicked is not None:
            self.clicked.connect(lambda: clicked())
        self._dress()

    def set_icon(self, name: str | None) -> None:
        """Another icon."""
        self._mark = name
        self._dress()

    def changeEvent(self, event: QEvent | None) -> None:
        """Icons are drawn anew for a new theme."""
        super().changeEvent(event)
        if event is not None and event.type() in DRESSED:
            self._dress()

    def _dress(self) -> None:
        worn = theme.current()
        normal, checked, disabled = (worn.colour(name) for name in self.colours)
        gap = icons.GAP if self.text() else 0.0
        self.setIcon(icons.icon(self._mark, normal, gap=gap, checked=checked, disabled=disabled) if self._mark else QIcon())
        self.setIconSize(QSize(worn.px(20 * (1 + gap)), worn.px(20)))


_ICON_COLOURS = {
    "primary": ("on_primary", "on_primary", "muted"),
    "secondary": ("primary", "primary", "outline"),
    "link": ("primary", "primary", "outline"),
    "danger": ("on_red", "on_red", "on_red"),
}


class PrimaryButton(Button):
    """The one thing to do next."""

    kind = "primary"


class Chip(Button):
    """A choice that is on or off; a tick shows that it is on, not its colour alone."""

    kind = "chip"
    colours = ("muted", "on_primary_soft", "outline")

    def __init__(self, text: str, icon: str | None = None, toggled: Callable[[], object] | None = None) -> None:
        super().__init__(text, icon)
        self._own = icon
        self.setCheckable(True)
        self.toggled.connect(self._tick)
        if toggled is not None:
            self.toggled.connect(lambda _on: toggled())

    def _tick(self, on: bool) -> None:
        self.set_icon("check" if on else self._own)


class Card(QFrame):
    """A rounded surface; ``kind`` is card, inset, good, amber or red."""

    def __init__(self, layout: QLayout | None = None, kind: str = "card") -> None:
        super().__init__()
        self.setProperty("kind", kind)
        if layout is not None:
            self.setLayout(layout)


class Badge(Card):
    """A word with its mark, on a small pill."""

    def __init__(self, text: str, icon: str | None = None, kind: str = "badge", colour: str = "text") -> None:
        super().__init__(kind=kind)
        layout = row(spacing=GRID // 2)
        layout.setContentsMargins(GRID, GRID // 2, GRID, GRID // 2)
        if icon:
            layout.addWidget(Mark(icon, 18, colour))
        layout.addWidget(label(text, wrap=False))
        self.setLayout(layout)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)


class Kind(StrEnum):
    """What a message is."""

    GOOD = "good"
    AMBER = "amber"
    RED = "red"


_BANNER_MARKS = {Kind.GOOD: ("check", "on_primary_soft"), Kind.AMBER: ("warn", "on_amber_soft"), Kind.RED: ("warn", "on_red_soft")}


class Banner(QWidget):
    """A message inside the page, which stays until it is put away: no dialog, nothing is interrupted."""

    def __init__(self, margin: int = GRID * 3) -> None:
        """Args: ``margin`` at its sides, where the page has none."""
        super().__init__()
        self._text = label("")
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._marks = {kind: Mark(name, 22, colour) for kind, (name, colour) in _BANNER_MARKS.items()}
        self.close_button = close = Button("", "close", self.hide, kind="quiet")
        close.setAccessibleName(_("Put this message away"))
        close.setToolTip(close.accessibleName())
        line = row(*self._marks.values(), spacing=GRID + GRID // 2, margin=GRID + GRID // 2)
        line.addWidget(self._text, 1)
        line.addWidget(close)
        self._card = Card(line)
        around = row(self._card)
        around.setContentsMargins(margin, GRID if margin else 0, margin, 0)  # part of the banner, so that it goes with it
        self.setLayout(around)
        self.hide()

    @property
    def text(self) -> str:
        """What it says."""
        return self._text.text()

    def show_message(self, text: str, kind: Kind) -> None:
        """Say something."""
        self._text.setText(text)
        self.setAccessibleName(text)
        for own, mark in self._marks.items():
            mark.setVisible(own is kind)
        self._card.setProperty("kind", kind.value)
        if style := self.style():
            for dressed in (self._card, self._text):
                style.unpolish(dressed)
                style.polish(dressed)
        self.show()
