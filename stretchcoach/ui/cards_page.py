"""Care cards: what may feel good after a cramp or a stretch, and what is good to know; each opens to a countdown or to be read."""

from collections.abc import Sequence

from PyQt6.QtCore import QSize, Qt, pyqtSignal
from PyQt6.QtWidgets import QPushButton, QSizePolicy, QStackedWidget, QWidget

from stretchcoach.coaching.relief_cards import how_long
from stretchcoach.routine.values import Card
from stretchcoach.ui import theme
from stretchcoach.ui.card_view import CardView, icon_of
from stretchcoach.ui.theme import GRID
from stretchcoach.ui.widgets import FlowLayout, Mark, column, label, row, scrolled
from stretchcoach.words import _

_TILE_PX = 218  # at 100 %: five beside each other in a full window


class CardTile(QPushButton):
    """A card that can be opened: its mark, its name, how long it takes."""

    def __init__(self, card: Card) -> None:
        super().__init__()
        time = how_long(card)
        self.setProperty("kind", "choice_card")
        self.setAccessibleName(card.title)
        self.setAccessibleDescription(time or _("to read"))
        self.setAutoDefault(True)
        self._inside = row(Mark(icon_of(card), 36, "primary"), spacing=2 * GRID, margin=2 * GRID)
        words = column(label(card.title, "strong"), label(time or _("to read"), "muted"), spacing=GRID // 2)
        words.insertStretch(0, 1)
        words.addStretch(1)
        self._inside.addLayout(words, 1)
        for part in self.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setLayout(self._inside)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As wide as its neighbours, as high as its text needs."""
        width = theme.current().px(_TILE_PX)
        return QSize(width, max(self._inside.heightForWidth(width), theme.current().px(92)))

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()


class CardsPage(QWidget):
    """The list, and the card that is open."""

    opened = pyqtSignal(str)  # the card's id

    def __init__(self) -> None:
        super().__init__()
        self.view = CardView()
        self.tiles: dict[str, CardTile] = {}
        self._lists = column(spacing=2 * GRID, margin=4 * GRID)
        content = QWidget()
        content.setLayout(self._lists)
        self._list = scrolled(content)
        opened = QWidget()
        opened.setLayout(column(self.view, margin=2 * GRID))
        self._screens = QStackedWidget()
        self._screens.addWidget(self._list)
        self._screens.addWidget(opened)
        self.setLayout(column(self._screens))
        self.setAccessibleName(_("Care cards"))

    @property
    def open_card(self) -> bool:
        """Whether a card is open."""
        return self._screens.currentIndex() == 1

    def show_cards(self, to_do: Sequence[Card], to_know: Sequence[Card], warning: Card) -> None:
        """The list.

        Args:
            warning: what stands wherever remedies are listed.
        """
        while item := self._lists.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self.tiles = {card.id: self._tile(card) for card in (*to_do, *to_know)}
        hint = _("What may feel good after a cramp or a stretch. Choose one; nothing of it is kept.")
        self._lists.addWidget(label(_("Care cards"), "title"))
        self._lists.addWidget(label(hint, "muted"))
        for title, cards in ((_("To do"), to_do), (_("Good to know"), to_know)):
            box = QWidget()
            lines = column(label(title, "heading"), spacing=GRID)
            lines.addLayout(FlowLayout(*(self.tiles[card.id] for card in cards), spacing=GRID + GRID // 2))
            box.setLayout(lines)
            self._lists.addWidget(box)
        self._lists.addWidget(label(" ".join((*warning.lines, warning.caution)), "small"))
        self._lists.addStretch(1)
        self.show_list()

    def show_list(self, at: str = "") -> None:
        """Back to the list.

        Args:
            at: the card to go on from.
        """
        self._screens.setCurrentIndex(0)
        if at in self.tiles:
            self.tiles[at].setFocus()

    def show_card(self, card: Card) -> None:
        """Open a card."""
        self._screens.setCurrentIndex(1)
        self.view.show_card(card)

    def _tile(self, card: Card) -> CardTile:
        tile = CardTile(card)
        tile.clicked.connect(lambda: self.opened.emit(card.id))
        return tile
