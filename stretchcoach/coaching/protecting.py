"""What the guard and the person's own word ask of a session: easing off, letting go, another position, or the end.

It moves nothing itself: it answers with the event that the session makes of it.
"""

from collections.abc import Mapping

from stretchcoach import thresholds as T
from stretchcoach.body.pose import Side
from stretchcoach.coaching import commentary, phrases
from stretchcoach.coaching.agenda import Entry, Phase, Twins
from stretchcoach.coaching.cues import Cue, CueKind, Speaker
from stretchcoach.coaching.holding import Holding
from stretchcoach.coaching.log import Raised, SessionLog
from stretchcoach.coaching.transitions import Event
from stretchcoach.routine.values import Mode, Muscle, Position, Sides, Stretch
from stretchcoach.safety.bouts import Bout, Bouts
from stretchcoach.safety.ease import EaseOff
from stretchcoach.safety.guard import Alert, Band, Level, Reason

Leg = tuple[str, Side | None]  # a stretch id, and the stretched side


class Protecting:
    """Looks after one session.

    Attributes:
        alert: what must not go on, right now.
        bouts: what is counted of each muscle and side.
    """

    def __init__(
        self,
        mode: Mode,
        log: SessionLog,
        speaker: Speaker,
        *,
        comfortable: Mapping[Leg, float],
        best: Mapping[Leg, float],
        done_today_s: Mapping[Muscle, float],
        deeper_steps: int | None,
        twins: Twins,
        hands_free: bool,
    ) -> None:
        """Args: as of the session engine; the log gets what is raised, the speaker what is said about it."""
        self._mode, self._log, self._speaker, self._hands_free = mode, log, speaker, hands_free
        self._comfortable, self._best, self._deeper_steps, self._twins = comfortable, best, deeper_steps, twins
        self._bands: dict[Leg, Band] = {}  # one a session: a0 and granted steps stay from set to set
        self._sways: dict[str, int] = {}
        self._sit_until_s = float("-inf")
        self._released_fast = False
        self.bouts = Bouts(mode, done_today_s)
        self.alert: Alert | None = None

    # --- what it knows ---

    @property
    def fell(self) -> bool:
        """Whether everything stands because somebody may have fallen."""
        return self.alert is not None and self.alert.reason is Reason.FALL

    @property
    def lost(self) -> bool:
        """Whether somebody who stood is not seen any more; nobody has seen them fall."""
        return self.fell and self.alert is not None and self.alert.unit == "s"

    def band(self, entry: Entry) -> Band | None:
        """The personal zone of a hold's stretch and side."""
        if entry.stretch is None or entry.depth is None:
            return None
        leg = (entry.stretch.id, entry.side)
        if leg not in self._bands:
            comfortable, best = self._comfortable.get(leg), self._best.get(leg)
            self._bands[leg] = Band(entry.depth, self._mode, comfortable, best, deeper_steps=self._deeper_steps)
        return self._bands[leg]

    def enter(self, stretch: Stretch, side: Side | None) -> Bout:
        """A hold is coming."""
        return self.bouts.enter(stretch.muscle, side)

    def begin(self, entry: Entry, holding: Holding | None) -> None:
        """What still stands as an entry begins, or begins again; what was raised on the way there is past."""
        if holding is not None:
            holding.forget_alerts()
        ease = None if holding is None else holding.ease
        stands = ease is not None and (ease.needs_word or entry.phase is Phase.STRETCH)
        self.alert = ease.alert if ease is not None and stands else None

    # --- what happens ---

    def watch(self, now_s: float, entry: Entry, holding: Holding, eased: EaseOff | None) -> Event | None:
        """What the guard says now, and what it has raised; of what is raised while it is eased off, the first decides."""
        self.alert = holding.alert
        for alert in holding.take_new_alerts():
            self._raise(now_s, entry, alert)
            if alert.reason is Reason.SWAY and entry.stretch is not None:
                self._swayed(now_s, entry.stretch)
        if self.alert is not None and self.alert.level is Level.STOP:
            return Event.FELL
        return self._count_ease() if holding.ease is not None and holding.ease is not eased else None

    def leave(self, now_s: float, entry: Entry, fast: Alert) -> None:
        """Somebody comes out of a stretch too fast. Without a cramp it is said once a session: they know now."""
        self._raise(now_s, entry, fast)
        if self._mode is Mode.GENTLE or not self._released_fast:
            self._speaker.offer(Cue("release_speed", CueKind.CORRECTION, phrases.caution(fast)), until_s=now_s + T.SPEED_LASTS_S)
        self._released_fast = True

    def report(self, now_s: float, entry: Entry, holding: Holding | None, level: int, *, sharp: bool) -> Event | None:
        """How much it hurts, 0 to 10. A number that asks for nothing is as good as the word that it has eased.

        Raises:
            ValueError: the level is not 0 to 10.
        """
        bout = self.bouts.last
        alert = bout.pain.report(level, sharp=sharp, stretched_s=bout.stretched_s)
        if bout.muscle is not None and self._log.ended is None:
            self._log.pains.setdefault((bout.muscle, bout.side), []).append(level)
        if alert is not None:
            return self._obey(now_s, entry, holding, alert)
        self._speaker.offer(Cue("thank_you", CueKind.PROGRESS, phrases.thank_you()), until_s=now_s + T.ASK_END_S)
        if bout.ease is not None:
            bout.ease.is_well()
        return None

    def hurts(self, now_s: float, entry: Entry, holding: Holding | None) -> Event | None:
        """It hurts, without a number: ease at once; said once more before it has eased, it is the end."""
        again = holding is not None and holding.ease is not None and holding.ease.needs_word
        return self._obey(now_s, entry, holding, self.bouts.last.pain.hurts(again=again))

    def _obey(self, now_s: float, entry: Entry, holding: Holding | None, pain: Alert) -> Event | None:
        if self._log.ended is not None:
            return None
        self._raise(now_s, entry, pain)
        if pain.level is Level.STOP:
            self._log.card = self.bouts.last.pain.card
            return Event.HURTS
        if holding is None:
            return None
        holding.ease_off(pain, now_s)
        self.alert = pain
        self._speaker.announce(Cue("pain_ease", CueKind.SAFETY, phrases.pain_ease(hands=self._hands_free)))
        return self._count_ease() or (Event.HURTS_LONG if self.bouts.last.pain.asks_change else None)

    def _count_ease(self) -> Event | None:
        return Event.LET_GO if self.bouts.last.eased_off() else None

    def _raise(self, now_s: float, entry: Entry, alert: Alert) -> None:
        self._log.alerts.append(Raised(now_s, alert, entry.stretch.id if entry.stretch is not None else None, entry.side))

    # --- another position ---

    def _swayed(self, now_s: float, stretch: Stretch) -> None:
        self._sways[stretch.id] = self._sways.get(stretch.id, 0) + 1
        if self._sways[stretch.id] == T.SWAYS_TO_SIT:
            self._sit_until_s = now_s + T.ASK_OPEN_S

    def offered(self, now_s: float, entry: Entry) -> Stretch | None:
        """The version on a chair, for as long as it is offered."""
        return self.seated(entry) if now_s < self._sit_until_s else None

    def seated(self, entry: Entry) -> Stretch | None:
        """What is done on a chair instead."""
        return next((twin for twin in reversed(self._twins_of(entry)) if twin.position is Position.CHAIR), None)

    def other_position(self, entry: Entry) -> Stretch | None:
        """What is done in another position instead, or else at least in another way."""
        twins = self._twins_of(entry)
        here = None if entry.stretch is None else entry.stretch.position
        return next((twin for twin in twins if twin.position is not here), twins[0] if twins else None)

    def _twins_of(self, entry: Entry) -> tuple[Stretch, ...]:
        """A twin for one leg is none where both are stretched at once: nobody has said with which to begin."""
        twins = () if entry.stretch is None else self._twins.get(entry.stretch.id, ())
        return tuple(twin for twin in twins if entry.side is not None or twin.sides is Sides.TOGETHER)

    def further(self, entry: Entry) -> None:
        """A step deeper has been granted."""
        self._speaker.announce(commentary.further(entry, self._mode))
