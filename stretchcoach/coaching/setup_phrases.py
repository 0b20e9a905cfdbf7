"""What the coach says while somebody sets up."""

from stretchcoach.words import _


def all_seen(title: str) -> str:
    """Setting up: the camera stands well for a stretch."""
    return _("I see all of you, and can judge it: {title}. Raise one hand to go on.").format(title=title)


def take_position() -> str:
    """Setting up for a stretch on the floor or a chair, and the person stands."""
    return _("Take the position of the stretch, so that I can tell.")


def loose_clothes() -> str:
    """Setting up: what no camera sees through."""
    return _("Loose trousers hide your knees: tight or rolled-up ones are judged better.")


def sound_check() -> str:
    """Trying the voice."""
    return _("Left leg. Good. Hold.")
