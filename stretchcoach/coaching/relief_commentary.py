"""A moment of "Cramp now", and what is said when its phase begins."""

from dataclasses import dataclass

from stretchcoach import thresholds as T
from stretchcoach.body.pose import Side
from stretchcoach.coaching import relief_phrases as say
from stretchcoach.coaching.cues import Cue
from stretchcoach.coaching.relief_steps import ReliefEvent, ReliefPhase
from stretchcoach.routine.screening import Question, Screening
from stretchcoach.routine.steps import Card
from stretchcoach.routine.vocabulary import Muscle, Position
from stretchcoach.safety.screening import spoken

P = ReliefPhase


@dataclass(frozen=True, slots=True)
class ReliefUpdate:
    """A moment.

    Attributes:
        left_s: of this phase; 0 where it waits for an answer.
        duration_s: of this phase; 0 where it waits for an answer.
        card: what is done now, if anything.
        asks_pain: 0 to 10 would be welcome now; answering is never needed, and always possible.
        bout: from 1; 0 before the first.
        hold: within the bout, from 1.
        blocked_by: the question that was answered with yes.
        cue: what to begin saying now.
        elapsed_s: since the start.
    """

    phase: ReliefPhase
    left_s: float
    duration_s: float
    card: Card | None
    asks_pain: bool
    bout: int
    hold: int
    muscle: Muscle | None
    side: Side | None
    blocked_by: Question | None
    cue: Cue | None
    elapsed_s: float


def cues_on(
    now: ReliefUpdate, before: ReliefPhase, event: ReliefEvent, screening: Screening, position: Position | None, *, is_other: bool
) -> tuple[Cue, ...]:
    """What is said, one after the other, as a phase begins.

    Args:
        now: the phase that begins.
        before: the phase that ended, by ``event``.
        position: what the person can do.
        is_other: the stretch is another one than the first.
    """
    match now.phase:
        case P.WHERE:
            return (say.where_now(),)
        case P.SCREEN:
            return tuple(say.line(f"screen_{n}", text) for n, text in enumerate(spoken(screening)))
        case P.APPROACH if now.hold == 0 and now.card is not None:
            lead = say.another if is_other else say.first
            return (lead(now.card.title, now.side), *_lines(now.card), say.tell_me())
        case P.APPROACH:
            return (say.again(now.hold + 1, T.RELIEF_HOLDS),)
        case P.HOLD:
            return (say.hold(now.left_s) if before is P.APPROACH else say.hold_on(),)
        case P.RELEASE if event is ReliefEvent.WORSE_AGAIN:
            return (say.let_go(),)
        case P.WALK:
            return (say.walk(T.RELIEF_WALK_S, upright=position is Position.STANDING),)
        case P.LOOSEN:
            return (say.loosen(), *(_lines(now.card) if now.card is not None else ()))
        case P.BLOCKED if now.blocked_by is not None:
            return (say.blocked(now.blocked_by),)
        case phase:
            return (_SAYS[phase](),)


def _lines(card: Card) -> tuple[Cue, ...]:
    return tuple(say.line(f"{card.id}_{n}", text) for n, text in enumerate(card.lines))


_SAYS = {
    P.POSITION: say.can,
    P.PAIN: say.pain_before,
    P.DEEPER: say.deeper,
    P.EASE: say.ease,
    P.RELEASE: say.release,
    P.RECHECK: say.recheck,
    P.AFTERCARE: say.aftercare,
    P.ADVICE: say.advice,
    P.STRAIN: say.strain,
    P.STOPPED: say.stopped,
}
