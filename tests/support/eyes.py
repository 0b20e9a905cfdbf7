"""Cameras and streams that fail on command. Nothing here sleeps: pictures come when the test sends them."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import SimpleNamespace

import numpy as np
from numpy.typing import NDArray

from stretchcoach.body.pose import Observation
from stretchcoach.vision.frames import Frame, FrameSource

LONG_S = 20.0  # never waited for unless something is broken
SIZE = (64, 48)


def red(size: tuple[int, int] = SIZE) -> NDArray[np.uint8]:
    """A red picture as OpenCV has it."""
    picture = np.zeros((size[1], size[0], 3), np.uint8)
    picture[..., 2] = 220
    return picture


def frame_at(at_s: float) -> Frame:
    """A black picture."""
    return Frame(at_s, (4, 3), np.zeros((3, 4, 3), np.uint8))


class Clock:
    """Time that passes when told."""

    def __init__(self, now_s: float = 100.0) -> None:
        self.now_s = now_s

    def __call__(self) -> float:
        """Now."""
        return self.now_s


class ScriptedSource(FrameSource):
    """Runs one step of the script for each read."""

    def __init__(self, *script: Callable[[], Frame | None]) -> None:
        self.name, self.live, self.count = "script", True, None
        self._script = iter(script)
        self.closed_by: list[str] = []

    def read(self) -> Frame | None:
        """The next step."""
        step = None if self.closed_by else next(self._script, None)
        return step() if step else None

    def close(self) -> None:
        """Close."""
        self.closed_by.append(threading.current_thread().name)


class Looker:
    """Sees nobody; remembers what it was shown."""

    def __init__(self, on_observe: Callable[[Frame], None] = lambda frame: None) -> None:
        self.times: list[float] = []
        self.closed_by = ""
        self._on_observe = on_observe

    def observe(self, frame: Frame) -> Observation:
        """Look."""
        self.times.append(frame.captured_at_s)
        self._on_observe(frame)
        return Observation(frame.captured_at_s, frame.size_px, None)

    def close(self) -> None:
        """Close."""
        self.closed_by = threading.current_thread().name


class FakeDevice:
    """A camera on the desk, as ``cv2`` sees it: plug it in and out, let it send, or let it hang by not sending.

    Attributes:
        opened: how often it was opened.
        in_use: how many have it open at this moment, and the most there ever were.
        threads: the names of the threads that opened it.
    """

    def __init__(self) -> None:
        self.plugged, self.busy = True, False
        self.picture = red()
        self.opened, self.in_use, self.most_in_use = 0, 0, 0
        self.threads: list[str] = []
        self.wishes: dict[int, float] = {}
        self._sent = threading.Semaphore(0)

    def send(self, count: int = 1) -> None:
        """So many pictures become ready."""
        self._sent.release(count)

    def unplug(self) -> None:
        """Whoever waits for a picture learns of it."""
        self.plugged = False
        self.send()

    def plug_in(self) -> None:
        """Here it is again, with nothing sent yet."""
        self._sent = threading.Semaphore(0)
        self.plugged = True

    def cv2(self) -> SimpleNamespace:
        """What the camera module needs of OpenCV, with this camera for every number and file."""
        return SimpleNamespace(
            VideoCapture=lambda *_device: _Capture(self), CAP_V4L2=200, CAP_PROP_FRAME_WIDTH=3, CAP_PROP_FRAME_HEIGHT=4, CAP_PROP_FPS=5
        )

    def wait(self) -> bool:
        """Wait for a picture."""
        return self._sent.acquire(timeout=LONG_S) and self.plugged


class _Capture:
    def __init__(self, device: FakeDevice) -> None:
        self._device = device
        self._open = device.plugged and not device.busy and not device.in_use
        device.threads.append(threading.current_thread().name)
        if self._open:
            device.opened += 1
            device.in_use += 1
            device.most_in_use = max(device.most_in_use, device.in_use)

    def isOpened(self) -> bool:
        return self._open

    def set(self, what: int, value: float) -> bool:
        self._device.wishes[what] = value
        return True

    def grab(self) -> bool:
        return self._open and self._device.wait()

    def retrieve(self) -> tuple[bool, NDArray[np.uint8]]:
        return True, self._device.picture.copy()

    def release(self) -> None:
        if self._open:
            self._open = False
            self._device.in_use -= 1


Answer = Callable[[BaseHTTPRequestHandler], None]


@contextmanager
def http_server(answer: Answer) -> Iterator[str]:
    """A server on this machine that answers every GET so; gives its address, without a path."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            with suppress(ConnectionError):  # the viewer hung up
                answer(self)

        def log_message(self, format: str, *args: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = False  # their end is waited for: none is left over
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, name="server")
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join(LONG_S)


def multipart(pictures: list[bytes], *, hold: threading.Event | None = None) -> Answer:
    """Send pictures as cameras do; then hang up, or wait for ``hold`` before that."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.send_header("Content-Type", "multipart/x-mixed-replace; boundary=frame")
        request.end_headers()
        for picture in pictures:
            request.wfile.write(b"--frame\r\nContent-Type: image/jpeg\r\n\r\n" + picture + b"\r\n")
        if hold is not None:
            hold.wait(LONG_S)

    return answer


def plain(status: int, kind: str, body: bytes = b"", **headers: str) -> Answer:
    """One answer."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(status)
        request.send_header("Content-Type", kind)
        for name, value in headers.items():
            request.send_header(name.replace("_", "-"), value)
        request.end_headers()
        request.wfile.write(body)

    return answer
