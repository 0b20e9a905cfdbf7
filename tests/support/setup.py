"""A setup assistant with cameras and stretches, and what a camera may see of somebody who sets up."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np
from PyQt6.QtWidgets import QComboBox
from support.figure import SIZE_PX, Figure, quad, strap
from support.pages import clipped, library

from stretchcoach.body.pose import Observation, Picture
from stretchcoach.coaching.placement import Placement, examine
from stretchcoach.ui import theme
from stretchcoach.ui.camera_view import Snapshot
from stretchcoach.ui.setup_page import SetupPage, Step
from stretchcoach.ui.setup_steps import FirstRoutine

CAMERAS = [("Built-in camera", "camera:0"), ("USB camera", "camera:usb-7")]
STRETCHES = [library().stretches[name] for name in ("quad_standing", "hamstring_strap_lying", "hamstring_long_sit", "hamstring_chair")]
LIGHT = Picture(brightness=140, surround=160, contrast=45, sharpness=6)
WELL = replace(quad(), scale=0.9)
SIZE = (1244, 680)  # beside the navigation, on a desktop of 1366 x 768


def made(cameras: list[tuple[str, str]] = CAMERAS) -> SetupPage:
    """The page at its first step."""
    page = SetupPage()
    page.resize(*SIZE)
    page.begin(cameras, STRETCHES, {})
    page.propose(FirstRoutine("after_exercise_quads", "After exercise, front of the thigh", 7.5))
    return page


def placed(figure: Figure | None, stretch: int = 0, picture: Picture = LIGHT) -> Placement:
    """What is found of somebody who sets up for one of the stretches."""
    return examine(Observation(0.0, SIZE_PX, None if figure is None else figure.pose(), picture, 1), STRETCHES[stretch], STRETCHES)


def picture_of(figure: Figure | None) -> Snapshot:
    """A black picture of them."""
    return Snapshot(np.zeros((36, 64, 4), np.uint8), None if figure is None else figure.pose())


def each_step(page: SetupPage) -> Iterator[Step]:
    """Every step with as much on it as there can be."""
    for step in Step:
        page.go_to(step)
        if step is Step.PLACEMENT:
            page.show_picture(picture_of(WELL))
            page.placement.choose(STRETCHES[1])
            page.show_placement(placed(replace(strap(), scale=0.8, yaw=70.0), 1))
        yield step


def cut_off(page: SetupPage) -> list[Any]:
    """What does not have its room, lists and the way on among it."""

    def shows_its_text(choice: QComboBox) -> bool:
        room = choice.width() - theme.current().px(32) - 2 * theme.GRID  # beside the arrow
        return choice.fontMetrics().horizontalAdvance(choice.currentText()) <= room

    lists = [choice.currentText() for choice in page.findChildren(QComboBox) if choice.isVisible() and not shows_its_text(choice)]
    way_on = page.next_button.rect().translated(page.next_button.mapTo(page, page.next_button.rect().topLeft()))
    return [*clipped(page), *lists, *([] if page.rect().contains(way_on) else ["the way on"])]
