"""The window without a camera and without real time: eyes that see what a test draws, and a clock that stands until it is moved."""

from collections.abc import Callable

import numpy as np
from support.figure import SIZE_PX, Figure
from support.session import Moving

from stretchcoach.app.coach import Coach
from stretchcoach.app.eyes import PaintedFrame
from stretchcoach.body.pose import Observation
from stretchcoach.vision.frames import Frame
from stretchcoach.vision.live import Seen
from stretchcoach.vision.status import EyesStatus

TICK_S = 0.1


class HandClock:
    """Moved by hand."""

    def __init__(self) -> None:
        self.now_s = 1000.0

    def __call__(self) -> float:
        return self.now_s


class DrawnEyes:
    """Sees ``figure`` at every look, or nobody; notes what is asked of it."""

    def __init__(self, clock: Callable[[], float], figure: Figure | None) -> None:
        self.figure, self.status, self.asked = figure, EyesStatus.SEEING, list[str]()
        self.skips = False
        self._clock, self._moving = clock, Moving()

    @property
    def sentence(self) -> str:
        return self.status.sentence

    def take(self) -> Seen | None:
        if not self.status.sees or self.skips:
            return None
        now_s = self._clock()
        observation = Observation(now_s, SIZE_PX, None)
        if self.figure is not None:
            observation = self._moving(self.figure, now_s).seen(now_s)
        return Seen(self._frame(now_s), observation)

    def take_skipped(self) -> Frame | None:
        return self._frame(self._clock()) if self.skips else None

    def pause(self) -> None:
        self.asked.append("pause")
        self.status = EyesStatus.PAUSED

    def resume(self) -> None:
        self.asked.append("resume")
        self.status = EyesStatus.SEEING

    def stop(self, patience_s: float = 3.0) -> bool:
        self.asked.append("stop")
        return True

    def _frame(self, now_s: float) -> PaintedFrame:
        width, height = 64, 36
        rgb = np.zeros((height, width, 3), np.uint8)
        return PaintedFrame(now_s, (width, height), rgb, bgra=np.zeros((height, width, 4), np.uint8))


def let_pass(coach: Coach, clock: HandClock, seconds: float) -> None:
    """Time passes, tick by tick, until the session ends."""
    for _ in range(round(seconds / TICK_S)):
        if not coach.playing:
            return
        clock.now_s += TICK_S
        coach.tick()
