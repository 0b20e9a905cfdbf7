"""``stretchcoach measure``: what the camera can measure in pictures and videos, and nothing it cannot."""

import csv
import json
import sys
from argparse import ArgumentParser, Namespace, _SubParsersAction
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from stretchcoach.body.measures import Reading
from stretchcoach.body.pose import Landmark, Observation
from stretchcoach.body.survey import survey
from stretchcoach.body.view import view_of
from stretchcoach.cli.libraries import need_libraries
from stretchcoach.cli.screen import console, work_bar
from stretchcoach.cli.units import seconds
from stretchcoach.errors import SourceError
from stretchcoach.words import _


def add_to(commands: "_SubParsersAction[ArgumentParser]") -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "measure",
        help=_("camera estimates of joint angles in pictures"),
        description=_("Camera estimates of joint angles; what a view cannot show is left out. Not a medical measurement."),
    )
    parser.add_argument("files", nargs="+", metavar="FILE", help=_("a picture, a video, a folder of pictures or a recording"))
    parser.add_argument("--format", choices=("json", "csv"), default="json")
    parser.add_argument("--landmarks", action="store_true", help=_("the 33 landmarks too, for those who want to compute"))
    parser.add_argument("--frame-step", type=seconds, metavar='"250 ms"', help=_("from frame to frame, if a video's own times are wrong"))
    parser.set_defaults(run=run)


@dataclass(frozen=True, slots=True)
class _Row:
    """One frame of one file."""

    file: str
    observation: Observation


def run(arguments: Namespace) -> int:
    """Measure every frame of every file."""
    need_libraries()
    write = _write_json if arguments.format == "json" else _write_csv
    write(_rows(arguments), arguments.landmarks)
    return 0


def _rows(arguments: Namespace) -> Iterator[_Row]:
    from stretchcoach.vision import files, model
    from stretchcoach.vision.estimator import PoseEstimator
    from stretchcoach.vision.sources import is_live, open_source

    path = model.default_model()
    for spec in arguments.files:
        if is_live(spec):
            raise SourceError(_("{spec} never ends: measure reads files.").format(spec=spec))
        source = open_source(spec, arguments.frame_step)
        stills = isinstance(source, files.PictureFolder)  # each picture is somebody else: no tracking from one to the next
        estimator = PoseEstimator(path, video=not stills)
        try:
            with source, work_bar() as bar:
                task = bar.add_task(Path(spec).name, total=source.count)
                while (frame := source.read()) is not None:
                    name = str(Path(spec) / frame.label) if Path(spec).is_dir() else spec
                    yield _Row(name, estimator.observe(frame))
                    bar.advance(task)
            for problem in getattr(source, "problems", ()):
                console.print(str(problem))
        finally:
            estimator.close()


def _write_json(rows: Iterable[_Row], landmarks: bool) -> None:
    """A JSON array, one frame a line, written as it comes."""
    first = True
    for row in rows:
        print("[" if first else ",")
        first = False
        json.dump(_record(row, landmarks), sys.stdout, ensure_ascii=False)
    print("[]" if first else "\n]")


def _record(row: _Row, landmarks: bool) -> dict[str, Any]:
    pose = row.observation.pose
    record: dict[str, Any] = {"file": row.file, "t_s": round(row.observation.captured_at_s, 3), "view": None, "measures": {}}
    if pose is None:
        return record
    view = view_of(pose)
    record["view"] = {"facing": view.facing.value, "yaw_deg": round(view.yaw_deg)}
    readings = sorted(survey(pose), key=lambda reading: reading.measure.value)
    record["measures"] = {
        measure.value: {_side(reading): _reading(reading) for reading in group}
        for measure, group in groupby(readings, key=lambda reading: reading.measure)
    }
    if landmarks:
        named = {mark.value: mark.name.lower() for mark in Landmark}
        record["landmarks"] = [
            {
                "index": index,
                "name": named.get(index),
                "px": [round(float(value), 2) for value in pose.image_px[index]],
                "world_m": [round(float(value), 4) for value in pose.world_m[index]],
                "visibility": round(float(pose.visibility[index]), 3),
            }
            for index in range(len(pose.visibility))
        ]
    return record


def _write_csv(rows: Iterable[_Row], landmarks: bool) -> None:
    """One measure a line."""
    writer = csv.writer(sys.stdout)
    writer.writerow(("file", "t_s", "facing", "yaw_deg", "measure", "side", "value", "unit", "visibility", "from"))
    for row in rows:
        pose, t_s = row.observation.pose, round(row.observation.captured_at_s, 3)
        if pose is None:
            continue
        view = view_of(pose)
        for reading in survey(pose):
            what = _reading(reading)
            values = (what["value"], what["unit"], what["visibility"], what["from"])
            writer.writerow((row.file, t_s, view.facing.value, round(view.yaw_deg), reading.measure.value, _side(reading), *values))
        for index in range(len(pose.visibility)) if landmarks else ():
            x, y = pose.image_px[index]
            where = (f"{x:.2f} {y:.2f}", "px", round(float(pose.visibility[index]), 3), "2d")
            writer.writerow((row.file, t_s, view.facing.value, round(view.yaw_deg), f"landmark_{index}", "", *where))


def _side(reading: Reading) -> str:
    return "both" if reading.side is None else reading.side.value


def _reading(reading: Reading) -> dict[str, Any]:
    digits = 2 if reading.measure.unit == "ratio" else 1
    return {
        "value": round(reading.value, digits),
        "unit": reading.measure.unit,
        "visibility": round(reading.visibility, 2),
        "from": reading.origin.value,
    }
