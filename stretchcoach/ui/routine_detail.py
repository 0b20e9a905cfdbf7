"""The right half of the routine page: what a routine asks, how to change it for today, and the two ways to start."""

from collections.abc import Callable

from PyQt6.QtCore import Qt, pyqtSignal
from PyQt6.QtWidgets import QFrame, QLayout, QWidget

from stretchcoach.body.pose import Side
from stretchcoach.coaching.phrases import muscle_name
from stretchcoach.routine.routines import DynamicStep, StretchStep
from stretchcoach.routine.values import Mode, Routine, Step
from stretchcoach.ui import adjust, icons
from stretchcoach.ui.adjust import Change, Span
from stretchcoach.ui.demonstration import FaultPair, Still
from stretchcoach.ui.inputs import Choice, Stepper
from stretchcoach.ui.shelf import ShelfItem, assigned_text, limit_text, minutes_text, position_name, props_text
from stretchcoach.ui.theme import GRID
from stretchcoach.ui.widgets import Badge, Button, Card, Chip, FlowLayout, Mark, PrimaryButton, column, label, row, scrolled
from stretchcoach.words import _, capitalised

AS_WRITTEN, FEWER, ONE = range(3)


class StepCard(Card):
    """One step: how it is done, how much of it, and what may be different today."""

    changed = pyqtSignal()

    def __init__(self, place: int, step: Step, item: ShelfItem) -> None:
        super().__init__()
        self._step, self._item = step, item
        self.steppers: dict[str, Stepper] = {}
        self._spans: dict[str, Span] = {}
        title = adjust.step_title(step, item)
        self._dose = label("", "strong")
        self.included = Chip(_("Include"), toggled=self._show_dose)
        self.included.setChecked(True)
        self.included.setAccessibleName(_("Include step {number}, {title}").format(number=place + 1, title=title))
        head = row(label(f"{place + 1}", "title", wrap=False), spacing=GRID * 2)
        stretch = next((one for one in item.stretches if one.id == getattr(step, "stretch", None)), None)
        if stretch is not None:
            head.addWidget(Still(stretch.media, title, _only_leg(step)))
        head.addLayout(column(label(title, "heading"), self._dose, spacing=GRID // 2), 1)
        self.included.setVisible(adjust.may_leave_out(item, place))
        below = FlowLayout(self.included)
        lines = column(head, label(" ".join(adjust.step_lines(step, item)), "muted"), margin=GRID * 2)
        if stretch is not None and isinstance(step, StretchStep):
            lines.addWidget(FaultPair(stretch.media, title))
        lines.addLayout(below)
        if isinstance(step, StretchStep):
            self.more = Button(_("Change"), "settings", kind="link")
            self.more.setCheckable(True)  # open or shut
            self.more.setAccessibleName(_("Change step {number}, {title}").format(number=place + 1, title=title))
            fields = self._fields(adjust.spans(item.routine, step), title)
            fields.setVisible(False)
            self.more.toggled.connect(fields.setVisible)
            below.addWidget(self.more)
            lines.addWidget(fields)
        self.setLayout(lines)
        self._show_dose()

    @property
    def controls(self) -> list[QWidget]:
        """What Tab visits, in order."""
        return [self.included, *([self.more, *(stepper.box for stepper in self.steppers.values())] if self.steppers else [])]

    @property
    def change(self) -> Change:
        """What is different today."""
        numbers = {name: stepper.value for name, stepper in self.steppers.items() if stepper.value != self._spans[name].value}
        return Change(left_out=not self.included.isChecked(), **numbers)

    def fewer_sets(self, sets_of: Callable[[int], int]) -> None:
        """Another number of sets, made from the one that is written."""
        if "sets" in self.steppers:
            self.steppers["sets"].set_value(sets_of(self._spans["sets"].value))

    def as_written(self) -> None:
        """Nothing is different any more."""
        self.included.setChecked(True)
        for name, stepper in self.steppers.items():
            stepper.set_value(self._spans[name].value)

    def _fields(self, spans: adjust.Spans, title: str) -> QWidget:
        self._spans = {"sets": spans.sets, "hold_s": spans.hold_s, "rest_s": spans.rest_s}
        names = {"sets": (_("Sets"), 1, ""), "hold_s": (_("Hold"), 5, _(" s")), "rest_s": (_("Rest"), 5, _(" s"))}
        box = QWidget()
        fields = FlowLayout(spacing=GRID * 2)
        for name, (text, step, suffix) in names.items():
            span = self._spans[name]
            stepper = Stepper(f"{text}, {title}", span.low, span.high, span.value, step=step, suffix=suffix)
            stepper.changed.connect(self._show_dose)
            self.steppers[name] = stepper
            field = QWidget()
            field.setLayout(column(label(text, "small", wrap=False), stepper, spacing=GRID // 2))
            fields.addWidget(field)
        box.setLayout(fields)
        return box

    def _show_dose(self) -> None:
        changed = adjust.changed(self._item.routine.model_copy(update={"steps": (self._step,), "limits": self._limits()}), {0: self.change})
        if changed is None:
            self._dose.setText(_("Left out today"))
        else:
            self._dose.setText(adjust.step_dose(changed.steps[0], changed, self._item))
        self.changed.emit()

    def _limits(self) -> tuple[object, ...]:
        return tuple(limit for limit in self._item.routine.limits if limit.stretch == getattr(self._step, "stretch", None))


def _only_leg(step: Step) -> Side | None:
    legs = step.legs if isinstance(step, (StretchStep, DynamicStep)) else frozenset()
    return next(iter(legs)) if len(legs) == 1 else None


class RoutineDetail(QWidget):
    """A routine, as it will be played."""

    start_requested = pyqtSignal(object, bool)  # the routine for today, with the camera or without

    def __init__(self) -> None:
        super().__init__()
        self._item: ShelfItem | None = None
        self._quiet = False
        self.steps: list[StepCard] = []
        self._area = scrolled(QWidget())
        self.length = Choice(_("How much today"), (_("As written"), AS_WRITTEN), (_("One set fewer"), FEWER), (_("One set each"), ONE))
        self.length.activated.connect(self._set_length)
        self._time = label("", "muted", wrap=False)
        self._reset = Button(_("Undo the changes"), "repeat", self._as_written, kind="link")
        self.with_camera = PrimaryButton(_("Start with camera"), "camera", lambda: self._start(True))
        self.without_camera = Button(_("Start without camera"), "clock", lambda: self._start(False), kind="secondary")
        footer = QFrame()
        footer.setProperty("kind", "footer")
        buttons = FlowLayout(self.with_camera, self.without_camera, spacing=GRID + 4)
        buttons.setContentsMargins(GRID * 3, GRID * 2, GRID * 3, GRID * 2)
        footer.setLayout(buttons)
        lines = column(spacing=0)
        lines.addWidget(self._area, 1)
        lines.addWidget(footer)
        self.setLayout(lines)

    @property
    def controls(self) -> list[QWidget]:
        """What Tab visits, in order."""
        if self._item is None:
            return []
        steps = [control for card in self.steps for control in card.controls]
        return [self.length, self._reset, *steps, self.with_camera, self.without_camera]

    @property
    def routine(self) -> Routine | None:
        """The routine for today; None where every step is left out."""
        if self._item is None:
            return None
        return adjust.changed(self._item.routine, {place: card.change for place, card in enumerate(self.steps)})

    def show_item(self, item: ShelfItem) -> None:
        """Show a routine as it is written; the one that is shown already keeps what was changed."""
        if item == self._item:
            return
        self._item = item
        self.steps = [StepCard(place, step, item) for place, step in enumerate(item.routine.steps)]
        for card in self.steps:
            card.changed.connect(self._changed)
        self.length.setCurrentIndex(AS_WRITTEN)
        heading = FlowLayout(label(_("What you do"), "heading", wrap=False), self._time, self.length, self._reset, spacing=GRID * 2)
        lines = column(label(item.routine.title, "title"), _badges(item), spacing=GRID * 2, margin=GRID * 3)
        for inset in _told(item):
            lines.addWidget(inset)
        lines.addLayout(heading)
        for card in self.steps:
            lines.addWidget(card)
        if ask_first := _ask_first(item):
            lines.addWidget(ask_first)
        lines.addStretch(1)
        content = QWidget()
        content.setLayout(lines)
        self._area.setWidget(content)
        self._changed()

    def _changed(self) -> None:
        if self._quiet or self._item is None:
            return
        routine = self.routine
        for button in (self.with_camera, self.without_camera):
            button.setEnabled(routine is not None)
        text = minutes_text(self._item.duration_s(routine) / 60) if routine else _("every step is left out")
        self._time.setText(capitalised(text))
        self._reset.setVisible(routine is not self._item.routine)

    def _set_length(self) -> None:
        chosen = self.length.currentData()
        self._quiet = True
        for card in self.steps:
            card.fewer_sets(lambda written: {AS_WRITTEN: written, FEWER: max(1, written - 1), ONE: 1}[chosen])
        self._quiet = False
        self._changed()

    def _as_written(self) -> None:
        self.length.setCurrentIndex(AS_WRITTEN)
        for card in self.steps:
            card.as_written()
        self.with_camera.setFocus()  # the button that was pressed is gone

    def _start(self, use_camera: bool) -> None:
        if routine := self.routine:
            self.start_requested.emit(routine, use_camera)


def _badges(item: ShelfItem) -> FlowLayout:
    routine = item.routine
    badges = FlowLayout()
    for muscle in routine.muscle:
        badges.addWidget(Badge(muscle_name(muscle), icons.MUSCLE_ICONS[muscle]))
    for position in item.positions:
        badges.addWidget(Badge(position_name(position), icons.POSITION_ICONS[position]))
    badges.addWidget(Badge(props_text(item.props)))
    if routine.mode is Mode.GENTLE:
        badges.addWidget(Badge(_("Gentle: for a tight or cramping muscle"), "gentle", "badge_good", "on_primary_soft"))
    return badges


def _told(item: ShelfItem) -> list[Card]:
    """What the one who assigned it wrote."""
    routine, told = item.routine, []
    if routine.assigned_by or routine.note:
        text = column(spacing=GRID // 2)
        if routine.assigned_by:
            text.addWidget(label(assigned_text(routine.assigned_by), "strong"))
        if routine.note:
            text.addWidget(label(routine.note))
        told.append(_inset("note", "text", text, "inset"))
    if routine.limits:
        text = column(label(_("Your limits"), "strong"), spacing=GRID // 2)
        for limit in routine.limits:
            text.addWidget(label(limit_text(limit, item)))
        told.append(_inset("limit", "on_amber_soft", text, "amber"))
    return told


def _ask_first(item: ShelfItem) -> Card | None:
    reasons = tuple(dict.fromkeys(reason for stretch in item.stretches for reason in stretch.contraindications))
    if not reasons:
        return None
    text = column(label(_("Ask your doctor or therapist first, if one of these is true for you"), "strong"), spacing=GRID // 2)
    for reason in reasons:
        text.addWidget(label(f"•  {reason}"))
    return _inset("warn", "amber", text, "inset")


def _inset(mark: str, colour: str, text: QLayout, kind: str) -> Card:
    line = row(spacing=GRID + 4, margin=GRID * 2)
    line.addWidget(Mark(mark, 22, colour), 0, Qt.AlignmentFlag.AlignTop)
    line.addLayout(text, 1)
    return Card(line, kind)
