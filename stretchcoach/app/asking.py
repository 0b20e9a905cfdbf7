"""Before a session: the screening list where it is due, and the routine as the answers leave it. Only the day it was asked is kept."""

from datetime import UTC, datetime

from stretchcoach.app.coach import Coach
from stretchcoach.body.pose import Side
from stretchcoach.errors import StretchcoachError
from stretchcoach.records.earlier import days_since, last_at, remember_asked
from stretchcoach.routine.values import Routine
from stretchcoach.safety.screening import Clearance, adapted, clearance, is_due
from stretchcoach.ui.main_window import ROUTINES, SCREENING, MainWindow
from stretchcoach.ui.widgets import Kind


class AskFirst:
    """Stands between "start" and the session."""

    def __init__(self, window: MainWindow, coach: Coach) -> None:
        """Wire the page; nothing is asked yet."""
        self._window, self._coach = window, coach
        self._wanted: tuple[Routine, bool] | None = None
        self._asked_at: datetime | None = None
        page = window.screening_page
        coach.ask = self.ask
        page.cleared.connect(lambda circumstances: self._go_on(self._clearance((), tuple(Side), circumstances)))
        page.leg_blocked.connect(lambda question, legs, ticked: self._go_on(self._clearance((question,), legs, ticked)))
        page.cancelled.connect(self._cancel)

    def ask(self, routine: Routine, use_camera: bool) -> None:
        """Start a routine, after the list where it is due."""
        screening = self._coach.library.screening
        if screening is None or not is_due(routine.mode, self._idle_days()):
            self._coach.start(routine, use_camera)
            return
        self._wanted = routine, use_camera
        self._window.screening_page.ask(screening)
        self._window.show_page(SCREENING)
        self._window.screening_page.flags.none_button.setFocus()

    def _clearance(self, yes: tuple[str, ...], legs: tuple[Side, ...], circumstances: tuple[str, ...]) -> Clearance:
        screening = self._coach.library.screening
        assert screening is not None
        return clearance(screening, yes, legs=legs, circumstances=circumstances)

    def _go_on(self, cleared: Clearance) -> None:
        if self._wanted is None:
            return
        routine, use_camera = self._wanted
        left = adapted(routine, self._coach.library, cleared)
        self._remember()
        if left is None:
            self._window.screening_page.show_nothing_left()
            return
        self._wanted = None
        self._coach.start(left, use_camera)

    def _cancel(self) -> None:
        self._wanted = None
        self._window.show_page(ROUTINES)

    def _idle_days(self) -> float | None:
        """Since the last session, or since the list was asked; None before both."""
        last = None
        if self._coach.store is not None:
            try:
                last = last_at(self._coach.store)
            except StretchcoachError as error:
                self._coach.tell(str(error), Kind.AMBER)
        moments = [moment for moment in (self._asked_at, last) if moment is not None]
        return days_since(max(moments, default=None), datetime.now(UTC))

    def _remember(self) -> None:
        """That it was asked, never what was answered."""
        self._asked_at = datetime.now(UTC)
        if self._coach.store is not None:
            try:
                remember_asked(self._coach.store, self._asked_at)
            except StretchcoachError as error:
                self._coach.tell(str(error), Kind.AMBER)
