"""The setup assistant: a page of the window, one step after the other, each of which can be left at once."""

from collections.abc import Mapping, Sequence
from enum import IntEnum

from PyQt6.QtCore import pyqtSignal
from PyQt6.QtGui import QHideEvent
from PyQt6.QtWidgets import QStackedWidget, QWidget

from stretchcoach.coaching.placement import Placement
from stretchcoach.routine.values import Stretch
from stretchcoach.ui.camera_view import Snapshot
from stretchcoach.ui.preferences import CAMERA, NETWORK, NO_CAMERA
from stretchcoach.ui.setup_parts import StepTrail
from stretchcoach.ui.setup_steps import CameraStep, DoneStep, FirstRoutine, LooksStep, PlacementStep, Preview, SafetyStep, VoiceStep
from stretchcoach.ui.theme import GRID
from stretchcoach.ui.widgets import Button, Card, PrimaryButton, column, row, scrolled
from stretchcoach.words import _


class Step(IntEnum):
    """The steps, in their order."""

    SAFETY = 0
    CAMERA = 1
    PLACEMENT = 2
    VOICE = 3
    LOOKS = 4
    DONE = 5


class SetupPage(QWidget):
    """Leads through the steps; every change is told at once, and nothing has to be confirmed."""

    changed = pyqtSignal(str, object)  # name and value of a setting
    look_wanted = pyqtSignal(str)  # through this camera; "" = no longer
    stretch_changed = pyqtSignal(object)
    voice_tried = pyqtSignal()
    step_shown = pyqtSignal(object)
    left = pyqtSignal(str)  # finished or skipped: the routine to go to, or ""

    def __init__(self) -> None:
        super().__init__()
        self._routine: FirstRoutine | None = None
        self.safety, self.camera, self.placement = SafetyStep(), CameraStep(), PlacementStep()
        self.voice, self.looks, self.done = VoiceStep(), LooksStep(), DoneStep()
        names = (_("Safety"), _("Camera"), _("Placement"), _("Voice"), _("Text size"), _("Ready"))
        self.trail = StepTrail(names)
        self._stack = QStackedWidget()
        for step in (self.safety, self.camera, self.placement, self.voice, self.looks, self.done):
            self._stack.addWidget(scrolled(step))
        self.back_button = Button(_("Back"), None, lambda: self._go(-1))
        self.skip_button = Button(_("Skip the setup"), None, lambda: self.left.emit(""), kind="quiet")
        self.next_button = PrimaryButton(_("Next"), None, self._next)
        self._wire()
        self._lay_out()

    @property
    def step(self) -> Step:
        """The step of now."""
        return Step(self._stack.currentIndex())

    @property
    def looks_through(self) -> str:
        """The camera that is looked through on this step; "" = none."""
        spec = self.camera.cameras.spec
        return "" if spec == NO_CAMERA or self.step not in (Step.CAMERA, Step.PLACEMENT) else spec

    # --- what the program brings ---

    def begin(self, cameras: Sequence[tuple[str, str]], stretches: Sequence[Stretch], kept: Mapping[str, object]) -> None:
        """From the first step, with what is kept."""
        self.show_cameras(cameras, kept.get(CAMERA))
        self.placement.set_stretches(stretches)
        self.voice.voices.show_settings(kept)
        self.looks.looks.show_settings(kept)
        self.go_to(Step.SAFETY)

    def show_cameras(self, cameras: Sequence[tuple[str, str]], kept: object) -> None:
        """The cameras there are now."""
        self.camera.cameras.set_cameras(cameras)
        self.camera.cameras.show_spec(kept)
        self.camera.none_found.setVisible(not cameras)

    def propose(self, routine: FirstRoutine | None) -> None:
        """What to begin with."""
        self._routine = routine

    def show_picture(self, snapshot: Snapshot) -> None:
        """What the camera sees."""
        self._preview.show_picture(snapshot)

    def show_placement(self, placement: Placement) -> None:
        """How the camera stands."""
        self.placement.show_placement(placement)

    def show_trouble(self, why: str) -> None:
        """Why there is no picture."""
        if self.step is Step.PLACEMENT:
            self.placement.show_trouble(why)
        else:
            self.camera.preview.show_trouble(why)

    # --- inside ---

    def go_to(self, step: Step) -> None:
        """To a step."""
        self._stack.setCurrentIndex(step)
        self.step_shown.emit(step)
        if step is Step.SAFETY:
            self.safety.show_stretch(self.placement.chosen)
        if step is Step.DONE:
            self.done.show_end(self._chosen(), self._routine, self.placement.chosen, with_camera=self.camera.cameras.spec != NO_CAMERA)
        self.trail.go_to(step)
        self.setAccessibleName(_("Setup. {step}").format(step=self.trail.accessibleName()))
        self.back_button.setEnabled(step is not Step.SAFETY)
        self.skip_button.setVisible(step is not Step.DONE)
        self.next_button.setText(_("To the routines") if step is Step.DONE else _("Next"))
        self.next_button.setAccessibleName(self.next_button.text())
        self.next_button.setFocus()
        self._look()

    def _next(self) -> None:
        if self.step is Step.DONE:
            self.left.emit("" if self._routine is None else self._routine.id)
        else:
            self._go(1)

    def _go(self, way: int) -> None:
        step = Step(self.step + way)
        if step is Step.PLACEMENT and self.camera.cameras.spec in ("", NO_CAMERA):  # there is nothing to place
            step = Step(step + way)
        self.go_to(step)

    def _look(self) -> None:
        """Look through the camera, where this step has one."""
        spec = self.looks_through
        for preview in (self.camera.preview, self.placement.preview):
            if spec:
                preview.show_start()
            else:
                preview.show_off()
        if self.step is Step.CAMERA and not spec and self.camera.cameras.choice.currentData() == NETWORK:
            self.camera.preview.show_message(_("A phone as the camera"), _("Type its address, and press Enter."), icon="camera")
        self.placement.show_placement(None)
        self.look_wanted.emit(spec)

    def hideEvent(self, event: QHideEvent | None) -> None:
        """Nobody looks: the camera goes off."""
        self.look_wanted.emit("")
        super().hideEvent(event)

    @property
    def _preview(self) -> Preview:
        return self.placement.preview if self.step is Step.PLACEMENT else self.camera.preview

    def _chosen(self) -> str:
        camera = self.camera.cameras
        lines = (
            (_("Camera"), _("none") if camera.spec == NO_CAMERA else camera.choice.currentText()),
            (_("Voice"), self.voice.voices.level.currentText()),
            (_("Volume"), self.voice.voices.volume.box.text()),
            (_("Text size"), self.looks.looks.text.box.text()),
        )
        return "\n".join(_("{name}: {value}").format(name=name, value=value) for name, value in lines)

    def _wire(self) -> None:
        self.camera.cameras.chosen.connect(lambda spec: self.changed.emit(CAMERA, spec))
        self.camera.cameras.chosen.connect(lambda _spec: self._look())
        self.camera.cameras.turned.connect(lambda: self._look() if not self.looks_through else None)
        self.placement.stretch_changed.connect(self.stretch_changed)
        self.voice.voices.changed.connect(self.changed)
        self.voice.voices.tried.connect(self.voice_tried)
        self.looks.looks.changed.connect(self.changed)

    def _lay_out(self) -> None:
        head = row(self.trail)
        head.setContentsMargins(4 * GRID, 3 * GRID, 4 * GRID, GRID)
        middle = row(self._stack)
        middle.setContentsMargins(4 * GRID, GRID, 4 * GRID, 2 * GRID)
        foot = row(self.back_button, self.skip_button, spacing=GRID)
        foot.addStretch(1)
        foot.addWidget(self.next_button)
        foot.setContentsMargins(4 * GRID, GRID + GRID // 2, 4 * GRID, GRID + GRID // 2)
        whole = column(spacing=0)
        whole.addLayout(head)
        whole.addLayout(middle, 1)
        whole.addWidget(Card(foot, "footer"))
        self.setLayout(whole)
