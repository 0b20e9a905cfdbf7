"""Looking back at a recorded session: the stick figure, what was judged when, and every correction and warning in a sentence."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from PyQt6.QtCore import QRectF, QSize, Qt, QTimer, pyqtSignal
from PyQt6.QtGui import QHideEvent, QKeySequence, QPainter, QPaintEvent, QShortcut
from PyQt6.QtWidgets import QListWidget, QListWidgetItem, QSizePolicy, QSlider, QWidget

from stretchcoach.body.pose import Landmark, Pose
from stretchcoach.coaching.form import Verdict
from stretchcoach.coaching.timeline import Span, explained
from stretchcoach.ui import icons, theme
from stretchcoach.ui.stick_figure import Shown, StickFigure
from stretchcoach.ui.theme import GRID
from stretchcoach.ui.widgets import Button, Card, PrimaryButton, column, label, row
from stretchcoach.words import _

_STEP_MS = 66  # between two drawings
_JUMP_S = 5.0  # by an arrow key
# Each verdict has a height of its own, so that nobody needs the colours.
_BANDS = {Verdict.GOOD: ("primary", 1.0), Verdict.ADJUST: ("amber", 0.6), Verdict.CANT_TELL: ("muted", 0.3)}
_MARKS = {
    "correction": ("form", "amber"),
    "safety": ("warn", "amber"),
    "CAUTION": ("warn", "amber"),
    "EASE_OFF": ("warn", "red"),
    "STOP": ("stop", "red"),
}


@dataclass(frozen=True, slots=True)
class ReplayEvent:
    """Something that happened, as a sentence; ``kind`` as in :class:`stretchcoach.records.replay_file.Moment`."""

    at_s: float
    kind: str
    text: str


@dataclass(frozen=True, slots=True, eq=False)
class Replay:
    """A recorded session.

    Attributes:
        seen: (moment, size of the picture, pose or None), oldest first; never empty.
    """

    title: str
    seen: Sequence[tuple[float, tuple[int, int], Pose | None]]
    spans: Sequence[Span]
    events: Sequence[ReplayEvent]

    @property
    def begins_s(self) -> float:
        """Of the recording."""
        return self.seen[0][0]

    @property
    def ends_s(self) -> float:
        """Of the recording."""
        return self.seen[-1][0]


class TimelineBar(QWidget):
    """The verdicts of a session from left to right: tall and teal = good, lower and amber = to correct, low and grey = can't tell."""

    def __init__(self) -> None:
        super().__init__()
        self._replay: Replay | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("What was judged when"))

    def sizeHint(self) -> QSize:
        """A band."""
        return QSize(300, theme.current().px(44))

    def show_replay(self, replay: Replay) -> None:
        """Another session."""
        self._replay = replay
        self.update()

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """Bands, and a tick for each event."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        worn = theme.current()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(worn.colour("inset"))
        painter.drawRoundedRect(QRectF(self.rect()), theme.RADIUS / 2, theme.RADIUS / 2)
        replay = self._replay
        if replay is None or replay.ends_s <= replay.begins_s:
            return
        scale = self.width() / (replay.ends_s - replay.begins_s)
        for span in replay.spans:
            if span.verdict in _BANDS:
                colour, share = _BANDS[span.verdict]
                painter.setBrush(worn.colour(colour))
                height = share * self.height()
                left = (span.start_s - replay.begins_s) * scale
                painter.drawRect(QRectF(left, self.height() - height, max(1.0, span.lasted_s * scale), height))
        for happened in replay.events:
            if happened.kind in ("EASE_OFF", "STOP"):
                x = (happened.at_s - replay.begins_s) * scale
                for colour, width in (("surface", 9), ("red", 5)):  # red on teal alone would not be seen
                    painter.setBrush(worn.colour(colour))
                    painter.drawRect(QRectF(x - width / 2, 0, width, self.height()))


class ReplayPage(QWidget):
    """Plays a recorded session back."""

    closed = pyqtSignal()

    def __init__(self) -> None:
        """Nothing to see yet."""
        super().__init__()
        self._replay: Replay | None = None
        self._moments: list[float] = []
        self._title = label("", "title")
        self.figure, self.bar = StickFigure(), TimelineBar()
        self.sentence = label("", "heading")
        self.clock = label("", "muted", wrap=False)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setAccessibleName(_("Moment of the session"))
        self.slider.valueChanged.connect(self._show_moment)
        self.events = QListWidget()
        self.events.setAccessibleName(_("What was said and warned of"))
        self.events.setWordWrap(True)
        self.events.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.events.setFrameShape(QListWidget.Shape.NoFrame)
        self.events.setSpacing(GRID // 2)
        self.events.itemActivated.connect(self._go_to)
        self.events.itemClicked.connect(self._go_to)
        self.play_button = PrimaryButton(_("Play"), "play", self.toggle)
        self.close_button = Button(_("Back to the history"), "close", self.closed.emit)
        self._timer = QTimer(self)
        self._timer.setInterval(_STEP_MS)
        self._timer.timeout.connect(lambda: self._move(_STEP_MS / 1000))
        for key, act in (
            ("Space", self.toggle),
            ("Left", lambda: self._move(-_JUMP_S)),
            ("Right", lambda: self._move(_JUMP_S)),
            ("Escape", self.closed.emit),
        ):
            QShortcut(QKeySequence(key), self, act, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._lay_out()

    @property
    def playing(self) -> bool:
        """Whether time runs."""
        return self._timer.isActive()

    def show_replay(self, replay: Replay) -> None:
        """Show a session from its beginning."""
        self._replay, self._moments = replay, [at_s for at_s, *_rest in replay.seen]
        self._title.setText(replay.title)
        self.bar.show_replay(replay)
        self.slider.setRange(0, max(1, round(1000 * (replay.ends_s - replay.begins_s))))
        self.slider.setSingleStep(1000)
        self.slider.setPageStep(10_000)
        self.events.clear()
        for happened in replay.events:
            item = QListWidgetItem(f"{_clock(happened.at_s - replay.begins_s)}  {happened.text}")
            item.setData(Qt.ItemDataRole.UserRole, happened.at_s)
            mark, colour = _MARKS.get(happened.kind, ("note", "muted"))
            item.setIcon(icons.icon(mark, theme.current().colour(colour)))
            self.events.addItem(item)
        self.slider.setValue(0)
        self._show_moment(0)
        self.play_button.setFocus()

    def toggle(self) -> None:
        """Play, or stand still; at the end from the beginning."""
        if self.playing:
            self._stop()
            return
        if self.slider.value() >= self.slider.maximum():
            self.slider.setValue(0)
        self._timer.start()
        self._name_button()

    def hideEvent(self, event: QHideEvent | None) -> None:
        """Nobody looks: stand still."""
        self._stop()
        super().hideEvent(event)

    def _stop(self) -> None:
        self._timer.stop()
        self._name_button()

    def _name_button(self) -> None:
        text = _("Pause") if self.playing else _("Play")
        self.play_button.setText(text)
        self.play_button.setAccessibleName(text)
        self.play_button.set_icon("pause" if self.playing else "play")

    def _move(self, seconds: float) -> None:
        self.slider.setValue(self.slider.value() + round(1000 * seconds))
        if self.playing and self.slider.value() >= self.slider.maximum():
            self._stop()

    def _go_to(self, item: QListWidgetItem) -> None:
        if self._replay is not None:
            self.slider.setValue(round(1000 * (item.data(Qt.ItemDataRole.UserRole) - self._replay.begins_s)))

    def _show_moment(self, value_ms: int) -> None:
        replay = self._replay
        if replay is None:
            return
        at_s = replay.begins_s + value_ms / 1000
        _at, size_px, pose = replay.seen[max(0, bisect_right(self._moments, at_s + 1e-6) - 1)]
        number = bisect_right([span.start_s for span in replay.spans], at_s) - 1
        span = replay.spans[number] if number >= 0 and at_s <= replay.spans[number].end_s else None
        self.figure.show_pose(None if pose is None else Shown(pose, size_px, _marked(span)))
        self.sentence.setText(_said(span))
        self.clock.setText(f"{_clock(at_s - replay.begins_s)} / {_clock(replay.ends_s - replay.begins_s)}")
        self.slider.setAccessibleDescription(f"{self.clock.text()}. {self.sentence.text()}")

    def _lay_out(self) -> None:
        left = column(self.figure, self.sentence, self.bar, self.slider, spacing=GRID)
        left.setStretch(0, 1)
        legend = label(_("Tall: good. Middle: something to correct. Low: could not be judged. Red line: ease off."), "small")
        controls = row(self.play_button, self.clock, spacing=GRID * 2)
        controls.addStretch(1)
        controls.addWidget(self.close_button)
        left.addWidget(legend)
        told = Card(column(label(_("What was said"), "heading"), self.events, margin=GRID * 2))
        halves = row(spacing=GRID * 2)
        halves.addLayout(left, 2)
        halves.addWidget(told, 1)
        whole = column(self._title, spacing=GRID * 2, margin=GRID * 4)
        whole.addLayout(halves, 1)
        whole.addLayout(controls)
        self.setLayout(whole)


def _marked(span: Span | None) -> tuple[Landmark, ...]:
    """The knee that is to be corrected; what concerns the whole body is told by the sentence."""
    if span is None or span.finding is None or span.side is None or not span.finding.value.startswith("knee"):
        return ()
    return (Landmark.of("knee", span.side),)


def _said(span: Span | None) -> str:
    if span is None or span.verdict is Verdict.NOT_CHECKED:
        return _("Not checked here.")
    words = {Verdict.GOOD: _("Good."), Verdict.ADJUST: _("Something to correct."), Verdict.CANT_TELL: _("The camera could not tell.")}
    return explained(span) or words[span.verdict]


def _clock(seconds: float) -> str:
    whole = max(0, int(seconds))
    return f"{whole // 60}:{whole % 60:02d}"
