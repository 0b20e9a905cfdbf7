"""The files that come with the program: no problems, the numbers of the rules page, and words that promise nothing."""

import re
from pathlib import Path

import pytest

from stretchcoach.body.pose import Side
from stretchcoach.routine import values as v
from stretchcoach.routine.checking import load
from stretchcoach.routine.library import Library
from stretchcoach.routine.sources import Sources

ROUTINES = Path(__file__).parents[2] / "routines"

# RULES section 2, once more: measure, begins, usual, never beyond; then (measure, leg, above or below, amber) of every form rule.
RULES = {
    "quad_standing": (
        ("knee_flexion", 90, (100, 135), 145),
        {
            ("thigh_forward", "stretched", "above", 8),
            ("thigh_abduction", "stretched", "above", 15),
            ("trunk_lean", "stretched", "above", 15),
            ("knee_gap", "stretched", "above", 1.6),
        },
    ),
    "quad_half_kneeling": (("thigh_forward", -5, (-5, -20), -25), {("trunk_lean", "stretched", "above", 15)}),
    "hamstring_strap_lying": (
        ("hip_flexion", 40, (50, 80), 90),
        {("knee_flexion", "stretched", "above", 15), ("other_leg_lift", "stretched", "above", 15)},
    ),
    "hamstring_long_sit": (("hip_flexion", 90, (95, 115), 125), {("knee_flexion", "each", "above", 20)}),
    "hamstring_chair": (("trunk_lean", 10, (20, 40), 50), {("knee_flexion", "stretched", "above", 24)}),
    "adductor_side_lunge": (
        ("thigh_abduction", 35, (40, 60), 70),
        {
            ("knee_to_toe", "support", "below", -0.25),
            ("knee_flexion", "stretched", "above", 15),
        },
    ),
    "adductor_butterfly": (
        ("knee_height", 0.70, (0.60, 0.20), 0),
        {("knee_height_difference", "stretched", "above", 0.20)},
    ),
    "adductor_straddle": (None, {("knee_flexion", "each", "above", 20)}),
}
TOGETHER = {"hamstring_long_sit", "adductor_butterfly", "adductor_straddle"}  # RULES section 1
VIEWS = {  # camera.md section 1
    "quad_standing": "side",
    "quad_half_kneeling": "side",
    "hamstring_strap_lying": "side",
    "hamstring_long_sit": "side",
    "hamstring_chair": "side",
    "adductor_side_lunge": "front",
    "adductor_butterfly": "front",
    "adductor_straddle": "front",
}


BY_TIME = {  # clinical.md section 2, as far as no camera judges it
    "hamstring_strap_sitting": ("hamstring", "floor"),  # H3
    "hamstring_step": ("hamstring", "standing"),  # H5
    "hamstring_wall": ("hamstring", "lying"),  # H6
    "hamstring_knee_extension": ("hamstring", "lying"),  # H7
    "hamstring_hinge": ("hamstring", "standing"),  # H8
    "cramp_sit_extend": ("hamstring", "chair"),  # C-SIT
    "quad_side_lying": ("quadriceps", "lying"),  # Q2
    "quad_prone": ("quadriceps", "lying"),  # Q3
    "quad_chair_knee_drop": ("quadriceps", "chair"),  # Q5
    "quad_heel_slide": ("quadriceps", "chair"),  # Q6
    "quad_bed_edge": ("quadriceps", "lying"),  # Q7
    "adductor_chair_wide": ("adductor", "chair"),  # A4
    "adductor_chair_side": ("adductor", "chair"),  # A5
    "adductor_fall_out": ("adductor", "lying"),  # A6
    "adductor_wall": ("adductor", "lying"),  # A7
    "adductor_rock_back": ("adductor", "floor"),  # A8
}
DRILLS = {"leg_swings", "marching", "heel_curls", "side_leg_swings", "side_lunges"}  # HD1, HD2, QD1, AD1, AD2


