"""What a session needs to know of those before it: how deep, how long today, and for how many days there was none."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from stretchcoach.coaching.agenda import Entry, Twins
from stretchcoach.coaching.session import Leg
from stretchcoach.routine.library import Library
from stretchcoach.routine.values import Muscle, Routine, Sides

if TYPE_CHECKING:  # they bring SQLAlchemy, which takes longer than a first window may
    from stretchcoach.records.store import Store
    from stretchcoach.records.writer import SessionWriter

ANSWERED_AT = "screening_asked_at"  # the setting: when nothing on the list was so


def before_session(store: "Store", agenda: Sequence[Entry], twins: Twins, now: datetime) -> tuple[dict[Leg, float], dict[Muscle, float]]:
    """What the guard needs to know of earlier sessions: the best of 14 days by stretch and side, and today's seconds by muscle.

    Args:
        twins: what may take a stretch's place in the session; it is watched as closely.

    Raises:
        EnvironmentProblem: the history cannot be read.
    """
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    best: dict[Leg, float] = {}
    done_s: dict[Muscle, float] = {}
    for entry in agenda:
        if entry.stretch is None:
            continue
        if entry.stretch.muscle not in done_s:
            done_s[entry.stretch.muscle] = store.dose_since_s(entry.stretch.muscle.value, midnight)
        for stretch in (entry.stretch, *twins.get(entry.stretch.id, ())):
            side = None if stretch.sides is Sides.TOGETHER else entry.side
            leg = (stretch.id, side)
            deepest = None if leg in best else store.best_of_days(stretch, side, now=now)
            if deepest is not None:
                best[leg] = deepest
    return best, done_s


def begin_session(
    store: "Store", routine: Routine, library: Library, source: str, model_sha256: str | None, now: datetime, *, live: bool
) -> "SessionWriter":
    """A new session in the history.

    Args:
        live: False for a video or recording.
    """
    return store.begin_session(
        started_at=now,
        routine=routine.id,
        mode=routine.mode,
        source=source,
        live=live,
        landmark_model_sha256=model_sha256,
        muscles={id_: stretch.muscle.value for id_, stretch in library.stretches.items()},
    )


def last_at(store: "Store") -> datetime | None:
    """When somebody stretched here, or answered the screening list with "none of these", whichever was later.

    Returns:
        None where the last answer was another one, or there was none yet: no answer is kept, so the list must be asked again.

    Raises:
        EnvironmentProblem: the history cannot be read.
    """
    answered_at = store.setting(ANSWERED_AT)
    if not isinstance(answered_at, str):
        return None
    moments = (store.last_session_at(), datetime.fromisoformat(answered_at))
    return max(moment for moment in moments if moment is not None)


def days_since(moment: datetime | None, now: datetime) -> float | None:
    """None before the first time."""
    return None if moment is None else (now - moment).total_seconds() / 86400


def remember_answer(store: "Store", now: datetime | None) -> None:
    """That the screening list was answered with "none of these"; None: with anything else, which leaves no trace.

    Raises:
        EnvironmentProblem: the history cannot be written.
    """
    if now is None:
        store.forget_setting(ANSWERED_AT)
    else:
        store.set_setting(ANSWERED_AT, now.isoformat(timespec="hours"))
