"""``stretchcoach play`` and ``stretchcoach demo``: a guided session in the terminal."""

from argparse import ArgumentParser, Namespace, _SubParsersAction
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from rich.markup import escape

from stretchcoach.cli.asking import asked_where_due
from stretchcoach.cli.keys import somebody_is_there
from stretchcoach.cli.libraries import need_libraries
from stretchcoach.cli.playing import play
from stretchcoach.cli.screen import console
from stretchcoach.cli.summary import print_summary
from stretchcoach.cli.units import hold_seconds, number, seconds
from stretchcoach.cli.watching import watching
from stretchcoach.coaching.agenda import agenda_of, twins_of, without_lead_in
from stretchcoach.coaching.session import SessionEngine
from stretchcoach.errors import RoutineError, SourceError, StretchcoachError
from stretchcoach.player import NO_CAMERA, Pace, SessionRunner, at_once
from stretchcoach.records import places
from stretchcoach.records.earlier import before_session, begin_session
from stretchcoach.routine.library import Library
from stretchcoach.routine.values import DynamicStep, Routine, Sides, Step, StepSide, StretchKind, StretchStep
from stretchcoach.routine.yaml_text import read
from stretchcoach.safety.screening import NOTHING_SAID
from stretchcoach.shipped import routine_files, shipped
from stretchcoach.vision.sources import is_live, shown
from stretchcoach.voice.opening import silent_voice, terminal_voice
from stretchcoach.voice.voice import Level, Voice
from stretchcoach.words import _

if TYPE_CHECKING:  # it brings SQLAlchemy, which nobody needs for a clip
    from stretchcoach.records.store import Store


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
    parser.add_argument("--screened", action="store_true", help=_("without the list of questions, for scripts"))
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
    from stretchcoach.app.shelf import library_of, my_routines

    is_none = arguments.source == NO_CAMERA
    is_file = not (is_none or is_live(arguments.source))
    library, _mine = library_of(my_routines())
    routine = _wanted(arguments, library, is_file=is_file)
    somebody = not is_file and not arguments.as_fast_as_possible  # does it now: nobody is asked about a clip, or in a script
    store = _history() if somebody else None
    cleared = NOTHING_SAID
    if somebody and not arguments.screened and somebody_is_there():
        routine, cleared = asked_where_due(routine, library, store, _now())
    agenda = agenda_of(routine, library)
    if is_file and arguments.stretch is not None:
        agenda = without_lead_in(agenda)
    comfortable = {}
    if arguments.comfortable is not None:
        comfortable = {(entry.stretch.id, entry.side): arguments.comfortable for entry in agenda if entry.stretch is not None}
    twins = twins_of(routine, library, cleared.leaves)
    best, done_today_s = ({}, {}) if store is None else before_session(store, agenda, twins, _now())
    if not is_none:
        need_libraries()
    engine = SessionEngine(
        agenda,
        routine.mode,
        has_camera=not is_none,
        comfortable=comfortable,
        best=best,
        done_today_s=done_today_s,
        deeper_steps=cleared.deeper_steps,
        twins=twins,
    )
    folder, source = arguments.out or places.new_session_folder(_now()), shown(arguments.source)
    seen_by = watching(arguments.source, arguments.frame_step, at_once if arguments.as_fast_as_possible else Pace())
    sha256 = seen_by.model_sha256
    runner = SessionRunner(
        engine, folder, source=source, routine=routine.id, mode=routine.mode, model_sha256=sha256, record=arguments.record
    )
    writer = None if store is None else begin_session(store, routine, library, source, sha256, _now(), live=True)
    play(runner, seen_by, _voice(arguments), writer, answered=somebody)
    print_summary(engine.log, runner.path, library)
    return 0


def _now() -> datetime:
    return datetime.now().astimezone()


def _history() -> "Store | None":
    """The history; whatever is the matter with it, the session goes on."""
    from stretchcoach.records.store import Store

    try:
        store, problem = Store.open(places.database_path())
    except StretchcoachError as error:
        store, problem = None, str(error)
    if problem:
        console.print(f"[yellow]{escape(problem)}[/]")
    return store


def _voice(arguments: Namespace) -> Voice:
    """What speaks; that nothing can is told to those who asked for it."""
    if arguments.say is None and arguments.as_fast_as_possible:
        return silent_voice()
    voice = terminal_voice(Level(arguments.say or Level.FULL))
    if arguments.say is not None and voice.problem:
        console.print(f"[yellow]{escape(voice.problem)}[/]")
    return voice


def _wanted(arguments: Namespace, library: Library, *, is_file: bool) -> Routine:
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
    return routine


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
