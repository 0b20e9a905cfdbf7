"""One hold of one side, as it is played: tracker -> form check -> guard -> clock."""

from stretchcoach import thresholds as T
from stretchcoach.body.identity import Doubt
from stretchcoach.body.pose import Observation
from stretchcoach.body.tracking import Motion, Tracker
from stretchcoach.coaching import phrases
from stretchcoach.coaching.agenda import Entry
from stretchcoach.coaching.form import FormChecker, FormReport, Verdict
from stretchcoach.coaching.hold import HoldProgress, HoldTimer, Sight
from stretchcoach.coaching.log import HoldRecord
from stretchcoach.coaching.viewcheck import ViewCheck, check_view
from stretchcoach.routine.values import Mode
from stretchcoach.safety.comfort import ComfortFinder
from stretchcoach.safety.guard import Alert, Band, Zone

UNSEEN = FormReport(Verdict.NOT_CHECKED)


class Holding:
    """Plays one hold. It can watch before its time runs, so that the first second is judged well."""

    def __init__(self, entry: Entry, mode: Mode, *, has_camera: bool, comfortable: float | None) -> None:
        """Args: ``entry`` is a hold of the agenda; ``comfortable`` is a0 where this session already knows it.

        Raises:
            ValueError: the entry has no stretch.
        """
        if entry.stretch is None:
            raise ValueError("a hold needs a stretch")
        has_camera = has_camera and entry.stretch.is_judged
        self.entry = entry
        self.band = Band(entry.depth, mode, comfortable) if entry.depth is not None else None
        self.record = HoldRecord(entry.step, entry.stretch.id, entry.side, entry.set_number, entry.duration_s)
        self.record.measure = None if self.band is None else self.band.measure
        self.record.comfortable = comfortable
        self._stretch = entry.stretch
        self.report = UNSEEN
        self.view: ViewCheck | None = None
        self.motion: Motion | None = None
        self._timer = HoldTimer(entry.duration_s, has_camera=has_camera)
        self._checker = FormChecker(entry.stretch, entry.side, self.band)
        self._tracker = Tracker(self._checker.wanted)
        self._comfort = ComfortFinder("ratio" if self.band is None else self.band.measure.unit)
        self._has_camera = has_camera
        self._looked_at_s: float | None = None
        self._pending: list[tuple[Verdict, float]] = []
        self.pain: Alert | None = None
        self._range: Alert | None = None

    @property
    def progress(self) -> HoldProgress:
        """The clock."""
        return self._timer.progress

    @property
    def verdict(self) -> Verdict:
        """What is shown: there is no verdict before the position has been taken."""
        return self.report.verdict if self.progress.armed and self.report.zone is not Zone.BELOW else Verdict.NOT_CHECKED

    @property
    def alert(self) -> Alert | None:
        """What must not go on, right now."""
        return self.pain or self._range

    def look(self, observation: Observation, doubt: Doubt | None = None) -> None:
        """Take in what the eyes saw, if it is new.

        Args:
            doubt: why the body in it is not to be trusted, if it is not.
        """
        if self._looked_at_s is not None and observation.captured_at_s <= self._looked_at_s:
            return
        self._looked_at_s = observation.captured_at_s
        self.motion = self._tracker.update(observation)
        self.view = check_view(observation, self._stretch)
        if self.view.blinding or observation.pose is None:
            self.report = FormReport(Verdict.CANT_TELL, cant_tell=self.view.sentence(self._stretch))
        elif doubt is not None:
            self.report = FormReport(Verdict.CANT_TELL, cant_tell=phrases.doubtful(doubt))
        else:
            self.report = self._checker.check(self.motion)

    @property
    def view_problem(self) -> str | None:
        """What is wrong with the view, as a sentence, where the form check does not say it already."""
        return None if self.view is None or self.report.cant_tell is not None else self.view.sentence(self._stretch)

    def ease(self, pain: Alert) -> None:
        """It hurts: the clock stands until :meth:`eased`."""
        self.pain = pain
        self.interrupt()

    def eased(self) -> bool:
        """It hurts no more; the position must be taken anew. Whether it did hurt."""
        did, self.pain = self.pain is not None, None
        return did

    def interrupt(self) -> None:
        """The person paused."""
        self._timer.interrupt()
        self._pending.clear()

    def tick(self, now_s: float, dt_s: float) -> None:
        """Let time pass."""
        if self._has_camera and (self._looked_at_s is None or now_s - self._looked_at_s > T.LOST_AFTER_S):
            self.report = FormReport(Verdict.CANT_TELL, cant_tell=phrases.camera_lost())
        depth = self.report.depth
        self._range = None if self.band is None or depth is None else self.band.alert(depth.value, raised=self._range is not None)
        if self.pain is not None:
            return
        sight = self._sight()
        held_before_s = self.progress.held_s
        progress = self._timer.update(now_s, dt_s, sight)
        self._note(progress, sight, min(dt_s, T.MAX_STEP_S), credited=progress.held_s > held_before_s)
        self._find_comfort(now_s, sight)

    def _sight(self) -> Sight:
        report = self.report
        if report.verdict is Verdict.NOT_CHECKED:
            return Sight.BLIND
        if report.verdict is Verdict.CANT_TELL:
            return Sight.UNSURE if report.zone in (Zone.IN, Zone.BEYOND) else Sight.BLIND
        if report.zone is Zone.BELOW:
            return Sight.OUTSIDE
        if report.zone is not Zone.IN or report.verdict is Verdict.ADJUST:
            return Sight.WRONG
        return Sight.RIGHT

    def _note(self, progress: HoldProgress, sight: Sight, dt_s: float, *, credited: bool) -> None:
        record = self.record
        record.held_s, record.timed_s, record.intervals = progress.held_s, progress.timed_s, self._timer.intervals
        if not self._has_camera:
            record.verdict_s[Verdict.NOT_CHECKED] += dt_s
        elif sight is Sight.OUTSIDE or (sight is Sight.BLIND and not progress.armed):
            self._pending.clear()
        else:  # the second that arms is judged too, once it has armed
            self._pending.append((self.report.verdict, dt_s))
            if progress.armed:
                for verdict, seconds in self._pending:
                    record.verdict_s[verdict] += seconds
                self._pending.clear()
        if credited and self.band is not None and self.report.depth is not None:
            value, deeper_is = self.report.depth.value, self.band.deeper_is
            if record.best is None or deeper_is * (value - record.best) > 0:
                record.best = value

    def _find_comfort(self, now_s: float, sight: Sight) -> None:
        if self.band is None or self.band.comfortable is not None:
            return
        if sight is not Sight.RIGHT or self.report.depth is None:
            self._comfort.forget()
            return
        self.record.comfortable = self.band.comfortable = self._comfort.update(now_s, self.report.depth.value, self.report.depth.rate)
