"""How the eyes are doing, in a word for the program and a sentence for the person."""

from enum import Enum

from stretchcoach.errors import SourceError
from stretchcoach.words import _


class EyesStatus(Enum):
    """How a live source is doing; ``sentence`` says it to the person."""

    OPENING = "opening"
    SEEING = "seeing"
    SLOW = "slow"  # the source itself sends too few pictures
    BEHIND = "behind"  # the pose model cannot keep up on this computer
    BLACK = "black"
    PAUSED = "paused"  # released on purpose, until resumed
    ABSENT = "absent"
    DENIED = "denied"
    BUSY = "busy"
    UNAVAILABLE = "unavailable"  # does not open, and the system does not say why
    LOST = "lost"  # stopped sending
    FROZEN = "frozen"  # neither sends nor says that it has stopped
    ENDED = "ended"

    @property
    def sees(self) -> bool:
        """Whether pictures come in, good or bad ones."""
        return self in _SEEING

    @property
    def sentence(self) -> str:
        """What is the matter, and what to do about it."""
        match self:
            case EyesStatus.OPENING:
                return _("The camera is starting.")
            case EyesStatus.SEEING:
                return _("The camera is on.")
            case EyesStatus.SLOW:
                return _("The camera sends fewer than 8 pictures a second. More light often helps.")
            case EyesStatus.BEHIND:
                return _("This computer looks at fewer than 8 pictures a second. Closing other programs often helps.")
            case EyesStatus.BLACK:
                return _("The picture is black. Open the camera's shutter, or switch a light on.")
            case EyesStatus.PAUSED:
                return _("The camera is off during the pause.")
            case EyesStatus.ABSENT:
                return _("The camera is not there. Plug it in; it is tried again and again.")
            case EyesStatus.DENIED:
                return _("This program may not use the camera. Allow it in the privacy settings of your system.")
            case EyesStatus.BUSY:
                return _("Another program uses the camera. Close that program; the camera is tried again and again.")
            case EyesStatus.UNAVAILABLE:
                return _("The camera cannot be opened. Close other programs that use it; it is tried again and again.")
            case EyesStatus.LOST:
                return _("The camera stopped sending pictures. Check its cable; it is tried again and again.")
            case EyesStatus.FROZEN:
                return _("The camera hangs. If it does not come back by itself, unplug it and plug it in again.")
            case EyesStatus.ENDED:
                return _("The camera is off.")


_SEEING = frozenset({EyesStatus.SEEING, EyesStatus.SLOW, EyesStatus.BEHIND, EyesStatus.BLACK})


class EyesError(SourceError):
    """A live source that cannot be seen through, for a reason that is known."""

    def __init__(self, status: EyesStatus, sentence: str) -> None:
        super().__init__(sentence)
        self.status = status
