from pathlib import Path
from typing import Any

import pytest
from PyQt6.QtCore import QMimeData, QPointF, Qt, QUrl
from PyQt6.QtGui import QDragEnterEvent, QDropEvent
from PyQt6.QtWidgets import QApplication, QFileDialog, QWidget
from support.pages import BROKEN, Keys, clipped, item, nameless, shelf, texts

from stretchcoach.routine.routines import Routine, StretchStep
from stretchcoach.routine.values import StepSide
from stretchcoach.ui import theme
from stretchcoach.ui.routine_list import BrokenCard, RoutineCard
from stretchcoach.ui.routine_page import RoutinePage, Shelf, ShelfItem
from stretchcoach.ui.routine_panels import split_problem

Key = Qt.Key


@pytest.fixture
def page(qtbot: Any) -> RoutinePage:
    made = RoutinePage()
    made.resize(1262, 728)
    made.set_shelf(shelf())
    return made


@pytest.fixture
def keys(qtbot: Any, page: RoutinePage) -> Keys:
    used = Keys(qtbot, page)
    page.filters.search.setFocus()
    return used


@pytest.fixture
def started(page: RoutinePage) -> list[tuple[Routine, bool]]:
    found: list[tuple[Routine, bool]] = []
    page.start_requested.connect(lambda routine, use_camera: found.append((routine, use_camera)))
    return found


def shown(page: RoutinePage) -> list[str]:
    return [card.item.routine.id for card in page.list.cards if isinstance(card, RoutineCard)]


