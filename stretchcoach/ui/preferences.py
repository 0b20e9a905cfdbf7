"""What a person can choose, as parts of a page: the camera, the voice, the looks. The settings and the setup assistant show the same ones.

Each part tells a change at once, by the name of its setting; showing what is kept tells nothing.
"""

from collections.abc import Mapping, Sequence

from PyQt6.QtCore import QEvent, Qt, pyqtSignal
from PyQt6.QtWidgets import QBoxLayout, QLineEdit, QSizePolicy, QSpacerItem, QWidget

from stretchcoach.ui import theme
from stretchcoach.ui.inputs import Choice, Stepper, WholeChoice
from stretchcoach.ui.looks import CONTRAST, DARK, LIGHT, SCHEME, SYSTEM, TEXT
from stretchcoach.ui.theme import GRID
from stretchcoach.ui.widgets import DRESSED, Button, FlowLayout, column, label, row
from stretchcoach.words import _

CAMERA, SPOKEN, VOLUME = "camera", "voice", "volume"  # settings
NETWORK, NO_CAMERA = "network", "none"  # in place of a camera's own spec: its address is typed; there is none


class Field(QWidget):
    """A control with its name in front, or above it where the text is large."""

    def __init__(self, text: str, control: QWidget) -> None:
        super().__init__()
        self._name = label(text, wrap=False)
        self._name.setBuddy(control)
        self._strut = QSpacerItem(0, 0)  # names of a page are equally wide, unless one is longer
        name = column(self._name, spacing=0)
        name.addItem(self._strut)
        self._line: QBoxLayout = row(name, spacing=GRID)
        self._line.addWidget(control, 0, Qt.AlignmentFlag.AlignLeft)
        self._line.addStretch(1)
        self.setLayout(self._line)
        self._arrange()

    def changeEvent(self, event: QEvent | None) -> None:
        """The text may be larger now."""
        super().changeEvent(event)
        if event is not None and event.type() in DRESSED:
            self._arrange()

    def _arrange(self) -> None:
        worn = theme.current()
        self._line.setDirection(QBoxLayout.Direction.TopToBottom if worn.is_large else QBoxLayout.Direction.LeftToRight)
        self._strut.changeSize(0 if worn.is_large else worn.px(140), 0)
        self._line.invalidate()


class CameraChoice(QWidget):
    """A camera by its name, a phone by its address, or none."""

    chosen = pyqtSignal(str)  # what to keep
    turned = pyqtSignal()  # to another one, though it may have no address yet

    def __init__(self, *, named: bool = True) -> None:
        """Args: ``named`` puts its name in front; without it the list is as wide as the page."""
        super().__init__()
        self._quiet = False
        self.choice = WholeChoice(_("Camera"))
        self.address = QLineEdit()
        self.address.setPlaceholderText("http://192.0.2.7:8080/video")
        self.address.setAccessibleName(_("Address of the network camera"))
        self.how_to = label(
            _(
                "Put an app on the phone that shows its camera in your home network (MJPEG, or “IP camera”), and start it. "
                "Type the address that it shows here; the pictures go from the phone to this computer and nowhere else."
            ),
            "muted",
        )
        listed = Field(_("Camera"), self.choice) if named else self.choice
        if not named:
            self.choice.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setLayout(column(listed, self.address, self.how_to, spacing=GRID))
        self.choice.currentIndexChanged.connect(self._turn)
        self.address.editingFinished.connect(self._tell_address)
        self._show_address()

    @property
    def spec(self) -> str:
        """What is chosen, as it is kept; empty = a phone without an address."""
        return self.address.text().strip() if self.choice.currentData() == NETWORK else str(self.choice.currentData() or "")

    def set_cameras(self, cameras: Sequence[tuple[str, str]]) -> None:
        """The cameras there are: name, and what to keep."""
        others = ((_("A phone or other network camera"), NETWORK), (_("No camera: everything goes by time"), NO_CAMERA))
        self._quiet = True
        self.choice.set_choices(*cameras, *others)
        self._quiet = False

    def show_spec(self, kept: object) -> None:
        """What the person chose; without it the first camera, if there is one."""
        first = self.choice.itemData(0)
        spec = str(kept or (NO_CAMERA if first == NETWORK else first) or "")
        network = "://" in spec
        self._quiet = True
        self.choice.setCurrentIndex(max(0, self.choice.findData(NETWORK if network else spec)))
        self.address.setText(spec if network else "")
        self._show_address()
        self._quiet = False

    def _turn(self) -> None:
        self._show_address()
        if self._quiet or self.choice.currentData() is None:
            return
        if self.spec:
            self.chosen.emit(self.spec)
        self.turned.emit()

    def _tell_address(self) -> None:
        if self.spec:
            self.chosen.emit(self.spec)

    def _show_address(self) -> None:
        network = self.choice.currentData() == NETWORK
        self.address.setVisible(network)
        self.how_to.setVisible(network)


