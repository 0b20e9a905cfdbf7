"""A telephone as a camera: a server on this machine, and what it may do wrong."""

import socket
import threading
from base64 import b64encode
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler

import pytest

pytest.importorskip("cv2")  # the pure environment has none

from support.eyes import LONG_S, Answer, Looker, http_server, multipart, plain, red

from stretchcoach.errors import SourceError
from stretchcoach.vision import reopening, stream
from stretchcoach.vision.live import LiveEyes
from stretchcoach.vision.opencv import cv2
from stretchcoach.vision.sources import open_source, shown
from stretchcoach.vision.status import EyesError, EyesStatus
from stretchcoach.vision.stream import MjpegStream, RtspStream

RED = cv2.imencode(".jpg", red())[1].tobytes()
TALL = cv2.imencode(".jpg", red((48, 64)))[1].tobytes()


@pytest.fixture(autouse=True)
def no_thread_left() -> Iterator[None]:
    before = set(threading.enumerate())
    yield
    assert set(threading.enumerate()) <= before


def read_to_the_end(source: MjpegStream) -> EyesError:
    """What it says at the end; each read gives a picture until then."""
    with pytest.raises(EyesError) as error:
        while source.read() is not None:
            pass
    assert source.read() is None
    return error.value


def one_by_one(pictures: list[bytes], taken: threading.Semaphore) -> Answer:
    """Each picture after the one before was taken."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        plain(200, "multipart/x-mixed-replace; boundary=x")(request)
        for picture in pictures:
            request.wfile.write(b"--x\r\n\r\n" + picture + b"\r\n")
            assert taken.acquire(timeout=LONG_S)

    return answer


def test_pictures_are_stamped_as_they_arrive_and_may_change_their_size() -> None:
    taken, moments = threading.Semaphore(0), iter([5.0, 5.0, 6.0])
    with http_server(one_by_one([RED, TALL, RED], taken)) as url, MjpegStream(url + "/video?a=b c", lambda: next(moments)) as source:
        frames = []
        for _ in range(3):
            frames.append(source.read())
            taken.release()
        assert "stopped sending" in str(read_to_the_end(source))
    assert [frame.size_px for frame in frames if frame] == [(64, 48), (48, 64), (64, 48)]
    assert [frame.captured_at_s for frame in frames if frame] == pytest.approx([5, 5, 6])
    assert source.name == "camera at " + url.removeprefix("http://")


def test_of_pictures_that_piled_up_only_the_newest_is_seen() -> None:
    pile = plain(200, "multipart/x-mixed-replace;boundary=x", b"".join([RED] * 5 + [TALL]))
    with http_server(pile) as url, MjpegStream(url) as source:
        sizes = [frame.size_px for frame in iter(lambda: None if source._closed else _quiet(source), None)]
    assert sizes[-1] == (48, 64)
    assert len(sizes) < 6


def _quiet(source: MjpegStream) -> object:
    try:
        return source.read()
    except EyesError:
        return None


def test_pictures_without_parts_and_damaged_ones_between() -> None:
    damaged = RED[:300] + RED[400:]
    answer = plain(200, "application/octet-stream", RED[:-40] + damaged + b"\xff\xd8\xff\xd9" + RED)
    with http_server(answer) as url, MjpegStream(url) as source:
        frame = source.read()
        assert frame is not None and frame.rgb is not None
        red_, green, _blue = frame.rgb[24, 32]
        assert red_ > 180 and green < 60


@pytest.mark.parametrize(
    ("answer", "status", "said"),
    [
        (plain(200, "text/html", b"<html>"), EyesStatus.ABSENT, "web page"),
        (plain(302, "text/html", Location="http://192.0.2.1/"), EyesStatus.UNAVAILABLE, "points to another address"),
        (plain(401, "text/html"), EyesStatus.DENIED, "name and password"),
        (plain(404, "text/html"), EyesStatus.ABSENT, "nothing at this address"),
        (plain(503, "text/html"), EyesStatus.BUSY, "no room"),
        (plain(500, "text/html"), EyesStatus.UNAVAILABLE, "HTTP 500"),
        (lambda request: request.wfile.write(b"SSH-2.0\r\n"), EyesStatus.ABSENT, "Nothing answers"),
    ],
)
def test_what_is_no_stream_is_said(answer: Answer, status: EyesStatus, said: str) -> None:
    with http_server(answer) as url, pytest.raises(EyesError, match=said) as error:
        MjpegStream(url)
    assert error.value.status is status
    assert url.removeprefix("http://") in str(error.value)


@pytest.mark.parametrize(
    ("body", "said"),
    [(RED, "a single picture"), (b"", "stopped sending"), (RED * 2 + b"x" * 90_000, "something else than JPEG")],
)
def test_what_ends_a_stream_is_said(body: bytes, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("stretchcoach.vision.jpeg.MAX_BYTES", 70_000)
    with http_server(plain(200, "image/jpeg", body)) as url:
        error = read_to_the_end(MjpegStream(url))
    assert said in str(error)
    assert error.status is EyesStatus.LOST


def test_a_silent_server_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stream, "_SILENT_S", 0.05)
    hold = threading.Event()
    with http_server(multipart([RED], hold=hold)) as url, MjpegStream(url) as source:
        assert source.read() is not None
        assert "stopped sending" in str(read_to_the_end(source))
        hold.set()


def test_nobody_at_home_and_addresses_that_are_none(unused_port: int) -> None:
    with pytest.raises(EyesError, match=f"Nothing answers at 127.0.0.1:{unused_port}"):
        MjpegStream(f"http://127.0.0.1:{unused_port}/")
    for url in ("http://", "http:///video", "http://x:99999/", "http://[::1/", "http://user:secret@/"):
        with pytest.raises(EyesError, match="not a whole address"):
            MjpegStream(url)
    with pytest.raises(EyesError, match="Nothing answers"):
        MjpegStream(f"http://127.0.0.1:{unused_port}/ \n")
    with http_server(plain(200, "image/jpeg")) as url, pytest.raises(EyesError, match="Nothing answers"):
        MjpegStream(url.replace("http:", "https:"))


@pytest.fixture
def unused_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


def test_name_and_password_go_to_the_camera_and_nowhere_else() -> None:
    asked: list[str | None] = []

    def answer(request: BaseHTTPRequestHandler) -> None:
        asked.append(request.headers["Authorization"])
        asked.append(request.path)
        plain(200, "image/jpeg", RED)(request)

    with http_server(answer) as url:
        spec = url.replace("://", "://me:p%40ss@") + "/a%20b/ä?x=1#there"
        with MjpegStream(spec) as source:
            assert "p%40ss" not in source.name
            assert "@" not in str(read_to_the_end(source))
    assert asked == ["Basic " + b64encode(b"me:p@ss").decode(), "/a%20b/%C3%A4?x=1"]
    assert shown(spec) == url + "/a%20b/ä?x=1#there"
    assert shown("camera:a@b") == "camera:a@b"


def test_proxies_are_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://192.0.2.1:9/")
    with http_server(plain(200, "image/jpeg", RED)) as url, MjpegStream(url) as source:
        assert source.read() is not None


def test_an_interrupt_ends_a_read_that_waits() -> None:
    hold, got = threading.Event(), []
    with http_server(multipart([RED], hold=hold)) as url, MjpegStream(url) as source:
        assert source.read() is not None
        reader = threading.Thread(target=lambda: got.append(source.read()))
        reader.start()
        source.interrupt()
        source.interrupt()
        reader.join(LONG_S)
        assert not reader.is_alive()
        hold.set()
    assert got == [None]


def test_a_stream_that_breaks_off_comes_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reopening, "BACK_OFF_S", (0.01,))
    with http_server(multipart([RED, RED])) as url:
        eyes = LiveEyes(lambda: open_source(url), Looker)
        with eyes:
            assert all(eyes.wait(LONG_S) is not None for _ in range(5))  # two for each connection


def test_stop_does_not_wait_for_a_silent_stream() -> None:
    hold = threading.Event()
    with http_server(multipart([RED], hold=hold)) as url:
        eyes = LiveEyes(lambda: open_source(url), Looker).start()
        assert eyes.wait(LONG_S) is not None
        assert eyes.stop()
        hold.set()


def test_a_video_stream_where_nobody_answers(unused_port: int) -> None:
    with pytest.raises(EyesError, match=f"No video comes from 127.0.0.1:{unused_port}") as error:
        open_source(f"rtsp://me:secret@127.0.0.1:{unused_port}/live")
    assert error.value.status is EyesStatus.ABSENT
    with pytest.raises(EyesError, match="not a whole address"):
        RtspStream("rtsp://")


@pytest.mark.parametrize("url", ["ftp://host/a.mjpg", "file:///etc/passwd", "udp://me:secret@host:1234"])
def test_other_addresses_are_refused(url: str) -> None:
    with pytest.raises(SourceError, match="begins with http://, https:// or rtsp://") as error:
        open_source(url)
    assert "secret" not in str(error.value)
