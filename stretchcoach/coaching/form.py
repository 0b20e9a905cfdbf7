"""The form check: is the position right, is there one thing to correct, or can the camera not tell?

Laws:
1. Only what this view can carry is judged; what a stretch needs and cannot be seen makes CANT_TELL, never ADJUST.
2. A finding begins past amber and ends a little inside it, so that nobody flickers at the edge.
3. Findings keep the order of the stretch's own list, red before amber.
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from statistics import fmean

from stretchcoach import thresholds as T
from stretchcoach.body.measures import Measure, Origin
from stretchcoach.body.pose import Landmark, Side
from stretchcoach.body.tracking import JointAngle, Motion, Wanted
from stretchcoach.body.view import ViewName
from stretchcoach.coaching import view_phrases
from stretchcoach.coaching.neutral import Neutral
from stretchcoach.routine.stretches import FormRule, Stretch
from stretchcoach.routine.vocabulary import Leg
from stretchcoach.safety.guard import Band, Zone


class Verdict(StrEnum):
    """What the camera says of the position."""

    GOOD = "good"
    ADJUST = "adjust"
    CANT_TELL = "cant_tell"
    NOT_CHECKED = "not_checked"


# The trunk has no side, and in a lunge both thighs go outwards.
_TELLS_LEGS_APART = frozenset({Measure.KNEE_FLEXION, Measure.HIP_FLEXION, Measure.THIGH_FORWARD})


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to correct, on one leg or (``side`` None) the whole body."""

    rule: FormRule
    side: Side | None
    value: float
    red: bool


@dataclass(frozen=True, slots=True)
class DepthReading:
    """How far into the stretch the person is, smoothed; ``raw`` is this picture's own value, ``rate`` in units a second."""

    value: float
    raw: float
    rate: float | None
    visibility: float


@dataclass(frozen=True, slots=True)
class FormReport:
    """One moment's answer.

    Attributes:
        findings: the first is the one to say.
        cant_tell: why the camera cannot judge, as a sentence the person can act on.
        zone: None where the depth cannot be read.
        wrong_leg: the other leg is in the stretch, and the one that is meant is not.
    """

    verdict: Verdict
    findings: tuple[Finding, ...] = ()
    cant_tell: str | None = None
    zone: Zone | None = None
    depth: DepthReading | None = None
    wrong_leg: bool = False


