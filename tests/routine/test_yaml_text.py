"""What is refused before any field is looked at, and where things stood."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchcoach.errors import RoutineError
from stretchcoach.routine.checking import load
from stretchcoach.routine.yaml_text import MAX_BYTES, read


def refusal(text: bytes | str) -> str:
    with pytest.raises(RoutineError) as caught:
        read(text, "a.yaml")
    assert len(caught.value.problems) == 1
    return str(caught.value)


def test_data_is_plain_and_knows_its_places() -> None:
    document = read("# first\nid: a\nsteps:\n  - kind: walk\n    duration: 30 s\nlast: [1, 2.5, true, ~, yes, 1:30, 0x1F]\n", "a.yaml")
    assert document.data == {
        "id": "a",
        "steps": [{"kind": "walk", "duration": "30 s"}],
        "last": [1, 2.5, True, None, "yes", "1:30", "0x1F"],
    }
    assert type(document.data["last"][0]) is int
    assert document.keys["steps", 0, "duration"] == (5, 5)
    assert document.values["steps", 0, "duration"] == (5, 15)
    assert document.values["last", 2] == (6, 16)


def test_a_problem_at_a_place_that_was_not_written_is_put_at_what_contains_it() -> None:
    document = read("id: a\nview:\n  name: side\n", "a.yaml")
    assert str(document.problem(("view", "distance", 1), "gone")) == "a.yaml:3:3: gone"
    assert str(document.problem(("nowhere",), "gone")) == "a.yaml:1:1: gone"


def test_size_is_bounded_to_the_byte() -> None:
    filler = b"id: a #" + b"x" * (MAX_BYTES - 7)
    assert read(filler, "a.yaml").data == {"id": "a"}
    assert refusal(filler + b"x") == "a.yaml:1:1: the file has 256 KiB: at most 256 KiB are read"
    assert "KiB are read" in refusal("# " + "é" * (MAX_BYTES // 2))  # counted in bytes, not in characters


@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_windows_line_ends_and_byte_order_mark_are_fine(mark: str) -> None:
    document = read((mark + "id: a\r\ntitle: é\r\n").encode(), "a.yaml")
    assert document.data == {"id": "a", "title": "é"}
    assert document.keys["title",] == (2, 1)


def test_other_encodings_are_refused_at_the_place() -> None:
    assert refusal("id: a\ntitle: ab\xe9".encode("latin-1")) == "a.yaml:2:10: this is not UTF-8 text: save the file as UTF-8"
    assert "not UTF-8" in refusal("id: a".encode("utf-16"))
    assert "not UTF-8" in refusal("id: \ud800")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("id: &x a", "1:5"),
        ("id: [&x a]", "1:6"),
        ("a: &x {b: 1}", "1:4"),
        ("id: *x", "1:5"),
        ("id: !!str a", "1:5"),
        ("a: !x {b: 1}", "1:4"),
        ("<<: {a: 1}", "1:1"),
        ("a: 1\nb: 2\na: 3", "3:1"),
        ("a:\n  b: 1\n  'b': 2", "3:3"),
        ("a: 1\n---\nb: 2", "2:1"),
        ("a: 1\n---\n", "2:1"),
        ("%YAML 1.1\n---\na: yes", "2:1"),
        ("- a", "1:1"),
        ("just text", "1:1"),
        ("", "1:1"),
        ("? [a]\n: b", "1:3"),
        ("? {a: b}\n: b", "1:3"),
        ("a: [1", "1:6"),
        ("a\nb: 1", "2:2"),
        ("[" * 100_000, "1:21"),
        ("{a: " * 50_000, "1:81"),
        ("- " * 50_000, "1:41"),
    ],
    ids=lambda value: value[:12],
)
def test_what_is_refused_and_where(text: str, place: str) -> None:
    assert refusal(text).startswith(f"a.yaml:{place}: ")


def test_a_key_given_twice_names_both_places() -> None:
    assert refusal("a: 1\nb: 2\na: 3") == "a.yaml:3:1: 'a' is given twice, first in line 1, column 1"


def test_what_a_file_says_never_reaches_the_terminal_as_an_escape() -> None:
    with pytest.raises(RoutineError) as caught:
        load('id: a\n"\\e[2J\\n": 1\n', "a\x1b.yaml")
    assert "\x1b" not in str(caught.value)
    assert "unknown field '?[2J?'" in str(caught.value)


@given(st.one_of(st.binary(max_size=200), st.text(max_size=200)))
def test_any_text_is_read_or_refused_with_a_sentence(text: bytes | str) -> None:
    try:
        load(text, "a.yaml")
    except RoutineError as error:
        assert str(error).startswith("a.yaml:")


@given(st.text(alphabet="abkidstep:-[]{}#&*!|>'\"%@`,?\n\t 10.~\\xe", max_size=60))
def test_any_yaml_like_text_is_read_or_refused_with_a_sentence(text: str) -> None:
    try:
        load("id: a\n" + text, "a.yaml")
    except RoutineError as error:
        assert all(str(problem).startswith("a.yaml:") for problem in error.problems)
