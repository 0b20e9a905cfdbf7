"""The real pose model: its file, and what it sees."""

import json
import struct
import sys
import threading
import zipfile
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("cv2")  # the pure environment has neither
pytest.importorskip("mediapipe.tasks", exc_type=ImportError)

from stretchcoach import shipped
from stretchcoach.body.pose import Landmark, Observation
from stretchcoach.errors import PoseModelError
from stretchcoach.vision import model
from stretchcoach.vision.estimator import PoseEstimator
from stretchcoach.vision.files import Picture, PictureFolder, VideoFile
from stretchcoach.vision.frames import Frame

REAL = Path(__file__).parents[2].parent / "shared" / "real"
LEGS = [Landmark[f"{side}_{joint}"] for joint in ("HIP", "KNEE", "ANKLE") for side in ("LEFT", "RIGHT")]

needs_stills = pytest.mark.skipif(not REAL.is_dir(), reason="the real stills are not beside the checkout")


@pytest.fixture
def bundle() -> Path:
    path = shipped.model()
    if not path.is_file():
        pytest.skip("the pose model is not built: stretchcoach model build")
    return path


@pytest.fixture(autouse=True)
def own_data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model, "_data_folder", lambda: tmp_path / "data")


def with_landmarks_changed(bundle: Path, to: Path, old: bytes, new: bytes) -> Path:
    """The bundle with the last ``old`` of its landmark graph (its metadata comes last) replaced by ``new``."""
    with zipfile.ZipFile(bundle) as source, zipfile.ZipFile(to, "w") as target:
        target.writestr(model.DETECTOR_ENTRY, source.read(model.DETECTOR_ENTRY))
        before, found, after = source.read(model.LANDMARKS_ENTRY).rpartition(old)
        assert found and len(old) == len(new)
        target.writestr(model.LANDMARKS_ENTRY, before + new + after)
    return to


def scaled_by_one(bundle: Path, to: Path) -> Path:
    """std = 1 instead of 255: it loads, finds people, and is badly wrong."""
    with zipfile.ZipFile(bundle) as source:
        graph = source.read(model.LANDMARKS_ENTRY)
    std = struct.pack("<f", 255.0)
    at = graph.index(std, graph.rindex(b"M001"))  # the first 255 of the metadata
    return with_landmarks_changed(bundle, to, graph[at:], struct.pack("<f", 1.0) + graph[at + 4 :])


def errors_px(bundle: Path, names: list[str] | None = None) -> list[float]:
    """Distance of hips, knees and ankles from the control landmarks, over all stills."""
    control = json.loads((REAL / "control_landmarks.json").read_text())["landmarks"]
    estimator = PoseEstimator(bundle, video=False)
    distances: list[float] = []
    for frame in iter(PictureFolder(REAL / "stills").read, None):
        wanted = control.get(frame.label)
        if wanted is None or (names is not None and frame.label not in names):
            continue
        pose = estimator.observe(frame).pose
        assert pose is not None, f"nobody found in {frame.label}"
        distances += np.linalg.norm(pose.image_px[LEGS] - np.array(wanted)[LEGS, :2], axis=1).tolist()
    estimator.close()
    return distances


@needs_stills
def test_the_model_agrees_with_the_control_landmarks(bundle: Path) -> None:
    distances = errors_px(bundle)
    median, p90 = np.percentile(distances, [50, 90])
    print(f"hips, knees, ankles: {len(distances)} points, median {median:.2f} px, p90 {p90:.2f} px")  # noqa: T201 - figures, with -s
    assert len(distances) > 200
    assert median <= 2
    assert p90 <= 5


@needs_stills
def test_the_agreement_would_notice_a_wrong_normalisation(bundle: Path, tmp_path: Path) -> None:
    wrong = scaled_by_one(bundle, tmp_path / "wrong.task")
    assert np.median(errors_px(wrong, ["Quad_Stretch__0.jpg", "Side_Leg_Raises__0.jpg", "The_Straddle__0.jpg"])) > 5


def test_the_shipped_model_is_the_known_one(bundle: Path) -> None:
    report = model.verify(bundle)
    assert (report.name, report.normalised, report.problem) == ("full", True, None)
    # The raw graph of the pinned wheel; DESIGN.md section 4.
    assert report.detector_sha256 == "9ba9dd3d42efaaba86b4ff0122b06f29c4122e756b329d89dca1e297fd8f866c"
    assert report.landmark_sha256 == model.landmark_sha256(bundle) != report.bundle_sha256


def test_a_wrong_or_absent_normalisation_is_refused(bundle: Path, tmp_path: Path) -> None:
    wrong = scaled_by_one(bundle, tmp_path / "wrong.task")
    absent = with_landmarks_changed(bundle, tmp_path / "absent.task", b"TFLITE_METADATA", b"TFLITE_METADATX")
    for path in (wrong, absent):
        report = model.verify(path)
        assert not report.normalised
        assert report.problem and "scaled" in report.problem
        with pytest.raises(PoseModelError, match="scaled"):
            model.use(path)
    assert model.default_model() == bundle


