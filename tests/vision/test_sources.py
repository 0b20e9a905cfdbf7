"""One contract for every source of frames, then what is each source's own."""

import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

pytest.importorskip("cv2")  # the pure environment has none

from support.eyes import LONG_S, FakeDevice, http_server, plain

from stretchcoach.body.pose import Observation, Pose
from stretchcoach.errors import SourceError
from stretchcoach.vision import camera as camera_module
from stretchcoach.vision.camera import Camera
from stretchcoach.vision.files import Picture, PictureFolder, VideoFile
from stretchcoach.vision.frames import FrameSource
from stretchcoach.vision.opencv import cv2
from stretchcoach.vision.paced import Paced
from stretchcoach.vision.recording import Recording, RecordingWriter
from stretchcoach.vision.reopening import Reopening
from stretchcoach.vision.sources import open_source
from stretchcoach.vision.status import EyesError, EyesStatus
from stretchcoach.vision.stream import MjpegStream

SIZE = (64, 48)
COUNT = 6
RED_BGR = np.zeros((48, 64, 3), np.uint8)
RED_BGR[..., 2] = 220


def write_video(path: Path, fourcc: str = "mp4v", count: int = COUNT, fps: float = 10) -> Path:
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*fourcc), fps, SIZE)
    for _ in range(count):
        writer.write(RED_BGR)
    writer.release()
    return path


def write_picture(path: Path) -> Path:
    path.write_bytes(cv2.imencode(path.suffix, RED_BGR)[1].tobytes())
    return path


def a_pose(shift: float = 0.0) -> Pose:
    return Pose(np.arange(66.0).reshape(33, 2) + shift, np.arange(99.0).reshape(33, 3) / 1000, np.linspace(0, 1, 33))


def write_recording(path: Path) -> Path:
    with RecordingWriter(path) as writer:
        for i in range(COUNT):
            writer.write(Observation(i / 10, SIZE, a_pose(i) if i % 2 else None))
    return path


@pytest.fixture
def device(monkeypatch: pytest.MonkeyPatch) -> FakeDevice:
    """Instead of every camera: one with all its pictures sent."""
    device = FakeDevice()
    device.send(COUNT)
    monkeypatch.setattr(camera_module, "cv2", device.cv2())
    return device


@pytest.fixture
def phone() -> Iterator[Callable[[], FrameSource]]:
    """A telephone as a camera, which sends each picture after the one before has arrived; its clock stands still, too."""
    arrived = threading.Semaphore(0)

    def send(request: BaseHTTPRequestHandler) -> None:
        plain(200, "multipart/x-mixed-replace; boundary=x")(request)
        for _ in range(COUNT):
            request.wfile.write(b"--x\r\n\r\n" + cv2.imencode(".jpg", RED_BGR)[1].tobytes())
            assert arrived.acquire(timeout=LONG_S)

    def clock() -> float:
        arrived.release()
        return 100.0

    with http_server(send) as url:
        yield lambda: MjpegStream(url, clock)
        arrived.release(COUNT)  # for those nobody read


def folder_of(path: Path) -> Path:
    path.mkdir()
    for i in range(COUNT):
        write_picture(path / f"{i}.png")
    return path


MAKERS: dict[str, Callable[[Path], FrameSource]] = {
    "mp4": lambda tmp: VideoFile(write_video(tmp / "a clip ä 伸.mp4")),
    "avi": lambda tmp: VideoFile(write_video(tmp / "clip.avi", "MJPG")),
    "stepped": lambda tmp: VideoFile(write_video(tmp / "clip.mp4"), frame_step_s=0.25),
    "folder": lambda tmp: PictureFolder(folder_of(tmp / "pictures of mé")),
    "picture": lambda tmp: Picture(write_picture(tmp / "one.jpg")),
    "recording": lambda tmp: Recording(write_recording(tmp / "session.jsonl")),
    "camera": lambda tmp: Camera(0, clock=lambda: 100.0),
    "reopening": lambda tmp: Reopening(lambda: Camera(0, clock=lambda: 100.0)),
    "paced": lambda tmp: Paced(lambda: VideoFile(write_video(tmp / "clip.mp4"), frame_step_s=0.001), clock=lambda: 100.0),
}
LIVE = {"camera", "reopening", "paced", "phone"}
ENDLESS = LIVE - {"paced"}


