"""Everything that can be measured in one pose without knowing the stretch, and nothing that its view cannot carry.

Source: section 1 of the project's camera page. Never given: front-view knee flexion from pixels, the knee of somebody who sits facing the
lens (butterfly, straddle), opening of a straddle, roundness of a back.
"""

from collections.abc import Iterator

import numpy as np

from stretchcoach import thresholds as T
from stretchcoach.body.measures import WHOLE_BODY, Measure, Origin, Reading, read
from stretchcoach.body.pose import Landmark, Pose, Side
from stretchcoach.body.view import ViewName, view_of

_IN_SIDE_VIEW: tuple[Measure, ...] = (Measure.KNEE_FLEXION, Measure.HIP_FLEXION, Measure.TRUNK_LEAN, Measure.THIGH_FORWARD)
_IN_FRONT_VIEW: tuple[Measure, ...] = (
    Measure.THIGH_ABDUCTION,
    Measure.KNEE_GAP,
    Measure.KNEE_HEIGHT,
    Measure.KNEE_HEIGHT_DIFFERENCE,
    Measure.KNEE_TO_TOE,
    Measure.HEEL_LIFT,
)
_BENT_DEG = 40.0  # [E] a knee bent less than this reads up to 16 degrees too much from the front
_STRAIGHT_DEG = 30.0  # [E] the long leg of a lunge
_FEET_APART = 1.0  # [E] trunk lengths, sideways; and up and down less than half of that: both feet are on the floor
_STANDS_FROM = 0.45  # [E] hips this high over the knees, in thigh lengths: standing, not sitting


def survey(pose: Pose) -> Iterator[Reading]:
    """Each measure that this view can show and whose landmarks are visible."""
    view = view_of(pose)
    if abs(view.yaw_deg) > 90 + T.YAW_REFUSE_DEG:
        return
    if view.suits(ViewName.SIDE):
        wanted = _IN_SIDE_VIEW
    elif view.suits(ViewName.FRONT):
        wanted = _IN_FRONT_VIEW
        yield from _bent_knee_of_a_lunge(pose)
    else:
        return
    for measure in wanted:
        for side in (Side.LEFT,) if measure in WHOLE_BODY else Side:
            reading = read(pose, measure, side, view.forward_x)
            if reading.visibility >= T.MIN_VISIBILITY:
                yield reading


def _bent_knee_of_a_lunge(pose: Pose) -> Iterator[Reading]:
    """The one knee that is read in metres: bent, under a standing body with its feet wide apart, beside a straight leg."""
    feet = np.abs(pose.image_px[Landmark.LEFT_ANKLE] - pose.image_px[Landmark.RIGHT_ANKLE])
    trunk = float(np.linalg.norm(pose.image_px[Landmark.LEFT_SHOULDER] - pose.image_px[Landmark.LEFT_HIP]))
    if feet[0] < _FEET_APART * trunk or feet[1] > _FEET_APART / 2 * trunk:
        return
    knees = {side: read(pose, Measure.KNEE_FLEXION, side, 1, Origin.METRES) for side in Side}
    heights = {side: read(pose, Measure.KNEE_HEIGHT, side, 1) for side in Side}
    for side, knee in knees.items():
        lunge = knee.value > _BENT_DEG and knees[side.other].value < _STRAIGHT_DEG and heights[side].value < -_STANDS_FROM
        if lunge and min(knee.visibility, heights[side].visibility) >= T.MIN_VISIBILITY:
            yield knee
