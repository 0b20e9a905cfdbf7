"""The steps of the setup assistant, each a page that can be left at once."""

from collections.abc import Sequence
from dataclasses import dataclass

from PyQt6.QtCore import QSize, Qt, pyqtSignal
from PyQt6.QtWidgets import QLayout, QSizePolicy, QWidget

from stretchcoach.body.pose import Side
from stretchcoach.coaching import phrases, setup_phrases
from stretchcoach.coaching.cues import sound_check
from stretchcoach.coaching.placement import Aspect, Placement, State
from stretchcoach.routine.values import Stretch
from stretchcoach.safety.disclaimer import disclaimer
from stretchcoach.ui.camera_view import CameraView, Snapshot
from stretchcoach.ui.demonstration import Demonstration
from stretchcoach.ui.inputs import WholeChoice
from stretchcoach.ui.placement_guide import PlacementGuide, placement_text
from stretchcoach.ui.preferences import CameraChoice, LooksChoice, VoiceChoice
from stretchcoach.ui.session_parts import CueCard
from stretchcoach.ui.session_words import Shape, Sign
from stretchcoach.ui.setup_parts import Answer, Columns, PlacementList, answer_of, lamp_of
from stretchcoach.ui.shelf import minutes_text
from stretchcoach.ui.theme import GRID
from stretchcoach.ui.widgets import Card, Mark, PrimaryButton, column, label, row
from stretchcoach.words import _

_PADDING = 3 * GRID
_THREE_COLUMNS = 1.15  # up to this scale of the text there is room for them


def _card(*parts: QWidget | QLayout) -> Card:
    """Parts on a card, at its top."""
    lines = column(*parts, spacing=2 * GRID, margin=_PADDING)
    lines.addStretch(1)
    return Card(lines)


def _stack(*parts: QWidget) -> QLayout:
    """Cards below each other, as high as they are."""
    lines = column(*parts, spacing=2 * GRID)
    lines.addStretch(1)
    return lines