@pytest.mark.parametrize("kind", [*MAKERS, "phone"])
def test_every_source_keeps_the_contract(kind: str, tmp_path: Path, device: FakeDevice, phone: Callable[[], FrameSource]) -> None:
    expected = 1 if kind == "picture" else COUNT
    with phone() if kind == "phone" else MAKERS[kind](tmp_path) as source:
        assert source.name
        assert source.live == (kind in LIVE)
        assert source.count == (None if kind in ENDLESS else expected)
        frames = []
        while len(frames) < expected and (frame := source.read()) is not None:
            frames.append(frame)
        assert len(frames) == expected
        if kind in ENDLESS:  # it has no end of its own but this one
            source.close()
        assert source.read() is None
        assert source.read() is None
        source.close()
        source.interrupt()
        source.close()
        assert source.read() is None

    times = [frame.captured_at_s for frame in frames]
    assert all(earlier < later for earlier, later in pairwise(times))
    for frame in frames:
        assert frame.size_px == SIZE
        if kind == "recording":
            assert frame.rgb is None and frame.observation is not None
            continue
        assert frame.observation is None
        assert frame.rgb is not None and frame.rgb.shape == (48, 64, 3) and frame.rgb.dtype == np.uint8
        red, green, blue = frame.rgb[24, 32]
        assert red > 180 and green < 60 and blue < 60


@pytest.mark.parametrize("kind", [*MAKERS, "phone"])
def test_a_source_can_be_closed_before_its_end(kind: str, tmp_path: Path, device: FakeDevice, phone: Callable[[], FrameSource]) -> None:
    source = phone() if kind == "phone" else MAKERS[kind](tmp_path)
    assert source.read() is not None
    source.close()
    assert source.read() is None


def times_of(source: FrameSource) -> list[float]:
    with source:
        return [frame.captured_at_s for frame in iter(source.read, None)]


def test_a_video_keeps_its_own_time_unless_told_otherwise(tmp_path: Path) -> None:
    path = write_video(tmp_path / "clip.mp4")
    assert times_of(VideoFile(path)) == pytest.approx([0, 0.1, 0.2, 0.3, 0.4, 0.5], abs=0.002)
    assert times_of(VideoFile(path, 0.25)) == [0, 0.25, 0.5, 0.75, 1.0, 1.25]


@pytest.mark.parametrize(
    ("stamps_ms", "expected"),
    [
        ([0, 40, 300, 340], [0, 0.04, 0.3, 0.34]),  # a variable rate is kept
        ([5000, 5100, 5200, 5300], [0, 0.1, 0.2, 0.3]),  # the first frame is at 0
        ([0, 0, 0, 0], [0, 0.1, 0.2, 0.3]),  # no stamps
        ([0, 100, 50, 210], [0, 0.1, 0.2, 0.21]),  # one that jumps back
        ([float("nan")] * 4, [0, 0.1, 0.2, 0.3]),
    ],
)
def test_stamps_of_a_video_are_believed_where_they_make_sense(stamps_ms: list[float], expected: list[float], tmp_path: Path) -> None:
    source = VideoFile(write_video(tmp_path / "clip.mp4", count=4))
    moments = iter(stamps_ms)
    real = source._video
    source._video = SimpleNamespace(read=real.read, release=real.release, get=lambda prop: next(moments))  # type: ignore[assignment]
    assert times_of(source) == pytest.approx(expected)


