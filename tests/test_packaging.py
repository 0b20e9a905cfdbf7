"""A wheel carries everything: installed alone, far from the checkout, it knows its routines, its media and its model."""

import json
import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MODEL = ROOT / "stretchcoach" / "_models" / "pose_landmarker_full.task"


@dataclass(frozen=True)
class Installed:
    """A wheel in an environment of its own, and a folder from which no checkout is in sight."""

    wheel: Path
    bin: Path
    home: Path

    def run(self, *argv: str) -> "subprocess.CompletedProcess[str]":
        program, *arguments = argv
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "STRETCHCOACH", "VIRTUAL_ENV"))}
        environment = kept | {"HOME": str(self.home), "XDG_DATA_HOME": str(self.home / "data")}
        return subprocess.run(
            [self.bin / program, *arguments], cwd=self.home, env=environment, capture_output=True, text=True, timeout=120, check=False
        )


def pip(*arguments: str) -> None:
    # Neither index nor isolated build: what the build needs is here, and a test asks no network.
    argv = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet", *arguments, "--no-deps", "--no-index"]
    done = subprocess.run(
        argv, env=os.environ | {"STRETCHCOACH_MODEL": str(MODEL)}, capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    pytest.importorskip("hatchling", reason="hatchling is not here, and a test fetches nothing: pip install -e '.[dev]'")
    pytest.importorskip("babel", reason="Babel is not here, and a test fetches nothing: pip install -e '.[dev]'")
    if not MODEL.is_file():
        pytest.skip("the pose model is not built: stretchcoach model build")
    folder = tmp_path_factory.mktemp("wheel")
    pip("wheel", "--no-build-isolation", "--wheel-dir", str(folder), str(ROOT))
    (wheel,) = folder.glob("stretchcoach-*.whl")
    home = tmp_path_factory.mktemp("home")
    environment = home / "environment"
    venv.create(environment, with_pip=False)
    scripts = environment / ("Scripts" if sys.platform == "win32" else "bin")
    pip("--python", str(scripts / "python"), "install", str(wheel))
    # The dependencies come from here, after the wheel's own; a .pth file is not followed twice, so the editable install stays out.
    (package,) = environment.rglob("site-packages/stretchcoach")
    (package.parent / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return Installed(wheel, scripts, home)


def shipped_files() -> set[str]:
    listed = subprocess.run(["git", "ls-files", "-z", "routines", "media"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode or not listed.stdout:
        pytest.skip("not a git checkout")
    names = (name for name in listed.stdout.split("\0") if name and not name.startswith("media/studio/"))
    return {name for name in names if (ROOT / name).is_file()}


def test_the_wheel_carries_routines_media_and_model(installed: Installed) -> None:
    with zipfile.ZipFile(installed.wheel) as wheel:
        carried = set(wheel.namelist())
        model = wheel.read("stretchcoach/_models/pose_landmarker_full.task")
    wanted = {f"stretchcoach/_shipped/{name}" for name in shipped_files()}
    assert any(name.endswith(".mp4") for name in wanted)
    assert any(name.endswith("quad_standing.yaml") for name in wanted)
    assert wanted <= carried
    assert {f"stretchcoach/locale/{code}/LC_MESSAGES/stretchcoach.mo" for code in ("de", "es")} <= carried
    assert model == MODEL.read_bytes()


def test_the_wheel_carries_nothing_else(installed: Installed) -> None:
    with zipfile.ZipFile(installed.wheel) as wheel:
        tops = {name.split("/")[0] for name in wheel.namelist()}
    assert tops == {"stretchcoach", f"stretchcoach-{installed.wheel.name.split('-')[1]}.dist-info"}


def test_it_runs_far_from_the_checkout(installed: Installed) -> None:
    done = installed.run("python", "-c", "import stretchcoach.shipped as s; print(s.__file__, s.shipped('routines'), s.model())")
    assert done.returncode == 0, done.stderr
    places = [Path(place) for place in done.stdout.split()]
    assert all(place.is_relative_to(installed.home) for place in places)
    assert all(place.exists() for place in places)


def test_its_routines_are_sound_there(installed: Installed) -> None:
    (routines,) = (installed.home / "environment").rglob("_shipped/routines")
    done = installed.run("python", "-m", "stretchcoach", "validate", str(routines))
    count = len(list(routines.rglob("*.yaml")))
    assert count > 8
    assert (done.returncode, done.stdout, done.stderr) == (0, "", f"{count} files, no problems\n")


def test_its_model_is_sound_there(installed: Installed) -> None:
    done = installed.run("stretchcoach", "model", "verify")
    assert done.returncode == 0, done.stderr
    assert str(installed.home) in done.stdout
    assert "full" in done.stdout


def test_a_session_plays_there(installed: Installed) -> None:
    out = installed.home / "session"
    script = "from stretchcoach.shipped import shipped; print(shipped('media', 'demo', 'quad_standing_demo.mp4'))"
    clip = installed.run("python", "-c", script).stdout.strip()
    assert Path(clip).is_file() and Path(clip).is_relative_to(installed.home)
    done = installed.run(
        "stretchcoach", "play", "--stretch", "quad_standing", "--side", "left", "--hold", "5 s", "--source", clip,
        "--as-fast-as-possible", "--out", str(out),
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    (hold,) = json.loads((out / "session.json").read_text(encoding="utf-8"))["holds"]
    assert hold["held_s"] == 5.0
