"""Each alert on what the real pose model saw of a rendered person: raised in time, by its own name, and never on the good twin.

The persons are rendered, nobody was filmed; the landmarks are MediaPipe's own, unlike those of ``data/streams``, which are exact.
``python -m media.studio sessions DIR --keep tests/data/guard`` makes them again.
"""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from support.session import library, routine

from stretchcoach import thresholds as T
from stretchcoach.coaching.agenda import agenda_of, without_lead_in
from stretchcoach.coaching.session import SessionEngine, SessionUpdate
from stretchcoach.routine.values import StepSide, StretchStep
from stretchcoach.safety.alerts import Level, Reason
from stretchcoach.vision.recording import Recording

GUARD = Path(__file__).parents[1] / "data" / "guard"
TRUTH: dict[str, dict[str, Any]] = json.loads((GUARD / "truth.json").read_text(encoding="utf-8"))
TWINS = sorted(name for name, truth in TRUTH.items() if truth["crosses_s"] is None)
ALERTS = sorted(set(TRUTH) - set(TWINS))
EARLY_S = 0.5  # what the camera errs, at the speeds of the scripts
IN_TIME_S = 0.5 + T.SLOPE_WINDOW_S  # after the true crossing: issue of the guard


def played(name: str, folder: Path) -> tuple[SessionEngine, list[SessionUpdate]]:
    truth = TRUTH[name]
    plan = routine(StretchStep(stretch=truth["stretch"], side=StepSide.LEFT, sets=1, hold_s=30))
    plan = plan.gently() if truth["gentle"] else plan
    engine = SessionEngine(without_lead_in(agenda_of(plan, library())), plan.mode)
    landmarks = folder / f"{name}.jsonl"
    landmarks.write_bytes(gzip.decompress((GUARD / f"{name}.jsonl.gz").read_bytes()))
    updates = []
    with Recording(landmarks) as recording:
        while (frame := recording.read()) is not None:
            updates.append(engine.advance(frame.captured_at_s, frame.observation))
    return engine, updates


def test_every_alert_of_the_camera_is_shown() -> None:
    assert {truth["reason"] for truth in TRUTH.values()} == {reason.value for reason in Reason} - {"PAIN"}
    assert {f"{name}_good" for name in ALERTS} <= set(TWINS)


@pytest.mark.parametrize("name", ALERTS)
def test_it_is_raised_in_time_and_by_its_name(name: str, tmp_path: Path) -> None:
    truth = TRUTH[name]
    engine, updates = played(name, tmp_path)
    meant = next(one for one in engine.log.alerts if one.alert.reason.value == truth["reason"] and one.alert.level.value == truth["level"])
    assert {one.alert.reason for one in engine.log.alerts if one.at_s <= meant.at_s} == {meant.alert.reason}
    assert truth["crosses_s"] - EARLY_S <= meant.at_s <= truth["crosses_s"] + IN_TIME_S
    if meant.alert.level is not Level.CAUTION:
        after = [update.hold.held_s for update in updates if update.hold is not None and update.at_s > meant.at_s]
        assert len(after) > 10 and len(set(after)) == 1, "the clock stands"


@pytest.mark.parametrize("name", TWINS)
def test_the_good_twin_raises_nothing_and_is_held(name: str, tmp_path: Path) -> None:
    engine, _updates = played(name, tmp_path)
    assert [(one.at_s, one.alert) for one in engine.log.alerts] == []
    assert engine.log.held_s > 3
