"""What the window costs, as ratios in one run: absolute times are those of one machine, ratios travel.

Source of the limits: issue "a session", section "Shown by". Everything is drawn offscreen, on a clip as the camera.
"""

import os
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PyQt6.QtCore import Qt, QTimer
from PyQt6.QtGui import QImage, QPixmap
from PyQt6.QtWidgets import QApplication, QLabel

from stretchcoach.app import window
from stretchcoach.app.coach import TICK_MS
from stretchcoach.app.eyes import PaintedFrame, Painting
from stretchcoach.routine.values import StepSide
from stretchcoach.ui.camera_view import CameraView, Snapshot
from stretchcoach.vision.estimator import PoseEstimator
from stretchcoach.vision.files import VideoFile
from stretchcoach.vision.frames import Frame
from stretchcoach.vision.live import LiveEyes
from stretchcoach.vision.paced import Paced

FRAMES, BLOCK = 240, 20  # both ways take turns, a block each, so that a machine that grows warm is no argument
PAINTS = 10  # blocks
VIEW_PX = (880, 560)
STALL_S, AGE_S = 2.0, 6.0
LATENESS_S = 6.0
FIRST_PAINT = """
import sys, time
import stretchcoach.cli
from stretchcoach.app.start import first_window
stretchcoach.cli.languages.install()
app, shown = first_window()
shown.painted.connect(app.exit)
app.exec()
print(time.process_time(), flush=True)
sys.stdin.read()
shown.close()
"""


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the report.

    Attributes:
        limit: the value must not be larger; None = only told.
    """

    name: str
    value: float
    unit: str
    limit: float | None = None
    detail: str = ""

    @property
    def kept(self) -> bool:
        """Whether the limit is kept."""
        return self.limit is None or self.value <= self.limit


def run(clip: Path, model: Path, minutes: float = 0.0) -> Iterator[Figure]:
    """Measure everything, a figure at a time.

    Args:
        clip: a video with a person in it.
        model: the pose model.
        minutes: of playing, for memory and handles; 0 = leave that out.
    """
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    yield from first_paint()
    yield from inference(clip, model)
    yield from painting(app)
    yield from skeleton_age(clip, model)
    yield from lateness(app, clip, model)
    if minutes:
        yield from soak(app, clip, minutes)


def first_paint(times: int = 5) -> Iterator[Figure]:
    """From the start of a process to a painted window; its pages come after that."""
    spans, work = [], []
    for _ in range(times):
        began_s = time.perf_counter()
        process = subprocess.Popen([sys.executable, "-c", FIRST_PAINT], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        assert process.stdout is not None
        painted = process.stdout.readline()
        spans.append(time.perf_counter() - began_s)
        process.communicate()
        if not painted:  # a process that breaks is soon done
            raise RuntimeError("the window of the bench was not painted")
        work.append(float(painted))
    detail = f"from the start of the process, best of {times}; {1000 * min(work):.0f} ms of processor"
    yield Figure("first paint", 1000 * min(spans), "ms", 300.0, detail)


def inference(clip: Path, model: Path) -> Iterator[Figure]:
    """The processor time of one look, against MediaPipe's bare call."""
    frames = _frames(clip, FRAMES)
    bare, look, alone = PoseEstimator(model), PoseEstimator(model), PoseEstimator(model)
    alone._counted_at_s = float("inf")  # never counts people
    spent = dict.fromkeys(("bare", "look", "alone"), 0.0)
    with closing(bare), closing(look), closing(alone):
        for estimator in (bare, look, alone):  # the first person warms the graph up
            estimator.observe(frames[0])
        ways = {"bare": _bare_call(bare), "look": look.observe, "alone": alone.observe}
        for at in range(1, FRAMES, BLOCK):
            block = frames[at : at + BLOCK]
            for name, work in ways.items():
                began_s = time.process_time()
                for frame in block:
                    work(frame)
                spent[name] += time.process_time() - began_s
    ms = {name: 1000 * seconds / (FRAMES - 1) for name, seconds in spent.items()}
    detail = f"{ms['look']:.1f} ms against {ms['bare']:.1f} ms of processor a picture"
    yield Figure("inference step / bare call", spent["look"] / spent["bare"], "x", 1.05, detail)
    yield Figure("  the same, people not counted", spent["alone"] / spent["bare"], "x", detail=f"{ms['alone']:.1f} ms")


def painting(app: QApplication) -> Iterator[Figure]:
    """A 720p picture on the screen, against a label with a scaled pixmap."""
    pictures = [np.random.default_rng(seed).integers(0, 255, (720, 1280, 4), dtype=np.uint8) for seed in range(4)]
    colours = [np.ascontiguousarray(picture[:, :, 2::-1]) for picture in pictures]
    view, label = CameraView(), QLabel()
    for widget in (view, label):
        widget.setFixedSize(*VIEW_PX)
        widget.show()
    app.processEvents()

    def in_view(number: int) -> None:
        view.show_frame(Snapshot(pictures[number % 4], None))
        view.repaint()

    spans: dict[str, list[float]] = {"view": [], "label": []}

    def in_label(number: int) -> None:
        _show_in_label(label, colours[number % 4])

    for _ in range(PAINTS):
        for name, paint in (("view", in_view), ("label", in_label)):
            for turn in range(BLOCK):
                began_s = time.perf_counter()
                paint(turn)
                spans[name].append(time.perf_counter() - began_s)
    for widget in (view, label):
        widget.close()
    mine, other = (1000 * statistics.median(taken) for taken in spans.values())
    yield Figure("720p paint / label with pixmap", mine / other, "x", 0.35, f"{mine:.1f} ms against {other:.1f} ms")


