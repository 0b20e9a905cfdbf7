"""A bout: the holds of one muscle and side up to the next walk. What it counts, nobody can count away.

Source: RULES 4.
"""

from stretchcoach import thresholds as T
from stretchcoach.body.pose import Side
from stretchcoach.routine.vocabulary import Mode, Muscle
from stretchcoach.safety.alerts import allowed
from stretchcoach.safety.ease import EaseOff
from stretchcoach.safety.pain import PainWatch


class Bout:
    """One muscle and side.

    Attributes:
        ease: the EASE_OFF that has not ended yet; no command ends it.
        eases: how often it had to be eased off in this bout.
        stretched_s: seconds of stretching in this session.
        asked: whether the pain at the start of this bout was asked for.
    """

    def __init__(self, mode: Mode) -> None:
        """Args: the mode, whose limits count."""
        self._mode = mode
        self.pain = PainWatch(mode)
        self.ease: EaseOff | None = None
        self.eases = 0
        self.stretched_s = 0.0
        self.asked = False

    def eased_off(self) -> bool:
        """It was eased off once more; whether that is too often, so that it must be let go."""
        self.eases += 1
        return self.eases > allowed(T.EASES_A_BOUT, self._mode)

    def walked(self) -> None:
        """A walk lies between: a new bout."""
        self.eases, self.asked = 0, False
        self.pain.new_bout()


class Bouts:
    """All muscles and sides of a session."""

    def __init__(self, mode: Mode) -> None:
        """Args: the mode, whose limits count."""
        self._mode = mode
        self._bouts: dict[tuple[Muscle, Side | None], Bout] = {}
        self.last = Bout(mode)
        """The one of the last stretch, or a nameless one before the first."""

    def enter(self, muscle: Muscle, side: Side | None) -> Bout:
        """The bout of a muscle and side, which is now the last one."""
        self.last = self._bouts.setdefault((muscle, side), Bout(self._mode))
        return self.last

    def walked(self) -> None:
        """A walk was walked to its end."""
        for bout in self._bouts.values():
            bout.walked()
