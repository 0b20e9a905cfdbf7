"""The window: a slim navigation, and the page of the moment. It remembers nothing and decides nothing.

It can be shown before its pages are made: they bring pydantic and numpy, for which nobody should look at an empty screen.
"""

from PyQt6.QtCore import QEvent, QSize, Qt, QTimer, pyqtSignal
from PyQt6.QtGui import QCloseEvent, QFontMetrics, QIcon, QKeyEvent, QKeySequence, QPaintEvent, QShortcut
from PyQt6.QtWidgets import QButtonGroup, QFrame, QMainWindow, QSizePolicy, QStackedWidget, QToolButton, QWidget

from stretchcoach.shipped import shipped
from stretchcoach.ui import icons, keys, theme
from stretchcoach.ui.theme import GRID
from stretchcoach.ui.widgets import DRESSED, column, row
from stretchcoach.words import _

ROUTINES, HISTORY, SESSION, SUMMARY, REPLAY, CRAMP, SCREENING = "routines", "history", "session", "summary", "replay", "cramp", "screening"
DIARY, CARDS, SETTINGS, ABOUT, SETUP = "diary", "cards", "settings", "about", "setup"
_PART_OF = {REPLAY: HISTORY, ABOUT: SETTINGS, SETUP: SETTINGS}
_WHOLE_WINDOW = (SESSION, CRAMP)  # nothing leads away from them by accident
ABOUT_KEYS = ("F1", "Ctrl+0")
SMALLEST = QSize(960, 600)  # px; leaves room for the bars of a 1366 x 768 desktop
USUAL = QSize(1280, 720)


class NavigationButton(QToolButton):
    """One place to go: its mark over its name."""

    def __init__(self, text: str, icon: str) -> None:
        super().__init__()
        self._mark = icon
        self.setText(text)
        self.setAccessibleName(text)
        self.setProperty("kind", "navigation")
        self.setCheckable(True)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.toggled.connect(self.updateGeometry)  # the text of the page of the moment is bold
        self._dress()

    def keyPressEvent(self, event: QKeyEvent | None) -> None:
        """Enter presses it, as every other button."""
        if event is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent | None) -> None:
        """Another theme."""
        super().changeEvent(event)
        if event is not None and event.type() in DRESSED:
            self._dress()

    def _dress(self) -> None:
        worn = theme.current()
        self.setIcon(icons.icon(self._mark, worn.colour("muted"), checked=worn.colour("primary")))
        self.setIconSize(QSize(worn.px(26), worn.px(26)))
        widest = QFontMetrics(worn.font("small", bold=True)).horizontalAdvance(self.text())
        self.setMinimumWidth(max(worn.px(80), widest + 3 * GRID))


