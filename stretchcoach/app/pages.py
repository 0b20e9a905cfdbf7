"""What the pages beside the session ask for: routines taken in, the history shown, a session looked back at."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from stretchcoach.app.coach import Coach
from stretchcoach.app.history import history_items, trend_items
from stretchcoach.app.replays import load_replay
from stretchcoach.app.shelf import add_routine, broken_item, library_of, my_routines, shelf_of
from stretchcoach.errors import RoutineError, StretchcoachError
from stretchcoach.records import places
from stretchcoach.ui.main_window import HISTORY, REPLAY, ROUTINES, MainWindow
from stretchcoach.ui.shelf import BrokenItem
from stretchcoach.ui.widgets import Kind
from stretchcoach.words import _, ngettext


class Pages:
    """Answers the pages of a window; each thing it does is asked for by one signal."""

    def __init__(self, window: MainWindow, coach: Coach) -> None:
        """Wire the pages; nothing is read yet."""
        self._window, self._coach = window, coach
        self._refused: dict[str, BrokenItem] = {}
        self.history_opened: Callable[[], object] = lambda: None
        self.welcome: Callable[[], object] = lambda: None  # somebody who starts the program for the first time
        window.routine_page.file_dropped.connect(self.add_file)
        window.history_page.replay_wanted.connect(self.show_replay)
        window.page_shown.connect(lambda name: self.show_history() if name == HISTORY else None)

    def load_shelf(self) -> None:
        """Read the routines and show them."""
        folder = None
        try:
            folder = my_routines()
        except StretchcoachError as error:
            self._coach.tell(str(error), Kind.AMBER)
        self._coach.library, mine = library_of(folder)
        shelf = shelf_of(self._coach.library, mine)
        self._window.routine_page.set_shelf(replace(shelf, broken=(*shelf.broken, *self._refused.values())))

    def open_history(self) -> None:
        """Open the history; whatever is the matter with it, the program goes on."""
        from stretchcoach.records.store import Store  # a third of a second of SQLAlchemy: the window comes first

        try:
            self._coach.store, problem = Store.open(places.database_path())
        except StretchcoachError as error:
            problem = str(error)
        if problem:
            self._coach.tell(problem, Kind.AMBER)
        self.history_opened()

    def add_file(self, path: str) -> None:
        """Take in a routine file that somebody sent."""
        name = Path(path).name
        page = self._window.routine_page
        try:
            routine = add_routine(Path(path), my_routines())
        except RoutineError as error:
            self._refused[name] = broken_item(name, error.problems)
            count = len(error.problems)
            said = ngettext("It has {n} problem: see below.", "It has {n} problems: see below.", count).format(n=count)
            page.show_message(_("{file} was not added. {why}").format(file=name, why=said), Kind.AMBER)
        except StretchcoachError as error:
            page.show_message(str(error), Kind.AMBER)
        else:
            self._refused.pop(name, None)
            page.show_message(_("“{title}” is now one of your routines.").format(title=routine.title), Kind.GOOD)
            self.load_shelf()
            page.choose(routine.id)
            return
        self.load_shelf()

    def show_history(self) -> None:
        """Read the history and show it."""
        coach, page = self._coach, self._window.history_page
        if coach.store is None:
            return
        try:
            page.show_history(history_items(coach.store, coach.library), trend_items(coach.store, coach.library), date.today())
        except StretchcoachError as error:
            coach.tell(str(error), Kind.AMBER)

    def show_replay(self, session_file: str) -> None:
        """Look back at a recorded session."""
        path = Path(session_file)
        try:
            replay = load_replay(path, path.parent.name)
        except StretchcoachError as error:
            self._window.show_page(ROUTINES)
            self._coach.tell(str(error), Kind.AMBER)
            return
        self._window.replay_page.show_replay(replay)
        self._window.show_page(REPLAY)
