"""What goes into the history comes out of it, and answers what a session asks."""

import os
import subprocess
import sys
import textwrap
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from support.figure import Figure, quad
from support.history import NOON, at, begun, done, hold, opened
from support.session import agenda, library, play, side_of

from stretchcoach.body.measures import Measure
from stretchcoach.body.pose import Side
from stretchcoach.coaching.agenda import Phase
from stretchcoach.coaching.cues import Cue, CueKind
from stretchcoach.coaching.log import EndReason, Raised, Said, SessionLog
from stretchcoach.coaching.session import SessionEngine, SessionUpdate
from stretchcoach.errors import EnvironmentProblem
from stretchcoach.records.earlier import before_session
from stretchcoach.records.store import Store
from stretchcoach.safety.guard import Alert, Level, Reason
from stretchcoach.thresholds import RULES_VERSION

QUAD = library().stretch("quad_standing")  # a larger angle is deeper
BUTTERFLY = library().stretch("adductor_butterfly")  # a lower knee is deeper
RANGE = Raised(12.0, Alert(Level.EASE_OFF, Reason.RANGE, 131.0, 125.4, "deg"), "quad_standing", Side.LEFT)
HURTS_LESS = Raised(14.0, Alert(Level.EASE_OFF, Reason.PAIN, 5, 5, "0-10"), "quad_standing", Side.LEFT)
HURTS = Raised(15.0, Alert(Level.STOP, Reason.PAIN, 8, 6, "0-10"), "quad_standing", Side.LEFT)
CORRECTION = Said(4.0, Cue("knee_out", CueKind.CORRECTION, "Bring your left knee in.", "knee in", Side.LEFT), "quad_standing", Side.LEFT)
PAIN_CUE = Said(14.0, Cue("pain_ease", CueKind.SAFETY, "Ease off."), "quad_standing", Side.LEFT)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "history.db"


@pytest.fixture
def store(path: Path) -> Store:
    return opened(path)


# --- a session ---


def test_a_session_comes_back_whole(store: Store, path: Path) -> None:
    holds = [hold(), hold(side=Side.RIGHT, timed_s=4.5), hold("hamstring_long_sit", None, measure=None, best=None, a0=None)]
    log = SessionLog(holds, [CORRECTION, PAIN_CUE], [RANGE, HURTS_LESS, HURTS], ended=EndReason.PAIN, detail="said so")
    begun(store).end(log, NOON + timedelta(minutes=3))
    (kept,) = opened(path).history()
    assert (kept.started_at, kept.started_at.utcoffset()) == (NOON, NOON.utcoffset())
    assert (kept.routine, kept.mode, kept.source, kept.live) == ("evening", "normal", "camera:0", True)
    assert (kept.rules_version, kept.landmark_model_sha256) == (RULES_VERSION, "e9a5")
    assert kept.log.holds == holds
    assert (kept.log.ended, kept.log.detail) == (EndReason.PAIN, "said so")
    assert kept.muscles == {"quad_standing": "quadriceps"}


def test_pain_is_kept_only_where_it_ended_the_session(store: Store, path: Path) -> None:
    begun(store).end(SessionLog([hold()], [CORRECTION, PAIN_CUE], [RANGE, HURTS_LESS, HURTS], EndReason.PAIN), NOON)
    (kept,) = store.history()
    assert kept.log.alerts == [RANGE, HURTS]
    assert kept.log.cues == [CORRECTION]
    assert b"pain_ease" not in path.read_bytes()


def test_a_password_in_an_address_is_not_kept(store: Store, path: Path) -> None:
    begun(store, source="http://me:secret@192.0.2.7:8080/video")
    assert store.history()[0].source == "http://192.0.2.7:8080/video"
    assert b"secret" not in path.read_bytes()


def test_a_played_session_is_followed(store: Store, path: Path) -> None:
    """The real engine: two sets, each kept when it is over, seen by somebody else who looks into the file."""
    engine, writer, other = SessionEngine(agenda(hold_s=5, sets=2)), begun(store), opened(path)
    kept_in: list[tuple[Phase, int]] = []

    def person(update: SessionUpdate | None, now_s: float) -> Figure:
        stretching = update is not None and update.phase is Phase.STRETCH
        return quad(112 if stretching else 10, side=side_of(update) if update is not None and update.entry else "left")

    last: Phase | None = None
    for update in play(engine, person, until_s=90):
        writer.follow(update, engine.log, NOON + timedelta(seconds=update.at_s))
        if update.phase is not last:
            last = update.phase
            kept_in.append((last, len(other.history()[0].log.holds)))
        if update.ended is not None:
            writer.end(engine.log, NOON + timedelta(seconds=update.at_s))
    assert kept_in == [(Phase.READY, 0), (Phase.STRETCH, 0), (Phase.REST, 1), (Phase.STRETCH, 1), (Phase.FINISHED, 2)]
    (kept,) = other.history()
    assert kept.log.holds == engine.log.holds
    assert [round(one.held_s, 6) for one in kept.log.holds] == [5.0, 5.0]
    assert kept.log.ended is EndReason.FINISHED


