"""How much a routine asks of one muscle of one leg: what none may ask for, and from where on more is not known to help."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from stretchcoach.body.pose import Side
from stretchcoach.routine.dose import (
    GENTLE_BOUTS,
    GENTLE_SETS,
    STATIC_HOLD_BEFORE_EXERCISE_S,
    WEEKLY_LONGEST_MIN,
    WEEKLY_USEFUL_MIN,
    Dose,
)
from stretchcoach.routine.problems import Sentence
from stretchcoach.routine.quantities import shown
from stretchcoach.words import _

Target = tuple[str, Side]


@dataclass(frozen=True, slots=True)
class Holds:
    """The holds of a step for one leg.

    Attributes:
        number: of the step, from 1.
        target: the muscle and the leg; the stretch stands for its muscle where nobody knows it.
        bout: how many walks came before: a walk ends a bout.
        is_before_exercise: whether its dose is the one for before exercise.
    """

    number: int
    target: Target
    dose: Dose
    bout: int
    is_before_exercise: bool

    @property
    def total_s(self) -> float:
        """All of them together."""
        return self.dose.sets * self.dose.hold_s


def check_gentle(holds: Sequence[Holds]) -> None:
    """A tight or cramping muscle is held a few times, then walked, and that a few times at most.

    Source: RULES 4. Three holds of 30 s stay under the 120 s of a bout.
    """
    held: Counter[tuple[Target, int]] = Counter()
    for one in holds:
        held[one.target, one.bout] += one.dose.sets
        if held[one.target, one.bout] > GENTLE_SETS:
            said = _("step {number} is too much in one go: a gentle routine holds a muscle at most {limit} times, then walks")
            raise Sentence(said.format(number=one.number, limit=GENTLE_SETS))
        if len({bout for target, bout in held if target == one.target}) > GENTLE_BOUTS:
            said = _("step {number} comes back once too often: a gentle routine stretches a muscle before at most {limit} walks")
            raise Sentence(said.format(number=one.number, limit=GENTLE_BOUTS))


def check_before_exercise(holds: Sequence[Holds]) -> None:
    """Long holds right before an effort cost strength, however they are divided.

    Source: Behm 2016 and Warneke 2025, clinical page 1.1.
    """
    held_s: Counter[Target] = Counter()
    for one in holds:
        if one.is_before_exercise:
            held_s[one.target] += round(one.total_s)
            if held_s[one.target] > STATIC_HOLD_BEFORE_EXERCISE_S:
                said = _("step {number} makes it {total} for one muscle: before exercise, hold it at most {limit} in all")
                limit = shown(STATIC_HOLD_BEFORE_EXERCISE_S, "s")
                raise Sentence(said.format(number=one.number, total=shown(held_s[one.target], "s"), limit=limit))


def weekly_min(holds: Sequence[Holds]) -> float:
    """Minutes a week for the muscle and leg that is held longest, as far as the doses say on how many days."""
    held_s: Counter[Target] = Counter()
    for one in holds:
        held_s[one.target] += round(one.total_s * (one.dose.days_per_week or 0))
    return max(held_s.values(), default=0) / 60


def check_week(holds: Sequence[Holds]) -> None:
    """No more in a week than anybody has tried.

    Source: clinical page 1.2.
    """
    minutes = weekly_min(holds)
    if minutes > WEEKLY_LONGEST_MIN:
        said = _("this comes to {minutes:.0f} minutes a week for one muscle: at most {limit:.0f}")
        raise Sentence(said.format(minutes=minutes, limit=WEEKLY_LONGEST_MIN))


def hint(holds: Sequence[Holds]) -> str | None:
    """What an author may want to know, though it is allowed.

    Source: Thomas 2018 and Ingram 2024, clinical page 1.2.
    """
    minutes = weekly_min(holds)
    if minutes <= WEEKLY_USEFUL_MIN:
        return None
    said = _("this comes to {minutes:.0f} minutes a week for one muscle: more than {useful:.0f} is not known to help")
    return said.format(minutes=minutes, useful=WEEKLY_USEFUL_MIN)
