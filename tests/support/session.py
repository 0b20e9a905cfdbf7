"""Play sessions in fake time, with drawn people."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

from support.figure import SIZE_PX, Figure, quad

from stretchcoach import thresholds as T
from stretchcoach.body.pose import Observation, Side
from stretchcoach.coaching.agenda import Entry, Phase, agenda_of, without_lead_in
from stretchcoach.coaching.session import SessionEngine, SessionUpdate
from stretchcoach.routine.library import Library
from stretchcoach.routine.values import Routine, Step, StepSide, StretchStep

ROUTINES = Path(__file__).parents[2] / "routines"
Look = Callable[[SessionUpdate | None, float], Figure | None]  # the person, from the last update and the moment


@cache
def library() -> Library:
    """What the program ships."""
    return Library({path.relative_to(ROUTINES).as_posix(): path.read_bytes() for path in ROUTINES.rglob("*.yaml")})


def routine(*steps: Step, **more: object) -> Routine:
    """A routine of these steps."""
    return Routine(id="test", title="Test", muscle=("quadriceps",), steps=steps, **more)  # type: ignore[arg-type]


def agenda(stretch: str = "quad_standing", side: str = "left", hold_s: float = 10, sets: int = 1, rest_s: float = 5) -> list[Entry]:
    """One stretch, with a lead-in of 15 s whatever its instructions take, so that stories have round times."""
    step = StretchStep(stretch=stretch, side=StepSide(side), hold_s=hold_s, sets=sets, rest_s=rest_s)
    entries = agenda_of(routine(step), library())
    return [replace(entry, duration_s=T.GET_READY_S) if entry.phase is Phase.READY else entry for entry in entries]


def at_once(stretch: str = "quad_standing", side: str = "left", hold_s: float = 10) -> list[Entry]:
    """One hold without a lead-in."""
    return without_lead_in(agenda(stretch, side, hold_s))


class Moving:
    """Nobody jumps: the person who is to stand otherwise takes half a second for it, and longer for a long way."""

    def __init__(self) -> None:
        self._from = self._to = Figure()
        self._since_s: float | None = None

    def __call__(self, figure: Figure, now_s: float) -> Figure:
        """The posture on the way to ``figure``."""
        if self._since_s is None:
            self._from, self._to, self._since_s = figure, figure, now_s
        elif figure != self._to:
            self._from, self._to, self._since_s = self._shown(now_s), figure, now_s
        return self._shown(now_s)

    def _shown(self, now_s: float) -> Figure:
        way_deg = max(abs(a.knee - b.knee) for a, b in ((self._from.left, self._to.left), (self._from.right, self._to.right)))
        far = way_deg > 60 and self._from.yaw == self._to.yaw
        share = (now_s - (self._since_s or 0.0)) / (way_deg / 35 if far else 0.5)  # not so fast that it must be eased off
        return self._to if share >= 1 else self._from.towards(self._to, share)


def play(engine: SessionEngine, person: Look, *, until_s: float = 600, fps: float = 10, from_s: float = 0.0) -> Iterator[SessionUpdate]:
    """Frames as a camera would send them; ``person`` gives None where nobody is in the picture."""
    update: SessionUpdate | None = None
    moving = Moving()
    at = 0
    while (now_s := from_s + at / fps) <= until_s and (update is None or update.ended is None):
        figure = person(update, now_s)
        observation = Observation(now_s, SIZE_PX, None) if figure is None else moving(figure, now_s).seen(now_s)
        update = engine.advance(now_s, observation)
        at += 1
        yield update


def story(engine: SessionEngine, *spans: tuple[float, Figure | None], fps: float = 10) -> list[SessionUpdate]:
    """Each posture until its moment, in seconds from the start."""

    def person(_update: SessionUpdate | None, now_s: float) -> Figure | None:
        return next((figure for until_s, figure in spans if now_s < until_s), spans[-1][1])

    return list(play(engine, person, until_s=spans[-1][0], fps=fps))


def at(updates: list[SessionUpdate], moment_s: float) -> SessionUpdate:
    """The update of a moment."""
    return min(updates, key=lambda update: abs(update.at_s - moment_s))


def obedient(update: SessionUpdate | None, _now_s: float) -> Figure:
    """Stands while getting ready and is in the stretch while it is to be held."""
    stretching = update is not None and update.phase is Phase.STRETCH
    return quad(112 if stretching else 10, side=side_of(update))


def said(engine: SessionEngine) -> list[tuple[float, str]]:
    """The transcript."""
    return [(round(said.at_s, 1), said.cue.text) for said in engine.log.cues]


def ids(engine: SessionEngine) -> list[str]:
    """What the cues were about."""
    return [said.cue.id for said in engine.log.cues]


def side_of(update: SessionUpdate | None) -> Side:
    """The leg of the moment."""
    entry = update.entry if update is not None else None
    return entry.side if entry is not None and entry.side is not None else Side.LEFT
