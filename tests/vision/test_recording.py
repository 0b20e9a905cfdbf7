import json
from pathlib import Path

import numpy as np
import pytest

from stretchcoach.body.pose import Observation, Pose
from stretchcoach.errors import SourceError
from stretchcoach.vision.recording import Recording, RecordingWriter

HEADER = '{"format":"stretchcoach-landmarks","version":1}\n'
POINTS = [[1.5, 2.5, 0.5]] * 33


def line(**changes: object) -> str:
    return json.dumps({"t": 0.5, "size": [64, 48], "px": POINTS, "world": POINTS} | changes) + "\n"


def read_all(path: Path) -> list[Observation]:
    with Recording(path) as source:
        return [frame.observation for frame in iter(source.read, None) if frame.observation]


def test_what_was_written_comes_back_rounded(tmp_path: Path) -> None:
    generator = np.random.default_rng(1)
    pose = Pose(generator.uniform(-50, 700, (33, 2)), generator.normal(0, 1, (33, 3)), generator.uniform(0, 1, 33))
    path = tmp_path / "session.jsonl"
    with RecordingWriter(path, source="camera 0") as writer:
        writer.write(Observation(1234.567891, (640, 480), pose))
        writer.write(Observation(1234.6, (640, 480), None))
    first, second = read_all(path)
    assert first.captured_at_s == 1234.567891 and first.size_px == (640, 480)
    assert first.pose is not None
    np.testing.assert_allclose(first.pose.image_px, pose.image_px, atol=0.00501)
    np.testing.assert_allclose(first.pose.visibility, pose.visibility, atol=0.000501)
    np.testing.assert_allclose(first.pose.world_m, pose.world_m, atol=0.0000501)
    assert second.pose is None


def test_every_frame_is_on_the_disk_before_the_next(tmp_path: Path) -> None:
    path = tmp_path / "session.jsonl"
    writer = RecordingWriter(path)
    writer.write(Observation(0.0, (64, 48), None))
    assert len(read_all(path)) == 1  # though the writer is still open
    writer.close()
    writer.close()


def test_a_last_line_that_breaks_off_is_the_end(tmp_path: Path) -> None:
    path = tmp_path / "crash.jsonl"
    path.write_text(HEADER + line() + line(t=0.6)[:200])
    assert [o.captured_at_s for o in read_all(path)] == [0.5]
    with Recording(path) as source:
        assert source.count == 1


def test_keys_of_later_writers_are_ignored(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(HEADER + line(mood="good"))
    assert len(read_all(path)) == 1


@pytest.mark.parametrize(
    "bad",
    [
        "nonsense\n",
        "[]\n",
        "null\n",
        line(px=POINTS[:32]),
        line(world=None),
        line(px=[[1, 2]] * 33),
        line(px=[["a", 2, 3]] * 33),
        line(px="abc"),
        line(size=[0, 48]),
        line(size=None),
        line(size=[float("inf"), 48]),
        line(t="soon"),
        line(t=float("nan")),
        line(px=[[float("nan"), 2, 3]] * 33),
        line(t=0.5),  # as the line before: time stands still
        line(t=0.4),
    ],
)
def test_a_damaged_line_is_named_and_ends_the_recording(bad: str, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(HEADER + line() + bad + line(t=9))
    source = Recording(path)
    assert source.read() is not None
    with pytest.raises(SourceError, match=r"a\.jsonl:3: "):
        source.read()
    assert source.read() is None


def test_a_place_that_cannot_be_written_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="cannot be written"):
        RecordingWriter(tmp_path / "no such folder" / "a.jsonl")
