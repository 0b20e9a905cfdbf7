from pathlib import Path

import pytest
from support.figure import quad
from support.sources import DrawnEstimator, DrawnSource

from stretchcoach.vision import estimator, model, sources


@pytest.fixture(autouse=True)
def _own_data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test writes into the data of whoever runs it."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[float | BaseException]:
    """``--source drawn`` plays the moments in this list; whoever is in the picture is in the standing quadriceps stretch."""
    moments: list[float | BaseException] = [at / 15 for at in range(15 * 8)]
    real = sources.open_source

    def open_source(spec: str, frame_step_s: float | None = None, **more: object) -> object:
        return DrawnSource(moments) if spec == "drawn" else real(spec, frame_step_s, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(sources, "open_source", open_source)
    monkeypatch.setattr(estimator, "PoseEstimator", lambda _path, video=True: DrawnEstimator(lambda _now_s: quad(110)))
    monkeypatch.setattr(model, "landmark_sha256", lambda _path: "e9a5")
    return moments
