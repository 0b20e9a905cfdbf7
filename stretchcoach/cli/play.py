"""``stretchcoach play`` and ``stretchcoach demo``: a guided session in the terminal."""

import time
from argparse import ArgumentParser, Namespace, _SubParsersAction
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from rich.markup import escape
from rich.progress import BarColumn, Progress, TextColumn

from stretchcoach.body.pose import Side
from stretchcoach.cli.asking import as_cleared, can_answer
from stretchcoach.cli.libraries import need_libraries
from stretchcoach.cli.screen import console
from stretchcoach.cli.summary import print_summary
from stretchcoach.cli.units import hold_seconds, number, seconds
from stretchcoach.coaching.agenda import Entry, Phase, agenda_of, without_lead_in
from stretchcoach.coaching.cues import CueKind
from stretchcoach.coaching.session import SessionEngine, SessionUpdate
from stretchcoach.errors import RoutineError, SourceError
from stretchcoach.player import Pace, SessionRunner, at_once, watch_file, watch_live, watch_nothing
from stretchcoach.records import places
from stretchcoach.routine.library import Library
from stretchcoach.routine.values import DynamicStep, Mode, Routine, Sides, Step, StepSide, StretchKind, StretchStep
from stretchcoach.routine.yaml_text import read
from stretchcoach.shipped import routine_files, shipped
from stretchcoach.vision.sources import is_live, shown
from stretchcoach.voice.opening import silent_voice, terminal_voice
from stretchcoach.voice.voice import Level, Voice
from stretchcoach.words import _

NO_CAMERA = "none"
_COLOURS = {CueKind.SAFETY: "bold red", CueKind.CORRECTION: "yellow", CueKind.PROGRESS: "default"}


def add_to(commands: "_SubParsersAction[ArgumentParser]") -> None:
    """Add the commands to the parser."""
    parser = commands.add_parser("play", help=_("play a routine or one stretch"), description=_("Play a routine, or one stretch."))
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("routine", nargs="?", metavar="ROUTINE", help=_("a routine's id, or a file"))
    what.add_argument("--stretch", metavar="ID", help=_("one stretch alone"))
    parser.add_argument("--side", choices=[side.value for side in StepSide], help=_("the stretched leg; both, if not said"))
    parser.add_argument("--hold", type=hold_seconds, metavar='"30 s"', help=_("how long to hold"))
    parser.add_argument("--sets", type=int, choices=range(1, 7), metavar="N", help=_("how often, 1 to 6"))
    parser.add_argument("--gentle", action="store_true", help=_("gentle mode, for a tight or cramping muscle"))
    parser.add_argument("--screened", action="store_true", help=_("gentle mode without its list of questions, for scripts"))
    parser.add_argument("--comfortable", type=number, metavar="VALUE", help=_("the first comfortable angle or ratio, if you know it"))
    parser.add_argument("--source", default="camera:0", help=_("camera:0, http://phone..., a video, pictures, a recording, or 'none'"))
    parser.add_argument("--frame-step", type=seconds, metavar='"250 ms"', help=_("from frame to frame, if a video's own times are wrong"))
    parser.add_argument("--record", action="store_true", help=_("keep the landmarks too (never pictures)"))
    _add_common(parser)
    parser.set_defaults(run=run)
    demo = commands.add_parser("demo", help=_("play the bundled demonstration"))
    _add_common(demo)
    demo.set_defaults(run=run_demo)


def _add_common(parser: ArgumentParser) -> None:
    parser.add_argument("--say", choices=[level.value for level in Level], help=_("how much is spoken"))
    parser.add_argument("--as-fast-as-possible", action="store_true", help=_("do not wait for real time"))
    parser.add_argument("--out", type=Path, metavar="DIR", help=_("where session.json goes"))


@dataclass(frozen=True, slots=True)
class _Plan:
    """What is to be played."""

    name: str
    agenda: list[Entry]
    mode: Mode
    comfortable: dict[tuple[str, Side | None], float]


