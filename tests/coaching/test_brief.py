"""Every cue has a short form of one to three words, and it says the same."""

import ast
import inspect
from dataclasses import replace

import pytest
from support.figure import Figure, quad
from support.session import agenda, library, obedient, play

from stretchcoach.body.pose import Side
from stretchcoach.coaching import brief, commentary, phrases, session, view_phrases
from stretchcoach.coaching.agenda import agenda_of
from stretchcoach.coaching.cues import Cue, CueKind
from stretchcoach.coaching.session import SessionEngine, SessionUpdate
from stretchcoach.coaching.viewcheck import ViewCheck, ViewProblem

LONG = "This is a sentence of more words than three."


def is_short(text: str) -> bool:
    return 1 <= len(text.split()) <= brief.LONGEST


def test_every_cue_of_a_session_with_all_that_can_go_wrong() -> None:
    engine = SessionEngine(agenda(side="both", hold_s=30, sets=2))

    def person(update: SessionUpdate | None, now_s: float) -> Figure | None:
        entry = update.entry if update else None
        if update and entry and update.hold and entry.side and 3 < update.hold.held_s < 20:
            return [quad(110, thigh=25, side=entry.side), None, quad(160, side=entry.side), quad(40, side=entry.side)][int(now_s / 4) % 4]
        return obedient(update, now_s)

    deeds = {100: engine.pause, 103: engine.resume, 150: lambda: engine.report_pain(5), 160: engine.report_eased}
    for update in play(engine, person, until_s=600):
        deeds.get(update.at_s, lambda: None)()
    said = [said.cue for said in engine.log.cues]
    assert len({cue.id for cue in said}) >= 15
    assert {cue.text: cue.short for cue in said if not is_short(cue.short)} == {}


def test_every_routine_that_is_shipped() -> None:
    for routine in library().routines.values():
        entries = [replace(entry, duration_s=min(entry.duration_s, 20)) for entry in agenda_of(routine, library())]
        engine = SessionEngine(entries, has_camera=False)
        list(play(engine, lambda _update, _now_s: None, until_s=2000, fps=4))
        assert [said.cue.text for said in engine.log.cues if not is_short(said.cue.short)] == []


@pytest.mark.parametrize("module", [commentary, session])
def test_every_cue_that_the_code_can_make(module: object) -> None:
    """Also what no test happens to provoke: each id in the source has its short form."""
    calls = [node for node in ast.walk(ast.parse(inspect.getsource(module))) if isinstance(node, ast.Call)]  # type: ignore[arg-type]
    names = [call.args[0].value for call in calls if ast.unparse(call.func) == "Cue" and isinstance(call.args[0], ast.Constant)]
    assert len(names) >= 4
    assert [name for name in names if not is_short(brief.in_short(name, LONG))] == []


@pytest.mark.parametrize("stretch", ["quad_standing", "hamstring_strap_lying", "adductor_butterfly"])
def test_every_reason_why_the_camera_cannot_judge(stretch: str) -> None:
    sentences = [ViewCheck((problem,), ()).sentence(library().stretch(stretch)) for problem in ViewProblem]
    for sentence in sentences:
        assert sentence is not None
        assert is_short(Cue("view", CueKind.PROGRESS, sentence).short)
    assert Cue("cant_tell", CueKind.PROGRESS, phrases.clock_waits(view_phrases.too_dark())).short == "Too dark."


def test_the_short_form_of_a_start_names_the_leg() -> None:
    assert Cue("stretch_2", CueKind.PROGRESS, LONG, side=Side.LEFT).short == "Left leg."
    assert Cue("ready_0", CueKind.PROGRESS, LONG).short == "Both legs."
    assert Cue("hold", CueKind.PROGRESS, LONG, "Own words.").short == "Own words."


def test_what_is_not_known_is_said_whole() -> None:
    assert Cue("never_heard_of", CueKind.PROGRESS, LONG).short == LONG
