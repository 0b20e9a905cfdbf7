"""The JSON Schema of the files as they are written, for editors that complete and check while one types."""

from typing import Any

from pydantic.json_schema import models_json_schema

from stretchcoach.routine.routines import Routine
from stretchcoach.routine.screening import Screening
from stretchcoach.routine.sources import Sources
from stretchcoach.routine.steps import Card
from stretchcoach.routine.stretches import Stretch

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema() -> dict[str, Any]:
    """One schema for all files: whether it is a stretch, routine, card, screening list or sources follows from its fields.

    It knows fields, types, units and closed lists. What needs two files or two fields at once (references, limits, the order of a
    depth's numbers) only ``stretchcoach validate`` checks.
    """
    models = (Stretch, Routine, Card, Screening, Sources)
    names, definitions = models_json_schema([(model, "validation") for model in models], by_alias=True)
    refs = {model: ref for (model, _mode), ref in names.items()}
    for definition in definitions["$defs"].values():
        if "const" in definition.get("properties", {}).get("kind", {}):  # code may leave a step's kind out, a file may not
            definition["required"] = ["kind", *definition.get("required", [])]
    return {
        "$schema": DIALECT,
        "title": "stretchcoach stretch, routine or relief card",
        "type": "object",
        "if": {"required": ["steps"]},
        "then": refs[Routine],
        "else": {
            "if": {"required": ["lines"]},
            "then": refs[Card],
            "else": {
                "if": {"required": ["questions"]},
                "then": refs[Screening],
                "else": {"if": {"required": ["advice"]}, "then": refs[Sources], "else": refs[Stretch]},
            },
        },
        **definitions,
    }
