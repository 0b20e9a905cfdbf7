import subprocess
import sys
from importlib import metadata
from pathlib import Path
from types import SimpleNamespace

import pytest

pytest.importorskip("platformdirs")  # the pure environment has none

from stretchcoach import doctor, system
from stretchcoach.doctor import Check, State
from stretchcoach.system import Library


def installed(monkeypatch: pytest.MonkeyPatch, **versions: str) -> None:
    monkeypatch.setattr(doctor, "_installed", lambda name: versions.get(name.replace("-", "_")))


def test_the_whole_examination_holds_on_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("mediapipe.tasks", exc_type=ImportError)
    checks = doctor.doctor()
    assert len({check.name for check in checks}) == len(checks) == 13
    assert [check for check in checks if "check itself failed" in check.detail] == []
    assert all(check.repair for check in checks if check.state is not State.OK)
    privacy = next(check for check in checks if check.name == "privacy")
    assert privacy.state is State.OK, privacy.detail


def test_a_check_that_fails_is_a_line() -> None:
    def fails(name: str) -> Check:
        raise RuntimeError("boom")

    assert doctor._guarded("x", fails) == Check("x", State.BROKEN, "the check itself failed: RuntimeError: boom")


def test_nothing_is_imported_that_might_not_load() -> None:
    script = "import sys, stretchcoach.doctor; print(*{'PyQt6', 'cv2', 'mediapipe', 'numpy'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


def test_two_opencvs_are_broken(monkeypatch: pytest.MonkeyPatch) -> None:
    installed(monkeypatch, opencv_python="5.0.0.93", opencv_contrib_python="5.0.0.93")
    check = doctor._opencv("OpenCV")
    assert check.state is State.BROKEN
    assert "uninstall -y opencv-python opencv-contrib-python &&" in check.repair
    installed(monkeypatch, opencv_python="5.0.0.93")
    assert doctor._opencv("OpenCV").state is State.OK
    installed(monkeypatch)
    assert doctor._opencv("OpenCV").state is State.BROKEN


@pytest.mark.parametrize(
    ("content", "version", "state"),
    [
        (b"\x7fELF\0malloc\0getaddrinfo\0free\0", "1.2.2", State.BROKEN),
        (b"\x7fELF\0connect\0", "0.10.31", State.BROKEN),
        (b"\xcf\xfa\xed\xfe\0_connect\0", "0.10.31", State.BROKEN),
        (b"\x7fELF\0disconnect\0connection\0", "0.10.31", State.OK),
        (b"\x7fELF\0malloc\0", "0.10.35", State.WARNING),
        (b"\x7fELF\0malloc\0", "1.0.0rc1", State.WARNING),
    ],
)
def test_a_mediapipe_that_can_send_is_found(
    content: bytes, version: str, state: State, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mediapipe" / "c").mkdir(parents=True)
    (tmp_path / "mediapipe" / "c" / "libmediapipe.so").write_bytes(content)
    installed(monkeypatch, mediapipe=version)
    monkeypatch.setattr(metadata, "distribution", lambda name: SimpleNamespace(locate_file=lambda part: tmp_path / part))
    check = doctor._metrics("privacy")
    assert check.state is state
    assert bool(check.repair) == (state is not State.OK)


def test_libraries_of_the_eyes_are_worse_to_miss_than_the_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    missing: dict[bool, list[Library]] = {False: [], True: []}
    monkeypatch.setattr(system, "missing_libraries", lambda window=False: missing[window])
    assert doctor._libraries("x").state is State.OK
    missing[True] = [system.WINDOW[0]]
    assert doctor._libraries("x").state is State.WARNING
    missing[False] = missing[True] = [system.EYES[0]]
    check = doctor._libraries("x")
    assert check.state is State.BROKEN and "libGL.so.1" in check.detail and check.repair


def test_cameras_are_listed_by_number_with_their_names(tmp_path: Path) -> None:
    for name in ("video10", "video2", "video-codec"):
        (tmp_path / "dev").mkdir(exist_ok=True)
        (tmp_path / "dev" / name).touch()
    (tmp_path / "sys" / "video2").mkdir(parents=True)
    (tmp_path / "sys" / "video2" / "name").write_text("Built-in\n")
    found = doctor._linux_cameras(tmp_path / "sys", tmp_path / "dev")
    assert [(device.name, title) for device, title in found] == [("video2", "Built-in"), ("video10", "")]


@pytest.mark.parametrize(
    ("code", "out", "err", "state", "said"),
    [
        (0, "mock speechd\n", "", State.OK, "speechd"),
        (0, "mock\n", "", State.WARNING, "captions"),
        (1, "", "Traceback\nImportError: libpulse.so.0\n", State.WARNING, "libpulse"),
        (-11, "", "", State.WARNING, "-11"),
    ],
)
def test_speech(code: int, out: str, err: str, state: State, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: SimpleNamespace(returncode=code, stdout=out, stderr=err))
    check = doctor._speech("speech")
    assert check.state is state and said in check.detail


def test_speech_that_hangs_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    def hang(*_: object, **__: object) -> None:
        raise subprocess.TimeoutExpired("speech", 1)

    monkeypatch.setattr(subprocess, "run", hang)
    assert doctor._speech("speech").state is State.WARNING


def test_a_data_folder_that_is_a_file_is_broken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("platformdirs.user_data_path", lambda *_, **__: tmp_path / "not yet" / "there")
    assert doctor._data_folder("data").state is State.OK
    (tmp_path / "not yet").write_text("a file")
    assert doctor._data_folder("data").state is State.BROKEN


def test_a_full_disk_is_warned_of(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda path: SimpleNamespace(free=10**8))
    assert doctor._disk("disk").state is State.WARNING
    monkeypatch.setattr("shutil.disk_usage", lambda path: SimpleNamespace(free=10**10))
    assert doctor._disk("disk").state is State.OK
