"""A window to try with the keyboard, and what to show in it."""

from functools import cache
from typing import Any

from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QLineEdit, QScrollArea, QSpinBox, QWidget
from support.session import ROUTINES

from stretchcoach.routine.library import Library
from stretchcoach.routine.routines import CardStep, DynamicStep, Routine, StretchStep
from stretchcoach.ui.fit_text import FitText
from stretchcoach.ui.routine_page import BrokenItem, Shelf, ShelfItem

ASSIGNED = b"""
id: for_me
title: Knee programme, week two
muscle: [quadriceps, hamstring]
mode: gentle
dose: low_mobility
assigned_by: A. Therapist
note: Left leg first.
steps:
  - {kind: stretch, stretch: quad_standing, side: both}
  - {kind: walk, duration: 60 s}
  - {kind: stretch, stretch: hamstring_chair, side: right, hold: 15 s}
  - {kind: card, card: self_massage}
limits:
  - {stretch: quad_standing, side: left, never_beyond: 120 deg, hold_max: 20 s}
"""
BROKEN = BrokenItem("evening_of_anna.yaml", ("evening_of_anna.yaml:7:5: unknown field 'hodl': did you mean 'hold'?", "no place"))
SHOWN = ("after_exercise_quads", "before_exercise_quads", "chair_hamstring_gentle", "evening_three_muscles")


@cache
def library() -> Library:
    """Every stretch and card, four routines of those that the program ships, and one that somebody assigned."""
    found_files = (path for path in ROUTINES.rglob("*.yaml") if path.parent != ROUTINES or path.stem in SHOWN)
    files = {path.relative_to(ROUTINES).as_posix(): path.read_bytes() for path in found_files}
    found = Library(files | {"for_me.yaml": ASSIGNED})
    assert not found.problems
    return found


def item(id_: str = "for_me", **more: Any) -> ShelfItem:
    """A routine as the page wants it."""
    known = library()
    routine: Routine = known.routines[id_]
    ids = dict.fromkeys(step.stretch for step in routine.steps if isinstance(step, (StretchStep, DynamicStep)))
    stretches = tuple(known.stretches[stretch] for stretch in ids)
    given: dict[str, Any] = {
        "routine": routine,
        "stretches": stretches,
        "minutes": routine.duration_s(known) / 60,
        "props": tuple(sorted({prop for stretch in stretches for prop in stretch.props})),
        "positions": tuple(dict.fromkeys(stretch.position for stretch in stretches)),
        "mine": id_ == "for_me",
        "cards": tuple(known.cards[step.card] for step in routine.steps if isinstance(step, CardStep)),
    }
    return ShelfItem(**(given | more))


def shelf() -> Shelf:
    """Every routine, and a file that cannot be used."""
    return Shelf(tuple(item(id_) for id_ in library().routines), (BROKEN,), tuple(library().stretches.values()))


class Keys:
    """Somebody with a keyboard and no mouse."""

    def __init__(self, qtbot: Any, window: QWidget) -> None:
        self._bot, self._window = qtbot, window
        qtbot.addWidget(window)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()

    def press(self, key: Qt.Key, times: int = 1, with_: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """A key, wherever the focus is."""
        for _ in range(times):
            self._bot.keyClick(QApplication.focusWidget() or self._window, key, with_)

    def type(self, text: str) -> None:
        """Letters."""
        self._bot.keyClicks(QApplication.focusWidget(), text)

    def tab_to(self, wanted: QWidget) -> None:
        """Tab until it is reached; it must be reached. (Tab stops twice in a time of day: at its hours, and at its minutes.)"""
        seen: list[QWidget | None] = []
        while QApplication.focusWidget() not in seen[:-1]:
            seen.append(focus := QApplication.focusWidget())
            if focus is wanted:
                return
            self.press(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab never reaches {wanted.accessibleName() or wanted}")


def texts(widget: QWidget) -> str:
    """Everything that is written on a page, for those who can see it."""
    labels = [label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget)]
    return "\n".join(text.replace("\u200b", "") for text in labels)


def nameless(widget: QWidget) -> list[QWidget]:
    """Controls that a screen reader has no name for."""
    controls = [found for kind in (QAbstractButton, QComboBox, QSpinBox, QLineEdit) for found in widget.findChildren(kind)]
    own = [control for control in controls if not control.objectName().startswith("qt_")]
    return [control for control in own if not control.accessibleName() and not getattr(control, "text", str)()]


def clipped(window: QWidget) -> list[str]:
    """What does not get the room it needs; what can be scrolled to has it."""
    found = []
    for label in window.findChildren(QLabel):
        if isinstance(label, FitText):  # shrinks rather than being cut off
            if label.isVisible() and label.text() and not label.fits:
                found.append(f"text {label.text()!r}: {label.size()}")
        elif label.isVisible() and label.text():
            needed = label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()
            if label.height() < needed or label.width() < label.minimumSizeHint().width():
                found.append(f"text {label.text()!r}: {label.size()}")
    for button in window.findChildren(QAbstractButton):
        if button.isVisible() and button.width() < button.minimumSizeHint().width():
            found.append(f"button {button.accessibleName()!r}: {button.size()}")
    for area in window.findChildren(QScrollArea):
        content, port = area.widget(), area.viewport()
        if area.isVisible() and content and port and content.minimumSizeHint().width() > port.width():
            found.append(f"a page of {content.minimumSizeHint().width()} px in {port.width()} px")
    return found
