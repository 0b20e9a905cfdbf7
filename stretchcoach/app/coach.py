"""The coach: plays a session in the window, from the start that a page asks for to its summary."""

import logging
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PyQt6.QtCore import QObject, Qt, QTimer, pyqtSignal

from stretchcoach.app.eyes import Clock, OpenEyes
from stretchcoach.app.live_play import LivePlay
from stretchcoach.app.speaking import SPOKEN, VOLUME, OpenVoice, Speaking, StaysAwake
from stretchcoach.coaching.agenda import agenda_of, twins_of
from stretchcoach.coaching.cues import Cue, sound_check
from stretchcoach.coaching.session import SessionEngine
from stretchcoach.errors import PoseModelError, StretchcoachError
from stretchcoach.player import NO_CAMERA, SessionRunner
from stretchcoach.records import places
from stretchcoach.records.earlier import before_session, begin_session
from stretchcoach.routine.dose import BOUT_SETS, LONGEST_HOLD_S
from stretchcoach.routine.library import Library
from stretchcoach.routine.values import Routine, StepSide, StretchStep
from stretchcoach.safety.screening import NOTHING_SAID, Clearance
from stretchcoach.ui.main_window import SESSION, SUMMARY, MainWindow
from stretchcoach.ui.session_page import SessionPage
from stretchcoach.ui.session_words import CameraState
from stretchcoach.ui.summary_page import summary_of
from stretchcoach.ui.widgets import Kind
from stretchcoach.vision.sources import is_live
from stretchcoach.voice.opening import silent_voice

if TYPE_CHECKING:
    from stretchcoach.records.store import Store

TICK_MS = 33
FIRST_CAMERA = "camera:0"
CAMERA, RECORD = "camera", "keep_stick_figure"  # settings
_log = logging.getLogger(__name__)


