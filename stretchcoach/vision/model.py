"""The pose model's file: where it is, whether it is sound, how to make it or use another.

A bundle (``.task``) is a zip with two TensorFlow Lite graphs, one that finds the person and one that places the landmarks. The
second must carry normalisation metadata: without, or with the wrong numbers, MediaPipe still finds a person, tens of pixels off.
"""

import hashlib
import importlib
import importlib.util
import os
import shutil
import struct
import tempfile
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import platformdirs

from stretchcoach import shipped
from stretchcoach.errors import PoseModelError
from stretchcoach.words import _

DETECTOR_ENTRY, LANDMARKS_ENTRY = "pose_detector.tflite", "pose_landmarks_detector.tflite"

# sha256 of whole bundles. Source: the build of `_build/pose_bundle.py`, and the official float16 files, version 1.
KNOWN_BUNDLES = {
    "fe5f7ac3dd682ae79d71b815be61ceb9e5dff3c41eee53c719c63653977f13b5": "full",
    "59929e1d1ee95287735ddd833b19cf4ac46d29bc7afddbbf6753c459690d574a": "lite",
    "5134a3aad27a58b93da0088d431f366da362b44e3ccfbe3462b3827a839011b1": "full",
    "64437af838a65d18e5ba7a0d39b465540069bc8aae8308de3e318aad31fcbc7b": "heavy",
}
UNKNOWN = "unknown"

# The graph wants 0..1 and MediaPipe computes (pixel - mean) / std.
_MEAN, _STD = 0.0, 255.0

# No list in a graph's metadata is longer; a damaged file may claim billions.
_MANY = 100


@dataclass(frozen=True, slots=True)
class ModelReport:
    """What a model file is.

    Attributes:
        path: the file.
        name: ``lite``, ``full``, ``heavy``, or ``unknown`` for a bundle that is none of these, which is no fault in itself.
        bundle_sha256: of the whole file; "" where there is none, like the next two.
        detector_sha256: of the graph that finds the person, as it lies in the bundle.
        landmark_sha256: of the graph that places the landmarks, as it lies in the bundle.
        normalised: whether the landmark graph says how pictures are to be scaled, with the numbers it needs.
        problem: a sentence that says why it cannot be used, or None.
    """

    path: Path
    name: str = UNKNOWN
    bundle_sha256: str = ""
    detector_sha256: str = ""
    landmark_sha256: str = ""
    normalised: bool = False
    problem: str | None = None


def default_model() -> Path:
    """The model to use: the one chosen with `model use`, else the one made by the installation or by `model build`.

    The file may not exist; then it is where `model build` would put it.
    """
    places = (chosen_model(), shipped.model(), _own_build())
    return next((path for path in places if path.is_file()), _build_place())


def chosen_model() -> Path:
    """Where `model use` keeps its copy. It is the choice: there while a model of one's own is chosen."""
    return _data_folder() / "chosen.task"


def _own_build() -> Path:
    return _data_folder() / shipped.model().name


def _data_folder() -> Path:
    return platformdirs.user_data_path("stretchcoach", appauthor=False) / "models"


def _build_place() -> Path:
    """Into the package, as the installation does; for the user alone where the package belongs to the system."""
    place = shipped.model()
    folder = place.parent if place.parent.is_dir() else place.parent.parent
    return place if os.access(folder, os.W_OK) else _own_build()


