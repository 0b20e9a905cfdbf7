"""How long, how often: the doses a routine can name, and the limits no file may leave."""

from dataclasses import dataclass
from enum import StrEnum

HOLD_S = (5.0, 120.0)  # shortest and longest hold a file may ask for [E], clinical page 1.2
SETS = (1, 6)
REST_S = (5.0, 60.0)
LONGEST_HOLD_S = 60.0  # RULES 4: of one hold that is played; a file may ask for more and does not get it
BOUT_SETS = 4  # RULES 4: of a muscle and side, then a walk
GENTLE_HOLD_S, GENTLE_SETS, GENTLE_BOUTS = 30.0, 3, 3  # RULES 4: the same, and how often, of a cramping muscle
WEEKLY_USEFUL_MIN, WEEKLY_LONGEST_MIN = 10.0, 30.0  # of one muscle: Ingram 2024; [E], clinical page 1.2
STATIC_HOLD_BEFORE_EXERCISE_S = 60.0  # Behm 2016: static holds of 60 s and more before exercise cost about 4.6 % of performance
REPETITIONS = (1, 30)  # [E]
TEMPO_S = (1.0, 10.0)  # [E] one repetition; faster than 1 s is swinging
WALK_S = (30.0, 600.0)  # [E] 30 s is the least that loosens, clinical page 1.2
CARD_S = (5.0, 1200.0)  # [E] 20 minutes, the longest cold pack of clinical page 2.5


class DoseName(StrEnum):
    """The presets."""

    GENERAL_ADULT = "general_adult"
    OLDER_65PLUS = "older_65plus"
    LOW_MOBILITY = "low_mobility"
    BEDTIME = "bedtime"
    CRAMP_NOW = "cramp_now"
    AFTER_EXERCISE = "after_exercise"
    BEFORE_EXERCISE = "before_exercise"
    ROM_GAIN = "rom_gain"


@dataclass(frozen=True, slots=True)
class Dose:
    """How a stretch is dosed, per muscle and side.

    Attributes:
        hold_s: one hold.
        sets: holds a side.
        rest_s: between holds.
        hold_longest_s: how far a hold may grow over the weeks, where the source says so.
        days_per_week: how often, where the source says so.
        total_longest_s: the whole routine, where the source says so.
        walk_s: a walk between muscles.

    Source: clinical page 1.2, which rests on Bandy & Irion 1994 and Bandy 1997 (30 s, younger adults), Feland 2001 (60 s better
        at 84 years), Thomas 2018 (5 days a week), Hallegraeff 2012 (bedtime), Behm 2016 (before exercise), Miller 2022 (a cramp:
        gentle static stretch), ACSM 2021 (2 to 4 repetitions).
    """

    hold_s: float
    sets: int
    rest_s: float
    hold_longest_s: float | None = None
    days_per_week: int | None = None
    total_longest_s: float | None = None
    walk_s: float = 60.0


PRESETS = {
    DoseName.GENERAL_ADULT: Dose(hold_s=30, sets=3, rest_s=15, days_per_week=5),
    DoseName.OLDER_65PLUS: Dose(hold_s=30, sets=3, rest_s=20, hold_longest_s=60, days_per_week=5),
    DoseName.LOW_MOBILITY: Dose(hold_s=20, sets=3, rest_s=20, hold_longest_s=30, days_per_week=5),
    DoseName.BEDTIME: Dose(hold_s=10, sets=3, rest_s=10, days_per_week=7, total_longest_s=180),
    DoseName.CRAMP_NOW: Dose(hold_s=20, sets=3, rest_s=20, hold_longest_s=30, total_longest_s=600, walk_s=90),
    DoseName.AFTER_EXERCISE: Dose(hold_s=30, sets=3, rest_s=15),
    DoseName.BEFORE_EXERCISE: Dose(hold_s=30, sets=1, rest_s=15, hold_longest_s=30),
    DoseName.ROM_GAIN: Dose(hold_s=45, sets=3, rest_s=30, hold_longest_s=120, days_per_week=6),
}
DRILL_REPETITIONS = 10  # clinical page 1.2, before_exercise
DRILL_TEMPO_S = 2.0  # the same
