"""The session, as it is: draws what the engine says, and passes on what the person wants. Nothing here is modal."""

from collections.abc import Sequence

from PyQt6.QtCore import QRect, QRectF, QSize, Qt, pyqtBoundSignal, pyqtSignal
from PyQt6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PyQt6.QtWidgets import QGridLayout, QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

from stretchcoach.coaching.agenda import Entry, Phase
from stretchcoach.coaching.cues import CueKind
from stretchcoach.coaching.form import Verdict
from stretchcoach.coaching.session import SessionUpdate
from stretchcoach.safety.guard import Reason
from stretchcoach.ui import keys, theme
from stretchcoach.ui import session_words as words
from stretchcoach.ui.button_row import ButtonRow
from stretchcoach.ui.camera_view import CameraView, Snapshot
from stretchcoach.ui.demonstration import Demonstration
from stretchcoach.ui.fit_text import FitText
from stretchcoach.ui.hold_ring import HoldRing
from stretchcoach.ui.keys import KeysOverlay
from stretchcoach.ui.question_strip import QuestionStrip
from stretchcoach.ui.session_parts import ROOMY, CueCard, KeyButton, SignView
from stretchcoach.ui.session_words import ALL_WELL, CameraState, Shape, Sign
from stretchcoach.ui.steps_card import StepsCard
from stretchcoach.ui.theme import GRID
from stretchcoach.ui.widgets import Card, column, row
from stretchcoach.words import _

_CUES = {CueKind.SAFETY: (Shape.STOP, "amber"), CueKind.CORRECTION: (Shape.WARN, "amber"), CueKind.PROGRESS: (Shape.NONE, "text")}
_READ = (Phase.WALK, Phase.CARD, Phase.DYNAMIC)  # there is something to read, and nothing to check
_GOOD = {Verdict.GOOD: True, Verdict.ADJUST: False}


