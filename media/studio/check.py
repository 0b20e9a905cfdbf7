"""Rendered people before the real pose model and the real coach: what is right must be held, what is wrong must be said."""

from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass

import numpy as np

from media.studio.pictures import picture
from media.studio.poses import PoseFile, load
from media.studio.streams import SIZE_PX, faults_of, judged_stretches, steps
from stretchcoach.coaching.agenda import Entry, Phase, agenda_of
from stretchcoach.coaching.form import Verdict
from stretchcoach.coaching.session import SessionEngine
from stretchcoach.routine.library import Library
from stretchcoach.routine.stretches import Stretch
from stretchcoach.routine.values import Routine, Sides, StepSide, StretchStep
from stretchcoach.shipped import routine_files
from stretchcoach.vision import model
from stretchcoach.vision.estimator import PoseEstimator
from stretchcoach.vision.frames import Frame

HOLD_S = 5.0
_NOISE = 2.5  # grey levels, as a webcam has


@dataclass(frozen=True)
class Result:
    """What came of one stream.

    Attributes:
        told: the verdicts in frames, and the findings.
        right: a good stream completes its hold without a correction; a faulty one gets the right finding, or can't tell.
    """

    stretch: str
    stream: str
    held_s: float
    told: str
    right: bool


def checked(ids: list[str]) -> Iterator[Result]:
    """Every judged stretch, right and wrong."""
    for stretch in judged_stretches():
        if ids and stretch.id not in ids:
            continue
        file = load(stretch.id)
        for fault in (None, *faults_of(file, stretch)):
            yield _checked(file, stretch, fault)


def _checked(file: PoseFile, stretch: Stretch, fault: str | None) -> Result:
    engine = SessionEngine(_agenda(stretch, 30.0 if fault else HOLD_S))
    rng = np.random.default_rng(7)
    verdicts: Counter[str] = Counter()
    findings: Counter[str] = Counter()
    with closing(PoseEstimator(model.default_model())) as estimator:
        for step in steps(file, stretch, fault):
            drawn = picture(
                file, stretch.muscle.value, step.depth, fault=fault, severity=step.severity, size_px=SIZE_PX, glows=False
            )
            rgb = np.clip(drawn + rng.normal(0, _NOISE, drawn.shape), 0, 255).astype(np.uint8)
            update = engine.advance(step.at_s, estimator.observe(Frame(step.at_s, SIZE_PX, rgb)))
            if fault is not None and step.severity < 1.0:
                continue  # what counts is what is said of the fault itself
            verdicts[update.verdict.value] += 1
            if update.verdict is Verdict.ADJUST:
                findings.update(finding.rule.finding.value for finding in update.form.findings)
            if update.ended is not None:
                break
    held_s = engine.log.held_s
    if fault is None:
        right = held_s >= HOLD_S - 0.1 and not findings
    else:
        right = findings[fault] > 0 or verdicts[Verdict.CANT_TELL] > sum(verdicts.values()) / 2
    told = ", ".join(f"{name} {count}" for name, count in [*verdicts.items(), *findings.items()])
    return Result(stretch.id, fault or "good", held_s, told, right)


def _agenda(stretch: Stretch, hold_s: float) -> list[Entry]:
    side = StepSide.BOTH if stretch.sides is Sides.TOGETHER else StepSide.LEFT
    step = StretchStep(stretch=stretch.id, side=side, sets=1, hold_s=hold_s)
    routine = Routine(id="check", title="Check", muscle=(stretch.muscle,), steps=(step,))
    return [entry for entry in agenda_of(routine, Library(routine_files())) if entry.phase is Phase.STRETCH]
