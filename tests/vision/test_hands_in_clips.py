"""Rendered people who hold straps, feet and chairs, seen by the real model: no gesture. All clips were measured once, see docs."""

from pathlib import Path

import pytest

from stretchcoach.body.gestures import Gestures, raised_hands

pytest.importorskip("mediapipe.tasks", exc_type=ImportError)

CLIPS = Path(__file__).parents[3] / "shared" / "synthetic" / "clips"
HOLDING = ("supine_close_good_A", "supine_side_bend_A", "longsit_desk_good_A",
           "lunge_low_good_B", "quad_d45_good_A", "halfkneel_side_grab_A")


@pytest.mark.parametrize("name", HOLDING)
def test_hands_that_hold_something_say_nothing(name: str) -> None:
    from stretchcoach.vision.estimator import PoseEstimator
    from stretchcoach.vision.model import default_model
    from stretchcoach.vision.sources import open_source

    clip = CLIPS / f"{name}.mp4"
    if not clip.is_file() or not default_model().is_file():
        pytest.skip("the clips or the pose model are not here")
    gestures, estimator, seen = Gestures(), PoseEstimator(default_model()), 0
    try:
        with open_source(str(clip), 0.25) as source:
            while (frame := source.read()) is not None:
                observation = estimator.observe(frame)
                seen += observation.pose is not None
                assert observation.pose is None or raised_hands(observation.pose) == ()
                assert gestures.update(observation) is None
    finally:
        estimator.close()
    assert seen > 8
