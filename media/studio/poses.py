"""A stretch as keyframes of joint angles: the one definition of its pictures, its target angles and its test streams.

A pose file has ``keyframes`` from neutral (depth 0) to deep (depth 1) and ``faults``, which are added on top. What a field means stands in
the README of this folder.
"""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from ruamel.yaml import YAML

from media.studio.body import Body
from media.studio.geometry import SIGN, Array, Mesh, smoothstep
from media.studio.skeleton import Skeleton
from media.studio.things import THINGS, strap

FOLDER = Path(__file__).parent / "poses"
_BONES = {"hip": "thigh", "knee": "calf", "ankle": "foot", "foot": "ball", "shoulder": "upperarm"}


@dataclass(frozen=True)
class PoseFile:
    """One stretch.

    Attributes:
        id: of the stretch, and of its file.
        sides: the legs whose muscle glows.
        view: azimuth (0 = from the front, 90 = from the person's left), height of the lens, target, distance, fov.
        things: what stands around.
        frames: (depth, pose), from neutral to deep.
        faults: by finding id, added to the pose.
        floor: whether the lowest skin lies on the floor; else heights are as given.
    """

    id: str
    person: str
    sides: tuple[str, ...]
    view: dict[str, Any]
    things: tuple[dict[str, Any], ...]
    frames: tuple[tuple[float, dict[str, Any]], ...]
    faults: dict[str, dict[str, Any]] = field(default_factory=dict)
    floor: bool = True


def load(id_: str) -> PoseFile:
    """Read the pose of a stretch.

    Raises:
        FileNotFoundError: it has none yet.
    """
    kept = YAML(typ="safe").load((FOLDER / f"{id_}.yaml").read_text(encoding="utf-8"))
    frames, whole = [], {}
    for depth, pose in sorted(kept["keyframes"].items()):
        whole = _joined(whole, pose)  # a later keyframe only says what is different
        frames.append((float(depth), whole))
    return PoseFile(
        id_,
        kept.get("person", "A"),
        tuple(kept.get("sides", ["left"])),
        kept["view"],
        tuple(kept.get("things", ())),
        tuple(frames),
        kept.get("faults", {}),
        kept.get("floor", True),
    )


def all_ids() -> list[str]:
    """Every stretch that has a pose."""
    return sorted(path.stem for path in FOLDER.glob("*.yaml"))


@dataclass(frozen=True)
class Posed:
    """A body in a posture, with what is around it."""

    vertices: Array
    landmarks: dict[str, Array]
    things: list[Mesh]


def posed(file: PoseFile, body: Body, depth: float, fault: str | None = None, severity: float = 0.0) -> Posed:
    """The posture at a depth of 0 to 1, with a fault of a severity of 0 to 1."""
    before, after, share = _around(file, depth)
    extra = file.faults[fault] if fault is not None else {}
    skeleton = Skeleton(body)

    def number(part: str, name: str, default: float = 0.0) -> float:
        low, high = (pose.get(part, {}).get(name, default) for pose in (before, after))
        return float(low + (high - low) * share + severity * extra.get(part, {}).get(name, 0.0))

    def point(part: str, name: str) -> Array | None:
        low, high = before.get(part, {}).get(name), after.get(part, {}).get(name)
        if low is None and high is None:
            return None
        low, high = (np.array(high if low is None else low, float), np.array(low if high is None else high, float))
        return np.asarray(low + (high - low) * share + severity * np.array(extra.get(part, {}).get(name, [0.0, 0.0, 0.0]), float))

    skeleton.pelvis(*(number("pelvis", name) for name in ("pitch", "yaw", "roll")))
    skeleton.spine(*(number("spine", name) for name in ("flex", "side", "twist", "neck", "head")))
    hips = point("hips", "at")
    standing = body.thigh + body.shin + body.ankle_height - 0.006
    if hips is not None:
        skeleton.hips_at(hips[0], hips[1], hips[2] * standing)
    for side in SIGN:
        part = side + "_leg"
        to = point(part, "to")
        if to is None:
            skeleton.leg(side, *(number(part, name) for name in ("flex", "abd", "rot", "knee", "ankle")))
        else:
            flat = number(part, "flat", 1.0) > 0.5
            pole = point(part, "knee_towards")
            skeleton.leg_to(
                side,
                to + np.array([0, 0, body.ankle_height]),
                np.array([0.0, -1.0, 0.0]) if pole is None else pole,
                foot_yaw=number(part, "yaw") if flat else None,
                foot_pitch=number(part, "ankle"),
            )
        if roll := number(part, "foot_roll"):
            skeleton.turn_foot(side, roll)
    for side in SIGN:
        part, eased = side + "_arm", smoothstep(share)
        ends = [_hand(skeleton, side, pose.get(part, {"down": True})) for pose in (before, after)]
        hand = ends[0][0] + (ends[1][0] - ends[0][0]) * eased
        elbow = ends[0][1] + (ends[1][1] - ends[0][1]) * eased
        skeleton.hand_to(side, hand, elbow)
    vertices, joints = skeleton.built(on_floor=file.floor)
    things = [THINGS[thing["kind"]](thing) for thing in file.things if thing["kind"] != "strap"]
    if any(thing["kind"] == "strap" for thing in file.things):
        things += strap(body, joints)
    return Posed(vertices, body.landmarks(vertices, joints), things)


def _hand(skeleton: Skeleton, side: str, arm: dict[str, Any]) -> tuple[Array, Array]:
    """Where a hand is, and where its elbow points."""
    sign, body = SIGN[side], skeleton.body
    if "down" in arm:
        reach = 0.97 * (body.upper_arm + body.lower_arm)
        hand = skeleton.joint("upperarm", side) + skeleton.in_trunk([sign * 0.10, -0.04, -reach])
        return hand, skeleton.in_trunk([sign * 0.5, 1, 0])
    off = np.array(arm.get("off", [0, 0, 0]), float)
    elbow = np.array(arm.get("elbow", [sign, 0.5, 0]), float)
    if "on" in arm:  # a point between two joints: "left_hip left_knee 0.7"
        names = arm["on"].split()
        ends = [skeleton.joint(_BONES[name.partition("_")[2]], name.partition("_")[0]) for name in names[:2]]
        at = float(names[2]) if len(names) > 2 else 1.0
        base = ends[0] if len(ends) == 1 else ends[0] + (ends[1] - ends[0]) * at
        return base + off, elbow
    if "chest" in arm:
        return skeleton.joints()[body.index["spine_03"]] + skeleton.in_trunk(arm["chest"]), elbow
    return np.array(arm["to"], float) + off, elbow


def _around(file: PoseFile, depth: float) -> tuple[dict[str, Any], dict[str, Any], float]:
    """The keyframes on both sides of a depth, and how far it is from the first to the second."""
    for (low, before), (high, after) in zip(file.frames, file.frames[1:], strict=False):
        if depth <= high:
            return before, after, min(max((depth - low) / (high - low), 0.0), 1.0)
    last = file.frames[-1][1]
    return last, last, 0.0


def _joined(before: dict[str, Any], change: dict[str, Any]) -> dict[str, Any]:
    """A pose with what a later keyframe changes; an arm is one thing and is replaced whole."""
    return before | {
        part: {**before.get(part, {}), **values} if not part.endswith("_arm") else values for part, values in change.items()
    }
