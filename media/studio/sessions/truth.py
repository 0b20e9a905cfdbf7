"""When a script truly crosses the line of its alert, by the words of the rules: from exact landmarks, without the guard's own filters."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from media.studio.geometry import Array
from media.studio.sessions.script import Script, measured, truth
from stretchcoach import thresholds as T
from stretchcoach.body.measures import Measure
from stretchcoach.body.pose import Landmark, Observation
from stretchcoach.safety.alerts import Reason

_QUIET_DEG = 2.0  # over the three seconds that give the first comfortable angle


def crosses_s(script: Script) -> float | None:
    """The moment, None where the script never does it."""
    depth = script.stretch.depth
    assert depth is not None
    t, poses = truth(script)
    deg = np.array([measured(script.pose, pose, depth.measure) for pose in poses])
    match script.reason:
        case Reason.RANGE:
            own = _comfortable(t, deg, depth.begins)
            limit = depth.never_beyond if own is None else min(depth.never_beyond, own + T.SESSION_LIMIT_DEG[script.gentle])
            return _first(t, deg > limit)
        case Reason.SPEED:
            return _first(t, (np.gradient(deg, t) > T.SPEED_EASE_DEG_S[script.gentle]) & (deg > depth.begins))
        case Reason.WITHDRAWAL:
            return _first(t, (_highest_of_last_second(t, deg) - deg >= T.WITHDRAWAL_DEG))
        case Reason.COMPENSATION:
            knee = np.array([measured(script.pose, pose, Measure.KNEE_FLEXION) for pose in poses])
            start = _quiet(t, deg, depth.begins)
            rises = deg - np.median(deg[start]) >= T.COMPENSATION_RISE_DEG
            return _first(t, (knee - np.median(knee[start]) >= T.COMPENSATION_KNEE_DEG) & rises)
        case Reason.BOUNCING:
            swing = script.swing
            return None if swing is None or swing.deg < T.BOUNCE_DEG else swing.from_s + T.BOUNCE_CYCLES / swing.hz
        case Reason.SHAKING:
            shakes = [np.std(deg[(t <= at_s) & (t > at_s - T.SHAKE_WINDOW_S)]) > T.SHAKE_DEG for at_s in t]
            return _first(t, np.array(shakes) & _held_still(script, t))
        case Reason.SWAY:
            return _first(t, _sway(t, poses) > T.SWAY_LEGS)
        case Reason.FALL:
            shoulders = np.array([_middle(pose, "shoulder")[1] for pose in poses])
            height = (_middle(poses[0], "ankle")[1] - shoulders[0]) / T.SHOULDERS_AT_HEIGHT
            return _first(t, shoulders + _highest_of_last_second(t, -shoulders) > T.FALL_HEIGHTS * height)
    raise ValueError(f"no script shows {script.reason.value}")


def _held_still(script: Script, t: Array) -> NDArray[np.bool_]:
    """Where the knots have not moved for as long as shaking is looked at."""
    times, depths = zip(*script.depth, strict=True)
    return np.isclose(np.interp(t, times, depths), np.interp(t - T.SHAKE_WINDOW_S, times, depths))


def _first(t: Array, crossed: Iterable[bool]) -> float | None:
    return next((round(float(at_s), 2) for at_s, is_so in zip(t, crossed, strict=True) if is_so), None)


def _comfortable(t: Array, deg: Array, begins: float) -> float | None:
    """The median of the first quiet three seconds past `begins`."""
    quiet = _quiet(t, deg, begins)
    return float(np.median(deg[quiet])) if quiet.any() else None


def _quiet(t: Array, deg: Array, begins: float) -> NDArray[np.bool_]:
    """Which moments those three seconds are; none, if there are none."""
    for start_s in t[deg > begins]:
        part = (t >= start_s) & (t <= start_s + T.COMFORT_S)
        if start_s + T.COMFORT_S <= t[-1] and np.ptp(deg[part]) <= _QUIET_DEG:
            return part
    return np.zeros(len(t), bool)


def _highest_of_last_second(t: Array, values: Array) -> Array:
    return np.array([values[(t <= at_s) & (t >= at_s - 1 - 1e-6)].max() for at_s in t])


def _sway(t: Array, poses: list[Observation]) -> Array:
    """Root mean square of the hips over two seconds, in lengths of the leg they stand on."""
    hips = np.array([_middle(pose, "hip") for pose in poses])
    first = poses[0].pose
    assert first is not None
    hip, knee, ankle = (first.image_px[Landmark[f"RIGHT_{name}"]] for name in ("HIP", "KNEE", "ANKLE"))
    leg = np.linalg.norm(hip - knee) + np.linalg.norm(knee - ankle)
    parts = [hips[(t <= at_s) & (t >= at_s - T.SWAY_WINDOW_S)] for at_s in t]
    return np.array([float(np.sqrt(((part - part.mean(axis=0)) ** 2).sum(axis=1).mean()) / leg) for part in parts])


def _middle(observation: Observation, name: str) -> Array:
    assert observation.pose is not None
    return observation.pose.image_px[[Landmark[f"{side}_{name.upper()}"] for side in ("LEFT", "RIGHT")]].mean(axis=0)
