"""Before a session: the screening list where it is due, and the routine as the answers leave it. Only when nothing was so is kept."""

from dataclasses import dataclass
from datetime import UTC, datetime

from stretchcoach.app.coach import Coach
from stretchcoach.app.reading import ReadAloud
from stretchcoach.body.pose import Side
from stretchcoach.coaching.cues import Cue, CueKind
from stretchcoach.coaching.relief_phrases import advised
from stretchcoach.errors import StretchcoachError
from stretchcoach.records.earlier import days_since, last_at, remember_answer
from stretchcoach.routine.values import Routine
from stretchcoach.safety.screening import Clearance, adapted, clearance, is_due
from stretchcoach.ui.main_window import ROUTINES, SCREENING, MainWindow
from stretchcoach.ui.widgets import Kind


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What is to be started."""

    routine: Routine
    use_camera: bool
    endless: bool


class AskFirst:
    """Stands between "start" and the session."""

    def __init__(self, window: MainWindow, coach: Coach) -> None:
        """Wire the page; nothing is asked yet."""
        self._window, self._coach = window, coach
        self._wanted: _Wanted | None = None
        self._answered_at: datetime | None = None
        page = window.screening_page
        self._reading = ReadAloud(window, coach, page.flags, SCREENING)
        coach.ask = self.ask
        page.cleared.connect(lambda yes, legs, ticked: self._go_on(self._clearance(yes, legs, ticked)))
        page.goes_on.connect(lambda asked: coach.say(Cue("anything_else", CueKind.PROGRESS, asked)))
        page.flags.yes.connect(self._say_yes)
        page.cancelled.connect(self._cancel)

    def ask(self, routine: Routine, use_camera: bool, *, endless: bool = False) -> None:
        """Start a routine, or a check of form, after the list where it is due."""
        screening = self._coach.library.screening
        if screening is None or not is_due(routine.mode, self._idle_days()):
            self._coach.start(routine, use_camera, endless=endless)
            return
        self._wanted = _Wanted(routine, use_camera, endless)
        self._window.screening_page.ask(screening)
        self._window.show_page(SCREENING)
        self._window.screening_page.flags.none_button.setFocus()
        self._reading.begin(screening)

    def _clearance(self, yes: tuple[str, ...], legs: tuple[Side, ...], circumstances: tuple[str, ...]) -> Clearance:
        screening = self._coach.library.screening
        assert screening is not None
        return clearance(screening, yes, legs=legs, circumstances=circumstances)

    def _go_on(self, cleared: Clearance) -> None:
        if self._wanted is None:
            return
        wanted = self._wanted
        left = adapted(wanted.routine, self._coach.library, cleared)
        self._remember(cleared)
        if left is None:
            self._window.screening_page.show_nothing_left()
            return
        self._wanted = None
        self._coach.start(left, wanted.use_camera, endless=wanted.endless, cleared=cleared)

    def _say_yes(self, id_: str) -> None:
        """Its advice is heard. What blocks something is asked again, whatever is pressed after it."""
        screening = self._coach.library.screening
        assert screening is not None
        self._coach.say(advised(screening.question(id_)))
        if not (cleared := self._clearance((id_,), tuple(Side), ())).says_nothing:
            self._remember(cleared)

    def _cancel(self) -> None:
        self._wanted = None
        self._window.show_page(ROUTINES)

    def _idle_days(self) -> float | None:
        """Since the last session, or since nothing on the list was so; None where that was never said, or no longer counts."""
        last = self._answered_at
        if self._coach.store is not None:
            try:
                last = last_at(self._coach.store)
            except StretchcoachError as error:
                self._coach.tell(str(error), Kind.AMBER)
        return days_since(last, datetime.now(UTC))

    def _remember(self, cleared: Clearance) -> None:
        """That nothing was so, never what was: then it is asked again."""
        self._answered_at = datetime.now(UTC) if cleared.says_nothing else None
        if self._coach.store is not None:
            try:
                remember_answer(self._coach.store, self._answered_at)
            except StretchcoachError as error:
                self._coach.tell(str(error), Kind.AMBER)
