"""Why the camera cannot tell, and what to do about it: every sentence about what it sees.

They are heard, often with closed eyes, so each says one thing.
"""

from stretchcoach.body.identity import Doubt
from stretchcoach.body.pose import Landmark
from stretchcoach.body.view import ViewName
from stretchcoach.routine.values import Position, Stretch
from stretchcoach.words import _


def nobody_seen() -> str:
    """The camera sees nobody."""
    return _("I cannot see you.")


def still_picture() -> str:
    """What is seen does not live."""
    return _("I see no movement. Please move a little.")


def somebody_else() -> str:
    """The lock is lost."""
    return _("I have lost you. Is somebody else there?")


def legs_mixed() -> str:
    """Left and right cannot be told apart."""
    return _("I cannot tell your legs apart.")


def doubtful(doubt: Doubt) -> str:
    """Why a body that is seen is not trusted."""
    return {Doubt.STILL: still_picture, Doubt.SOMEBODY_ELSE: somebody_else, Doubt.LEGS_MIXED: legs_mixed}[doubt]()


def too_dark() -> str:
    """Too little light."""
    return _("It is too dark for me.")


def lens_covered() -> str:
    """Nothing but one colour."""
    return _("The lens is covered.")


def backlit() -> str:
    """A window behind the person."""
    return _("The light is behind you.")


def blurred() -> str:
    """Out of focus."""
    return _("The picture is blurred. Please wipe the lens.")


def frozen() -> str:
    """The same picture again and again."""
    return _("The picture is frozen.")


def two_people() -> str:
    """More than one person."""
    return _("I see two people. I stay with you.")


def step_back(outside: tuple[str, ...] = ()) -> str:
    """Part of the body is outside the picture: which one, where it is at one end of the body.

    Args:
        outside: the names of the parts, from SHOULDERS to FEET.
    """
    if outside == ("FEET",):
        return _("Your feet are out of the picture. Move further away.")
    if outside == ("SHOULDERS",):
        return _("Your head and shoulders are out of the picture. Move further away.")
    return _("You are partly out of the picture. Move further away.")


def come_closer() -> str:
    """Too small."""
    return _("Come closer to the camera.")


def tilted() -> str:
    """The camera hangs to one side."""
    return _("The camera is tilted. Please set it level.")


def turn_a_little(stretch: Stretch) -> str:
    """Nearly right."""
    if stretch.view.name is ViewName.FRONT:
        return _("Turn a little more towards me.")
    return _("Turn a little more to the side.")


def camera_lost() -> str:
    """No pictures come."""
    return _("The camera has stopped.")


def turn(stretch: Stretch) -> str:
    """How to turn so that the camera can judge."""
    if stretch.view.name is ViewName.FRONT:
        return _("Turn to face me.")
    if stretch.position is Position.LYING:
        return _("Lie with your whole side towards me.")
    return _("Turn your side to me.")


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
