from dataclasses import replace

import pytest

from stretchcoach.coaching.cues import Cue, CueKind, Speaker

GO, FIX, SAFE = CueKind.PROGRESS, CueKind.CORRECTION, CueKind.SAFETY


def cue(name: str, kind: CueKind, words: int = 5) -> Cue:
    return Cue(name, kind, " ".join([name] * words))


def choices(speaker: Speaker, *offers: Cue, until_s: float, step_s: float = 0.5, from_s: float = 0.0) -> list[tuple[float, str]]:
    """Offer all of it all the time."""
    chosen = []
    for at in range(round((until_s - from_s) / step_s) + 1):
        now_s = from_s + at * step_s
        for offer in offers:
            speaker.offer(offer, until_s=now_s)
        if (said := speaker.choose(now_s)) is not None:
            chosen.append((now_s, said.id))
    return chosen


def test_one_at_a_time_the_most_important_first() -> None:
    said = choices(Speaker(), cue("go", GO), cue("fix", FIX), cue("safe", SAFE), until_s=6)
    assert said == [(0, "safe"), (2, "fix"), (4, "go")]  # five words take two seconds


def test_of_one_kind_the_first_offered_is_said_first() -> None:
    assert choices(Speaker(), cue("a", FIX), cue("b", FIX), until_s=4) == [(0, "a"), (2, "b")]


def test_the_same_is_not_said_again_for_eight_seconds() -> None:
    assert choices(Speaker(), cue("fix", FIX), until_s=20) == [(0, "fix"), (8, "fix"), (16, "fix")]


@pytest.mark.parametrize(("first", "second", "interrupts"), [(FIX, SAFE, True), (GO, FIX, True), (FIX, FIX, False), (SAFE, FIX, False)])
def test_only_the_more_important_interrupts(first: CueKind, second: CueKind, interrupts: bool) -> None:
    speaker = Speaker()
    speaker.offer(cue("long", first, 20), until_s=0)
    assert speaker.choose(0.0) is not None
    speaker.offer(cue("new", second), until_s=1)
    assert (speaker.choose(1.0) is not None) is interrupts


def test_what_is_no_longer_true_is_not_said() -> None:
    speaker = Speaker()
    speaker.offer(cue("late", GO), until_s=1.0)
    assert speaker.choose(1.1) is None


def test_an_announcement_ends_what_was_being_said_and_has_no_cooldown() -> None:
    speaker = Speaker()
    announcement = cue("paused", GO, 20)
    speaker.announce(announcement)
    assert speaker.choose(0.0) == replace(announcement, moves_on=True)
    speaker.offer(cue("waiting", GO), until_s=9)
    speaker.announce(announcement)
    assert speaker.choose(0.1) == replace(announcement, moves_on=True)
    assert speaker.choose(9.0) is None  # what was waiting has been forgotten


def test_an_announcement_waits_for_what_is_more_important() -> None:
    speaker = Speaker()
    speaker.announce(cue("opening", GO))
    speaker.offer(cue("safe", SAFE), until_s=0)
    said = [speaker.choose(now_s) for now_s in (0.0, 1.0, 2.0)]
    assert [one and one.id for one in said] == ["safe", None, "opening"]


def test_a_voice_can_say_how_long_it_takes() -> None:
    speaker = Speaker(seconds_to_say=lambda text: 6.0)
    assert choices(speaker, cue("a", FIX), cue("b", FIX), until_s=7) == [(0, "a"), (6, "b")]