def test_what_is_no_bundle_is_refused_with_a_sentence(bundle: Path, tmp_path: Path) -> None:
    contents = {"text": b"hello", "cut": bundle.read_bytes()[:100_000], "empty": b""}
    damaged = bytearray(bundle.read_bytes())
    damaged[5_000_000:5_000_100] = bytes(100)
    contents["damaged"] = bytes(damaged)
    for name, content in contents.items():
        path = tmp_path / f"{name}.task"
        path.write_bytes(content)
        problem = model.verify(path).problem
        assert problem and "model build" in problem and name in problem
        with pytest.raises(PoseModelError, match="not a pose model bundle"):
            model.landmark_sha256(path)
    with zipfile.ZipFile(tmp_path / "noise.task", "w") as other:
        other.writestr(model.DETECTOR_ENTRY, b"")
        other.writestr(model.LANDMARKS_ENTRY, np.random.default_rng(1).bytes(5000))
    assert model.verify(tmp_path / "noise.task").problem
    assert "missing" in (model.verify(tmp_path / "none.task").problem or "")
    assert "cannot be read" in (model.verify(tmp_path).problem or "")


def test_another_model_is_chosen_by_copy_and_forgotten_again(bundle: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine.task"
    mine.write_bytes(bundle.read_bytes())
    assert model.use(mine).path == model.chosen_model() == model.default_model()
    mine.unlink()
    assert model.verify(model.default_model()).problem is None
    model.use_default()
    model.use_default()
    assert model.default_model() == bundle


def test_a_missing_or_damaged_model_says_how_to_mend_it(tmp_path: Path) -> None:
    with pytest.raises(PoseModelError, match=r"missing.*stretchcoach model build"):
        PoseEstimator(tmp_path / "none.task")
    (tmp_path / "bad.task").write_bytes(b"hello")
    with pytest.raises(PoseModelError, match=r"cannot be loaded.*stretchcoach model build"):
        PoseEstimator(tmp_path / "bad.task")


def test_a_recorded_frame_passes_through_and_a_grey_one_shows_nobody(bundle: Path) -> None:
    estimator = PoseEstimator(bundle)
    recorded = Observation(3.0, (64, 48), None)
    assert estimator.observe(Frame(3.0, (64, 48), None, recorded)) is recorded
    seen = estimator.observe(Frame(4.0, (64, 48), np.full((48, 64, 3), 128, np.uint8)))
    assert (seen.captured_at_s, seen.size_px, seen.pose) == (4.0, (64, 48), None)
    estimator.close()
    estimator.close()


@needs_stills
def test_a_person_is_seen_in_pixels_and_bursts_do_no_harm(bundle: Path, capfd: pytest.CaptureFixture[str]) -> None:
    still = Picture(REAL / "stills" / "Quad_Stretch__0.jpg").read()
    assert still is not None
    estimator = PoseEstimator(bundle, video=True)
    for at_s in (0.0, 0.0001, 0.0002, 0.5, 0.5):
        pose = estimator.observe(Frame(at_s, still.size_px, still.rgb)).pose
        assert pose is not None
        assert pose.image_px.max() > 50  # not 0..1
        left_hip = pose.image_px[Landmark.LEFT_HIP]
        assert 0 < left_hip[0] < still.size_px[0] and 0 < left_hip[1] < still.size_px[1]
        assert 0.5 < pose.visibility[Landmark.LEFT_HIP] <= 1
        assert np.ptp(pose.world_m[:, 1]) < 2.5  # metres
    estimator.close()
    assert capfd.readouterr().err == ""
    assert [thread.name for thread in threading.enumerate() if thread is not threading.main_thread()] == []
    assert "sounddevice" not in sys.modules


def test_the_person_is_followed_through_a_change_of_size(bundle: Path) -> None:
    """As when a telephone is turned, or the camera is plugged in again and gives another picture."""
    estimator = PoseEstimator(bundle)
    knees = []
    with VideoFile(shipped.shipped("media", "demo", "quad_standing_demo.mp4")) as clip:
        for at in range(24):
            frame = clip.read()
            assert frame is not None and frame.rgb is not None
            if at >= 12:
                half = np.ascontiguousarray(frame.rgb[::2, ::2])
                frame = Frame(frame.captured_at_s, (half.shape[1], half.shape[0]), half)
            observation = estimator.observe(frame)
            assert observation.pose is not None
            assert observation.size_px == frame.size_px
            knees.append(observation.pose.image_px[Landmark.LEFT_KNEE])
    estimator.close()
    assert np.linalg.norm(knees[-1] * 2 - knees[11]) < 15
