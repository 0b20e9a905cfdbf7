"""What there is to say at a moment of a session, before the speaker chooses.

Everything here is a function of what is true now and of what has been heard, so that a sentence which is no longer true is never said
late, and one that found no gap is said in the next.
"""

from collections.abc import Iterator
from math import ceil

from stretchcoach import thresholds as T
from stretchcoach.coaching import phrases
from stretchcoach.coaching.agenda import Entry, Phase
from stretchcoach.coaching.cues import Cue, CueKind
from stretchcoach.coaching.form import Finding, Verdict
from stretchcoach.coaching.hold import HoldProgress, HoldState
from stretchcoach.coaching.holding import Holding
from stretchcoach.routine.values import Mode, Stretch
from stretchcoach.safety.guard import Alert, Level, Reason

_HALFWAY_FROM_S = 20.0  # a shorter hold needs no milestone
_TEN_LEFT_FROM_S = 25.0
_TOLERANCE_S = 1e-6  # sums of frame times are not exact
_MINUTE_S = 60.0
_HALF_A_MINUTE_S = 30
_SOON_S = 12  # what is left is counted soon


def opening(entry: Entry, has_camera: bool, leaving: Stretch | None = None, *, left_s: float | None = None) -> Cue:
    """What is said as an entry begins, to somebody who may still be in the stretch before; or as it goes on, with what is left."""
    match entry.phase:
        case Phase.READY:
            text = phrases.get_ready(entry.title, entry.side)
            if has_camera and entry.goes_by_time:
                text = f"{text} {phrases.goes_by_time()}"
        case Phase.STRETCH if has_camera and not entry.goes_by_time:
            text = phrases.move_in(entry.side)
        case Phase.STRETCH:
            text = phrases.hold_by_time(entry.side, entry.duration_s if left_s is None else ceil(left_s))
        case Phase.REST:
            text = phrases.rest(entry.duration_s, entry.side, entry.set_number, entry.sets)
        case Phase.SWITCH:
            text = phrases.switch(entry.side)
        case Phase.DYNAMIC:
            text = phrases.drill(entry.title, round(entry.duration_s / entry.tempo_s), entry.side)
        case Phase.WALK:
            text = phrases.walk(entry.duration_s)
        case _:
            text = f"{entry.title}. {' '.join(entry.lines)}"
    return Cue(f"{entry.phase.value}_{entry.activity}", CueKind.PROGRESS, released(leaving, text), side=entry.side)


def released(leaving: Stretch | None, text: str) -> str:
    """A text, after how to come out of the stretch before."""
    if leaving is None:
        return text
    own = leaving.cues.release
    return f"{phrases.release() if own is None else own.full} {text}"


def further(entry: Entry, mode: Mode) -> Cue:
    """A step deeper has been granted; in gentle mode nobody is asked to take it."""
    own = None if entry.stretch is None else entry.stretch.cues.further
    if mode is Mode.GENTLE:
        return Cue("further", CueKind.PROGRESS, phrases.may_go_further(), side=entry.side)
    if own is not None:
        return Cue("further", CueKind.PROGRESS, own.full, own.short, entry.side)
    return Cue("further", CueKind.PROGRESS, phrases.further(), side=entry.side)


