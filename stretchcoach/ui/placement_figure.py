"""The person of the placement drawing: posed by the stretch's own position, and by the middle of its usual depth."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from stretchcoach.body.measures import Measure
from stretchcoach.routine.values import Position, Stretch

HEAD_M = 0.11
_HIP_M, _SHOULDER_M, _TRUNK_M, _THIGH_M, _SHANK_M, _NECK_M, _ARM_M = 0.10, 0.18, 0.50, 0.42, 0.42, 0.20, 0.5
_FLOOR_M = 0.06  # half a limb
# The stretched leg is the right one: in the drawing it is nearest to the camera.
BONES = (
    ("left hip", "left knee", "other"),
    ("left knee", "left ankle", "other"),
    ("left ankle", "left toe", "other"),
    ("left shoulder", "left hand", "other"),
    ("middle", "neck", "trunk"),
    ("left shoulder", "right shoulder", "trunk"),
    ("left hip", "right hip", "trunk"),
    ("right shoulder", "right hand", "other"),
    ("right hip", "right knee", "stretched"),
    ("right knee", "right ankle", "stretched"),
    ("right ankle", "right toe", "stretched"),
)
Joints = Mapping[str, NDArray[np.float64]]
_Leg = tuple[float, float, float]  # thigh forward of the body's own down, outward, and the knee's bend; degrees


def figure_of(stretch: Stretch) -> Joints:
    """Joints in metres: forward, to the own left, up from the floor; the hips are over the origin."""
    lean, tip, stretched, other = _posture(stretch)
    if stretch.depth is not None and stretch.depth.measure is Measure.KNEE_HEIGHT:
        legs = _butterfly(float(np.mean(stretch.depth.usual)))
    else:
        legs = {**_leg("right", -1, stretched), **_leg("left", 1, other)}
    trunk = _direction(180 - lean, 0, 1)
    joints = {"middle": np.zeros(3), "neck": trunk * _TRUNK_M, "head": trunk * (_TRUNK_M + _NECK_M), **legs}
    for name, way in (("left", 1), ("right", -1)):
        shoulder = trunk * _TRUNK_M + np.array([0.0, way * _SHOULDER_M, 0.0])
        joints[f"{name} shoulder"] = shoulder
        hangs = np.array([0.12, way * 0.06, -1.0]) if tip == 0 else -trunk + np.array([0.0, way * 0.3, 0.0])
        joints[f"{name} hand"] = shoulder + hangs / np.linalg.norm(hangs) * _ARM_M
    if tip:
        joints = {name: np.array([-up, side, forward]) for name, (forward, side, up) in joints.items()}
    lowest = min(float(point[2]) for point in joints.values())
    floor = np.array([0.0, 0.0, _FLOOR_M - lowest])
    for name in ("left hand", "right hand"):  # of somebody who sits on the floor
        joints[name][2] = max(float(joints[name][2]), -float(floor[2]) + _FLOOR_M)
    return {name: point + floor for name, point in joints.items()}


def _posture(stretch: Stretch) -> tuple[float, float, _Leg, _Leg]:
    """Trunk lean, 90 where somebody lies, the stretched and the other leg."""
    straight, sits, long = (0.0, 0.0, 0.0), (85.0, 0.0, 85.0), (88.0, 0.0, 0.0)
    leg = {Position.STANDING: straight, Position.CHAIR: sits, Position.FLOOR: long, Position.LYING: straight}[stretch.position]
    tip = 90.0 if stretch.position is Position.LYING else 0.0
    if stretch.depth is None:
        return 0.0, tip, leg, leg
    usual = float(np.mean(stretch.depth.usual))
    match stretch.depth.measure:
        case Measure.KNEE_FLEXION:
            return 0.0, tip, (leg[0], 0.0, usual), leg
        case Measure.TRUNK_LEAN:
            return usual, tip, (60.0, 0.0, 0.0) if stretch.position is Position.CHAIR else leg, leg
        case Measure.THIGH_ABDUCTION:
            return 0.0, tip, (0.0, usual, 0.0), (60.0, 25.0, 80.0)
        case Measure.THIGH_FORWARD:
            return 0.0, tip, (usual, 0.0, 90.0 + usual), (85.0, 0.0, 85.0)
        case Measure.HIP_FLEXION if stretch.position is Position.LYING:
            return 0.0, tip, (usual, 0.0, 0.0), leg
        case Measure.HIP_FLEXION:
            return max(0.0, usual - 90.0), tip, leg, leg
    return 0.0, tip, leg, leg


def _direction(forward_deg: float, out_deg: float, way: int) -> NDArray[np.float64]:
    """Of a limb that hangs down, swung forward and then outward."""
    a, b = np.radians(forward_deg), np.radians(out_deg)
    return np.array([np.sin(a) * np.cos(b), way * np.sin(b), -np.cos(a) * np.cos(b)])


def _leg(name: str, way: int, leg: _Leg) -> dict[str, NDArray[np.float64]]:
    forward, out, bend = leg
    hip = np.array([0.0, way * _HIP_M, 0.0])
    knee = hip + _direction(forward, out, way) * _THIGH_M
    ankle = knee + _direction(forward - bend, out, way) * _SHANK_M
    toe = ankle + _direction(forward - bend + 90, 0, way) * 0.15
    return {f"{name} hip": hip, f"{name} knee": knee, f"{name} ankle": ankle, f"{name} toe": toe}


def _butterfly(height: float) -> dict[str, NDArray[np.float64]]:
    """Soles together; ``height`` of the knees over the hips, in thigh lengths."""
    found: dict[str, NDArray[np.float64]] = {}
    for name, way in (("left", 1), ("right", -1)):
        hip = np.array([0.0, way * _HIP_M, 0.0])
        rise = height * _THIGH_M
        reach = float(np.sqrt(_THIGH_M**2 - rise**2))
        knee = hip + np.array([0.45 * reach, way * 0.89 * reach, rise])
        ankle = np.array([0.40, way * 0.05, 0.0])
        found |= {f"{name} hip": hip, f"{name} knee": knee, f"{name} ankle": ankle, f"{name} toe": ankle + np.array([0.12, 0.0, 0.03])}
    return found