def verify(path: Path) -> ModelReport:
    """Examine a model file. A file that cannot be used is a report with a ``problem``, never an exception."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        said = _("The pose model {file} is missing. `stretchcoach model build` makes it.")
        return ModelReport(path, problem=said.format(file=path))
    except OSError as error:
        said = _("The pose model {file} cannot be read: {reason}.")
        return ModelReport(path, problem=said.format(file=path, reason=error.strerror))
    bundle_sha256 = _sha256(data)
    try:
        with zipfile.ZipFile(path) as bundle:
            detector, landmarks = bundle.read(DETECTOR_ENTRY), bundle.read(LANDMARKS_ENTRY)
    except (zipfile.BadZipFile, KeyError, OSError, ValueError, NotImplementedError):  # the last: an unknown compression
        said = _("{file} is not a pose model bundle, or a damaged one. `stretchcoach model build` makes a sound one.")
        return ModelReport(path, bundle_sha256=bundle_sha256, problem=said.format(file=path))
    normalised = _is_normalised(landmarks)
    said = _("{file} does not say how its pictures are to be scaled, or says it wrongly; every landmark would be off.")
    return ModelReport(
        path,
        KNOWN_BUNDLES.get(bundle_sha256, UNKNOWN),
        bundle_sha256,
        _sha256(detector),
        _sha256(landmarks),
        normalised,
        None if normalised else said.format(file=path),
    )


def landmark_sha256(path: Path) -> str:
    """The sha256 of the landmark graph in a bundle, as it lies there: what a session's record calls its model.

    Raises:
        PoseModelError: the file is missing or is no bundle.
    """
    report = verify(path)
    if not report.landmark_sha256:
        raise PoseModelError(report.problem)
    return report.landmark_sha256


def use(path: Path) -> ModelReport:
    """Choose another bundle, from now on.

    It is copied, not remembered by its path: what was verified is what runs, also when the download folder is tidied up.

    Raises:
        PoseModelError: it is no pose model bundle with normalisation, MediaPipe cannot load it, or it cannot be copied.
    """
    report = verify(path)
    if report.problem:
        raise PoseModelError(report.problem)
    from stretchcoach.vision.estimator import PoseEstimator

    PoseEstimator(path, video=False).close()
    place = chosen_model()
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=place.parent) as folder:
            shutil.copyfile(path, copy := Path(folder) / place.name)
            copy.replace(place)  # whole or not at all
    except OSError as error:
        said = _("The pose model cannot be copied to {file}: {reason}.")
        raise PoseModelError(said.format(file=place, reason=error.strerror)) from error
    return verify(place)


def use_default() -> None:
    """Forget the chosen model: back to the one that was built."""
    chosen_model().unlink(missing_ok=True)


def build(progress: Callable[[str], None]) -> ModelReport:
    """Make the model as the installation does: download its parts, check them, put them together. Some seconds.

    Args:
        progress: called with a sentence before each part of the work.

    Raises:
        PoseModelError: something is missing, the network or the disk failed, or what came is not what was expected.
    """
    for module, repair in (("pip", "python -m ensurepip"), ("flatbuffers", "python -m pip install flatbuffers")):
        if importlib.util.find_spec(module) is None:
            said = _("The pose model cannot be built without {module}. Run: {repair}")
            raise PoseModelError(said.format(module=module, repair=repair))
    pose_bundle = importlib.import_module("stretchcoach._build.pose_bundle")  # by name: it runs in build environments, untyped
    place = _build_place()
    try:
        with tempfile.TemporaryDirectory() as folder:
            progress(_("Downloading the pose model's parts (about 35 MB)"))
            wheel = pose_bundle.download(Path(folder))
            progress(_("Putting the pose model together"))
            pose_bundle.write(wheel, place)
    except (pose_bundle.BuildError, OSError) as error:
        said = _("The pose model was not built: {reason}. Check network and disk, then run `stretchcoach model build` again.")
        raise PoseModelError(said.format(reason=str(error).rstrip("."))) from error
    return verify(place)


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _is_normalised(graph: bytes) -> bool:
    """Whether the graph's metadata tells MediaPipe Tasks to scale its picture by the numbers it needs."""
    from stretchcoach.vision.estimator import import_mediapipe

    import_mediapipe()
    graph_schema = importlib.import_module("mediapipe.tasks.metadata.schema_py_generated")
    metadata_schema = importlib.import_module("mediapipe.tasks.metadata.metadata_schema_py_generated")
    try:
        return any(_scales(options) for options in _normalisations(graph, graph_schema, metadata_schema))
    except (struct.error, IndexError, ValueError, TypeError, AttributeError, OverflowError):  # no graph, or a damaged one
        return False


def _normalisations(graph: bytes, graph_schema: Any, metadata_schema: Any) -> list[Any]:
    model = graph_schema.Model.GetRootAsModel(graph, 0)
    entries = [model.Metadata(i) for i in range(min(model.MetadataLength(), _MANY))]
    found = []
    for entry in (entry for entry in entries if entry.Name() == b"TFLITE_METADATA"):
        metadata = metadata_schema.ModelMetadata.GetRootAs(model.Buffers(entry.Buffer()).DataAsNumpy().tobytes(), 0)
        image = metadata.SubgraphMetadata(0).InputTensorMetadata(0)
        for unit in (image.ProcessUnits(i) for i in range(min(image.ProcessUnitsLength(), _MANY))):
            if unit.OptionsType() == metadata_schema.ProcessUnitOptions.NormalizationOptions:
                options = metadata_schema.NormalizationOptions()
                options.Init(unit.Options().Bytes, unit.Options().Pos)
                found.append(options)
    return found


def _scales(options: Any) -> bool:
    mean = [options.Mean(i) for i in range(min(options.MeanLength(), _MANY))]
    std = [options.Std(i) for i in range(min(options.StdLength(), _MANY))]
    return bool(mean and std) and all(value == _MEAN for value in mean) and all(value == _STD for value in std)
