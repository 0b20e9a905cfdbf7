"""The settings of the reminders: days, times, what of, and quiet hours; and the way into a calendar. Every change is told at once."""

from collections.abc import Callable, Sequence
from datetime import datetime, time

from PyQt6.QtCore import QLocale, QTime, pyqtSignal
from PyQt6.QtWidgets import QAbstractSpinBox, QFileDialog, QTimeEdit, QWidget

from stretchcoach.reminders.plan import DAYS, MOST_TIMES, Plan, in_order, is_quiet, shown_at
from stretchcoach.ui.inputs import Choice
from stretchcoach.ui.preferences import Field
from stretchcoach.ui.theme import GRID
from stretchcoach.ui.widgets import Button, Card, Chip, FlowLayout, column, label
from stretchcoach.words import _

_NEXT = time(12)  # what another time of day begins as


class RemindersSection(Card):
    """Shows a plan, and tells what it is changed to."""

    changed = pyqtSignal(object)  # Plan
    calendar_wanted = pyqtSignal(str)  # into this file

    def __init__(self) -> None:
        super().__init__()
        self._quiet = False
        self.on = Chip(_("Remind me to stretch"), toggled=self._tell)
        locale = QLocale()
        before = DAYS.index(locale.firstDayOfWeek().value)
        week = (*DAYS[before:], *DAYS[:before])
        short = QLocale.FormatType.ShortFormat
        self.days = {day: Chip(locale.standaloneDayName(day, short), toggled=self._tell) for day in week}
        for day, chip in self.days.items():
            chip.setAccessibleName(locale.standaloneDayName(day))
        self.times = [_Clock(_("Time {n}").format(n=number), self._tell) for number in range(1, MOST_TIMES + 1)]
        self.add = Button(_("Add a time"), "add", lambda: self._show_times(self._shown + 1))
        self.remove = Button(_("Remove a time"), "remove", lambda: self._show_times(self._shown - 1))
        self.routine = Choice(_("Routine to be reminded of"))
        self.quiet_from, self.quiet_to = _Clock(_("Quiet hours begin"), self._tell), _Clock(_("Quiet hours end"), self._tell)
        self.note = label("", "strong")
        self.calendar = Button(_("Put it into your calendar"), "note", self._choose_file)
        self.saved = label("", "muted")
        self._details = QWidget()
        self._lay_out()
        self.routine.currentIndexChanged.connect(self._tell)
        self.set_routines(())
        self.show_plan(Plan())

    @property
    def plan(self) -> Plan:
        """As it is shown."""
        return Plan(
            self.on.isChecked(),
            frozenset(day for day, chip in self.days.items() if chip.isChecked()),
            in_order(clock.at for clock in self.times[: self._shown]),
            self.routine.currentData(),
            self.quiet_from.at,
            self.quiet_to.at,
        )

    def set_routines(self, routines: Sequence[tuple[str, str]]) -> None:
        """What there is to be reminded of: titles and ids."""
        chosen = self.routine.currentData()
        self._quiet = True
        self.routine.set_choices((_("Any routine"), None), *routines)
        self.routine.setCurrentIndex(max(0, self.routine.findData(chosen)))
        self._quiet = False

    def show_plan(self, plan: Plan) -> None:
        """Another plan; nothing is told."""
        self._quiet = True
        self.on.setChecked(plan.on)
        for day, chip in self.days.items():
            chip.setChecked(day in plan.days)
        for clock, at in zip(self.times, plan.times, strict=False):
            clock.set_time(at)
        self._show_times(len(plan.times))
        self.routine.setCurrentIndex(max(0, self.routine.findData(plan.routine)))
        self.quiet_from.set_time(plan.quiet_from)
        self.quiet_to.set_time(plan.quiet_to)
        self._details.setVisible(plan.on)
        self._quiet = False

    def show_next(self, moment: datetime | None) -> None:
        """When the next one comes, and what becomes of those in the quiet hours."""
        plan, locale = self.plan, QLocale()
        parts = []
        for at in plan.times:
            slot = datetime.combine(datetime.min.replace(year=2024), at)
            if is_quiet(plan, at):
                later = shown_at(plan, slot)
                said = _("{time} lies in the quiet hours: it comes at {later}, when they end.")
                if later is None:
                    said = _("{time} is left out: the quiet hours end more than three hours later.")
                parts.append(said.format(time=_written(at, locale), later="" if later is None else _written(later.time(), locale)))
        if not plan.days:
            parts.append(_("Choose a day."))
        elif moment is not None:
            day = locale.standaloneDayName(moment.isoweekday())
            parts.append(_("Next: {day}, {time}.").format(day=day, time=_written(moment.time(), locale)))
        self.note.setText("\n".join(parts))
        self.note.setVisible(bool(parts))
        self.calendar.setEnabled(moment is not None)

    def show_saved(self, text: str) -> None:
        """How the writing of the calendar file went."""
        self.saved.setText(text)
        self.saved.setVisible(bool(text))

    # --- inside ---

    @property
    def _shown(self) -> int:
        return sum(not clock.isHidden() for clock in self.times)

    def _show_times(self, count: int) -> None:
        for number, clock in enumerate(self.times):
            clock.setVisible(number < max(1, count))
        had_focus = self.add.hasFocus() or self.remove.hasFocus()
        self.add.setEnabled(self._shown < MOST_TIMES)
        self.remove.setEnabled(self._shown > 1)
        if had_focus:
            self.times[self._shown - 1].setFocus()
        self._tell()

    def _tell(self, *_value: object) -> None:
        if not self._quiet:
            self._details.setVisible(self.on.isChecked())
            self.show_saved("")
            self.changed.emit(self.plan)

    def _choose_file(self) -> None:
        kind = _("Calendar files (*.ics)")
        path, _kind = QFileDialog.getSaveFileName(self, self.calendar.text(), "stretching.ics", kind)
        if path:
            self.calendar_wanted.emit(path)

    def _lay_out(self) -> None:
        times = QWidget()
        times.setLayout(FlowLayout(*self.times, self.add, self.remove))
        days = QWidget()
        days.setLayout(FlowLayout(*self.days.values()))
        honest = _(
            "The program reminds you only while it runs, its window open or minimised. For all other times there is a file "
            "that any calendar opens. Nothing is sent."
        )
        inside = column(
            label(_("Days")),
            days,
            label(_("Times")),
            times,
            Field(_("Routine"), self.routine),
            Field(_("Quiet from"), self.quiet_from),
            Field(_("Quiet until"), self.quiet_to),
            self.note,
            label(honest, "muted"),
            FlowLayout(self.calendar),
            self.saved,
            spacing=GRID,
        )
        self._details.setLayout(inside)
        self.saved.hide()
        lines = column(label(_("Reminders"), "heading"), FlowLayout(self.on), spacing=GRID + GRID // 2, margin=GRID * 3)
        lines.addWidget(label(_("A quiet line in the window, never during a session. You can always say later, or not today."), "muted"))
        lines.addWidget(self._details)
        self.setLayout(lines)


class _Clock(QTimeEdit):
    """A time of day, as the language writes it; up and down, or digits."""

    def __init__(self, name: str, changed: Callable[..., object]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
        self.setKeyboardTracking(False)  # a time that is half typed is none
        self.set_time(_NEXT)
        self.timeChanged.connect(changed)

    @property
    def at(self) -> time:
        """The time."""
        return time(self.time().hour(), self.time().minute())

    def set_time(self, at: time) -> None:
        """Another time."""
        self.setTime(QTime(at.hour, at.minute))


def _written(at: time, locale: QLocale) -> str:
    return locale.toString(QTime(at.hour, at.minute), QLocale.FormatType.ShortFormat)
