"""Render each script, let the real pose model and the real coach watch it, and tell when the alert came."""

import gzip
import json
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, replace
from functools import cache
from io import StringIO
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from media.studio.pictures import picture
from media.studio.poses import load
from media.studio.sessions.script import MOVE, Script, moments
from media.studio.sessions.truth import crosses_s
from media.studio.streams import SIZE_PX
from stretchcoach.cli import main as stretchcoach
from stretchcoach.errors import SourceError
from stretchcoach.player import RECORDING_FILE, SESSION_FILE

_NOISE = 2.5  # grey levels, as a webcam has
_PX_DIGITS, _WORLD_DIGITS = 1, 3  # of what is kept: a tenth of a pixel is finer than the model is sure of


@dataclass(frozen=True)
class Shown:
    """What came of one script.

    Attributes:
        crosses_s: when the person truly crosses the line; None for a good twin.
        raised: (moment, level, reason) of each alert.
        landmarks: the recording of what the pose model saw.
    """

    script: Script
    crosses_s: float | None
    raised: list[tuple[float, str, str]]
    landmarks: Path

    @property
    def raised_s(self) -> float | None:
        """When the alert that was meant came first."""
        meant = (self.script.level.value, self.script.reason.value)
        return next((at_s for at_s, level, reason in self.raised if (level, reason) == meant), None)


def shown(script: Script, folder: Path, *, again: bool) -> Shown:
    """Render a session, unless its video is there already, and play it."""
    crosses, clip, out = crosses_s(script), folder / f"{script.name}.mp4", folder / script.name
    if again or not clip.exists():
        folder.mkdir(parents=True, exist_ok=True)
        _render(script, clip)
    options = ["--stretch", script.stretch.id, "--side", "left", "--source", str(clip), "--out", str(out)]
    with redirect_stdout(StringIO()), redirect_stderr(StringIO()):
        code = stretchcoach(["play", *options, "--record", "--as-fast-as-possible", *(["--gentle"] if script.gentle else [])])
    if code != 0:
        raise SourceError(f"{clip} could not be played")
    alerts = json.loads((out / SESSION_FILE).read_text(encoding="utf-8"))["alerts"]
    raised = [(float(alert["t_s"]), str(alert["level"]), str(alert["reason"])) for alert in alerts]
    return Shown(script, crosses, raised, out / RECORDING_FILE)


def _render(script: Script, path: Path) -> None:
    rng = np.random.default_rng(7)
    unfinished = path.with_suffix(".part.mp4")
    video = cv2.VideoWriter(str(unfinished), cv2.VideoWriter.fourcc(*"mp4v"), script.fps, SIZE_PX)
    for moment in moments(script):
        move = script.pose.faults[MOVE] if moment.much else {}
        drawn = _drawn(script.stretch.id, json.dumps(move), moment.depth, moment.much)
        video.write(np.clip(drawn + rng.normal(0, _NOISE, drawn.shape), 0, 255).astype(np.uint8)[..., ::-1])
    video.release()
    unfinished.replace(path)


@cache
def _drawn(stretch: str, move: str, depth: float, much: float) -> NDArray[np.uint8]:
    """One picture; who holds still comes back to the same ones, and a twin begins as the other does."""
    pose = replace(load(stretch), faults={MOVE: json.loads(move)})
    return picture(pose, "", depth, fault=MOVE, severity=much, size_px=SIZE_PX, glows=False)


def keep(results: list[Shown], folder: Path) -> None:
    """Store what the pose model saw, packed, and the truth beside it: what the tests play."""
    folder.mkdir(parents=True, exist_ok=True)
    told = folder / "truth.json"
    truth = json.loads(told.read_text(encoding="utf-8")) if told.exists() else {}
    for result in results:
        script = result.script
        truth[script.name] = {
            "stretch": script.stretch.id,
            "gentle": script.gentle,
            "reason": script.reason.value,
            "level": script.level.value,
            "crosses_s": result.crosses_s,
        }
        packed = gzip.compress("".join(_thin(result.landmarks)).encode(), mtime=0)
        (folder / f"{script.name}.jsonl.gz").write_bytes(packed)
    told.write_text(json.dumps(truth, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def _thin(recording: Path) -> Iterator[str]:
    """The same recording, in fewer digits."""
    for text in recording.read_text(encoding="utf-8").splitlines():
        line = json.loads(text)
        for name, digits in (("px", _PX_DIGITS), ("world", _WORLD_DIGITS)):
            if line.get(name) is not None:
                line[name] = [[*np.round(point[:2], digits).tolist(), round(point[2], _WORLD_DIGITS)] for point in line[name]]
        if "format" in line:
            line["source"] = "a rendered person (media/studio/sessions), as the real pose model sees them"
        yield json.dumps(line, separators=(",", ":")) + "\n"
