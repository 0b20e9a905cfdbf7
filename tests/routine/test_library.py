"""The shelf: broken files hide nobody else, ids are found or guessed, and questions are answered."""

import pytest

from stretchcoach.errors import RoutineError
from stretchcoach.routine import values as v
from stretchcoach.routine.library import Library
from stretchcoach.thresholds import SWITCH_SIDES_S

WALK = b"id: mine\ntitle: Mine\nmuscle: adductor\nsteps: [{kind: walk, duration: 30 s}]\n"


def messages(library: Library) -> list[str]:
    return [str(problem) for problem in library.problems]


def test_a_broken_stretch_hides_itself_and_its_routines_only(shipped_files: dict[str, bytes], library: Library) -> None:
    name = "routines/stretches/quad_standing.yaml"
    broken = Library({**shipped_files, name: shipped_files[name].replace(b"begins: 90 deg", b"begins: 90")})
    assert set(library.stretches) - set(broken.stretches) == {"quad_standing"}
    users = {id_ for id_, r in library.routines.items() if any(getattr(s, "stretch", "") == "quad_standing" for s in r.steps)}
    assert set(library.routines) - set(broken.routines) == users
    line = shipped_files[name].decode().splitlines().index("  begins: 90 deg") + 1
    assert f"{name}:{line}:11: 'begins: 90' has no unit: write '90 deg'" in messages(broken)
    hidden = sum("cannot be used: routines/stretches/quad_standing.yaml has problems" in text for text in messages(broken))
    assert hidden == len(broken.problems) - 1 >= len(users)
    with pytest.raises(RoutineError, match="has no unit"):
        broken.stretch("quad_standing")


def test_a_file_that_is_not_even_yaml_is_known_by_its_name(shipped_files: dict[str, bytes]) -> None:
    broken = Library({**shipped_files, "routines/relief/walk.yaml": b"id: [", "my\\own.yaml": b"\xff"})
    assert set(broken.routines) == set(Library(shipped_files).routines)
    assert broken.broken == {"walk": "routines/relief/walk.yaml", "own": "my\\own.yaml"}
    with pytest.raises(RoutineError, match="not YAML"):
        broken.card("walk")


def test_problems_of_all_files_come_sorted() -> None:
    library = Library({"b.yaml": b"id: b\nx: 1\n", "a.yaml": b"y: 1\nid: a\nz: 1\n"})
    places = [(problem.file, problem.line, problem.column) for problem in library.problems]
    assert places == sorted(places)
    assert {file for file, _line, _column in places} == {"a.yaml", "b.yaml"}


def test_an_id_can_be_taken_once(shipped_files: dict[str, bytes]) -> None:
    library = Library({**shipped_files, "zz/mine.yaml": WALK, "zz/other.yaml": WALK})
    assert messages(library) == ["zz/other.yaml:1:5: 'id: mine' is taken by zz/mine.yaml: choose another"]
    assert library.routine("mine").title == "Mine"


def test_a_twin_must_exist_but_may_stand_anywhere(shipped_files: dict[str, bytes]) -> None:
    name = "routines/stretches/quad_standing.yaml"
    lost = Library({**shipped_files, name: shipped_files[name].replace(b"easier: quad_chair_knee_drop", b"easier: quad_chair")})
    (problem,) = lost.problems
    assert problem.message == "'easier: quad_chair' is not a known stretch: did you mean 'quad_chair_knee_drop'?"
    assert "quad_standing" in lost.stretches


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        (lambda library: library.stretch("quad_standin"), "there is no stretch 'quad_standin': did you mean 'quad_standing'?"),
        (lambda library: library.routine("x"), "there is no routine 'x'"),
        (lambda library: library.card("walks"), "there is no relief card 'walks': did you mean 'walk'?"),
    ],
)
def test_an_unknown_id_is_answered_with_a_guess(ask: object, message: str, library: Library) -> None:
    with pytest.raises(RoutineError) as caught:
        ask(library)  # type: ignore[operator]
    assert str(caught.value).startswith(message)


def test_an_empty_shelf() -> None:
    library = Library({})
    assert library.problems == ()
    with pytest.raises(RoutineError, match=r"^there is no stretch 'x'$"):
        library.stretch("x")


