""""Cramp now": from "where does it hurt?" to aftercare or to medical advice, by time and by the person's own word. No camera.

The person answers, :meth:`ReliefEngine.advance` lets time pass, and the table of ``relief_steps`` says what follows. Nothing goes deeper
without a quiet hold and an explicit "it eased"; nothing goes on beyond three bouts or ten minutes.
"""

from stretchcoach import thresholds as T
from stretchcoach.body.pose import Side
from stretchcoach.coaching import relief_phrases as say
from stretchcoach.coaching.cues import Cue, Speaker
from stretchcoach.coaching.diary import Helped
from stretchcoach.coaching.relief_cards import NEEDED
from stretchcoach.coaching.relief_commentary import ReliefUpdate, cues_on, milestones
from stretchcoach.coaching.relief_pain import Means, ReliefPain
from stretchcoach.coaching.relief_steps import OPEN, OVER, RELIEF, STRETCHING, ReliefEvent, ReliefPhase
from stretchcoach.coaching.relief_times import lasts_s
from stretchcoach.errors import RoutineError
from stretchcoach.routine.library import Library
from stretchcoach.routine.screening import Blocks, Question
from stretchcoach.routine.steps import Card
from stretchcoach.routine.vocabulary import Muscle, Position
from stretchcoach.safety.first_stretch import LOOSEN, first_stretches
from stretchcoach.safety.screening import Clearance, clearance
from stretchcoach.words import _

P, E = ReliefPhase, ReliefEvent
_GENTLE = 1  # which of a pair of thresholds
_WORTH_TELLING_S = 120.0  # before the end


