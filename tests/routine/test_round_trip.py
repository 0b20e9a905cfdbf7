"""Values written and read again are equal; every value here is arbitrary but valid."""

import itertools
from collections.abc import Callable
from typing import Any, TypeVar

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stretchcoach.body.measures import Measure, Origin
from stretchcoach.routine import values as v
from stretchcoach.routine.checking import load
from stretchcoach.routine.library import Library
from stretchcoach.routine.yaml_text import read, write

T = TypeVar("T")
CHARACTERS = st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp"))
ids = st.from_regex(r"[a-z][a-z0-9_]{0,20}", fullmatch=True)
lines = st.text(CHARACTERS, min_size=1, max_size=60).map(str.strip).filter(lambda text: text and len(text.splitlines()) == 1)
texts = st.text(CHARACTERS | st.just("\n"), min_size=1, max_size=80).map(str.strip).filter(bool)
words = st.text(st.characters(categories=("L", "P", "N", "S")), min_size=1, max_size=8)
short = words
full = st.lists(words, min_size=1, max_size=8).map(" ".join)


def built(model: Callable[..., T], **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[T]:
    """As ``st.builds``, which would also fill in the short names of the files."""
    return st.fixed_dictionaries(fields).map(lambda chosen: model(**chosen))


cues = built(v.Cue, full=full, short=short)
degrees = st.floats(-180, 180)
ratios = st.floats(-10, 10)
few = {"max_size": 3}


def amounts(measure: Measure) -> st.SearchStrategy[float]:
    return degrees if measure.unit == "deg" else ratios


def some(views: tuple[v.ViewName, ...]) -> st.SearchStrategy[tuple[v.ViewName, ...]]:
    return st.lists(st.sampled_from(views), max_size=2).map(tuple)


@st.composite
def depths(draw: st.DrawFn, views: tuple[v.ViewName, ...]) -> v.Depth:
    measure = draw(st.sampled_from(Measure))
    way = sorted(draw(st.lists(amounts(measure), min_size=4, max_size=4, unique=True)), reverse=draw(st.booleans()))
    shown = draw(some(views))
    return v.Depth(measure=measure, begins=way[0], usual=(way[1], way[2]), never_beyond=way[3], views=shown)


@st.composite
def conditions(draw: st.DrawFn) -> v.Condition:
    measure = draw(st.sampled_from(Measure))
    leg, origin = draw(st.sampled_from(v.Leg)), draw(st.sampled_from(Origin))
    return v.Condition(measure=measure, leg=leg, origin=origin, above=draw(amounts(measure)))


@st.composite
def rules(draw: st.DrawFn, views: tuple[v.ViewName, ...]) -> v.FormRule:
    measure = draw(st.sampled_from(Measure))
    return v.FormRule(
        measure=measure,
        finding=draw(st.sampled_from(v.FindingId)),
        leg=draw(st.sampled_from(v.Leg)),
        views=draw(some(views)),
        while_=draw(st.none() | conditions()),
        cue=draw(cues),
        **{draw(st.sampled_from(["above", "below"])): draw(amounts(measure))},
    )


pairs = st.lists(st.floats(0, 10), min_size=2, max_size=2).map(sorted).map(tuple)
views = built(
    v.View,
    name=st.sampled_from(v.ViewName),
    also=st.lists(st.sampled_from(v.ViewName), **few).map(tuple),
    lens_height_m=pairs,
    distance_m=pairs,
    leg_nearest=st.booleans(),
    note=st.none() | lines,
)


@st.composite
def stretches(draw: st.DrawFn) -> v.Stretch:
    kind, view = draw(st.sampled_from(v.StretchKind)), draw(views)
    depth = draw(st.none() | depths((view.name, *view.also))) if kind is v.StretchKind.HOLD else None
    entry, form = draw(st.none() | conditions()), tuple(draw(st.lists(rules((view.name, *view.also)), **few)))
    by_time = None if depth or entry or form else draw(lines)
    return v.Stretch(
        id=draw(ids),
        title=draw(lines),
        kind=kind,
        muscle=draw(st.sampled_from(v.Muscle)),
        position=draw(st.sampled_from(v.Position)),
        props=tuple(draw(st.lists(ids, **few))),
        sides=draw(st.sampled_from(v.Sides)),
        view=view,
        instructions=tuple(draw(st.lists(full, min_size=1, max_size=4))),
        depth=depth,
        entry=entry,
        form=form,
        by_time=by_time,
        cues=draw(built(v.Cues, further=st.none() | cues, release=st.none() | cues)),
        contraindications=tuple(draw(st.lists(lines, **few))),
        never_in_cramp=draw(st.booleans()),
        easier=draw(st.none() | ids),
        seated=draw(st.none() | ids),
        media=draw(ids),
        described_in=draw(st.sampled_from(v.DescribedIn)),
        evidence=draw(st.none() | lines),
        source=tuple(draw(st.lists(lines, min_size=1, max_size=2))),
    )


sides = st.sampled_from(v.StepSide)
holds = st.floats(5, 60)
stretch_steps = built(
    v.StretchStep,
    stretch=ids,
    side=sides,
    dose=st.none() | st.sampled_from(v.DoseName),
    sets=st.none() | st.integers(1, 6),
    hold_s=st.none() | holds,
    rest_s=st.none() | st.floats(5, 60),
)
gentle_steps = stretch_steps.filter(lambda step: (step.hold_s or 0) <= 30 and (step.sets or 0) <= 3)
other_steps = st.one_of(
    built(v.WalkStep, duration_s=st.floats(30, 600)),
    built(v.CardStep, card=ids, duration_s=st.none() | st.floats(5, 1200)),
)
drills = built(v.DynamicStep, stretch=ids, side=sides, repetitions=st.integers(1, 30), tempo_s=st.floats(1, 10))
limit_amounts = st.builds(v.Amount, degrees, st.just("deg")) | st.builds(v.Amount, ratios, st.just("ratio"))


def _brief(step: v.Step) -> v.Step:
    return step.model_copy(update={"sets": 1}) if isinstance(step, v.StretchStep) else step


@st.composite
def routines(draw: st.DrawFn) -> v.Routine:
    mode = draw(st.sampled_from(v.Mode))
    held = stretch_steps if mode is v.Mode.NORMAL else gentle_steps
    kinds = held | other_steps | (drills if mode is v.Mode.NORMAL else other_steps)
    dose = draw(st.sampled_from(v.DoseName))
    drawn = draw(st.lists(kinds, min_size=1, max_size=5, unique_by=lambda step: getattr(step, "stretch", id(step))))
    steps = [_brief(step) if v.DoseName.BEFORE_EXERCISE is (getattr(step, "dose", None) or dose) else step for step in drawn]
    limits = []
    used = {step.stretch for step in steps if isinstance(step, v.StretchStep)}
    for stretch in sorted(used):
        given_holds = [step.hold_s for step in steps if isinstance(step, v.StretchStep) and step.stretch == stretch and step.hold_s]
        longest = st.floats(max(given_holds, default=5.0), 120)
        limits += draw(
            st.lists(
                built(
                    v.Limit,
                    stretch=st.just(stretch),
                    side=sides,
                    begins=st.none() | limit_amounts,
                    never_beyond=limit_amounts,
                    hold_max_s=st.none() | longest,
                ),
                max_size=1,
            )
        )
    return v.Routine(
        id=draw(ids),
        title=draw(lines),
        muscle=tuple(draw(st.lists(st.sampled_from(v.Muscle), min_size=1, max_size=3))),
        mode=mode,
        dose=dose,
        assigned_by=draw(st.none() | lines),
        note=draw(st.none() | texts),
        steps=tuple(steps),
        limits=tuple(limits),
    )


cards = built(
    v.Card,
    id=ids,
    title=lines,
    lines=st.lists(full, min_size=1, max_size=3).map(tuple),
    duration_s=st.none() | st.floats(5, 1200),
    caution=lines,
    source=st.lists(lines, min_size=1, max_size=2).map(tuple),
)
patient = settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)


