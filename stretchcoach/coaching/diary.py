"""The closed lists of the cramp diary, and what they are called. When it happened is a matter of the records."""

from enum import StrEnum

from stretchcoach.body.pose import Side
from stretchcoach.coaching.phrases import side_name
from stretchcoach.routine.vocabulary import Muscle
from stretchcoach.words import _


class Helped(StrEnum):
    """What seemed to do good. Nothing that can be bought."""

    STRETCH = "stretch"
    WALK = "walk"
    MASSAGE = "massage"
    HEAT = "heat"
    COLD = "cold"
    WAITING = "waiting"

    @property
    def shown(self) -> str:
        """As a word to tap."""
        return {
            Helped.STRETCH: _("Stretching"),
            Helped.WALK: _("Walking"),
            Helped.MASSAGE: _("Stroking it"),
            Helped.HEAT: _("Warmth"),
            Helped.COLD: _("Cold"),
            Helped.WAITING: _("Waiting"),
        }[self]


class Trigger(StrEnum):
    """What went before, where the person thinks that it matters."""

    EXERCISE = "exercise"
    FLUIDS = "fluids"
    SLEEP_POSITION = "sleep_position"
    HEAT = "heat"

    @property
    def shown(self) -> str:
        """As a word to tap."""
        return {
            Trigger.EXERCISE: _("Exercise"),
            Trigger.FLUIDS: _("Little to drink"),
            Trigger.SLEEP_POSITION: _("How I lay"),
            Trigger.HEAT: _("A hot day"),
        }[self]


class Quality(StrEnum):
    """What the pain was like, in words that people use. Nothing is concluded from it."""

    CRAMPING = "cramping"
    DULL = "dull"
    SHARP = "sharp"
    BURNING = "burning"
    UNKNOWN = "unknown"

    @property
    def shown(self) -> str:
        """As a word to tap."""
        return {
            Quality.CRAMPING: _("Cramping"),
            Quality.DULL: _("Dull"),
            Quality.SHARP: _("Sharp"),
            Quality.BURNING: _("Burning"),
            Quality.UNKNOWN: _("I do not know"),
        }[self]


def place_name(side: Side | None, muscle: Muscle | None) -> str:
    """Where it was, as "left, back of the thigh"; None where nobody said."""
    places = {
        Muscle.HAMSTRING: _("back of the thigh"),
        Muscle.QUADRICEPS: _("front of the thigh"),
        Muscle.ADDUCTOR: _("inner thigh"),
        None: _("thigh"),
    }
    return places[muscle] if side is None else _("{side}, {place}").format(side=side_name(side), place=places[muscle])


class When(StrEnum):
    """How long ago it was, as near as somebody remembers."""

    NOW = "now"
    HOURS = "hours"
    NIGHT = "night"
    YESTERDAY = "yesterday"

    @property
    def shown(self) -> str:
        """As a choice."""
        return {
            When.NOW: _("Just now"),
            When.HOURS: _("A few hours ago"),
            When.NIGHT: _("Last night"),
            When.YESTERDAY: _("Yesterday, by day"),
        }[self]
