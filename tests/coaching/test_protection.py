"""Whatever people, cameras and commands do: nobody is coached beyond a ceiling, no limit rises by itself, no time counts while easing."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.figure import SIZE_PX, quad
from support.session import agenda

from stretchcoach.body.pose import Observation, Side
from stretchcoach.coaching.agenda import Phase, without_lead_in
from stretchcoach.coaching.session import SessionEngine, SessionUpdate
from stretchcoach.routine.values import Mode
from stretchcoach.safety.alerts import Level
from stretchcoach.safety.band import Band

POSES = {knee: quad(knee).pose() for knee in (5, 70, 96, 104, 112, 124, 150)}
COMMANDS = ["pause", "resume", "repeat", "skip", "back", "report_eased", "report_comfortable", "report_hurts"]
spells = st.tuples(
    st.sampled_from([*POSES, 96, 104, 112, None]),
    st.floats(0.3, 25),
    st.one_of(st.none(), st.sampled_from(COMMANDS), st.integers(0, 10)),
)


def eases(update: SessionUpdate) -> bool:
    return update.alert is not None and update.alert.level is Level.EASE_OFF


@settings(max_examples=40, deadline=None)
@given(st.lists(spells, max_size=10), st.sampled_from(Mode), st.booleans())
def test_no_one_is_led_too_far(spells: list[tuple[int | None, float, str | int | None]], mode: Mode, has_camera: bool) -> None:
    entries = without_lead_in(agenda(hold_s=40, sets=3))
    engine = SessionEngine(entries, mode, has_camera=has_camera, best={("quad_standing", Side.LEFT): 118})
    now_s, update, band = 0.0, engine.advance(0.0), engine.band
    has_walked = False
    assert band is not None
    most = 10.0 if mode is Mode.GENTLE else 15.0
    for knee, length_s, command in spells:
        steps, limit = band.steps, band.limit
        if isinstance(command, int):
            engine.report_pain(command)
        elif command is not None:
            getattr(engine, command)()
        assert band.steps <= steps + (command == "report_eased")
        assert band.limit <= limit
        for _ in range(round(length_s * 5)):
            now_s += 0.2
            before, done_s, steps, limit = update, engine.log.held_s + engine.log.timed_s, band.steps, band.limit
            pose = None if knee is None else POSES[knee]
            update = engine.advance(now_s, Observation(now_s, SIZE_PX, pose) if has_camera else None)
            has_walked |= update.phase is Phase.WALK
            assert band.steps == steps  # time alone grants nothing
            assert band.limit <= limit  # and only lowers
            if eases(before) and eases(update):
                assert engine.log.held_s + engine.log.timed_s == pytest.approx(done_s)
            if band.target is not None and band.comfortable is not None:
                assert band.target <= band.limit <= min(145, band.comfortable + most)
                assert band.target <= band.comfortable + 5 * band.steps + 1e-6
            if mode is Mode.GENTLE:
                assert band.limit <= 118
    done_s = [hold.held_s + hold.timed_s for hold in engine.log.holds]
    if not has_walked:
        assert sum(seconds >= 5 for seconds in done_s) <= (3 if mode is Mode.GENTLE else 4)
        assert sum(done_s) <= (120 if mode is Mode.GENTLE else 240) + 0.5


def test_a_step_needs_a_quiet_hold_and_the_word() -> None:
    for mode, quiet_s in ((Mode.NORMAL, 10), (Mode.GENTLE, 15)):
        engine = SessionEngine(without_lead_in(agenda(hold_s=60)), mode)
        band = engine.band
        assert isinstance(band, Band)
        granted: list[float] = []
        for at in range(450):
            engine.advance(at / 10, quad(100).seen(at / 10))
            steps = band.steps
            engine.report_eased()
            if band.steps > steps:
                granted.append(at / 10)
        assert len(granted) == (2 if mode is Mode.GENTLE else 3)  # then the limit of the session is reached
        assert granted[0] >= quiet_s
        assert all(later - earlier >= quiet_s for earlier, later in pairwise(granted))
