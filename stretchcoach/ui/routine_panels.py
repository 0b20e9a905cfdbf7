"""What the right half of the routine page shows when it is not a routine: check my form, a broken file, nothing."""

import re

from PyQt6.QtCore import Qt, pyqtSignal
from PyQt6.QtWidgets import QButtonGroup, QWidget

from stretchcoach.coaching.phrases import muscle_name
from stretchcoach.routine.values import Sides, StepSide, Stretch, StretchKind, ViewName
from stretchcoach.ui.inputs import Choice
from stretchcoach.ui.shelf import BrokenItem
from stretchcoach.ui.theme import GRID
from stretchcoach.ui.widgets import Button, Card, Chip, FlowLayout, Mark, PrimaryButton, breakable, column, label, row, scrolled
from stretchcoach.words import Number, _

_PLACE = re.compile(r"^(?P<file>.*?):(?P<line>\d+):(?P<column>\d+): (?P<told>.*)$", re.DOTALL)


class FormCheck(QWidget):
    """Choose one stretch and a side, and have the form looked at."""

    check_form_requested = pyqtSignal(str, object)  # stretch id, StepSide
    closed = pyqtSignal()

    def __init__(self) -> None:
        super().__init__()
        self._stretches: dict[str, Stretch] = {}
        self.stretch = Choice(_("Stretch"))
        self.stretch.currentIndexChanged.connect(self._show_stretch)
        self.sides = {StepSide.LEFT: Chip(_("Left leg")), StepSide.RIGHT: Chip(_("Right leg"))}
        group = QButtonGroup(self)
        for chip in self.sides.values():
            group.addButton(chip)
        self.sides[StepSide.LEFT].setChecked(True)
        self._together = label(_("Both legs together"), "strong")
        self._how = label("", "muted")
        self._camera = label("", "muted")
        self.start = PrimaryButton(_("Check my form"), "camera", self._start)
        self.back = Button(_("Back to the routine"), None, self.closed.emit)
        about = _("Take one stretch, in your own time. The coach watches and tells you what to change.")
        lines = column(label(_("Check my form"), "title"), label(about, "muted"), self.stretch, spacing=GRID * 2, margin=GRID * 3)
        lines.addLayout(FlowLayout(*self.sides.values(), self._together))
        lines.addWidget(Card(column(label(_("How"), "heading"), self._how, margin=GRID * 2)))
        lines.addWidget(Card(column(label(_("Where the camera stands"), "heading"), self._camera, margin=GRID * 2)))
        lines.addLayout(FlowLayout(self.start, self.back, spacing=GRID + 4))
        lines.addStretch(1)
        content = QWidget()
        content.setLayout(lines)
        self.setLayout(column(scrolled(content)))

    @property
    def controls(self) -> list[QWidget]:
        """What Tab visits, in order."""
        return [self.stretch, *self.sides.values(), self.start, self.back]

    def set_stretches(self, stretches: tuple[Stretch, ...]) -> None:
        """What can be looked at."""
        held = sorted((one for one in stretches if one.kind is StretchKind.HOLD), key=lambda one: (one.muscle.value, one.title))
        self._stretches = {stretch.id: stretch for stretch in held}
        self.stretch.set_choices(*((f"{muscle_name(stretch.muscle)}: {stretch.title}", stretch.id) for stretch in held))
        self.start.setEnabled(bool(held))

    def suggest(self, stretches: tuple[Stretch, ...]) -> None:
        """Begin with one of these, those of the routine at hand."""
        for place in (self.stretch.findData(stretch.id) for stretch in stretches):
            if place >= 0:
                self.stretch.setCurrentIndex(place)
                return

    def _show_stretch(self) -> None:
        stretch = self._stretches.get(self.stretch.currentData() or "")
        together = stretch is not None and stretch.sides is Sides.TOGETHER
        for chip in self.sides.values():
            chip.setVisible(not together)
        self._together.setVisible(together)
        self._how.setText(" ".join(stretch.instructions) if stretch else "")
        self._camera.setText(camera_text(stretch) if stretch else "")

    def _start(self) -> None:
        stretch = self._stretches[self.stretch.currentData()]
        side = next(side for side, chip in self.sides.items() if chip.isChecked())
        self.check_form_requested.emit(stretch.id, StepSide.BOTH if stretch.sides is Sides.TOGETHER else side)


class BrokenFile(QWidget):
    """Why a file cannot be used, and what to do about it."""

    def __init__(self) -> None:
        super().__init__()
        self._area = scrolled(QWidget())
        self.setLayout(column(self._area))

    def show_item(self, item: BrokenItem) -> None:
        """Every problem of a file, each with its line."""
        head = row(spacing=GRID + 4)
        head.addWidget(Mark("warn", 32, "amber"), 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(label(_("{file} cannot be used").format(file=breakable(item.file)), "title"), 1)
        lines = column(head, spacing=GRID * 2, margin=GRID * 3)
        hint = _("Send these lines to whoever wrote the file. Or open it in a text editor, mend them, and add it again.")
        lines.addWidget(label(" ".join((hint, _("Your other routines work as before."))), "muted"))
        for problem in item.problems:
            place, told = split_problem(problem)
            text = column(spacing=GRID // 2, margin=GRID * 2)
            if place:
                text.addWidget(label(place, "strong"))
            told_label = label(told)
            told_label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            text.addWidget(told_label)
            lines.addWidget(Card(text))
        lines.addStretch(1)
        content = QWidget()
        content.setLayout(lines)
        self._area.setWidget(content)


class Nothing(QWidget):
    """Nothing is chosen."""

    def __init__(self) -> None:
        super().__init__()
        lines = column(spacing=GRID * 2, margin=GRID * 4)
        lines.addStretch(1)
        lines.addWidget(Mark("routines", 56, "muted"), 0, Qt.AlignmentFlag.AlignHCenter)
        text = label(_("Choose a routine on the left. What it asks is shown here, before anything starts."), "muted")
        text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        lines.addWidget(text)
        lines.addStretch(2)
        self.setLayout(lines)


def camera_text(stretch: Stretch) -> str:
    """Where to put the camera, and how to face it."""
    view = stretch.view
    names = {ViewName.SIDE: _("Turn your side to the camera."), ViewName.FRONT: _("Face the camera.")}
    near, far, low, high = map(Number, (*view.distance_m, *view.lens_height_m))
    place = _("{near:g} to {far:g} m away, its lens {low:g} to {high:g} m over the floor.").format(near=near, far=far, low=low, high=high)
    return " ".join(part for part in (names.get(view.name, ""), place, view.note or "") if part)


def split_problem(problem: str) -> tuple[str, str]:
    """Where, in words, and what: ``"evening.yaml:10:5: no unit"`` -> ``("Line 10, column 5", "No unit")``."""
    if match := _PLACE.match(problem):
        told = match["told"]
        return _("Line {line}, column {column}").format(line=match["line"], column=match["column"]), told[:1].upper() + told[1:]
    return "", problem
