"""What the camera view paints, pixel by pixel where it matters: the right colours, as a mirror, with the marks in their place."""

import numpy as np
import pytest
from PyQt6.QtCore import QPointF
from PyQt6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot
from support.figure import SIZE_PX, quad

from stretchcoach.body.pose import Landmark, Pose, Side
from stretchcoach.ui.camera_view import CameraView, Snapshot, from_buffer, mirrored_into


def flat(colour: tuple[int, int, int], size: tuple[int, int] = (160, 120)) -> np.ndarray:
    """A picture of one colour, blue first."""
    width, height = size
    picture = np.zeros((height, width, 4), np.uint8)
    picture[:, :, :3] = colour
    return picture


def grabbed(view: CameraView) -> QImage:
    return view.grab().toImage()


@pytest.fixture
def view(qtbot: QtBot) -> CameraView:
    view = CameraView()
    qtbot.addWidget(view)
    view.resize(640, 480)
    return view


def near(a: QColor, b: tuple[int, int, int], tolerance: int = 12) -> bool:
    return all(abs(x - y) <= tolerance for x, y in zip((a.red(), a.green(), a.blue()), b, strict=True))


def test_the_picture_is_the_buffer_itself() -> None:
    buffer = flat((10, 20, 30))
    image = from_buffer(buffer)
    assert (image.width(), image.height()) == (160, 120)
    buffer[0, 0] = (1, 2, 3, 0)  # no copy: what is written later is seen
    assert image.pixelColor(0, 0).getRgb()[:3] == (3, 2, 1)


@pytest.mark.parametrize("shape", [(120, 160, 3), (120, 160)])
def test_another_shape_is_refused(shape: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="contiguous"):
        from_buffer(np.zeros(shape, np.uint8))


def test_a_slice_is_refused() -> None:
    with pytest.raises(ValueError, match="contiguous"):
        from_buffer(flat((0, 0, 0))[:, ::2])


def test_the_colours_are_right_and_left_is_right(view: CameraView) -> None:
    picture = flat((255, 0, 0))  # blue ...
    picture[:, :80, :3] = (0, 0, 255)  # ... with a red left half
    view.show_frame(Snapshot(picture, None))
    image = grabbed(view)
    assert near(image.pixelColor(500, 240), (255, 0, 0)), "red stands on the right, as in a mirror"
    assert near(image.pixelColor(140, 240), (0, 0, 255))


def test_the_picture_keeps_its_shape(view: CameraView) -> None:
    view.show_frame(Snapshot(flat((255, 255, 255), (160, 40)), None))
    image = grabbed(view)
    assert near(image.pixelColor(320, 240), (255, 255, 255))
    assert not near(image.pixelColor(320, 60), (255, 255, 255)), "above it there is nothing"


def test_a_point_is_mapped_as_the_picture_is() -> None:
    mirror = mirrored_into(100, 100, 400, 200)
    assert mirror.map(QPointF(0, 0)) == QPointF(300, 0)
    assert mirror.map(QPointF(100, 100)) == QPointF(100, 200)


def seen_at(mark: Landmark) -> QPointF:
    pose = quad().pose()
    return mirrored_into(*SIZE_PX, 640, 480).map(QPointF(*pose.image_px[mark]))


def painted(view: CameraView, pose: Pose, **how: object) -> QImage:
    view.show_frame(Snapshot(flat((0, 0, 0), SIZE_PX), pose), **how)  # type: ignore[arg-type]
    return grabbed(view)


def changed(one: QImage, other: QImage, at: QPointF, reach: int = 40) -> bool:
    """Whether anything differs near a point."""
    return any(
        one.pixel(x, y) != other.pixel(x, y)
        for x in range(max(0, int(at.x()) - reach), min(640, int(at.x()) + reach))
        for y in range(max(0, int(at.y()) - reach), min(480, int(at.y()) + reach))
    )


def test_the_skeleton_lies_over_the_mirrored_person(view: CameraView) -> None:
    image = painted(view, quad().pose(), good=True)
    foot = seen_at(Landmark.LEFT_ANKLE)
    assert abs(foot.x() - 320) > 50, "it would be the same either way"
    assert image.pixelColor(int(foot.x()), int(foot.y())).green() > 100
    assert near(image.pixelColor(int(640 - foot.x()), int(foot.y())), (0, 0, 0))


def test_a_hidden_foot_is_not_drawn(view: CameraView) -> None:
    hidden = quad().pose()
    for mark in (Landmark.LEFT_ANKLE, Landmark.LEFT_HEEL, Landmark.LEFT_TOE):
        hidden.visibility[mark] = 0.1
    toe = seen_at(Landmark.LEFT_TOE)
    assert changed(painted(view, quad().pose()), painted(view, hidden), toe, reach=3)


def test_the_joint_to_correct_is_marked_by_shape_and_word(view: CameraView) -> None:
    pose = quad().pose()
    plain = painted(view, pose, good=False)
    ring = painted(view, pose, good=False, marked=(Landmark.LEFT_KNEE,))
    word = painted(view, pose, good=False, marked=(Landmark.LEFT_KNEE,), word="Knee down.")
    knee = seen_at(Landmark.LEFT_KNEE)
    assert changed(plain, ring, knee)
    assert not changed(plain, ring, seen_at(Landmark.LEFT_SHOULDER), reach=10)
    assert ring != word


def test_good_wrong_and_unsaid_look_different_without_colours(view: CameraView) -> None:
    solid = painted(view, quad().pose(), good=True).convertToFormat(QImage.Format.Format_Grayscale8)
    dashed = painted(view, quad().pose(), good=None).convertToFormat(QImage.Format.Format_Grayscale8)
    middle = (seen_at(Landmark.RIGHT_HIP) + seen_at(Landmark.RIGHT_KNEE)) / 2
    assert changed(solid, dashed, middle)


def test_the_stretched_leg_is_stronger(view: CameraView) -> None:
    assert painted(view, quad().pose(), stretched=Side.LEFT) != painted(view, quad().pose(), stretched=Side.RIGHT)


def test_a_message_takes_the_place_of_the_picture(view: CameraView) -> None:
    view.show_frame(Snapshot(flat((255, 255, 255)), None))
    view.show_message("No picture", "Plug it in.")
    assert view.accessibleDescription() == "No picture Plug it in."
    assert not near(grabbed(view).pixelColor(320, 30), (255, 255, 255), 2)
    view.show_frame(Snapshot(flat((255, 255, 255)), None))
    assert view.accessibleDescription() == ""
    assert near(grabbed(view).pixelColor(320, 30), (255, 255, 255), 2)


def test_a_lost_camera_leaves_a_faded_picture_without_a_skeleton(view: CameraView) -> None:
    view.show_frame(Snapshot(flat((255, 255, 255), SIZE_PX), quad().pose()), good=True)
    bright = grabbed(view)
    view.show_message("No picture", keep_picture=True)
    faded = grabbed(view)
    foot = seen_at(Landmark.LEFT_TOE)
    assert changed(bright, faded, foot, reach=3)
    view.show_frame(Snapshot(flat((255, 255, 255), SIZE_PX), None))
    view.show_message("No picture", keep_picture=True)
    assert not changed(faded, grabbed(view), foot, reach=3)
    assert 0 < faded.pixelColor(320, 470).lightness() <= bright.pixelColor(320, 470).lightness()
