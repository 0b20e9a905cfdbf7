"""What there is to say at a moment of a session, before the speaker chooses.

Everything here is a function of what is true now, so that a sentence which is no longer true is never said late.
"""

from collections.abc import Iterator
from math import ceil

from stretchcoach import thresholds as T
from stretchcoach.coaching import phrases
from stretchcoach.coaching.agenda import Entry, Phase
from stretchcoach.coaching.cues import Cue, CueKind
from stretchcoach.coaching.form import Finding, Verdict
from stretchcoach.coaching.hold import HoldState
from stretchcoach.coaching.holding import Holding
from stretchcoach.routine.values import Mode
from stretchcoach.safety.guard import Alert, Reason

NOW_S = 0.0  # true at this moment only
_HALFWAY_FROM_S = 20.0  # a shorter hold needs no milestone
_TEN_LEFT_FROM_S = 25.0


def opening(entry: Entry, has_camera: bool) -> Cue:
    """What is said as an entry begins."""
    name = f"{entry.phase.value}_{entry.activity}"
    match entry.phase:
        case Phase.READY:
            text = phrases.get_ready(entry.title, entry.side)
        case Phase.STRETCH if has_camera:
            text = phrases.move_in(entry.side)
        case Phase.STRETCH:
            text = phrases.hold_by_time(entry.duration_s)
        case Phase.REST:
            text = phrases.rest(entry.duration_s, entry.set_number, entry.sets)
        case Phase.SWITCH:
            text = phrases.switch(entry.side)
        case Phase.DYNAMIC:
            text = phrases.drill(entry.title, round(entry.duration_s / entry.tempo_s), entry.side)
        case Phase.WALK:
            text = phrases.walk(entry.duration_s)
        case _:
            text = f"{entry.title}. {' '.join(entry.lines)}"
    return Cue(name, CueKind.PROGRESS, text, side=entry.side)


