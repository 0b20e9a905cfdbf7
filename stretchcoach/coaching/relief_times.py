"""How long each phase of "Cramp now" lasts."""

from stretchcoach import thresholds as T
from stretchcoach.coaching.relief_steps import ReliefPhase
from stretchcoach.routine.steps import Card

P = ReliefPhase
_LASTS_S = {P.PAIN: T.RELIEF_ANSWER_S, P.DEEPER: T.DEEPER_S, P.EASE: T.EASE_S, P.RELEASE: T.RELIEF_RELEASE_S}


def lasts_s(phase: ReliefPhase, card: Card | None, *, is_known: bool, went_deeper: bool) -> float:
    """How long a phase lasts; 0 = until it is answered.

    Args:
        card: how to do it.
        is_known: it has been done before in this bout.
    """
    match phase:
        case P.APPROACH:
            return T.RELIEF_AGAIN_S if is_known or card is None else _hearing_s(card) + T.RELIEF_AGAIN_S
        case P.HOLD:
            return T.RELIEF_HOLD_LONGEST_S if went_deeper else T.RELIEF_HOLD_S
        case P.LOOSEN | P.WALK:
            return T.RELIEF_WALK_S
        case other:
            return _LASTS_S.get(other, 0.0)


def _hearing_s(card: Card) -> float:
    """To hear how to do it."""
    return T.SECONDS_A_WORD * sum(len(text.split()) for text in (card.title, *card.lines))
