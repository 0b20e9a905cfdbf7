"""One visual language: three palettes, one spacing grid, one type scale, and the style sheet made of them.

Colours are named by what they are for. Two accents: teal for what is good or to be pressed, amber for what wants correcting; red only
for stop and pain. ``tests/ui/test_theme.py`` computes the contrast of every pair that is used.
"""

from dataclasses import dataclass, fields

from PyQt6.QtCore import QEvent, QObject, Qt
from PyQt6.QtGui import QColor, QFont, QFontInfo, QPalette
from PyQt6.QtWidgets import QApplication

from stretchcoach.ui.style_sheet import TYPE_PX, style_sheet

GRID = 8  # px; every distance is a multiple of half of it
RADIUS = 12  # px, of cards
NORMAL_FONT_PX = 13.0  # an application font of this size is 100 %: desktops come with 12 to 15
LARGE_SCALE = 1.5
LARGEST_SCALE = 3.0


@dataclass(frozen=True, slots=True)
class Colours:
    """The colours of one scheme, as ``#rrggbb``; ``on_x`` is text and marks on ``x``."""

    window: str
    surface: str  # cards
    inset: str  # what lies behind a card's text: navigation, wells
    border: str  # separates, says nothing
    outline: str  # of what can be operated: 3:1 at least
    text: str
    muted: str
    primary: str
    primary_hover: str
    on_primary: str
    primary_soft: str
    on_primary_soft: str
    amber: str
    amber_soft: str
    on_amber_soft: str
    red: str
    red_hover: str
    on_red: str
    red_soft: str
    on_red_soft: str

    def colour(self, name: str) -> QColor:
        """A colour to paint with."""
        return QColor(getattr(self, name))


LIGHT = Colours(
    window="#f3f6f5",
    surface="#ffffff",
    inset="#e6edea",
    border="#d3dcd8",
    outline="#71827c",
    text="#15201d",
    muted="#4b5b56",
    primary="#0b776b",
    primary_hover="#096358",
    on_primary="#ffffff",
    primary_soft="#d8eeea",
    on_primary_soft="#075248",
    amber="#8a5300",
    amber_soft="#fdf0d5",
    on_amber_soft="#6b4000",
    red="#b3261e",
    red_hover="#941b15",
    on_red="#ffffff",
    red_soft="#fbe4e1",
    on_red_soft="#8c1d18",
)
DARK = Colours(
    window="#0f1513",
    surface="#18201d",
    inset="#212c28",
    border="#2f3c37",
    outline="#7f918a",
    text="#eaf1ee",
    muted="#a8b8b2",
    primary="#56cdba",
    primary_hover="#7bdccc",
    on_primary="#04211c",
    primary_soft="#153a34",
    on_primary_soft="#a3e8dc",
    amber="#f2b648",
    amber_soft="#38290d",
    on_amber_soft="#f8d693",
    red="#ff8f85",
    red_hover="#ffb0a8",
    on_red="#330503",
    red_soft="#401a17",
    on_red_soft="#ffc9c3",
)
# For those who need more: at least 7 to 1 for every text, and edges as strong as text.
CONTRAST = Colours(
    window="#000000",
    surface="#000000",
    inset="#121212",
    border="#ffffff",
    outline="#ffffff",
    text="#ffffff",
    muted="#e6e6e6",
    primary="#ffe600",
    primary_hover="#fff27a",
    on_primary="#000000",
    primary_soft="#2b2700",
    on_primary_soft="#fff27a",
    amber="#ffb300",
    amber_soft="#2b1e00",
    on_amber_soft="#ffd54f",
    red="#ff9e96",
    red_hover="#ffc4bf",
    on_red="#000000",
    red_soft="#330a08",
    on_red_soft="#ffc4bf",
)
# Every pair of text and background that the window uses, wherever it uses it.
TEXT_PAIRS = (
    *((text, ground) for text in ("text", "muted") for ground in ("window", "surface", "inset")),
    *((text, ground) for text in ("primary", "amber", "red") for ground in ("window", "surface")),
    ("on_primary", "primary"),
    ("on_primary", "primary_hover"),
    ("text", "primary_soft"),
    ("muted", "primary_soft"),
    ("on_primary_soft", "primary_soft"),
    ("on_amber_soft", "amber_soft"),
    ("text", "amber_soft"),
    ("on_red", "red"),
    ("on_red", "red_hover"),
    ("on_red_soft", "red_soft"),
    ("text", "red_soft"),
)


