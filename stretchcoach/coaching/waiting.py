"""While everything stands: who may have fallen is asked again, and who paused by hand hears again how to go on."""

from stretchcoach import thresholds as T
from stretchcoach.body.pose import Observation
from stretchcoach.coaching import phrases
from stretchcoach.coaching.cues import Cue, CueKind, Speaker


class Waiting:
    """A pause, as it is heard.

    Attributes:
        by_hand: whether the person paused with a raised hand, and may be far from the keys.
    """

    def __init__(self, speaker: Speaker, *, hands_free: bool) -> None:
        """Args: what speaks; whether raised hands are understood."""
        self._speaker, self._hands_free = speaker, hands_free
        self._said_at_s: float | None = None
        self._back_since_s: float | None = None
        self.by_hand = False

    def begin(self, *, fell: bool) -> None:
        """Everything stands from now on."""
        self._said_at_s = None
        if fell:
            self._speaker.announce(self._are_you_ok())
        else:
            self._speaker.announce(Cue("paused", CueKind.PROGRESS, phrases.paused_by_hand() if self.by_hand else phrases.paused()))

    def tick(self, now_s: float, *, fell: bool) -> None:
        """Let time pass."""
        self._said_at_s = now_s if self._said_at_s is None else self._said_at_s
        if now_s - self._said_at_s < (T.SAY_AGAIN_S if fell else T.STILL_PAUSED_S):
            return
        self._said_at_s = now_s
        if fell:
            self._speaker.offer(self._are_you_ok(), until_s=now_s)
        elif self.by_hand:
            self._speaker.offer(Cue("still_paused", CueKind.PROGRESS, phrases.still_paused()), until_s=now_s)

    def is_back(self, seen: Observation, *, lost: bool) -> bool:
        """Whether somebody who was lost has been seen again for a moment; then they need not say that all is well."""
        if not lost or seen.pose is None:
            self._back_since_s = None
            return False
        self._back_since_s = seen.captured_at_s if self._back_since_s is None else self._back_since_s
        return seen.captured_at_s - self._back_since_s >= T.BACK_S

    def _are_you_ok(self) -> Cue:
        return Cue("fell", CueKind.SAFETY, phrases.fell(hands=self._hands_free))