@patient
@given(stretches())
def test_stretches(stretch: v.Stretch) -> None:
    assert load(write(stretch), "stretches/a.yaml") == stretch


@patient
@given(routines())
def test_routines(routine: v.Routine) -> None:
    assert load(write(routine), "a.yaml") == routine


@patient
@given(cards)
def test_cards(card: v.Card) -> None:
    assert load(write(card), "relief/a.yaml") == card


def test_shipped_values_too(library: Library) -> None:
    everything = [*library.stretches.values(), *library.routines.values(), *library.cards.values()]
    assert everything
    for value in everything:
        assert load(write(value), "a.yaml") == value


def test_what_was_not_given_is_not_written() -> None:
    routine = v.Routine(id="a", title="A", muscle=(v.Muscle.ADDUCTOR,), steps=(v.StretchStep(stretch="b", hold_s=90),))
    assert read(write(routine), "a.yaml").data == {
        "id": "a",
        "title": "A",
        "muscle": "adductor",
        "mode": "normal",
        "dose": "general_adult",
        "steps": [{"stretch": "b", "side": "both", "kind": "stretch", "hold": "90 s"}],
    }


def test_write_keeps_a_line_a_line() -> None:
    note = " ".join(itertools.repeat("word", 200))
    routine = v.Routine(id="a", title="A", muscle=(v.Muscle.ADDUCTOR,), note=note, steps=(v.WalkStep(duration_s=60),))
    assert f"note: {note}\n" in write(routine)