@pytest.mark.parametrize(("phase", "kept"), [(Phase.STRETCH, 1), (Phase.PAUSED, 1), (Phase.REST, 2), (Phase.READY, 2)])
def test_the_running_hold_is_not_kept_yet(store: Store, phase: Phase, kept: int) -> None:
    begun(store).follow(at(phase), SessionLog([hold(), hold()]), NOON)
    assert len(store.history()[0].log.holds) == kept


def test_nothing_is_written_twice(store: Store) -> None:
    writer, log = begun(store), SessionLog([hold()], [CORRECTION], [RANGE])
    writer.follow(at(Phase.REST), log, NOON)
    writer.follow(at(Phase.PAUSED), log, NOON)
    writer.follow(at(Phase.REST), log, NOON)
    log.ended = EndReason.STOPPED
    writer.end(log, NOON)
    writer.end(log, NOON)
    (kept,) = store.history()
    assert kept.log == log


def test_a_history_that_cannot_be_written_ends_no_session(store: Store, path: Path) -> None:
    writer, log, away = begun(store), SessionLog([hold()]), path.with_name("away")
    path.rename(away)
    writer.follow(at(Phase.REST), log, NOON)
    assert writer.problem is not None and str(path) in writer.problem
    assert "sqlalche.me" not in writer.problem and "INSERT" not in writer.problem
    assert not path.exists()  # no empty file, open to all, takes its place
    away.rename(path)
    log.ended = EndReason.FINISHED
    writer.end(log, NOON)
    assert writer.problem is None
    assert store.history()[0].log.holds == log.holds


def test_a_history_that_is_busy_is_not_asked_thirty_times_a_second(store: Store, path: Path) -> None:
    writer, log = begun(store), SessionLog([hold()])
    path.rename(path.with_name("away"))
    writer.follow(at(Phase.REST), log, NOON)
    path.with_name("away").rename(path)
    writer.follow(at(Phase.REST), log, NOON)
    assert store.history()[0].log.holds == []  # it waits for the next hold
    log.holds.append(hold(side=Side.RIGHT))
    writer.follow(at(Phase.SWITCH), log, NOON)
    assert store.history()[0].log.holds == log.holds


def test_a_query_that_fails_says_so(store: Store, path: Path) -> None:
    path.unlink()
    with pytest.raises(EnvironmentProblem, match="history"):
        store.history()


def test_moments_need_a_zone(store: Store) -> None:
    with pytest.raises(ValueError, match="time zone"):
        begun(store, datetime(2026, 3, 1, 12, 0))


KILLED = """
    import sys
    from pathlib import Path
    from support.history import NOON, at, begun, hold, opened
    from stretchcoach.coaching.agenda import Phase
    from stretchcoach.coaching.log import SessionLog
    writer, log = begun(opened(Path(sys.argv[1]))), SessionLog()
    for number in range(100_000):
        log.holds.append(hold(held_s=number))
        writer.follow(at(Phase.STRETCH), log, NOON)
        writer.follow(at(Phase.REST), log, NOON)
        assert writer.problem is None, writer.problem
        print(number, flush=True)
"""


def test_a_killed_program_loses_at_most_the_running_hold(path: Path) -> None:
    argv = [sys.executable, "-c", textwrap.dedent(KILLED), str(path)]
    child = subprocess.Popen(argv, stdout=subprocess.PIPE, text=True, env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[1])})
    with child:
        assert child.stdout is not None
        said = [child.stdout.readline() for _ in range(5)]  # and now it is in the middle of another
        child.kill()
        said += child.stdout.readlines()
    acknowledged = [int(line) for line in said if line.endswith("\n")]
    assert len(acknowledged) >= 5
    (kept,) = opened(path).history()
    assert kept.log.ended is None
    assert [one.held_s for one in kept.log.holds[: len(acknowledged)]] == acknowledged
    assert len(kept.log.holds) - len(acknowledged) <= 1
    done(opened(path), hold())  # and life goes on
    assert opened(path).totals()[0] == 2


# --- what a session asks ---