class FormChecker:
    """Judges one stretch on one side."""

    def __init__(self, stretch: Stretch, side: Side | None, band: Band | None) -> None:
        """Args: ``side`` is the stretched leg, None where both are; ``band`` is None where the stretch has no depth."""
        self._stretch, self._side, self._band = stretch, side, band
        self._active: set[tuple[int, Side | None]] = set()
        self._neutral = Neutral()
        telling = side is not None and band is not None and band.measure in _TELLS_LEGS_APART
        self._other_leg = Wanted(band.measure, side.other) if telling and side is not None and band is not None else None

    @property
    def wanted(self) -> tuple[Wanted, ...]:
        """The measures this stretch is judged by."""
        stretched = self._legs(Leg.STRETCHED)
        wanted = [Wanted(measure, side) for measure in self._entry_measures() for side in stretched]
        if self._band is not None:
            wanted += [_evidence_of(self._band.measure, side) for side in stretched]
        if self._other_leg is not None:
            wanted.append(self._other_leg)
        for rule in self._stretch.form:
            wanted += [Wanted(rule.measure, side) for side in self._legs(rule.leg)]
            if rule.while_ is not None:
                wanted += [Wanted(rule.while_.measure, side, rule.while_.origin) for side in self._legs(rule.while_.leg)]
        return tuple(dict.fromkeys(wanted))

    def check(self, motion: Motion) -> FormReport:
        """Judge one moment."""
        report = self._check(motion)
        return replace(report, wrong_leg=True) if report.zone is Zone.BELOW and self._other_leg_is_in(motion) else report

    def _check(self, motion: Motion) -> FormReport:
        if motion.pose is None or motion.view is None:
            return FormReport(Verdict.CANT_TELL, cant_tell=view_phrases.nobody_seen())
        view = self._stretch.seen_as(motion.view)
        sees_depth = view in self._depth_views()
        zone, depth, unseen = self._enter(motion) if sees_depth else (self._evidence(motion), None, None)
        if unseen is not None:
            return FormReport(Verdict.CANT_TELL, cant_tell=view_phrases.hidden(unseen), zone=zone)
        findings: list[Finding] = []
        if zone is Zone.BELOW:
            for wanted, angle in motion.angles.items():
                self._neutral.learn(motion.at_s, wanted, angle)
        for number, rule in enumerate(self._stretch.form):
            if view is None or view not in self._stretch.views_of(rule):
                continue
            unseen = self._judge(number, rule, view, motion, findings)
            if unseen is not None and sees_depth:
                return FormReport(Verdict.CANT_TELL, cant_tell=view_phrases.hidden(unseen), zone=zone, depth=depth)
        if findings:
            findings.sort(key=lambda finding: not finding.red)  # stable: the stretch's order within red and within amber
            return FormReport(Verdict.ADJUST, tuple(findings), zone=zone, depth=depth)
        if not sees_depth:
            return FormReport(Verdict.CANT_TELL, cant_tell=view_phrases.turn(self._stretch), zone=zone)
        return FormReport(Verdict.GOOD, zone=zone, depth=depth)

    def knee_deg(self, motion: Motion) -> float | None:
        """Flexion of the stretched knee, where it is watched and seen."""
        angle, _hidden = self._angle(Measure.KNEE_FLEXION, motion)
        return None if angle is None else angle.value

    # --- which legs, which views ---

    def _legs(self, leg: Leg) -> tuple[Side, ...]:
        if self._side is None or leg is Leg.EACH:
            return (Side.LEFT, Side.RIGHT)
        return (self._side,) if leg is Leg.STRETCHED else (self._side.other,)

    def _depth_views(self) -> tuple[ViewName, ...]:
        depth = self._stretch.depth
        return depth.views if depth is not None and depth.views else (self._stretch.view.name,)

    def _entry_measures(self) -> tuple[Measure, ...]:
        measures = [] if self._band is None else [self._band.measure]
        if self._stretch.entry is not None:
            measures.append(self._stretch.entry.measure)
        return tuple(measures)

    # --- how deep ---

    def _enter(self, motion: Motion) -> tuple[Zone | None, DepthReading | None, Landmark | None]:
        """Whether the person is in the stretch, how deep, and the landmark that hides the answer."""
        entry = self._stretch.entry
        if self._band is None:
            if entry is None:
                return Zone.IN, None, None
            angle, hidden = self._angle(entry.measure, motion)
            if angle is None:
                return None, None, hidden
            return (Zone.IN if angle.value > entry.above else Zone.BELOW), None, None
        angle, hidden = self._angle(self._band.measure, motion)
        if angle is None:
            return None, None, hidden
        return self._band.zone(angle.value), angle, None

    def _evidence(self, motion: Motion) -> Zone | None:
        """Whether the person seems to be in the stretch, seen from where its depth cannot be measured; good enough to arm, not to count.

        A knee bent out of the picture reads 90 degrees in metres from about 75 on (rendered clips).
        """
        if self._band is None:
            return Zone.IN
        legs = self._legs(Leg.STRETCHED)
        angles = [motion.angles.get(evidence) for evidence in (_evidence_of(self._band.measure, leg) for leg in legs)]
        seen = [angle.value for angle in angles if angle is not None]
        return (Zone.BELOW if self._band.zone(fmean(seen)) is Zone.BELOW else Zone.IN) if seen else None

    def _angle(self, measure: Measure, motion: Motion) -> tuple[DepthReading | None, Landmark | None]:
        """One measure of the stretched leg; of both, the mean from the front and the nearer leg from the side."""
        legs = self._legs(Leg.STRETCHED)
        if len(legs) == 2 and self._stretch.view.name is ViewName.SIDE and motion.view is not None:
            legs = (Side.LEFT,) if motion.view.yaw_deg > 0 else (Side.RIGHT,)
        angles: list[JointAngle] = []
        for leg in legs:
            angle = motion.angles.get(Wanted(measure, leg))
            if angle is None:
                return None, motion.hidden.get(Wanted(measure, leg))
            angles.append(angle)
        rates = [angle.rate for angle in angles if angle.rate is not None]
        view = self._stretch.seen_as(motion.view) if motion.view is not None else None
        bias = 0.0 if view is None else self._stretch.seeing(measure, view).bias
        value, raw = fmean(angle.value for angle in angles) - bias, fmean(angle.raw for angle in angles) - bias
        visibility = min(angle.reading.visibility for angle in angles)
        return DepthReading(value, raw, fmean(rates) if rates else None, visibility), None

    def _other_leg_is_in(self, motion: Motion) -> bool:
        """Whether the leg that is not meant is past `begins`."""
        angle = None if self._other_leg is None else motion.angles.get(self._other_leg)
        return angle is not None and self._band is not None and self._band.zone(angle.value) is not Zone.BELOW

    # --- what is to correct ---

    def _judge(self, number: int, rule: FormRule, view: ViewName, motion: Motion, findings: list[Finding]) -> Landmark | None:
        """Add the findings of one rule; the landmark that hides the answer, if one does."""
        condition = rule.while_
        if condition is not None:
            bend = motion.angles.get(Wanted(condition.measure, self._legs(condition.leg)[0], condition.origin))
            if bend is None or bend.value <= condition.above:
                return None
        legs = self._legs(rule.leg)
        if len(legs) == 2 and self._stretch.view.name is ViewName.SIDE and motion.view is not None:
            legs = (Side.LEFT,) if motion.view.yaw_deg > 0 else (Side.RIGHT,)  # the far leg lies behind the near one
        for leg in legs:
            wanted = Wanted(rule.measure, leg)
            angle = motion.angles.get(wanted)
            if angle is None:
                return motion.hidden.get(wanted)
            neutral = self._neutral.of(wanted)
            bias = self._stretch.seeing(rule.measure, view).bias if neutral is None else neutral
            key, value = (number, angle.reading.side), angle.value - bias
            if _crossed(rule, value, rule.amber, easier_by=_hysteresis(rule.measure) if key in self._active else 0.0):
                if key not in {(number, finding.side) for finding in findings if finding.rule is rule}:
                    findings.append(Finding(rule, angle.reading.side, value, _crossed(rule, value, rule.red)))
                self._active.add(key)
            else:
                self._active.discard(key)
        return None


def _evidence_of(measure: Measure, side: Side) -> Wanted:
    origin = Origin.METRES if measure is Measure.KNEE_FLEXION else Origin.PIXELS
    return Wanted(measure, side, origin, min_visibility=0.0)


def _crossed(rule: FormRule, value: float, limit: float, *, easier_by: float = 0.0) -> bool:
    """Whether a value lies beyond a threshold of the rule, moved inwards by ``easier_by``."""
    return value > limit - easier_by if rule.above is not None else value < limit + easier_by


def _hysteresis(measure: Measure) -> float:
    return T.HYSTERESIS if measure.unit == "ratio" else T.HYSTERESIS_DEG