class TestByKeyboardAlone:
    def test_find_a_routine_and_start_it_without_a_camera(self, page: RoutinePage, keys: Keys, started: list[Any]) -> None:
        keys.type("evening")
        assert shown(page) == ["evening_three_muscles"]
        keys.tab_to(page.detail.without_camera)
        keys.press(Key.Key_Return)
        assert started == [(item("evening_three_muscles").routine, False)]

    def test_go_through_the_cards_and_start_with_the_camera(self, page: RoutinePage, keys: Keys, started: list[Any]) -> None:
        keys.tab_to(page.list.cards[0])
        keys.press(Key.Key_Down, 2)
        assert page.list.chosen_item == item("before_exercise_quads")
        keys.tab_to(page.detail.with_camera)
        keys.press(Key.Key_Space)
        assert started == [(item("before_exercise_quads").routine, True)]

    def test_change_a_hold_for_today(self, page: RoutinePage, keys: Keys, started: list[Any]) -> None:
        page.choose("evening_three_muscles")
        step = page.detail.steps[0]
        keys.tab_to(step.more)
        keys.press(Key.Key_Space)
        keys.tab_to(step.steppers["hold_s"].box)
        keys.press(Key.Key_Down, 2)
        keys.tab_to(step.steppers["sets"].box)
        keys.press(Key.Key_Up)
        assert "4 holds of 20 s, each leg, rest 15 s" in texts(page.detail)
        keys.tab_to(page.detail.with_camera)
        keys.press(Key.Key_Return)
        (routine, _), written = started[0], item("evening_three_muscles").routine
        assert routine.steps == (StretchStep(stretch="quad_half_kneeling", hold_s=20, sets=4), *written.steps[1:])

    def test_take_it_all_back(self, page: RoutinePage, keys: Keys) -> None:
        keys.tab_to(page.detail.steps[1].included)
        keys.press(Key.Key_Space)
        assert "Left out today" in texts(page.detail)
        keys.tab_to(page.detail._reset)
        keys.press(Key.Key_Return)
        assert page.detail.routine is item().routine
        assert QApplication.focusWidget() is page.detail.with_camera

    def test_nothing_fits_and_the_way_back(self, page: RoutinePage, keys: Keys) -> None:
        keys.type("zumba")
        assert shown(page) == []
        assert "No routine fits all of this." in texts(page.list)
        keys.tab_to(page.list.clear_filters)
        keys.press(Key.Key_Return)
        assert len(shown(page)) == 5
        assert QApplication.focusWidget() is page.filters.search

    def test_read_what_is_wrong_with_a_file(self, page: RoutinePage, keys: Keys) -> None:
        keys.tab_to(page.list.cards[0])
        keys.press(Key.Key_Up)  # from the first round to the last
        if not isinstance(page.list.chosen_item, type(BROKEN)):
            keys.press(Key.Key_Down, len(page.list.cards))
        assert page.list.chosen_item == BROKEN
        said = texts(page.broken)
        assert "evening_of_anna.yaml cannot be used" in said
        assert "Line 7, column 5\nUnknown field 'hodl': did you mean 'hold'?" in said
        assert "no place" in said

    def test_check_my_form(self, page: RoutinePage, keys: Keys) -> None:
        asked: list[tuple[str, StepSide]] = []
        page.check_form_requested.connect(lambda stretch, side: asked.append((stretch, side)))
        keys.tab_to(page.check_form)
        keys.press(Key.Key_Space)
        assert page.form.stretch.currentData() == "quad_standing"  # of the routine at hand
        keys.tab_to(page.form.sides[StepSide.LEFT])
        keys.press(Key.Key_Right)
        keys.tab_to(page.form.start)
        keys.press(Key.Key_Return)
        keys.tab_to(page.form.stretch)
        keys.press(Key.Key_Home)
        keys.tab_to(page.form.start)
        keys.press(Key.Key_Return)
        assert asked == [("quad_standing", StepSide.RIGHT), ("adductor_butterfly", StepSide.BOTH)]

    def test_tab_goes_where_the_eye_goes(self, page: RoutinePage, keys: Keys) -> None:
        """Down the left half, then down the right one."""
        page.detail.steps[0].more.setChecked(True)
        visited: list[QWidget] = []
        while (focus := QApplication.focusWidget()) not in visited:
            assert focus is not None
            visited.append(focus)
            keys.press(Key.Key_Tab)
        places = {widget: widget.mapTo(page, widget.rect().topLeft()) for widget in visited}
        halves = [[at for at in places.values() if (at.x() > page.width() * 0.46) is right] for right in (False, True)]
        assert len(visited) == sum(map(len, halves)) >= 20
        at_search = visited.index(page.filters.search)
        assert at_search == 0 and visited[-2:] == [page.check_form, page.add_file]
        order = [places[widget] for widget in (*visited[-2:], *visited[:-2])]
        assert order == [*halves[0][-2:], *halves[0][:-2], *halves[1]]
        for half in (order[: len(halves[0])], halves[1]):
            rows = [at.y() // 24 for at in half]
            assert rows == sorted(rows)

    def test_put_a_message_away(self, page: RoutinePage, keys: Keys) -> None:
        page.show_message("It was added.", "good")
        assert page.banner.isVisible() and page.banner.accessibleName() == "It was added."
        keys.tab_to(page.banner.close_button)
        keys.press(Key.Key_Space)
        assert not page.banner.isVisible()

    def test_every_control_has_a_name(self, page: RoutinePage) -> None:
        for card in page.list.cards:
            card.setChecked(True)
            assert nameless(page) == []


class TestChanging:
    def test_no_step_left_means_no_start(self, page: RoutinePage, started: list[Any]) -> None:
        for card in page.detail.steps:
            card.included.setChecked(False)
        assert not page.detail.with_camera.isEnabled() and not page.detail.without_camera.isEnabled()
        assert page.detail.routine is None
        page.detail.with_camera.click()
        assert started == []

    @pytest.mark.parametrize(("at", "sets"), [(0, [3, 3, 3]), (1, [2, 2, 2]), (2, [1, 1, 1])])
    def test_shorten_the_whole(self, page: RoutinePage, at: int, sets: list[int]) -> None:
        page.choose("evening_three_muscles")
        before = page.detail._time.text()
        page.detail.length.setCurrentIndex(at)
        page.detail.length.activated.emit(at)
        routine = page.detail.routine
        assert routine is not None
        assert [routine.dose_of(step).sets for step in routine.steps if isinstance(step, StretchStep)] == sets
        assert (page.detail._time.text() == before) == (at == 0)

    def test_a_limit_cannot_be_passed(self, page: RoutinePage) -> None:
        step = page.detail.steps[0]
        step.steppers["hold_s"].set_value(60)
        assert step.steppers["hold_s"].value == 20
        assert "hold at most 20 s" in texts(page.detail)

    def test_what_was_changed_survives_a_search_and_new_files(self, page: RoutinePage) -> None:
        page.detail.steps[0].steppers["sets"].set_value(1)
        page.filters.search.setText("knee")
        page.set_shelf(Shelf((*shelf().items, item("after_exercise_quads", mine=True))))
        assert page.detail.steps[0].steppers["sets"].value == 1

    def test_another_version_of_the_file_is_shown(self, page: RoutinePage) -> None:
        page.detail.steps[0].steppers["sets"].set_value(1)
        renamed = item().routine.model_copy(update={"title": "Week three"})
        page.set_shelf(Shelf((item(routine=renamed),)))
        assert page.detail.routine == renamed
        assert "Week three" in texts(page.detail)


class TestFilters:
    def test_marks_props_and_lengths_narrow_down(self, page: RoutinePage) -> None:
        page.filters.props["chair"].setChecked(True)
        assert "evening_three_muscles" not in shown(page)
        page.filters.minutes.setCurrentIndex(1)
        assert shown(page) == ["before_exercise_quads"]

    def test_nothing_at_hand_and_something_exclude_each_other(self, page: RoutinePage) -> None:
        page.filters.props["chair"].setChecked(True)
        page.filters.nothing.setChecked(True)
        assert not page.filters.props["chair"].isChecked()
        assert page.filters.wanted.props == frozenset()
        page.filters.props["strap"].setChecked(True)
        assert page.filters.wanted.props == {"strap"}

    def test_what_is_chosen_stays_if_it_fits_and_gives_way_if_not(self, page: RoutinePage) -> None:
        page.choose("chair_hamstring_gentle")
        page.filters.search.setText("gentle")
        assert isinstance(page.list.chosen_item, ShelfItem) and page.list.chosen_item.routine.id == "chair_hamstring_gentle"
        page.filters.search.setText("evening")
        assert isinstance(page.list.chosen_item, ShelfItem) and page.list.chosen_item.routine.id == "evening_three_muscles"

    def test_ones_own_come_first(self, page: RoutinePage) -> None:
        assert shown(page)[0] == "for_me"

    def test_an_empty_shelf_says_what_to_do(self, qtbot: Any) -> None:
        page = RoutinePage()
        qtbot.addWidget(page)
        assert "There is no routine yet." in texts(page.list)
        assert not page.check_form.isEnabled() or page.form.stretch.count() == 0


class TestFiles:
    def drag(self, *urls: str) -> QMimeData:
        data = QMimeData()
        data.setUrls([QUrl(url) for url in urls])
        return data

    def test_a_file_is_dropped(self, page: RoutinePage, tmp_path: Path) -> None:
        taken: list[str] = []
        page.file_dropped.connect(taken.append)
        data = self.drag(QUrl.fromLocalFile(str(tmp_path / "a b.yaml")).toString(), "https://example.org/b.yaml")
        action, buttons, no_keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        enter = QDragEnterEvent(QPointF(9, 9).toPoint(), action, data, buttons, no_keys)
        enter.ignore()
        page.dragEnterEvent(enter)
        assert enter.isAccepted()
        page.dropEvent(QDropEvent(QPointF(9, 9), action, data, buttons, no_keys))
        assert taken == [str(tmp_path / "a b.yaml")]

    def test_what_is_not_on_this_computer_is_not_taken(self, page: RoutinePage) -> None:
        data = self.drag("https://example.org/b.yaml")
        action, buttons, no_keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        enter = QDragEnterEvent(QPointF(9, 9).toPoint(), action, data, buttons, no_keys)
        enter.ignore()
        page.dragEnterEvent(enter)
        assert not enter.isAccepted()

    @pytest.mark.parametrize(("chosen", "taken"), [("/x/a.yaml", ["/x/a.yaml"]), ("", [])])
    def test_a_file_is_picked(self, page: RoutinePage, monkeypatch: pytest.MonkeyPatch, chosen: str, taken: list[str]) -> None:
        found: list[str] = []
        page.file_dropped.connect(found.append)
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (chosen, ""))
        page.add_file.click()
        assert found == taken

    def test_a_broken_file_can_be_chosen_by_its_name(self, page: RoutinePage) -> None:
        page.choose("evening_of_anna.yaml")
        assert page.list.chosen_item == BROKEN
        assert any(isinstance(card, BrokenCard) and card.isChecked() for card in page.list.cards)

    def test_where_a_problem_is(self) -> None:
        assert split_problem("a/b.yaml:10:5: it has no unit: write '30 s'") == ("Line 10, column 5", "It has no unit: write '30 s'")
        assert split_problem("c:\\x\\b.yaml:1:2: bad") == ("Line 1, column 2", "Bad")
        assert split_problem("nothing of the kind") == ("", "nothing of the kind")


