"""The session engine: time and observations in, what to show and say out.

It reads no clock: every moment comes in through :meth:`SessionEngine.advance`, and moments must not go back. The window, the terminal
and the video checker drive the very same engine.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from stretchcoach import thresholds as T
from stretchcoach.body.identity import OneBody
from stretchcoach.body.pose import Observation
from stretchcoach.coaching import commentary, phrases
from stretchcoach.coaching.agenda import Entry, Phase, Twins, change, let_go
from stretchcoach.coaching.cues import Cue, CueKind, Speaker
from stretchcoach.coaching.form import Verdict
from stretchcoach.coaching.hold import HoldState
from stretchcoach.coaching.holding import UNSEEN, Holding
from stretchcoach.coaching.leaving import Leaving
from stretchcoach.coaching.log import EndReason, Said, SessionLog
from stretchcoach.coaching.protecting import Leg as Leg
from stretchcoach.coaching.protecting import Protecting
from stretchcoach.coaching.questions import Asker, Asks, Question
from stretchcoach.coaching.transitions import TRANSITIONS, Event, Move
from stretchcoach.coaching.update import SessionUpdate as SessionUpdate
from stretchcoach.coaching.waiting import Waiting
from stretchcoach.routine.values import Mode, Muscle, Stretch
from stretchcoach.safety.guard import Alert, Band, Reason


class SessionEngine:
    """Plays an agenda."""

    def __init__(
        self,
        agenda: Sequence[Entry],
        mode: Mode = Mode.NORMAL,
        *,
        has_camera: bool = True,
        hands_free: bool = False,
        comfortable: Mapping[Leg, float] | None = None,
        best: Mapping[Leg, float] | None = None,
        done_today_s: Mapping[Muscle, float] | None = None,
        deeper_steps: int | None = None,
        twins: Twins | None = None,
    ) -> None:
        """Prepare a session; it begins with the first :meth:`advance`.

        Args:
            agenda: what happens, in order.
            mode: gentle narrows what the guard allows.
            has_camera: False = every second is timed guidance.
            hands_free: whoever plays it understands raised hands, and the person is told.
            comfortable: a0 where it is known beforehand, by stretch id and side.
            done_today_s: seconds of stretching of each muscle since midnight, before this session.
            best: the deepest value of the last 14 days, by stretch id and side; in gentle mode nobody goes beyond it.
            deeper_steps: how often it may go deeper than the first comfortable angle, where the screening answers leave less than usual.
            twins: by stretch id, what may take its place where it still hurts, or somebody sways.

        Raises:
            ValueError: the agenda is empty.
        """
        if not agenda:
            raise ValueError("an agenda needs at least one entry")
        self.log = SessionLog()
        self._agenda, self._mode, self._has_camera = tuple(agenda), mode, has_camera
        self._body = OneBody()
        self._speaker = Speaker()
        self._waiting = Waiting(self._speaker, hands_free=hands_free)
        self._protecting = Protecting(
            mode,
            self.log,
            self._speaker,
            comfortable=dict(comfortable or {}),
            best=dict(best or {}),
            done_today_s=done_today_s or {},
            deeper_steps=deeper_steps,
            twins=twins or {},
            hands_free=hands_free,
        )
        self._asker = Asker(mode, self._protecting, self._speaker, hands_free=hands_free)
        self._commentary = commentary.Commentary(self._agenda[0], hands_free=hands_free)
        self._now_s: float | None = None
        self._holding: Holding | None = None
        self._leaving: Leaving | None = None
        self._at, self._phase = 0, self._agenda[0].phase
        self._begin(0, leaving=None)
        if mode is Mode.GENTLE:
            self._speaker.offer(Cue("only_you_feel", CueKind.PROGRESS, phrases.only_you_feel(has_camera=has_camera)), until_s=float("inf"))

    # --- time ---

    def advance(self, now_s: float, observation: Observation | None = None) -> SessionUpdate:
        """Let time pass up to a moment, and take in what the eyes saw last, if that is new. The first moment starts the clock.

        Raises:
            ValueError: time went back.
        """
        dt_s = 0.0 if self._now_s is None else now_s - self._now_s
        if dt_s < 0:
            raise ValueError(f"time went back from {self._now_s} to {now_s}")
        self._now_s = now_s
        if observation is not None:
            seen, doubt = self._body.update(observation)
            if self._holding is not None:
                self._holding.look(seen, doubt)
            if self._leaving is not None:
                self._leave(now_s, self._leaving.look(seen, doubt))
            if self._waiting.is_back(seen, lost=self._phase is Phase.PAUSED and self._protecting.lost):
                self.resume()
                opening = self._opening()
                self._speaker.announce(replace(opening, id="seen_again", text=phrases.seen_again(opening.text), short=""))
        if self._phase is Phase.PAUSED:
            self._waiting.tick(now_s, fell=self._protecting.fell)
        elif self.log.ended is None:
            self._run(now_s, dt_s)
        return self._update(now_s)

    # --- what a person can do; each works in every phase, and does nothing where it makes no sense ---

    def pause(self, *, by_hand: bool = False) -> None:
        """Stop the clock until :meth:`resume`; who paused with a raised hand hears how to go on."""
        self._waiting.by_hand = by_hand
        self._happen(Event.PAUSE)

    def resume(self) -> None:
        """Go on after :meth:`pause`."""
        self._happen(Event.RESUME)

    def repeat(self) -> None:
        """This hold, drill or walk again from its start; what was held stays on record."""
        self._happen(Event.REPEAT)

    def skip(self) -> None:
        """On to what comes after this hold, drill or walk."""
        self._happen(Event.SKIP)

    def back(self) -> None:
        """Back to the hold, drill or walk before."""
        self._happen(Event.BACK)

    def stop(self) -> None:
        """End the session."""
        self._happen(Event.STOP)

    def report_pain(self, level: int, *, sharp: bool = False) -> None:
        """The person says how much it hurts, 0 to 10; sharp, tearing, electric or numb always ends the session.

        Raises:
            ValueError: the level is not 0 to 10.
        """
        self._obey(self._protecting.report(self._now_s or 0.0, self._entry, self._holding, level, sharp=sharp))
        self._asker.answered(self._now_s or 0.0)

    def report_hurts(self) -> None:
        """The person says that it hurts, without a number: ease at once; said once more before it has eased, it is the end."""
        self._obey(self._protecting.hurts(self._now_s or 0.0, self._entry, self._holding))

    def report_eased(self) -> None:
        """The person says that it has eased.

        While it hurts, the clock may run again once the leg has come back and time has passed. After a quiet hold it is a step deeper.
        """
        if self._holding is not None and self._holding.eased():
            self._protecting.further(self._entry)

    def report_comfortable(self) -> None:
        """The person says OK: this is the first mild pull; after a fall, that all is well; or yes, rather on a chair."""
        if self._phase is Phase.PAUSED and self._protecting.fell:
            self.resume()
        elif self._asker.asks is Asks.SIT:
            self._happen(Event.SIT)
        elif self._phase is Phase.STRETCH and self._holding is not None:
            self._holding.comfortable()

    def end_of_source(self) -> None:
        """The video or recording is over."""
        if self.log.ended is None:
            self._end(Phase.STOPPED, EndReason.SOURCE_ENDED)

    @property
    def band(self) -> Band | None:
        """The personal zone of the hold that is coming or has come."""
        return None if self._holding is None else self._holding.band

    # --- inside ---

    @property
    def _pending_question(self) -> Question | None:
        """What is asked, with what can only be asked while everything stands."""
        if self._phase is Phase.PAUSED:
            return Question(Asks.COMFORTABLE, phrases.are_you_ok()) if self._protecting.fell else None
        return self._asker.question

    @property
    def _entry(self) -> Entry:
        return self._agenda[self._at]

    def _run(self, now_s: float, dt_s: float) -> None:
        entry, holding = self._entry, self._holding
        self._spent_s += dt_s
        if entry.phase is Phase.STRETCH and holding is not None:
            before, eased = holding.progress.left_s, holding.ease
            holding.tick(now_s, dt_s)
            self.log.timeline.note(now_s, dt_s, holding.verdict, holding.report)
            self._protecting.bouts.stretched(before - holding.progress.left_s)
            done = holding.progress.state is HoldState.DONE
            event = self._protecting.watch(now_s, entry, holding, eased)
            if event is None and eased is not None and holding.ease is None:
                hurt = eased.alert.reason is Reason.PAIN
                event = Event.DONE if hurt and holding.progress.left_s < T.NOT_WORTH_S else None
                self._speaker.announce(self._opening())
        else:
            done = self._spent_s >= entry.duration_s
            event = Event.SETTLED if not done and self._is_settled(now_s, holding) else None
        if event in (None, Event.SETTLED) and not done and holding is not None and self._protecting.bouts.is_enough:
            event = Event.LET_GO
        if event is not None:
            self._obey(event)
            if self._entry is not entry or self._phase is Phase.PAUSED:
                return
        if entry.phase is not Phase.STRETCH:
            self._asker.ask(now_s, entry, holding)  # before the long instructions; in a hold, after what the clock does
        for cue in self._commentary.cues(now_s, entry, self._spent_s, holding, self._protecting.alert, self._mode):
            self._speaker.offer(cue, until_s=now_s)
        if entry.phase is Phase.STRETCH:
            self._asker.ask(now_s, entry, holding)
        if done:
            if entry.phase is Phase.WALK:
                self._protecting.bouts.walked()
            in_position = entry.phase is Phase.READY and holding is not None and holding.is_settled(now_s)
            self._happen(Event.SETTLED if in_position else Event.DONE)

    def _opening(self, leaving: Stretch | None = None) -> Cue:
        """What is said as the entry begins, or goes on."""
        left_s = self._holding.progress.left_s if self._holding is not None and self._entry.phase is Phase.STRETCH else None
        return commentary.opening(self._entry, self._has_camera, leaving, left_s=left_s)

    def _obey(self, event: Event | None) -> None:
        if event is not None:
            self._happen(event)

    def _leave(self, now_s: float, fast: Alert | None) -> None:
        """What the way out of the last stretch has shown."""
        if fast is not None and self._leaving is not None:
            self._protecting.leave(now_s, self._leaving.entry, fast)
        if self._leaving is not None and self._leaving.is_over:
            self._leaving = None

    def _happen(self, event: Event) -> None:
        move = TRANSITIONS[self._phase].get(event)
        activity = self._entry.activity
        match move:
            case Move.NEXT:
                self._enter(self._at + 1)
                if event is Event.SETTLED:
                    self._speaker.announce(Cue("settled", CueKind.PROGRESS, phrases.settled(self._entry.side), side=self._entry.side))
            case Move.AGAIN:
                heard = self._phase is not Phase.READY
                self._enter(self._first_of(activity))
                if heard and self._phase is Phase.READY:  # the instructions need not be heard again
                    self._spent_s = max(0.0, self._entry.duration_s - T.GET_READY_S)
            case Move.ONWARD:
                self._enter(next((at for at, entry in enumerate(self._agenda) if entry.activity > activity), len(self._agenda)))
            case Move.BACKWARD:
                self._enter(self._first_of(activity - 1))
            case Move.SUSPEND:
                self._stand(fell=False)
            case Move.CONTINUE:
                self._phase = self._entry.phase
                self._protecting.begin(self._entry, self._holding)
                self._commentary.begin(self._entry)
                self._speaker.announce(self._opening())
            case Move.ASK:
                self._stand(fell=True)
            case Move.WALK:
                self._agenda = let_go(self._agenda, self._at)
                self._enter(self._at + 1)
                self._speaker.announce(Cue("let_go", CueKind.SAFETY, phrases.let_go_and_walk()))
            case Move.WALK_AND_CHANGE:
                twin = self._protecting.other_position(self._entry)
                self._agenda = let_go(self._agenda, self._at) if twin is None else change(self._agenda, self._at, twin, walk=True)
                self._enter(self._at + 1)
                said = phrases.let_go_and_walk() if twin is None else phrases.walk_and_change()
                self._speaker.announce(Cue("let_go", CueKind.SAFETY, said))
            case Move.CHANGE:
                seated = self._protecting.seated(self._entry)
                if seated is not None:
                    self._agenda = change(self._agenda, self._at, seated, walk=False)
                    self._enter(self._at + 1)
            case Move.END if event is Event.HURTS:
                self._speaker.announce(Cue("pain_stop", CueKind.SAFETY, phrases.pain_stop()))
                self._end(Phase.STOPPED, EndReason.PAIN)
            case Move.END:
                self._speaker.announce(Cue("stopped", CueKind.PROGRESS, phrases.stopped()))
                self._end(Phase.STOPPED, EndReason.STOPPED)

    def _stand(self, *, fell: bool) -> None:
        self._phase = Phase.PAUSED
        if self._holding is not None:
            self._holding.interrupt()
        self._waiting.begin(fell=fell)

    def _is_settled(self, now_s: float, holding: Holding | None) -> bool:
        """Whether nobody need wait: the person is in the stretch, and all is told. A countdown is not cut."""
        entry, told = self._entry, self._commentary.has_told(self._entry) and self._speaker.is_free(now_s)
        early = entry.phase is Phase.READY and entry.duration_s - self._spent_s > T.COUNT_DOWN_S
        return early and told and holding is not None and holding.is_settled(now_s)

    def _first_of(self, activity: int) -> int:
        """The first entry of an activity; before the first activity there is only the first entry."""
        return next((at for at, entry in enumerate(self._agenda) if entry.activity == activity), 0)

    def _enter(self, at: int) -> None:
        leaving = self._entry.stretch if self._entry.phase is Phase.STRETCH else None
        if leaving is not None and self._holding is not None:
            self._leaving = Leaving(self._holding, self._now_s or 0.0)
        if at < len(self._agenda):
            self._begin(at, leaving)
            return
        last = phrases.over_though_it_hurts() if self._protecting.bouts.still_hurts else phrases.well_done()
        self._speaker.announce(Cue("well_done", CueKind.PROGRESS, commentary.released(leaving, last)))
        self._end(Phase.FINISHED, EndReason.FINISHED)

    def _begin(self, at: int, leaving: Stretch | None) -> None:
        self._at, self._phase = at, self._agenda[at].phase
        self._spent_s = 0.0  # in this entry
        if self._phase is Phase.STRETCH:
            self._leaving = None  # the next hold has a guard of its own
        self._prepare_hold(at)
        self._protecting.begin(self._entry, self._holding)
        self._commentary.begin(self._entry)
        self._speaker.announce(self._opening(leaving))

    def _prepare_hold(self, at: int) -> None:
        """Eyes open from the lead-in on: the hold that is coming, or has come, watches."""
        entry, holding = self._entry, self._holding
        if holding is not None and holding.entry is entry and not any(holding.record is record for record in self.log.holds):
            self.log.holds.append(holding.record)
            return
        coming = next((other for other in self._agenda[at:] if other.activity == entry.activity and other.phase is Phase.STRETCH), None)
        if coming is None or coming.stretch is None:
            self._holding = None
            return
        bout = self._protecting.enter(coming.stretch, coming.side)
        self._holding = Holding(coming, self._mode, self._protecting.band(coming), bout, has_camera=self._has_camera)
        if coming is entry:
            self.log.holds.append(self._holding.record)

    def _end(self, phase: Phase, reason: EndReason) -> None:
        self._phase, self.log.ended, self._holding, self._leaving, self._protecting.alert = phase, reason, None, None, None

    def _update(self, now_s: float) -> SessionUpdate:
        entry, holding = self._entry, self._holding
        cue = self._speaker.choose(now_s)
        if cue is not None:
            self._commentary.said(cue)
            self._asker.said(cue)
            self.log.cues.append(Said(now_s, cue, entry.stretch.id if entry.stretch is not None else None, entry.side))
        ended = self.log.ended is not None
        upcoming = None if ended or self._at + 1 >= len(self._agenda) else self._agenda[self._at + 1]
        in_hold = entry.phase is Phase.STRETCH and holding is not None
        progress = holding.progress if holding is not None and in_hold else None
        return SessionUpdate(
            at_s=now_s,
            phase=self._phase,
            entry=None if ended else entry,
            upcoming=upcoming,
            left_s=0.0 if ended else progress.left_s if progress is not None else max(0.0, entry.duration_s - self._spent_s),
            hold=progress,
            verdict=holding.verdict if holding is not None and in_hold else Verdict.NOT_CHECKED,
            form=holding.report if holding is not None else UNSEEN,
            alert=self._protecting.alert,
            cue=cue,
            ended=self.log.ended,
            question=None if ended else self._pending_question,
            card=self.log.card,
            view=holding.view if holding is not None else None,
        )