def test_no_problems_and_everything_is_there(library: Library) -> None:
    assert library.problems == ()
    held = {id_ for id_, stretch in library.stretches.items() if stretch.kind is v.StretchKind.HOLD}
    assert held == set(RULES) | set(BY_TIME)
    assert set(library.stretches) - held == DRILLS
    assert {id_ for id_ in held if library.stretch(id_).is_judged} == set(RULES)
    assert {id_: (library.stretch(id_).muscle.value, library.stretch(id_).position.value) for id_ in BY_TIME} == BY_TIME
    assert set(library.cards) >= {"walk", "self_massage"}
    assert set(library.routines) == {
        "adductor_only",
        "after_exercise",
        "after_exercise_quads",
        "bedtime",
        "before_exercise",
        "before_exercise_quads",
        "chair_hamstring_gentle",
        "cramp_adductor",
        "cramp_hamstring",
        "cramp_quadriceps",
        "desk_break",
        "evening_three_muscles",
        "gentle_yoga",
        "hamstring_only",
        "long_walk",
        "lying_three_muscles",
        "nothing_needed",
        "older_beginner_chair",
        "quadriceps_only",
        "standing_three_muscles",
    }


def test_every_stretch_says_what_is_known_about_it(library: Library) -> None:
    for stretch in library.stretches.values():
        assert stretch.evidence and stretch.source, stretch.id
        assert stretch.contraindications, stretch.id
    told = {id_ for id_, stretch in library.stretches.items() if stretch.described_in is v.DescribedIn.ARTICLES}
    assert told == {
        "quad_standing",
        "hamstring_strap_lying",
        "hamstring_strap_sitting",
        "hamstring_long_sit",
        "cramp_sit_extend",
        "marching",
    }


def test_twins_are_of_the_same_muscle_and_really_easier_or_seated(library: Library) -> None:
    for stretch in library.stretches.values():
        for twin in (stretch.easier, stretch.seated):
            if twin is not None:
                assert library.stretch(twin).muscle is stretch.muscle, stretch.id
                assert twin != stretch.id
        if stretch.seated is not None:
            assert library.stretch(stretch.seated).position is v.Position.CHAIR, stretch.id
    reached = {stretch.id for stretch in library.stretches.values() if stretch.seated or stretch.position is v.Position.CHAIR}
    assert {id_ for id_ in set(RULES) | set(BY_TIME) if id_ not in reached} == set(), "somebody who cannot stand or lie has a way"


def test_an_easier_way_is_no_way_round_what_a_cramp_must_not_have(library: Library) -> None:
    for stretch in library.stretches.values():
        for twin in (stretch.easier, stretch.seated):
            if twin is not None:
                assert not library.stretch(twin).never_in_cramp, (stretch.id, twin)


def test_somebody_finds_a_way_down_to_what_is_easiest(library: Library) -> None:
    """Going to the easier one again and again comes to an end."""
    for stretch in library.stretches.values():
        way = [stretch.id]
        while (easier := library.stretch(way[-1]).easier) is not None:
            assert easier not in way, way
            way.append(easier)


def test_there_is_a_routine_for_every_muscle_wherever_somebody_is(library: Library) -> None:
    """And a short one standing, on a chair and lying; with nothing but a chair while sitting or standing."""
    for muscle in v.Muscle:
        for position in v.Position:
            assert library.find_routines(muscle=muscle, position=position), (muscle, position)
        for position in (v.Position.STANDING, v.Position.CHAIR):
            assert library.find_routines(muscle=muscle, position=position, props=("chair",), minutes=5), (muscle, position)
        assert library.find_routines(muscle=muscle, position=v.Position.LYING, props=("pillow",), minutes=5), muscle


def test_no_routine_asks_for_more_than_is_known_to_help(library: Library) -> None:
    assert library.hints == ()
    for routine in library.routines.values():
        seconds: dict[object, float] = {}
        for holds in routine.holds(library):
            seconds[holds.target] = seconds.get(holds.target, 0) + holds.total_s
        assert max(seconds.values(), default=0) <= 240, routine.id  # a session, clinical page 1.2


def test_the_muscles_of_a_routine_are_those_it_stretches(library: Library) -> None:
    for routine in library.routines.values():
        steps = [step for step in routine.steps if isinstance(step, (v.StretchStep, v.DynamicStep))]
        assert {library.stretch(step.stretch).muscle for step in steps} == set(routine.muscle), routine.id