def run_demo(arguments: Namespace) -> int:
    """Play the bundled clip of a rendered person."""
    console.print(_("The bundled demonstration: a rendered person in a quadriceps stretch, watched by the real pose model."))
    clip = shipped("media", "demo", "quad_standing_demo.mp4")
    return run(
        Namespace(
            routine=None,
            stretch="quad_standing",
            side="left",
            hold=20.0,  # the clip holds for 22 s
            sets=1,
            gentle=False,
            screened=True,
            comfortable=None,
            source=str(clip),
            frame_step=None,
            record=False,
            as_fast_as_possible=arguments.as_fast_as_possible,
            out=arguments.out,
            say=arguments.say,
        )
    )


def run(arguments: Namespace) -> int:
    """Play a session and keep its record, whatever ends it."""
    is_none = arguments.source == NO_CAMERA
    plan = _plan(arguments, is_file=not (is_none or is_live(arguments.source)))
    if not is_none:
        need_libraries()
    folder = arguments.out or places.new_session_folder(datetime.now().astimezone())
    engine = SessionEngine(plan.agenda, plan.mode, has_camera=not is_none, comfortable=plan.comfortable)
    wait = at_once if arguments.as_fast_as_possible else Pace()
    updates, model_sha256 = _eyes(arguments, wait)
    runner = SessionRunner(
        engine,
        folder,
        source=shown(arguments.source),
        routine=plan.name,
        mode=plan.mode,
        model_sha256=model_sha256,
        record=arguments.record,
    )
    _play(runner, updates, _voice(arguments))
    print_summary(engine.log, runner.path)
    return 0


def _voice(arguments: Namespace) -> Voice:
    """What speaks; that nothing can is told to those who asked for it."""
    if arguments.say is None and arguments.as_fast_as_possible:
        return silent_voice()
    voice = terminal_voice(Level(arguments.say or Level.FULL))
    if arguments.say is not None and voice.problem:
        console.print(f"[yellow]{escape(voice.problem)}[/]")
    return voice


def _play(runner: SessionRunner, updates: Callable[[SessionRunner], Iterator[SessionUpdate]], voice: Voice) -> None:
    try:
        with _Screen() as screen, closing(voice):
            for update in updates(runner):
                screen.show(update)
                if update.cue is not None:
                    voice.play(update.cue)
                voice.tick()
            voice.wait()
    except KeyboardInterrupt:
        runner.engine.stop()
    except Exception as error:
        runner.save(error)
        raise
    runner.save()


def _plan(arguments: Namespace, *, is_file: bool) -> _Plan:
    from stretchcoach.app.shelf import library_of, my_routines

    library, _mine = library_of(my_routines())
    alone = [name for name in ("side", "hold", "sets", "comfortable") if getattr(arguments, name) is not None]
    if arguments.routine is not None and alone:
        raise SourceError(_("--{name} goes with --stretch: a routine says this itself.").format(name=alone[0]))
    routine = _routine(arguments.routine, library) if arguments.routine is not None else _one_stretch(arguments, library, is_file=is_file)
    if arguments.gentle:
        try:
            routine = routine.gently()
        except ValueError as error:
            said = _("{routine} is too much for gentle mode: it has only drills, or one muscle too often without a walk between.")
            raise SourceError(said.format(routine=routine.id)) from error
    asks = routine.mode is Mode.GENTLE and not is_file and not arguments.screened and not arguments.as_fast_as_possible
    if asks and can_answer():
        routine = as_cleared(routine, library)
    agenda = agenda_of(routine, library)
    if is_file and arguments.stretch is not None:
        agenda = without_lead_in(agenda)
    comfortable = {}
    if arguments.comfortable is not None:
        comfortable = {(entry.stretch.id, entry.side): arguments.comfortable for entry in agenda if entry.stretch is not None}
    return _Plan(routine.id, agenda, routine.mode, comfortable)


def _routine(name: str, library: Library) -> Routine:
    path = Path(name)
    if path.suffix not in (".yaml", ".yml"):
        return library.routine(name)
    try:
        text = path.read_bytes()
    except OSError as error:
        raise SourceError(_("{file} cannot be read: {reason}.").format(file=name, reason=error.strerror)) from error
    others = {file: content for file, content in routine_files().items() if Path(file).name != path.name}
    mine = Library({**others, name: text}, as_written={name})
    problems = [problem for problem in mine.problems if problem.file == name]
    if problems:
        raise RoutineError(*problems)
    routine = mine.routines.get(str(read(text, name).data.get("id")))
    if routine is None:
        raise RoutineError(_("{file} is not a routine: `play --stretch ID` plays one stretch alone.").format(file=name))
    return routine


