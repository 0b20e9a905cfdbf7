"""What this program is not, in the words that stand wherever people begin or print. Source: clinical page 8."""

from stretchcoach.words import _


def disclaimer() -> str:
    """The whole of it."""
    return _(
        "stretchcoach is for general fitness and wellbeing. It is not a medical device and does not diagnose, treat or prevent any "
        "condition. Camera angles are rough estimates and can be wrong by 10 degrees or more. Stop if you feel sharp pain, numbness or "
        "dizziness. If you are injured, pregnant, recently operated on, or unsure, ask a health professional first."
    )
