from dataclasses import replace

import pytest
from support.session import library

from stretchcoach.body.pose import Side
from stretchcoach.coaching.form import Finding, FormReport, Verdict
from stretchcoach.coaching.timeline import Timeline, explained

RULES = {rule.finding.value: rule for rule in library().stretches["quad_standing"].form}
GOOD = FormReport(Verdict.GOOD)


def wrong(degrees: float, finding: str = "knee_forward") -> FormReport:
    return FormReport(Verdict.ADJUST, (Finding(RULES[finding], Side.LEFT, degrees, False),))


def timeline(*moments: FormReport, dt_s: float = 0.1) -> Timeline:
    made = Timeline()
    for number, report in enumerate(moments, start=1):
        made.note(number * dt_s, dt_s, report.verdict, report)
    return made


def test_what_stays_true_is_one_span() -> None:
    spans = timeline(*[GOOD] * 20, *[wrong(12)] * 5, *[GOOD] * 3).spans
    assert [(span.verdict, round(span.lasted_s, 6)) for span in spans] == [(Verdict.GOOD, 2.0), (Verdict.ADJUST, 0.5), (Verdict.GOOD, 0.3)]


def test_another_finding_is_another_span() -> None:
    assert len(timeline(wrong(12), wrong(20, "trunk_lean")).spans) == 2


def test_a_gap_is_not_filled() -> None:
    made = timeline(GOOD)
    made.note(5.0, 0.1, Verdict.GOOD, GOOD)
    assert [(span.start_s, span.end_s) for span in made.spans] == [(0.0, 0.1), (4.9, 5.0)]


def test_a_correction_is_explained_by_its_worst_moment() -> None:
    span = timeline(*[wrong(9)] * 10, wrong(14), *[wrong(11)] * 10).spans[0]
    assert explained(span) == "The knee came forward: about 14 degrees for 2.1 s, 8 allowed."


@pytest.mark.parametrize("report", [GOOD, FormReport(Verdict.CANT_TELL, cant_tell="x")])
def test_what_was_not_wrong_is_not_explained(report: FormReport) -> None:
    assert explained(timeline(*[report] * 20).spans[0]) is None


def test_a_blink_is_not_worth_a_sentence() -> None:
    span = timeline(wrong(14)).spans[0]
    assert explained(span) is None
    assert explained(replace(span, end_s=span.start_s + 1)) is not None