class Commentary:
    """Remembers what has been heard of this entry, and since when things are as they are."""

    def __init__(self, entry: Entry, *, hands_free: bool = False) -> None:
        """Args: the first entry; whether to tell, once and where there is time, what a raised hand does."""
        self._entry: Entry | None = None
        self._lines: list[Cue] = []
        self._hands_free = hands_free
        self._once = [Cue("hands", CueKind.PROGRESS, phrases.hands())] if hands_free else []
        self._told: set[str] = set()  # instructions, in this session
        self.begin(entry)
        self._entry = None  # the session begins it

    def begin(self, entry: Entry) -> None:
        """An entry begins, or begins again after a pause."""
        self._resumes, self._entry = entry is self._entry, entry
        self._heard: set[str] = set()
        self._clock_heard = HoldState.WAITING  # what the person believes the clock does
        self._since_s: dict[str, float] = {}
        self._before_s: dict[str, float] = {}
        if entry.phase is Phase.READY:
            self._lines = [
                Cue(f"line_{entry.activity}_{number}", CueKind.PROGRESS, line, side=entry.side)
                for number, line in enumerate(entry.lines, start=1)
            ]
        elif entry.phase is not Phase.STRETCH:  # what was not told while getting ready is told while waiting for the position
            self._lines = []

    def said(self, cue: Cue) -> None:
        """The speaker has chosen this one."""
        self._heard.add(cue.id)
        self._told |= {cue.text for line in self._lines if line.id == cue.id}
        self._since_s.pop(cue.id, None)
        self._lines, self._once = ([line for line in lines if line.id != cue.id] for lines in (self._lines, self._once))
        clock = {"hold": HoldState.HOLDING, "going_on": HoldState.HOLDING, "by_time": HoldState.TIMED, "came_out": HoldState.WAITING}
        self._clock_heard = clock.get(cue.id, self._clock_heard)

    def has_told(self, entry: Entry) -> bool:
        """Whether everything about an entry has been heard once."""
        return not self._once and self._told.issuperset(entry.lines)

    def cues(self, now_s: float, entry: Entry, spent_s: float, holding: Holding | None, alert: Alert | None, mode: Mode) -> Iterator[Cue]:
        """What could be said now; of one kind, the first is the most important."""
        self._before_s, self._since_s = self._since_s, {}
        if entry.phase is Phase.STRETCH and holding is not None:
            yield from self._safety(now_s, alert)
            if alert is None or alert.level is Level.CAUTION:
                yield from self._corrections(now_s, holding)
                yield from self._clock(now_s, holding, mode)
            else:
                self._clock_heard = HoldState.PAUSED  # easing back is no coming out
        else:
            left_s = entry.duration_s - spent_s
            yield from self._count_down(ceil(left_s - _TOLERANCE_S))
            yield from self._view(now_s, holding)
            if 0 <= left_s % _MINUTE_S < 1 and _MINUTE_S <= left_s < entry.duration_s - _MINUTE_S / 2:  # nobody wonders if it still runs
                minutes = round(left_s / _MINUTE_S)
                yield Cue(f"minutes_left_{minutes}", CueKind.PROGRESS, phrases.minutes_left(minutes))
            if entry.phase in (Phase.WALK, Phase.CARD) and entry.duration_s > _HALF_A_MINUTE_S + 10 and ceil(left_s) == _HALF_A_MINUTE_S:
                yield Cue("half_a_minute", CueKind.PROGRESS, phrases.seconds_left(_HALF_A_MINUTE_S))
            for line in (self._once or self._lines)[:1]:
                if left_s - T.SECONDS_A_WORD * len(line.text.split()) > T.COUNT_DOWN_S:
                    yield line

    def _lasts_s(self, name: str, now_s: float) -> float:
        """For how long it has been so since it was said last; what is not asked about at one moment starts anew at the next."""
        since_s = self._since_s[name] = self._before_s.get(name, now_s)
        return now_s - since_s + _TOLERANCE_S

    def _view(self, now_s: float, holding: Holding | None) -> Iterator[Cue]:
        """What is wrong with the camera's view, before it costs held time."""
        problem = holding.view_problem if holding is not None else None
        if problem is not None and self._lasts_s(problem, now_s) >= T.VIEW_PERSISTS_S:
            yield Cue("view", CueKind.PROGRESS, problem)

    def _safety(self, now_s: float, alert: Alert | None) -> Iterator[Cue]:
        if alert is None:
            return
        name = alert.reason.value.lower()
        if alert.level is Level.CAUTION:
            yield Cue(name, CueKind.CORRECTION, phrases.caution(alert))
        elif alert.reason is not Reason.PAIN:
            yield Cue("easing" if name in self._heard else name, CueKind.SAFETY, self._easing(name, alert))
        elif self._lasts_s("pain_ease", now_s) >= T.STUCK_S:  # the engine has said it once, when it was reported
            yield Cue("pain_ease", CueKind.SAFETY, phrases.pain_ease(hands=self._hands_free))

    def _easing(self, name: str, alert: Alert) -> str:
        """First what to do, in five words, then what the clock does."""
        return phrases.still_easing() if name in self._heard else phrases.ease_off(alert)

    def _corrections(self, now_s: float, holding: Holding) -> Iterator[Cue]:
        """What stops the clock is said once it has lasted."""
        report = holding.report
        if holding.slower:
            yield Cue("slower", CueKind.CORRECTION, phrases.slower())
        for finding in report.findings if holding.verdict is Verdict.ADJUST else ():
            if self._lasts_s(finding.rule.finding.value, now_s) >= T.AMBER_PERSISTS_S:
                yield self._correction(finding)
        waits = holding.progress.state in (HoldState.PAUSED, HoldState.WAITING)
        if report.cant_tell is not None and waits and self._lasts_s("cant_tell", now_s) >= T.AMBER_PERSISTS_S:
            yield Cue("cant_tell", CueKind.PROGRESS, phrases.clock_waits(report.cant_tell))

    def _correction(self, finding: Finding) -> Cue:
        """In full and with its consequence at first, then briefly."""
        cue, name = finding.rule.cue, finding.rule.finding.value
        text = cue.short if name in self._heard else phrases.clock_waits(cue.full)
        return Cue(name, CueKind.CORRECTION, text, cue.short, finding.side)

    def _clock(self, now_s: float, holding: Holding, mode: Mode) -> Iterator[Cue]:
        progress, report = holding.progress, holding.report
        match progress.state:
            case HoldState.TIMED:
                if self._clock_heard is not HoldState.TIMED and report.cant_tell is not None:
                    yield Cue("by_time", CueKind.CORRECTION, phrases.by_time_now(report.cant_tell, gentle=mode is Mode.GENTLE))
            case HoldState.WAITING:
                yield from self._waiting(now_s, holding)
            case HoldState.PAUSED:
                self._clock_heard = HoldState.PAUSED  # the correction says so
            case HoldState.HOLDING:
                if self._clock_heard is not HoldState.HOLDING:
                    yield self._runs(progress)
        if progress.state in (HoldState.HOLDING, HoldState.TIMED):
            yield from self._milestones(progress.left_s, progress.target_s)

    def _runs(self, progress: HoldProgress) -> Cue:
        left_s = ceil(progress.left_s - _TOLERANCE_S)
        if "hold" not in self._heard:
            return Cue("hold", CueKind.PROGRESS, phrases.hold(left_s if self._resumes else progress.target_s))
        return Cue("going_on", CueKind.PROGRESS, phrases.going_on() if left_s <= _SOON_S else phrases.going_on_for(left_s))

    def _waiting(self, now_s: float, holding: Holding) -> Iterator[Cue]:
        """The clock stands because the person is not in the stretch, or with the other leg."""
        side = holding.entry.side
        if self._clock_heard in (HoldState.HOLDING, HoldState.TIMED):
            yield Cue("came_out", CueKind.PROGRESS, phrases.came_out())
        if holding.report.wrong_leg and side is not None and self._lasts_s("wrong_leg", now_s) >= T.AMBER_PERSISTS_S:
            yield Cue("wrong_leg", CueKind.CORRECTION, phrases.other_leg(side), side=side)
        yield from self._view(now_s, holding)
        if self._lasts_s("not_started", now_s) >= T.STUCK_S:
            yield Cue("not_started", CueKind.PROGRESS, phrases.clock_starts_in_position())
        if "hold" not in self._heard:
            yield from self._lines[:1]

    @staticmethod
    def _milestones(left_s: float, target_s: float) -> Iterator[Cue]:
        """Each is true for a second only."""
        number = ceil(left_s - _TOLERANCE_S)
        if target_s >= _HALFWAY_FROM_S and 0 <= target_s / 2 - left_s < 1:
            yield Cue("halfway", CueKind.PROGRESS, phrases.halfway())
        if target_s >= _TEN_LEFT_FROM_S and number == 10:
            yield Cue("ten_left", CueKind.PROGRESS, phrases.seconds_left(10))
        yield from Commentary._count_down(number)

    @staticmethod
    def _count_down(number: int) -> Iterator[Cue]:
        if number in (1, 2, 3):
            yield Cue(f"count_{number}", CueKind.PROGRESS, phrases.count(number))
