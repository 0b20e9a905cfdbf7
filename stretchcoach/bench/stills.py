"""Photographs of people, with a knee angle that somebody read by eye: 180 degrees = straight there, 0 here."""

import json
from pathlib import Path
from typing import Any

import numpy as np

from stretchcoach.bench.totals import StillResult
from stretchcoach.body.measures import Measure
from stretchcoach.body.pose import Landmark, Observation, Side
from stretchcoach.body.survey import survey
from stretchcoach.errors import SourceError
from stretchcoach.words import _


def labels_of(folder: Path) -> list[dict[str, Any]]:
    """The labels of the pictures that are there.

    Raises:
        SourceError: there are none.
    """
    for place in (folder, folder.parent):
        try:
            labels: list[dict[str, Any]] = json.loads((place / "labels.json").read_text(encoding="utf-8"))["stills"]
        except FileNotFoundError:
            continue
        except (OSError, ValueError, KeyError) as error:
            raise SourceError(_("{file} cannot be read: {reason}.").format(file=place / "labels.json", reason=error)) from error
        return [label for label in labels if (folder / label["file"]).is_file()]
    raise SourceError(_("There is no labels.json in {folder} or beside it.").format(folder=folder))


def nearest_knee(label: dict[str, Any], observation: Observation) -> StillResult:
    """The error of the knee whose landmarks lie nearest to the reader's points; None where no angle is given.

    Left and right of people who lie are not reliable in the labels, therefore the nearest.
    """
    pose = observation.pose
    if pose is None:
        return StillResult(label["file"], None)
    points = {name: np.array(point) for name, point in label["points"].items() if name in ("hip", "knee", "ankle")}

    def off(side: Side) -> float:
        return float(np.mean([np.linalg.norm(pose.image_px[Landmark.of(name, side)] - point) for name, point in points.items()]))

    nearest = min(Side, key=off)
    knees = [reading.value for reading in survey(pose) if reading.measure is Measure.KNEE_FLEXION and reading.side is nearest]
    return StillResult(label["file"], knees[0] - (180 - label["knee_deg"]) if knees else None)
