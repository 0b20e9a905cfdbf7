"""People at human speed with exact landmarks, from the poses of the studio: what is right is held, what is wrong is said.

The recordings are made by ``python -m media.studio streams tests/data/streams``: nobody was filmed.
"""

from dataclasses import replace
from pathlib import Path

import pytest
from support.session import library, routine

from stretchcoach.coaching.agenda import Phase, agenda_of
from stretchcoach.coaching.form import Verdict
from stretchcoach.coaching.session import SessionEngine, SessionUpdate
from stretchcoach.routine.values import Sides, StepSide, StretchStep
from stretchcoach.safety.guard import Zone
from stretchcoach.vision.recording import Recording

STREAMS = Path(__file__).parents[1] / "data" / "streams"
GOOD = sorted(path.stem.removesuffix("_good") for path in STREAMS.glob("*_good.jsonl"))
FAULTS = sorted(path.stem for path in STREAMS.glob("*.jsonl") if not path.stem.endswith("_good"))
IS_IN_S = 1.5 + 3.5
FAULT_IS_IN_S = 1.5 + 3.5 + 5.0 + 2.0 + 1.5  # media/studio/streams.py


def played(name: str, stretch: str, hold_s: float) -> tuple[SessionEngine, list[SessionUpdate]]:
    side = StepSide.BOTH if library().stretch(stretch).sides is Sides.TOGETHER else StepSide.LEFT
    entries = agenda_of(routine(StretchStep(stretch=stretch, side=side, sets=1, hold_s=hold_s)), library())
    engine = SessionEngine([entry for entry in entries if entry.phase is Phase.STRETCH])
    updates = []
    with Recording(STREAMS / f"{name}.jsonl") as recording:
        while (frame := recording.read()) is not None:
            updates.append(engine.advance(frame.captured_at_s, frame.observation))
            if updates[-1].ended is not None:
                break
    return engine, updates


def test_every_judged_stretch_has_a_right_and_a_wrong_stream() -> None:
    judged = {id_ for id_, stretch in library().stretches.items() if stretch.depth is not None or stretch.entry is not None}
    assert set(GOOD) == judged
    assert {next(id_ for id_ in judged if name.startswith(id_)) for name in FAULTS} == judged


@pytest.mark.parametrize("stretch", GOOD)
def test_who_does_it_well_is_held_and_never_corrected(stretch: str) -> None:
    engine, updates = played(f"{stretch}_good", stretch, 5.0)
    assert engine.log.held_s == pytest.approx(5.0, abs=0.1)
    verdicts = {update.verdict for update in updates}
    assert Verdict.GOOD in verdicts
    assert Verdict.ADJUST not in verdicts
    assert not [said.cue.id for said in engine.log.cues if said.cue.kind.name == "CORRECTION"]


@pytest.mark.parametrize("stretch", [name for name in GOOD if library().stretch(name).depth is not None])
def test_who_gets_into_position_while_getting_ready_is_begun_with_there_and_not_before(stretch: str) -> None:
    side = StepSide.BOTH if library().stretch(stretch).sides is Sides.TOGETHER else StepSide.LEFT
    entries = agenda_of(routine(StretchStep(stretch=stretch, side=side, sets=1, hold_s=5.0)), library())
    engine = SessionEngine([replace(entry, lines=()) if entry.phase is Phase.READY else entry for entry in entries])  # all is told
    with Recording(STREAMS / f"{stretch}_good.jsonl") as recording:
        update = engine.advance(0.0)
        while update.phase is Phase.READY and (frame := recording.read()) is not None:
            update = engine.advance(frame.captured_at_s, frame.observation)
    assert "settled" in [said.cue.id for said in engine.log.cues]
    assert update.form.zone is Zone.IN
    assert update.at_s >= IS_IN_S + 2.0  # three quiet seconds; the end of the way in is quiet, too


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_found_by_its_own_name(name: str) -> None:
    stretch = next(id_ for id_ in sorted(GOOD, key=len, reverse=True) if name.startswith(id_))
    fault = name.removeprefix(stretch + "_")
    _engine, updates = played(name, stretch, 60.0)
    told = [update for update in updates if update.at_s > FAULT_IS_IN_S]
    found = [update for update in told if fault in {finding.rule.finding.value for finding in update.form.findings}]
    assert len(found) > 0.8 * len(told)
    assert all(update.verdict is not Verdict.GOOD for update in told[5:])
