"""Programs that speak and sound, played by a script that writes down what it was told."""

import sys
from pathlib import Path

import pytest

from stretchcoach.voice.chimes import Chime
from stretchcoach.voice.commands import CommandSounds, CommandSpeech, find_sounds, find_speech

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the script is a shell's")


def program(folder: Path, name: str, does: str) -> str:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{does}\n")
    path.chmod(0o700)
    return str(path)


def until_done(speech: CommandSpeech) -> None:
    for _ in range(10_000_000):
        if not speech.busy:
            return


def test_what_is_said_goes_through_its_input_not_its_arguments(tmp_path: Path) -> None:
    speech = CommandSpeech(program(tmp_path, "espeak-ng", f'cat > {tmp_path}/said; echo "$@" > {tmp_path}/told'), "de")
    speech.say("Linkes Bein. Langsam.", 0.8)
    until_done(speech)
    assert (tmp_path / "said").read_text() == "Linkes Bein. Langsam."
    assert (tmp_path / "told").read_text().split() == ["-v", "de", "-a", "100", "--stdin"]
    assert speech.works


def test_it_is_busy_until_it_is_told_to_stop(tmp_path: Path) -> None:
    speech = CommandSpeech(program(tmp_path, "espeak", "exec sleep 60"), "en")
    assert not speech.busy
    speech.say("One.", 1)
    assert speech.busy
    speech.say("Two.", 1)  # ends the first
    assert speech.busy
    speech.stop()
    assert not speech.busy
    assert speech.works


def test_a_program_that_fails_or_is_gone_does_not_work(tmp_path: Path) -> None:
    broken = CommandSpeech(program(tmp_path, "espeak", "cat >/dev/null; exit 1"), "en")
    broken.say("One.", 1)
    until_done(broken)
    assert not broken.works
    gone = CommandSpeech(str(tmp_path / "say"), "en")
    gone.say("One.", 1)
    assert not gone.works


def test_a_chime_is_a_file_that_is_gone_afterwards(tmp_path: Path) -> None:
    sounds = CommandSounds(program(tmp_path, "paplay", f'echo "$@" > {tmp_path}/told'))
    sounds.play(Chime.TICK, 0.5)
    sounds._running[0].wait()
    volume, file = (tmp_path / "told").read_text().split()
    assert volume == "--volume=32768"
    assert Path(file).name == "tick.wav"
    sounds.close()
    assert not Path(file).exists()
    gone = CommandSounds(str(tmp_path / "aplay"))
    gone.play(Chime.TICK, 1)  # silence
    gone.close()


def test_the_best_that_is_there_is_found() -> None:
    assert find_speech("en", lambda _name: None) is None
    assert find_sounds(lambda _name: None) is None
    speech = find_speech("en", lambda name: f"/usr/bin/{name}" if name in ("espeak", "say") else None)
    assert speech is not None and speech._program == "/usr/bin/espeak"
