"""What one depth tells while it is held: drawing back, bouncing, shaking, and a knee that bends instead.

Source: clinical page 5.6.
"""

from collections import deque
from statistics import fmean

import numpy as np
from numpy.typing import NDArray

from stretchcoach import thresholds as T
from stretchcoach.routine.vocabulary import Mode
from stretchcoach.safety.alerts import Alert, Level, Reason
from stretchcoach.safety.band import Band
from stretchcoach.safety.look import Look

_KEEP_S = 6.2  # three of the slowest bounces
_LOOK_AGAIN_S = 0.5  # a swing is not looked for in every picture
_Samples = NDArray[np.float64]


class HoldWatch:
    """Watches the depth of one hold.

    Attributes:
        compensates: whether the knee gives what the muscle does not: no progress.
    """

    def __init__(self, band: Band, mode: Mode) -> None:
        """Args: the zone, and the mode whose limits count."""
        self._band, self._mode = band, mode
        self.compensates = False
        self._rest_rms_deg: float | None = None
        self.forget()

    def forget(self) -> None:
        """Start again."""
        self._samples: deque[tuple[float, float, float, bool]] = deque()  # moment, smoothed, raw, held
        self._start: list[tuple[float, float]] = []  # depth and knee of the first second
        self._straight_at: float | None = None  # the last depth with a knee as at the start
        self._held_since_s: float | None = None
        self._bent_since_s: float | None = None
        self._swings: list[Alert] = []
        self._looked_for_swings_s = float("-inf")
        self.compensates = False

    def update(self, look: Look) -> list[Alert]:
        """One look; what it gives reason for."""
        if look.depth is None or look.raw is None:
            return []
        per_deg = self._band.per_deg
        sample = look.at_s, self._band.deeper_is * look.depth / per_deg, self._band.deeper_is * look.raw / per_deg, look.is_held
        self._samples.append(sample)
        while look.at_s - self._samples[0][0] > _KEEP_S:
            self._samples.popleft()
        self._held_since_s = None if not look.is_held else look.at_s if self._held_since_s is None else self._held_since_s
        found = [self._withdrawal(look.at_s), self._compensation(look, sample[1])]
        if look.at_s - self._looked_for_swings_s >= _LOOK_AGAIN_S:
            self._looked_for_swings_s = look.at_s
            self._swings = [alert for alert in (self._bouncing(), self._shaking()) if alert is not None]
        return [*(alert for alert in found if alert is not None), *self._swings]

    def _withdrawal(self, at_s: float) -> Alert | None:
        """The leg draws back suddenly: means of 0.3 s, a second apart, so that no single picture makes it."""
        part_s = T.WITHDRAWAL_MEAN_S
        now = [value for moment, value, _raw, _held in self._samples if at_s - moment <= part_s]
        then = [(value, held) for moment, value, _raw, held in self._samples if 1 - 1e-6 <= at_s - moment <= 1 + part_s]
        if len(now) < 3 or len(then) < 3 or not all(held for _value, held in then):
            return None
        fell = fmean(value for value, _held in then) - fmean(now)
        if fell < T.WITHDRAWAL_DEG:
            return None
        level = Level.EASE_OFF if self._mode is Mode.GENTLE else Level.CAUTION
        return self._alert(level, Reason.WITHDRAWAL, fell, T.WITHDRAWAL_DEG)

    def _compensation(self, look: Look, depth: float) -> Alert | None:
        """The knee bends while the leg still rises: since the start, and also since the knee began to bend."""
        self.compensates = False
        if self._held_since_s is None or look.knee_deg is None:
            return None
        if look.at_s - self._held_since_s <= T.COMPENSATION_START_S:
            self._start.append((depth, look.knee_deg))
        if not self._start:
            return None
        start_depth, start_knee = (fmean(values) for values in zip(*self._start, strict=True))
        bent = look.knee_deg - start_knee
        if bent < T.COMPENSATION_KNEE_DEG / 2 or self._straight_at is None:
            self._straight_at = depth
        still_rises = depth - start_depth >= T.COMPENSATION_RISE_DEG and depth - self._straight_at >= T.COMPENSATION_STILL_RISES_DEG
        if bent < T.COMPENSATION_KNEE_DEG or not still_rises:
            self._bent_since_s = None
            return None
        self._bent_since_s = look.at_s if self._bent_since_s is None else self._bent_since_s
        self.compensates = True
        if look.at_s - self._bent_since_s < T.COMPENSATION_LASTS_S:
            return None
        return Alert(Level.CAUTION, Reason.COMPENSATION, bent, T.COMPENSATION_KNEE_DEG, "deg")

    def _bouncing(self) -> Alert | None:
        """Three even swings: the best fitting sine, where it explains most of what moves, and moves from the first to the last of them."""
        if not self._samples[-1][3]:
            return None
        t, raw = self._last(_KEEP_S)
        for hz in np.arange(T.BOUNCE_HZ[0], T.BOUNCE_HZ[1] + 0.01, 0.25):
            length_s = max(T.BOUNCE_CYCLES / hz, T.BOUNCE_WINDOW_S)
            part = t >= t[-1] - length_s
            if t[-1] - t[0] < length_s - 0.1 or part.sum() < length_s * T.SPEED_MIN_FPS:
                continue
            amplitude, share = _sine(t[part], raw[part], float(hz))
            throughout = all(np.ptp(third) >= T.BOUNCE_EACH * 2 * amplitude for third in np.array_split(raw[part], 3))
            if 2 * amplitude >= T.BOUNCE_DEG and share >= T.BOUNCE_SHARE and throughout:
                return self._alert(Level.CAUTION, Reason.BOUNCING, 2 * amplitude, T.BOUNCE_DEG)
        return None

    def _shaking(self) -> Alert | None:
        """What is left between 3 and 10 Hz, only where enough pictures come to see it."""
        t, raw = self._last(T.SHAKE_WINDOW_S)
        if not self._samples[-1][3] or t[-1] - t[0] < 0.95 * T.SHAKE_WINDOW_S or len(t) < 0.95 * T.SHAKE_MIN_FPS * T.SHAKE_WINDOW_S:
            return None
        rms = _band_rms(t, raw)
        if self._rest_rms_deg is None and self._held_since_s is not None and t[-1] - self._held_since_s >= T.SHAKE_REST_S:
            self._rest_rms_deg = min(_band_rms(*self._last(T.SHAKE_REST_S)), T.SHAKE_REST_DEG)
        rest = T.SHAKE_REST_DEG if self._rest_rms_deg is None else self._rest_rms_deg
        limit = max(T.SHAKE_DEG, T.SHAKE_TIMES * rest)
        return self._alert(Level.CAUTION, Reason.SHAKING, rms, limit) if rms > limit else None

    def _last(self, seconds: float) -> tuple[_Samples, _Samples]:
        end_s = self._samples[-1][0]
        kept = [(moment, raw) for moment, _value, raw, _held in self._samples if end_s - moment <= seconds]
        t, raw = np.array(kept).T
        return t, raw

    def _alert(self, level: Level, reason: Reason, measured_deg: float, limit_deg: float) -> Alert:
        per_deg = self._band.per_deg
        return Alert(level, reason, measured_deg * per_deg, limit_deg * per_deg, self._band.measure.unit)


