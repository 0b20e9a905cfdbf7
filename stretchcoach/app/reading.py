"""The screening list read aloud, line after line, on whatever page it stands; silent at a key, at an answer, and when the page is left."""

from PyQt6.QtCore import QObject, QTimer

from stretchcoach.app.coach import Coach
from stretchcoach.coaching.cues import Cue, CueKind
from stretchcoach.routine.values import Screening
from stretchcoach.safety.screening import answer_any_time, spoken
from stretchcoach.ui.main_window import MainWindow
from stretchcoach.ui.red_flags import RedFlags

_TICK_MS = 100


class ReadAloud(QObject):
    """Reads one list on one page."""

    def __init__(self, window: MainWindow, coach: Coach, flags: RedFlags, page: str) -> None:
        """Wire the list; nothing is said yet.

        Args:
            page: where it stands, by its name in the window.
        """
        super().__init__(window)
        self._coach, self._flags = coach, flags
        self._lines: tuple[str, ...] = ()
        self._at: int | None = None
        self._was_heard = self._told_answer = False  # that it need not be heard to its end
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self.tick)
        flags.read_toggled.connect(self.toggle)
        flags.answered.connect(self.stop)
        window.page_shown.connect(lambda name: self.stop() if name != page else None)
        window.closing.connect(self.stop)

    @property
    def is_reading(self) -> bool:
        """Whether it is being read aloud."""
        return self._at is not None

    @property
    def was_heard(self) -> bool:
        """Whether it has been read aloud to its end, and nobody wanted silence."""
        return self._was_heard and not self.is_reading

    def begin(self, screening: Screening) -> None:
        """The list is on the screen: read it, if what is on the screen is to be heard."""
        self.stop()
        self._was_heard = False
        self._lines = spoken(screening)
        voice = self._coach.find_voice()
        self._flags.show_voice(there=voice.speaks, reading=False)
        if voice.wanted:
            self._read(0)

    def toggle(self) -> None:
        """The person wants to hear it, or wants silence."""
        if self.is_reading:
            self.stop()
        elif self._lines:
            self._coach.find_voice().let_speak()
            self._read(0)

    def stop(self) -> None:
        """Silence, at once."""
        if self.is_reading:
            self._coach.speaking.hush()
            self._end()

    def tick(self) -> None:
        """On to the next line, once this one has been said."""
        voice = self._coach.speaking
        if self._at is None or voice.busy:
            return
        if not voice.speaks:  # it has failed in the middle
            self._end()
        elif not self._told_answer and self._flags.is_read and self._at + 2 < len(self._lines):
            self._told_answer = True
            self._say("screen_answer", answer_any_time())
        elif self._at + 1 < len(self._lines):
            self._read(self._at + 1)
        else:
            self._end()
            self._was_heard = True
            self._flags.heard_to_the_end()

    def _read(self, number: int) -> None:
        self._at = number
        self._say(f"screen_{number}", self._lines[number])
        self._flags.show_line(number)
        self._flags.show_voice(there=True, reading=True)
        self._timer.start()

    def _say(self, id_: str, text: str) -> None:
        self._coach.speaking.say(Cue(id_, CueKind.PROGRESS, text, short=text))

    def _end(self) -> None:
        self._at, self._told_answer = None, False
        self._timer.stop()
        self._flags.show_line(None)
        self._flags.show_voice(there=self._coach.speaking.speaks, reading=False)
