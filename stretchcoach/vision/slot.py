"""A mailbox with one place: the newest thing wins, and nothing ever queues."""

import threading
from typing import Generic, TypeVar

T = TypeVar("T")


class Slot(Generic[T]):
    """Hand the newest value from one thread to another.

    A queue would grow whenever the reader is slower than the writer, and the person would see themselves of seconds ago; here the
    reader only ever misses what is already out of date.
    """

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._item: T | None = None
        self._closed = False
        self._dropped = 0

    @property
    def dropped(self) -> int:
        """How many values were replaced before anyone took them."""
        with self._changed:
            return self._dropped

    @property
    def closed(self) -> bool:
        """Whether nothing new will come; a last value may still lie there."""
        with self._changed:
            return self._closed

    def put(self, item: T) -> None:
        """Lay the item in, over whatever lies there; nothing happens once closed."""
        with self._changed:
            if self._closed:
                return
            self._dropped += self._item is not None
            self._item = item
            self._changed.notify_all()

    def take(self) -> T | None:
        """Take the item out, or None at once if there is none."""
        with self._changed:
            item, self._item = self._item, None
            return item

    def wait(self, timeout_s: float | None = None) -> T | None:
        """Take the item out, waiting for one; None when the time is up or the slot is closed and empty."""
        with self._changed:
            self._changed.wait_for(lambda: self._item is not None or self._closed, timeout_s)
            item, self._item = self._item, None
            return item

    def close(self) -> None:
        """Wake whoever waits; more than once does no harm."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