def _sine(t: _Samples, values: _Samples, hz: float) -> tuple[float, float]:
    """Amplitude of a sine of this frequency, and the share of the variance, beyond a straight line, that it explains."""
    line = np.stack([np.ones_like(t), t - t[0]], axis=1)
    waves = np.stack([np.sin(2 * np.pi * hz * t), np.cos(2 * np.pi * hz * t)], axis=1)
    rest = values - line @ np.linalg.lstsq(line, values, rcond=None)[0]
    both = np.concatenate([line, waves], axis=1)
    found = np.linalg.lstsq(both, values, rcond=None)[0]
    left, before = float(np.sum((values - both @ found) ** 2)), float(np.sum(rest**2))
    return float(np.hypot(found[2], found[3])), 1 - left / before if before > 0 else 0.0


def _band_rms(t: _Samples, values: _Samples) -> float:
    """Root mean square between 3 and 10 Hz, on an even grid."""
    even = np.linspace(t[0], t[-1], len(t))
    straight = np.interp(even, t, values)
    straight = straight - np.polyval(np.polyfit(even, straight, 1), even)
    power = np.abs(np.fft.rfft(straight)) ** 2 / len(even) ** 2
    hz = np.fft.rfftfreq(len(even), (even[-1] - even[0]) / (len(even) - 1))
    return float(np.sqrt(2 * power[(hz >= T.SHAKE_HZ[0]) & (hz <= T.SHAKE_HZ[1])].sum()))
