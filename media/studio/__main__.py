"""``python -m media.studio``: make the pictures, look at them, and try them on the coach."""

import sys
from argparse import ArgumentParser
from pathlib import Path

import cv2
import numpy as np

from media.studio import loops, pictures
from media.studio.poses import all_ids, load
from stretchcoach.routine.library import Library
from stretchcoach.routine.values import Stretch, StretchKind
from stretchcoach.shipped import routine_files


def main() -> int:
    """Run one command."""
    parser = ArgumentParser(prog="python -m media.studio", description="Pictures of the stretches, from one pose file each.")
    commands = parser.add_subparsers(required=True)
    make = commands.add_parser("make", help="render what has changed")
    make.add_argument("ids", nargs="*", help="all, if not said")
    make.add_argument("--again", action="store_true", help="also what has not changed")
    make.set_defaults(run=lambda arguments: run_make(arguments.ids, again=arguments.again))
    sheet = commands.add_parser("sheet", help="one picture of many: three depths and the faults of each stretch")
    sheet.add_argument("out", type=Path)
    sheet.add_argument("ids", nargs="*")
    sheet.set_defaults(run=lambda arguments: run_sheet(arguments.out, arguments.ids))
    streams = commands.add_parser("streams", help="landmark recordings of every judged stretch, right and wrong")
    streams.add_argument("out", type=Path)
    streams.set_defaults(run=lambda arguments: run_streams(arguments.out))
    check = commands.add_parser("check", help="render those streams and show them to the pose model and the coach: minutes")
    check.add_argument("ids", nargs="*")
    check.set_defaults(run=lambda arguments: run_check(arguments.ids))
    sessions = commands.add_parser("sessions", help="people who do what the guard must see, before the pose model and the coach: minutes")
    sessions.add_argument("out", type=Path, help="where videos and records go; a video that is there is not rendered again")
    sessions.add_argument("names", nargs="*", help="all, if not said")
    sessions.add_argument("--again", action="store_true", help="render also what is there")
    sessions.add_argument("--keep", type=Path, metavar="DIR", help="store what the pose model saw, for the tests")
    sessions.set_defaults(run=lambda arguments: run_sessions(arguments.out, arguments.names, arguments.keep, again=arguments.again))
    arguments = parser.parse_args()
    try:
        return int(arguments.run(arguments))
    except OSError as error:
        print(error, file=sys.stderr)
        return 3


def _stretches(ids: list[str]) -> list[Stretch]:
    library = Library(routine_files())
    return [library.stretch(id_) for id_ in ids or all_ids()]


def run_make(ids: list[str], *, again: bool) -> int:
    """Render loops, stills and faults; progress as it goes."""
    stretches = _stretches(ids)
    for number, stretch in enumerate(stretches, 1):
        if not again and loops.is_made(stretch.id, loops.made_from(load(stretch.id), stretch.muscle.value)):
            continue
        sizes = loops.make(stretch.id, stretch.muscle.value, drill=stretch.kind is StretchKind.DYNAMIC)
        said = ", ".join(f"{name} {size // 1000} kB" for name, size in sizes.items())
        print(f"{number}/{len(stretches)} {stretch.id}: {said}", flush=True)
    return 0


def run_sheet(out: Path, ids: list[str]) -> int:
    """A contact sheet."""
    rows = []
    for stretch in _stretches(ids):
        file, muscle = load(stretch.id), stretch.muscle.value
        made = [pictures.picture(file, muscle, depth) for depth in (0.0, 0.5, 1.0)]
        made += [pictures.picture(file, muscle, 0.7, fault=fault, severity=1.0) for fault in file.faults][:3]
        made += [np.zeros_like(made[0])] * (6 - len(made))
        rows.append(np.hstack([cv2.resize(picture, None, fx=0.6, fy=0.6, interpolation=cv2.INTER_AREA) for picture in made]))
    cv2.imwrite(str(out), np.vstack(rows)[..., ::-1])
    return 0


def run_streams(out: Path) -> int:
    """Recordings of landmarks."""
    from media.studio.streams import write_streams

    for path in write_streams(out):
        print(f"{path.name} {path.stat().st_size // 1000} kB")
    return 0


def run_check(ids: list[str]) -> int:
    """The real pose model looks at rendered people."""
    from media.studio.check import checked

    lines = ["| stretch | stream | held_s | verdicts | as it should be |", "|---|---|---|---|---|"]
    print("\n".join(lines), flush=True)
    bad = 0
    for result in checked(ids):
        said = (result.stretch, result.stream, f"{result.held_s:.1f}", result.told, "yes" if result.right else "NO")
        print(f"| {' | '.join(said)} |", flush=True)
        bad += not result.right
    return 1 if bad else 0


def run_sessions(out: Path, names: list[str], keep_in: Path | None, *, again: bool) -> int:
    """The alert of each session, and how late it came; the good twins raise nothing."""
    from media.studio.sessions.script import scripts
    from media.studio.sessions.show import keep, shown

    print("| session | meant | crosses at | raised at | delay | all alerts |\n|---|---|---|---|---|---|", flush=True)
    results, bad = [], 0
    for script in scripts(names):
        result = shown(script, out, again=again)
        results.append(result)
        crosses, raised = result.crosses_s, result.raised_s
        times = ("-",) * 3 if crosses is None or raised is None else (f"{crosses:.1f} s", f"{raised:.1f} s", f"{raised - crosses:.1f} s")
        told = ", ".join(f"{at_s:.1f} {level} {reason}" for at_s, level, reason in result.raised) or "none"
        print(f"| {script.name} | {'nothing' if script.is_good else script.reason.value} | {' | '.join(times)} | {told} |", flush=True)
        bad += bool(result.raised) if script.is_good else raised is None
    if keep_in is not None:
        keep(results, keep_in)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
