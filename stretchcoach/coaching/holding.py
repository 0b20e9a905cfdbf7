"""One hold of one side, as it is played: tracker -> form check -> guard -> clock."""

from dataclasses import replace

from stretchcoach import thresholds as T
from stretchcoach.body.identity import Doubt
from stretchcoach.body.pose import Observation
from stretchcoach.body.tracking import Motion, Tracker
from stretchcoach.body.view import view_of
from stretchcoach.coaching import view_phrases
from stretchcoach.coaching.agenda import Entry
from stretchcoach.coaching.form import FormChecker, FormReport, Verdict
from stretchcoach.coaching.hold import HoldProgress, HoldState, HoldTimer, Sight
from stretchcoach.coaching.log import HoldRecord
from stretchcoach.coaching.settling import Settling
from stretchcoach.coaching.viewcheck import ViewCheck, ViewProblem, check_view
from stretchcoach.routine.values import Mode, Muscle, Position
from stretchcoach.safety.bouts import Bout
from stretchcoach.safety.comfort import ComfortFinder
from stretchcoach.safety.ease import EaseOff
from stretchcoach.safety.guard import Alert, Band, Guard, Level, Zone
from stretchcoach.safety.ladder import Ladder
from stretchcoach.safety.look import Look

_UNSEEING = {ViewProblem.DARK, ViewProblem.COVERED, ViewProblem.BACKLIT, ViewProblem.BLURRED, ViewProblem.FROZEN}
UNSEEN = FormReport(Verdict.NOT_CHECKED)