class Commentary:
    """Remembers only what this entry has been told already."""

    def __init__(self) -> None:
        """Nothing said yet."""
        self.begin()

    def begin(self) -> None:
        """A new entry."""
        self._told: set[str] = set()
        self._finding_since_s: dict[str, float] = {}
        self._stuck_since_s: float | None = None
        self._quiet_since_s: float | None = None
        self._next_line = 0

    def cues(
        self, now_s: float, entry: Entry, spent_s: float, holding: Holding | None, alert: Alert | None, mode: Mode
    ) -> Iterator[tuple[Cue, float]]:
        """What could be said now, and for how many seconds it stays true."""
        if entry.phase is Phase.STRETCH and holding is not None:
            yield from self._safety(alert)
            yield from self._corrections(now_s, holding)
            yield from self._clock(now_s, holding, mode)
        else:
            yield from self._instructions(entry, spent_s)
            yield from self._count_down(entry, entry.duration_s - spent_s)

    def _once(self, name: str) -> bool:
        if name in self._told:
            return False
        self._told.add(name)
        return True

    def _safety(self, alert: Alert | None) -> Iterator[tuple[Cue, float]]:
        if alert is not None and alert.reason is Reason.RANGE:
            yield Cue("range", CueKind.SAFETY, phrases.ease_back(), phrases.ease_back()), NOW_S

    def _corrections(self, now_s: float, holding: Holding) -> Iterator[tuple[Cue, float]]:
        """A finding is said once it has lasted; what the camera cannot tell, once the hold stands still for it."""
        verdict, report = holding.verdict, holding.report
        findings = report.findings if verdict is Verdict.ADJUST else ()
        names = {finding.rule.finding.value for finding in findings}
        self._finding_since_s = {name: since_s for name, since_s in self._finding_since_s.items() if name in names}
        for finding in findings:
            since_s = self._finding_since_s.setdefault(finding.rule.finding.value, now_s)
            if now_s - since_s >= T.AMBER_PERSISTS_S - 1e-6:
                yield self._correction(finding), NOW_S
        if report.cant_tell is not None and holding.progress.state in (HoldState.PAUSED, HoldState.WAITING):
            yield Cue("cant_tell", CueKind.CORRECTION, phrases.clock_waits(report.cant_tell)), NOW_S

    @staticmethod
    def _correction(finding: Finding) -> Cue:
        rule = finding.rule
        return Cue(rule.finding.value, CueKind.CORRECTION, rule.cue.full, rule.cue.short, finding.side)

    def _clock(self, now_s: float, holding: Holding, mode: Mode) -> Iterator[tuple[Cue, float]]:
        progress, entry, report = holding.progress, holding.entry, holding.report
        left_s = ceil(progress.left_s - 1e-6)
        match progress.state:
            case HoldState.TIMED:
                if report.cant_tell is not None and self._once("by_time"):
                    yield Cue("by_time", CueKind.CORRECTION, phrases.by_time_now(report.cant_tell)), T.ANNOUNCEMENT_LASTS_S
            case HoldState.WAITING:
                self._stuck_since_s = now_s if self._stuck_since_s is None else self._stuck_since_s
                if report.wrong_leg and entry.side is not None:
                    yield Cue("wrong_leg", CueKind.CORRECTION, phrases.other_leg(entry.side), side=entry.side), NOW_S
                elif now_s - self._stuck_since_s >= T.STUCK_S:
                    self._stuck_since_s = now_s
                    yield Cue("not_started", CueKind.PROGRESS, phrases.clock_starts_in_position()), T.ANNOUNCEMENT_LASTS_S
            case HoldState.PAUSED:
                self._told.add("paused")
                self._told.discard("going_on")
            case HoldState.HOLDING:
                self._stuck_since_s = None
                if "paused" in self._told and "hold" in self._told and self._once("going_on"):
                    yield Cue("going_on", CueKind.PROGRESS, phrases.going_on()), T.ANNOUNCEMENT_LASTS_S
                elif self._once("hold"):
                    yield Cue("hold", CueKind.PROGRESS, phrases.hold()), T.ANNOUNCEMENT_LASTS_S
                if self._comfortable_room(now_s, holding, mode) and self._once("further"):
                    yield self._further(holding), T.ANNOUNCEMENT_LASTS_S
        if progress.state not in (HoldState.HOLDING, HoldState.TIMED):
            return
        if progress.target_s >= _HALFWAY_FROM_S and left_s <= progress.target_s / 2 and self._once("halfway"):
            yield Cue("halfway", CueKind.PROGRESS, phrases.halfway()), 1.0
        if progress.target_s >= _TEN_LEFT_FROM_S and left_s <= 10 and self._once("ten_left"):
            yield Cue("ten_left", CueKind.PROGRESS, phrases.seconds_left(10)), 1.0
        if left_s in (1, 2, 3) and self._once(f"hold_{left_s}"):
            yield Cue(f"hold_{left_s}", CueKind.PROGRESS, phrases.count(left_s)), NOW_S

    def _comfortable_room(self, now_s: float, holding: Holding, mode: Mode) -> bool:
        """Whether a quiet hold short of the usual band has lasted; in gentle mode nobody is ever asked to go further."""
        report, band = holding.report, holding.band
        quiet = (
            mode is Mode.NORMAL
            and band is not None
            and band.comfortable is not None
            and report.verdict is Verdict.GOOD
            and report.depth is not None
            and band.short_of_usual(report.depth.value)
        )
        if not quiet:
            self._quiet_since_s = None
            return False
        self._quiet_since_s = now_s if self._quiet_since_s is None else self._quiet_since_s
        return now_s - self._quiet_since_s >= T.FURTHER_AFTER_S

    @staticmethod
    def _further(holding: Holding) -> Cue:
        stretch = holding.entry.stretch
        own = stretch.cues.further if stretch is not None else None
        if own is not None:
            return Cue("further", CueKind.PROGRESS, own.full, own.short, holding.entry.side)
        return Cue("further", CueKind.PROGRESS, phrases.further(), side=holding.entry.side)

    def _instructions(self, entry: Entry, spent_s: float) -> Iterator[tuple[Cue, float]]:
        """The stretch's own instructions, one after the other, while there is time before it begins."""
        if entry.phase not in (Phase.READY, Phase.SWITCH) or self._next_line >= len(entry.lines):
            return
        needed_s = (1 + sum(len(line.split()) for line in entry.lines[: self._next_line])) * T.SECONDS_A_WORD + T.SECONDS_A_WORD * 8
        if spent_s >= needed_s and entry.duration_s - spent_s > 3 + T.SECONDS_A_WORD * len(entry.lines[self._next_line].split()):
            line = entry.lines[self._next_line]
            self._next_line += 1
            yield Cue(f"line_{entry.activity}_{self._next_line}", CueKind.PROGRESS, line, side=entry.side), T.ANNOUNCEMENT_LASTS_S

    def _count_down(self, entry: Entry, left_s: float) -> Iterator[tuple[Cue, float]]:
        number = ceil(left_s - 1e-6)
        if number in (1, 2, 3) and self._once(f"ready_{number}"):
            yield Cue(f"ready_{number}", CueKind.PROGRESS, phrases.count(number)), NOW_S