class SessionPage(QWidget):
    """The page of a running session."""

    pause_toggled = pyqtSignal()
    back = pyqtSignal()
    repeat = pyqtSignal()
    skip = pyqtSignal()
    stop = pyqtSignal()
    hurts = pyqtSignal()
    eased = pyqtSignal()
    cramp = pyqtSignal()
    mute_toggled = pyqtSignal()
    full_screen_toggled = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """An empty page; :meth:`begin` fills it."""
        super().__init__(parent)
        self._agenda: tuple[Entry, ...] = ()
        self._at = self._line = 0
        self._read: Entry | None = None  # the entry whose lines were shown last
        self._has_camera, self._endless = True, False
        self.camera, self.steps, self.ring, self.cue = CameraView(), StepsCard(), HoldRing(), CueCard()
        self.side = FitText("display", bold=True)
        self.what, self.which = FitText("title"), FitText("heading", colour="muted")
        self.demonstration = Demonstration()
        self.judgement, self.lamp = SignView(_("Position")), SignView(_("Camera"), one_line=True)
        self.sound = SignView(_("Sound"), one_line=True)
        self.sound.hide()
        self.question = QuestionStrip()
        self.question.eased.connect(self.eased.emit)
        self.coming = FitText("heading")
        self.left = FitText("body", colour="muted")
        self.bar = _Progress()
        for shown in (self.bar, self.coming):
            kept = shown.sizePolicy()
            kept.setRetainSizeWhenHidden(True)  # else the names beside them shrink
            shown.setSizePolicy(kept)
        self._buttons()
        self._lay_out()
        self._show_buttons(hurts=False, paused=False)

    def begin(self, title: str, agenda: Sequence[Entry], *, has_camera: bool, endless: bool = False) -> None:
        """A session is about to start.

        Args:
            has_camera: without one there are steps to read in the picture's place.
            endless: form is checked for as long as the person likes: the clock counts up and nothing comes next.
        """
        self._agenda, self._at, self._has_camera, self._endless = tuple(agenda), 0, has_camera, endless
        self.setAccessibleName(title)
        self.cue.say("", Shape.NONE, "text")
        self.camera.show_message(_("The camera is starting."), icon="camera")
        for shown in (self.bar, self.coming):
            shown.setVisible(not endless)
        self._show_buttons(hurts=False, paused=False)
        self.overlay.hide()
        self.left.setVisible(not endless and theme.current().scale <= ROOMY)
        self.setFocus()

    def show_update(self, update: SessionUpdate, snapshot: Snapshot | None = None, camera: CameraState = ALL_WELL) -> None:
        """Show a moment.

        Args:
            snapshot: a new picture with what was seen in it; None leaves the last one.
            camera: how the camera itself is doing.
        """
        entry = update.entry
        hurts = update.alert is not None and update.alert.reason is Reason.PAIN
        if update.cue is not None:
            shape, colour = _CUES[update.cue.kind]
            self.cue.say(update.cue.text, shape, "red" if hurts and update.cue.kind is CueKind.SAFETY else colour)
        if entry is None:
            return
        paused = update.phase is Phase.PAUSED
        self.side.show_text(words.side_by_name(entry))
        self.side.setVisible(bool(self.side.text()))
        self.what.show_text(words.title(entry))
        self.which.show_text(_("Check of form") if self._endless else words.which_set(entry))
        self.judgement.show_sign(words.judgement(update, has_camera=self._has_camera))
        self.lamp.show_sign(words.lamp(update, camera, has_camera=self._has_camera))
        self.coming.show_text(words.coming(update.upcoming) if update.upcoming is not None else _("This is the last one."))
        self._show_clock(update, entry, paused)
        self._show_progress(update, entry)
        self._show_picture(update, entry, snapshot, camera)
        self._show_buttons(hurts=hurts, paused=paused)
        self.question.ask(None if hurts and not paused else update.question)  # what to do while it hurts, the buttons say
        if self.overlay.isVisible():  # a question takes room
            self.overlay.place(self._room_for_keys())

    def show_sound(self, speaks: bool, muted: bool) -> None:
        """Say what cannot be heard; nothing, where all is well."""
        self.sound.setVisible(muted or not speaks)
        if muted:
            self.sound.show_sign(Sign(Shape.NONE, _("Muted"), _("M: sound on") if theme.current().scale <= ROOMY else "", "amber"))
        else:
            self.sound.show_sign(Sign(Shape.NONE, _("No voice"), _("Please read along.") if theme.current().scale <= ROOMY else ""))
        self.steps.keep_free(0 if self.sound.isHidden() else self.sound.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """The overlay keeps to the middle."""
        super().resizeEvent(event)
        if self.overlay.isVisible():
            self.overlay.place(self._room_for_keys())

    def _toggle_keys(self) -> None:
        self.overlay.toggle(self._room_for_keys())

    def _room_for_keys(self) -> QRect:
        """Left of the clock, above the question and the line of the moment."""
        clock = self._clock_side.geometry()
        below = self.cue if self.question.isHidden() else self.question
        left, right = (clock.right(), self.width()) if self.isRightToLeft() else (0, clock.left())
        return QRect(left + GRID, GRID, right - left - 2 * GRID, below.y() - 2 * GRID)

    # --- parts of a moment ---

    def _show_clock(self, update: SessionUpdate, entry: Entry, paused: bool) -> None:
        if update.hold is not None:
            self.ring.show_hold(update.hold, endless=self._endless, stands=paused)
        else:
            word = words.phase_word(Phase.PAUSED if paused else entry.phase)
            self.ring.show_countdown(update.left_s, entry.duration_s, word, stands=paused)

    def _show_progress(self, update: SessionUpdate, entry: Entry) -> None:
        if not (self._at < len(self._agenda) and self._agenda[self._at] is entry):
            self._at = next((at for at, other in enumerate(self._agenda) if other is entry), self._at)
        whole_s = sum(other.duration_s for other in self._agenda)
        left_s = update.left_s + sum(other.duration_s for other in self._agenda[self._at + 1 :])
        self.bar.show_share(1 - left_s / whole_s if whole_s > 0 else 1.0)
        steps = self._agenda[-1].step if self._agenda else 1
        step = _("Step {n} of {steps}").format(n=entry.step, steps=steps)
        self.left.show_text("  ·  ".join((step, words.time_left(left_s), _("? = keys"))))

    def _show_picture(self, update: SessionUpdate, entry: Entry, snapshot: Snapshot | None, camera: CameraState) -> None:
        paused = update.phase is Phase.PAUSED
        stretch = entry.stretch
        self.demonstration.show_stretch("" if stretch is None else stretch.media, words.title(entry), entry.side)
        reading = not self._has_camera or (entry.phase in _READ and not paused)
        self._stage.setCurrentWidget(self.steps if reading else self.camera)
        told = paused or bool(camera.trouble)  # the message says it, too, and needs the room where text is large
        self.lamp.setVisible(not reading and (not told or theme.current().scale <= ROOMY))
        if reading:
            lines = entry.lines or (_("Walk about at an easy pace, with long strides."),)
            roomy = theme.current().scale <= ROOMY
            self.steps.show_steps(words.title(entry) if roomy else "", lines, self._line_told(update, entry))  # the heading has it, too
        elif paused and update.question is not None:  # somebody may have fallen: the camera is not off
            self.camera.show_message(update.question.text, _("Everything is paused. Press O, or Space, when you are well."))
        elif paused and camera.watching:
            self.camera.show_message(_("Paused"), _("Raise one hand to go on, or press Space. The camera looks on."), icon="hand")
        elif paused:
            self.camera.show_message(_("Paused"), _("The camera is off. Press Space to go on."))
        elif camera.trouble:
            self.camera.show_message(_("No picture"), camera.trouble, keep_picture=True)
        elif camera.starting:
            self.camera.show_message(_("The camera is starting."), icon="camera")
        elif snapshot is not None:
            finding = words.worst(update)
            self.camera.show_frame(
                snapshot,
                marked=words.marked(finding),
                word=finding.rule.cue.short if finding is not None else "",
                good=_GOOD.get(update.verdict) if update.alert is None else False,
                stretched=entry.side,
            )

    def _line_told(self, update: SessionUpdate, entry: Entry) -> int:
        """The number of the instruction of the moment, from 0: one after the other while getting ready, and then all have been told."""
        if entry is not self._read:
            self._read, self._line = entry, 0 if entry.phase in (Phase.READY, Phase.CARD) else len(entry.lines)
        if update.cue is not None and update.cue.text in entry.lines:
            self._line = entry.lines.index(update.cue.text)
        return self._line

    def _show_buttons(self, *, hurts: bool, paused: bool) -> None:
        self._by["pause"].set_text(_("Go on") if paused else _("Pause"), "play" if paused else "pause")
        self._by["hurts"].set_text(_("Strong or sharp: end") if hurts else _("It hurts"))
        decides = hurts or self._endless  # while it hurts there is one thing to decide
        shown = {"back": not decides, "repeat": not decides, "skip": not decides}
        shown |= {"eased": hurts, "cramp": not hurts or theme.current().scale <= ROOMY}  # its keys are the window's, and stay
        for name in sorted(shown, key=lambda name: shown[name]):  # what goes makes room for what comes: the window must not grow
            self._by[name].setVisible(shown[name])

    # --- building ---

    def _buttons(self) -> None:
        table = keys.table()

        def button(name: str, text: str, icon: str, signal: pyqtBoundSignal, kind: str = "") -> KeyButton:
            key, *others = table[name].sequences
            return KeyButton(text, icon, key, table[name].shown, signal.emit, self, kind=kind, others=others)

        self._by = {
            "pause": button("pause", _("Pause"), "pause", self.pause_toggled, "primary"),
            "back": button("back", _("Back"), "back", self.back),
            "repeat": button("repeat", _("Again"), "repeat", self.repeat),
            "skip": button("skip", _("Skip"), "skip", self.skip),
            "stop": button("stop", _("Stop"), "stop", self.stop),
            "cramp": KeyButton(_("Cramp now"), "cramp", "", "C", self.cramp.emit, self),  # the window has its keys
            "eased": button("eased", _("It has eased"), "check", self.eased, "secondary"),
            "hurts": button("hurts", _("It hurts"), "warn", self.hurts, "danger"),
        }
        self.overlay = KeysOverlay(self)
        for name, act in (("keys", self._toggle_keys), ("mute", self.mute_toggled.emit), ("full_screen", self.full_screen_toggled.emit)):
            keys.bind(table[name].sequences, self, act)

    def _lay_out(self) -> None:
        """Seen from three metres: the clock and the line of the moment are as large as the window allows."""
        stage = QWidget()
        pictures = QWidget()
        self._stage = QStackedLayout(pictures)
        self._stage.addWidget(self.camera)
        self._stage.addWidget(self.steps)
        layers = QGridLayout(stage)
        layers.setContentsMargins(0, 0, 0, 0)
        layers.addWidget(pictures, 0, 0)
        signs = row(self.lamp, self.sound, spacing=GRID, margin=GRID)
        layers.addLayout(signs, 0, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
        stage.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        seen = row(spacing=2 * GRID)
        seen.addWidget(stage, 3)
        seen.addWidget(self.demonstration, 2)
        top = QGridLayout()
        top.setHorizontalSpacing(2 * GRID)
        top.setVerticalSpacing(GRID)
        top.addLayout(self._heading(), 0, 0)
        top.addLayout(seen, 1, 0)
        self._clock_side = self._clock_card()
        top.addWidget(self._clock_side, 0, 1, 2, 1)
        top.setRowStretch(1, 1)
        top.setColumnStretch(0, 2)
        top.setColumnStretch(1, 1)
        buttons = ButtonRow(self._by, apart="cramp", silent=(("back", "repeat", "skip"), ("cramp",), ("pause", "stop")))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        whole.setSpacing(GRID)
        whole.addLayout(top, 1)
        whole.addWidget(self.question)
        whole.addWidget(self.cue)
        whole.addWidget(buttons)

    def _heading(self) -> QVBoxLayout:
        """Which leg, which stretch, which set, and how far the whole has come."""
        line = row(spacing=2 * GRID)
        line.addWidget(self.side, 3)
        line.addLayout(column(self.what, self.which, spacing=0), 5)
        line.addLayout(column(self.coming, self.left, spacing=0), 4)
        return column(line, self.bar, spacing=GRID // 2)

    def _clock_card(self) -> Card:
        layout = column(self.ring, self.judgement, margin=GRID)
        layout.setStretch(0, 1)
        return Card(layout)


class _Progress(QWidget):
    """How far the whole routine has come."""

    def __init__(self) -> None:
        super().__init__()
        self._share = 0.0
        self.setFixedHeight(GRID)
        self.setAccessibleName(_("Progress of the routine"))

    def sizeHint(self) -> QSize:
        return QSize(120, GRID)

    def show_share(self, share: float) -> None:
        """0 = nothing done, 1 = all."""
        percent = round(100 * min(max(share, 0.0), 1.0))
        if percent != round(100 * self._share):
            self.setAccessibleDescription(_("{percent} %").format(percent=percent))
        self._share = min(max(share, 0.0), 1.0)
        self.update()

    def paintEvent(self, event: QPaintEvent | None) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        worn = theme.current()
        room = QRectF(self.rect())
        for colour, width in (("inset", room.width()), ("primary", max(room.height(), room.width() * self._share))):
            painter.setPen(worn.colour(colour))
            painter.setBrush(worn.colour(colour))
            painter.drawRoundedRect(QRectF(0, 0, width, room.height()), room.height() / 2, room.height() / 2)
