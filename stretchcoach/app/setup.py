"""The setup assistant: opened by itself once, and from the settings; what it shows is looked at live, and said across the room."""

from collections.abc import Callable

from PyQt6.QtCore import QObject

from stretchcoach.app.coach import Coach
from stretchcoach.app.eyes import Clock, OpenEyes
from stretchcoach.app.looking import Looking
from stretchcoach.body.gestures import Gesture, Gestures
from stretchcoach.body.pose import Observation
from stretchcoach.coaching.placement import PlacementWatch, examine
from stretchcoach.errors import StretchcoachError
from stretchcoach.routine.values import Mode, Routine, Stretch, StretchStep
from stretchcoach.ui.camera_view import Snapshot
from stretchcoach.ui.main_window import ROUTINES, SETUP, MainWindow
from stretchcoach.ui.preferences import CAMERA
from stretchcoach.ui.setup_page import SetupPage, Step
from stretchcoach.ui.setup_steps import FirstRoutine
from stretchcoach.ui.widgets import Kind

SEEN = "setup_seen"  # the setting


class Setup(QObject):
    """Answers the assistant's page, which is made when it is wanted for the first time."""

    def __init__(self, window: MainWindow, coach: Coach, open_eyes: OpenEyes, clock: Clock, keep: Callable[[str, object], object]) -> None:
        """Wire the window.

        Args:
            keep: keeps one setting, and puts it to use.
        """
        super().__init__(window)
        self._window, self._coach, self._clock, self._keep = window, coach, clock, keep
        self._looking = Looking(self, open_eyes, clock, self._seen, self._trouble)
        self._page: SetupPage | None = None
        self._watch: PlacementWatch | None = None
        self._hands = Gestures()
        window.settings_page.setup_wanted.connect(self.open)
        window.page_shown.connect(self._page_shown)
        window.closing.connect(self._looking.end)

    def open_once(self) -> None:
        """On the very first start, and only if the person has not gone elsewhere in the meantime."""
        store = self._coach.store
        if store is None or self._window.page != ROUTINES or self._coach.playing:
            return
        try:
            first = not store.settings() and store.last_session_at() is None
        except StretchcoachError as error:
            self._coach.tell(str(error), Kind.AMBER)
            return
        if first:
            self.open()

    def open(self) -> None:
        """Begin with the first step."""
        page = self._page or self._made()
        library, store = self._coach.library, self._coach.store
        stretches = [stretch for stretch in library.stretches.values() if stretch.is_judged and stretch.depth is not None]
        first = self._first_routine(None)
        held = [] if first is None else [step.stretch for step in library.routines[first.id].steps if isinstance(step, StretchStep)]
        stretches.sort(key=lambda stretch: stretch.id not in held)  # to begin with, one of those that come first
        page.begin(_cameras(), stretches, {} if store is None else store.settings())
        self._keep(SEEN, True)  # however it is left: it does not come by itself again
        self._window.show_page(SETUP)
        page.next_button.setFocus()

    # --- what the page wants ---

    def _made(self) -> SetupPage:
        page = self._page = SetupPage()
        self._window.set_page(SETUP, page)
        page.changed.connect(self._keep)
        page.look_wanted.connect(lambda spec: self._looking.begin(spec) if spec else self._looking.end())
        page.stretch_changed.connect(self._set_up_for)
        page.step_shown.connect(self._step_shown)
        page.voice_tried.connect(lambda: page.voice.voices.show_problem(self._coach.try_voice()))
        page.left.connect(self._leave)
        return page

    def _step_shown(self, step: Step) -> None:
        assert self._page is not None
        if step is Step.CAMERA:  # one may have been plugged in
            self._page.show_cameras(_cameras(), self._coach.setting(CAMERA, self._page.camera.cameras.spec))
        if step is Step.PLACEMENT and (stretch := self._page.placement.chosen) is not None:
            self._set_up_for(stretch)
        self._coach.stay_awake(step is Step.PLACEMENT)  # whoever tries places touches nothing
        if step is Step.DONE:
            self._page.propose(self._first_routine(self._page.placement.chosen))

    def _set_up_for(self, stretch: Stretch) -> None:
        self._watch, self._hands = PlacementWatch(stretch), Gestures()

    def _leave(self, routine: str) -> None:
        self._window.show_page(ROUTINES)
        if routine:
            self._window.routine_page.choose(routine)

    def _page_shown(self, name: str) -> None:
        if name != SETUP and self._page is not None and self._page.step is Step.PLACEMENT:
            self._coach.stay_awake(False)

    def _first_routine(self, stretch: Stretch | None) -> FirstRoutine | None:
        """The shortest that has the stretch the camera was set up for, or else the shortest of all."""
        library = self._coach.library

        def begins_well(routine: Routine) -> tuple[bool, bool, float]:
            has_it = stretch is None or any(isinstance(step, StretchStep) and step.stretch == stretch.id for step in routine.steps)
            return routine.mode is not Mode.NORMAL, not has_it, routine.duration_s(library)

        found = min(library.routines.values(), key=begins_well, default=None)
        return None if found is None else FirstRoutine(found.id, found.title, found.duration_s(library) / 60)

    # --- what the camera sees ---

    def _seen(self, snapshot: Snapshot, observation: Observation) -> None:
        page = self._page
        if page is None:
            return
        page.show_picture(snapshot)
        stretch = page.placement.chosen
        if page.step is not Step.PLACEMENT or stretch is None or self._watch is None:
            return
        cue = self._watch.look(self._clock(), examine(observation, stretch, self._coach.library.stretches.values()))
        if self._watch.shown is not None:
            page.show_placement(self._watch.shown)
        if cue is not None:
            self._coach.say(cue)
        raised = self._hands.update(observation) is Gesture.ONE_HAND
        if raised and self._watch.shown is not None and self._watch.shown.is_well:
            page.go_to(Step.VOICE)
            self._coach.try_voice()  # from where the person stands, it is heard whether it is loud enough

    def _trouble(self, why: str) -> None:
        if self._page is not None:
            self._page.show_trouble(why)


def _cameras() -> list[tuple[str, str]]:
    from stretchcoach.vision.cameras import list_cameras

    return [(camera.name, camera.spec) for camera in list_cameras()]
