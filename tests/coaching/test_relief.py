""""Cramp now", episode by episode, and what may never happen in any of them."""

import itertools
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stretchcoach import thresholds as T
from stretchcoach.body.pose import Side
from stretchcoach.coaching.relief import ReliefEngine
from stretchcoach.coaching.relief_commentary import ReliefUpdate
from stretchcoach.coaching.relief_steps import OVER, RELIEF, ReliefEvent, ReliefPhase
from stretchcoach.errors import RoutineError
from stretchcoach.routine.library import Library
from stretchcoach.routine.values import Muscle, Position
from stretchcoach.safety.first_stretch import FIRST
from stretchcoach.shipped import routine_files

LIBRARY = Library(routine_files())
P, E = ReliefPhase, ReliefEvent


class Episode:
    """An engine, a clock, and what was heard."""

    def __init__(self) -> None:
        self.engine, self.now_s, self.heard = ReliefEngine(LIBRARY), 0.0, list[tuple[float, str]]()
        self.phases = list[P]()
        self.update = self.wait(0.0)

    def wait(self, seconds: float) -> ReliefUpdate:
        end_s = self.now_s + seconds
        while True:
            self.update = self.engine.advance(self.now_s)
            if self.update.cue:
                self.heard.append((self.now_s, self.update.cue.text))
            if not self.phases or self.phases[-1] is not self.update.phase:
                self.phases.append(self.update.phase)
            if self.now_s >= end_s:
                return self.update
            self.now_s = min(end_s, self.now_s + 0.1)

    def until(self, phase: P, longest_s: float = 200.0) -> ReliefUpdate:
        end_s = self.now_s + longest_s
        while self.update.phase is not phase:
            assert self.now_s < end_s, f"{phase} is not reached from {self.update.phase}"
            self.wait(0.1)
        return self.update

    def begin(self, muscle: Muscle | None = Muscle.HAMSTRING, position: Position = Position.CHAIR, pain: int | None = 8) -> "Episode":
        self.engine.choose_where(Side.LEFT, muscle)
        self.engine.none_of_these()
        self.engine.choose_position(position)
        if pain is not None:
            self.engine.report_pain(pain)
        self.wait(0.1)
        return self

    def hold(self) -> "Episode":
        self.engine.there()
        assert self.wait(0.1).phase is P.HOLD
        return self


def in_phase(phase: P) -> Episode:
    """An episode that has just come there."""
    episode = Episode()
    if phase is P.WHERE:
        return episode
    episode.engine.choose_where(Side.LEFT, Muscle.HAMSTRING if phase is not P.LOOSEN else None)
    if phase is P.SCREEN:
        return episode
    episode.engine.none_of_these()
    episode.wait(0.1)
    if phase is P.POSITION:
        return episode
    episode.engine.choose_position(Position.CHAIR)
    episode.wait(0.1)
    if phase in (P.DEEPER, P.EASE):
        episode.until(P.HOLD)
        episode.wait(T.RELIEF_ASK_S + 0.2)
        (ReliefEngine.eased if phase is P.DEEPER else ReliefEngine.hurts)(episode.engine)
    episode.until(phase, 300)
    return episode


def test_four_answers_lead_to_the_first_instruction() -> None:
    episode = Episode().begin()
    assert episode.update.phase is P.APPROACH
    assert episode.heard[-1][1] == "Left leg. Sit and straighten the leg."
    assert episode.phases == [P.WHERE, P.APPROACH]


