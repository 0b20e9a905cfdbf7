""""Cramp now" in the window: opens from anywhere, dark and large, and puts everything back as it was when it is done. Nothing is kept."""

from collections.abc import Callable

from PyQt6.QtCore import QObject, Qt, QTimer, pyqtSignal
from PyQt6.QtWidgets import QApplication

from stretchcoach.app.coach import TICK_MS, Coach
from stretchcoach.app.eyes import Clock
from stretchcoach.app.reading import ReadAloud
from stretchcoach.app.shelf import own_parts
from stretchcoach.coaching.relief import ReliefEngine
from stretchcoach.coaching.relief_cards import cards_after
from stretchcoach.coaching.relief_commentary import ReliefUpdate
from stretchcoach.coaching.relief_phrases import advised, ask_again
from stretchcoach.coaching.relief_steps import ReliefPhase
from stretchcoach.errors import StretchcoachError
from stretchcoach.routine.library import Library
from stretchcoach.ui import theme
from stretchcoach.ui.main_window import CARDS, CRAMP, DIARY, ROUTINES, SESSION, MainWindow
from stretchcoach.ui.widgets import Kind
from stretchcoach.words import _

_AT_NIGHT = (CRAMP, DIARY, CARDS)  # nobody is dazzled between them
LARGER = 1.3  # than the person's own text, where that is not large already


