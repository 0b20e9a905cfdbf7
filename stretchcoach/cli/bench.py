"""``stretchcoach bench accuracy``: how often the form check is right, on clips with known joints and on photographs."""

import json
import time
from argparse import ArgumentParser, Namespace, _SubParsersAction
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from stretchcoach.cli.libraries import need_libraries
from stretchcoach.cli.screen import work_bar
from stretchcoach.errors import SourceError
from stretchcoach.words import _

_TABLE_WIDTH = 140  # on a file as on a screen


def add_to(commands: "_SubParsersAction[ArgumentParser]") -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("bench", help=_("benchmarks: they print figures"))
    kinds = parser.add_subparsers(title=_("benchmarks"), metavar="", required=True)
    accuracy = kinds.add_parser("accuracy", help=_("how often the form check is right"))
    accuracy.add_argument("--clips", type=Path, action="append", default=[], metavar="DIR", help=_("clips with their truth (.mp4 + .json)"))
    accuracy.add_argument("--stills", type=Path, metavar="DIR", help=_("photographs, with labels.json there or one folder up"))
    accuracy.add_argument("--model", type=Path, metavar="FILE", help=_("another pose model bundle (.task)"))
    accuracy.add_argument("--json", type=Path, metavar="FILE", help=_("write rows and totals, see docs/accuracy.md"))
    accuracy.add_argument("--pictures", type=Path, metavar="DIR", help=_("one picture a clip: the angle over time, against the truth"))
    accuracy.add_argument("--baseline", type=Path, metavar="FILE", help=_("an earlier --json: print what has changed"))
    accuracy.set_defaults(run=run_accuracy)
    window = kinds.add_parser("window", help=_("how fast the window is: ratios in one run"))
    window.add_argument("--minutes", type=float, default=0.0, metavar="N", help=_("play for so long, and watch memory and handles"))
    window.set_defaults(run=run_window)


def run_accuracy(arguments: Namespace) -> int:
    """Run, print, save."""
    if not arguments.clips and arguments.stills is None:
        raise SourceError(_("Name a folder of clips (--clips) or of photographs (--stills)."))
    need_libraries()
    from stretchcoach.bench.totals import table, totals
    from stretchcoach.vision import model

    path = arguments.model or model.default_model()
    timing = _Timing()
    results = list(_clips(arguments.clips, path, timing))
    stills = list(_stills(arguments.stills, path)) if arguments.stills is not None else []
    lines, sums = table(results), totals(results, stills, timing.ms_a_frame)
    _print_table(lines)
    for name, value in sums.items():
        print(f"{name:26} {value}")
    report = {"model_landmark_sha256": model.landmark_sha256(path), "rows": [result.row for result in results], "totals": sums}
    if arguments.baseline is not None:
        _print_changes(arguments.baseline, report)
    if arguments.json is not None:
        arguments.json.write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")
    if arguments.pictures is not None:
        from stretchcoach.bench.pictures import draw

        arguments.pictures.mkdir(parents=True, exist_ok=True)
        for result in results:
            draw(result, arguments.pictures / f"{result.clip.name.replace('/', '_')}.png")
    return 0


def run_window(arguments: Namespace) -> int:
    """Print a figure a line, with its limit where it has one."""
    need_libraries(window=True)
    from stretchcoach.bench import window
    from stretchcoach.shipped import shipped
    from stretchcoach.vision import model

    kept = True
    for figure in window.run(shipped("media", "demo", "quad_standing_demo.mp4"), model.default_model(), arguments.minutes):
        word = _("kept") if figure.kept else _("NOT KEPT")
        limit = "" if figure.limit is None else f"<= {figure.limit:g} {word}"
        print(f"{figure.name:44} {figure.value:10.2f} {figure.unit:6} {limit:18} {figure.detail}", flush=True)
        kept &= figure.kept
    return 0 if kept else 1


class _Timing:
    """How long the pose model took."""

    def __init__(self) -> None:
        self.frames, self.spent_s = 0, 0.0

    @property
    def ms_a_frame(self) -> float | None:
        return 1000 * self.spent_s / self.frames if self.frames else None


def _clips(folders: list[Path], model_path: Path, timing: _Timing) -> Iterator[Any]:
    from stretchcoach.bench.accuracy import run_clip
    from stretchcoach.bench.clips import Clip, find_clips
    from stretchcoach.routine.library import Library
    from stretchcoach.shipped import routine_files
    from stretchcoach.vision.estimator import PoseEstimator
    from stretchcoach.vision.files import VideoFile

    library = Library(routine_files())
    videos = [video for folder in folders for video in find_clips(folder)]
    with work_bar() as bar:
        task = bar.add_task(_("Clips"), total=len(videos))
        for video in videos:
            clip = Clip.open(video)
            estimator, observations = PoseEstimator(model_path), []
            try:
                with VideoFile(video, clip.frame_step_s) as source:
                    while (frame := source.read()) is not None:
                        started_s = time.perf_counter()
                        observations.append(estimator.observe(frame))
                        timing.spent_s += time.perf_counter() - started_s
                        timing.frames += 1
            finally:
                estimator.close()
            yield run_clip(clip, observations, library)
            bar.update(task, advance=1, description=clip.name)


def _stills(folder: Path, model_path: Path) -> Iterator[Any]:
    """The knee nearest to the points that a reader marked, against the reader's angle."""
    from stretchcoach.bench.stills import labels_of, nearest_knee
    from stretchcoach.vision.estimator import PoseEstimator
    from stretchcoach.vision.files import Picture

    labels = labels_of(folder)
    estimator = PoseEstimator(model_path, video=False)
    try:
        for label in labels:
            with Picture(folder / label["file"]) as source:
                frame = source.read()
            if frame is not None:
                yield nearest_knee(label, estimator.observe(frame))
    finally:
        estimator.close()


def _print_table(lines: list[dict[str, object]]) -> None:
    if not lines:
        return
    table = Table(box=None, pad_edge=False)
    for name in lines[0]:
        table.add_column(name, justify="left" if name in ("stretch", "view") else "right", no_wrap=True)
    for line in lines:
        table.add_row(*("-" if value is None else str(value) for value in line.values()))
    Console(width=_TABLE_WIDTH, highlight=False).print(table)


def _print_changes(baseline: Path, report: dict[str, Any]) -> None:
    """Every figure that differs from an earlier run."""
    try:
        before = json.loads(baseline.read_text(encoding="utf-8"))
        rows = {row["clip"]: row for row in before["rows"]}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise SourceError(_("{file} is not a report of this benchmark ({reason}).").format(file=baseline, reason=error)) from error
    pairs = [(row["clip"], rows.get(row["clip"], {}), row) for row in report["rows"]] + [("totals", before["totals"], report["totals"])]
    changes = [
        f"{clip}: {name} {old.get(name)} -> {new[name]}"
        for clip, old, new in pairs
        for name in new
        if old and name != "ms_a_frame" and old.get(name) != json.loads(json.dumps(new[name]))
    ]
    new_clips = [clip for clip, old, _new in pairs if not old]
    print(_("Against {file}: {n} figures differ, {new} clips are new.").format(file=baseline, n=len(changes), new=len(new_clips)))
    for change in changes:
        print("  " + change)
