"""Settings: the camera with a look through it, voice, appearance, language, and what is kept. Everything works without any of it."""

from collections.abc import Mapping, Sequence

from PyQt6.QtCore import QLocale, pyqtSignal
from PyQt6.QtGui import QHideEvent
from PyQt6.QtWidgets import QLayout, QWidget

from stretchcoach.coaching.viewcheck import ViewCheck
from stretchcoach.routine.stretches import Stretch
from stretchcoach.ui import theme
from stretchcoach.ui.camera_view import CameraView, Snapshot
from stretchcoach.ui.inputs import Choice
from stretchcoach.ui.placement_guide import placement_text
from stretchcoach.ui.preferences import CAMERA, NO_CAMERA, CameraChoice, Field, LooksChoice, VoiceChoice
from stretchcoach.ui.reminders import RemindersSection
from stretchcoach.ui.session_parts import SignView
from stretchcoach.ui.session_words import Shape, Sign
from stretchcoach.ui.theme import GRID
from stretchcoach.ui.widgets import Button, Card, Chip, FlowLayout, column, label, scrolled
from stretchcoach.words import _, capitalised

LANGUAGE, RECORD = "language", "keep_stick_figure"  # settings


class SettingsPage(QWidget):
    """Shows the settings and tells every change at once; there is nothing to confirm."""

    changed = pyqtSignal(str, object)  # name and value
    look_toggled = pyqtSignal(bool)  # the camera is to be looked through, or no more
    delete_wanted = pyqtSignal()
    about_wanted = pyqtSignal()
    setup_wanted = pyqtSignal()
    voice_tried = pyqtSignal()

    def __init__(self) -> None:
        """With the usual values; :meth:`show_settings` brings the person's own."""
        super().__init__()
        self._stretches: tuple[Stretch, ...] = ()
        self._quiet = False
        self.cameras, self.voices, self.looks = CameraChoice(), VoiceChoice(), LooksChoice()
        self.stretch = Choice(_("Stretch to set up for"))
        self.look = Button(_("Look through it"), "camera")
        self.look.setCheckable(True)
        self.look.toggled.connect(self._look)
        self.view, self.sign = CameraView(), SignView(_("What the camera can judge"))
        self.view.setFixedHeight(320)
        self.placement = label("", "muted")
        self.setup = Button(_("Run the setup again"), "repeat", self.setup_wanted.emit)
        self.language, self.reminders = Choice(_("Language")), RemindersSection()
        self.record = Chip(_("Keep the stick figure of my sessions, for replay"))
        self.delete = Button(_("Delete everything"), "close", self._ask_to_delete, kind="danger")
        self.deleted = label("", "muted")
        self._sure = False
        self._wire()
        self._lay_out()

    # --- what the program brings ---

    def set_cameras(self, cameras: Sequence[tuple[str, str]]) -> None:
        """The cameras there are: name, and what to keep."""
        self.cameras.set_cameras(cameras)

    def set_languages(self, codes: Sequence[str]) -> None:
        """The languages there are."""
        names = [(capitalised(QLocale(code).nativeLanguageName()), code) for code in codes]
        self._fill(self.language, [(_("As the system is"), ""), *names])

    def set_stretches(self, stretches: Sequence[Stretch]) -> None:
        """What a camera can judge."""
        self._stretches = tuple(stretches)
        self._fill(self.stretch, [(stretch.title, stretch.id) for stretch in stretches])
        self._place()

    def show_settings(self, kept: Mapping[str, object]) -> None:
        """The person's own values; what is not there stays as it is usual."""
        self._quiet = True
        self.cameras.show_spec(kept.get(CAMERA))
        self.look.setEnabled(self.cameras.spec != NO_CAMERA)
        self.voices.show_settings(kept)
        self.looks.show_settings(kept)
        self._choose(self.language, kept.get(LANGUAGE, ""))
        self.record.setChecked(bool(kept.get(RECORD, False)))
        self._quiet = False

    @property
    def chosen_stretch(self) -> Stretch | None:
        """What the camera is set up for."""
        return next((stretch for stretch in self._stretches if stretch.id == self.stretch.currentData()), None)

    def show_look(self, snapshot: Snapshot | None, check: ViewCheck | None, trouble: str = "") -> None:
        """What the camera sees, and whether it can judge the chosen stretch from there.

        Args:
            trouble: why there is no picture.
        """
        stretch = self.chosen_stretch
        if trouble:
            self.view.show_message(_("No picture"), trouble)
            self.sign.show_sign(Sign(Shape.EMPTY, _("Not seen"), trouble, "amber"))
            return
        if snapshot is not None:
            self.view.show_frame(snapshot)
        if check is None or stretch is None:
            return
        problem = check.sentence(stretch)
        if problem is None:
            self.sign.show_sign(Sign(Shape.TICK, _("This camera can judge this stretch"), _("Stay about there when you begin."), "good"))
        else:
            self.sign.show_sign(Sign(Shape.HALF, _("Not yet"), problem, "amber"))

    def show_deleted(self, text: str) -> None:
        """How the deleting went."""
        self.deleted.setText(text)

    def hideEvent(self, event: QHideEvent | None) -> None:
        """Nobody looks: the camera goes off."""
        self.look.setChecked(False)
        self._calm_down()
        super().hideEvent(event)

    # --- inside ---

    def _wire(self) -> None:
        self.cameras.chosen.connect(lambda spec: self._tell(CAMERA, spec))
        self.cameras.turned.connect(self._camera_turned)
        self.stretch.currentIndexChanged.connect(self._place)
        self.voices.changed.connect(self._tell)
        self.voices.tried.connect(self.voice_tried)
        self.looks.changed.connect(self._tell)
        self.language.currentIndexChanged.connect(lambda _at: self._tell(LANGUAGE, self.language.currentData()))
        self.record.toggled.connect(lambda on: self._tell(RECORD, on))

    def _tell(self, name: str, value: object) -> None:
        if not self._quiet:
            self.changed.emit(name, value)

    def _camera_turned(self) -> None:
        self.look.setChecked(False)
        self.look.setEnabled(self.cameras.spec != NO_CAMERA)

    def _look(self, on: bool) -> None:
        self.look.setText(_("Turn the camera off") if on else _("Look through it"))
        self.look.setAccessibleName(self.look.text())
        self.view.setVisible(on)
        self.sign.setVisible(on)
        if on:
            self.view.show_message(_("The camera is starting."), icon="camera")
        self.look_toggled.emit(on)

    def _place(self) -> None:
        stretch = self.chosen_stretch
        if stretch is None:
            return
        self.placement.setText(placement_text(stretch))

    def _ask_to_delete(self) -> None:
        if not self._sure:
            self._sure = True
            self.delete.setText(_("Really? Press once more"))
            self.delete.setAccessibleName(self.delete.text())
            return
        self._calm_down()
        self.delete_wanted.emit()

    def _calm_down(self) -> None:
        self._sure = False
        self.delete.setText(_("Delete everything"))
        self.delete.setAccessibleName(self.delete.text())

    def _fill(self, choice: Choice, choices: Sequence[tuple[str, object]]) -> None:
        self._quiet = True
        choice.set_choices(*choices)
        self._quiet = False

    @staticmethod
    def _choose(choice: Choice, value: object) -> None:
        choice.setCurrentIndex(max(0, choice.findData(value)))

    def _lay_out(self) -> None:
        self.view.setVisible(False)
        self.sign.setVisible(False)
        camera = self._section(
            _("Camera"),
            self.cameras,
            Field(_("Set up for"), self.stretch),
            self.placement,
            FlowLayout(self.look, self.setup),
            self.sign,
            self.view,
        )
        voice = self._section(_("Voice"), self.voices)
        note = label(_("Another language begins with the next start of the program."), "small")
        looks = self._section(_("Appearance"), self.looks, Field(_("Language"), self.language), note)
        figure = label(_("33 points of the body in each picture, on this computer; never a picture."), "muted")
        kept = self._section(
            _("What is kept"),
            FlowLayout(self.record),
            figure,
            label(_("Deleting takes the history, the settings, the recordings and the log. It cannot be undone."), "muted"),
            FlowLayout(self.delete),
            self.deleted,
        )
        lines = column(label(_("Settings"), "title"), camera, voice, looks, self.reminders, kept, spacing=GRID * 2, margin=GRID * 4)
        lines.addLayout(FlowLayout(Button(_("About stretchcoach (F1)"), "info", self.about_wanted.emit)))
        lines.addStretch(1)
        content = QWidget()
        content.setMaximumWidth(theme.current().px(1000))
        content.setLayout(lines)
        self.setLayout(column(scrolled(content)))

    @staticmethod
    def _section(title: str, *parts: QWidget | QLayout) -> Card:
        lines = column(label(title, "heading"), *parts, spacing=GRID + GRID // 2, margin=GRID * 3)
        return Card(lines)

