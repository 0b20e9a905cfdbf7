"""Sessions for the history, made by hand."""

from datetime import datetime, timedelta, timezone
from pathlib import Path

from stretchcoach.body.measures import Measure
from stretchcoach.body.pose import Side
from stretchcoach.coaching.agenda import Phase
from stretchcoach.coaching.form import Verdict
from stretchcoach.coaching.log import EndReason, HoldRecord, SessionLog
from stretchcoach.coaching.session import SessionUpdate
from stretchcoach.records.store import Store
from stretchcoach.records.writer import SessionWriter
from stretchcoach.routine.values import Mode

NOON = datetime(2026, 3, 1, 12, 0, tzinfo=timezone(timedelta(hours=2)))
MUSCLES = {"quad_standing": "quadriceps", "hamstring_chair": "hamstring", "adductor_butterfly": "adductor"}


def hold(
    stretch: str = "quad_standing",
    side: Side | None = Side.LEFT,
    *,
    held_s: float = 30.0,
    timed_s: float = 0.0,
    measure: Measure | None = Measure.KNEE_FLEXION,
    best: float | None = 118.2,
    a0: float | None = 110.4,
) -> HoldRecord:
    """A hold that has ended."""
    seconds = {Verdict.GOOD: held_s, Verdict.ADJUST: 2.5, Verdict.CANT_TELL: 1.5, Verdict.NOT_CHECKED: 0.0}
    return HoldRecord(1, stretch, side, 1, 30.0, held_s, timed_s, [(1.0, 1.0 + held_s)], seconds, measure, best, a0)


def at(phase: Phase) -> SessionUpdate:
    """A moment of a session."""
    return SessionUpdate(at_s=1.0, phase=phase, entry=None, upcoming=None, left_s=0.0)


def opened(path: Path) -> Store:
    """A store without a complaint."""
    store, problem = Store.open(path)
    assert problem is None, problem
    return store


def begun(store: Store, now: datetime = NOON, *, live: bool = True, source: str = "camera:0") -> SessionWriter:
    """A session that has just begun."""
    return store.begin_session(
        started_at=now, routine="evening", mode=Mode.NORMAL, source=source, live=live, landmark_model_sha256="e9a5", muscles=MUSCLES
    )


def done(store: Store, *holds: HoldRecord, now: datetime = NOON, live: bool = True) -> None:
    """A session of these holds, which end at ``now``."""
    begun(store, now, live=live).end(SessionLog(holds=list(holds), ended=EndReason.FINISHED), now)
