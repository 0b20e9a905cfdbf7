"""The build hook's work, without the network: what fails, what is stale, what is checked."""

import hashlib
import subprocess
import sys
import zipfile
from pathlib import Path
from types import SimpleNamespace

import pytest

from stretchcoach._build import pose_bundle
from stretchcoach.errors import PoseModelError


@pytest.fixture
def out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("STRETCHCOACH_MODEL", raising=False)
    return tmp_path / "_models" / "pose_landmarker_full.task"


def pip_that_ends(monkeypatch: pytest.MonkeyPatch, code: int, said: str) -> list[list[str]]:
    calls: list[list[str]] = []

    def run(command: list[str], **_: object) -> SimpleNamespace:
        calls.append(command)
        wanted = Path(command[command.index("--requirement") + 1])
        calls.append([wanted.read_text()])
        return SimpleNamespace(returncode=code, stderr=said)

    monkeypatch.setattr(subprocess, "run", run)
    return calls


def test_a_failing_download_never_breaks_the_installation(
    out: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pip_that_ends(monkeypatch, 1, "WARNING: retrying\nERROR: No matching distribution\n")
    pose_bundle.ensure(out)
    assert capsys.readouterr().err == (
        "the pose model was not built: ERROR: No matching distribution; later: stretchcoach model build\n"
    )
    assert not out.exists()


@pytest.mark.parametrize("fault", [OSError("no pip"), subprocess.TimeoutExpired("pip", 1), MemoryError()])
def test_no_other_fault_breaks_it_either(
    fault: Exception, out: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def run(*_: object, **__: object) -> None:
        raise fault

    monkeypatch.setattr(subprocess, "run", run)
    pose_bundle.ensure(out)
    assert capsys.readouterr().err.count("\n") == 1


def test_pip_must_check_the_hash(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    calls = pip_that_ends(monkeypatch, 1, "ERROR: x")
    with pytest.raises(pose_bundle.BuildError):
        pose_bundle.download(tmp_path)
    command, (requirement,) = calls
    assert command[0] == sys.executable and "--require-hashes" in command and "--no-deps" in command
    assert requirement == f"mediapipe==0.10.21 --hash=sha256:{pose_bundle.WHEEL_SHA256}\n"


def wheel_with(path: Path, **entries: bytes) -> Path:
    with zipfile.ZipFile(path, "w") as wheel:
        for name, content in entries.items():
            wheel.writestr(f"mediapipe/{name}", content)
    return path


def test_a_part_with_another_digest_is_refused(tmp_path: Path, out: Path) -> None:
    names = (pose_bundle.DETECTOR, pose_bundle.LANDMARKS, *pose_bundle.SCHEMAS)
    with pytest.raises(pose_bundle.BuildError, match=r"pose_detection\.tflite has an unexpected sha256"):
        pose_bundle.write(wheel_with(tmp_path / "a.whl", **{name: b"x" for name in names}), out)
    with pytest.raises(pose_bundle.BuildError, match="has no pose_detection"):
        pose_bundle.write(wheel_with(tmp_path / "b.whl"), out)
    assert not out.exists()


def test_a_stale_bundle_is_made_anew_and_a_current_one_is_left_alone(
    out: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    built: list[Path] = []

    def build(path: Path) -> None:
        built.append(path)
        path.write_bytes(b"today's")

    monkeypatch.setattr(pose_bundle, "build", build)
    monkeypatch.setattr(pose_bundle, "BUNDLE_SHA256", hashlib.sha256(b"today's").hexdigest())
    out.parent.mkdir()
    out.write_bytes(b"yesterday's")
    pose_bundle.ensure(out)
    assert built == [out]
    assert "was built: 7 bytes" in capsys.readouterr().err
    pose_bundle.ensure(out)
    assert built == [out]
    assert capsys.readouterr().err == ""


def test_a_bundle_brought_along_is_taken(out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "own.task").write_bytes(b"own")
    monkeypatch.setenv("STRETCHCOACH_MODEL", str(tmp_path / "own.task"))
    pose_bundle.ensure(out)
    assert out.read_bytes() == b"own"


def test_model_build_says_what_it_does_and_why_it_failed(monkeypatch: pytest.MonkeyPatch) -> None:
    model = pytest.importorskip("stretchcoach.vision.model", exc_type=ImportError)
    pytest.importorskip("flatbuffers")
    pip_that_ends(monkeypatch, 1, "ERROR: no network.\n")
    said: list[str] = []
    with pytest.raises(PoseModelError, match=r"not built: ERROR: no network\. Check.*stretchcoach model build"):
        model.build(said.append)
    assert len(said) == 1 and "Downloading" in said[0]


def test_model_build_names_a_missing_module(monkeypatch: pytest.MonkeyPatch) -> None:
    model = pytest.importorskip("stretchcoach.vision.model", exc_type=ImportError)
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(PoseModelError, match=r"without pip\. Run: python -m ensurepip"):
        model.build(lambda text: None)
