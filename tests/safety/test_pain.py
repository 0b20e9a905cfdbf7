import pytest

from stretchcoach.routine.values import Mode
from stretchcoach.safety.alerts import Level, Reason
from stretchcoach.safety.pain import PainWatch


@pytest.mark.parametrize(
    ("level", "sharp", "answer"),
    [
        (0, False, None),
        (4, False, None),
        (5, False, Level.EASE_OFF),
        (6, False, Level.STOP),
        (10, False, Level.STOP),
        (1, True, Level.STOP),
    ],
)
def test_pain(level: int, sharp: bool, answer: Level | None) -> None:
    alert = PainWatch(Mode.NORMAL).report(level, sharp=sharp, stretched_s=0)
    assert (alert and alert.level) is answer
    if alert is not None:
        assert (alert.reason, alert.measured, alert.unit) == (Reason.PAIN, level, "0-10")


@pytest.mark.parametrize("level", [-1, 11])
def test_pain_is_0_to_10(level: int) -> None:
    with pytest.raises(ValueError, match="0 to 10"):
        PainWatch(Mode.NORMAL).report(level, sharp=False, stretched_s=0)


@pytest.mark.parametrize("mode", Mode)
def test_it_hurts_said_again_is_the_end_with_the_card_about_strains(mode: Mode) -> None:
    watch = PainWatch(mode)
    assert watch.hurts(again=False).level is Level.EASE_OFF
    assert watch.card is None
    assert watch.hurts(again=True).level is Level.STOP
    assert watch.card == "cramp_or_strain"