def test_somebody_with_closed_eyes_who_answers_nothing_more_is_led_to_advice() -> None:
    episode = Episode().begin()
    episode.wait(700)
    assert episode.update.phase is P.ADVICE
    assert episode.update.elapsed_s <= 701
    heard = iter([text for _moment, text in episode.heard])
    for expected in (
        "Sit on a chair, or on the edge of the bed.",
        "Stop at the first mild pull behind the thigh.",
        "Press Space when you are there, or just stay. I will count.",
        "Stay there for 20 seconds. Breathe out slowly.",
        "How strong now, 0 to 9?",
        "Three.",
        "Two.",
        "One.",
        "Let go slowly. Rest 20 seconds.",
        "Once more, slowly, to the first mild pull. Hold 2 of 3.",
        "Once more, slowly, to the first mild pull. Hold 3 of 3.",
        "Get up slowly. Walk for 60 seconds, if you can.",
        "30 seconds more.",
        "Has the cramp gone? Press G. Still there? Press T.",
        "Gone? G. Still there? T.",
        "Ten minutes are over. If it is still there, please get medical advice now.",
    ):
        assert expected in heard, expected
    assert episode.heard[-1][0] == pytest.approx(T.EPISODE_S, abs=0.5)


def test_nobody_who_has_answered_nothing_is_alarmed() -> None:
    episode = Episode()
    episode.wait(700)
    assert episode.update.phase is P.ADVICE
    assert episode.heard[-1][1] == "I have heard no answer, so I stop. If it still cramps, get medical advice."


@pytest.mark.parametrize("reach", list(P))
def test_let_go_is_said_only_to_somebody_who_stretches(reach: P) -> None:
    """Ten minutes end in every phase in turn."""
    if reach in OVER:
        return
    episode = in_phase(reach)
    episode.now_s = T.EPISODE_S
    assert episode.wait(0.1).phase is P.ADVICE
    assert ("Let go" in episode.heard[-1][1]) is (reach in (P.APPROACH, P.HOLD, P.DEEPER, P.EASE))


@pytest.mark.parametrize("reach", [P.WHERE, P.POSITION, P.RECHECK])
def test_an_open_question_is_asked_again_before_half_a_minute_is_silent(reach: P) -> None:
    episode = in_phase(reach)
    del episode.heard[:-1]
    episode.wait(200)
    moments = [moment for moment, _text in episode.heard]
    assert max(later - earlier for earlier, later in itertools.pairwise(moments)) < 35
    assert len({text for _moment, text in episode.heard[-3:]}) == 1


def test_no_sentence_of_a_whole_episode_is_followed_by_forty_silent_seconds() -> None:
    for muscle, position in ((Muscle.HAMSTRING, Position.CHAIR), (None, Position.LYING)):
        episode = Episode().begin(muscle, position)
        episode.wait(T.EPISODE_S)
        ends = [moment + T.SECONDS_A_WORD * len(text.split()) for moment, text in episode.heard]
        assert max(moment - end for end, (moment, _text) in zip(ends, episode.heard[1:], strict=False)) < 31


def test_every_hold_is_counted_out_second_by_second() -> None:
    episode = Episode().begin().hold()
    begins = episode.now_s
    episode.until(P.RELEASE)
    counted = {text: moment - begins for moment, text in episode.heard if text in ("Three.", "Two.", "One.")}
    assert counted["Three."] == pytest.approx(17.4, abs=0.5)  # after the question about pain
    assert counted["Two."] == pytest.approx(18, abs=0.2) and counted["One."] == pytest.approx(19, abs=0.2)


@pytest.mark.parametrize(
    ("level", "heard"),
    [
        (9, "9, that is more. No further."),
        (8, "8, the same. Stay there."),
        (7, "7, that is less. Stay there."),
        (3, "3, that is less. Stay there."),
    ],
)
@pytest.mark.parametrize("after_s", [15.2, 5.0])  # while it is asked; unasked
def test_every_number_is_answered_at_once(level: int, heard: str, after_s: float) -> None:
    episode = Episode().begin(pain=8).hold()
    episode.wait(after_s)
    episode.engine.report_pain(level)
    episode.wait(2.5)
    assert heard in [text for _moment, text in episode.heard]


def test_a_number_is_compared_with_the_one_before() -> None:
    episode = Episode().begin(pain=8).hold()
    for level, heard in ((5, "5, that is less. Stay there."), (7, "7, that is more. No further."), (7, "7, the same. Stay there.")):
        episode.wait(5)
        episode.engine.report_pain(level)
        episode.wait(0.5)
        assert episode.heard[-1][1] == heard