def _head(title: str, text: str) -> QLayout:
    """What a step is about."""
    return column(label(title, "title"), label(text), spacing=GRID // 2)


def _fact(icon: str, title: str, text: str) -> Card:
    """Something to know, with its mark."""
    line = row(spacing=2 * GRID, margin=2 * GRID)
    line.addWidget(Mark(icon, 28, "primary"), 0, Qt.AlignmentFlag.AlignTop)
    line.addLayout(column(label(title, "strong"), label(text, "muted"), spacing=GRID // 2), 1)
    return Card(line)


class SafetyStep(QWidget):
    """What this program is not, and what it cannot feel."""

    def __init__(self) -> None:
        super().__init__()
        self.picture = Demonstration()
        notice = _card(label(_("Before you stretch"), "title"), label(disclaimer(), "reading"), label(phrases.only_you_feel(), "heading"))
        facts = (
            _fact("camera", _("Your pictures stay here"), _("Each is looked at and forgotten. None is stored, none is sent.")),
            _fact("no_camera", _("You need no camera"), _("Without one, everything goes by time.")),
            _fact("cramp", _("A cramp right now?"), _("Press C (F9 while you type), or “Cramp now” at the side. Setting up can wait.")),
        )
        self.setLayout(column(Columns(_stack(notice, *facts), self.picture, shares=(3, 2))))

    def show_stretch(self, stretch: Stretch | None) -> None:
        """Something to look forward to."""
        if stretch is not None:
            self.picture.show_stretch(stretch.media, stretch.title, Side.LEFT)


class Preview(CameraView):
    """The camera's picture, and the lamp that goes with it, for the page to place."""

    def __init__(self) -> None:
        super().__init__()
        self.lamp = Answer(_("Whether you are seen"))
        self._sees: bool | None = None
        self.show_off()

    def sizeHint(self) -> QSize:
        """It takes what room is left, and asks for no more than it needs."""
        return QSize(320, 240)

    def show_picture(self, snapshot: Snapshot) -> None:
        """What the camera sees, and whether there is anybody; what more the lamp has to say comes after it."""
        self.show_frame(snapshot)
        if (snapshot.pose is not None) is not self._sees:
            self._sees = snapshot.pose is not None
            seen, unseen = Sign(Shape.FULL, _("I see you"), tone="good"), Sign(Shape.EMPTY, _("Not seen"), tone="amber")
            self.lamp.show_sign(seen if self._sees else unseen)

    def show_trouble(self, why: str) -> None:
        """There is no picture."""
        self._sees = None
        self.show_message(_("No picture"), why)
        self.lamp.show_sign(Sign(Shape.EMPTY, _("Not seen"), tone="amber"))

    def show_start(self) -> None:
        """It will come."""
        self._sees = None
        self.show_message(_("The camera is starting."), icon="camera")
        self.lamp.show_sign(Sign(Shape.EMPTY, _("Looking for you")))

    def show_off(self) -> None:
        """There will be none."""
        self.show_message(_("No camera"), _("Everything goes by time."))
        self.lamp.show_sign(Sign(Shape.NONE, _("Camera off")))


class CameraStep(QWidget):
    """Which camera, with a look through it."""

    def __init__(self) -> None:
        super().__init__()
        self.cameras, self.preview = CameraChoice(named=False), Preview()
        self.none_found = label(_("No camera was found. Plug one in and come back to this page, or go on without."), "muted")
        self.none_found.setVisible(False)
        facts = (
            _fact("camera", _("On only while you look"), _("The camera is on for this page and the next, and goes off after them.")),
            _fact("person", _("A phone, or none"), _("Both are in the list. Without a camera everything goes by time.")),
        )
        left = _stack(_card(label(_("Your camera"), "title"), self.cameras, self.none_found), *facts)
        right = column(self.preview, self.preview.lamp, spacing=GRID + GRID // 2)
        right.setStretch(0, 1)
        self.setLayout(column(Columns(left, right, shares=(9, 11))))


class PlacementStep(QWidget):
    """Where the camera stands for a stretch: drawn, looked at live, and answered."""

    stretch_changed = pyqtSignal(object)

    def __init__(self) -> None:
        super().__init__()
        self._stretches: tuple[Stretch, ...] = ()
        self._offer: Stretch | None = None
        self.stretch, self.guide, self.text = WholeChoice(_("Stretch to set up for")), PlacementGuide(), label("")
        self.preview, self.list, self.answer = Preview(), PlacementList(), Answer(_("Can this camera judge this stretch?"))
        self.take_button = PrimaryButton(_("Take this one"), "check", self._take)
        self.take_button.setVisible(False)
        self.stretch.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.stretch.currentIndexChanged.connect(self._chosen)
        hint = row(spacing=GRID)
        hint.addWidget(Mark("info", 20, "muted"), 0, Qt.AlignmentFlag.AlignTop)
        hint.addWidget(label(setup_phrases.loose_clothes(), "muted"), 1)
        left = column(label(_("Set up for"), "muted"), self.stretch, self.guide, self.text, spacing=GRID)
        left.setStretch(2, 1)
        right = _card(self.list, hint)
        top = Columns(self.preview.lamp, self.answer, self.take_button, shares=(4, 9, 0))  # above all: large letters leave it in sight
        seen = Columns(self.preview, right, below=_THREE_COLUMNS)
        below = Columns(left, seen, shares=(9, 20))
        lines = column(top, below, spacing=2 * GRID)
        lines.setStretch(1, 1)
        self.setLayout(lines)

    @property
    def chosen(self) -> Stretch | None:
        """The stretch the camera is set up for."""
        return next((stretch for stretch in self._stretches if stretch.id == self.stretch.currentData()), None)

    def set_stretches(self, stretches: Sequence[Stretch]) -> None:
        """What a camera can judge."""
        before = self.chosen
        self._stretches = tuple(stretches)
        self.stretch.set_choices(*((stretch.title, stretch.id) for stretch in stretches))
        if before is not None:
            self.choose(before)

    def choose(self, stretch: Stretch) -> None:
        """Set up for this one."""
        self.stretch.setCurrentIndex(max(0, self.stretch.findData(stretch.id)))

    def show_placement(self, placement: Placement | None) -> None:
        """What was found; None = nothing yet."""
        self.list.show_placement(placement)
        stretch = self.chosen
        if placement is None or stretch is None:
            self._show_offer(None)
            self.answer.show_sign(Sign(Shape.UNKNOWN, _("Step into the picture."), _("I look and tell you, aloud too.")))
            return
        self.preview.lamp.show_sign(lamp_of(placement))
        self.answer.show_sign(answer_of(placement, stretch))
        problem = placement.first_problem
        turned = problem is not None and problem.aspect is Aspect.FACING and problem.state is State.WRONG
        self._show_offer(problem.offer if problem is not None and turned else None)

    def show_trouble(self, why: str) -> None:
        """There is no picture."""
        self.preview.show_trouble(why)
        self.list.show_placement(None)
        self._show_offer(None)
        self.answer.show_sign(Sign(Shape.WARN, _("Not yet."), why, "amber"))

    def _chosen(self) -> None:
        stretch = self.chosen
        self.guide.show_stretch(stretch)
        self.text.setText("" if stretch is None else placement_text(stretch))
        self.show_placement(None)
        if stretch is not None:
            self.stretch_changed.emit(stretch)

    def _show_offer(self, offer: Stretch | None) -> None:
        if offer is not self._offer:
            self._offer = offer
            if offer is not None:
                self.take_button.setAccessibleName(_("Set up for: {title}").format(title=offer.title))
            self.take_button.setVisible(offer is not None)

    def _take(self) -> None:
        if self._offer is not None:
            self.choose(self._offer)


class VoiceStep(QWidget):
    """How much is said, and how loud."""

    def __init__(self) -> None:
        super().__init__()
        self.voices, self.caption = VoiceChoice(), CueCard()
        left = _card(_head(_("Voice and volume"), _("Loud enough to hear on the floor, with your eyes closed.")), self.voices)
        facts = (
            _fact("person", _("In full"), _("Each step, which leg, what to correct, and why the clock stands.")),
            _fact("clock", _("Short"), _("A word or three, for those who know the way.")),
            _fact("note", _("Silent"), _("Captions and quiet chimes. Nothing is said only aloud.")),
        )
        self.setLayout(_over(Columns(left, _stack(*facts)), self.caption))
        self.voices.level.currentIndexChanged.connect(self._show_caption)
        self._show_caption()

    def _show_caption(self) -> None:
        """What "Try it" says, as it is written."""
        cue = sound_check()
        self.caption.say(cue.short if self.voices.level.currentData() == "short" else cue.text, Shape.NONE, "text")


class LooksStep(QWidget):
    """How large the text is, seen at once."""

    def __init__(self) -> None:
        super().__init__()
        self.looks, self.far = LooksChoice(), CueCard()
        left = _card(_head(_("Text and colours"), _("Everything changes at once: look at it from where you sit.")), self.looks)
        good, fault = Answer(_("A sample")), Answer(_("A sample"))
        good.show_sign(Sign(Shape.TICK, _("Good"), phrases.going_on(), "good"))
        fault.show_sign(Sign(Shape.WARN, _("Adjust"), phrases.ease_back(), "amber"))
        told = label(_("The line that counts in a session is the one below: step back, it can be read from three metres."), "muted")
        self.far.say(phrases.hold(30), Shape.TICK, "primary")
        self.setLayout(_over(Columns(left, _stack(good, fault, told)), self.far))


def _over(choices: QWidget, sample: QWidget) -> QLayout:
    """What is chosen, and below it what that means, in what room is left."""
    lines = column(choices, sample, spacing=2 * GRID)
    lines.setStretch(1, 1)
    return lines


@dataclass(frozen=True, slots=True)
class FirstRoutine:
    """What to begin with."""

    id: str
    title: str
    minutes: float


class DoneStep(QWidget):
    """What is set, and what to do next."""

    def __init__(self) -> None:
        super().__init__()
        self.picture, self.routine = Demonstration(), label("", "heading")
        self._set, self._how = label("", "reading"), label("", "reading")
        done = _card(label(_("Ready"), "title"), self._set, label(_("All of this is under Settings, too, and the setup as well."), "muted"))
        following = _card(label(_("A routine to begin with"), "muted"), self.routine, self._how)
        self._hands = _fact("person", _("No hands needed"), _("One hand up for a second pauses and goes on; both say that it hurts."))
        self._keys = _fact("info", _("A few keys"), _("In a session Space pauses, H says that it hurts, and ? shows all of them."))
        self.setLayout(column(Columns(_stack(done, following, self._hands, self._keys), self.picture)))

    def show_end(self, chosen: str, routine: FirstRoutine | None, stretch: Stretch | None, *, with_camera: bool) -> None:
        """What was chosen, and the routine that is proposed."""
        self._set.setText(chosen)
        self.routine.setText("" if routine is None else f"{routine.title}, {minutes_text(routine.minutes)}")
        self._hands.setVisible(with_camera)
        self._keys.setVisible(not with_camera)
        begin = _("Start with camera") if with_camera else _("Start without camera")
        how = _("1. Look at its stretches.\n2. Press “{begin}”.\n3. Get in place, and listen: all is said.")
        self._how.setText(how.format(begin=begin))
        if stretch is not None:
            self.picture.show_stretch(stretch.media, stretch.title, Side.LEFT)