def test_finding_stretches(library: Library) -> None:
    def found(**wanted: object) -> set[str]:
        return {stretch.id for stretch in library.find_stretches(**wanted)}  # type: ignore[arg-type]

    assert found() == set(library.stretches)
    hamstring = found(muscle=v.Muscle.HAMSTRING)
    assert {"hamstring_strap_lying", "hamstring_long_sit", "hamstring_chair"} < hamstring
    assert all(library.stretch(id_).muscle is v.Muscle.HAMSTRING for id_ in hamstring)
    assert found(muscle=v.Muscle.HAMSTRING, position=v.Position.CHAIR) == {"hamstring_chair", "cramp_sit_extend"}
    bare = {"hamstring_long_sit", "adductor_straddle", "hamstring_knee_extension", "adductor_fall_out", "marching"}
    assert found(props=[]) == bare
    lying = {"hamstring_strap_lying", "hamstring_knee_extension", "adductor_fall_out"}
    assert found(props=["strap", "cushion"], position=v.Position.LYING) == lying


def test_finding_routines(library: Library) -> None:
    def found(**wanted: object) -> set[str]:
        return {routine.id for routine in library.find_routines(**wanted)}  # type: ignore[arg-type]

    assert found() == set(library.routines)
    adductor = found(muscle=v.Muscle.ADDUCTOR)
    assert "evening_three_muscles" in adductor and "hamstring_only" not in adductor
    assert {"after_exercise_quads", "before_exercise_quads"} <= found(props=["chair"], position=v.Position.STANDING)
    assert "hamstring_only" not in found(props=["chair"])  # a strap is missing
    assert found(props=[]) == {"nothing_needed"}
    longest = max(routine.duration_s(library) for routine in library.routines.values()) / 60
    assert found(minutes=longest) == set(library.routines)
    assert "long_walk" not in found(minutes=longest - 0.1)


def test_duration_counts_both_sides_rests_and_turning(library: Library) -> None:
    def duration_s(*steps: v.Step) -> float:
        return v.Routine(id="a", title="A", muscle=(v.Muscle.ADDUCTOR,), steps=steps).duration_s(library)

    one_side = v.StretchStep(stretch="quad_standing", side=v.StepSide.LEFT, sets=3, hold_s=30, rest_s=15)
    both = one_side.model_copy(update={"side": v.StepSide.BOTH})
    together = v.StretchStep(stretch="adductor_butterfly", sets=1, hold_s=40)
    drill = v.DynamicStep(stretch="heel_curls", repetitions=10, tempo_s=2)
    ready_s, butterfly_ready_s, drill_ready_s = (
        library.stretch(name).get_ready_s for name in ("quad_standing", "adductor_butterfly", "heel_curls")
    )
    assert duration_s(one_side) == ready_s + 120
    assert duration_s(both) == ready_s + 240 + SWITCH_SIDES_S
    assert duration_s(together) == butterfly_ready_s + 40
    assert duration_s(drill) == drill_ready_s + 40 + SWITCH_SIDES_S
    assert duration_s(v.WalkStep(duration_s=90), v.CardStep(card="walk"), v.CardStep(card="walk", duration_s=20)) == 90 + 60 + 20


def test_where_a_file_lies_or_what_it_says_tells_what_it_is(shipped_files: dict[str, bytes]) -> None:
    stretch, card = shipped_files["routines/stretches/quad_heel_slide.yaml"], shipped_files["routines/relief/walk.yaml"]
    library = Library({"desk/a.yaml": stretch, "desk/b.yaml": card, "desk/c.yaml": WALK})
    assert library.problems == ()
    assert (set(library.stretches), set(library.cards), set(library.routines)) == ({"quad_heel_slide"}, {"walk"}, {"mine"})
    empty = Library({"x/stretches/a.yaml": b"id: a\n", "x/relief/b.yaml": b"id: b\n", "x/c.yaml": b"id: c\n"})
    missing = {(p.file, p.message) for p in empty.problems}
    assert ("x/stretches/a.yaml", "missing field 'view'") in missing
    assert ("x/relief/b.yaml", "missing field 'caution'") in missing
    assert ("x/c.yaml", "missing field 'steps'") in missing


def test_getting_ready_leaves_time_to_hear_every_instruction(library: Library) -> None:
    for stretch in library.stretches.values():
        words = sum(len(line.split()) for line in (stretch.title, *stretch.instructions))
        assert stretch.get_ready_s >= max(15.0, words * 0.4 + 3)


def test_down_on_the_floor_changing_legs_takes_longer(library: Library) -> None:
    expected_s = {"quad_standing": 10, "hamstring_chair": 10, "quad_half_kneeling": 20, "quad_side_lying": 20}
    assert {id_: library.stretch(id_).switch_sides_s for id_ in expected_s} == expected_s
