"""Whatever people and cameras do: only time in the right position is held, and nothing raises."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.figure import SIZE_PX, Figure, Leg, quad
from support.session import agenda, side_of

from stretchcoach.body.pose import Landmark, Observation, Pose
from stretchcoach.coaching.agenda import without_lead_in
from stretchcoach.coaching.form import Verdict
from stretchcoach.coaching.session import SessionEngine, SessionUpdate
from stretchcoach.safety.guard import Zone

POSTURES: dict[str, Figure | None] = {
    "in": quad(112),
    "shallow": quad(70),
    "deep": quad(155),
    "fault": quad(112, thigh=30),
    "from the front": quad(112, yaw=0.0),
    "from behind": Figure(Leg(knee=112), yaw=179),
    "hidden": Figure(Leg(knee=112), yaw=88, hidden={Landmark.LEFT_ANKLE: 0.1, Landmark.RIGHT_ANKLE: 0.1}),
    "absent": None,
}
POSES: dict[str, Pose | None] = {name: figure and figure.pose() for name, figure in POSTURES.items()}
OTHER_LEG = {"in": quad(112, side=side_of(None).other).pose()}
COMMANDS = ["pause", "resume", "repeat", "skip", "back", "stop", "report_eased", "end_of_source"]

spells = st.tuples(
    st.sampled_from(["in", "in", "in", *POSES, "nothing new"]),
    st.lists(st.sampled_from([0.0, 0.02, 1 / 15, 0.1, 0.3, 0.4, 0.7, 2.5]), min_size=3, max_size=25),
    st.one_of(st.none(), st.none(), st.none(), st.sampled_from(COMMANDS), st.integers(0, 6)),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(spells, max_size=12), st.booleans())
def test_only_time_in_the_right_position_is_held(spells: list[tuple[str, list[float], str | int | None]], has_camera: bool) -> None:
    engine = SessionEngine(without_lead_in(agenda(side="both", hold_s=6, sets=2)), has_camera=has_camera)
    now_s = in_band_s = 0.0
    seen_s = -1.0
    update = engine.advance(now_s)
    for posture, steps, command in spells:
        if isinstance(command, int):
            engine.report_pain(command)
        elif command is not None:
            getattr(engine, command)()
        for dt_s in steps:
            before, held_s, counted_s = update, engine.log.held_s, engine.log.held_s + engine.log.timed_s
            now_s += dt_s
            observation = None
            if has_camera and posture != "nothing new":
                pose = OTHER_LEG.get(posture, POSES[posture]) if side_of(update) is not side_of(None) else POSES[posture]
                observation = Observation(now_s, SIZE_PX, pose)
                seen_s = now_s
            update = engine.advance(now_s, observation)
            moved_on = update.entry is not before.entry  # the update is then of what comes next
            right = moved_on or (is_right(update) and now_s - seen_s <= 1.0)
            in_band_s += min(dt_s, 0.5) if right and is_right(before) else 0.0
            gained_s = engine.log.held_s - held_s
            assert gained_s >= 0
            assert engine.log.held_s <= in_band_s + 1e-5
            if update.form.verdict is Verdict.CANT_TELL and update.form.zone is None:
                assert gained_s == 0  # absent
            if gained_s > 1e-9 and not right:
                assert update.hold is not None and update.hold.armed  # the second that armed, of before
                assert gained_s <= 1.5 + 1e-6
            assert engine.log.held_s + engine.log.timed_s - counted_s <= 1.5 + 1e-6
    for hold in engine.log.holds:
        assert hold.held_s + hold.timed_s <= hold.target_s + 1e-6
        assert sum(end - start for start, end in hold.intervals) == pytest.approx(hold.held_s, abs=1e-5)
        edges = [edge for interval in hold.intervals for edge in interval]
        assert edges == sorted(edges)
        assert has_camera or hold.held_s == 0
    spans = [interval for hold in engine.log.holds for interval in hold.intervals]
    assert spans == sorted(spans)  # no second is counted for two holds
    assert all(one[1] <= two[0] + 1e-6 for one, two in pairwise(spans))
    moments = [said.at_s for said in engine.log.cues]
    assert moments == sorted(moments)


def is_right(update: SessionUpdate) -> bool:
    """Whether the camera says so."""
    return update.form.verdict is Verdict.GOOD and update.form.zone is Zone.IN