def test_pictures_come_in_natural_order_and_bad_ones_keep_their_place(tmp_path: Path) -> None:
    for name in ("10.png", "9.jpg", "b.webp", "A.bmp"):
        write_picture(tmp_path / name)
    (tmp_path / "9b.png").write_bytes(b"no picture")
    (tmp_path / "9c.png").write_bytes(b"")
    (tmp_path / "notes.txt").write_text("no picture either")
    (tmp_path / "folder.png").mkdir()
    with PictureFolder(tmp_path, 0.5) as source:
        frames = list(iter(source.read, None))
    seen = [(frame.label, frame.captured_at_s) for frame in frames]
    assert seen == [("9.jpg", 0), ("10.png", 1.5), ("A.bmp", 2.0), ("b.webp", 2.5)]
    assert source.count == 6
    assert ["9b.png" in source.problems[0], "9c.png" in source.problems[1]] == [True, True]


def test_a_picture_is_turned_as_its_exif_says(tmp_path: Path) -> None:
    jpeg = cv2.imencode(".jpg", RED_BGR)[1].tobytes()
    tag = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0"  # orientation 6: a quarter turn
    (tmp_path / "turned.jpg").write_bytes(jpeg[:2] + b"\xff\xe1" + (len(tag) + 2).to_bytes(2, "big") + tag + jpeg[2:])
    frame = Picture(tmp_path / "turned.jpg").read()
    assert frame is not None and frame.size_px == (48, 64)


def test_a_camera_is_asked_for_a_small_picture_and_its_loss_is_said(device: FakeDevice) -> None:
    source = Camera(3, clock=lambda: 7.0)
    assert sorted(device.wishes.values()) == [30, 480, 640]
    assert source.read() is not None
    device.unplug()
    with pytest.raises(EyesError, match="camera 3 stopped sending") as error:
        source.read()
    assert error.value.status is EyesStatus.LOST
    assert source.read() is None
    assert device.in_use == 0


def test_open_source_tells_the_kinds_apart(tmp_path: Path, device: FakeDevice) -> None:
    pictures = folder_of(tmp_path / "some pictures")
    cases: dict[str, type] = {
        "camera:0": Camera,
        str(pictures): PictureFolder,
        str(pictures / "0.png"): Picture,
        str(write_video(tmp_path / "c.MP4")): VideoFile,
        str(write_recording(tmp_path / "r.jsonl")): Recording,
    }
    for spec, kind in cases.items():
        with open_source(spec) as source:
            assert type(source) is kind
    assert times_of(open_source(str(pictures), 0.25))[:3] == [0, 0.25, 0.5]
    assert times_of(open_source(str(tmp_path / "c.MP4"), 0.5))[:3] == [0, 0.5, 1]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("missing.mp4", None, "There is no file"),
        ("notes.txt", b"x", "A source is a camera"),
        ("broken.mp4", b"no video at all", "cannot be played"),
        ("broken.png", b"no picture at all", "not a picture"),
        ("empty.jsonl", b"", "not a recording"),
        ("other.jsonl", b'{"format": "something else"}\n', "not a recording"),
        ("binary.jsonl", b"\xff\xfe\0\x01\n", "not a recording"),
        ("newer.jsonl", b'{"format": "stretchcoach-landmarks", "version": 2}\n', "update stretchcoach"),
    ],
)
def test_what_cannot_be_opened_is_a_sentence(name: str, content: bytes | None, said: str, tmp_path: Path) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(SourceError, match=said) as caught, open_source(str(path)) as source:
        source.read()
    assert name in str(caught.value)


@pytest.mark.parametrize("spec", ["camera:", "camera:front", "camera:-1", "camera:²", "", "http//x"])
def test_a_spec_that_is_nothing_is_refused(spec: str) -> None:
    with pytest.raises(SourceError, match=r"no camera called|There is no file or folder"):
        open_source(spec)


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no picture"):
        open_source(str(tmp_path))
