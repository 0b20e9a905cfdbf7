"""One session before a live camera, or by time: eyes, engine and record, moved on by the window's tick.

It knows no window: the tick takes what is newest, and hands out what there is to draw.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from stretchcoach import thresholds as T
from stretchcoach.app.eyes import Eyes, PaintedFrame
from stretchcoach.body.gestures import Gesture, Gestures
from stretchcoach.coaching.agenda import Phase
from stretchcoach.coaching.form import Verdict
from stretchcoach.coaching.hold import HoldState
from stretchcoach.coaching.log import EndReason
from stretchcoach.coaching.questions import Asks, Question
from stretchcoach.coaching.session import SessionUpdate
from stretchcoach.player import SessionRunner
from stretchcoach.ui.camera_view import Snapshot
from stretchcoach.vision.live import Seen
from stretchcoach.vision.status import EyesStatus

if TYPE_CHECKING:  # it brings SQLAlchemy, which takes longer than a first window may
    from stretchcoach.records.writer import SessionWriter

Clock = Callable[[], float]
_WARNINGS = (EyesStatus.SLOW, EyesStatus.BEHIND, EyesStatus.BLACK)


@dataclass(frozen=True, slots=True)
class Moment:
    """What there is to draw.

    Attributes:
        snapshot: a new picture; None leaves the last one.
        trouble: why the camera sends nothing.
        warning: what is wrong with what it sends.
        starting: no picture yet, and nothing is wrong.
        watching: paused by hand, and looking for the hand that goes on.
    """

    update: SessionUpdate
    snapshot: Snapshot | None = None
    trouble: str = ""
    warning: str = ""
    starting: bool = False
    watching: bool = False


class LivePlay:
    """A session that is being played."""

    def __init__(self, runner: SessionRunner, eyes: Eyes | None, writer: "SessionWriter | None", clock: Clock, *, endless: bool) -> None:
        """Prepare; it begins with the first :meth:`tick`.

        Args:
            eyes: already started; None = everything goes by time.
            writer: of the history, where there is one.
            clock: seconds, the same that the eyes stamp with.
            endless: a check of form: what was done becomes the target, because nobody asked for more.
        """
        self.runner, self.endless = runner, endless
        self._engine, self._eyes, self._writer, self._clock = runner.engine, eyes, writer, clock
        self._update: SessionUpdate | None = None
        self._last: Snapshot | None = None
        self._calm = False
        self._hands = Gestures()
        self._looking = True
        self._paused_at_s: float | None = None
        self._question: Question | None = None
        self._asked_at_s = 0.0

    @property
    def is_calm(self) -> bool:
        """Whether the person holds still, so that a few looks a second will do; asked by the eyes, in their thread."""
        return self._calm

    def tick(self) -> Moment:
        """Let time pass up to now."""
        eyes = self._eyes
        seen = None if eyes is None else eyes.take()
        now_s = self._clock()
        if seen is not None:
            self._understand(self._hands.update(seen.observation), now_s)
        update = self._update = self.runner.feed(now_s, seen)
        if update.question != self._question:
            self._question, self._asked_at_s = update.question, now_s
        self._calm = _holds_still(update)
        if self._writer is not None and update.ended is None:
            self._writer.follow(update, self._engine.log, datetime.now().astimezone())
        if eyes is None:
            return Moment(update)
        status, snapshot = eyes.status, self._snapshot(eyes, seen)
        if self._is_watching(eyes, update, now_s):
            return Moment(update, snapshot, watching=True)
        if status is EyesStatus.OPENING:
            return Moment(update, snapshot, starting=True)
        if not status.sees and update.phase is not Phase.PAUSED:
            return Moment(update, snapshot, trouble=eyes.sentence)
        return Moment(update, snapshot, warning=status.sentence if status in _WARNINGS else "")

    def _snapshot(self, eyes: Eyes, seen: Seen | None) -> Snapshot | None:
        """What is newest; a picture that was not looked at goes under the skeleton of before."""
        skipped = eyes.take_skipped()
        if seen is not None and isinstance(seen.frame, PaintedFrame):
            self._last = Snapshot(seen.frame.bgra, seen.observation.pose, seen.frame.captured_at_s)
            return self._last
        if self._last is not None and isinstance(skipped, PaintedFrame):
            self._last = replace(self._last, bgra=skipped.bgra, captured_at_s=skipped.captured_at_s)
            return self._last
        return None

    # --- hands ---

    def _understand(self, gesture: Gesture | None, now_s: float) -> None:
        """One hand: yes, where that is asked; else pause, or go on. Both: it hurts."""
        update = self._update
        if gesture is None or update is None or update.ended is not None:
            return
        if gesture is Gesture.BOTH_HANDS:
            self.hurts()
        elif self._waits_for_yes(update, now_s):
            if update.question is not None and update.question.kind in (Asks.COMFORTABLE, Asks.SIT):
                self._engine.report_comfortable()
            else:
                self._engine.report_eased()
        elif update.phase is Phase.PAUSED:
            self.toggle_pause()
        else:
            self._engine.pause(by_hand=True)

    def _waits_for_yes(self, update: SessionUpdate, now_s: float) -> bool:
        """A question that has stood for long is forgotten, and a hand means to pause; unless the clock stands until it is answered."""
        question = update.question
        if question is None or question.kind is Asks.PAIN:
            return False
        return update.alert is not None or now_s - self._asked_at_s <= T.HAND_ANSWERS_S

    def _is_watching(self, eyes: Eyes, update: SessionUpdate, now_s: float) -> bool:
        """Whether the camera looks on in a pause: for a hand, but not for ever."""
        if update.phase is not Phase.PAUSED:
            self._paused_at_s = None
            return False
        self._paused_at_s = now_s if self._paused_at_s is None else self._paused_at_s
        if self._looking and now_s - self._paused_at_s > T.HAND_PAUSE_S:
            self._looking = False
            eyes.pause()
        return self._looking

    # --- what the person can do ---

    def toggle_pause(self) -> None:
        """Pause, with the camera off; or go on. A pause by hand has left it on."""
        if self._update is not None and self._update.phase is Phase.PAUSED:
            self._engine.resume()
            if self._eyes is not None and not self._looking:
                self._eyes.resume()
            self._looking = True
        else:
            self.pause()

    def hurts(self) -> None:
        """It hurts: ease at first; said once more, it is strong, and the session ends. With nothing to ease, everything stands."""
        if self.runner.hurts():
            self.pause()

    def comfortable(self) -> None:
        """OK: the first mild pull; or, after a fall, that all is well."""
        self._engine.report_comfortable()

    def pause(self) -> None:
        """Everything stands, and the camera is off."""
        self._engine.pause()
        if self._eyes is not None:
            self._looking = False
            self._eyes.pause()

    # --- the end ---

    def end(self, error: BaseException | None = None) -> None:
        """Let go of the camera and write the record; raises as :meth:`stretchcoach.player.SessionRunner.save`."""
        if self._eyes is not None:
            self._eyes.stop(0)  # nobody waits for a camera here
        log = self._engine.log
        if self.endless:
            for hold in log.holds:
                hold.target_s = hold.held_s + hold.timed_s
        try:
            self.runner.save(error)
        finally:
            if self._writer is not None:
                self._writer.end(log, datetime.now().astimezone())

    def save_for_now(self) -> None:
        """Write the record as it stands, and go on."""
        log = self._engine.log
        before: tuple[EndReason | None, str] = log.ended, log.detail
        try:
            self.runner.save()
        finally:
            log.ended, log.detail = before

    def wait_for_eyes(self, patience_s: float = 3.0) -> bool:
        """At the end of the program: whether every thread of the eyes has ended."""
        return self._eyes is None or self._eyes.stop(patience_s)


def _holds_still(update: SessionUpdate) -> bool:
    """Whether a look now and then is enough: a quiet hold, or nothing that is judged."""
    if update.hold is None or update.phase is Phase.PAUSED:
        return update.phase in (Phase.WALK, Phase.CARD, Phase.PAUSED)
    depth, entry = update.form.depth, update.entry
    if update.hold.state is not HoldState.HOLDING or update.verdict is not Verdict.GOOD or update.alert is not None:
        return False
    if depth is None or depth.rate is None or entry is None or entry.depth is None:
        return False
    return abs(depth.rate) < (T.QUIET_PER_S if entry.depth.measure.unit == "ratio" else T.QUIET_DEG_S)
