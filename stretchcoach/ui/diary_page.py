"""The cramp diary: a few taps write one down; the list of them below can be thinned out. Nothing is concluded here."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PyQt6.QtCore import QLocale, pyqtSignal
from PyQt6.QtWidgets import QFileDialog, QGridLayout, QWidget

from stretchcoach.body.pose import Side
from stretchcoach.coaching.diary import Helped, Quality, Trigger, When, place_name
from stretchcoach.coaching.phrases import side_name
from stretchcoach.routine.values import Muscle
from stretchcoach.ui import theme
from stretchcoach.ui.inputs import Choice
from stretchcoach.ui.theme import GRID
from stretchcoach.ui.thigh_map import short_word
from stretchcoach.ui.widgets import Banner, Button, Card, Chip, FlowLayout, PrimaryButton, column, label, row, scrolled
from stretchcoach.words import _, capitalised, ngettext

_MINUTES = (1, 2, 3, 5, 8, 10, 15, 30)
_PLACES = [(side, muscle) for side in Side for muscle in Muscle]


@dataclass(frozen=True, slots=True)
class Told:
    """What somebody tapped; None = not said."""

    when: When | datetime
    side: Side | None
    muscle: Muscle | None
    severity: int | None
    minutes: int | None
    helped: tuple[Helped, ...]
    triggers: tuple[Trigger, ...]
    quality: Quality | None = None


@dataclass(frozen=True, slots=True)
class DiaryItem:
    """An entry to show."""

    id: int
    at: datetime
    place: str
    facts: tuple[str, ...]


class DiaryPage(QWidget):
    """Takes an entry, shows them all."""

    told = pyqtSignal(object)  # Told
    delete_wanted = pyqtSignal(int)
    page_wanted = pyqtSignal(str)  # one page to print, into this file

    def __init__(self) -> None:
        super().__init__()
        self._counted, self._reason = label("", "muted"), label("", "strong")
        self._ask = Card(column(self._reason, margin=GRID * 2), kind="amber")
        self._warning = label("", "small")
        self.banner = Banner()
        self._list = column(spacing=GRID)
        self.save_button = Button(_("Save a page to print"), "note", self._choose_file)
        lines = column(label(_("Cramp diary"), "title"), self._counted, self._ask, self._form(), spacing=GRID * 2, margin=GRID * 4)
        lines.addLayout(self._list)
        lines.addLayout(FlowLayout(self.save_button))
        lines.addWidget(self._warning)
        lines.addStretch(1)
        content = QWidget()
        content.setMaximumWidth(theme.current().px(1000))
        content.setLayout(lines)
        self.setLayout(column(self.banner, scrolled(content)))
        self.show_diary(())

    def show_diary(self, items: tuple[DiaryItem, ...], counted: str = "", reason: str = "", warning: str = "") -> None:
        """Show these entries.

        Args:
            counted: the last weeks in a sentence.
            reason: why it is time to ask a doctor, if it is.
            warning: what stands wherever remedies are listed.
        """
        self._counted.setText(counted if items else _("What you write here stays on this computer, and you can delete it."))
        self._reason.setText(reason)
        self._ask.setVisible(bool(reason))
        self._warning.setText(warning)
        self._warning.setVisible(bool(warning))
        self.save_button.setVisible(bool(items))
        while (old := self._list.takeAt(0)) is not None:
            if widget := old.widget():
                widget.hide()
                widget.deleteLater()
        for item in items:
            self._list.addWidget(self._entry(item))
        if not items:
            self._list.addWidget(label(_("Nothing is written down yet."), "muted"))

    # --- parts ---

    def _form(self) -> Card:
        self.places: dict[tuple[Side | None, Muscle | None], Chip] = {(side, muscle): Chip(short_word(muscle)) for side, muscle in _PLACES}
        for place, chip in self.places.items():  # no QButtonGroup: a place can be taken back, and Tab reaches each
            chip.setAccessibleName(capitalised(place_name(*place)))
            chip.toggled.connect(lambda on, chip=chip: self._only(chip) if on else None)
        self.when = Choice(_("When"))
        self.pain = Choice(_("Pain"), (_("Pain: not said"), None), *((_("Pain {n} of 10").format(n=n), n) for n in range(11)))
        self.quality = Choice(_("How it felt"), (_("How it felt: not said"), None), *((one.shown, one) for one in Quality))
        self.minutes = Choice(_("How long"))
        self._set_times()
        self.helped = {one: Chip(one.shown) for one in Helped}
        self.triggers = {one: Chip(one.shown) for one in Trigger}
        self.write_button = PrimaryButton(_("Write it down"), "check", self._tell)
        lines = column(spacing=GRID, margin=GRID * 3)
        lines.addWidget(label(_("Where was it?"), "strong"))
        lines.addLayout(self._legs())
        for title, widgets in (
            (_("When, and how bad?"), (self.when, self.pain, self.quality, self.minutes)),
            (_("What helped? You may leave this out."), (*self.helped.values(),)),
            (_("What went before? You may leave this out."), (*self.triggers.values(),)),
        ):
            lines.addWidget(label(title, "strong"))
            lines.addLayout(FlowLayout(*widgets))
        lines.addLayout(FlowLayout(self.write_button))
        return Card(lines)

    def _entry(self, item: DiaryItem) -> Card:
        locale = QLocale()
        day = f"{capitalised(locale.dayName(item.at.isoweekday()))}, {locale.toString(item.at.date(), QLocale.FormatType.ShortFormat)}"
        when = f"{day}, {locale.toString(item.at.time(), QLocale.FormatType.ShortFormat)}"
        said = column(label(capitalised(item.place), "heading"), label(when, "muted"), spacing=GRID // 2)
        if item.facts:
            said.addWidget(label(" · ".join(item.facts), "small"))
        line = row(spacing=GRID * 2, margin=GRID * 2)
        line.addLayout(said, 1)
        line.addWidget(_DeleteButton(when, lambda: self.delete_wanted.emit(item.id)))
        return Card(line)

    def _tell(self) -> None:
        side, muscle = next((place for place, chip in self.places.items() if chip.isChecked()), (None, None))
        helped = tuple(one for one, chip in self.helped.items() if chip.isChecked())
        triggers = tuple(one for one, chip in self.triggers.items() if chip.isChecked())
        when, pain, minutes, quality = (choice.currentData() for choice in (self.when, self.pain, self.minutes, self.quality))
        self.told.emit(Told(when, side, muscle, pain, minutes, helped, triggers, quality))

    def clear_form(self) -> None:
        """What was written down is not written twice."""
        for chip in (*self.places.values(), *self.helped.values(), *self.triggers.values()):
            chip.setChecked(False)
        self._set_times()
        for choice in (self.pain, self.quality):
            choice.setCurrentIndex(0)

    def fill_in(self, told: Told) -> None:
        """What is known already, to be changed or written down; nothing is kept by this."""
        self.clear_form()
        self._set_times(told.when, told.minutes)
        if chip := self.places.get((told.side, told.muscle)):
            chip.setChecked(True)
        for one in told.helped:
            self.helped[one].setChecked(True)
        for trigger in told.triggers:
            self.triggers[trigger].setChecked(True)
        self.pain.setCurrentIndex(max(0, self.pain.findData(told.severity)))
        self.quality.setCurrentIndex(max(0, self.quality.findData(told.quality)))
        self.write_button.setFocus()

    def _set_times(self, when: When | datetime = When.NOW, minutes: int | None = None) -> None:
        """The choices of when and how long, and among them a moment and a time that are known exactly."""
        known = when if isinstance(when, datetime) else None
        at = "" if known is None else QLocale().toString(known.time(), QLocale.FormatType.ShortFormat)
        first = [] if known is None else [(_("Began at {time}").format(time=at), known)]
        self.when.set_choices(*first, *((one.shown, one) for one in When))
        if isinstance(when, When):
            self.when.setCurrentIndex(list(When).index(when))
        lasted = sorted({*_MINUTES, *(() if minutes is None else (minutes,))})
        shown = ((ngettext("{n} minute", "{n} minutes", n).format(n=n), n) for n in lasted)
        self.minutes.set_choices((_("How long: not said"), None), *shown)
        self.minutes.setCurrentIndex(0 if minutes is None else 1 + lasted.index(minutes))

    def _legs(self) -> QGridLayout:
        """A line a leg."""
        grid = QGridLayout()
        grid.setSpacing(GRID)
        for line, leg in enumerate(Side):
            grid.addWidget(label(capitalised(side_name(leg)), wrap=False), line, 0)
            for place, muscle in enumerate(Muscle, start=1):
                grid.addWidget(self.places[leg, muscle], line, place)
        grid.setColumnStretch(len(Muscle) + 1, 1)
        return grid

    def _only(self, chosen: Chip) -> None:
        for chip in self.places.values():
            if chip is not chosen:
                chip.setChecked(False)

    def _choose_file(self) -> None:
        path, kind = QFileDialog.getSaveFileName(self, _("Save a page to print"), "cramp_diary.pdf", "PDF (*.pdf);;HTML (*.html)")
        if path:
            has_suffix = path.lower().endswith((".pdf", ".html", ".htm"))
            self.page_wanted.emit(path if has_suffix else path + (".html" if "html" in kind else ".pdf"))


class _DeleteButton(Button):
    """Asks once more, in its own place."""

    def __init__(self, entry: str, delete: Callable[[], None]) -> None:
        super().__init__(_("Delete"), "close", self._press, kind="quiet")
        self._entry, self._delete, self._is_sure = entry, delete, False
        self.setAccessibleName(_("Delete the entry of {when}").format(when=entry))

    def _press(self) -> None:
        if self._is_sure:
            self._delete()
            return
        self._is_sure = True
        self.setText(_("Delete for good?"))
        self.setAccessibleName(_("Delete the entry of {when} for good?").format(when=self._entry))