class CrampNow(QObject):
    """One episode at a time."""

    said = pyqtSignal(object)  # every cue, for whoever speaks
    card_wanted = pyqtSignal(str)  # after it is over
    over = pyqtSignal(object, str)  # the engine, and the page that is wanted next, if any

    def __init__(self, window: MainWindow, coach: Coach, clock: Clock) -> None:
        """Wire the page; nothing is read yet."""
        super().__init__(window)
        self._window, self._coach, self._clock = window, coach, clock
        self._engine: ReliefEngine | None = None
        self._library: Library | None = None
        self._before: theme.Wishes | None = None
        self._came_from = ROUTINES
        self._ended = self._in_list = False
        self._reading = ReadAloud(window, coach, window.cramp_page.flags, CRAMP)
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.tick)
        page = window.cramp_page
        window.cramp_wanted.connect(self.open)
        window.closing.connect(self._timer.stop)
        page.closed.connect(self.close)
        page.diary_wanted.connect(lambda: self.close(DIARY))
        page.cards_wanted.connect(lambda: self.close(CARDS))
        page.card_wanted.connect(self._to_card)
        window.page_shown.connect(self._shown)
        commands: dict[str, Callable[..., object]] = {
            "where": ReliefEngine.choose_where,
            "none_of_these": ReliefEngine.none_of_these,
            "yes": self._yes,
            "position": ReliefEngine.choose_position,
            "pain": self._pain,
            "hurts": ReliefEngine.hurts,
            "sharp": ReliefEngine.sharp,
            "eased": ReliefEngine.eased,
            "gone": ReliefEngine.gone,
            "still_there": ReliefEngine.still_there,
            "skip": ReliefEngine.skip,
            "stop": self._stop,
        }
        for name, act in commands.items():
            getattr(page, name).connect(self._command(act))

    @property
    def engine(self) -> ReliefEngine | None:
        """The episode under way, if any."""
        return self._engine

    def open(self) -> None:
        """Begin, wherever the window is; a session that runs is paused, and ended once there is a cramp to help with."""
        if self._engine is not None:
            return
        try:
            library = self._own_library()
            engine = ReliefEngine(library)
        except StretchcoachError as error:
            self._coach.tell(str(error), Kind.RED)
            return
        self._coach.set_aside()
        self._engine, self._ended = engine, False
        self._came_from = self._window.page if self._window.page != SESSION else ROUTINES
        self._dim()
        self._window.cramp_page.begin(engine.screening)
        self._in_list = False
        self._window.show_page(CRAMP)
        self._timer.start()
        self.tick()

    def close(self, then: str = "") -> None:
        """Back to where it was opened, or on to the diary or the cards; everything is forgotten."""
        engine, self._engine = self._engine, None
        self._timer.stop()
        if engine is not None:
            self.over.emit(engine, then)
        if then:
            self._coach.end_session()  # nobody writes a diary, or lies down with a warm pack, in the middle of one
            self._window.show_page(then)
        else:
            self._undim()
            self._window.show_page(self._came_from)
            self._coach.take_up()

    def tick(self) -> None:
        """One heartbeat."""
        if self._engine is None:
            return
        update = self._engine.advance(self._clock())
        if self._coach.playing and (self._engine.bout or self._engine.is_over):  # not before: C may have been pressed by mistake
            self._coach.end_session()
        if self._engine.is_over and not self._ended:
            self._ended = True
            self._show_end(update)
        self._window.cramp_page.show_update(update)
        if update.phase is ReliefPhase.SCREEN:  # in the voice's own time: the engine only guesses how long a line takes
            if not self._in_list:
                self._reading.begin(self._engine.screening)
            elif update.cue is not None and update.cue.id == ask_again(update.phase).id and self._reading.was_heard:
                self.said.emit(update.cue)
        elif update.cue is not None:
            self.said.emit(update.cue)
        self._in_list = update.phase is ReliefPhase.SCREEN

    # --- inside ---

    def _command(self, act: Callable[..., object]) -> Callable[..., None]:
        """What an answer does, shown at once."""

        def run(*given: object) -> None:
            if self._engine is not None:
                act(self._engine, *given)
                self.tick()

        return run

    def _yes(self, engine: ReliefEngine, question: str) -> None:
        if not engine.yes_to(question):
            asked = engine.screening.question(question)
            self._window.cramp_page.advise(asked.advice)
            self.said.emit(advised(asked))

    def _pain(self, engine: ReliefEngine, level: int) -> None:
        engine.report_pain(level)
        self._window.cramp_page.pain_row.show_answer(level)

    def _stop(self, engine: ReliefEngine) -> None:
        """Before anything has begun there is nothing to let go of."""
        begun = engine.bout > 0
        engine.stop()
        if not begun:
            self.close()

    def _show_end(self, update: ReliefUpdate) -> None:
        engine = self._engine
        assert engine is not None and self._library is not None
        cleared = engine.cleared
        texts: tuple[str, ...] = ()
        if update.phase is ReliefPhase.AFTERCARE:
            texts = (_("It may stay sore for a day. Drink something if you are thirsty."), *(cleared.notes if cleared is not None else ()))
        elif update.blocked_by is not None:
            texts = (_("You said: {question}.").format(question=update.blocked_by.ask),)
        self._window.cramp_page.show_cards(texts, cards_after(engine.phase, self._library, cleared))

    def _own_library(self) -> Library:
        """What comes with the program: it is there before the shelf is read, and nobody's own file has a part in it."""
        if self._library is None:
            self._library = own_parts()  # no routines: a third less to read
        return self._library

    def _to_card(self, id_: str) -> None:
        self.close(CARDS)
        self.card_wanted.emit(id_)

    def dim_again(self) -> None:
        """The person's own looks have been put on meanwhile: the night goes on, and they come back after it."""
        if self._before is not None:
            self._before = None
            self._dim()

    def _shown(self, name: str) -> None:
        """What follows at once stays dark and large; the rest is as it was before."""
        if name not in _AT_NIGHT:
            self._undim()

    def _undim(self) -> None:
        if self._before is not None:
            theme.wear(_app(), self._before)
            self._before = None

    def _dim(self) -> None:
        """Dark and large; strong contrast stays where somebody needs it."""
        if self._before is not None:
            return
        self._before = theme.wishes(_app())
        larger = self._before.text if theme.current().is_large else self._before.text * LARGER
        theme.apply(_app(), Qt.ColorScheme.Dark, contrast=self._before.contrast, text=larger)


def _app() -> QApplication:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app
