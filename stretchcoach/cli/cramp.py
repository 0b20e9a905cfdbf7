"""``stretchcoach cramp``: the window at "Cramp now"; without a display, or with ``--text``, the same path in the terminal, line by line."""

import queue
import sys
import threading
import time
from argparse import ArgumentParser, Namespace, _SubParsersAction
from collections.abc import Callable
from string import ascii_lowercase

from rich.markup import escape

from stretchcoach.cli.libraries import need_libraries
from stretchcoach.cli.screen import console
from stretchcoach.coaching.cues import CueKind
from stretchcoach.coaching.phrases import side_name
from stretchcoach.coaching.relief import ReliefEngine
from stretchcoach.coaching.relief_cards import cards_after, how_long
from stretchcoach.coaching.relief_phrases import PLACES
from stretchcoach.coaching.relief_steps import ReliefPhase
from stretchcoach.routine.library import Library
from stretchcoach.routine.values import Muscle, Position
from stretchcoach.safety.screening import and_one_of_these
from stretchcoach.shipped import routine_files
from stretchcoach.words import _, capitalised

P = ReliefPhase
TICK_S = 0.1
_POSITIONS = (Position.LYING, Position.CHAIR, Position.STANDING)
_ACTS: dict[str, Callable[[ReliefEngine], None]] = {
    "": ReliefEngine.skip,
    "h": ReliefEngine.hurts,
    "x": ReliefEngine.sharp,
    "e": ReliefEngine.eased,
    "g": ReliefEngine.gone,
    "t": ReliefEngine.still_there,
}
Read = Callable[[float], str | None]  # waits so many seconds for a line; None = none yet; raises EOFError at the end


def add_to(commands: "_SubParsersAction[ArgumentParser]") -> None:
    """Add the command to the parser."""
    said = _("a muscle is cramping right now: the gentle path, step by step")
    parser = commands.add_parser("cramp", help=said, description=capitalised(said) + ".")
    parser.add_argument("--text", action="store_true", help=_("in the terminal, without the window"))
    parser.set_defaults(run=run)


def run(arguments: Namespace) -> int:
    """Open the window at the path, or walk it here."""
    from stretchcoach.cli.window import has_display

    if arguments.text or not has_display():
        return in_terminal(_lines_of_stdin(), time.monotonic)
    need_libraries(window=True)
    from stretchcoach.app import start

    return start.run(cramp=True)


def in_terminal(read: Read, clock: Callable[[], float]) -> int:
    """Walk the path with a keyboard and a screen of text."""
    library = Library(routine_files())
    engine = ReliefEngine(library)
    phase: ReliefPhase | None = None
    ticked: set[str] = set()
    while True:
        update = engine.advance(clock())
        is_new, phase = update.phase is not phase, update.phase
        if is_new:
            _show_choices(phase, engine)
        if update.cue is not None and phase is not P.SCREEN:  # the list is shown as a whole
            colour = "bold yellow" if update.cue.kind is CueKind.SAFETY else "bold"
            console.print(f"[{colour}]{escape(update.cue.text)}[/]")
        if is_new and (hint := _hint(engine)):
            console.print(escape(hint), style="dim")
        if engine.is_over:
            break
        try:
            line = read(TICK_S)
        except EOFError:  # nobody can answer any more
            engine.stop()
            continue
        if line is not None and not _answer(engine, line.strip().lower(), ticked):
            console.print(escape(_hint(engine)))
    for card in cards_after(engine.phase, library, engine.cleared):
        console.print(f"\n[bold]{escape(card.title)}[/]  {escape(how_long(card))}")
        for text in (*card.lines, card.caution):
            console.print(f"  {escape(text)}")
    if engine.bout:
        console.print("\n" + escape(_("To write it down: {command}").format(command=_to_write_down(engine))))
    return 0


def _to_write_down(engine: ReliefEngine) -> str:
    """The command that puts it into the diary, with what is known; it is not kept by itself."""
    words = ["stretchcoach diary add"]
    words += [f"--side {engine.side.value}"] if engine.side else []
    words += [f"--muscle {engine.muscle.value}"] if engine.muscle else []
    words += [f"--pain {engine.worst_pain}"] if engine.worst_pain is not None else []
    words.append(f"--minutes {max(1, round(engine.lasted_s / 60))}")
    words += ["--helped " + " ".join(one.value for one in engine.helped)] if engine.helped else []
    return " ".join(words)