class ReliefEngine:
    """One episode. Commands take effect at once; time passes in :meth:`advance` only."""

    def __init__(self, library: Library, speaker: Speaker | None = None) -> None:
        """Begin with the first question.

        Raises:
            RoutineError: the library has no screening list, without which nothing is begun.
            NotFoundError: a card that an end shows is missing.
        """
        if library.screening is None:
            raise RoutineError(_("The list of questions that is asked first is missing: install stretchcoach again."))
        for id_ in sorted(NEEDED):  # now, and not at the end of the night
            library.card(id_)
        self.screening, self._cards = library.screening, library.cards
        self.phase = P.WHERE
        self.muscle: Muscle | None = None
        self.side: Side | None = None
        self.position: Position | None = None
        self.cleared: Clearance | None = None
        self.bout = self.hold = 0
        self.deeper_steps = 0
        self._speaker = speaker or Speaker()
        self._began_s: float | None = None
        self._now_s = self._since_s = 0.0
        self._blocked_by: Question | None = None
        self._choices: tuple[Card, ...] = ()
        self._choice = 0
        self._pain = ReliefPain()
        self._over_s: float | None = None
        self._stretched_all_s = 0.0
        self._walked = False
        self._told_end = self._told_pain = self._went_deeper = False
        self._reset_bout()
        self._say(say.where(), *say.places())

    # --- what the person says ---

    def choose_where(self, side: Side | None, muscle: Muscle | None) -> None:
        """Where it hurts; None = not sure."""
        if self.phase is P.WHERE:
            self.side, self.muscle = side, muscle
            self._take(E.CHOSEN if self.cleared is None else E.CHOSEN_AGAIN)

    def none_of_these(self, circumstances: tuple[str, ...] = ()) -> None:
        """Nothing on the screening list is so; what changes the stretches may be."""
        if self.phase is P.SCREEN:
            self.cleared = clearance(self.screening, circumstances=circumstances)
            self._take(E.CLEAR)

    def yes_to(self, question_id: str) -> bool:
        """Something on the list is so.

        Returns:
            Whether that ends it; a question that only advises does not.
        """
        question = self.screening.question(question_id)
        if self.phase is not P.SCREEN or question.blocks is Blocks.NOTHING:
            return False
        self._blocked_by = question
        self._take(E.BLOCKED)
        return True

    def choose_position(self, position: Position) -> None:
        """What is possible: lying, chair or standing."""
        if self.phase is P.POSITION:
            self.position = position
            self._choices = () if self.muscle is None else first_stretches(self.muscle, position, self._cards, self._clear)
            self._choice = 0
            self._take(E.CHOSEN)

    def report_pain(self, level: int) -> None:
        """0 to 10, at any time; what counts is how it has changed. Source: clinical page 5.5.

        Raises:
            ValueError: the level is not 0 to 10.
        """
        if not 0 <= level <= 10:
            raise ValueError(f"pain is 0 to 10, not {level}")
        if self.phase in OVER or self.phase in (P.WHERE, P.SCREEN, P.POSITION):
            return
        before = self.phase
        means = self._pain.hear(level, self._stretched_s, self._stretched_all_s)
        self._asked = False
        match means:
            case Means.GONE:
                self._take(E.GONE)
            case Means.STRAIN:
                self._take(E.SHARP)
            case _ if self.phase is P.PAIN:
                self._begin_bout()
            case _ if self.phase is P.RECHECK:
                self._go_on()
            case Means.ENOUGH:
                self._take(E.ENOUGH)
            case Means.WORSE:
                self.hurts()
            case Means.NO_BETTER:
                self._no_better()
        if self.phase not in OVER and before is not P.PAIN:  # there the first instruction is the answer
            self._reply(say.answered(level, self._pain.change, stays=self.phase in STRETCHING))
        self._pain.settle()

    def hurts(self) -> None:
        """It hurts: the hold stops at once."""
        if E.WORSE not in RELIEF[self.phase]:
            return
        self._eases += 1
        if self._eases > T.EASES_A_BOUT[_GENTLE]:
            self._no_better()
        else:
            self._take(E.WORSE)

    def eased(self) -> None:
        """It has eased: after a quiet hold this is what a step deeper needs."""
        if self.phase not in STRETCHING:
            if self.bout and self.phase not in OVER | OPEN:
                self._reply(say.good())
            return
        most = T.DEEPER_STEPS_GENTLE if self._clear.deeper_steps is None else self._clear.deeper_steps
        allowed = self.deeper_steps < most and not self._went_deeper
        quiet = self.phase is P.HOLD and self._held_s >= T.RELIEF_ASK_S and self._eases == 0
        if allowed and quiet and not self._pain.is_rising:
            self.deeper_steps += 1
            self._went_deeper = True
            self._take(E.DEEPER)
        else:
            self._reply(say.no_deeper())

    def there(self) -> None:
        """In the position, at the first mild pull."""
        self._take(E.THERE)

    def gone(self) -> None:
        """The cramp has gone."""
        self._take(E.GONE)

    def still_there(self) -> None:
        """It has not."""
        if self.phase is P.RECHECK:
            self._go_on()

    def skip(self) -> None:
        """On with it: there already, done walking."""
        if self.phase in (P.RELEASE, P.WALK, P.LOOSEN, P.PAIN):
            self._time_is_up()
        else:
            self.there()

    def sharp(self) -> None:
        """Sharp, tearing, electric or numb."""
        self._take(E.SHARP)

    def stop(self) -> None:
        """Enough; possible wherever something is still under way."""
        self._take(E.STOP)

    # --- time ---

    def advance(self, now_s: float) -> ReliefUpdate:
        """Let time pass up to a moment, which is never before the last one."""
        if self._began_s is None:
            self._began_s = self._now_s = self._since_s = now_s
        step_s = max(0.0, now_s - self._now_s)
        self._now_s = max(now_s, self._now_s)
        if self.phase not in OVER:
            self._pass(step_s)
        return self._moment(self._speaker.choose(self._now_s))

    @property
    def is_over(self) -> bool:
        """Whether there is nothing left to do but to read."""
        return self.phase in OVER

    def _pass(self, step_s: float) -> None:
        if self.elapsed_s >= T.EPISODE_S:
            self._take(E.ENOUGH)
            return
        if self.phase in STRETCHING:
            self._held_s += step_s
            self._stretched_s += step_s
            self._stretched_all_s += step_s
            if not self._told_pain and self._held_s >= T.RELIEF_ASK_S:
                self._asked = self._told_pain = True
                self._speaker.offer(say.pain_now(), until_s=self._now_s + 5)
        if not self._told_end and self.bout and self.elapsed_s >= T.EPISODE_S - _WORTH_TELLING_S:
            self._told_end = True
            self._speaker.offer(say.minutes_left(), until_s=self._now_s + 10)
        if self.phase in OPEN and self._speaker.quiet_s(self._now_s) >= T.RELIEF_ASK_AGAIN_S:
            self._speaker.offer(say.ask_again(self.phase), until_s=self._now_s)
        for cue in milestones(self.phase, self._left_s, self._duration_s):
            self._speaker.offer(cue, until_s=self._now_s)
        if self._duration_s and self._left_s <= 0:
            self._time_is_up()

    def _time_is_up(self) -> None:
        match self.phase:
            case P.PAIN:
                self._begin_bout()
            case P.APPROACH:
                self._take(E.THERE)
            case P.RELEASE if self.hold >= T.RELIEF_HOLDS or self._given_up:
                self._take(E.LAST)
            case _:
                self._take(E.DONE)

    @property
    def elapsed_s(self) -> float:
        """Since the start."""
        return 0.0 if self._began_s is None else self._now_s - self._began_s

    @property
    def lasted_s(self) -> float:
        """From the start to the end, or to now."""
        return self.elapsed_s if self._over_s is None else self._over_s

    @property
    def worst_pain(self) -> int | None:
        """The highest answer."""
        return self._pain.worst

    @property
    def helped(self) -> tuple[Helped, ...]:
        """What was done, if it has gone; otherwise nobody can say that it helped."""
        if self.phase is not P.AFTERCARE:
            return ()
        done = {Helped.STRETCH: self._stretched_all_s > 0, Helped.WALK: self._walked}
        return tuple(one for one, was_done in done.items() if was_done)

    # --- inside ---

    @property
    def _clear(self) -> Clearance:
        return self.cleared or Clearance()

    @property
    def _card(self) -> Card | None:
        if self.phase in (P.LOOSEN, P.WALK):
            return self._cards.get(LOOSEN if self.phase is P.LOOSEN else "walk")
        if self.phase in (P.APPROACH, P.EASE, P.RELEASE, *STRETCHING) and self._choices:
            return self._choices[self._choice % len(self._choices)]
        return None

    @property
    def _is_other(self) -> bool:
        """Whether the stretch is not the first; where there is only one, it never is."""
        return bool(self._choices) and self._choice % len(self._choices) > 0

    def _reset_bout(self) -> None:
        self._stretched_s = self._held_s = 0.0
        self._eases = 0
        self._given_up = self._asked = False
        self._pain.new_bout()

    def _begin_bout(self) -> None:
        """The next bout, if there is one left."""
        if self.bout >= T.BOUTS:
            self._take(E.ENOUGH)
            return
        self._reset_bout()
        self.bout, self.hold = self.bout + 1, 0
        first_time = self.phase is P.PAIN
        if not self._choices:
            self._take(E.NO_STRETCH)
        else:
            self._take(E.ANSWERED if first_time else E.STILL)

    def _go_on(self) -> None:
        """It is still there."""
        if self._stretched_all_s >= T.PAIN_LONG_S or self.bout >= T.BOUTS:
            self._take(E.ENOUGH)
        elif self.muscle is None:
            self._take(E.STILL_SOMEWHERE)
        else:
            self._choice += 0 if self._pain.is_falling else 1
            self._begin_bout()

    def _no_better(self) -> None:
        self._given_up = True
        self._take(E.WORSE_AGAIN)

    @property
    def _duration_s(self) -> float:
        """How long this phase lasts; 0 = until it is answered."""
        return lasts_s(self.phase, self._card, is_known=self.hold > 0, went_deeper=self._went_deeper)

    @property
    def _left_s(self) -> float:
        if self.phase is P.HOLD:  # what eased it or a step deeper took is not lost
            return self._duration_s - self._held_s
        return self._duration_s - (self._now_s - self._since_s)

    def _take(self, event: ReliefEvent) -> None:
        """What happens makes what the table says of it."""
        then = RELIEF[self.phase].get(event)
        if then is None:
            return
        before, self.phase, self._since_s = self.phase, then, self._now_s
        self._walked |= then is P.WALK
        if then in OVER:
            self._over_s = self.elapsed_s
        if then is P.HOLD and before is P.APPROACH:
            self.hold, self._held_s = self.hold + 1, 0.0
            self._asked = self._told_pain = self._went_deeper = False
        self._say(*cues_on(self._moment(None), before, event, self.screening, self.position, is_other=self._is_other))

    def _say(self, *cues: Cue) -> None:
        first, *others = cues
        self._speaker.announce(first)
        for cue in others:
            self._speaker.offer(cue, until_s=float("inf"))

    def _reply(self, cue: Cue) -> None:
        """To an answer, though the question may still be being said; no line of how to get there is cut off."""
        self._speaker.reply(cue, to=say.pain_now().id, at_once=self.phase in STRETCHING)

    def _moment(self, cue: Cue | None) -> ReliefUpdate:
        waits = not self._duration_s
        return ReliefUpdate(
            phase=self.phase,
            left_s=0.0 if waits else max(0.0, self._left_s),
            duration_s=self._duration_s,
            card=self._card,
            asks_pain=self.phase is P.PAIN or (self.phase in STRETCHING and self._asked),
            bout=self.bout,
            hold=self.hold,
            muscle=self.muscle,
            side=self.side,
            blocked_by=self._blocked_by,
            cue=cue,
            elapsed_s=self.elapsed_s,
        )
