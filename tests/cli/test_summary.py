from pathlib import Path

import pytest

from stretchcoach.body.measures import Measure
from stretchcoach.body.pose import Side
from stretchcoach.cli.summary import print_summary
from stretchcoach.coaching.cues import Cue, CueKind
from stretchcoach.coaching.form import Verdict
from stretchcoach.coaching.log import EndReason, HoldRecord, Raised, Said, SessionLog
from stretchcoach.routine.library import Library
from stretchcoach.routine.values import Muscle
from stretchcoach.safety.alerts import Alert, Level, Reason
from stretchcoach.safety.pain import STRAIN_CARD
from stretchcoach.shipped import routine_files

LIBRARY = Library(routine_files())


def summary(log: SessionLog, capsys: pytest.CaptureFixture[str]) -> str:
    print_summary(log, Path("session.json"), LIBRARY)
    out, err = capsys.readouterr()
    assert err == ""
    return out


@pytest.mark.parametrize(
    ("reason", "text"),
    [
        (EndReason.FINISHED, "The session is complete."),
        (EndReason.STOPPED, "You stopped the session."),
        (EndReason.PAIN, "The session ended because it hurt."),
        (EndReason.SOURCE_ENDED, "The recording ended before the session did."),
        (EndReason.ERROR, "The session broke off."),
        (None, "You stopped the session."),
    ],
)
def test_how_it_ended(reason: EndReason | None, text: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert text in summary(SessionLog(ended=reason), capsys)


def test_what_was_held_corrected_and_warned_about(capsys: pytest.CaptureFixture[str]) -> None:
    hold = HoldRecord(1, "quad_standing", Side.LEFT, 2, 30.0, held_s=21.26, timed_s=4.0, measure=Measure.KNEE_FLEXION, best=118.4)
    hold.verdict_s |= {Verdict.GOOD: 15.0, Verdict.ADJUST: 5.0, Verdict.CANT_TELL: 5.0}
    ratio = HoldRecord(2, "adductor_butterfly", None, 1, 30.0, held_s=30.0, measure=Measure.KNEE_HEIGHT, best=0.43)
    full = Cue("knee_forward", CueKind.CORRECTION, "Let your knee point to the floor. The clock waits.", "Knee down.")
    again = Cue("knee_forward", CueKind.CORRECTION, "Knee down.", "Knee down.")
    blind = Cue("cant_tell", CueKind.CORRECTION, "I cannot see you. The clock waits.")
    asks = Cue("withdrawal", CueKind.CORRECTION, "Is everything OK?", "All OK?")  # what the guard says corrects no form
    slower, fast = Cue("slower", CueKind.CORRECTION, "Slower, please."), Cue("speed", CueKind.CORRECTION, "Too fast. Slower, please.")
    pain = Alert(Level.STOP, Reason.PAIN, 7, 6, "0-10")
    assert pain is not None
    log = SessionLog(
        holds=[hold, ratio],
        cues=[Said(at, cue, None, None) for at, cue in enumerate((full, blind, again, asks, slower, fast))],
        alerts=[Raised(3.0, pain, None, None)],
        ended=EndReason.PAIN,
        pains={(Muscle.HAMSTRING, Side.RIGHT): [4, 7]},
    )
    text = summary(log, capsys)
    held = "held 21.3 s of 30 s, and 4.0 s by time alone, about 120 degrees (camera estimate)"
    assert f"Standing heel to buttock, left leg, set 2: {held}" in text
    assert "Butterfly, both legs, set 1: held 30.0 s of 30 s\n" in text
    assert "The camera could judge 80% of the time." in text
    assert "Corrected 2 x: Knee down." in text
    assert text.count("Corrected") == 1
    assert "Warned 1 x: You reported pain." in text
    assert "Pain, 0 to 10: Back of thigh, right leg: 4 before, 7 after" in text
    assert "Stopping when it hurts is the right thing to do." in text
    assert "The record: session.json" in text


def test_after_pain_the_card_that_says_what_now(capsys: pytest.CaptureFixture[str]) -> None:
    said = summary(SessionLog(ended=EndReason.PAIN, card=STRAIN_CARD), capsys)
    card = LIBRARY.cards[STRAIN_CARD]
    assert all(text in said for text in (card.title, *card.lines, card.caution))