class MainWindow(QMainWindow):
    """Holds the pages; the session page is handed in, because it comes with the eyes."""

    page_shown = pyqtSignal(str)
    closing = pyqtSignal()
    cramp_wanted = pyqtSignal()
    painted = pyqtSignal()  # for the first time

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle(_("Stretch coach"))
        self.setWindowIcon(QIcon(str(shipped("media", "icon", "stretchcoach.svg"))))
        self.setMinimumSize(SMALLEST)
        self.resize(USUAL)
        self._pages: dict[str, QWidget] = {}
        self._before_about = SETTINGS
        self._stack = QStackedWidget()
        places = (
            (ROUTINES, _("Routines"), "routines"),
            (HISTORY, _("History"), "history"),
            (DIARY, _("Diary"), "note"),
            (CARDS, _("Care cards"), "cards"),
            (SETTINGS, _("Settings"), "settings"),
        )
        self.buttons = {name: NavigationButton(text, icon) for name, text, icon in places}
        self.buttons[ROUTINES].setChecked(True)
        self._navigation = self._navigate()
        self._is_painted = False
        centre = QWidget()
        halves = row(self._navigation, spacing=0)
        self._right = column(self._stack, spacing=0)  # a reminder comes above it
        halves.addLayout(self._right, 1)
        centre.setLayout(halves)
        self.setCentralWidget(centre)

    def fill(self) -> "MainWindow":
        """Make the pages, and go to the first."""
        from stretchcoach.ui.about_page import AboutPage
        from stretchcoach.ui.cards_page import CardsPage
        from stretchcoach.ui.cramp_page import CrampPage
        from stretchcoach.ui.diary_page import DiaryPage
        from stretchcoach.ui.history_page import HistoryPage
        from stretchcoach.ui.reminder_bar import ReminderBar
        from stretchcoach.ui.replay_page import ReplayPage
        from stretchcoach.ui.routine_page import RoutinePage
        from stretchcoach.ui.screening_page import ScreeningPage
        from stretchcoach.ui.settings_page import SettingsPage
        from stretchcoach.ui.summary_page import SummaryPage

        self.routine_page, self.history_page = RoutinePage(), HistoryPage()
        self.summary_page, self.replay_page, self.cramp_page = SummaryPage(), ReplayPage(), CrampPage()
        self.screening_page, self.settings_page, self.diary_page = ScreeningPage(), SettingsPage(), DiaryPage()
        self.cards_page, self.about_page = CardsPage(), AboutPage()
        self._pages = {
            ROUTINES: self.routine_page,
            HISTORY: self.history_page,
            SUMMARY: self.summary_page,
            REPLAY: self.replay_page,
            CRAMP: self.cramp_page,
            SCREENING: self.screening_page,
            DIARY: self.diary_page,
            CARDS: self.cards_page,
            SETTINGS: self.settings_page,
            ABOUT: self.about_page,
        }
        self.reminder_bar = ReminderBar()
        self._right.insertWidget(0, self.reminder_bar)
        for page in self._pages.values():
            self._stack.addWidget(page)
        for name, button in self.buttons.items():
            button.clicked.connect(lambda _on, name=name: self.show_page(name))
        self.history_page.routines_wanted.connect(lambda: self.show_page(ROUTINES))
        self.settings_page.about_wanted.connect(lambda: self.show_page(ABOUT))
        self.about_page.closed.connect(lambda: self.show_page(self._before_about))
        self.replay_page.closed.connect(lambda: self.show_page(HISTORY))
        self.summary_page.done.connect(lambda: self.show_page(ROUTINES))
        self.show_page(ROUTINES)
        return self

    @property
    def page(self) -> str:
        """The name of the page of the moment."""
        return next(name for name, page in self._pages.items() if page is self._stack.currentWidget())

    def set_session_page(self, widget: QWidget) -> None:
        """Take in the session page."""
        self.set_page(SESSION, widget)

    def set_page(self, name: str, widget: QWidget) -> None:
        """Take in a page that is made elsewhere; the one before it, if any, is let go."""
        if before := self._pages.get(name):
            self._stack.removeWidget(before)
            before.deleteLater()
        self._pages[name] = widget
        self._stack.addWidget(widget)

    def show_page(self, name: str) -> None:
        """Go to a page."""
        if name == ABOUT and self.page not in (ABOUT, *_WHOLE_WINDOW):
            self._before_about = self.page
        self._stack.setCurrentWidget(self._pages[name])
        self._navigation.setVisible(name not in _WHOLE_WINDOW)
        if name == ROUTINES:
            self.routine_page.filters.search.setFocus()  # not the first button there is
        for own, button in self.buttons.items():
            button.setChecked(own == (name if name in self.buttons else _PART_OF.get(name, ROUTINES)))
        self.page_shown.emit(name)

    def toggle_full_screen(self) -> None:
        """The whole screen, or the window again."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def keyPressEvent(self, event: QKeyEvent | None) -> None:
        """Escape leaves the full screen, and nothing else."""
        if event is not None and event.key() == Qt.Key.Key_Escape and self.isFullScreen():
            self.toggle_full_screen()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """Tell when there is something to be seen."""
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self.painted.emit)

    def closeEvent(self, event: QCloseEvent | None) -> None:
        """Tell whoever has a camera open."""
        self.closing.emit()
        super().closeEvent(event)

    def _navigate(self) -> QFrame:
        group = QButtonGroup(self)
        lines = column(spacing=GRID, margin=GRID)
        frame = QFrame()
        for number, button in enumerate(self.buttons.values(), start=1):
            group.addButton(button)
            QShortcut(QKeySequence(f"Ctrl+{number}"), frame, button.click)  # silent while the navigation is hidden
            button.setToolTip(f"{button.text()} (Ctrl+{number})")
            lines.addWidget(button)
        lines.addStretch(1)
        cramp = keys.table()["cramp"]
        for key in ABOUT_KEYS:  # silent, too, where a session has the window to itself
            QShortcut(QKeySequence(key), frame, lambda: self.show_page(ABOUT))
        self.cramp_button = NavigationButton(_("Cramp now"), "cramp")
        self.cramp_button.setCheckable(False)
        self.cramp_button.setToolTip(_("A muscle is cramping: begin here ({keys})").format(keys=cramp.shown))
        self.cramp_button.clicked.connect(self.cramp_wanted)
        keys.bind(cramp.sequences, self, self.cramp_wanted.emit)
        lines.addWidget(self.cramp_button)
        frame.setProperty("kind", "navigation")
        frame.setLayout(lines)
        return frame
