"""The parts of the setup assistant: where one is in it, the live list of the placement, and the answer in one sentence."""

from collections.abc import Sequence

from PyQt6.QtCore import QEvent, QRectF, QSize, Qt
from PyQt6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PyQt6.QtWidgets import QBoxLayout, QGridLayout, QLayout, QSizePolicy, QWidget

from stretchcoach.coaching.placement import Aspect, Line, Placement, State
from stretchcoach.routine.values import Stretch
from stretchcoach.ui import icons, theme
from stretchcoach.ui.session_parts import SignMark
from stretchcoach.ui.session_words import Shape, Sign
from stretchcoach.ui.theme import GRID
from stretchcoach.ui.widgets import DRESSED, Card, column, label, row
from stretchcoach.words import _

_SHAPES = {State.WELL: (Shape.TICK, "primary"), State.WRONG: (Shape.WARN, "amber"), State.UNKNOWN: (Shape.UNKNOWN, "muted")}
_INK = {"good": "on_primary_soft", "amber": "on_amber_soft", "plain": "text"}


class Columns(QWidget):
    """Parts beside each other, or below each other where the text is large."""

    def __init__(self, *parts: QWidget | QLayout, shares: Sequence[int] = (), below: float = theme.LARGE_SCALE) -> None:
        """Build it.

        Args:
            shares: of the width.
            below: so large is the text from which on they stand below each other.
        """
        super().__init__()
        self._below = below
        self._line: QBoxLayout = row(spacing=3 * GRID)
        for number, part in enumerate(parts):
            share = shares[number] if shares else 1
            if isinstance(part, QLayout):
                self._line.addLayout(part, share)
            else:
                self._line.addWidget(part, share)
        self.setLayout(self._line)
        self._arrange()

    def changeEvent(self, event: QEvent | None) -> None:
        """The text may be larger now."""
        super().changeEvent(event)
        if event is not None and event.type() in DRESSED:
            self._arrange()

    def _arrange(self) -> None:
        large = theme.current().scale >= self._below
        self._line.setDirection(QBoxLayout.Direction.TopToBottom if large else QBoxLayout.Direction.LeftToRight)


class StepTrail(QWidget):
    """Which step of how many: a disc and a name for each, a tick in those that are behind."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        self._names, self._at = tuple(names), 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(240, theme.current().px(36))

    def go_to(self, step: int) -> None:
        """Another step, from 0."""
        self._at = step
        self.setAccessibleName(self._words())
        self.update()

    def _words(self) -> str:
        return _("Step {number} of {count}: {name}").format(number=self._at + 1, count=len(self._names), name=self._names[self._at])

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """All names where they fit, else the one of now after its number."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        worn = theme.current()
        disc, gap = worn.px(26), worn.px(8)
        metrics = QFontMetrics(worn.font("body", bold=True))
        widths = [disc + gap + metrics.horizontalAdvance(name) for name in self._names]
        room = (self.width() - sum(widths)) / (len(widths) - 1)
        if room < 2 * gap:
            painter.setFont(worn.font("body", bold=True))
            painter.setPen(worn.colour("text"))
            painter.drawText(QRectF(self.rect()), int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter), self._words())
            return
        room = min(room, 6.0 * gap)
        x = 0.0
        for number, (name, width) in enumerate(zip(self._names, widths, strict=True)):
            left = self.width() - x - width if self.isRightToLeft() else x
            self._paint_step(painter, number, name, QRectF(left, 0, width, self.height()), disc)
            x += width + room

    def _paint_step(self, painter: QPainter, number: int, name: str, box: QRectF, disc: int) -> None:
        worn, now = theme.current(), number == self._at
        at_end = self.isRightToLeft()
        left = box.right() - disc if at_end else box.left()
        circle = QRectF(left + 1, (self.height() - disc) / 2 + 1, disc - 2, disc - 2)
        painter.setPen(QPen(worn.colour("primary" if number <= self._at else "outline"), 2))
        painter.setBrush(worn.colour("primary") if now else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(circle)
        if number < self._at:
            icons.paint(painter, "check", circle.adjusted(5, 5, -5, -5), worn.colour("primary"))
        else:
            painter.setFont(worn.font("small", bold=True))
            painter.setPen(worn.colour("on_primary" if now else "muted"))
            painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(number + 1))
        painter.setFont(worn.font("body", bold=now))
        painter.setPen(worn.colour("text" if now else "muted"))
        text = box.adjusted(0, 0, -disc - worn.px(8), 0) if at_end else box.adjusted(disc + worn.px(8), 0, 0, 0)
        painter.drawText(text, int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter), name)