def skeleton_age(clip: Path, model: Path) -> Iterator[Figure]:
    """How old the picture is when its skeleton is there, against a bare detection; and after the window has stalled."""
    frames = _frames(clip, 60)
    with closing(PoseEstimator(model)) as estimator:
        detect = _bare_call(estimator)
        spans = []
        for frame in frames:
            began_s = time.monotonic()
            detect(frame)
            spans.append(time.monotonic() - began_s)
    bare_s = statistics.median(spans[5:])
    with _eyes(clip, model) as eyes:
        ages = _ages(eyes, AGE_S)
        threading.Event().wait(STALL_S)  # the window stalls
        after = _ages(eyes, 1.5)
    age_s = statistics.median(ages)
    yield Figure("skeleton age / bare detection", age_s / bare_s, "x", 1.3, f"{1000 * age_s:.0f} ms against {1000 * bare_s:.0f} ms")
    detail = f"{1000 * statistics.median(after[1:]):.0f} ms after a stall of {STALL_S:.0f} s; the first one {1000 * after[0]:.0f} ms"
    yield Figure("skeleton age after a stall / before", statistics.median(after[1:]) / age_s, "x", 1.3, detail)


def lateness(app: QApplication, clip: Path, model: Path) -> Iterator[Figure]:
    """How late the window's tick comes at worst, with and without the eyes at work."""
    quiet_ms = _lateness_ms(app)
    with _eyes(clip, model) as eyes:
        eyes.wait(20)
        busy_ms = _lateness_ms(app)
    detail = f"p99; {quiet_ms:.1f} ms without inference"
    yield Figure("lateness of the tick", busy_ms, "ms", max(2 * quiet_ms, 10.0), detail)


def soak(app: QApplication, clip: Path, minutes: float) -> Iterator[Figure]:
    """The whole window, playing: memory and handles early and late."""
    shown, coach, pages = window.build(app, source=str(clip))
    pages.load_shelf()
    shown.show()
    coach.ask = coach.start  # nobody is there to answer the list
    coach.check_form("quad_standing", StepSide.LEFT)
    samples: list[tuple[float, int]] = []
    sampler = QTimer()
    sampler.timeout.connect(lambda: samples.append((_memory_mb(), _handles())))
    sampler.start(5000)
    QTimer.singleShot(int(minutes * 60_000), app.quit)
    app.exec()
    sampler.stop()
    shown.close()
    settled, late = samples[len(samples) // 4 : len(samples) // 2], samples[-max(1, len(samples) // 4) :]
    before_mb, after_mb = (statistics.median(memory for memory, _handles in part) for part in (settled, late))
    detail = f"{before_mb:.0f} MB early, {after_mb:.0f} MB late, {minutes:g} minutes"
    yield Figure("memory late / early", after_mb / before_mb, "x", 1.05, detail)
    growth = statistics.median(count for _memory, count in late) - statistics.median(count for _memory, count in settled)
    yield Figure("handles that stay open", growth, "", 0.0)


def _bare_call(estimator: PoseEstimator) -> Callable[[Frame], Any]:
    """MediaPipe's own call, and nothing else."""
    mediapipe, landmarker = estimator._mediapipe, estimator._landmarker
    moment_ms = estimator._last_ms

    def call(frame: Frame) -> Any:
        nonlocal moment_ms
        moment_ms += 66
        image = mediapipe.Image(image_format=mediapipe.ImageFormat.SRGB, data=frame.rgb)
        return landmarker.detect_for_video(image, moment_ms)

    return call


def _show_in_label(label: QLabel, rgb: NDArray[np.uint8]) -> None:
    """The usual way: mirror, copy, scale, and let a label paint it."""
    height, width = rgb.shape[:2]
    image = QImage(rgb.tobytes(), width, height, 3 * width, QImage.Format.Format_RGB888).mirrored(True, False)
    keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    label.setPixmap(QPixmap.fromImage(image).scaled(label.size(), keep, smooth))
    label.repaint()


def _frames(clip: Path, count: int) -> list[Frame]:
    with VideoFile(clip) as source:
        frames: list[Frame] = []
        while len(frames) < count and (frame := source.read()) is not None:
            frames.append(frame)
    return frames


@contextmanager
def _eyes(clip: Path, model: Path) -> Iterator[LiveEyes]:
    def source() -> Painting:
        return Painting(Paced(lambda: VideoFile(clip), time.monotonic, loop=True))

    with LiveEyes(source, lambda: PoseEstimator(model)) as eyes:
        eyes.wait(20)  # MediaPipe is imported meanwhile
        yield eyes


def _ages(eyes: LiveEyes, seconds: float) -> list[float]:
    """Of what is seen in the next seconds, the moment it is there."""
    until_s, ages = time.monotonic() + seconds, []
    while time.monotonic() < until_s:
        seen = eyes.wait(1.0)
        if seen is not None and isinstance(seen.frame, PaintedFrame):
            ages.append(time.monotonic() - seen.frame.captured_at_s)
    return ages


def _lateness_ms(app: QApplication) -> float:
    """The 99th percentile over some seconds."""
    moments: list[float] = []
    timer = QTimer()
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(lambda: moments.append(time.perf_counter()))
    timer.start(TICK_MS)
    QTimer.singleShot(int(LATENESS_S * 1000), app.quit)
    app.exec()
    timer.stop()
    late = np.abs(1000 * np.diff(moments) - TICK_MS)
    return float(np.percentile(late, 99))


def _memory_mb() -> float:
    """What the process holds in memory; Linux."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def _handles() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))
