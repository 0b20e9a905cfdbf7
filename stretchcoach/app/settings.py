"""The settings: kept in the history's store, put to use at once, and a look through the camera before any session."""

import shutil

from PyQt6.QtCore import QObject, pyqtSignal
from PyQt6.QtWidgets import QApplication

from stretchcoach import languages
from stretchcoach.app.coach import CAMERA, FIRST_CAMERA, Coach
from stretchcoach.app.eyes import Clock, OpenEyes
from stretchcoach.app.looking import Looking
from stretchcoach.body.pose import Observation
from stretchcoach.coaching.viewcheck import check_view
from stretchcoach.errors import StretchcoachError
from stretchcoach.records import places
from stretchcoach.ui import looks, theme
from stretchcoach.ui.camera_view import Snapshot
from stretchcoach.ui.main_window import SETTINGS, MainWindow
from stretchcoach.ui.widgets import Kind
from stretchcoach.words import _


class Settings(QObject):
    """Answers the settings page."""

    deleted = pyqtSignal()  # the history has to be opened anew

    def __init__(self, app: QApplication, window: MainWindow, coach: Coach, open_eyes: OpenEyes, clock: Clock) -> None:
        """Wire the page; the settings are read when the history is open."""
        super().__init__(window)
        self._app, self._window, self._coach = app, window, coach
        self._page = window.settings_page
        self._looking = Looking(self, open_eyes, clock, self._seen, lambda why: self._page.show_look(None, None, why))
        self._page.changed.connect(self.keep)
        self._page.look_toggled.connect(self._look_toggled)
        self._page.voice_tried.connect(lambda: self._page.voices.show_problem(coach.try_voice()))
        self._page.delete_wanted.connect(self.delete_everything)
        window.page_shown.connect(lambda name: self.show() if name == SETTINGS else None)
        window.closing.connect(self._looking.end)

    def apply(self) -> None:
        """Wear what the person chose."""
        theme.wear(self._app, looks.wished(self._coach.setting))

    def show(self) -> None:
        """Bring the page up to date."""
        from stretchcoach.vision.cameras import list_cameras

        self._page.set_cameras([(camera.name, camera.spec) for camera in list_cameras()])
        self._page.set_languages(languages.available())
        judged = [stretch for stretch in self._coach.library.stretches.values() if stretch.is_judged and stretch.depth is not None]
        self._page.set_stretches(judged)
        self._page.show_settings({} if self._coach.store is None else self._coach.store.settings())

    def keep(self, name: str, value: object) -> None:
        """Keep one setting, and put it to use."""
        if self._coach.store is not None:
            try:
                self._coach.store.set_setting(name, value)
            except StretchcoachError as error:
                self._coach.tell(str(error), Kind.AMBER)
        if name in (looks.SCHEME, looks.TEXT):
            self.apply()

    # --- a look through the camera ---

    def _seen(self, snapshot: Snapshot, observation: Observation) -> None:
        """Whether the chosen stretch can be judged like this."""
        stretch = self._page.chosen_stretch
        self._page.show_look(snapshot, check_view(observation, stretch) if stretch is not None else None)

    def _look_toggled(self, on: bool) -> None:
        if on:
            self._looking.begin(str(self._coach.setting(CAMERA) or FIRST_CAMERA))
        else:
            self._looking.end()

    # --- what is kept ---

    def delete_everything(self) -> None:
        """The history with its settings, the recordings, the log; what is open is begun anew."""
        coach = self._coach
        if coach.playing:
            return
        if coach.store is not None:
            coach.store.close()
            coach.store = None
        try:
            for path in places.kept():
                if path.is_dir():
                    shutil.rmtree(path)
                elif path == places.log_path():
                    path.write_bytes(b"")  # this window writes to it, and not every system lets an open file go
                else:
                    path.unlink()
        except OSError as error:
            said = _("Not everything could be deleted: {reason}. Close other programs, and try again.")
            self._page.show_deleted(said.format(reason=error))
        else:
            self._page.show_deleted(_("Deleted. Your own routines are still there; they are files you were given."))
        self.deleted.emit()