def test_a_number_while_it_is_told_how_takes_no_line_of_it_away() -> None:
    episode = Episode().begin()
    episode.wait(3)
    episode.engine.report_pain(9)
    episode.until(P.HOLD)
    heard = [text for _moment, text in episode.heard]
    assert episode.update.card is not None
    assert "9, that is more." in heard and set(episode.update.card.lines) <= set(heard)


def test_it_eased_is_answered_though_the_question_is_still_being_said() -> None:
    episode = Episode().begin().hold()
    episode.wait(0.5)
    episode.engine.eased()
    episode.wait(4)
    assert "Good. That is far enough, stay there." in [text for _moment, text in episode.heard]
    episode.until(P.RELEASE)
    episode.engine.eased()
    episode.wait(3)
    assert episode.heard[-1][1] == "Good. Go on gently."


def test_a_warning_comes_before_the_answer() -> None:
    episode = Episode().begin().hold()
    episode.wait(5)
    episode.engine.report_pain(10)
    episode.wait(4)
    assert [text for _moment, text in episode.heard[-2:]] == ["Ease back, to no pull.", "10, that is more."]


def test_another_position_is_only_said_of_another_one() -> None:
    for position, other in ((Position.LYING, False), (Position.CHAIR, True)):  # one stretch there; two here
        episode = Episode().begin(position=position)
        episode.until(P.RECHECK, 300)
        episode.engine.still_there()
        episode.wait(1)
        assert episode.heard[-1][1].startswith("Another position.") is other


def test_the_first_thing_said_of_the_list_is_how_to_answer_it() -> None:
    episode = Episode()
    episode.engine.choose_where(Side.LEFT, Muscle.HAMSTRING)
    episode.wait(5)
    assert episode.heard[-2][1] == episode.engine.screening.title
    assert episode.heard[-1][1] == "Press N if none of these is so. You need not wait."


def test_the_places_are_told_by_the_keys_that_choose_them() -> None:
    episode = Episode()
    episode.wait(15)
    assert [text for _moment, text in episode.heard] == [
        "Where does it hurt? Press a number.",
        "Back of the thigh: left 1, right 2.",
        "Front: left 3, right 6.",
        "Inner side: left 4, right 5.",
        "Not sure: 0.",
    ]


def test_aftercare_needs_no_screen() -> None:
    episode = Episode().begin()
    episode.engine.gone()
    episode.wait(15)
    assert [text for _moment, text in episode.heard[-3:]] == [
        "Good. It may stay sore for a day.",
        "Walk a little, if you can. Drink if you are thirsty.",
        "Press K for the care cards, Enter when you are done.",
    ]


def test_nobody_has_to_answer_the_first_question_about_pain() -> None:
    episode = Episode().begin(pain=None)
    episode.until(P.APPROACH, T.RELIEF_ANSWER_S + 1)
    assert episode.update.bout == 1


def test_a_bout_is_three_holds_and_a_walk_and_then_it_is_asked() -> None:
    episode = Episode().begin()
    episode.until(P.RECHECK, 260)
    assert episode.phases.count(P.HOLD) == 3
    assert episode.phases[-2:] == [P.WALK, P.RECHECK]


def test_gone_leads_to_aftercare_from_wherever_it_goes() -> None:
    for reach in (P.APPROACH, P.HOLD, P.RELEASE, P.WALK, P.RECHECK):
        episode = Episode().begin()
        episode.until(reach, 260)
        episode.engine.gone()
        assert episode.wait(0.1).phase is P.AFTERCARE


def test_it_hurts_stops_the_hold_at_once_twice_and_then_it_is_let_go() -> None:
    episode = Episode().begin().hold()
    for _ in range(2):
        episode.engine.hurts()
        assert episode.wait(0.1).phase is P.EASE
        assert episode.heard[-1][1] == "Ease back, to no pull."
        episode.until(P.HOLD, 11)
    episode.engine.hurts()
    assert episode.wait(0.1).phase is P.RELEASE
    assert episode.heard[-1][1] == "Let go slowly, all the way."
    episode.until(P.RECHECK, 85)
    assert episode.phases[-3:] == [P.RELEASE, P.WALK, P.RECHECK]
    episode.engine.still_there()
    assert episode.wait(0.1).card is not None and episode.update.card.id == "first_hamstring_lean"  # another one


