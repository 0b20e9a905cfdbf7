"""A moment of "Cramp now", and what is said when its phase begins."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

from stretchcoach import thresholds as T
from stretchcoach.body.pose import Side
from stretchcoach.coaching import relief_phrases as say
from stretchcoach.coaching.cues import Cue, CueKind
from stretchcoach.coaching.phrases import count
from stretchcoach.coaching.relief_steps import PULLED, ReliefEvent, ReliefPhase
from stretchcoach.routine.screening import Question, Screening
from stretchcoach.routine.steps import Card
from stretchcoach.routine.vocabulary import Muscle, Position
from stretchcoach.safety.screening import spoken

P = ReliefPhase
_COUNT_S = 3  # the last seconds of a hold are counted aloud
_TOLERANCE_S = 1e-6  # sums of ticks are not exact


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
            return (say.where_now(), *say.places())
        case P.SCREEN:
            title, *others = (say.line(f"screen_{n}", text) for n, text in enumerate(spoken(screening)))
            return (title, say.any_time(), *others)
        case P.POSITION:
            return (say.can(), say.positions())
        case P.APPROACH if now.hold == 0 and now.card is not None:
            lead = say.another if is_other else say.first
            return (lead(now.card.title, now.side), *_lines(now.card), say.tell_me())
        case P.APPROACH:
            return (say.again(now.hold + 1, T.RELIEF_HOLDS),)
        case P.HOLD if before is P.APPROACH:
            return (say.hold(now.left_s), *((say.hold_keys(),) if now.hold == 1 else ()))
        case P.RELEASE if event is ReliefEvent.WORSE_AGAIN:
            return (say.let_go(), say.rest(T.RELIEF_RELEASE_S))
        case P.RELEASE:
            return (say.release(T.RELIEF_RELEASE_S),)
        case P.WALK:
            return say.walk(T.RELIEF_WALK_S, upright=position is Position.STANDING)
        case P.LOOSEN:
            return (say.loosen(T.RELIEF_WALK_S), *(_lines(now.card) if now.card is not None else ()))
        case P.AFTERCARE:
            return (say.aftercare(), say.aftercare_now(), say.aftercare_key())
        case P.ADVICE if now.bout == 0:
            return (say.no_answer(),)
        case P.ADVICE if before not in PULLED:
            return (say.time_is_over() if now.elapsed_s >= T.EPISODE_S else say.enough(),)
        case P.STOPPED if before not in PULLED:
            return (say.just_stopped(),)
        case P.BLOCKED if now.blocked_by is not None:
            return (say.blocked(now.blocked_by),)
        case phase:
            return (_SAYS[phase](),)


def milestones(phase: ReliefPhase, left_s: float, duration_s: float) -> Iterator[Cue]:
    """What is true for a second only: a hold is counted out, and a walk is half over."""
    number = ceil(left_s - _TOLERANCE_S)
    if phase is P.HOLD and 1 <= number <= _COUNT_S:
        yield Cue(f"count_{number}", CueKind.PROGRESS, count(number))
    if phase in (P.WALK, P.LOOSEN) and 0 <= duration_s / 2 - left_s < 1:
        yield say.more(duration_s / 2)


def _lines(card: Card) -> tuple[Cue, ...]:
    return tuple(say.line(f"{card.id}_{n}", text) for n, text in enumerate(card.lines))


_SAYS = {
    P.PAIN: say.pain_before,
    P.HOLD: say.hold_on,
    P.DEEPER: say.deeper,
    P.EASE: say.ease,
    P.RECHECK: say.recheck,
    P.ADVICE: say.advice,
    P.STRAIN: say.strain,
    P.STOPPED: say.stopped,
}
