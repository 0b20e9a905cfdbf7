"""What the page of the cramp diary asks for: an entry kept, one taken out, a page to print."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from stretchcoach.app.coach import Coach
from stretchcoach.coaching.diary import When, place_name
from stretchcoach.coaching.relief import ReliefEngine
from stretchcoach.errors import StretchcoachError
from stretchcoach.records import places
from stretchcoach.routine.steps import Card
from stretchcoach.safety.disclaimer import disclaimer
from stretchcoach.safety.remedies import remedies
from stretchcoach.ui.diary_page import DiaryItem, Told
from stretchcoach.ui.main_window import DIARY, MainWindow
from stretchcoach.ui.paper import one_page
from stretchcoach.ui.widgets import Kind
from stretchcoach.words import _

if TYPE_CHECKING:  # SQLAlchemy
    from stretchcoach.records.diary import Cramp


class Diary:
    """Between the page and the history."""

    def __init__(self, window: MainWindow, coach: Coach) -> None:
        """Wire the page; nothing is read yet."""
        self._page, self._coach = window.diary_page, coach
        window.page_shown.connect(lambda name: self.show() if name == DIARY else None)
        self._page.told.connect(self.add)
        self._page.delete_wanted.connect(self.delete)
        self._page.page_wanted.connect(self.save_page)

    def show(self) -> None:
        """Read the diary and show it."""
        from stretchcoach.records.diary import ask_a_doctor, counted

        coach = self._coach
        if coach.store is None:
            return
        try:
            cramps, now = coach.store.cramps(), datetime.now().astimezone()
            warning = self._warning()
        except StretchcoachError as error:
            self._page.banner.show_message(str(error), Kind.AMBER)
            return
        items = tuple(map(_item, cramps))
        self._page.show_diary(items, counted(cramps, now), ask_a_doctor(cramps, now) or "", " ".join((*warning.lines, warning.caution)))

    def add(self, told: Told) -> None:
        """Keep an entry."""
        from stretchcoach.records.diary import Cramp

        if self._coach.store is None:
            self._page.banner.show_message(_("The diary is not open yet: wait a moment, and write it down again."), Kind.AMBER)
            return
        at = moment(told.when, datetime.now().astimezone())
        try:
            cramp = Cramp(at, told.side, told.muscle, told.severity, told.minutes, told.helped, told.triggers, told.quality)
            self._coach.store.add_cramp(cramp)
        except StretchcoachError as error:
            self._page.banner.show_message(str(error), Kind.AMBER)
            return
        self._page.clear_form()
        self.show()

    def delete(self, id_: int) -> None:
        """Take an entry out."""
        if self._coach.store is None:
            return
        try:
            self._coach.store.delete_cramp(id_)
        except StretchcoachError as error:
            self._page.banner.show_message(str(error), Kind.AMBER)
        self.show()

    def save_page(self, path: str) -> None:
        """One page to print."""
        from stretchcoach.records.diary_summary import summary_html, summary_pages

        if self._coach.store is None:
            return
        try:
            told = (self._coach.store.cramps(), datetime.now().astimezone(), self._warning())
            is_html = Path(path).suffix.lower() in (".html", ".htm")
            page = summary_html(*told) if is_html else one_page(summary_pages(*told), _("Cramp diary"), disclaimer())
            places.write_private(Path(path), page)
        except OSError as error:
            self._page.banner.show_message(_("{file} cannot be written: {reason}.").format(file=path, reason=error.strerror), Kind.AMBER)
        except StretchcoachError as error:
            self._page.banner.show_message(str(error), Kind.AMBER)
        else:
            self._page.banner.show_message(_("Written: {path}").format(path=path), Kind.GOOD)

    def after_cramp(self, engine: ReliefEngine, then: str) -> None:
        """What is known of it is filled in when somebody goes to the diary from "Cramp now"; nothing is kept by itself.

        Args:
            then: the page that is wanted next, if any.
        """
        if then == DIARY:
            began = datetime.now().astimezone() - timedelta(seconds=engine.elapsed_s)
            minutes = max(1, round(engine.lasted_s / 60))
            self._page.fill_in(Told(began, engine.side, engine.muscle, engine.worst_pain, minutes, engine.helped, ()))
        elif engine.bout > 0 and (chip := self._page.places.get((engine.side, engine.muscle))):
            chip.setChecked(True)

    def _warning(self) -> Card:
        return remedies((), self._coach.library)[-1]


def moment(when: When | datetime, now: datetime) -> datetime:
    """About when that was, where it is not known exactly."""
    if isinstance(when, datetime):
        return when
    if when is When.NIGHT:
        night = now.replace(hour=3, minute=0, second=0, microsecond=0)
        return night if night < now else night - timedelta(days=1)
    if when is When.YESTERDAY:
        return (now - timedelta(days=1)).replace(hour=15, minute=0, second=0, microsecond=0)
    return now - timedelta(hours=3) if when is When.HOURS else now


def _item(cramp: "Cramp") -> DiaryItem:
    facts = [] if cramp.severity is None else [_("pain {n}").format(n=cramp.severity)]
    facts += [] if cramp.quality is None else [cramp.quality.shown]
    facts += [] if cramp.minutes is None else [_("{n} min").format(n=cramp.minutes)]
    facts += [one.shown for one in cramp.helped]
    facts += [one.shown for one in cramp.triggers]
    return DiaryItem(cramp.id or 0, cramp.at, place_name(cramp.side, cramp.muscle), tuple(facts))
