"""What stands around a person: floor and mat, chair, step, wall, bed, cushion, strap."""

from collections.abc import Callable
from typing import Any

import numpy as np

from media.studio.body import Body
from media.studio.geometry import Array, Mesh, about_z, box, merged, tube, unit
from media.studio.render import CLOTH, GROUND, MAT, PALE, STRAP, WOOD


def floor() -> Mesh:
    """Wide enough to fade into the backdrop."""
    return box((0, 0, -0.05), (14, 14, 0.1), GROUND)


def _mat(thing: dict[str, Any]) -> Mesh:
    x, y = thing.get("at", (0, 0))
    wide, long = thing.get("size", (0.75, 1.9))
    return box((x, y, -0.004), (wide, long, 0.014), MAT, thing.get("yaw", 0.0))


def _chair(thing: dict[str, Any]) -> Mesh:
    """A firm chair; without a turn its seat opens towards -y, and its back stands at +y."""
    seat = thing.get("seat", 0.45)
    made = [box((0, 0, seat - 0.025), (0.46, 0.44, 0.05), CLOTH), box((0, 0.22, seat + 0.27), (0.44, 0.04, 0.46), CLOTH)]
    made += [box((x * 0.2, y * 0.19, seat / 2 - 0.02), (0.04, 0.04, seat - 0.04), PALE) for x in (-1, 1) for y in (-1, 1)]
    made += [box((x * 0.2, 0.22, seat + 0.02), (0.035, 0.035, 0.1), PALE) for x in (-1, 1)]
    return _placed(merged(made), thing)


def _step(thing: dict[str, Any]) -> Mesh:
    wide, deep, high = thing.get("size", (0.6, 0.3, 0.2))
    return _placed(box((0, 0, high / 2), (wide, deep, high), WOOD), thing)


def _wall(thing: dict[str, Any]) -> Mesh:
    """A slice of wall, so that it hides nothing."""
    wide, thick, high = thing.get("size", (0.9, 0.06, 1.3))
    return _placed(box((0, 0, high / 2), (wide, thick, high), PALE), thing)


def _bed(thing: dict[str, Any]) -> Mesh:
    wide, long, high = thing.get("size", (0.95, 2.0, 0.5))
    frame = box((0, 0, high / 2 - 0.09), (wide - 0.04, long - 0.04, high - 0.18), WOOD)
    return _placed(merged([frame, box((0, 0, high - 0.09), (wide, long, 0.18), PALE)]), thing)


def _cushion(thing: dict[str, Any]) -> Mesh:
    wide, deep, high = thing.get("size", (0.42, 0.34, 0.07))
    return _placed(box((0, 0, high / 2 + thing.get("z", 0.0)), (wide, deep, high), CLOTH), thing)


def _placed(mesh: Mesh, thing: dict[str, Any]) -> Mesh:
    x, y = thing.get("at", (0, 0))
    turned = about_z(thing.get("yaw", 0.0))
    return mesh._replace(vertices=mesh.vertices @ turned.T + [x, y, 0.0], normals=mesh.normals @ turned.T)


def strap(body: Body, joints: Array) -> list[Mesh]:
    """From both hands round the ball of the left foot."""
    ball, ankle, knee = (joints[body.index[f"{bone}_l"]] for bone in ("ball", "foot", "calf"))
    foot = ball * 0.55 + ankle * 0.45
    along = unit(foot - knee)
    foot = foot + along * 0.055
    made = []
    for letter, sign in (("l", 1.0), ("r", -1.0)):
        hand, beside = joints[body.index[f"hand_{letter}"]], foot + np.array([sign * 0.05, 0, 0])
        made.append(tube([hand, hand * 0.5 + beside * 0.5, beside - along * 0.03, foot], 0.011, STRAP))
    return made


THINGS: dict[str, Callable[[dict[str, Any]], Mesh]] = {
    "mat": _mat, "chair": _chair, "step": _step, "wall": _wall, "bed": _bed, "cushion": _cushion,
}