def test_what_a_judged_stretch_measures_is_seen_in_its_view(library: Library) -> None:
    """Its camera table has the depth from the prescribed view, and every rule from each of its views."""
    for id_ in RULES:
        stretch = library.stretch(id_)
        seen = {(seeing.measure, seeing.view) for seeing in stretch.camera}
        if stretch.depth is not None:
            assert (stretch.depth.measure, stretch.view.name) in seen, id_
        for rule in stretch.form:
            assert {(rule.measure, view) for view in stretch.views_of(rule)} <= seen, (id_, rule.finding)


def test_which_leg_is_told_where_it_is_not_plain(library: Library) -> None:
    """Somebody who hears 'left leg' with closed eyes must not stretch the other one."""
    quads = "quad_half_kneeling", "quad_side_lying", "quad_chair_knee_drop", "quad_bed_edge"
    for id_ in ("adductor_side_lunge", "hamstring_knee_extension", *quads):
        assert any("stretches" in line for line in library.stretch(id_).instructions), id_


def test_what_never_serves_a_cramp(library: Library) -> None:
    """Clinical page 2.4, and no movement drills."""
    never = {id_ for id_, stretch in library.stretches.items() if stretch.never_in_cramp}
    assert never == DRILLS | {"hamstring_step", "hamstring_hinge", "quad_half_kneeling", "adductor_straddle", "adductor_side_lunge"}
    for routine in library.routines.values():
        if routine.mode is v.Mode.GENTLE:
            used = {step.stretch for step in routine.steps if isinstance(step, v.StretchStep)}
            assert not used & never, routine.id


def test_a_cramp_has_a_routine_for_each_muscle_with_a_walk(library: Library) -> None:
    for muscle in v.Muscle:
        routine = library.routine("cramp_" + muscle.value)
        assert (routine.mode, routine.dose, routine.muscle) == (v.Mode.GENTLE, v.DoseName.CRAMP_NOW, (muscle,))
        assert any(isinstance(step, v.WalkStep) for step in routine.steps)


def test_the_desk_break_takes_three_minutes_and_bedtime_no_longer(library: Library) -> None:
    assert library.routine("desk_break").duration_s(library) <= 180
    assert library.routine("bedtime").duration_s(library) <= 180


def test_before_exercise_nothing_is_held_and_after_it_thirty_seconds_three_times(library: Library) -> None:
    assert not any(isinstance(step, v.StretchStep) for step in library.routine("before_exercise").steps)
    after = library.routine("after_exercise")
    doses = [after.dose_of(step) for step in after.steps if isinstance(step, v.StretchStep)]
    assert {(dose.hold_s, dose.sets) for dose in doses} == {(30, 3)}


def test_ids_are_file_names(shipped_files: dict[str, bytes], library: Library) -> None:
    for name in shipped_files:
        content = load(shipped_files[name], name, library)
        assert isinstance(content, Sources) or content.id == Path(name).stem


@pytest.mark.parametrize("id_", RULES)
def test_depth_and_form_are_those_of_the_rules_page(id_: str, library: Library) -> None:
    stretch = library.stretch(id_)
    depth, rules = RULES[id_]
    found = stretch.depth
    assert (found and (found.measure.value, found.begins, found.usual, found.never_beyond)) == depth
    form = {(r.measure.value, r.leg.value, "above" if r.above is not None else "below", r.amber) for r in stretch.form}
    assert form == rules
    assert stretch.view.name.value == VIEWS[id_]
    assert (stretch.sides is v.Sides.TOGETHER) == (id_ in TOGETHER)


def test_the_bent_knee_of_the_lunge_is_judged_only_while_it_is_bent(library: Library) -> None:
    conditions = {(id_, r.finding.value): r.while_ for id_, s in library.stretches.items() for r in s.form if r.while_}
    assert set(conditions) == {("adductor_side_lunge", "knee_in")}
    condition = conditions["adductor_side_lunge", "knee_in"]
    assert (condition.measure.value, condition.leg.value, condition.above) == ("knee_flexion", "support", 60)


