"""The left half of the routine page: what to look for, and the cards of what was found."""

from PyQt6.QtCore import QSize, pyqtSignal
from PyQt6.QtGui import QKeySequence, QShortcut
from PyQt6.QtWidgets import QButtonGroup, QLineEdit, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from stretchcoach.coaching.phrases import muscle_name
from stretchcoach.routine.values import Mode, Muscle, Position
from stretchcoach.ui import icons, theme
from stretchcoach.ui.inputs import Choice
from stretchcoach.ui.shelf import (
    BrokenItem,
    Shelf,
    ShelfItem,
    Wanted,
    assigned_text,
    card_sentence,
    minutes_text,
    position_name,
    prop_name,
    props_text,
)
from stretchcoach.ui.theme import GRID
from stretchcoach.ui.widgets import Badge, Button, Card, Chip, FlowLayout, Mark, breakable, column, label, row
from stretchcoach.words import _, capitalised, ngettext

MINUTES = (5, 10, 15, 20, 30)


class Filters(QWidget):
    """What somebody looks for."""

    changed = pyqtSignal()

    def __init__(self) -> None:
        super().__init__()
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Search"))
        self.search.setAccessibleName(_("Search the routines"))
        self.more = Button(_("Filters"), "settings")
        self.more.setCheckable(True)
        self.search.textChanged.connect(self._tell)
        QShortcut(QKeySequence.StandardKey.Find, self, self.search.setFocus)
        self.muscles = {muscle: Chip(muscle_name(muscle), icons.MUSCLE_ICONS[muscle], self._tell) for muscle in Muscle}
        anywhere = (_("Any position"), None)
        self.position = Choice(_("Position"), anywhere, *((position_name(position), position) for position in Position))
        lengths = ((ngettext("At most {n} minute", "At most {n} minutes", n).format(n=n), float(n)) for n in MINUTES)
        self.minutes = Choice(_("Length"), (_("Any length"), None), *lengths)
        for choice in (self.position, self.minutes):
            choice.currentIndexChanged.connect(self._tell)
        self.nothing = Chip(_("nothing"), toggled=self._nothing_at_hand)
        self.props: dict[str, Chip] = {}
        self._props = FlowLayout(label(_("At hand:"), "muted", wrap=False), self.nothing)
        self._quiet = False
        box = QWidget()
        rows = column(FlowLayout(*self.muscles.values()), FlowLayout(self.position, self.minutes), spacing=GRID + 4)
        rows.addLayout(self._props)
        box.setLayout(rows)
        searching = row()
        searching.addWidget(self.search, 1)
        searching.addWidget(self.more)
        lines = column(searching, box, spacing=GRID + 4)
        self.setLayout(lines)
        self.more.toggled.connect(box.setVisible)
        self.more.setChecked(True)
        self.more.setChecked(not theme.current().is_large)  # large text has no room for both filters and cards at first

    def offer_props(self, props: tuple[str, ...]) -> None:
        """The things that any routine needs."""
        for prop in props:
            if prop not in self.props:
                self.props[prop] = Chip(prop_name(prop), toggled=self._something_at_hand)
                self._props.addWidget(self.props[prop])
        for prop, chip in self.props.items():
            chip.setVisible(prop in props)

    @property
    def controls(self) -> list[QWidget]:
        """What Tab visits, in order."""
        return [self.search, self.more, *self.muscles.values(), self.position, self.minutes, self.nothing, *self.props.values()]

    @property
    def wanted(self) -> Wanted:
        """What is looked for now."""
        at_hand = frozenset(prop for prop, chip in self.props.items() if chip.isChecked())
        return Wanted(
            text=self.search.text(),
            muscles=frozenset(muscle for muscle, chip in self.muscles.items() if chip.isChecked()),
            position=self.position.currentData(),
            props=at_hand if at_hand or self.nothing.isChecked() else None,
            minutes=self.minutes.currentData(),
        )

    def clear(self) -> None:
        """Look for everything again."""
        self._quiet = True
        self.search.clear()
        for chip in (*self.muscles.values(), self.nothing, *self.props.values()):
            chip.setChecked(False)
        self.position.setCurrentIndex(0)
        self.minutes.setCurrentIndex(0)
        self._quiet = False
        self._tell()

    def _nothing_at_hand(self) -> None:
        if self.nothing.isChecked():
            for chip in self.props.values():
                chip.setChecked(False)
        self._tell()

    def _something_at_hand(self) -> None:
        if any(chip.isChecked() for chip in self.props.values()):
            self.nothing.setChecked(False)
        self._tell()

    def _tell(self) -> None:
        if not self._quiet:
            self.changed.emit()


class ChoiceCard(QPushButton):
    """A card that can be chosen; the arrow keys go from one to the next."""

    def __init__(self, sentence: str, layout: QVBoxLayout) -> None:
        super().__init__()
        self.setProperty("kind", "choice_card")
        self.setCheckable(True)
        self.setAccessibleName(sentence)
        layout.setContentsMargins(GRID * 2, GRID + 4, GRID * 2, GRID + 4)
        self.setLayout(layout)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """What is on it, not the text of a button."""
        layout = self.layout()
        return layout.sizeHint() if layout else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """The same."""
        layout = self.layout()
        return layout.minimumSize() if layout else super().minimumSizeHint()


