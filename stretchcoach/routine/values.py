"""The values of this package in one place; import them from here."""

from stretchcoach.routine.dose import PRESETS, Dose, DoseName
from stretchcoach.routine.quantities import Amount
from stretchcoach.routine.routines import Limit, Routine
from stretchcoach.routine.screening import Blocks, Circumstance, Question, Screening
from stretchcoach.routine.steps import Card, CardStep, DynamicStep, Known, Step, StretchStep, WalkStep, sides_of
from stretchcoach.routine.stretches import Condition, Cue, Cues, Depth, FormRule, Seeing, Stretch, View
from stretchcoach.routine.vocabulary import (
    DescribedIn,
    FindingId,
    Leg,
    Mode,
    Muscle,
    Position,
    Sides,
    StepSide,
    StretchKind,
    ViewName,
)

__all__ = [
    "PRESETS",
    "Amount",
    "Blocks",
    "Card",
    "CardStep",
    "Circumstance",
    "Condition",
    "Cue",
    "Cues",
    "Depth",
    "DescribedIn",
    "Dose",
    "DoseName",
    "DynamicStep",
    "FindingId",
    "FormRule",
    "Known",
    "Leg",
    "Limit",
    "Mode",
    "Muscle",
    "Position",
    "Question",
    "Routine",
    "Screening",
    "Seeing",
    "Sides",
    "Step",
    "StepSide",
    "Stretch",
    "StretchKind",
    "StretchStep",
    "View",
    "ViewName",
    "WalkStep",
    "sides_of",
]
