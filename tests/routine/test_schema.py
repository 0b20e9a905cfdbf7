"""The JSON Schema for editors agrees with the checks: what ships is valid, what is bad in shape is not."""

import contextlib
from pathlib import Path

import pytest

from stretchcoach.errors import RoutineError
from stretchcoach.routine.schema import schema
from stretchcoach.routine.yaml_text import read

jsonschema = pytest.importorskip("jsonschema")
FILES = Path(__file__).parents[1] / "data" / "yaml"
BEYOND_A_SCHEMA = {  # needs two fields or two files at once
    "bad_before_exercise",
    "bad_before_exercise_in_all",
    "bad_bout",
    "bad_bouts",
    "bad_by_time",
    "bad_card_too_long",
    "bad_depth",
    "bad_depth_view",
    "bad_gentle",
    "bad_hold_max",
    "bad_limit_of_nothing",
    "bad_limit_twice",
    "bad_limits",
    "bad_references",
    "bad_views",
    "bad_week",
}


def readable() -> dict[str, object]:
    data: dict[str, object] = {}
    for path in sorted(FILES.glob("*.yaml")):
        with contextlib.suppress(RoutineError):  # refused as text: there is no data to judge
            data[path.stem] = read(path.read_bytes(), path.name).data
    return data


@pytest.fixture(scope="module")
def validator() -> "jsonschema.Draft202012Validator":
    jsonschema.Draft202012Validator.check_schema(schema())
    return jsonschema.Draft202012Validator(schema())


def test_every_shipped_file_is_valid(shipped_files: dict[str, bytes], validator: "jsonschema.Draft202012Validator") -> None:
    for name, content in shipped_files.items():
        assert [error.message for error in validator.iter_errors(read(content, name).data)] == [], name


@pytest.mark.parametrize(("name", "data"), readable().items(), ids=list(readable()))
def test_it_tells_good_from_bad_where_a_schema_can(
    name: str, data: object, validator: "jsonschema.Draft202012Validator"
) -> None:
    assert validator.is_valid(data) == (name.startswith("valid_") or name in BEYOND_A_SCHEMA)


def test_a_bare_number_is_no_duration(validator: "jsonschema.Draft202012Validator") -> None:
    routine = {"id": "a", "title": "A", "muscle": "adductor", "steps": [{"kind": "walk", "duration": "60 s"}]}
    assert validator.is_valid(routine)
    assert not validator.is_valid({**routine, "steps": [{"kind": "walk", "duration": 60}]})


def test_fields_are_explained_to_the_editor() -> None:
    definitions = schema()["$defs"]
    assert definitions["StretchStep"]["properties"]["side"]["description"].startswith("The stretched leg")
    assert "hold" in definitions["StretchStep"]["properties"]
    assert "hold_s" not in definitions["StretchStep"]["properties"]
    assert "kind" in definitions["WalkStep"]["required"]
