"""Sounds that can be told apart, that do not hurt, and that stand for the right thing."""

import io
import wave
from itertools import combinations

import numpy as np
import pytest

from stretchcoach.coaching.cues import Cue, CueKind
from stretchcoach.voice.chimes import RATE_HZ, Chime, chime_of, samples, wav, write_chimes


@pytest.mark.parametrize("chime", Chime)
def test_short_not_too_loud_and_without_a_click(chime: Chime) -> None:
    sound = samples(chime) / np.iinfo(np.int16).max
    assert 0.05 < len(sound) / RATE_HZ < 1.0
    assert 0.2 < np.abs(sound).max() <= 0.6
    assert abs(sound[0]) < 0.01 and abs(sound[-1]) < 0.01
    assert np.abs(np.diff(sound)).max() < 0.15


def test_any_two_differ_in_their_tune() -> None:
    for one, other in combinations(Chime, 2):
        assert [hertz for hertz, _ in one.value if hertz] != [hertz for hertz, _ in other.value if hertz] or one is other


def test_the_tune_is_the_one_that_is_written() -> None:
    first = samples(Chime.RUNS)[: round(0.11 * RATE_HZ)]
    assert np.argmax(np.abs(np.fft.rfft(first))) / 0.11 == pytest.approx(523, abs=10)


def test_a_file_that_players_read(tmp_path_factory: pytest.TempPathFactory) -> None:
    with wave.open(io.BytesIO(wav(Chime.DONE))) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, RATE_HZ)
        assert file.getnframes() == len(samples(Chime.DONE))
    files = write_chimes(tmp_path_factory.mktemp("chimes"))
    assert set(files) == set(Chime)
    assert all(path.read_bytes()[:4] == b"RIFF" for path in files.values())


@pytest.mark.parametrize(
    ("id_", "kind", "chime"),
    [
        ("range", CueKind.SAFETY, Chime.SAFETY),
        ("count_2", CueKind.PROGRESS, Chime.TICK),
        ("hold", CueKind.PROGRESS, Chime.RUNS),
        ("by_time", CueKind.CORRECTION, Chime.RUNS),
        ("came_out", CueKind.PROGRESS, Chime.STANDS),
        ("knee_bent", CueKind.CORRECTION, Chime.CORRECTION),
        ("well_done", CueKind.PROGRESS, Chime.DONE),
        ("line_0_1", CueKind.PROGRESS, None),
    ],
)
def test_what_stands_for_what(id_: str, kind: CueKind, chime: Chime | None) -> None:
    assert chime_of(Cue(id_, kind, "Text.")) is chime
