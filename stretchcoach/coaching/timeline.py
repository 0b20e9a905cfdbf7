"""What was judged when: a session as spans of one verdict each, so that it can be looked back at and every correction explained."""

from dataclasses import dataclass, field

from stretchcoach.body.pose import Side
from stretchcoach.coaching.form import FormReport, Verdict
from stretchcoach.routine.values import FindingId
from stretchcoach.words import Number, _, ngettext

_SHORTEST_S = 0.3  # [E] what was shorter is not worth a sentence
_TOUCHING_S = 1e-6


@dataclass(slots=True)
class Span:
    """A while in which one thing was true of the position.

    Attributes:
        start_s: in the source's own seconds, as ``end_s``.
        finding: what was wrong, where the verdict is ADJUST.
        side: the leg it was; None for the whole body.
        measured: the value furthest beyond the limit, in ``unit``.
        limit: what is allowed.
        unit: ``deg`` or ``ratio``; empty where nothing was measured.
    """

    start_s: float
    end_s: float
    verdict: Verdict
    finding: FindingId | None = None
    side: Side | None = None
    measured: float | None = None
    limit: float | None = None
    unit: str = ""

    @property
    def lasted_s(self) -> float:
        """How long."""
        return self.end_s - self.start_s


@dataclass(slots=True)
class Timeline:
    """The spans of a session, in order; they may have gaps, and never overlap."""

    spans: list[Span] = field(default_factory=list)

    def note(self, at_s: float, dt_s: float, verdict: Verdict, report: FormReport) -> None:
        """One moment more.

        Args:
            at_s: the moment, in the source's seconds.
            dt_s: for how long it has been so.
            verdict: as it was shown.
            report: where it came from.
        """
        worst = report.findings[0] if verdict is Verdict.ADJUST and report.findings else None
        finding = None if worst is None else worst.rule.finding
        last = self.spans[-1] if self.spans else None
        if last is None or (last.verdict, last.finding) != (verdict, finding) or at_s - dt_s - last.end_s > _TOUCHING_S:
            last = Span(at_s - dt_s, at_s, verdict, finding, None if worst is None else worst.side)
            self.spans.append(last)
        last.end_s = at_s
        if worst is None:
            return
        way = 1 if worst.rule.above is not None else -1
        last.limit, last.unit = worst.rule.amber, worst.rule.measure.unit
        if last.measured is None or way * (worst.value - last.measured) > 0:
            last.measured = worst.value


def explained(span: Span) -> str | None:
    """A correction in one sentence, with what was seen, how long, and what is allowed; None where there is nothing to explain."""
    if span.verdict is not Verdict.ADJUST or span.finding is None or span.lasted_s < _SHORTEST_S:
        return None
    what = _finding_names()[span.finding]
    if span.measured is None or span.limit is None:
        return _("{what} for {seconds:.1f} s.").format(what=what, seconds=Number(span.lasted_s))
    if span.unit == "deg":
        said = _("{what}: about {measured:.0f} degrees for {seconds:.1f} s, {limit:.0f} allowed.")
    else:
        said = _("{what}: about {measured:.2f} for {seconds:.1f} s, {limit:.2f} allowed.")
    return said.format(what=what, measured=Number(span.measured), seconds=Number(span.lasted_s), limit=Number(span.limit))


def _finding_names() -> dict[FindingId, str]:
    return {
        FindingId.KNEE_FORWARD: _("The knee came forward"),
        FindingId.KNEE_OUT: _("The knee went out to the side"),
        FindingId.KNEE_IN: _("The knee fell inward"),
        FindingId.KNEE_BENT: _("The knee bent"),
        FindingId.TRUNK_LEAN: _("The upper body leaned"),
        FindingId.HEEL_LIFT: _("The heel came up"),
        FindingId.UNEVEN: _("The knees were at different heights"),
        FindingId.OTHER_LEG_LIFTS: _("The other leg came up"),
        FindingId.WRONG_LEG: _("The other leg was in the stretch"),
    }


def alert_explained(reason: str, measured: float, limit: float, unit: str) -> str:
    """A warning of the guard in one sentence: what was seen, and what is allowed where a number says it."""
    sentence = {
        "RANGE": _("Further than is good for you: about {measured}, {limit} at most."),
        "SPEED": _("Too fast: about {measured}, {limit} at most."),
        "BOUNCING": _("Bouncing to and fro, by about {measured}."),
        "WITHDRAWAL": _("The leg drew back suddenly, by about {measured}."),
        "SHAKING": _("A little shaky."),
        "COMPENSATION": _("The knee bent while the leg went on rising."),
        "SWAY": _("Swaying on one leg."),
        "FALL": _("You went down, or out of the picture, while you stood."),
        "PAIN": _("You said that it hurts."),
    }.get(reason, _("The coach asked you to ease off."))
    return sentence.format(measured=_amount(measured, unit), limit=_amount(limit, unit))


def _amount(value: float, unit: str) -> str:
    if unit == "deg":
        return ngettext("{n} degree", "{n} degrees", round(value)).format(n=round(value))
    if unit == "deg/s":
        return ngettext("{n} degree a second", "{n} degrees a second", round(value)).format(n=round(value))
    return f"{Number(value):.2f}"