class Coach(QObject):
    """Plays one session at a time.

    Attributes:
        page: of the session.
        store: the history, once it is open.
        library: what can be played, once it is read.
        ask: what "start" does: start, or ask something first.
        speaking: what is heard.
    """

    mishap = pyqtSignal(str)  # a sentence for the user, from any thread

    def __init__(
        self,
        window: MainWindow,
        page: SessionPage,
        *,
        source: str | None,
        open_eyes: OpenEyes,
        clock: Clock,
        open_voice: OpenVoice = silent_voice,
        awake: StaysAwake | None = None,
    ) -> None:
        """Wire the pages; nothing is read or opened yet.

        Args:
            source: what to use as the camera; None = the one in the settings, or the first.
            open_eyes: starts looking at a source: what, by which clock, and whether the person holds still.
            clock: seconds that only ever grow.
            open_voice: finds a voice, at the first session.
            awake: keeps the display awake.
        """
        super().__init__(window)
        self._window, self.page, self._source, self._open_eyes, self._clock = window, page, source, open_eyes, clock
        self.library = Library({})
        self.ask: Callable[..., None] = self.start
        self.store: Store | None = None
        self._play: LivePlay | None = None
        self._leaving: list[LivePlay] = []  # their eyes are closing
        self._again: tuple[Routine, bool] | None = None
        self._title = ""
        self.speaking = Speaking(open_voice, awake, page.show_sound)
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.tick)
        self._wire()

    @property
    def playing(self) -> bool:
        """Whether a session is under way."""
        return self._play is not None

    def is_calm(self) -> bool:
        """Whether the person holds still; asked in the eyes' own thread."""
        play = self._play
        return play is not None and play.is_calm

    def setting(self, name: str, default: object = None) -> object:
        """What the person set; the default while there is no history to keep it."""
        return default if self.store is None else self.store.setting(name, default)

    def close(self) -> None:
        """Save what is under way and let go of everything; more than once does no harm."""
        self.end_session()
        for play in self._leaving:
            if not play.wait_for_eyes():
                _log.warning("the camera does not answer; its thread is left behind")
        self._leaving.clear()
        self.speaking.close()
        if self.store is not None:
            self.store.close()
            self.store = None

    def end_session(self) -> None:
        """End what runs, and save it; something more urgent has come up."""
        if self._play is not None:
            self._play.runner.engine.stop()
            self._let_go()

    def set_aside(self) -> None:
        """Something more urgent has come up: what runs is paused and saved as it stands, until :meth:`take_up` or :meth:`end_session`."""
        if self._play is None:
            return
        self._play.pause()
        self.tick()
        self._timer.stop()
        self.save_for_now()

    def take_up(self) -> None:
        """Back to what was set aside; it is still paused."""
        if self._play is not None:
            self._window.show_page(SESSION)
            self.page.setFocus()
            self._timer.start()

    def save_for_now(self) -> None:
        """Something broke: what was held is written down."""
        if self._play is not None:
            self._play.save_for_now()

    # --- a session ---

    def start(self, routine: Routine, use_camera: bool, *, endless: bool = False, cleared: Clearance = NOTHING_SAID) -> None:
        """Begin a session, or an endless check of form, with a routine that the screening answers have left, and what else they leave."""
        if self._play is not None:
            return
        began_s = self._clock()
        try:
            agenda = agenda_of(routine, self.library)
            twins = twins_of(routine, self.library, cleared.leaves)
            best, done_today_s = ({}, {}) if self.store is None else before_session(self.store, agenda, twins, _now())
            source, sha256 = (self._camera(), _model_sha256()) if use_camera else (NO_CAMERA, None)
            runner = SessionRunner(
                SessionEngine(
                    agenda,
                    routine.mode,
                    has_camera=use_camera,
                    hands_free=use_camera,
                    best=best,
                    done_today_s=done_today_s,
                    deeper_steps=cleared.deeper_steps,
                    twins=twins,
                ),
                _new_folder(),
                source=source,
                routine=routine.id,
                mode=routine.mode,
                model_sha256=sha256,
                record=use_camera and bool(self.setting(RECORD)),
            )
        except StretchcoachError as error:
            self.tell(str(error), Kind.RED)
            return
        writer = None
        if self.store is not None:
            live = not use_camera or is_live(source)
            writer = begin_session(self.store, routine, self.library, source, sha256, _now(), live=live)

        def clock() -> float:
            return self._clock() - began_s

        eyes = self._open_eyes(source, clock, self.is_calm) if use_camera else None
        self._play = LivePlay(runner, eyes, writer, clock, endless=endless)
        self._title, self._again = routine.title, None if endless else (routine, use_camera)
        self.page.begin(routine.title, agenda, has_camera=use_camera, endless=endless)
        self._window.show_page(SESSION)
        self.page.setFocus()
        self._find_voice()
        self._timer.start()

    def check_form(self, stretch_id: str, side: StepSide) -> None:
        """Look at one stretch for as long as one may hold it; whoever stops before has had enough."""
        stretch = self.library.stretches[stretch_id]
        step = StretchStep(stretch=stretch.id, side=side, hold_s=LONGEST_HOLD_S, sets=BOUT_SETS)
        self.ask(Routine(id=stretch.id, title=stretch.title, muscle=(stretch.muscle,), steps=(step,)), True, endless=True)

    def tick(self) -> None:
        """One heartbeat."""
        play = self._play
        if play is None:
            return
        try:
            moment = play.tick()
            camera = CameraState(moment.trouble, moment.warning, moment.starting, moment.watching)
            self.page.show_update(moment.update, moment.snapshot, camera)
            self.speaking.follow(moment.update)
        except Exception as error:
            self._finish(error)  # else it would break again at every tick
            raise
        if moment.update.ended is not None:
            self._finish()

    def _finish(self, error: BaseException | None = None) -> None:
        play = self._let_go(error)
        titles = {id_: stretch.title for id_, stretch in self.library.stretches.items()}
        summary = summary_of(play.runner.engine.log, titles, str(play.runner.path), title=self._title)
        self._window.summary_page.again_button.setVisible(self._again is not None)
        self._window.summary_page.show_session(summary)
        self._window.show_page(SUMMARY)

    def _let_go(self, error: BaseException | None = None) -> LivePlay:
        """The session is over: camera off, record written."""
        play, self._play = self._play, None
        assert play is not None
        self._timer.stop()
        self.speaking.end()
        self._leaving = [other for other in self._leaving if not other.wait_for_eyes(0)] + [play]
        try:
            play.end(error)
        except StretchcoachError as problem:
            self.tell(str(problem), Kind.RED)
        return play

    def _command(self, act: Callable[[LivePlay], object]) -> Callable[[], None]:
        """What a button does, shown at once."""

        def run() -> None:
            if self._play is not None:
                act(self._play)
                self.tick()

        return run

    def say(self, cue: Cue) -> None:
        """Say a cue that belongs to no session."""
        self._find_voice()
        self.speaking.say(cue)

    def find_voice(self) -> Speaking:
        """What is heard, by the settings of now."""
        self._find_voice()
        return self.speaking

    def try_voice(self) -> str:
        """Say something, with the settings of now; returns why it cannot be heard, "" where it can."""
        self.say(sound_check())
        return self.speaking.problem

    def stay_awake(self, on: bool) -> None:
        """Something is counted outside a session: the display does not fall asleep."""
        if not self.playing:
            self.speaking.stay_awake(on)

    def _find_voice(self) -> None:
        if problem := self.speaking.begin(self.setting(SPOKEN), self.setting(VOLUME)):
            self.tell(problem, Kind.AMBER)

    def tell(self, text: str, kind: Kind) -> None:
        """A sentence where the person is next."""
        self._window.routine_page.show_message(text, kind)

    # --- wiring ---

    def _wire(self) -> None:
        window, page = self._window, self.page
        window.set_session_page(page)
        window.routine_page.start_requested.connect(lambda routine, use_camera: self.ask(routine, use_camera))
        window.routine_page.check_form_requested.connect(self.check_form)
        window.summary_page.again.connect(lambda: self.ask(*self._again) if self._again is not None else None)
        window.closing.connect(self.close)
        self.mishap.connect(lambda said: self.tell(said, Kind.RED))
        engine: dict[str, Callable[[LivePlay], object]] = {
            "back": lambda play: play.runner.engine.back(),
            "repeat": lambda play: play.runner.engine.repeat(),
            "skip": lambda play: play.runner.engine.skip(),
            "stop": lambda play: play.runner.engine.stop(),
            "eased": lambda play: play.runner.engine.report_eased(),
            "pause_toggled": lambda play: play.toggle_pause(),
            "hurts": lambda play: play.hurts(),
        }
        page.mute_toggled.connect(self.speaking.toggle_mute)
        page.cramp.connect(window.cramp_wanted)
        page.full_screen_toggled.connect(window.toggle_full_screen)
        page.question.pain.connect(lambda level: self._command(lambda play: play.runner.engine.report_pain(level))())
        page.question.comfortable.connect(self._command(lambda play: play.comfortable()))
        for name, act in engine.items():
            getattr(page, name).connect(self._command(act))

    def _camera(self) -> str:
        """What to look through."""
        return self._source or str(self.setting(CAMERA) or FIRST_CAMERA)


def _now() -> datetime:
    return datetime.now().astimezone()


def _new_folder() -> Path:
    """A folder of its own for each session."""
    name = _now().strftime("%Y-%m-%d_%H%M%S")
    folder = places.sessions_folder() / name
    number = 2
    while folder.exists():
        folder, number = folder.with_name(f"{name}_{number}"), number + 1
    return folder


def _model_sha256() -> str | None:
    """Of the pose model; where it is missing the eyes will say so."""
    from stretchcoach.vision import model

    try:
        return model.landmark_sha256(model.default_model())
    except PoseModelError:
        return None