class VoiceChoice(QWidget):
    """How much is said, how loud, and a try."""

    changed = pyqtSignal(str, object)
    tried = pyqtSignal()

    def __init__(self) -> None:
        super().__init__()
        self._quiet = False
        voices = ((_("In full"), "full"), (_("Short"), "short"), (_("Silent: captions only"), "off"))
        self.level = Choice(_("Voice"), *voices)
        self.volume = Stepper(_("Volume"), 0, 100, 80, step=10, suffix=_(" %"))
        self.try_button = Button(_("Try it"), "play", self.tried.emit)
        fields = Field(_("What is said"), self.level), Field(_("Volume"), self.volume)
        self.problem = label("", "muted")
        self.problem.setVisible(False)
        self.setLayout(column(*fields, FlowLayout(self.try_button), self.problem, spacing=GRID + GRID // 2))
        self.level.currentIndexChanged.connect(lambda _at: self._tell(SPOKEN, self.level.currentData()))
        self.volume.changed.connect(lambda value: self._tell(VOLUME, value / 100))

    def show_settings(self, kept: Mapping[str, object]) -> None:
        """The person's own; what is not there is as usual."""
        self._quiet = True
        self.level.setCurrentIndex(max(0, self.level.findData(kept.get(SPOKEN, "full"))))
        volume = kept.get(VOLUME)
        self.volume.set_value(round(100 * volume) if isinstance(volume, (int, float)) else 80)
        self.show_problem("")
        self._quiet = False

    def show_problem(self, why: str) -> None:
        """Why nothing was heard."""
        self.problem.setText(why)
        self.problem.setVisible(bool(why))

    def _tell(self, name: str, value: object) -> None:
        if not self._quiet:
            self.changed.emit(name, value)


class LooksChoice(QWidget):
    """The colours, and how large the text is."""

    changed = pyqtSignal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self._quiet = False
        schemes = ((_("As the system is"), SYSTEM), (_("Light"), LIGHT), (_("Dark"), DARK), (_("Strong contrast"), CONTRAST))
        self.scheme = Choice(_("Colours"), *schemes)
        self.text = Stepper(_("Text size"), 100, 200, 100, step=10, suffix=_(" %"))
        fields = Field(_("Colours"), self.scheme), Field(_("Text size"), self.text)
        self.setLayout(column(*fields, spacing=GRID + GRID // 2))
        self.scheme.currentIndexChanged.connect(lambda _at: self._tell(SCHEME, self.scheme.currentData()))
        self.text.changed.connect(lambda value: self._tell(TEXT, value / 100))

    def show_settings(self, kept: Mapping[str, object]) -> None:
        """The person's own; what is not there is as usual."""
        self._quiet = True
        self.scheme.setCurrentIndex(max(0, self.scheme.findData(kept.get(SCHEME, SYSTEM))))
        text = kept.get(TEXT)
        self.text.set_value(round(100 * text) if isinstance(text, (int, float)) else 100)
        self._quiet = False

    def _tell(self, name: str, value: object) -> None:
        if not self._quiet:
            self.changed.emit(name, value)