def test_views_of_the_quad_rules_are_those_that_can_show_them(library: Library) -> None:
    stretch = library.stretch("quad_standing")
    shown_in = {(r.finding.value, r.measure.value): {view.value for view in stretch.views_of(r)} for r in stretch.form}
    assert shown_in == {
        ("knee_forward", "thigh_forward"): {"side", "45"},
        ("knee_out", "thigh_abduction"): {"front", "45"},
        ("trunk_lean", "trunk_lean"): {"side"},
        ("knee_out", "knee_gap"): {"front"},
    }


def test_red_is_ten_degrees_or_a_tenth_further(library: Library) -> None:
    red = {(id_, r.measure.value): r.red for id_, s in library.stretches.items() for r in s.form}
    assert red["quad_standing", "thigh_forward"] == 18
    assert red["quad_standing", "knee_gap"] == pytest.approx(1.7)
    assert red["adductor_side_lunge", "knee_to_toe"] == pytest.approx(-0.35)


def test_deeper_is_up_or_down(library: Library) -> None:
    falling = {id_ for id_, stretch in library.stretches.items() if stretch.depth and stretch.depth.deeper_is < 0}
    assert falling == {"quad_half_kneeling", "adductor_butterfly"}


def test_after_exercise_is_thirty_seconds_three_times_a_side(library: Library) -> None:
    routine = library.routine("after_exercise_quads")
    (step,) = [step for step in routine.steps if isinstance(step, v.StretchStep)]
    dose = routine.dose_of(step)
    assert (dose.hold_s, dose.sets, dose.rest_s) == (30, 3, 15)
    assert v.sides_of(library.stretch(step.stretch), step.side) == (Side.LEFT, Side.RIGHT)


def test_the_evening_reaches_each_muscle_once(library: Library) -> None:
    routine = library.routine("evening_three_muscles")
    assert [library.stretch(step.stretch).muscle for step in routine.steps if isinstance(step, v.StretchStep)] == [
        v.Muscle.QUADRICEPS,
        v.Muscle.ADDUCTOR,
        v.Muscle.HAMSTRING,
    ]
    assert set(routine.muscle) == set(v.Muscle)


def test_the_chair_routine_is_gentle_with_a_walk_and_never_leaves_the_chair(library: Library) -> None:
    routine = library.routine("chair_hamstring_gentle")
    assert (routine.mode, routine.dose) == (v.Mode.GENTLE, v.DoseName.LOW_MOBILITY)
    assert any(isinstance(step, v.WalkStep) for step in routine.steps)
    assert routine in library.find_routines(position=v.Position.CHAIR)


def test_before_exercise_moves_first_and_holds_briefly(library: Library) -> None:
    routine = library.routine("before_exercise_quads")
    drill, hold = routine.steps
    assert isinstance(drill, v.DynamicStep)
    assert (drill.repetitions, drill.tempo_s) == (10, 2)
    assert isinstance(hold, v.StretchStep)
    dose = routine.dose_of(hold)
    assert dose.hold_s * dose.sets <= 30


def test_every_hold_with_a_depth_can_be_coached_further_and_ended(library: Library) -> None:
    for stretch in library.stretches.values():
        if stretch.kind is v.StretchKind.HOLD:
            assert stretch.cues.release
            assert bool(stretch.cues.further) == bool(stretch.depth)


PROMISES = re.compile(r"\b(treat|cure|prevent|reliev|heal|diagnos|rehabilit|normal range|abnormal|safe\b)", re.IGNORECASE)


def test_no_file_promises_what_a_stretch_cannot_keep(shipped_files: dict[str, bytes]) -> None:
    assert PROMISES.search("It relieves cramps") and PROMISES.search("prevents")  # the net has no hole
    for name, content in shipped_files.items():
        assert not PROMISES.search(content.decode()), name


def test_the_example_of_the_readme_is_valid_and_the_doses_it_lists_are_the_presets(library: Library) -> None:
    readme = (ROUTINES / "README.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```yaml\n(.*?)```", readme, re.DOTALL)
    routine = load(example, "knee_left_week_3.yaml", library)
    assert isinstance(routine, v.Routine)
    assert routine.plan_limit("quad_standing", Side.LEFT) == 110
    listed = {name: (int(sets), float(hold)) for name, sets, hold in re.findall(r"`(\w+)` (\d) x (\d+) s", readme)}
    assert listed == {name.value: (dose.sets, dose.hold_s) for name, dose in v.PRESETS.items()}
