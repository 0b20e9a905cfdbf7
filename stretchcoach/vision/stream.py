"""A camera in the network, as a telephone becomes one: pictures over HTTP, or a video stream (RTSP).

The connection goes to the address the person typed and to no other: neither redirections nor proxies are followed.
"""

import socket
import time
from base64 import b64encode
from collections.abc import Callable
from contextlib import suppress
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from ssl import SSLCertVerificationError
from urllib.parse import SplitResult, quote, unquote, urlsplit, urlunsplit

import numpy as np

from stretchcoach.vision.camera import Capture
from stretchcoach.vision.frames import Frame, FrameSource, Stamps
from stretchcoach.vision.jpeg import JpegSplitter
from stretchcoach.vision.opencv import cv2
from stretchcoach.vision.pictures import frame_of
from stretchcoach.vision.status import EyesError, EyesStatus
from stretchcoach.words import _

HTTP, RTSP = ("http", "https"), ("rtsp", "rtsps")

_CONNECT_S, _SILENT_S = 3.0, 5.0  # [E] to reach it, and to wait for its answer; to wait for the next bytes
_CHUNK = 2**16


def split_address(url: str) -> SplitResult:
    """Take an address apart.

    Raises:
        EyesError: it is none.
    """
    try:
        parts = urlsplit(url)
        if parts.hostname and parts.port != 0:  # asking for the port checks it
            return parts
    except ValueError:
        pass
    raise EyesError(EyesStatus.ABSENT, _("This is not a whole address; one looks like http://192.168.1.20:8080/video."))


def _host(parts: SplitResult) -> str:
    """What may be shown and kept of an address: no name, no password, no query."""
    return parts.netloc.rpartition("@")[2]