def test_text_that_grows_while_the_lists_are_full_widens_no_page(page: RoutinePage, keys: Keys, qapp: QApplication) -> None:
    long = shelf().stretches[0].model_copy(update={"title": "Sit down and slowly straighten the leg that cramps"})
    page.set_shelf(Shelf(shelf().items, (), (long,)))
    page.check_form.click()
    theme.apply(qapp, Qt.ColorScheme.Light, text=2.0)
    for _ in range(5):
        qapp.processEvents()
    assert clipped(page) == []


@pytest.mark.parametrize("font_px", [13, 26])
@pytest.mark.parametrize("size", [(1262, 700), (1816, 1000), (860, 560)])
@pytest.mark.parametrize("name", ["for_me", "evening_three_muscles", "evening_of_anna.yaml", "form"])
def test_nothing_is_clipped(qapp: QApplication, qtbot: Any, font_px: int, size: tuple[int, int], name: str) -> None:
    if font_px == 26 and size[0] < 1262:
        pytest.skip("the smallest window is for the usual text")
    font = qapp.font()
    font.setPixelSize(font_px)
    qapp.setFont(font)
    page = RoutinePage()
    qtbot.addWidget(page)
    page.resize(*size)
    page.show()
    page.set_shelf(shelf())
    page.show_message("Something was added, and this is told in a sentence that does not fit on one line of a narrow page.", "amber")
    if name == "form":
        page.check_form.click()
    else:
        page.choose(name)
    for card in page.detail.steps:
        if card.steppers:
            card.more.setChecked(True)
    for _ in range(5):  # a page that gets longer gets a scroll bar, and then is narrower
        qapp.processEvents()
    assert (page.width(), page.height()) == size
    assert clipped(page) == []
