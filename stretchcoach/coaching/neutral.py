"""The person's own neutral position: what the camera reads of a straight leg or an upright trunk before the stretch begins.

Scored against it, the camera's bias cancels. It is believed only where it is near what neutral truly is, so that nobody's fault becomes
their own normal.
"""

from statistics import median

from stretchcoach import thresholds as T
from stretchcoach.body.measures import Measure
from stretchcoach.body.tracking import JointAngle, Wanted

# Zero in a neutral position, and read with a bias that stays while the person moves on.
STEADY = frozenset({Measure.TRUNK_LEAN, Measure.THIGH_FORWARD, Measure.THIGH_ABDUCTION, Measure.KNEE_FLEXION, Measure.OTHER_LEG_LIFT})


class Neutral:
    """Learns the neutral reading of some measures while the person is still and not yet in the stretch."""

    def __init__(self) -> None:
        """Nothing known."""
        self._samples: dict[Wanted, list[tuple[float, float]]] = {}
        self._known: dict[Wanted, float] = {}

    def learn(self, at_s: float, wanted: Wanted, angle: JointAngle) -> None:
        """One reading before the stretch."""
        still = angle.rate is not None and abs(angle.rate) <= T.QUIET_DEG_S and abs(angle.value) <= T.NEUTRAL_WITHIN_DEG
        if wanted.measure not in STEADY or not still:
            self._samples.pop(wanted, None)
            return
        samples = self._samples.setdefault(wanted, [])
        samples.append((at_s, angle.value))
        if at_s - samples[0][0] >= T.NEUTRAL_S:
            self._known[wanted] = median(value for _, value in samples)

    def of(self, wanted: Wanted) -> float | None:
        """The neutral reading, None where it is not known."""
        return self._known.get(wanted)
