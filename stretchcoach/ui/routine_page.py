"""The routine page: find a routine, see what it asks, change it for today, and start it; take in a file that somebody sent."""

from pathlib import Path

from PyQt6.QtCore import Qt, pyqtSignal
from PyQt6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeySequence, QShortcut
from PyQt6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from stretchcoach.ui.routine_detail import RoutineDetail
from stretchcoach.ui.routine_list import Filters, RoutineList
from stretchcoach.ui.routine_panels import BrokenFile, FormCheck, Nothing
from stretchcoach.ui.shelf import BrokenItem, Shelf, ShelfItem
from stretchcoach.ui.theme import GRID
from stretchcoach.ui.widgets import Banner, Button, Card, FlowLayout, Kind, Mark, column, in_tab_order, label, row, scrolled
from stretchcoach.words import _

__all__ = ["BrokenItem", "RoutinePage", "Shelf", "ShelfItem"]


class RoutinePage(QWidget):
    """Shows a shelf; everything that is asked of it goes out as a signal."""

    start_requested = pyqtSignal(object, bool)  # the Routine for today, with the camera or without
    check_form_requested = pyqtSignal(str, object)  # stretch id, StepSide
    file_dropped = pyqtSignal(str)  # path of a routine file to take in

    def __init__(self) -> None:
        super().__init__()
        self._shelf = Shelf()
        self.banner = Banner()
        self.filters, self.list = Filters(), RoutineList()
        self.detail, self.form, self.broken, self.nothing = RoutineDetail(), FormCheck(), BrokenFile(), Nothing()
        self.add_file = Button(_("Add a routine file"), "add", self._pick_file)
        self.check_form = Button(_("Check my form"), "form", self._toggle_form)
        self.check_form.setCheckable(True)
        self._panels = QStackedWidget()
        for panel in (self.nothing, self.detail, self.form, self.broken):
            self._panels.addWidget(panel)
        self._drop = self._drop_hint()
        self._arrange()
        self.setAcceptDrops(True)
        self.filters.changed.connect(self._find)
        self.list.chosen.connect(self._show_chosen)
        self.list.clear_wanted.connect(self._clear_filters)
        self.detail.start_requested.connect(self.start_requested)
        self.form.check_form_requested.connect(self.check_form_requested)
        self.form.closed.connect(self._close_form)
        QShortcut(QKeySequence.StandardKey.Open, self, self._pick_file)
        self._find()

    def set_shelf(self, shelf: Shelf) -> None:
        """Show other routines; filters and what was chosen stay."""
        self._shelf = shelf
        self.filters.offer_props(tuple(sorted({prop for item in shelf.items for prop in item.props})))
        self.form.set_stretches(shelf.checkable)
        self.check_form.setEnabled(bool(shelf.checkable))
        self._find()

    def show_message(self, text: str, kind: str = Kind.GOOD) -> None:
        """Say something above the page.

        Args:
            kind: good, amber (something is to be mended) or red.
        """
        self.banner.show_message(text, Kind(kind))

    def choose(self, name: str) -> None:
        """Choose a routine by its id, or a broken file by its name: one that has just been added, for instance."""
        for card in self.list.cards:
            if name == (card.item.routine.id if isinstance(card.item, ShelfItem) else card.item.file):
                card.setChecked(True)
                self._finder.ensureWidgetVisible(card)

    def _arrange(self) -> None:
        finder = column(label(_("What will you stretch?"), "title"), spacing=GRID * 2)
        finder.setContentsMargins(GRID * 3, GRID * 3, GRID * 2, GRID * 3)
        finder.addLayout(FlowLayout(self.check_form, self.add_file))
        finder.addWidget(self.filters)
        finder.addWidget(self.list)
        finder.addStretch(1)
        content = QWidget()
        content.setLayout(finder)
        self._finder = scrolled(content)
        right = Card(column(self._panels), "panel")
        halves = row(spacing=0)
        halves.addWidget(self._finder, 5)
        halves.addWidget(right, 6)
        page = column(self.banner, self._drop, spacing=0)
        page.addLayout(halves, 1)
        self.setLayout(page)

    def _drop_hint(self) -> Card:
        line = row(Mark("add", 22, "on_primary_soft"), spacing=GRID + 4, margin=GRID * 2)
        line.addWidget(label(_("Let go: the file is checked first, then kept with your routines."), "strong"), 1)
        card = Card(line, "good")
        card.hide()
        return card

    def _find(self) -> None:
        self.list.show_fitting(self._shelf, self.filters.wanted)
        self._order_tabs()

    def _order_tabs(self) -> None:
        left = [self.banner.close_button, self.check_form, self.add_file, *self.filters.controls, self.list.clear_filters, *self.list.cards]
        in_tab_order([*left, *self.form.controls, *self.detail.controls])

    def _clear_filters(self) -> None:
        self.filters.clear()
        self.filters.search.setFocus()  # the button that was pressed is gone

    def _show_chosen(self, item: ShelfItem | BrokenItem | None) -> None:
        self.check_form.setChecked(False)
        match item:
            case ShelfItem():
                self.detail.show_item(item)
                self._panels.setCurrentWidget(self.detail)
            case BrokenItem():
                self.broken.show_item(item)
                self._panels.setCurrentWidget(self.broken)
            case _:
                self._panels.setCurrentWidget(self.nothing)
        self._order_tabs()
        for card in self.list.cards:
            if card.isChecked() and card.hasFocus():
                self._finder.ensureWidgetVisible(card)

    def _toggle_form(self) -> None:
        if self.check_form.isChecked():
            self._panels.setCurrentWidget(self.form)
            if isinstance(item := self.list.chosen_item, ShelfItem):
                self.form.suggest(item.stretches)
            self.form.stretch.setFocus()
        else:
            self._show_chosen(self.list.chosen_item)

    def _close_form(self) -> None:
        self._show_chosen(self.list.chosen_item)
        self.check_form.setFocus()

    def _pick_file(self) -> None:
        path, _filter = QFileDialog.getOpenFileName(self, _("Add a routine file"), "", _("Routine files (*.yaml *.yml)"))
        if path:
            self.file_dropped.emit(path)

    def dragEnterEvent(self, event: QDragEnterEvent | None) -> None:
        """Files of this computer are welcome; whether one is a routine is found out when it is read."""
        if event is not None and _local_files(event):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self._drop.show()

    def dragLeaveEvent(self, event: QDragLeaveEvent | None) -> None:
        """Taken away again."""
        self._drop.hide()

    def dropEvent(self, event: QDropEvent | None) -> None:
        """Take the files in."""
        self._drop.hide()
        if event is not None:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            for path in _local_files(event):
                self.file_dropped.emit(path)


def _local_files(event: QDropEvent) -> list[str]:
    data = event.mimeData()
    urls = data.urls() if data is not None else []
    return [str(Path(url.toLocalFile())) for url in urls if url.isLocalFile()]
