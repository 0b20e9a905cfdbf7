"""Bones from anatomical angles, and legs and arms that reach a point."""

import numpy as np
from scipy.spatial.transform import Rotation

from media.studio.body import Body
from media.studio.geometry import SIGN, Array, about_x, about_y, about_z, angle_deg, frame, unit

_LETTER = {"left": "l", "right": "r"}
_LIFT_M = 0.004  # skin lies this far over the floor, so that the two do not flicker


class Skeleton:
    """One posture of a body: pelvis first, then spine, legs and arms, because each hangs on the one before."""

    def __init__(self, body: Body) -> None:
        """Standing as at rest."""
        self.body = body
        self._rotations: dict[str, Array] = {}
        self._offset = np.zeros(3)
        self.pelvis()
        self.spine()

    def pelvis(self, pitch: float = 0.0, yaw: float = 0.0, roll: float = 0.0) -> None:
        """Pitch tips forward: +90 = on the stomach, -90 = on the back. Roll lays onto the side; yaw turns to the left."""
        self._pelvis = about_z(yaw) @ about_y(roll) @ about_x(pitch)
        self._rotations["pelvis"] = self._rotations["Root"] = self._pelvis

    def spine(self, flex: float = 0.0, side: float = 0.0, twist: float = 0.0, neck: float = 0.0, head: float = 0.0) -> None:
        """Rounding forward, bending to the side, twisting; neck and head nod on top of it."""
        turned = self._pelvis
        for bone in ("spine_01", "spine_02", "spine_03"):
            turned = turned @ about_z(twist / 3) @ about_y(side / 3) @ about_x(flex / 3)
            self._rotations[bone] = turned
        self._rotations["neck_01"] = turned @ about_x(neck)
        self._rotations["head"] = self._rotations["neck_01"] @ about_x(head)

    def hips_at(self, x: float, y: float, z: float) -> None:
        """Move everything so that the middle of the hips is there."""
        joints = self.joints()
        middle = (joints[self.body.index["thigh_l"]] + joints[self.body.index["thigh_r"]]) / 2
        self._offset += np.array([x, y, z]) - middle

    def leg(
        self, side: str, flex: float = 0.0, abd: float = 0.0, rot: float = 0.0, knee: float = 0.0, ankle: float = 0.0
    ) -> None:
        """By angles: hip flexion, abduction and outward rotation from the pelvis, knee flexion, toes down."""
        sign = SIGN[side]
        turned = self._pelvis @ about_y(-sign * abd) @ about_x(-flex) @ about_z(sign * rot)
        self._leg(side, turned @ [0, 0, -1.0], turned @ [1.0, 0, 0], knee, ankle, None)

    def leg_to(self, side: str, ankle: Array, pole: Array, *, foot_yaw: float | None = None, foot_pitch: float = 0.0) -> None:
        """By where the ankle is; the knee points towards ``pole``. A foot with a yaw stands flat and points there."""
        body, hip = self.body, self.joint("thigh", side)
        reach = ankle - hip
        distance = min(float(np.linalg.norm(reach)), (body.thigh + body.shin) * 0.9999)
        along = unit(reach)
        at = (body.thigh**2 - body.shin**2 + distance**2) / (2 * distance)
        out = np.sqrt(max(body.thigh**2 - at**2, 0.0))
        pole = unit(np.asarray(pole, float) - along * np.asarray(pole, float).dot(along))
        knee = hip + along * at + pole * out
        thigh, shin = unit(knee - hip), unit(hip + along * distance - knee)
        hinge = np.cross(thigh, shin) if out > 0.02 else np.cross(pole, along)
        foot = None if foot_yaw is None else about_z(foot_yaw) @ about_x(foot_pitch)
        self._leg(side, thigh, hinge, 180 - angle_deg(hip, knee, hip + along * distance), foot_pitch, foot)

    def _leg(self, side: str, thigh: Array, hinge: Array, knee: float, ankle: float, foot: Array | None) -> None:
        letter, head = _LETTER[side], self.body.head
        hip_rest, knee_rest, ankle_rest = head(f"thigh_{letter}"), head(f"calf_{letter}"), head(f"foot_{letter}")
        upper = frame(hinge, thigh)
        axis = upper[:, 0]
        lower = frame(axis, Rotation.from_rotvec(axis * np.radians(knee)).apply(upper[:, 1]))
        self._rotations[f"thigh_{letter}"] = upper @ frame([1, 0, 0], knee_rest - hip_rest).T
        self._rotations[f"calf_{letter}"] = lower @ frame([1, 0, 0], ankle_rest - knee_rest).T
        square = lower @ frame([1, 0, 0], [0, 0, -1.0]).T  # the sole at a right angle to the shin
        turned = foot if foot is not None else square @ about_x(ankle)
        self._rotations[f"foot_{letter}"] = self._rotations[f"ball_{letter}"] = turned

    def turn_foot(self, side: str, roll: float) -> None:
        """Roll a foot that has been placed onto its outer edge."""
        letter = _LETTER[side]
        turned = self._rotations[f"foot_{letter}"] @ about_y(SIGN[side] * roll)
        self._rotations[f"foot_{letter}"] = self._rotations[f"ball_{letter}"] = turned

    def hand_to(self, side: str, hand: Array, pole: Array) -> None:
        """By where the hand is; the elbow points towards ``pole``."""
        body, letter = self.body, _LETTER[side]
        shoulder_rest, elbow_rest, hand_rest = (body.head(f"{bone}_{letter}") for bone in ("upperarm", "lowerarm", "hand"))
        shoulder = self.joint("upperarm", side)
        reach = np.asarray(hand, float) - shoulder
        distance = min(float(np.linalg.norm(reach)), (body.upper_arm + body.lower_arm) * 0.995)
        distance = max(distance, abs(body.upper_arm - body.lower_arm) + 0.03)
        along = unit(reach)
        at = (body.upper_arm**2 - body.lower_arm**2 + distance**2) / (2 * distance)
        out = np.sqrt(max(body.upper_arm**2 - at**2, 0.0))
        pole = unit(np.asarray(pole, float) - along * np.asarray(pole, float).dot(along))
        elbow = shoulder + along * at + pole * out
        upper, lower = unit(elbow - shoulder), unit(shoulder + along * distance - elbow)
        hinge, rest_hinge = np.cross(upper, lower), np.cross(unit(elbow_rest - shoulder_rest), unit(hand_rest - elbow_rest))
        self._rotations[f"upperarm_{letter}"] = frame(hinge, upper) @ frame(rest_hinge, elbow_rest - shoulder_rest).T
        self._rotations[f"lowerarm_{letter}"] = frame(hinge, lower) @ frame(rest_hinge, hand_rest - elbow_rest).T
        self._rotations[f"hand_{letter}"] = self._rotations[f"lowerarm_{letter}"]

    def in_trunk(self, offset: object) -> Array:
        """A direction given from the chest: x to the left, y backwards, z up along the spine."""
        return self._rotations["spine_03"] @ np.asarray(offset, float)

    def joint(self, bone: str, side: str) -> Array:
        """Where a bone of a side begins now."""
        return self.joints()[self.body.index[f"{bone}_{_LETTER[side]}"]]

    def joints(self) -> Array:
        """Where every bone begins now."""
        return self._forward()[1]

    def _forward(self) -> tuple[Array, Array]:
        body = self.body
        rotations, joints = np.zeros((len(body.bones), 3, 3)), np.zeros((len(body.bones), 3))
        for number, (bone, parent) in enumerate(zip(body.bones, body.parents, strict=True)):
            rotations[number] = self._rotations.get(bone, rotations[parent] if parent >= 0 else np.eye(3))
            joints[number] = body.heads[number]
            if parent >= 0:
                joints[number] = joints[parent] + rotations[parent] @ (body.heads[number] - body.heads[parent])
        return rotations, joints + self._offset

    def built(self, *, on_floor: bool = True) -> tuple[Array, Array]:
        """Vertices and joints; on the floor: moved until the lowest skin of trunk, thighs and shins touches it.

        Hands and feet are placed, and must not lift the body.
        """
        rotations, joints = self._forward()
        vertices = self.body.posed(rotations, joints - self._offset) + self._offset
        if on_floor:
            lift = np.array([0, 0, _LIFT_M - vertices[: self.body.bare, 2][self.body.carries].min()])
            vertices, joints = vertices + lift, joints + lift
            self._offset = self._offset + lift
        return vertices, joints
