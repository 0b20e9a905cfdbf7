"""Frames of a stretch: which depth at which moment, seen from where."""

from functools import cache

import numpy as np
from numpy.typing import NDArray

from media.studio.body import Body
from media.studio.geometry import smoothstep
from media.studio.poses import PoseFile, posed
from media.studio.render import Camera, Renderer
from media.studio.things import floor

SIZE_PX = (480, 360)
FPS = 12
# (seconds, depth) of a loop: neutral, in, hold, deeper, hold, out
LOOP = ((0.0, 0.0), (0.4, 0.0), (1.9, 0.7), (2.9, 0.7), (3.6, 1.0), (5.0, 1.0), (6.2, 0.0), (6.5, 0.0))


@cache
def body_of(person: str) -> Body:
    """Loaded once."""
    return Body(person)


@cache
def renderer_of(person: str, size_px: tuple[int, int]) -> Renderer:
    """Opened once."""
    return Renderer(body_of(person), person, size_px)


def camera_of(file: PoseFile, size_px: tuple[int, int], azimuth_off_deg: float = 0.0) -> Camera:
    """Where the lens stands for a stretch."""
    view = file.view
    azimuth = np.radians(view["azimuth"] + azimuth_off_deg)
    x, y, z = view["target"]
    distance = view["distance"]
    eye = (x + np.sin(azimuth) * distance, y - np.cos(azimuth) * distance, view["height"])
    return Camera((float(eye[0]), float(eye[1]), float(eye[2])), (x, y, z), size_px, view.get("fov", 54.0))


def picture(
    file: PoseFile,
    muscle: str,
    depth: float,
    *,
    fault: str | None = None,
    severity: float = 0.0,
    size_px: tuple[int, int] = SIZE_PX,
    glows: bool = True,
    azimuth_off_deg: float = 0.0,
) -> NDArray[np.uint8]:
    """One picture, red, green, blue; the muscle glows the more the deeper the stretch."""
    body = body_of(file.person)
    made = posed(file, body, depth, fault, severity)
    strength = (0.25 + 0.75 * smoothstep(depth)) if glows else 0.0
    camera = camera_of(file, size_px, azimuth_off_deg)
    glow = body.glow(muscle, file.sides) if glows else np.zeros(len(body.rest))
    return renderer_of(file.person, size_px).picture(made.vertices, camera, [floor(), *made.things], glow, strength)


def depth_at(seconds: float) -> float:
    """The depth of a loop at a moment."""
    times, depths = zip(*LOOP, strict=True)
    number = int(np.searchsorted(times, seconds, side="right")) - 1
    if number >= len(LOOP) - 1:
        return depths[-1]
    share = (seconds - times[number]) / (times[number + 1] - times[number])
    return float(depths[number] + (depths[number + 1] - depths[number]) * smoothstep(share))
