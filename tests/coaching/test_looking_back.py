"""What is said of a session when it is over."""

import json
from pathlib import Path

import pytest
from support.figure import quad
from support.session import agenda, library, obedient, play, routine

from stretchcoach.body.pose import Side
from stretchcoach.coaching.agenda import agenda_of
from stretchcoach.coaching.cues import Cue, CueKind
from stretchcoach.coaching.log import EndReason, HoldRecord, Said, SessionLog
from stretchcoach.coaching.looking_back import good_word, pains_told
from stretchcoach.coaching.questions import Asks
from stretchcoach.coaching.session import SessionEngine
from stretchcoach.player import SessionRunner
from stretchcoach.routine.values import Mode, Muscle, StepSide, StretchStep


def hold(held_s: float = 30.0, timed_s: float = 0.0, side: Side | None = Side.LEFT) -> HoldRecord:
    return HoldRecord(1, "quad_standing", side, 1, 30.0, held_s=held_s, timed_s=timed_s)


def log(*holds: HoldRecord, ended: EndReason | None = EndReason.FINISHED, corrections: int = 0) -> SessionLog:
    said = Said(1.0, Cue("knee_forward", CueKind.CORRECTION, "Knee down."), "quad_standing", Side.LEFT)
    return SessionLog(holds=list(holds), cues=[said] * corrections, ended=ended)


@pytest.mark.parametrize(
    ("session", "word"),
    [
        (log(hold(), hold(side=Side.RIGHT)), "You held every stretch to its end."),
        (log(hold(), hold(29.5), corrections=2), "You held every stretch to its end, and found your way back after each correction."),
        (log(hold(0, 30)), "You went through every stretch to its end."),
        (log(hold(), hold(12), corrections=3), "You brought 1 hold to its end."),
        (log(hold(), hold(), ended=EndReason.STOPPED), "You brought 2 holds to their end."),
        (log(hold(12.4), ended=EndReason.STOPPED), "You held the position for 12 seconds."),
        (log(hold(1.0), ended=EndReason.STOPPED), "You held the position for 1 second."),
        (log(hold(0, 9), ended=EndReason.STOPPED), "You stretched for 9 seconds."),
        (log(hold(0, 0), ended=EndReason.STOPPED), "Nothing is lost: the routine is here whenever you are ready."),
        (log(ended=None), "Nothing is lost: the routine is here whenever you are ready."),
        (log(hold(), ended=EndReason.PAIN), "Stopping when it hurts is the right thing to do."),
    ],
)
def test_the_good_word_fits_what_happened(session: SessionLog, word: str) -> None:
    assert good_word(session) == word


def test_the_pain_is_told_by_muscle_and_side() -> None:
    session = log(hold())
    session.pains = {(Muscle.QUADRICEPS, Side.LEFT): [5, 4, 2], (Muscle.ADDUCTOR, None): [3]}
    assert pains_told(session) == ("Front of thigh, left leg: 5 before, 2 after", "Inner thigh, both legs: 3, asked once")


def answered(engine: SessionEngine, levels: list[int]) -> None:
    """Does as it is told, and answers each time the pain is asked for."""
    left = list(levels)
    for update in play(engine, obedient, fps=6):  # too few looks to tell how fast it goes in
        if update.question is not None and update.question.kind is Asks.PAIN and left:
            engine.report_pain(left.pop(0))


def test_what_was_answered_first_and_last_is_remembered_for_each_side() -> None:
    step = StretchStep(stretch="quad_standing", side=StepSide.BOTH, hold_s=20, sets=1)
    engine = SessionEngine(agenda_of(routine(step), library()), Mode.GENTLE)
    answered(engine, [5, 4, 3, 3, 2, 1])
    assert set(engine.log.pains) == {(Muscle.QUADRICEPS, Side.LEFT), (Muscle.QUADRICEPS, Side.RIGHT)}
    first, _second = engine.log.pains.values()
    assert first[0] == 5 and len(first) > 1


def test_after_the_end_nothing_is_remembered() -> None:
    engine = SessionEngine(agenda())
    engine.advance(0.0, quad(20).seen(0.0))
    engine.stop()
    engine.report_pain(3)
    assert engine.log.pains == {}


def test_no_answer_is_written_down(tmp_path: Path) -> None:
    engine = SessionEngine(agenda(hold_s=6), Mode.GENTLE)
    answered(engine, [7, 7])
    assert engine.log.pains
    runner = SessionRunner(engine, tmp_path, source="none", routine="quad", mode=Mode.GENTLE, model_sha256=None, record=False)
    runner.save()
    record = json.loads((tmp_path / "session.json").read_text(encoding="utf-8"))
    assert "pain" not in json.dumps({key: value for key, value in record.items() if key not in ("cues", "ended")})
