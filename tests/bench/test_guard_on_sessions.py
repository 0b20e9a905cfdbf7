"""Scripted sessions of rendered people through the real pose model: what goes wrong is caught in time, and what is quiet is left alone."""

from pathlib import Path

import pytest

from stretchcoach.bench.accuracy import LONGEST_HOLD_S
from stretchcoach.bench.clips import Clip
from stretchcoach.coaching.agenda import agenda_of, without_lead_in
from stretchcoach.coaching.session import SessionEngine
from stretchcoach.routine.library import Library
from stretchcoach.routine.values import Routine, StepSide, StretchStep
from stretchcoach.safety.alerts import Level, Reason
from stretchcoach.shipped import routine_files

SESSIONS = Path(__file__).parents[3] / "shared" / "synthetic" / "sessions"
pytestmark = pytest.mark.skipif(not SESSIONS.is_dir(), reason=f"the rendered sessions are not in {SESSIONS}")


def watched(name: str) -> SessionEngine:
    pytest.importorskip("mediapipe")
    from stretchcoach.vision import model
    from stretchcoach.vision.estimator import PoseEstimator
    from stretchcoach.vision.files import VideoFile

    clip = Clip.open(SESSIONS / f"{name}.mp4")
    stretch = Library(routine_files()).stretch(str(clip.stretch_id))
    step = StretchStep(stretch=stretch.id, side=StepSide(clip.side.value), hold_s=LONGEST_HOLD_S, sets=1)
    routine = Routine(id=stretch.id, title=stretch.title, muscle=(stretch.muscle,), steps=(step,))
    engine = SessionEngine(without_lead_in(agenda_of(routine, Library(routine_files()))))
    estimator = PoseEstimator(model.default_model())
    try:
        with VideoFile(clip.video, clip.frame_step_s) as source:
            while (frame := source.read()) is not None:
                engine.advance(frame.captured_at_s, estimator.observe(frame))
    finally:
        estimator.close()
    return engine


def test_too_fast_and_too_deep_is_eased_off_in_time() -> None:
    """The leg goes from 19 s to 19.9 s much further than its first comfortable place, and stays there to 24 s."""
    engine = watched("supine_side_fast_deep_B")
    (deep,) = [one for one in engine.log.alerts if one.alert.level is Level.EASE_OFF]
    assert deep.alert.reason is Reason.RANGE
    assert 19.0 < deep.at_s <= 19.0 + 1.0
    (fast,) = [one for one in engine.log.alerts if one.alert.reason is Reason.SPEED]
    assert 19.0 < fast.at_s <= 19.0 + 1.5 + 0.5
    assert {one.alert.reason for one in engine.log.alerts} == {Reason.RANGE, Reason.SPEED}
    assert not [span for hold in engine.log.holds for span in hold.intervals if span[0] < deep.at_s + 10 and span[1] > deep.at_s]


def test_a_lapse_is_no_reason_to_ease_off() -> None:
    """In and out: only words, and only while the leg moves."""
    engine = watched("quad_side_lapse_A")
    assert {one.alert.level for one in engine.log.alerts} == {Level.CAUTION}
    moving = [(3, 6.5), (20, 22), (24, 26.6), (38, 41)]
    assert all(any(start <= one.at_s <= end for start, end in moving) for one in engine.log.alerts)
