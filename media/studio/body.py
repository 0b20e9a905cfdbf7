"""A clothed person: rest mesh, skin weights, landmarks, and where the three thigh muscles lie under the skin."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.spatial.transform import Rotation

from media.studio.geometry import SIGN, Array, smoothed, vertex_normals

ASSETS = Path(__file__).parent / "assets"
SKIN, EYES, SHIRT, SHORTS, LONG_HAIR, SHORT_HAIR, LASHES = range(7)  # materials of the shaders
_SKIN_VERTICES = 13380  # of the mesh; what follows are helpers (hair, eyes)
_LETTER = {"left": "l", "right": "r"}
# Round the thigh, seen from above: 0 = front, 90 = outer side; the middle and the half width of each muscle, in degrees.
_MUSCLES = {"quadriceps": (15.0, 80.0), "hamstring": (180.0, 80.0), "adductor": (-90.0, 55.0)}


class Body:
    """One of the exported bodies, at rest, with its clothes as shells over the skin."""

    def __init__(self, person: str) -> None:
        """Args: ``person`` is a file of ``assets/``: A, a man with short hair, or B, a woman with long hair."""
        kept = np.load(ASSETS / f"person_{person}.npz", allow_pickle=False)
        self.bones = [str(name) for name in kept["labels"]]
        self.index = {bone: number for number, bone in enumerate(self.bones)}
        self.parents = kept["parents"]
        self.heads = kept["heads"].astype(float)
        self.skin = kept["v"].astype(float)
        strength = kept["bw"].astype(float)
        strength /= strength.sum(1, keepdims=True)
        self.weights = np.zeros((len(self.skin), len(self.bones)))
        for k in range(strength.shape[1]):
            np.add.at(self.weights, (np.arange(len(self.skin)), kept["bi"][:, k]), strength[:, k])
        self.ankle_height = self.head("foot_l")[2] - self.skin[:_SKIN_VERTICES, 2].min()
        self.thigh, self.shin = self._length("thigh_l", "calf_l"), self._length("calf_l", "foot_l")
        self.upper_arm, self.lower_arm = self._length("upperarm_l", "lowerarm_l"), self._length("lowerarm_l", "hand_l")
        self._dress(kept, long_hair=person == "B")
        self._find_landmarks(kept)

    def head(self, bone: str) -> Array:
        """Where a bone begins, at rest."""
        return self.heads[self.index[bone]]

    def _length(self, a: str, b: str) -> float:
        return float(np.linalg.norm(self.head(b) - self.head(a)))

    def _share(self, *bones: str) -> Array:
        """How much each vertex belongs to some bones."""
        return self.weights[:, [self.index[bone] for bone in bones]].sum(1)

    # --- what is drawn ---

    def _dress(self, kept: "np.lib.npyio.NpzFile", *, long_hair: bool) -> None:
        faces, texture_faces, uv = kept["f_body"], kept["t_body"], kept["vt"]
        parts: list[tuple[NDArray[np.int64], Array, NDArray[np.int64], Array, int]] = []

        def add(f: NDArray[np.int64], t: NDArray[np.int64], vertices: Array, material: int) -> None:
            keys, inverse = np.unique((f.astype(np.int64) * len(uv) + t).ravel(), return_inverse=True)
            own = keys // len(uv)
            parts.append((own, vertices[own], inverse.reshape(-1, 3), uv[keys % len(uv)], material))

        def shell(inside: NDArray[np.bool_], rounds: int, thickness: object, material: int) -> None:
            f, t = faces[inside[faces].all(1)], texture_faces[inside[faces].all(1)]
            cloth = smoothed(self.skin.copy(), f, rounds)
            add(f, t, cloth + vertex_normals(cloth, f) * thickness, material)

        self.eyes = self.skin[np.unique(kept["f_eyes"])].mean(0)
        self.hip_z, self.knee_z = self.head("thigh_l")[2], self.head("calf_l")[2]
        z = self.skin[:, 2]
        add(faces, texture_faces, self.skin, SKIN)
        add(kept["f_eyes"], kept["t_eyes"], self.skin, EYES)
        add(kept["f_lashes"], kept["t_lashes"], self.skin, LASHES)
        trunk = self._share("pelvis", "spine_01", "spine_02", "spine_03", "clavicle_l", "clavicle_r", "neck_01", "Root")
        arms = self._share("upperarm_l", "upperarm_r", "lowerarm_l", "lowerarm_r")
        legs = self._share("thigh_l", "thigh_r", "calf_l", "calf_r")
        self._head_share = self._share("head", "neck_01")
        shell((trunk + arms > 0.5) & (z > self.hip_z - 0.08), 12, 0.014, SHIRT)
        drop = np.clip((self.hip_z - z) / (self.hip_z - self.knee_z), 0, 1)
        shell((trunk + legs > 0.5) & (z < self.hip_z + 0.16) & (z > self.knee_z + 0.03), 10, (0.010 + 0.014 * drop)[:, None], SHORTS)
        if long_hair:
            add(kept["f_hair"], kept["t_hair"], self.skin, LONG_HAIR)
        shell(self._head_share > 0.5, 4, 0.011, SHORT_HAIR)
        self.own = np.concatenate([part[0] for part in parts])
        self.rest = np.concatenate([part[1] for part in parts])
        self.uv = np.concatenate([part[3] for part in parts]).astype("f4")
        self.material = np.concatenate([np.full(len(part[0]), part[4]) for part in parts]).astype("f4")
        starts = np.cumsum([0] + [len(part[0]) for part in parts])
        self.faces = np.concatenate([part[2] + start for part, start in zip(parts, starts, strict=False)]).astype("i4")
        self.bare = int(starts[1])  # the first so many vertices are the skin
        self.drawn_weights = self.weights[self.own].astype("f4")
        self.carries = (trunk + legs)[self.own[: self.bare]] > 0.5  # what a person lies, sits or kneels on
        # Normals run smoothly over seams of the texture: what is one vertex of the skin has one normal in each part.
        self.weld = np.unique(np.stack([self.own, self.material.astype(int)], 1), axis=0, return_inverse=True)[1].ravel()

    def glow(self, muscle: str, sides: tuple[str, ...]) -> Array:
        """How much each drawn vertex lies over a muscle of these legs, 0 to 1."""
        total = np.zeros(len(self.rest))
        middle, half = _MUSCLES[muscle]
        for side in sides:
            letter, sign = _LETTER[side], SIGN[side]
            top, bottom = self.head(f"thigh_{letter}"), self.head(f"calf_{letter}")
            along = np.clip((top[2] - self.rest[:, 2]) / (top[2] - bottom[2]), -0.2, 1.2)
            centre = top + along[:, None] * (bottom - top)
            x, y = sign * (self.rest[:, 0] - centre[:, 0]), self.rest[:, 1] - centre[:, 1]
            around = np.degrees(np.arctan2(x, -y))  # 0 = front, 90 = outer side
            off = np.abs((around - middle + 180) % 360 - 180)
            across = np.clip((half + 15 - off) / 30, 0, 1)
            lengthwise = np.clip((along - 0.05) / 0.15, 0, 1) * np.clip((0.98 - along) / 0.12, 0, 1)
            if muscle == "adductor":
                lengthwise = np.clip((along + 0.02) / 0.12, 0, 1) * np.clip((0.75 - along) / 0.2, 0, 1)
            share = self.drawn_weights[:, self.index[f"thigh_{letter}"]]
            total = np.maximum(total, across * lengthwise * np.clip(share * 2, 0, 1))
        return total

    # --- what is measured ---

    def _find_landmarks(self, kept: "np.lib.npyio.NpzFile") -> None:
        skin, head = self.skin[:_SKIN_VERTICES], self._head_share[:_SKIN_VERTICES]
        self.ear = skin[np.argmax(np.where(head > 0.9, skin[:, 0], -9))]
        self._vertex = {side + "_ear": int(np.argmin(np.linalg.norm(skin - self.ear * [SIGN[side], 1, 1], axis=1))) for side in SIGN}
        used = np.zeros(_SKIN_VERTICES, bool)
        used[np.unique(kept["f_body"])] = True
        face = (head > 0.9) & used & (np.abs(skin[:, 0]) < 0.02) & (skin[:, 2] < self.eyes[2])
        self._vertex["nose"] = int(np.argmin(np.where(face, skin[:, 1], 9)))
        sole = skin[:, 2].min()
        for side, letter in _LETTER.items():
            foot = self._share(f"foot_{letter}", f"ball_{letter}")[:_SKIN_VERTICES] > 0.5
            self._vertex[side + "_heel"] = int(np.argmax(np.where(foot & (skin[:, 2] < sole + 0.04), skin[:, 1], -9)))
            self._vertex[side + "_toe"] = int(np.argmin(np.where(foot, skin[:, 1], 9)))
        first = {int(own): number for number, own in reversed(list(enumerate(self.own[: self.bare])))}
        self._drawn = {name: first[vertex] for name, vertex in self._vertex.items()}

    def landmarks(self, vertices: Array, joints: Array) -> dict[str, Array]:
        """Named points of a posed body, metres in the world: joints from the skeleton, the rest from the skin."""
        found = {name: vertices[number] for name, number in self._drawn.items()}
        names = {"shoulder": "upperarm", "elbow": "lowerarm", "wrist": "hand", "hip": "thigh", "knee": "calf", "ankle": "foot"}
        for side, letter in _LETTER.items():
            found |= {f"{side}_{name}": joints[self.index[f"{bone}_{letter}"]] for name, bone in names.items()}
        return found

    # --- posing the mesh ---

    def posed(self, rotations: Array, joints: Array) -> Array:
        """Every drawn vertex, by dual quaternions: no candy wrapper at the knee.

        Args:
            rotations: (bones, 3, 3) global.
            joints: (bones, 3) where each bone begins.
        """
        q = Rotation.from_matrix(rotations).as_quat()[:, [3, 0, 1, 2]]
        q *= np.where(q @ q[self.index["pelvis"]] < 0, -1, 1)[:, None]
        moved = joints - np.einsum("bij,bj->bi", rotations, self.heads)
        dual = 0.5 * _product(np.concatenate([np.zeros((len(moved), 1)), moved], 1), q)
        real, other = self.drawn_weights @ q, self.drawn_weights @ dual
        length = np.linalg.norm(real, axis=1, keepdims=True)
        real, other = real / length, other / length
        w, u = real[:, :1], real[:, 1:]
        turn = np.cross(u, self.rest)
        turned = self.rest + 2 * (w * turn + np.cross(u, turn))
        return turned + 2 * (w * other[:, 1:] - other[:, :1] * u + np.cross(u, other[:, 1:]))


def _product(a: Array, b: Array) -> Array:
    """Of quaternions, the real part first."""
    w = a[..., 0] * b[..., 0] - (a[..., 1:] * b[..., 1:]).sum(-1)
    v = a[..., :1] * b[..., 1:] + b[..., :1] * a[..., 1:] + np.cross(a[..., 1:], b[..., 1:])
    return np.concatenate([w[..., None], v], -1)
