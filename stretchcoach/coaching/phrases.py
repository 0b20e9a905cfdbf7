"""Every sentence the coach says on its own; a stretch brings its own cues in its YAML file.

They are heard, often with closed eyes: the side by name, what to do first, why the clock stands.
"""

from stretchcoach.body.pose import Landmark, Side
from stretchcoach.body.view import ViewName
from stretchcoach.words import _, ngettext


def side_name(side: Side | None) -> str:
    """The leg, by name."""
    if side is None:
        return _("both legs")
    return _("left leg") if side is Side.LEFT else _("right leg")


def nobody_seen() -> str:
    """The camera sees nobody."""
    return _("I cannot see you.")


def camera_lost() -> str:
    """No pictures come."""
    return _("The camera has stopped.")


def turn(view: ViewName) -> str:
    """How to turn so that the camera can judge."""
    if view is ViewName.FRONT:
        return _("Turn to face me.")
    if view is ViewName.SIDE:
        return _("Turn your side to me.")
    return _("Turn halfway towards me.")


def hidden(landmark: Landmark) -> str:
    """Which part of the body cannot be seen."""
    return {
        "LEFT_SHOULDER": _("Your left shoulder is hidden."),
        "RIGHT_SHOULDER": _("Your right shoulder is hidden."),
        "LEFT_HIP": _("Your left hip is hidden."),
        "RIGHT_HIP": _("Your right hip is hidden."),
        "LEFT_KNEE": _("Your left knee is hidden."),
        "RIGHT_KNEE": _("Your right knee is hidden."),
        "LEFT_ANKLE": _("Your left foot is hidden."),
        "RIGHT_ANKLE": _("Your right foot is hidden."),
        "LEFT_HEEL": _("Your left foot is hidden."),
        "RIGHT_HEEL": _("Your right foot is hidden."),
        "LEFT_TOE": _("Your left foot is hidden."),
        "RIGHT_TOE": _("Your right foot is hidden."),
    }.get(landmark.name, _("Part of you is hidden."))


def clock_waits(why: str) -> str:
    """The hold pauses because the camera cannot tell."""
    return _("{why} The clock waits.").format(why=why)


def by_time_now(why: str) -> str:
    """The camera could not tell for long: timed guidance."""
    return _("{why} I count by time now.").format(why=why)


def get_ready(title: str, side: Side | None) -> str:
    """What comes next."""
    if side is None:
        return _("Get ready. {title}.").format(title=title)
    return _("Get ready. {title}, {side}.").format(title=title, side=side_name(side))


def move_in(side: Side | None) -> str:
    """Go into the stretch."""
    if side is None:
        return _("Move in slowly, to a mild pull.")
    return _("{side}. Move in slowly, to a mild pull.").format(side=side_name(side).capitalize())


def clock_starts_in_position() -> str:
    """Why the clock has not started."""
    return _("The clock starts when you are in the stretch, at a mild pull.")


def hold() -> str:
    """The hold has begun."""
    return _("Good. Hold.")


def hold_by_time(seconds: float) -> str:
    """The hold has begun, without a camera."""
    return _("Hold for {seconds:.0f} seconds.").format(seconds=seconds)


def going_on() -> str:
    """The hold goes on after a correction."""
    return _("That is it. The clock runs.")


def halfway() -> str:
    """Half of the hold is done."""
    return _("Halfway.")


def seconds_left(seconds: int) -> str:
    """So much is left."""
    return ngettext("{n} second left.", "{n} seconds left.", seconds).format(n=seconds)


def count(number: int) -> str:
    """The last three seconds."""
    return {3: _("Three."), 2: _("Two."), 1: _("One.")}[number]


def further() -> str:
    """A hint, in normal mode only."""
    return _("A little further, only if it is comfortable.")


def ease_back() -> str:
    """Beyond the limit."""
    return _("That is further than before. Ease back a little.")


def far_enough() -> str:
    """Beyond what is ever coached."""
    return _("That is far enough. Ease back a little.")


def rest(seconds: float, set_number: int, sets: int) -> str:
    """Between two holds of a side."""
    return _("Release slowly. Rest {seconds:.0f} seconds. Then hold {number} of {sets}.").format(
        seconds=seconds, number=set_number, sets=sets
    )


def switch(side: Side | None) -> str:
    """The other side."""
    return _("Release slowly. Switch sides. Now the {side}.").format(side=side_name(side))


def other_leg(side: Side) -> str:
    """The wrong leg is stretched."""
    return _("That is your other leg. Please stretch the {side}.").format(side=side_name(side))


def walk(seconds: float) -> str:
    """A walk between stretches."""
    return _("Walk with long, easy strides for {seconds:.0f} seconds.").format(seconds=seconds)


def drill(title: str, repetitions: int, side: Side | None) -> str:
    """A movement drill."""
    text = ngettext("{title}, {n} time, {side}.", "{title}, {n} times, {side}.", repetitions)
    return text.format(title=title, n=repetitions, side=side_name(side))


def well_done() -> str:
    """The session is over."""
    return _("That was the last one. Come out slowly. Well done.")


def stopped() -> str:
    """The person stopped."""
    return _("Stopped. Come out of it slowly.")


def pain_stop() -> str:
    """Pain ends the session."""
    return _("Stop. Let go slowly and rest. If it stays, ask a doctor.")


def pain_ease() -> str:
    """Pain, not yet the end."""
    return _("Ease back until it is mild.")


def paused() -> str:
    """The person paused."""
    return _("Paused.")
