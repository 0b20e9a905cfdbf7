"""Read blind: at every moment of every routine, what do I do now, which leg, and why does the clock stand?"""

from collections.abc import Callable

import pytest
from support.figure import Figure, quad
from support.session import agenda, library, obedient, play

from stretchcoach.body.pose import Side
from stretchcoach.coaching import phrases
from stretchcoach.coaching.agenda import Phase, agenda_of
from stretchcoach.coaching.hold import HoldState
from stretchcoach.coaching.log import EndReason
from stretchcoach.coaching.session import SessionEngine, SessionUpdate
from stretchcoach.routine.values import Mode

LONGEST_SILENCE_S = 92.0  # a walk of a minute and a half; a longer one tells its minutes
SAYS_WHAT = {
    Phase.READY: "Get ready",
    Phase.STRETCH: "Move in slowly",
    Phase.REST: "Rest",
    Phase.SWITCH: "Switch sides",
    Phase.WALK: "Walk",
}
ROUTINES = sorted(library().routines)


def by_time(name: str) -> list[SessionUpdate]:
    routine = library().routines[name]
    engine = SessionEngine(agenda_of(routine, library()), routine.mode, has_camera=False)
    return [engine.advance(number / 4) for number in range(4 * 3600) if engine.log.ended is None]


@pytest.mark.parametrize("name", ROUTINES)
def test_every_part_begins_with_what_to_do_and_which_leg(name: str) -> None:
    updates = by_time(name)
    assert updates[-1].ended is EndReason.FINISHED
    before = None
    for number, update in enumerate(updates):
        entry = update.entry
        if entry is None or entry is before:
            continue
        before = entry
        heard = " ".join(later.cue.text for later in updates[number : number + 8] if later.cue is not None)  # two seconds
        assert SAYS_WHAT.get(entry.phase, entry.title) in heard
        if entry.side is not None and entry.phase is not Phase.WALK:
            assert phrases.side_name(entry.side).lower() in heard.lower()
            assert phrases.side_name(entry.side.other).lower() not in heard.lower()


@pytest.mark.parametrize("name", ROUTINES)
def test_the_last_three_seconds_of_every_part_are_counted_and_nothing_is_silent_for_long(name: str) -> None:
    updates = by_time(name)
    last_s, counted = 0.0, []
    for update in updates:
        if update.cue is not None:
            assert update.at_s - last_s <= LONGEST_SILENCE_S
            last_s = update.at_s
            counted += [update.cue.text] if update.cue.id.startswith("count_") else []
    parts = len(agenda_of(library().routines[name], library()))
    assert counted.count("One.") == counted.count("Two.") == counted.count("Three.") == parts


def unruly(kind: str) -> Callable[[SessionUpdate | None, float], Figure | None]:
    """In the stretch, and after five seconds not, for as long as it takes to be told."""

    def person(update: SessionUpdate | None, now_s: float) -> Figure | None:
        if update is not None and update.hold is not None and update.hold.held_s > 5 and now_s < 60:
            return {"gone": None, "out": quad(40), "forward": quad(110, thigh=30)}[kind]
        return obedient(update, now_s)

    return person


@pytest.mark.parametrize("kind", ["gone", "out", "forward"])
def test_whenever_the_clock_stands_it_is_said_why_within_three_seconds(kind: str) -> None:
    engine = SessionEngine(agenda(hold_s=30))
    stands_since_s, told, stood = None, False, 0
    for update in play(engine, unruly(kind), until_s=200):
        if update.cue is not None and "clock waits" in update.cue.text.lower():
            told = True
        stands = update.hold is not None and update.hold.held_s > 0 and update.hold.state in (HoldState.PAUSED, HoldState.WAITING)
        if not stands:
            stands_since_s, told = None, False
        elif stands_since_s is None:
            stands_since_s = update.at_s
            stood += 1
        elif update.at_s - stands_since_s > 3:
            assert told, f"at {update.at_s:.1f} s nobody knows why the clock stands"
    assert stood


def test_what_hands_can_do_is_told_once_where_somebody_understands_them() -> None:
    for hands_free in (True, False):
        engine = SessionEngine(agenda(hold_s=10, sets=3, rest_s=20), hands_free=hands_free)
        list(play(engine, obedient))
        assert [said.cue.id for said in engine.log.cues].count("hands") == hands_free
    assert Side.LEFT in {said.side for said in engine.log.cues}


@pytest.mark.parametrize("hands_free", [True, False])
def test_who_has_no_keys_at_hand_hears_once_how_to_answer_about_pain(hands_free: bool) -> None:
    engine = SessionEngine(agenda(hold_s=30), Mode.GENTLE, hands_free=hands_free)
    list(play(engine, obedient, fps=6))  # too few looks to tell how fast it goes in
    asked = [said.cue.text for said in engine.log.cues if said.cue.id == "ask_pain"]
    assert len(asked) > 1
    assert [text == phrases.ask_pain_by_hand() for text in asked] == [hands_free] + [False] * (len(asked) - 1)
    assert set(asked[1:]) == {phrases.ask_pain()}
