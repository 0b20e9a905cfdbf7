"""Short sounds that can be told apart with closed eyes; made here, so that nothing has to be shipped or licensed."""

import io
import wave
from enum import Enum
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from stretchcoach.coaching.cues import Cue, CueKind

RATE_HZ = 44_100
_FADE_S = 0.008  # no clicks
_LOUDEST = 0.6  # of what a sample can hold: two notes may sound together
_RUNS, _STANDS = ("hold", "going_on", "by_time", "time_begins"), ("came_out", "cant_tell", "not_started", "paused")


class Chime(Enum):
    """A sound and its notes, as (Hz, seconds); 0 Hz is silence."""

    SAFETY = ((740, 0.16), (494, 0.16), (0, 0.06), (740, 0.16), (494, 0.30))  # falls, twice: let go
    CORRECTION = ((392, 0.12), (0, 0.06), (392, 0.18))  # two even, low
    RUNS = ((523, 0.11), (784, 0.25))  # rises: the clock runs
    STANDS = ((523, 0.11), (330, 0.25))  # falls: the clock stands
    TICK = ((1047, 0.07),)  # one of the last three seconds
    NEXT = ((659, 0.35),)  # one bell: something else comes
    DONE = ((523, 0.12), (659, 0.12), (784, 0.12), (1047, 0.4))  # climbs: all is done


def chime_of(cue: Cue) -> Chime | None:
    """What stands for a cue that is not spoken; None where a sound alone would say nothing."""
    if cue.kind is CueKind.SAFETY:
        return Chime.SAFETY
    if cue.id.startswith("line_"):
        return None
    if cue.id.startswith("count_"):
        return Chime.TICK
    if cue.id in _RUNS:
        return Chime.RUNS
    if cue.id in _STANDS:
        return Chime.STANDS
    if cue.id in ("well_done", "time_is_up"):
        return Chime.DONE
    if cue.kind is CueKind.CORRECTION:
        return Chime.CORRECTION
    return Chime.NEXT if cue.moves_on else None


def samples(chime: Chime) -> NDArray[np.int16]:
    """The sound, mono, at :data:`RATE_HZ`: sines with a soft octave, that die away like a bell."""
    notes = []
    for hertz, lasts_s in chime.value:
        t_s = np.arange(round(lasts_s * RATE_HZ)) / RATE_HZ
        tone = np.sin(2 * np.pi * hertz * t_s) + 0.25 * np.sin(4 * np.pi * hertz * t_s)
        shape = np.minimum(1.0, np.minimum(t_s, lasts_s - t_s) / _FADE_S) * np.exp(-1.5 * t_s / lasts_s)
        notes.append(tone * shape / 1.25)
    return np.round(np.concatenate(notes) * _LOUDEST * np.iinfo(np.int16).max).astype(np.int16)


def wav(chime: Chime) -> bytes:
    """The sound as a file holds it."""
    held = io.BytesIO()
    with wave.open(held, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE_HZ)
        file.writeframes(samples(chime).astype("<i2").tobytes())
    return held.getvalue()


def write_chimes(folder: Path) -> dict[Chime, Path]:
    """All of them as files, for players that want files."""
    files = {chime: folder / f"{chime.name.lower()}.wav" for chime in Chime}
    for chime, path in files.items():
        path.write_bytes(wav(chime))
    return files
