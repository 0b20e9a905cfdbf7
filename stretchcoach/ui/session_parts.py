"""The parts of the session page that no other page has: a sign with its words, the line of the moment, a button that shows its key."""

from collections.abc import Callable, Sequence

from PyQt6.QtCore import QRectF, QSize, Qt
from PyQt6.QtGui import QColor, QFontMetrics, QIcon, QPainter, QPaintEvent, QPen
from PyQt6.QtWidgets import QAbstractButton, QApplication, QSizePolicy, QWidget

from stretchcoach.ui import icons, keys, theme
from stretchcoach.ui.fit_text import FitText
from stretchcoach.ui.session_words import Shape, Sign
from stretchcoach.ui.theme import GRID
from stretchcoach.ui.widgets import Button, Card, column, row
from stretchcoach.words import _

ROOMY = 1.4  # up to this scale of the text there is room for what is nice to have
_GROUND = {"plain": "inset", "good": "primary_soft", "amber": "amber_soft", "red": "red_soft"}
_INK = {"plain": "text", "good": "on_primary_soft", "amber": "on_amber_soft", "red": "on_red_soft"}
_ICONS = {Shape.TICK: "check", Shape.WARN: "warn", Shape.STOP: "stop", Shape.NONE: "remove"}
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_TOP_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class SignMark(QWidget):
    """A drawn shape; the word stands beside it."""

    def __init__(self, size: int = 26) -> None:
        """Args: ``size`` of its side at 100 %."""
        super().__init__()
        self._size, self._shape, self._colour = size, Shape.NONE, "text"
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A square that grows with the text."""
        side = theme.current().px(self._size)
        return QSize(side, side)

    @property
    def shape(self) -> Shape:
        """The one of now."""
        return self._shape

    def show_shape(self, shape: Shape, colour: str) -> None:
        """Another shape, in a colour of the theme."""
        if (shape, colour) != (self._shape, self._colour):
            self._shape, self._colour = shape, colour
            self.update()

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """The shape."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = theme.current().colour(self._colour)
        room = QRectF(self.rect())
        if self._shape in _ICONS:
            icons.paint(painter, _ICONS[self._shape], room, ink)
            return
        disc = room.adjusted(2, 2, -2, -2)
        painter.setPen(QPen(ink, max(2.0, room.width() / 10)))
        if self._shape is Shape.UNKNOWN:
            painter.drawEllipse(disc)
            font = theme.current().font("body", bold=True)
            font.setPixelSize(max(8, int(room.height() * 0.62)))
            painter.setFont(font)
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, "?")
            return
        self._paint_lamp(painter, disc, ink)

    def _paint_lamp(self, painter: QPainter, disc: QRectF, ink: QColor) -> None:
        """Full, half or empty."""
        painter.setBrush(ink if self._shape is Shape.FULL else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(disc)
        if self._shape is Shape.HALF:
            painter.setBrush(ink)
            painter.drawPie(disc, 90 * 16, 180 * 16)


class SignView(QWidget):
    """A shape, a word and a sentence on a ground of their tone."""

    def __init__(self, name: str, *, one_line: bool = False) -> None:
        """Build it.

        Args:
            name: for a screen reader.
            one_line: word and sentence beside each other, as wide as they are; else below each other, as wide as the room.
        """
        super().__init__()
        self._one_line, self._sign = one_line, Sign(Shape.NONE, "")
        self._mark = SignMark(20 if one_line else 26)
        self._word = FitText("body" if one_line else "heading", bold=True, natural=one_line)
        self._detail = FitText("body", lines=1 if one_line else 2, align=_LEFT if one_line else _TOP_LEFT, natural=one_line)
        layout = row(spacing=GRID)
        layout.setContentsMargins(GRID + GRID // 2, GRID, GRID + GRID // 2, GRID)
        layout.addWidget(self._mark)
        if one_line:
            layout.addWidget(self._word)
            layout.addWidget(self._detail)
        else:
            self._word.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)  # the sentence gives way
            layout.addLayout(column(self._word, self._detail, spacing=0), 1)
        self.setLayout(layout)
        self.setAccessibleName(name)

    def sizeHint(self) -> QSize:
        """The same with and without a sentence, so that nothing jumps."""
        hint = super().sizeHint()
        if not self._one_line and not self._detail.isVisibleTo(self) and self._has_room():
            hint += QSize(0, self._detail.sizeHint().height())
        return hint

    def _has_room(self) -> bool:
        """For the sentence; the cue says it as well."""
        return self._one_line or theme.current().scale <= ROOMY

    def show_sign(self, sign: Sign) -> None:
        """Say something else."""
        if sign == self._sign:
            return
        self._sign = sign
        ink = _INK[sign.tone]
        self._mark.show_shape(sign.shape, ink)
        self._word.show_text(sign.word, ink)
        self._detail.show_text(sign.detail, ink)
        self._detail.setVisible(bool(sign.detail) and self._has_room())
        self.setAccessibleDescription(f"{sign.word}. {sign.detail}".strip())
        self.update()

    @property
    def sign(self) -> Sign:
        """What it says."""
        return self._sign

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """The ground."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.current().colour(_GROUND[self._sign.tone]))
        painter.drawRoundedRect(QRectF(self.rect()), theme.RADIUS, theme.RADIUS)


class CueCard(Card):
    """The one line of the moment, in huge type."""

    def __init__(self) -> None:
        """Nothing said yet."""
        super().__init__()
        self._mark = SignMark(40)
        self._text = FitText("far", lines=2, bold=True, smallest=0.35)
        layout = row(spacing=2 * GRID)
        layout.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        layout.addWidget(self._mark)
        layout.addWidget(self._text, 1)
        self.setLayout(layout)
        self.setAccessibleName(_("What the coach says"))

    @property
    def text(self) -> str:
        """What it says."""
        return self._text.text()

    def say(self, text: str, shape: Shape, colour: str) -> None:
        """Say something; in amber or red with another shape, too."""
        self._text.show_text(text, colour)
        self._mark.setVisible(shape is not Shape.NONE)
        self._mark.show_shape(shape, colour)
        if text != self.accessibleDescription():
            self.setAccessibleDescription(text)


class KeyButton(Button):
    """A button that shows its key, and is pressed by it from anywhere on the page."""

    def __init__(
        self,
        text: str,
        icon: str,
        key: str,
        shown: str,
        pressed: Callable[[], object],
        page: QWidget,
        *,
        kind: str = "",
        others: Sequence[str] = (),
    ) -> None:
        """Build it and its shortcuts.

        Args:
            key: as Qt spells it; empty where the window itself has it.
            shown: as the keyboard has it.
            page: where the keys work.
            others: more keys that press it.
        """
        super().__init__(text, icon, pressed, kind=kind or None)
        self._word, self._says, self._shown = text, True, shown
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click must not take Space away from pause
        self.setToolTip(f"{text} ({shown})")
        self._shortcuts = keys.bind((key,) if key else (), page, self._press) + keys.bind(others, page, self.click)
        self._leave_room()

    def set_text(self, text: str, icon: str | None = None) -> None:
        """It does something else now, by the same key."""
        if text == self._word:
            return
        self.setText(text if self._says else "")
        self._word = text
        self.setAccessibleName(text)
        self.setToolTip(f"{text} ({self._shown})")
        if icon is not None:
            self.set_icon(icon)

    def show_word(self, shown: bool) -> None:
        """With its word, or, where there is no room, its drawing alone; the key stays on it."""
        if shown is not self._says:
            self._says = shown
            self.setText(self._word if shown else "")
            self._dress()

    def setVisible(self, visible: bool) -> None:
        """A button that is not there has no key."""
        super().setVisible(visible)
        for shortcut in self._shortcuts:
            shortcut.setEnabled(visible)

    def sizeHint(self) -> QSize:
        """Room for the key, too."""
        self._leave_room()
        if theme.current().scale > ROOMY and self._says:
            self.setIcon(QIcon())
        return super().sizeHint()

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """The button, and the key on it."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        worn = theme.current()
        ink = worn.colour({"danger": "on_red", "primary": "on_primary"}.get(self.property("kind"), "muted"))
        painter.setFont(worn.font("small", bold=True))
        cap = self._cap()
        painter.setPen(QPen(ink, 1.2))
        painter.drawRoundedRect(cap, 5, 5)
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, self._shown)

    def _cap(self) -> QRectF:
        """Where the key is drawn: at the end of the button, as it is read."""
        width, height = self._cap_width(), theme.current().px(24)
        left = GRID + 2 if self.isRightToLeft() else self.width() - width - GRID - 2
        return QRectF(left, (self.height() - height) / 2, width, height)

    def _leave_room(self) -> None:
        sheet = f"text-align: left; padding-left: {GRID + 4}px; padding-right: {self._cap_width() + 2 * GRID}px;"  # Qt mirrors it
        if sheet != self.styleSheet():
            self.setStyleSheet(sheet)

    def _cap_width(self) -> int:
        worn = theme.current()
        return max(worn.px(24), QFontMetrics(worn.font("small", bold=True)).horizontalAdvance(self._shown) + worn.px(12))

    def _press(self) -> None:
        """By the key; a button that was reached with Tab keeps Space and Enter for itself."""
        focused = QApplication.focusWidget()
        if self._shown in (_("Space"), _("Enter")) and isinstance(focused, QAbstractButton) and focused is not self:
            focused.click()
        else:
            self.click()