@pytest.mark.parametrize(("start", "now", "then"), [(8, 9, P.HOLD), (8, 10, P.EASE), (8, 6, P.HOLD), (2, 3, P.HOLD), (2, 4, P.EASE)])
def test_what_counts_is_how_the_pain_has_changed(start: int, now: int, then: P) -> None:
    episode = Episode().begin(pain=start).hold()
    episode.wait(5)
    episode.engine.report_pain(now)
    assert episode.wait(0.1).phase is then


def test_no_less_pain_after_a_minute_of_stretching_is_let_go_and_walked() -> None:
    episode = Episode().begin()
    engine = episode.engine
    episode.hold()
    for _ in range(2):
        episode.wait(15.5)
        engine.eased()
        episode.until(P.RELEASE, 20)
        episode.until(P.HOLD, 40)
    episode.wait(5)
    engine.report_pain(8)
    assert episode.wait(0.1).phase is P.RELEASE
    episode.until(P.WALK, 21)


def test_strong_pain_after_it_has_let_go_is_not_a_cramp() -> None:
    episode = Episode().begin().hold()
    episode.wait(5)
    episode.engine.report_pain(3)
    episode.wait(5)
    episode.engine.report_pain(7)
    assert episode.wait(0.1).phase is P.STRAIN


def test_deeper_needs_fifteen_quiet_seconds_and_it_eased_and_ends_after_two_steps() -> None:
    episode = Episode().begin().hold()
    episode.wait(14)
    episode.engine.eased()
    assert episode.wait(0.1).phase is P.HOLD
    episode.wait(1)
    episode.engine.eased()
    assert episode.wait(0.1).phase is P.DEEPER
    episode.until(P.HOLD, 6)
    episode.until(P.RELEASE, 16)
    assert episode.engine.deeper_steps == 1
    for _ in range(2):
        episode.until(P.HOLD, 40)
        episode.wait(16)
        episode.engine.eased()
        episode.until(P.RELEASE, 20)
    assert episode.engine.deeper_steps == 2
    episode.until(P.RECHECK, 90)
    episode.engine.still_there()
    episode.until(P.HOLD, 60)
    episode.wait(16)
    episode.engine.eased()
    assert episode.wait(0.1).phase is P.HOLD  # a0 + 10 degrees is reached


def test_not_sure_is_not_stretched_but_loosened_and_asked_again() -> None:
    episode = Episode().begin(muscle=None)
    assert episode.update.phase is P.LOOSEN
    episode.until(P.RECHECK, 61)
    episode.engine.still_there()
    assert episode.wait(0.1).phase is P.WHERE
    episode.engine.choose_where(Side.LEFT, Muscle.QUADRICEPS)
    assert episode.wait(0.1).phase is P.POSITION  # the list has been answered
    episode.engine.choose_position(Position.STANDING)
    episode.engine.report_pain(5)
    assert episode.wait(0.1).card is not None and episode.update.card.id == "first_quad_stand"


def test_standing_with_a_cramp_behind_the_thigh_is_loosened_for_no_stretch_is_gentle_enough() -> None:
    assert Episode().begin(position=Position.STANDING).update.phase is P.LOOSEN


@pytest.mark.parametrize("question", [q.id for q in LIBRARY.screening.questions] if LIBRARY.screening else [])
def test_a_yes_ends_it_with_its_advice_except_for_often(question: str) -> None:
    episode = Episode()
    episode.engine.choose_where(Side.LEFT, Muscle.ADDUCTOR)
    ends = episode.engine.yes_to(question)
    episode.wait(0.1)
    assert ends is (question != "often")
    if ends:
        assert episode.update.phase is P.BLOCKED
        assert LIBRARY.screening is not None
        assert episode.heard[-1][1] == LIBRARY.screening.question(question).advice


