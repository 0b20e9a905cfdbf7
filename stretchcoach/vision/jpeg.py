"""Where one JPEG picture ends in a stream of bytes, and the next one starts."""

MAX_BYTES = 16 * 2**20  # [E] of one picture: some four times what a telephone's best ones have
MAX_PIXELS = 50_000_000  # [E]

_START, _END = b"\xff\xd8\xff", 0xD9
_SOI, _SCAN, _FILL, _STUFFED = 0xD8, 0xDA, 0xFF, 0x00
_RESTARTS = range(0xD0, 0xD8)
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}  # start of frame: height and width


class JpegSplitter:
    """Cuts whole pictures out of bytes as they arrive.

    It follows the pictures' own structure. So it needs neither the part headers of ``multipart/x-mixed-replace``, which cameras write
    in many wrong ways, nor their absence; and a thumbnail inside a picture is no picture.
    """

    def __init__(self) -> None:
        """Nothing arrived yet."""
        self._bytes = bytearray()
        self._at = 0  # how far the picture at the front is known; 0 = none has started
        self._in_scan = False
        self._skipped = 0

    def feed(self, data: bytes) -> list[bytes]:
        """The pictures that are complete with this; damaged and absurdly large ones are left out where it shows.

        Raises:
            ValueError: these are no JPEG pictures.
        """
        self._bytes += data
        pictures = []
        while (picture := self._next()) is not None:
            pictures.append(picture)
            self._skipped = 0
        if max(len(self._bytes), self._skipped) > MAX_BYTES:
            raise ValueError("no end of a JPEG picture")
        return pictures

    def _next(self) -> bytes | None:
        while self._found_start():
            marker = self._marker()
            if marker is None:
                return None
            if marker == _END:
                picture = bytes(self._bytes[: self._at + 2])
                self._drop(self._at + 2)
                return picture
            if marker == _SOI:  # the one before was cut off
                self._drop(self._at)
                continue
            segment = self._bytes[self._at + 2 : self._at + 9]
            if len(segment) < 7:
                return None
            length = int.from_bytes(segment[:2], "big")
            pixels = int.from_bytes(segment[3:5], "big") * int.from_bytes(segment[5:7], "big") if marker in _FRAMES else 0
            if length < 2 or pixels > MAX_PIXELS:  # damaged, or made to fill the memory: look for the next one
                self._drop(2)
                continue
            self._at += 2 + length
            self._in_scan = marker == _SCAN
        return None

    def _found_start(self) -> bool:
        if self._at == 0:
            start = self._bytes.find(_START)
            self._drop(start if start >= 0 else max(0, len(self._bytes) - 2))
            self._at = 2 if start >= 0 else 0
        return self._at > 0

    def _marker(self) -> int | None:
        """The marker at ``_at``, after skipping what belongs to the scan; None while it has not arrived."""
        while True:
            at = self._bytes.find(b"\xff", self._at) if self._in_scan else self._at
            if at < 0 or at + 2 > len(self._bytes):
                self._at = len(self._bytes) if at < 0 and self._in_scan else max(at, self._at)
                return None
            second = self._bytes[at + 1]
            if self._bytes[at] != 0xFF:  # damaged: the scan's way finds the next marker
                self._in_scan = True
            elif second == _FILL:
                self._at = at + 1
            elif self._in_scan and (second == _STUFFED or second in _RESTARTS):
                self._at = at + 2
            else:
                self._at, self._in_scan = at, False
                return second

    def _drop(self, count: int) -> None:
        del self._bytes[:count]
        self._skipped += count
        self._at, self._in_scan = 0, False