@dataclass(frozen=True, slots=True)
class Theme:
    """What everything is drawn with.

    Attributes:
        scale: 1.0 at the usual size of the application's font; it follows what the person set for their desktop.
    """

    colours: Colours = LIGHT
    scale: float = 1.0

    @property
    def is_dark(self) -> bool:
        """Whether it is light text on a dark ground."""
        return self.colours is not LIGHT

    @property
    def is_large(self) -> bool:
        """Whether the text is so large that things stand below each other rather than side by side."""
        return self.scale >= LARGE_SCALE

    def type_px(self, role: str) -> int:
        """The height of a text role: small, body, heading, title, display, far, giant."""
        return round(TYPE_PX[role] * self.scale)

    def px(self, size: float) -> int:
        """A length that grows with the text: icons, heights of controls."""
        return round(size * self.scale)

    def colour(self, name: str) -> QColor:
        """A colour to paint with."""
        return self.colours.colour(name)

    def font(self, role: str, *, bold: bool = False) -> QFont:
        """The font of a text role, for painting."""
        font = QApplication.font()
        font.setPixelSize(self.type_px(role))
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        return font


_current = Theme()


def current() -> Theme:
    """The theme of now. Painters ask each time, so that it can change while the window is open."""
    return _current


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the person set; the rest is as the system has it.

    Attributes:
        scheme: light or dark for good; None = as the system is, also when that changes.
        contrast: the strongest colours there are, whatever the scheme; without it, where the system asks for them.
        text: how much larger than the desktop's own the text is.
    """

    scheme: Qt.ColorScheme | None = None
    contrast: bool = False
    text: float = 1.0


def apply(app: QApplication, scheme: Qt.ColorScheme | None = None, *, contrast: bool = False, text: float = 1.0) -> Theme:
    """Dress the application, and follow the system from now on; what is given here is as in :class:`Wishes`."""
    return wear(app, Wishes(scheme, contrast, text))


def wear(app: QApplication, wishes: Wishes) -> Theme:
    """The same, for wishes that are known already."""
    follower = app.findChild(_Follower) or _Follower(app)
    follower.wishes = wishes
    return follower.dress()


def wishes(app: QApplication) -> Wishes:
    """What is wished for now, to be put back with :func:`apply` later."""
    follower = app.findChild(_Follower)
    return follower.wishes if follower is not None else Wishes()


class _Follower(QObject):
    """Dresses the application again when the system's colours or its font change."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.wishes = Wishes()
        self._app = app
        self._worn: Theme | None = None
        app.setStyle("Fusion")  # the one that draws alike everywhere and follows the palette
        app.installEventFilter(self)
        if hints := app.styleHints():
            hints.colorSchemeChanged.connect(self.dress)

    def dress(self) -> Theme:
        """Put on what is due, if it is not worn already."""
        global _current
        dark = (self.wishes.scheme or self._system()) is Qt.ColorScheme.Dark
        colours = CONTRAST if self.wishes.contrast or self._system_wants_contrast() else DARK if dark else LIGHT
        own = max(1.0, QFontInfo(self._app.font()).pixelSize() / NORMAL_FONT_PX)
        theme = Theme(colours, min(LARGEST_SCALE, max(1.0, own * self.wishes.text)))
        if theme != self._worn:
            self._worn = _current = theme
            self._app.setPalette(_palette(colours))
            self._app.setStyleSheet(style_sheet({field.name: getattr(colours, field.name) for field in fields(colours)}, theme.px))
        return theme

    def _system(self) -> Qt.ColorScheme:
        hints = self._app.styleHints()
        return hints.colorScheme() if hints else Qt.ColorScheme.Unknown

    def _system_wants_contrast(self) -> bool:
        """From Qt 6.10 on the system can be asked; before it nobody knows."""
        accessibility = getattr(self._app.styleHints(), "accessibility", None)
        return accessibility is not None and accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast

    def eventFilter(self, watched: QObject | None, event: QEvent | None) -> bool:
        """The application's font is changed by an event only."""
        if watched is self._app and event is not None and event.type() is QEvent.Type.ApplicationFontChange:
            self.dress()
        return False


def _palette(colours: Colours) -> QPalette:
    """What the style sheet leaves to the style: menus, selections, tool tips."""
    palette = QPalette()
    role = QPalette.ColorRole
    for target, name in {
        role.Window: "window",
        role.WindowText: "text",
        role.Base: "surface",
        role.AlternateBase: "inset",
        role.Text: "text",
        role.PlaceholderText: "muted",
        role.Button: "surface",
        role.ButtonText: "text",
        role.ToolTipBase: "surface",
        role.ToolTipText: "text",
        role.Highlight: "primary",
        role.HighlightedText: "on_primary",
        role.Link: "primary",
        role.Accent: "primary",
    }.items():
        palette.setColor(target, colours.colour(name))
    for target in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, target, colours.colour("outline"))
    return palette
