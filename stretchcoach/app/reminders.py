"""The reminders: kept with the settings, looked at a few times a minute, and silent while a session or "Cramp now" runs."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Protocol
from uuid import uuid4

from PyQt6.QtCore import QObject, QTimer

from stretchcoach.app.coach import Coach
from stretchcoach.coaching.log import EndReason
from stretchcoach.errors import StretchcoachError
from stretchcoach.player import NO_CAMERA
from stretchcoach.records import places
from stretchcoach.reminders.plan import Answered, Plan, due, may_wait, upcoming
from stretchcoach.routine.values import Routine
from stretchcoach.ui.main_window import CRAMP, ROUTINES, SCREENING, SESSION, SETTINGS, SETUP, MainWindow
from stretchcoach.ui.widgets import Kind
from stretchcoach.words import _

PLAN, ANSWERED, CALENDAR_ID = "reminders", "reminders_answered", "reminders_calendar"  # settings
LOOK_MS = 15_000
_BUSY = (SESSION, CRAMP, SCREENING, SETUP)  # pages on which nothing else is wanted
_ANY_ROUTINE = timedelta(minutes=10)  # how long one is in a calendar, before it is chosen


class Says(Protocol):
    """Speaks to somebody who does not look at the window."""

    def say(self, text: str) -> None:
        """Say it."""

    def be_silent(self) -> None:
        """Nothing is left to say."""


class Reminders(QObject):
    """Shows a reminder while it stands, and notes what was answered."""

    def __init__(self, window: MainWindow, coach: Coach, says: Says, now: Callable[[], datetime]) -> None:
        """Wire the settings and the bar; nothing is read yet.

        Args:
            says: what to do while the window is not in front.
            now: the moment, with its time zone.
        """
        super().__init__(window)
        self._window, self._coach, self._says, self._now = window, coach, says, now
        self._section, self._bar = window.settings_page.reminders, window.reminder_bar
        self._since: datetime | None = None  # of the reminder that is shown
        self._section.changed.connect(self.change)
        self._section.calendar_wanted.connect(self.save_calendar)
        self._bar.start.connect(self._start)
        self._bar.later.connect(lambda: self._answer(Answered.in_a_while(now())))
        self._bar.not_today.connect(lambda: self._answer(Answered.not_today(now())))
        window.page_shown.connect(self._page_shown)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        window.closing.connect(self.close)

    def look(self) -> None:
        """Show what stands, or nothing."""
        try:
            since = None if self._window.page in _BUSY else self._due()
        except StretchcoachError:  # the history cannot be read right now: whoever needs it says so
            since = None
        if since is None:
            self._bar.hide()
            self._says.be_silent()
        else:
            plan = self._plan
            routine = self._routine(plan)
            self._bar.show_reminder(None if routine is None else routine.title, may_wait=may_wait(plan, self._now()))
            if since != self._since:
                self._says.say(_("It is time to stretch, if you like."))  # others may see it: it does not say what
        self._since = since

    def show(self) -> None:
        """Bring the settings up to date."""
        routines = sorted(self._coach.library.routines.values(), key=lambda routine: routine.title)
        self._section.set_routines([(routine.title, routine.id) for routine in routines])
        self._section.show_plan(self._plan)
        self._show_next()

    def change(self, plan: Plan) -> None:
        """Another plan; it begins now, with nothing to catch up on."""
        self._keep(PLAN, plan.as_json())
        self._answer(Answered.now(self._now()))
        self._show_next()

    def save_calendar(self, path: str) -> None:
        """The plan as a file for a calendar."""
        from stretchcoach.reminders.calendar import ics

        plan = self._section.plan
        routine = self._routine(plan)
        id_ = str(self._coach.setting(CALENDAR_ID) or uuid4())
        self._keep(CALENDAR_ID, id_)
        lasts = _ANY_ROUTINE if routine is None else timedelta(seconds=routine.duration_s(self._coach.library))
        title = _("Stretching") if routine is None else routine.title
        try:
            places.write_private(Path(path), ics(plan, title, lasts, id_=id_, made_at=self._now()).decode())
        except OSError as error:
            self._section.show_saved(_("{file} cannot be written: {reason}.").format(file=path, reason=error.strerror))
        else:
            self._section.show_saved(_("Written: {path}. Open it with your calendar.").format(path=path))

    def close(self) -> None:
        """The window goes."""
        self._timer.stop()
        self._says.be_silent()

    # --- inside ---

    @property
    def _plan(self) -> Plan:
        return Plan.of_json(self._coach.setting(PLAN))

    @property
    def _answered(self) -> Answered:
        return Answered.of_json(self._coach.setting(ANSWERED))

    def _due(self) -> datetime | None:
        plan, answered, now = self._plan, self._answered, self._now()
        if due(plan, answered, (), now) is None or self._coach.store is None:
            return None  # as nearly always: the sessions need not be read
        last = self._coach.store.history(limit=1)
        if last and last[0].log.ended is EndReason.PAIN and last[0].started_at.date() == now.date():
            return None  # it hurt today: tomorrow is another day
        ended = self._coach.store.sessions_ended_since(now - timedelta(days=2))
        return due(plan, answered, [moment.astimezone().replace(tzinfo=None) for moment in ended], now)

    def _routine(self, plan: Plan) -> Routine | None:
        """What to be reminded of; None where it is not there any more, too."""
        return None if plan.routine is None else self._coach.library.routines.get(plan.routine)

    def _start(self) -> None:
        """Begin, with or without the camera as the last time; where there was no last time, the person chooses."""
        routine = self._routine(self._plan)
        self._answer(Answered.now(self._now()))
        try:
            last = [] if self._coach.store is None else self._coach.store.history(limit=1)
        except StretchcoachError:
            last = []
        if routine is not None and last:
            self._coach.ask(routine, last[0].source != NO_CAMERA)
            return
        self._window.show_page(ROUTINES)
        if routine is not None:
            self._window.routine_page.choose(routine.id)

    def _answer(self, answered: Answered) -> None:
        self._keep(ANSWERED, answered.as_json())
        self.look()

    def _keep(self, name: str, value: object) -> None:
        if self._coach.store is not None:
            try:
                self._coach.store.set_setting(name, value)
            except StretchcoachError as error:
                self._coach.tell(str(error), Kind.AMBER)

    def _show_next(self) -> None:
        now = self._now()
        self._section.show_next(upcoming(self._section.plan, self._answered, now.replace(tzinfo=None)))

    def _page_shown(self, name: str) -> None:
        if name == SETTINGS:
            self.show()
        self.look()
