"""A session while it runs in the terminal: what it shows and says, and the keys that answer it."""

from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from typing import TYPE_CHECKING

from rich.markup import escape
from rich.progress import BarColumn, Progress, TextColumn

from stretchcoach.cli.keys import Keys, somebody_is_there
from stretchcoach.cli.screen import console
from stretchcoach.cli.watching import Watching
from stretchcoach.coaching.agenda import Phase
from stretchcoach.coaching.cues import CueKind
from stretchcoach.coaching.hold import HoldState
from stretchcoach.coaching.questions import Asks
from stretchcoach.coaching.session import SessionEngine, SessionUpdate
from stretchcoach.player import SessionRunner
from stretchcoach.voice.voice import Voice
from stretchcoach.words import Number, _

if TYPE_CHECKING:  # it brings SQLAlchemy, which nobody needs for a clip
    from stretchcoach.records.writer import SessionWriter

_COLOURS = {CueKind.SAFETY: "bold red", CueKind.CORRECTION: "yellow", CueKind.PROGRESS: "default"}
_ANSWERS = {Asks.PAIN: "0-9, +", Asks.EASED: "e", Asks.COMFORTABLE: "o", Asks.SIT: "o"}


def play(runner: SessionRunner, watching: Watching, voice: Voice, writer: "SessionWriter | None", *, answered: bool) -> None:
    """Play a session to its end, and keep its record, whatever ends it.

    Args:
        writer: of the history, where there is one.
        answered: somebody does what is said, and may press keys; False for a clip.
    """
    broken: Exception | None = None
    try:
        with Keys(wanted=answered) as keys, _Screen(has_keys=keys.work) as screen, closing(voice):
            if answered and somebody_is_there():
                console.print(escape(_said_of(keys)), style="dim")
            for update in watching.updates(runner):
                screen.show(update)
                if update.cue is not None:
                    voice.play(update.cue)
                voice.tick()
                if writer is not None and update.ended is None:
                    writer.follow(update, runner.engine.log, _now())
                for key in keys.pressed():
                    press(key, runner, watching.rest)
            voice.wait()
    except KeyboardInterrupt:
        runner.engine.stop()
    except Exception as error:
        broken = error
        raise
    finally:
        runner.save(broken)
        if writer is not None:
            writer.end(runner.engine.log, _now())


def press(key: str, runner: SessionRunner, rest: Callable[[bool], None]) -> None:
    """Do what a key says; the other keys do nothing.

    Args:
        rest: lets go of the camera in a pause, and opens it again.
    """
    engine = runner.engine
    if key in "0123456789+":
        engine.report_pain(10 if key == "+" else int(key))
    elif key == " " and runner.is_paused:
        engine.resume()
        rest(False)
    elif key == " " or (key == "h" and runner.hurts()):
        engine.pause()
        rest(True)
    elif key in _ACTS:
        _ACTS[key](engine)


_ACTS: dict[str, Callable[[SessionEngine], None]] = {
    "o": SessionEngine.report_comfortable,
    "e": SessionEngine.report_eased,
    "n": SessionEngine.skip,
    "q": SessionEngine.stop,
}


def _said_of(keys: Keys) -> str:
    if not keys.work:
        return _("This terminal hands on no keys: the session goes by itself, and Ctrl-C ends it.")
    said = _("Keys: 0 to 9 and + pain, h it hurts, o OK, e it eased, space pause, n next, q end.")
    end = _("h once more: it is strong, end.")
    return f"{said} {end}"


def _now() -> datetime:
    return datetime.now().astimezone()


class _Screen:
    """Lines of cues and questions that stay, and one bar that moves."""

    def __init__(self, *, has_keys: bool) -> None:
        self._has_keys, self._question = has_keys, ""
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
        asked = "" if update.question is None or not self._has_keys else update.question.text
        if update.cue is not None and not (update.cue.id.startswith("ask_") and (asked or self._question)):  # that is on the screen
            colour = _COLOURS[update.cue.kind]
            console.print(f"{Number(update.at_s):6.1f} s  [{colour}]{escape(update.cue.text)}[/]")
        if update.question is not None and asked and asked != self._question:
            console.print(f"{Number(update.at_s):6.1f} s  [bold]{escape(asked)}[/] {escape('[' + _ANSWERS[update.question.kind] + ']')}")
        self._question = asked
        entry = update.entry
        if entry is None:
            return
        if update.hold is not None:
            done_s = update.hold.held_s + update.hold.timed_s
            clock = f"{done_s:.0f} / {update.hold.target_s:.0f} s  {self._state(update.hold.state)}"
            self._bar.update(self._task, description=entry.title, total=update.hold.target_s, completed=done_s, clock=clock)
        else:
            spent_s = entry.duration_s - update.left_s
            name = _("paused") if update.phase is Phase.PAUSED else _("{n} s left").format(n=round(update.left_s))
            self._bar.update(self._task, description=entry.title or name, total=entry.duration_s, completed=spent_s, clock=name)

    @staticmethod
    def _state(state: HoldState) -> str:
        """What the clock does, in words."""
        return {
            HoldState.WAITING: _("waits for the position"),
            HoldState.HOLDING: _("held"),
            HoldState.PAUSED: _("the clock waits"),
            HoldState.TIMED: _("by time"),
            HoldState.DONE: _("done"),
        }[state]