class RoutineCard(ChoiceCard):
    """A routine at a glance."""

    def __init__(self, item: ShelfItem) -> None:
        self.item = item
        routine = item.routine
        badges = FlowLayout()
        for muscle in routine.muscle:
            badges.addWidget(Badge(muscle_name(muscle), icons.MUSCLE_ICONS[muscle]))
        if routine.mode is Mode.GENTLE:
            badges.addWidget(Badge(_("Gentle"), "gentle", "badge_good", "on_primary_soft"))
        facts = [capitalised(minutes_text(item.minutes)), *map(position_name, item.positions), props_text(item.props)]
        lines = column(label(routine.title, "heading"), badges, label("  ·  ".join(facts), "small"))
        if routine.assigned_by:
            lines.addLayout(row(Mark("person", 18, "primary"), label(assigned_text(routine.assigned_by), "small")))
        super().__init__(card_sentence(item), lines)


class BrokenCard(ChoiceCard):
    """A file that cannot be used."""

    def __init__(self, item: BrokenItem) -> None:
        self.item = item
        count = ngettext("{n} problem", "{n} problems", len(item.problems)).format(n=len(item.problems))
        told = _("Cannot be used: {count}").format(count=count)
        text = column(label(breakable(item.file), "strong"), label(told, "small"), spacing=GRID // 2)
        line = row(Mark("warn", 24, "amber"), spacing=GRID + 4)
        line.addLayout(text, 1)
        super().__init__(f"{item.file}. {told}", column(line))


class RoutineList(QWidget):
    """The cards of what fits, under headings, and the files that cannot be used."""

    chosen = pyqtSignal(object)  # a ShelfItem, a BrokenItem, or None where nothing fits
    clear_wanted = pyqtSignal()

    def __init__(self) -> None:
        super().__init__()
        self.cards: list[RoutineCard | BrokenCard] = []
        self._group = QButtonGroup(self)
        self._lines = column(spacing=GRID + 4)
        self.setLayout(self._lines)
        self.clear_filters = Button(_("Clear the filters"), "close", self.clear_wanted.emit)
        nothing_fits = column(label(_("No routine fits all of this."), "heading"), margin=GRID * 2)
        nothing_fits.addWidget(label(_("Take away one of the filters, or look at everything again."), "muted"))
        nothing_fits.addLayout(FlowLayout(self.clear_filters))
        self.nothing_fits = Card(nothing_fits)
        empty = column(label(_("There is no routine yet."), "heading"), margin=GRID * 2)
        empty.addWidget(label(_("Drop a routine file here, or press “Add a routine file”. Your therapist may have sent you one."), "muted"))
        self.empty = Card(empty)
        for card in (self.nothing_fits, self.empty):
            card.hide()
            self._lines.addWidget(card)
        self._made: list[QWidget] = []

    def show_fitting(self, shelf: Shelf, wanted: Wanted) -> None:
        """Show what fits; what was chosen stays chosen, if it is still there."""
        before = self.chosen_item
        for widget in self._made:
            self._lines.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._made, self.cards = [], []
        fitting = [item for item in shelf.items if wanted.fits(item)]
        mine, shipped = [item for item in fitting if item.mine], [item for item in fitting if not item.mine]
        self._section(_("Yours"), [RoutineCard(item) for item in mine])
        self._section(_("Come with the program") if mine else "", [RoutineCard(item) for item in shipped])
        self.nothing_fits.setVisible(bool(shelf.items) and not fitting)
        self.empty.setVisible(not shelf.items)
        self._section(_("Files that cannot be used"), [BrokenCard(item) for item in shelf.broken])
        again = next((card for card in self.cards if _same(card.item, before)), None)
        first = next((card for card in self.cards if isinstance(card, RoutineCard)), None)
        if card := again or first:
            card.setChecked(True)
        else:
            self.chosen.emit(None)

    @property
    def chosen_item(self) -> ShelfItem | BrokenItem | None:
        """What is chosen."""
        return next((card.item for card in self.cards if card.isChecked()), None)

    def _section(self, title: str, cards: list[RoutineCard] | list[BrokenCard]) -> None:
        if cards and title:
            self._show(label(title, "muted"))
        for card in cards:
            self.cards.append(card)
            self._group.addButton(card)
            card.toggled.connect(lambda on, item=card.item: self.chosen.emit(item) if on else None)
            self._show(card)

    def _show(self, widget: QWidget) -> None:
        self._made.append(widget)
        self._lines.addWidget(widget)


def _same(one: ShelfItem | BrokenItem, other: ShelfItem | BrokenItem | None) -> bool:
    match one, other:
        case ShelfItem(), ShelfItem():
            return one.routine.id == other.routine.id
        case BrokenItem(), BrokenItem():
            return one.file == other.file
    return False