class MjpegStream(FrameSource):
    """JPEG pictures over HTTP, one after the other (MJPEG), each stamped as it arrives."""

    def __init__(self, url: str, clock: Callable[[], float] = time.monotonic) -> None:
        """Connect.

        Args:
            url: http:// or https://, with name and password in front of the host if it asks for them.
            clock: seconds of the clock the session runs on.

        Raises:
            EyesError: nothing answers there, or something that sends no pictures.
        """
        parts = split_address(url)
        self._host = _host(parts)
        self.name, self.live = _("camera at {host}").format(host=self._host), True
        self.count: int | None = None
        self._stamp = Stamps(clock)
        self._splitter, self._pictures = JpegSplitter(), 0
        self._closed = self._interrupted = False
        kind = HTTPSConnection if parts.scheme == "https" else HTTPConnection
        self._connection = kind(parts.hostname or "", parts.port, timeout=_CONNECT_S)
        try:
            self._socket, self._response = self._connect(parts)
        except BaseException:
            self._connection.close()
            raise

    def _connect(self, parts: SplitResult) -> tuple[socket.socket, HTTPResponse]:
        # What is not allowed in an address is quoted, what is quoted already is left.
        target = quote(urlunsplit(("", "", parts.path or "/", parts.query, "")), safe="%/?:@!$&'()*+,;=")
        headers = {}
        if parts.username is not None:
            known = f"{unquote(parts.username)}:{unquote(parts.password or '')}"
            headers["Authorization"] = "Basic " + b64encode(known.encode()).decode()
        try:
            self._connection.connect()
            plug = self._connection.sock  # the connection forgets it once the answer is there
            self._connection.request("GET", target, headers=headers)
            response = self._connection.getresponse()
            plug.settimeout(_SILENT_S)
        except SSLCertVerificationError as error:
            said = _("{host} cannot prove that it is who it says. In your own network, try http:// instead of https://.")
            raise EyesError(EyesStatus.UNAVAILABLE, said.format(host=self._host)) from error
        except (OSError, HTTPException, ValueError) as error:
            said = _("Nothing answers at {host}. Is the camera app running there, and is this computer in the same network?")
            raise EyesError(EyesStatus.ABSENT, said.format(host=self._host)) from error
        self._refuse(response)
        return plug, response

    def _refuse(self, response: HTTPResponse) -> None:
        """Raise where the answer is no stream of pictures."""
        match response.status:
            case 200 if response.headers.get_content_maintype() not in ("text", "audio"):
                return
            case 200:
                status = EyesStatus.ABSENT
                said = _("{host} sends a web page and no pictures. Look there for the address of the stream itself.")
            case 301 | 302 | 303 | 307 | 308:
                status, said = EyesStatus.UNAVAILABLE, _("{host} points to another address. Type that address itself.")
            case 401 | 403:
                status, said = EyesStatus.DENIED, _("{host} wants a name and password: http://name:password@{host}/…")
            case 404:
                status, said = EyesStatus.ABSENT, _("{host} answers, but has nothing at this address. Check what comes after the host.")
            case 503:
                status, said = EyesStatus.BUSY, _("{host} has no room for another viewer. Close the others.")
            case _:
                status, said = EyesStatus.UNAVAILABLE, _("{host} answers with an error (HTTP {number}). Start its camera app anew.")
        response.close()
        raise EyesError(status, said.format(host=self._host, number=response.status))

    def read(self) -> Frame | None:
        """Wait for the next picture; where several have piled up, only the newest counts. Damaged ones are passed over.

        Raises:
            EyesError: no more come, or they are no JPEG pictures.
        """
        while not (self._closed or self._interrupted):
            whole = self._arrived()
            if not whole:
                continue
            captured_at_s = self._stamp()
            self._pictures += len(whole)
            picture = _decoded(whole[-1])
            if picture is not None:
                return frame_of(captured_at_s, picture)
        self.close()
        return None

    def _arrived(self) -> list[bytes]:
        try:
            data = self._response.read1(_CHUNK)
            pictures = self._splitter.feed(data)
        except (OSError, HTTPException) as error:
            raise self._lost() from error
        except ValueError as error:  # from the splitter, or from a connection that was shut meanwhile
            raise self._lost(_("{host} sends something else than JPEG pictures.")) from error
        if not data and not self._interrupted:
            single = _("{host} sends a single picture and no stream. Look there for the address of the stream.")
            raise self._lost(single if self._pictures == 1 else "")
        return pictures

    def _lost(self, said: str = "") -> EyesError:
        self.close()
        said = said or _("{host} stopped sending pictures. Is its camera app still open, and the network there?")
        return EyesError(EyesStatus.LOST, said.format(host=self._host))

    def close(self) -> None:
        """Hang up."""
        self._closed = True
        self._response.close()
        self._connection.close()

    def interrupt(self) -> None:
        """Let a waiting ``read`` come back at once."""
        self._interrupted = True
        with suppress(OSError):  # closed already
            self._socket.shutdown(socket.SHUT_RDWR)


class RtspStream(Capture):
    """A video stream as network cameras send it; decoded by OpenCV."""

    def __init__(self, url: str, clock: Callable[[], float] = time.monotonic) -> None:
        """Connect.

        Args:
            url: rtsp:// or rtsps://.
            clock: seconds of the clock the session runs on.

        Raises:
            EyesError: nothing answers there, or something that sends no video.
        """
        host = _host(split_address(url))
        limits = [cv2.CAP_PROP_OPEN_TIMEOUT_MSEC, int(_CONNECT_S * 1000), cv2.CAP_PROP_READ_TIMEOUT_MSEC, int(_SILENT_S * 1000)]
        video = cv2.VideoCapture(url, cv2.CAP_FFMPEG, limits)
        if not video.isOpened():
            video.release()
            said = _("No video comes from {host}. Is the camera running, the address whole, and this computer in the same network?")
            raise EyesError(EyesStatus.ABSENT, said.format(host=host))
        super().__init__(_("camera at {host}").format(host=host), video, clock)


def _decoded(jpeg: bytes) -> "cv2.typing.MatLike | None":
    try:
        return cv2.imdecode(np.frombuffer(jpeg, np.uint8), cv2.IMREAD_COLOR)
    except cv2.error:
        return None