class Holding:
    """Plays one hold. It can watch before its time runs, so that the first second is judged well."""

    def __init__(self, entry: Entry, mode: Mode, band: Band | None, bout: Bout, *, has_camera: bool) -> None:
        """Prepare.

        Args:
            entry: a hold of the agenda.
            band: the personal zone of this session, None where the stretch has no depth.
            bout: what the guard counts of this muscle and side.

        Raises:
            ValueError: the entry has no stretch.
        """
        if entry.stretch is None:
            raise ValueError("a hold needs a stretch")
        has_camera = has_camera and entry.stretch.is_judged
        self.entry = entry
        self.band = band
        self.record = HoldRecord(entry.step, entry.stretch.id, entry.side, entry.set_number, entry.duration_s)
        self.record.measure = None if self.band is None else self.band.measure
        self.record.comfortable = None if band is None else band.comfortable
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
        self._guard = Guard(band, mode, entry.side, stands=entry.stretch.position is Position.STANDING)
        self._ladder = None if band is None else Ladder(band, mode)
        self._settling = Settling(band)
        self._bout = bout

    @property
    def progress(self) -> HoldProgress:
        """The clock."""
        return self._timer.progress

    @property
    def verdict(self) -> Verdict:
        """What is shown: there is no verdict before the position has been taken."""
        taken = self.progress.armed or self.ease is not None
        return self.report.verdict if taken and self.report.zone is not Zone.BELOW else Verdict.NOT_CHECKED

    @property
    def alert(self) -> Alert | None:
        """What must not go on, right now."""
        return self._guard.alert if self.ease is None else self.ease.alert

    @property
    def ease(self) -> EaseOff | None:
        """The EASE_OFF that has not ended yet."""
        return self._bout.ease

    def take_new_alerts(self) -> list[Alert]:
        """What the guard has raised since the last time it was asked for."""
        return self._guard.take_new()

    def forget_alerts(self) -> None:
        """What was raised on the way here is past; what is still so is raised anew."""
        self._guard.forget()
        self._guard.take_new()

    @property
    def sees_depth(self) -> bool:
        """Whether the camera sees how deep the stretch is."""
        return self.report.depth is not None

    @property
    def slower(self) -> bool:
        """Whether the leg goes in faster than it should, though not yet too fast."""
        return self._guard.slower

    @property
    def asks_deeper(self) -> bool:
        """Whether to ask for the word that grants a step: a quiet hold, short of where most people stop, and no pain against it."""
        depth = self.report.depth
        short = self.band is not None and depth is not None and self.band.short_of_usual(depth.value)
        return short and self.ease is None and self._ladder is not None and self._ladder.is_ready and self._bout.pain.allows_deeper

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
        if not self._stretch.is_judged:
            self.report = UNSEEN
        elif self.view.blinding or observation.pose is None:
            self.report = FormReport(Verdict.CANT_TELL, cant_tell=self.view.sentence(self._stretch))
        elif doubt is not None:
            self.report = FormReport(Verdict.CANT_TELL, cant_tell=view_phrases.doubtful(doubt))
        else:
            self.report = self._checker.check(self.motion)
        depth = None if self._turns(observation) else self.report.depth
        is_held = self.progress.state is HoldState.HOLDING
        look = Look(observation.captured_at_s, observation.pose, is_held=is_held, sees_room=self._sees_room)
        if depth is not None:
            knee_deg = self._checker.knee_deg(self.motion) if self._stretch.muscle is Muscle.HAMSTRING else None
            look = replace(look, depth=depth.value, raw=depth.raw, rate=depth.rate, zone=self.report.zone, knee_deg=knee_deg)
        self._guard.look(look)
        self._settling.look(look.at_s, look.depth if self._is_in_position else None)

    def is_settled(self, now_s: float) -> bool:
        """Whether the person has taken the position before the hold has begun, and keeps still in it; nothing stands against it."""
        return self.alert is None and self._settling.is_settled(now_s)

    @property
    def _is_in_position(self) -> bool:
        """Whether time would count, or needs no more than a correction."""
        return self.report.zone is Zone.IN and self.report.verdict in (Verdict.GOOD, Verdict.ADJUST) and self.alert is None

    @property
    def _sees_room(self) -> bool:
        """Whether the picture would show somebody who is there."""
        return self.view is not None and not _UNSEEING & set(self.view.problems)

    def _turns(self, observation: Observation) -> bool:
        """Whether the person is turning round, so that an angle in the picture means nothing."""
        if observation.pose is None or self.motion is None or self.motion.view is None:
            return False
        return abs((view_of(observation.pose).yaw_deg - self.motion.view.yaw_deg + 180) % 360 - 180) > T.TURNING_DEG

    @property
    def view_problem(self) -> str | None:
        """What is wrong with the view, as a sentence, where the form check does not say it already."""
        return None if self.view is None or self.report.cant_tell is not None else self.view.sentence(self._stretch)

    def ease_off(self, alert: Alert, now_s: float) -> None:
        """The clock stands until the leg has come back, time has passed, and, after pain, the person has said so."""
        self._bout.ease = EaseOff(alert, now_s, self.band, None if self.report.depth is None else self.report.depth.value)
        self.interrupt()

    def eased(self) -> bool:
        """The person says that it has eased. Whether a step deeper was granted."""
        if self.ease is not None:
            self.ease.is_well()
            return False
        return self._ladder is not None and self._bout.pain.allows_deeper and self._ladder.eased()

    def comfortable(self) -> None:
        """The person says that this is the first mild pull: a0, where the camera sees how deep it is."""
        depth = self.report.depth
        if self.band is not None and depth is not None and self.ease is None and self.report.zone is not Zone.BEYOND:
            self.band.is_comfortable(depth.value)
            self.record.comfortable = self.band.comfortable

    def interrupt(self) -> None:
        """The person paused."""
        self._timer.interrupt()
        self._pending.clear()
        if self._ladder is not None:
            self._ladder.forget()

    def tick(self, now_s: float, dt_s: float) -> None:
        """Let time pass."""
        if self._has_camera and (self._looked_at_s is None or now_s - self._looked_at_s > T.LOST_AFTER_S):
            self.report = FormReport(Verdict.CANT_TELL, cant_tell=view_phrases.camera_lost())
        if self._easing(now_s):
            return
        sight = self._sight()
        held_before_s = self.progress.held_s
        progress = self._timer.update(now_s, dt_s, sight)
        self._note(progress, sight, min(dt_s, T.MAX_STEP_S), credited=progress.held_s > held_before_s)
        self._find_comfort(now_s, sight)
        if self._ladder is not None and self.report.depth is not None and self._looked_at_s is not None:
            is_held = progress.state is HoldState.HOLDING and sight is Sight.RIGHT and self._guard.alert is None
            self._ladder.update(now_s, self._looked_at_s, self.report.depth.value, is_held=is_held)
        elif self._ladder is not None:
            self._ladder.forget()

    def _easing(self, now_s: float) -> bool:
        """Whether the clock stands because of an EASE_OFF, begun by the guard or by the person."""
        alert = self._guard.alert
        if self.ease is None and alert is not None and alert.level is Level.EASE_OFF:
            self.ease_off(alert, now_s)
        if self.ease is None:
            return False
        depth = self.report.depth if self.ease.band is self.band else None
        if self.ease.over(now_s, None if depth is None else depth.value):
            self._bout.ease = None
            self._guard.forget()
            return False
        self.interrupt()
        return True

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
        if credited and self.band is not None and self.report.depth is not None and not self._guard.compensates:
            value, deeper_is = self.report.depth.value, self.band.deeper_is
            if record.best is None or deeper_is * (value - record.best) > 0:
                record.best = value

    def _find_comfort(self, now_s: float, sight: Sight) -> None:
        if self.band is None or self.band.comfortable is not None:
            return
        if sight is not Sight.RIGHT or self.report.depth is None:
            self._comfort.forget()
            return
        comfortable = self._comfort.update(now_s, self.report.depth.value, self.report.depth.rate)
        if comfortable is not None:
            self.band.is_comfortable(comfortable)
            self.record.comfortable = self.band.comfortable