class PlacementList(QWidget):
    """Each thing that is looked at: a mark whose shape differs, what it is, and how it is."""

    def __init__(self) -> None:
        super().__init__()
        self._rows = {aspect: (SignMark(20), label(name, "strong", wrap=False), label("", "muted")) for aspect, name in _names().items()}
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GRID + GRID // 2)
        grid.setVerticalSpacing(GRID)
        grid.setColumnStretch(2, 1)
        for number, (mark, name, said) in enumerate(self._rows.values()):
            for place, part in enumerate((mark, name, said)):
                grid.addWidget(part, number, place, Qt.AlignmentFlag.AlignTop if place < 2 else Qt.AlignmentFlag(0))
        self.setLayout(grid)
        self.setAccessibleName(_("What is looked at"))
        self.show_placement(None)

    def show_placement(self, placement: Placement | None) -> None:
        """How it is now; None = nothing has been looked at."""
        for aspect, (mark, _name, said) in self._rows.items():
            line = Line(aspect, State.UNKNOWN, _("Not known yet.")) if placement is None else placement.line(aspect)
            mark.show_shape(*_SHAPES[line.state])
            if said.text() != line.said:
                said.setText(line.said)

    def shown(self, aspect: Aspect) -> tuple[Shape, str]:
        """The mark and the words of one line."""
        mark, _name, said = self._rows[aspect]
        return mark.shape, said.text()


def _names() -> dict[Aspect, str]:
    return {
        Aspect.BODY: _("Whole body"),
        Aspect.FEET: _("Feet"),
        Aspect.FACING: _("Direction"),
        Aspect.DISTANCE: _("Distance"),
        Aspect.LEVEL: _("Level"),
        Aspect.LIGHT: _("Brightness"),
        Aspect.BACKLIGHT: _("Backlight"),
        Aspect.LENS: _("Lens"),
        Aspect.ALONE: _("One person"),
    }


class Answer(Card):
    """A sign and its sentence, as long as they are: nothing is made smaller."""

    def __init__(self, name: str) -> None:
        super().__init__(kind="inset")
        self._mark, self._word, self._detail = SignMark(26), label("", "heading"), label("")
        self._line = row(self._mark, spacing=GRID + GRID // 2, margin=GRID + GRID // 2)
        self._line.addLayout(column(self._word, self._detail, spacing=GRID // 2), 1)
        self.setLayout(self._line)
        self.setAccessibleName(name)
        self.sign = Sign(Shape.NONE, "")

    def show_sign(self, sign: Sign) -> None:
        """Say something else."""
        if sign == self.sign:
            return
        self.sign = sign
        self._mark.show_shape(sign.shape, _INK[sign.tone])
        self._word.setText(sign.word)
        self._detail.setText(sign.detail)
        self._detail.setVisible(bool(sign.detail))
        self._line.setAlignment(self._mark, Qt.AlignmentFlag.AlignTop if sign.detail else Qt.AlignmentFlag.AlignVCenter)
        self.setAccessibleDescription(f"{sign.word}. {sign.detail}".strip())
        self.setProperty("kind", "inset" if sign.tone == "plain" else sign.tone)
        if style := self.style():
            for dressed in (self, self._word, self._detail):
                style.unpolish(dressed)
                style.polish(dressed)


def lamp_of(placement: Placement) -> Sign:
    """Whether the person is seen, and which part is not."""
    if placement.sees_nobody or placement.line(Aspect.LENS).state is State.WRONG:
        return Sign(Shape.EMPTY, _("Not seen"), tone="amber")
    missing = {aspect for aspect in (Aspect.BODY, Aspect.FEET) if placement.line(aspect).state is State.WRONG}
    if missing == {Aspect.FEET}:
        return Sign(Shape.HALF, _("Partly seen, not your feet"), tone="amber")
    if missing:
        return Sign(Shape.HALF, _("Partly seen"), tone="amber")
    return Sign(Shape.FULL, _("I see you"), tone="good")


def answer_of(placement: Placement, stretch: Stretch) -> Sign:
    """Whether this camera can judge this stretch, in one sentence."""
    problem = placement.first_problem
    if problem is None:
        said = _("This camera can judge it from here: {title}.").format(title=stretch.title)
        return Sign(Shape.TICK, said, _("Stay about there when you begin. One hand up for a second goes on to the next page."), "good")
    if problem.offer is not None:
        said = _("{what_to_do} As you are now, it can judge this one: {title}.").format(what_to_do=problem.said, title=problem.offer.title)
        return Sign(Shape.WARN, _("Not from here."), said, "amber")
    return Sign(Shape.WARN, _("Not yet."), problem.said, "amber")
