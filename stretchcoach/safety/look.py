"""What the guard gets to see of one moment."""

from dataclasses import dataclass

from stretchcoach.body.pose import Pose
from stretchcoach.safety.band import Zone


@dataclass(frozen=True, slots=True)
class Look:
    """One look at the person; what is None could not be seen.

    Attributes:
        at_s: when the picture was taken.
        pose: None where nobody was found.
        depth: smoothed, in the unit of the stretch's depth.
        raw: this picture's own depth.
        rate: units a second.
        knee_deg: flexion of the stretched knee, where a bent knee can pass for a deeper stretch.
        is_held: whether the clock runs.
        sees_room: whether the picture is good enough to show that nobody is there.
    """

    at_s: float
    pose: Pose | None = None
    depth: float | None = None
    raw: float | None = None
    rate: float | None = None
    zone: Zone | None = None
    knee_deg: float | None = None
    is_held: bool = False
    sees_room: bool = True