def _show_choices(phase: ReliefPhase, engine: ReliefEngine) -> None:
    console.print()
    if phase is P.WHERE:
        names = {Muscle.HAMSTRING: _("back of the thigh"), Muscle.QUADRICEPS: _("front of the thigh"), Muscle.ADDUCTOR: _("inner thigh")}
        for number, (side, muscle) in enumerate(PLACES, start=1):
            console.print(f"  {number}  {escape(side_name(side))}, {escape(names[muscle])}")
        console.print("  0  " + escape(_("not sure")))
    elif phase is P.SCREEN:
        console.print(f"[bold]{escape(engine.screening.title)}[/]")
        for number, question in enumerate(engine.screening.questions, start=1):
            console.print(f"  {number:2}  {escape(question.ask)}")
        console.print(escape(and_one_of_these()))
        for letter, one in zip(ascii_lowercase, engine.screening.circumstances, strict=False):
            console.print(f"   {letter}  {escape(one.ask)}")


def _hint(engine: ReliefEngine) -> str:
    """What can be typed now."""
    match engine.phase:
        case P.WHERE:
            return _("Type the number and press Enter; s stops.")
        case P.SCREEN:
            return _("First the letters that are so. Then n for “{none}”, or a number; s stops.").format(none=engine.screening.none)
        case P.POSITION:
            return _("1 lie down, 2 sit, 3 stand and hold on; s stops.")
        case P.PAIN:
            return _("0 to 10, or just wait; x if it is sharp or numb; s stops.")
        case P.APPROACH:
            return _("Enter: I am there. h it hurts, x sharp or numb, g it has gone, 0 to 10 pain, s stops.")
        case P.HOLD | P.DEEPER:
            return _("e it eased, h it hurts, x sharp or numb, g it has gone, 0 to 10 pain, s stops.")
        case P.EASE | P.RELEASE | P.WALK | P.LOOSEN:
            return _("h it hurts, x sharp or numb, g it has gone, s stops.")
        case P.RECHECK:
            return _("g it has gone, t it is still there, 0 to 10 pain; s stops.")
        case _:
            return ""


def _answer(engine: ReliefEngine, typed: str, ticked: set[str]) -> bool:
    """Do what a line says; False where it says nothing that can be done now.

    Args:
        ticked: the circumstances that are so, by id; grows.
    """
    letters = dict(zip(ascii_lowercase, engine.screening.circumstances, strict=False))
    number = int(typed) if typed.isascii() and typed.isdecimal() else None
    if typed == "s":
        engine.stop()
    elif engine.phase is P.WHERE and number is not None and number <= len(PLACES):
        engine.choose_where(*(PLACES[number - 1] if number else (None, None)))
    elif engine.phase is P.SCREEN and typed == "n":
        engine.none_of_these(tuple(ticked))
    elif engine.phase is P.SCREEN and typed and set(typed) <= set(letters):
        ticked |= {letters[letter].id for letter in typed}
        for letter in typed:
            console.print(escape(f"{letters[letter].ask}. {letters[letter].says}"))
    elif engine.phase is P.SCREEN and number is not None and 1 <= number <= len(engine.screening.questions):
        question = engine.screening.questions[number - 1]
        if not engine.yes_to(question.id):
            console.print(escape(question.advice), style="yellow")
            return False
    elif engine.phase is P.POSITION and number is not None and 1 <= number <= len(_POSITIONS):
        engine.choose_position(_POSITIONS[number - 1])
    elif engine.phase in (P.WHERE, P.SCREEN, P.POSITION):
        return False
    elif number is not None and number <= 10:
        engine.report_pain(number)
    elif typed in _ACTS:
        _ACTS[typed](engine)
    else:
        return False
    return True


def _lines_of_stdin() -> Read:
    """Lines as they are typed, without holding up the clock."""
    lines: queue.Queue[str | None] = queue.Queue()

    def collect() -> None:
        for line in sys.stdin:
            lines.put(line)
        lines.put(None)

    threading.Thread(target=collect, daemon=True).start()

    def read(wait_s: float) -> str | None:
        try:
            line = lines.get(timeout=wait_s)
        except queue.Empty:
            return None
        if line is None:
            raise EOFError
        return line

    return read