def test_best_of_days(store: Store) -> None:
    done(store, hold(best=131.0), now=NOON - timedelta(days=15))
    done(store, hold(best=118.0), hold(best=121.0), hold(side=Side.RIGHT, best=129.0), now=NOON - timedelta(days=13))
    done(store, hold(best=None), hold(best=112.0), now=NOON - timedelta(days=1))
    done(store, hold(best=140.0), now=NOON - timedelta(days=1), live=False)
    done(store, hold(best=141.0, measure=Measure.HIP_FLEXION), now=NOON - timedelta(days=1))
    assert store.best_of_days(QUAD, Side.LEFT, now=NOON) == 121.0
    assert store.best_of_days(QUAD, Side.RIGHT, now=NOON) == 129.0
    assert store.best_of_days(QUAD, Side.LEFT, now=NOON, days=30) == 131.0
    assert store.best_of_days(QUAD, Side.LEFT, now=NOON, days=7) == 112.0
    assert store.best_of_days(QUAD, Side.LEFT, now=NOON - timedelta(days=10)) == 131.0
    assert store.best_of_days(QUAD, None, now=NOON) is None
    assert store.best_of_days(library().stretch("adductor_straddle"), None, now=NOON) is None


def test_what_may_take_the_place_of_a_stretch_brings_its_own_best(store: Store) -> None:
    chair = hold("hamstring_chair", Side.LEFT, best=31.0, measure=Measure.TRUNK_LEAN)
    done(store, chair, now=NOON - timedelta(days=2))
    entries = agenda("hamstring_strap_lying", side="left")
    twins = {"hamstring_strap_lying": (library().stretch("hamstring_chair"),)}
    assert before_session(store, entries, twins, NOON)[0] == {("hamstring_chair", Side.LEFT): 31.0}
    assert before_session(store, entries, {}, NOON)[0] == {}


def test_the_best_of_a_falling_measure_is_the_lowest(store: Store) -> None:
    sides = [hold("adductor_butterfly", None, measure=Measure.KNEE_HEIGHT, best=best) for best in (0.42, 0.35, 0.51)]
    done(store, *sides)
    assert store.best_of_days(BUTTERFLY, None, now=NOON) == 0.35


def test_last_comfortable(store: Store) -> None:
    assert store.last_comfortable("quad_standing", Side.LEFT) is None
    done(store, hold(a0=104.0), hold(a0=106.0), hold(a0=None), now=NOON)
    done(store, hold(a0=99.0), now=NOON - timedelta(days=2))
    done(store, hold(a0=120.0), now=NOON + timedelta(days=1), live=False)
    assert store.last_comfortable("quad_standing", Side.LEFT) == 106.0
    assert store.last_comfortable("quad_standing", Side.RIGHT) is None


def test_dose(store: Store) -> None:
    midnight = NOON.replace(hour=0)
    done(store, hold(held_s=30), now=midnight - timedelta(seconds=1))
    done(store, hold(held_s=20, timed_s=5), hold("hamstring_chair"), hold(side=Side.RIGHT, held_s=10), now=midnight)
    done(store, hold(), now=NOON, live=False)
    assert store.dose_since_s("quadriceps", midnight) == 35.0
    assert store.dose_since_s("quadriceps", midnight.astimezone(UTC)) == 35.0
    assert store.dose_since_s("adductor", midnight) == 0.0


def test_last_session(store: Store) -> None:
    begun(store, NOON)  # nothing was held
    assert store.last_session_at() is None
    done(store, hold(), now=NOON - timedelta(days=20))
    done(store, hold(), now=NOON, live=False)
    assert store.last_session_at() == NOON - timedelta(days=20)


def test_history_is_newest_first_and_no_longer_than_asked(store: Store) -> None:
    for days in (3, 1, 2):
        done(store, hold(held_s=days), now=NOON - timedelta(days=days))
    assert [kept.log.held_s for kept in store.history(2)] == [1.0, 2.0]
    assert len(store.history(None)) == 3
    assert store.totals() == (3, 6.0)


# --- people ---


def test_settings(store: Store, path: Path) -> None:
    assert store.setting("volume") is None
    assert store.setting("volume", 0.5) == 0.5
    store.set_setting("volume", 0.8)
    store.set_setting("camera", {"name": "Kamera é", "path": None})
    store.set_setting("volume", 0.7)
    assert opened(path).settings() == {"volume": 0.7, "camera": {"name": "Kamera é", "path": None}}


def test_people_do_not_see_each_other(store: Store, path: Path) -> None:
    done(store, hold(best=131.0))
    store.set_setting("volume", 1)
    other, problem = Store.open(path, "Ada")
    assert problem is None
    assert other.settings() == {}
    assert other.history() == []
    assert other.totals() == (0, 0.0)
    assert other.best_of_days(QUAD, Side.LEFT, now=NOON) is None
    assert other.last_comfortable("quad_standing", Side.LEFT) is None
    assert other.dose_since_s("quadriceps", NOON - timedelta(days=1)) == 0
    assert other.last_session_at() is None
    assert store.person == "me" and len(opened(path).history()) == 1


def test_any_thread_may_use_it(store: Store) -> None:
    threads = [threading.Thread(target=done, args=(store, hold(held_s=1))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert store.totals() == (4, 4.0)
