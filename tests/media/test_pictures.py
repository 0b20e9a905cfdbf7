"""Every stretch has its pictures, they are small enough, and Qt plays them."""

from pathlib import Path

import pytest
from PyQt6.QtGui import QImageReader, QMovie
from PyQt6.QtWidgets import QApplication
from ruamel.yaml import YAML
from support.session import library

MEDIA = Path(__file__).parents[2] / "media"
STRETCHES = sorted(library().stretches)
LARGEST_LOOP, LARGEST = 300_000, 20_000_000  # bytes


@pytest.mark.parametrize("id_", STRETCHES)
def test_a_loop_and_a_still_and_how_they_were_made(id_: str, qapp: QApplication) -> None:
    folder = MEDIA / library().stretch(id_).media
    loop, still = folder / "loop.webp", folder / "still.webp"
    assert loop.stat().st_size <= LARGEST_LOOP
    movie = QMovie(str(loop))
    assert movie.isValid() and movie.frameCount() > 20
    reader = QImageReader(str(loop))
    length_ms = 0
    while reader.canRead():
        assert not reader.read().isNull()
        length_ms += reader.nextImageDelay()
    assert 3900 <= length_ms <= 8000
    assert QImageReader(str(still)).size().width() >= 480
    how = YAML(typ="safe").load((folder / "how.yaml").read_text(encoding="utf-8"))
    assert how["licence"] == "CC0-1.0" and (MEDIA.parent / how["pose"]).exists()


def test_the_main_fault_of_each_judged_stretch_is_shown_beside_the_right_way() -> None:
    judged = {id_ for id_, stretch in library().stretches.items() if stretch.depth is not None or stretch.entry is not None}
    shown = {path.parent.name for path in MEDIA.glob("*/fault.webp")}
    assert shown == judged
    for id_ in judged:
        how = YAML(typ="safe").load((MEDIA / id_ / "how.yaml").read_text(encoding="utf-8"))
        assert how["faults"] in {rule.finding.value for rule in library().stretch(id_).form}


def test_all_of_it_is_small_enough_to_ship() -> None:
    assert sum(path.stat().st_size for path in MEDIA.rglob("*.webp")) < LARGEST
