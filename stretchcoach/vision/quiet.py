"""Keep a native library's small talk off the terminal, and nothing else."""

import os
import re
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager

# absl's information and warning lines (I0000, W0000), and TensorFlow Lite's, which predate the settings that would silence them.
_SMALL_TALK = re.compile(rb"[IW]\d{4} |INFO: |WARNING: All log messages before absl")
_STDERR = 2


@contextmanager
def native_chatter_hushed() -> Iterator[None]:
    """Catch what is written to file descriptor 2 meanwhile, then pass on every line that is not known small talk.

    MediaPipe logs before its own logging is set up, so no environment variable reaches these lines. The descriptor belongs to the
    whole process: what other threads write meanwhile comes out too, only a moment later.
    """
    if sys.stderr is not None:
        sys.stderr.flush()
    try:
        kept = os.dup(_STDERR)
    except OSError:  # no terminal at all, as under pythonw
        yield
        return
    with tempfile.TemporaryFile() as caught:
        os.dup2(caught.fileno(), _STDERR)
        try:
            yield
        finally:
            if sys.stderr is not None:
                sys.stderr.flush()
            os.dup2(kept, _STDERR)
            os.close(kept)
            caught.seek(0)
            for line in caught:
                if not _SMALL_TALK.match(line):
                    os.write(_STDERR, line)
