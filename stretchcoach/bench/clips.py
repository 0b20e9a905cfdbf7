"""Clips of people with known joints: what is in them, and what would be right to say of each frame.

A clip is a video with a JSON file of the same name beside it, in the format that ``docs/accuracy.md`` describes. Truth is computed with
the program's own formulas from the true joints in the picture, so that only seeing is scored, not the formula.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from stretchcoach.body.measures import Measure, Origin, read
from stretchcoach.body.pose import LANDMARK_COUNT, Landmark, Pose, Side
from stretchcoach.body.view import View, ViewName
from stretchcoach.errors import SourceError
from stretchcoach.routine.values import FindingId, FormRule, Leg, Sides, Stretch
from stretchcoach.words import _

STRETCHES = {
    "quad": "quad_standing",
    "halfkneel": "quad_half_kneeling",
    "supine": "hamstring_strap_lying",
    "longsit": "hamstring_long_sit",
    "chair": "hamstring_chair",
    "lunge": "adductor_side_lunge",
    "butterfly": "adductor_butterfly",
    "straddle": "adductor_straddle",
}
FAULTS = {
    "fwd": FindingId.KNEE_FORWARD,
    "out": FindingId.KNEE_OUT,
    "valgus": FindingId.KNEE_IN,
    "bend": FindingId.KNEE_BENT,
    "lean": FindingId.TRUNK_LEAN,
    "lift": FindingId.HEEL_LIFT,
    "asym": FindingId.UNEVEN,
}
UNJUDGED_FAULTS = frozenset({"arch", "round", "grab"})  # no camera view shows them
CLIP_STEP_S = 0.25  # short clips move faster than people do; RULES section 5


@dataclass(frozen=True)
class TrueFrame:
    """What is true of one frame.

    Attributes:
        severity: of the clip's fault, 0 to 1.
        knee_deg: true flexion of each knee, in space.
    """

    t_s: float
    severity: float
    pose: Pose
    knee_deg: Mapping[Side, float]


@dataclass(frozen=True)
class Clip:
    """A clip and its truth."""

    video: Path
    facts: Mapping[str, Any]

    @classmethod
    def open(cls, video: Path) -> "Clip":
        """Read the truth beside a video.

        Raises:
            SourceError: it cannot be read, or is not in the format.
        """
        try:
            facts = json.loads(video.with_suffix(".json").read_text(encoding="utf-8"))
            clip = cls(video, facts)
            _wanted = (facts["stretch"], facts["view"], facts["azimuth"], clip.frames[0])
        except (OSError, ValueError, KeyError, IndexError, TypeError) as error:
            raise SourceError(_("{file}: no truth that this program reads ({reason}).").format(file=video, reason=error)) from error
        return clip

    @property
    def name(self) -> str:
        """Folder and name: a session may be called like a clip."""
        return f"{self.video.parent.name}/{self.video.stem}"

    @property
    def is_session(self) -> bool:
        """Whether it plays at human speed, at its own clock."""
        return "knots" in self.facts

    @property
    def frame_step_s(self) -> float:
        """From frame to frame."""
        return 1 / float(self.facts["fps"]) if self.is_session else CLIP_STEP_S

    @property
    def stretch_id(self) -> str | None:
        """The stretch it shows; None for standing and walking."""
        return STRETCHES.get(self.facts["stretch"])

    @property
    def fault(self) -> str | None:
        """The fault it shows, by the clip's own name."""
        fault: str | None = self.facts["fault"]
        return fault

    @property
    def side(self) -> Side:
        """The stretched leg; a lunge names its bent one (RULES section 1)."""
        worked = Side(self.facts["worked_side"])
        return worked.other if self.facts["stretch"] == "lunge" else worked

    @property
    def yaw_deg(self) -> float:
        """Where the camera truly stands, as in :class:`stretchcoach.body.view.View`."""
        return (float(self.facts["azimuth"]) + 180) % 360 - 180

    @property
    def view(self) -> ViewName | None:
        """The view that the true yaw makes; None from behind."""
        return View(self.yaw_deg).name

    @cached_property
    def frames(self) -> tuple[TrueFrame, ...]:
        """The truth of every frame, at the times the frames are played."""
        return tuple(self._frames())

    def _frames(self) -> Iterator[TrueFrame]:
        for number, frame in enumerate(self.facts["frames"]):
            px = np.zeros((LANDMARK_COUNT, 2))
            for mark in Landmark:
                px[mark] = frame["joints2d"][mark.name.lower()]
            pose = Pose(px, np.zeros((LANDMARK_COUNT, 3)), np.ones(LANDMARK_COUNT))
            knees = {side: float(frame[f"{side.value}_knee_flex"]) for side in Side}
            yield TrueFrame(number * self.frame_step_s, float(frame["sev"]), pose, knees)

    def value(self, frame: TrueFrame, measure: Measure, side: Side, origin: Origin = Origin.PIXELS) -> float:
        """The true value of a measure, in the picture's plane, or in space where the rule asks for that."""
        if origin is Origin.METRES:
            return frame.knee_deg[side]
        return read(frame.pose, measure, side, -1 if self.yaw_deg > 0 else 1).value



def legs(stretch: Stretch, leg: Leg, side: Side) -> tuple[Side, ...]:
    """The legs a rule speaks of, for the stretched side."""
    if leg is Leg.EACH or stretch.sides is Sides.TOGETHER:
        return tuple(Side)
    return (side,) if leg is Leg.STRETCHED else (side.other,)


def excess(clip: Clip, frame: TrueFrame, stretch: Stretch, rule: FormRule) -> float:
    """How far beyond amber the truth of a rule is, in its unit; negative = inside. Minus infinity where the rule does not apply."""
    condition = rule.while_
    if condition is not None:
        side = legs(stretch, condition.leg, clip.side)[0]
        if clip.value(frame, condition.measure, side, condition.origin) <= condition.above:
            return float("-inf")
    sign = 1 if rule.above is not None else -1
    return max(sign * (clip.value(frame, rule.measure, side) - rule.amber) for side in legs(stretch, rule.leg, clip.side))


def find_clips(folder: Path) -> list[Path]:
    """Every video with a truth file beside it, in a folder and those below it.

    Raises:
        SourceError: there is none.
    """
    videos = sorted(path for path in folder.rglob("*.mp4") if path.with_suffix(".json").is_file())
    if not videos:
        raise SourceError(_("There is no clip with its truth (.mp4 and .json) in {folder}.").format(folder=folder))
    return videos