def test_without_the_list_nothing_is_begun() -> None:
    files = {name: text for name, text in routine_files().items() if not name.endswith("screening.yaml")}
    with pytest.raises(RoutineError, match="missing"):
        ReliefEngine(Library(files))


def test_stop_sharp_and_the_end_of_time_are_possible_in_every_phase_that_goes_on() -> None:
    for phase, moves in RELIEF.items():
        if phase in OVER:
            assert moves == {}
        else:
            assert (moves[E.STOP], moves[E.SHARP], moves[E.ENOUGH]) == (P.STOPPED, P.STRAIN, P.ADVICE)


COMMANDS: dict[str, Callable[[ReliefEngine], object]] = {
    "back of left": lambda e: e.choose_where(Side.LEFT, Muscle.HAMSTRING),
    "front of right": lambda e: e.choose_where(Side.RIGHT, Muscle.QUADRICEPS),
    "inner left": lambda e: e.choose_where(Side.LEFT, Muscle.ADDUCTOR),
    "not sure": lambda e: e.choose_where(None, None),
    "none": lambda e: e.none_of_these(),
    "pregnant": lambda e: e.none_of_these(("pregnancy",)),
    "bendy": lambda e: e.none_of_these(("hypermobile",)),
    "often": lambda e: e.yes_to("often"),
    "lie": lambda e: e.choose_position(Position.LYING),
    "sit": lambda e: e.choose_position(Position.CHAIR),
    "stand": lambda e: e.choose_position(Position.STANDING),
    "there": lambda e: e.there(),
    "hurts": lambda e: e.hurts(),
    "eased": lambda e: e.eased(),
    "still": lambda e: e.still_there(),
    "skip": lambda e: e.skip(),
    **{f"pain {level}": (lambda e, level=level: e.report_pain(level)) for level in (1, 3, 5, 7, 8, 10)},
}
moments = st.lists(st.tuples(st.sampled_from(sorted(COMMANDS)), st.sampled_from([0.0, 0.5, 3.0, 16.0, 21.0, 65.0])), max_size=120)


@given(moments)
@settings(max_examples=150, deadline=None)
def test_nothing_ever_goes_beyond_bouts_minutes_and_steps_or_to_a_forbidden_stretch(story: list[tuple[str, float]]) -> None:
    engine = ReliefEngine(LIBRARY)
    now_s, stretched_s, bout_s, bout = 0.0, 0.0, 0.0, 0
    engine.advance(0.0)
    for name, seconds in story:
        before = engine.phase
        COMMANDS[name](engine)
        if engine.phase is P.DEEPER and before is not P.DEEPER:
            assert name == "eased"
        steps = engine.deeper_steps
        for _ in range(max(1, round(seconds / 0.5))):
            now_s += 0.5 if seconds else 0.0
            was = engine.phase
            update = engine.advance(now_s)
            assert engine.deeper_steps == steps <= T.DEEPER_STEPS_GENTLE  # time alone never goes deeper
            if update.bout != bout:
                bout, bout_s = update.bout, 0.0
            if was in (P.HOLD, P.DEEPER):
                stretched_s, bout_s = stretched_s + 0.5, bout_s + 0.5
            assert update.bout <= T.BOUTS and update.hold <= T.RELIEF_HOLDS
            assert bout_s <= 120 + 1  # RULES 4: of stretching a bout
            if now_s >= T.EPISODE_S:
                assert update.phase in OVER
            if update.card is not None and update.muscle is not None and update.phase in (P.APPROACH, P.HOLD, P.DEEPER):
                assert update.card.id in {first.card for first in FIRST[update.muscle]}
                if engine.cleared is not None and engine.cleared.circumstances and engine.cleared.circumstances[0].id == "pregnancy":
                    assert engine.position is not Position.LYING
    if not engine.is_over:
        engine.stop()
        assert engine.advance(now_s).phase is P.STOPPED