def _one_stretch(arguments: Namespace, library: Library, *, is_file: bool) -> Routine:
    """A routine of one step. A file shows one side only."""
    stretch = library.stretch(arguments.stretch)
    side = StepSide(arguments.side or "both")
    if stretch.sides is Sides.TOGETHER:
        side = StepSide.BOTH
    elif is_file and side is StepSide.BOTH:
        side = StepSide.LEFT
        console.print(_("A file shows one side only: the left leg is played. Use --side right for the other."))
    step: Step = StretchStep(stretch=stretch.id, side=side, hold_s=arguments.hold, sets=arguments.sets or 1)
    if stretch.kind is StretchKind.DYNAMIC:
        step = DynamicStep(stretch=stretch.id, side=side)
    return Routine(id=stretch.id, title=stretch.title, muscle=(stretch.muscle,), steps=(step,))


def _eyes(
    arguments: Namespace, wait: Callable[[float], None]
) -> tuple[Callable[[SessionRunner], Iterator[SessionUpdate]], str | None]:
    """How the session will see, and the digest of the model it sees with."""
    started_s = time.monotonic()

    def clock() -> float:
        return time.monotonic() - started_s

    if arguments.source == NO_CAMERA:
        return lambda runner: watch_nothing(runner, clock, wait), None

    from stretchcoach.vision import model
    from stretchcoach.vision.estimator import PoseEstimator
    from stretchcoach.vision.recording import Recording
    from stretchcoach.vision.sources import check_name, open_source

    path = model.default_model()
    if is_live(arguments.source):
        from stretchcoach.vision.live import LiveEyes

        check_name(arguments.source)
        eyes = LiveEyes(lambda: open_source(arguments.source, clock=clock), lambda: PoseEstimator(path))

        def live(runner: SessionRunner) -> Iterator[SessionUpdate]:
            told = None
            for _seen, update in watch_live(runner, eyes, clock):
                if eyes.status is not told and not eyes.status.sees:
                    console.print(f"[yellow]{escape(eyes.sentence)}[/]")
                told = eyes.status
                yield update

        return live, model.landmark_sha256(path)

    source = open_source(arguments.source, arguments.frame_step)
    if isinstance(source, Recording):  # it brings what a pose model saw
        return lambda runner: (update for _seen, update in watch_file(runner, source, None, wait)), None

    def from_file(runner: SessionRunner) -> Iterator[SessionUpdate]:
        with closing(PoseEstimator(path)) as estimator:
            for _seen, update in watch_file(runner, source, estimator, wait):
                yield update

    return from_file, model.landmark_sha256(path)


class _Screen:
    """Cue lines that stay, and one bar that moves."""

    def __init__(self) -> None:
        self._bar = Progress(
            TextColumn("{task.description}"), BarColumn(40), TextColumn("{task.fields[clock]}"), console=console, transient=True
        )
        self._task = self._bar.add_task("", total=1.0, clock="")

    def __enter__(self) -> "_Screen":
        self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.stop()

    def show(self, update: SessionUpdate) -> None:
        """Draw the session as it stands."""
        if update.cue is not None:
            colour = _COLOURS[update.cue.kind]
            console.print(f"{update.at_s:6.1f} s  [{colour}]{escape(update.cue.text)}[/]")
        entry = update.entry
        if entry is None:
            return
        if update.hold is not None:
            done_s = update.hold.held_s + update.hold.timed_s
            clock = f"{done_s:.0f} / {update.hold.target_s:.0f} s  {update.hold.state.value}, {update.verdict.value}"
            self._bar.update(self._task, description=entry.title, total=update.hold.target_s, completed=done_s, clock=clock)
        else:
            spent_s = entry.duration_s - update.left_s
            name = _("paused") if update.phase is Phase.PAUSED else entry.phase.value
            self._bar.update(self._task, description=entry.title or name, total=entry.duration_s, completed=spent_s, clock=name)
