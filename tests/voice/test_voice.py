"""What is heard of the cues: one thing at a time, warnings first, and silence at once where silence is wanted."""

import pytest

from stretchcoach.coaching.cues import Cue, CueKind
from stretchcoach.voice.chimes import Chime
from stretchcoach.voice.voice import Level, Voice

GO = Cue("halfway", CueKind.PROGRESS, "You are halfway through this hold.", "Halfway.")
ON = Cue("rest_1", CueKind.PROGRESS, "Rest fifteen seconds.", "Rest.", moves_on=True)
FIX = Cue("knee_bent", CueKind.CORRECTION, "Straighten the knee. The clock waits.", "Knee straight.")
RING = Cue("time_is_up", CueKind.PROGRESS, "Time is up.", moves_on=True, rings=True)
SAFE = Cue("range", CueKind.SAFETY, "Too far. Ease back slowly.", "Ease back.")
THREE = Cue("count_3", CueKind.PROGRESS, "Three.", "Three.")


class Stage:
    """A mouth that takes a second for everything, and writes down what is heard."""

    def __init__(self, level: Level = Level.FULL, *, can_speak: bool = True, volume: float = 0.8) -> None:
        self.now_s = 0.0
        self.heard: list[str] = []
        self.works = can_speak
        self._until_s = 0.0
        self.voice = Voice(self, self.Chimes(self.heard), level=level, volume=volume, clock=lambda: self.now_s)

    class Chimes:
        def __init__(self, heard: list[str]) -> None:
            self._heard = heard

        def play(self, chime: Chime, volume: float) -> None:
            assert 0 < volume <= 1
            self._heard.append(f"*{chime.name}*")

        def close(self) -> None:
            self._heard.append("closed")

    @property
    def busy(self) -> bool:
        return self.now_s < self._until_s

    def say(self, text: str, volume: float) -> None:
        self.heard.append(text)
        self._until_s = self.now_s + 1

    def stop(self) -> None:
        if self.busy:
            self.heard.append("...")
        self._until_s = self.now_s

    def wait(self, seconds: float) -> None:
        for _ in range(round(seconds * 10)):
            self.now_s += 0.1
            self.voice.tick()

    def play(self, *cues: Cue) -> list[str]:
        for cue in cues:
            self.voice.play(cue)
        self.wait(5)
        return self.heard


def test_full_says_the_sentence_and_short_its_short_form() -> None:
    assert Stage().play(GO) == [GO.text]
    assert Stage(Level.SHORT).play(GO) == ["Halfway."]


def test_off_leaves_a_chime_for_what_a_chime_can_say() -> None:
    assert Stage(Level.OFF).play(GO, FIX, THREE, ON) == ["*CORRECTION*", "*TICK*", "*NEXT*"]


@pytest.mark.parametrize("level", Level)
def test_a_warning_has_its_chime_always_and_is_said_in_full(level: Level) -> None:
    assert Stage(level).play(SAFE) == ["*SAFETY*"] + ([SAFE.text] if level is not Level.OFF else [])


def test_what_comes_while_something_is_said_waits_for_its_end() -> None:
    stage = Stage()
    stage.play(FIX)
    stage.voice.play(GO)
    stage.voice.play(THREE)
    assert stage.heard == [FIX.text, GO.text]  # not over it
    stage.wait(1.1)
    assert stage.heard == [FIX.text, GO.text, "Three."]


def test_of_what_waits_only_the_newest_is_kept_and_only_while_it_is_true() -> None:
    stage = Stage()
    assert stage.play(GO, THREE, Cue("count_2", CueKind.PROGRESS, "Two.")) == [GO.text, "Two."]
    stage = Stage()
    stage.voice.play(GO)
    stage.voice.play(THREE)
    stage.now_s = 3.0  # the engine was slow
    stage.voice.tick()
    assert stage.heard == [GO.text]


@pytest.mark.parametrize(("first", "second", "interrupts"), [(GO, SAFE, True), (GO, FIX, True), (GO, ON, True), (SAFE, ON, False)])
def test_who_may_interrupt_whom(first: Cue, second: Cue, interrupts: bool) -> None:
    stage = Stage()
    stage.voice.play(first)
    stage.wait(0.5)
    stage.voice.play(second)
    assert (second.text in stage.heard) is interrupts


def test_mute_is_at_once_but_never_over_a_warning() -> None:
    stage = Stage()
    stage.voice.play(GO)
    assert stage.voice.toggle_mute() is True
    assert stage.play(FIX, THREE) == [GO.text, "..."]
    assert stage.play(SAFE)[2:] == ["*SAFETY*", SAFE.text]  # also while muted
    stage.voice.toggle_mute()
    assert stage.play(GO)[-1] == GO.text

    stage = Stage()
    stage.voice.play(SAFE)
    stage.voice.toggle_mute()
    assert "..." not in stage.heard


def test_without_an_engine_there_are_chimes_and_with_one_that_fails_too() -> None:
    assert Stage(can_speak=False).play(THREE, SAFE, Cue("hold", CueKind.PROGRESS, "Good. Hold.")) == ["*TICK*", "*SAFETY*", "*RUNS*"]
    stage = Stage()
    stage.play(GO)
    stage.works = False
    assert stage.play(THREE) == [GO.text, "*TICK*"]
    assert not stage.voice.speaks


def test_no_volume_is_no_chime_and_nothing_at_all_is_fine() -> None:
    assert Stage(Level.OFF, volume=0).play(SAFE) == []
    voice = Voice()
    voice.play(SAFE)
    voice.tick()
    voice.close()


def test_close_falls_silent_and_lets_go() -> None:
    stage = Stage()
    stage.voice.play(GO)
    stage.voice.close()
    assert stage.heard == [GO.text, "...", "closed"]


def test_what_rings_is_spoken_and_chimed_and_silent_where_it_is_muted() -> None:
    assert Stage().play(RING) == ["*DONE*", "Time is up."]
    assert Stage(Level.OFF).play(RING) == ["*DONE*"]
    muted = Stage()
    muted.voice.toggle_mute()
    assert muted.play(RING) == []
