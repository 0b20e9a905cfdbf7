"""Whole pictures out of bytes that arrive in any pieces."""

from itertools import cycle

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("cv2")  # the pure environment has none

from support.eyes import red

from stretchcoach.vision import jpeg
from stretchcoach.vision.jpeg import JpegSplitter
from stretchcoach.vision.opencv import cv2


def encoded(*options: int, seed: int | None = None) -> bytes:
    picture = red() if seed is None else np.random.default_rng(seed).integers(0, 256, (48, 64, 3), np.uint8)
    return cv2.imencode(".jpg", picture, list(options))[1].tobytes()  # type: ignore[no-any-return]


def with_thumbnail(picture: bytes) -> bytes:
    """A picture that carries a whole other one in its header, as those of telephones do."""
    inner = b"Exif\0\0" + encoded(cv2.IMWRITE_JPEG_QUALITY, 10)
    return picture[:2] + b"\xff\xe1" + (len(inner) + 2).to_bytes(2, "big") + inner + picture[2:]


PICTURES = [
    encoded(seed=1),
    encoded(cv2.IMWRITE_JPEG_PROGRESSIVE, 1, seed=2),
    encoded(cv2.IMWRITE_JPEG_RST_INTERVAL, 2, seed=3),
    with_thumbnail(encoded(seed=4)),
]
BETWEEN = [b"", b"\r\n--frame\r\nContent-Type: image/jpeg\r\nContent-Length: 99999\r\n\r\n", b"\xff\xff\x00\xff", b"\xff" * 3]


@given(
    st.lists(st.tuples(st.sampled_from(BETWEEN), st.sampled_from(PICTURES)), min_size=1, max_size=4),
    st.lists(st.integers(1, 4000), min_size=1, max_size=8),
)
def test_every_picture_comes_out_whole_however_it_arrives(parts: list[tuple[bytes, bytes]], sizes: list[int]) -> None:
    stream, size = b"".join(between + picture for between, picture in parts), cycle([*sizes, 500])
    splitter, found = JpegSplitter(), []
    while stream:
        count = next(size)
        found += splitter.feed(stream[:count])
        stream = stream[count:]
    assert found == [picture for _between, picture in parts]


def test_byte_by_byte() -> None:
    splitter = JpegSplitter()
    found = [picture for byte in b"junk" + PICTURES[0] + PICTURES[3] for picture in splitter.feed(bytes([byte]))]
    assert found == [PICTURES[0], PICTURES[3]]


@pytest.mark.parametrize("cut", [3, 30, 200, 700])
def test_a_picture_cut_off_does_not_take_the_next_one_along(cut: int) -> None:
    assert JpegSplitter().feed(PICTURES[0][:cut] + b"\r\n--frame\r\n\r\n" + PICTURES[1] + PICTURES[2])[-1] == PICTURES[2]


@given(st.binary(max_size=3000))
def test_no_bytes_break_it(noise: bytes) -> None:
    splitter = JpegSplitter()
    splitter.feed(noise)
    splitter.feed(b"\xff\xd8\xff" + noise)
    assert splitter.feed(b"\0" * 70_000 + PICTURES[0] + PICTURES[1])[-1] == PICTURES[1]


@pytest.mark.parametrize("start", [b"", b"\xff\xd8\xff\xe1\0\x02\xff\xda\0\x02"])
def test_endless_noise_is_refused(start: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jpeg, "MAX_BYTES", 10_000)
    splitter = JpegSplitter()
    splitter.feed(start)
    with pytest.raises(ValueError, match="no end"):
        for _ in range(20):
            splitter.feed(b"<p>no picture</p>" * 60)


def test_a_bomb_is_left_out_before_anybody_decodes_it() -> None:
    size = PICTURES[0].index(b"\xff\xc0") + 5
    bomb = PICTURES[0][:size] + b"\xff\xff\xff\xff" + PICTURES[0][size + 4 :]
    assert JpegSplitter().feed(bomb + PICTURES[1]) == [PICTURES[1]]
