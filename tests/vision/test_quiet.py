import os
import subprocess
import sys

import pytest

from stretchcoach.vision.quiet import native_chatter_hushed


def test_small_talk_is_dropped_and_everything_else_comes_out(capfd: pytest.CaptureFixture[str]) -> None:
    with native_chatter_hushed():
        os.write(2, b"INFO: Created TensorFlow Lite XNNPACK delegate for CPU.\n")
        os.write(2, b"W0000 00:00:1.5  12 some.cc:1] small talk\n")
        os.write(2, b"E0000 00:00:1.5  12 some.cc:1] a real error\n")
        os.write(2, b"of another thread\n")
    os.write(2, b"afterwards\n")
    assert capfd.readouterr().err == "E0000 00:00:1.5  12 some.cc:1] a real error\nof another thread\nafterwards\n"


def test_an_exception_passes_and_the_terminal_is_back(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(ValueError), native_chatter_hushed():
        os.write(2, b"last words\n")
        raise ValueError
    os.write(2, b"I0000 said outside\n")
    assert capfd.readouterr().err == "last words\nI0000 said outside\n"


@pytest.mark.skipif(sys.platform == "win32", reason="a closed descriptor behaves otherwise there")
def test_it_works_without_a_terminal() -> None:
    script = (
        "import os, sys; os.close(2); sys.stderr = None\n"
        "from stretchcoach.vision.quiet import native_chatter_hushed\n"
        "with native_chatter_hushed(): print('inside')"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "inside\n"
