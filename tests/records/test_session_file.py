"""The format of ``session.json``, key by key, as the rules page has it."""

import json
import stat
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from support.figure import Figure, quad
from support.session import library, play, routine, side_of

from stretchcoach import __version__
from stretchcoach.body.measures import Measure
from stretchcoach.coaching.agenda import Phase, agenda_of
from stretchcoach.coaching.log import HoldRecord, SessionLog
from stretchcoach.coaching.session import SessionEngine, SessionUpdate
from stretchcoach.records.session_file import session_json, write_session
from stretchcoach.routine.values import Mode, StepSide, StretchStep

ROUTINE = routine(
    StretchStep(stretch="adductor_straddle", hold_s=5, sets=1), StretchStep(stretch="quad_standing", side=StepSide.LEFT, hold_s=12, sets=1)
)


def record_of(engine: SessionEngine) -> dict[str, Any]:
    return session_json(
        engine.log,
        started_at=datetime(2026, 3, 1, 7, 30, tzinfo=UTC),
        source="clip.mp4",
        routine="evening",
        mode=Mode.NORMAL,
        landmark_model_sha256="e9a5",
    )


@pytest.fixture(scope="module")
def record() -> dict[str, Any]:
    """A session with a timed hold, a lapse, a fault, a moment too deep, and an end by pain."""
    engine = SessionEngine(agenda_of(ROUTINE, library()))
    since: list[float] = []

    def person(update: SessionUpdate | None, now_s: float) -> Figure | None:
        if update is None or update.entry is None or update.entry.side is None:
            return None
        if update.phase is not Phase.STRETCH:
            return quad(10, side=side_of(update))
        since.append(now_s)
        spent_s = now_s - since[0]
        if spent_s > 14:
            return quad(100)  # eased back
        return quad(155) if 12 < spent_s < 14 else quad(110, thigh=30) if 8 < spent_s < 11 else quad(112.34)

    for update in play(engine, person, until_s=120):
        if update.hold is not None and update.hold.held_s > 8:
            break
    engine.report_pain(7)
    engine.advance(update.at_s)
    return json.loads(json.dumps(record_of(engine)))  # type: ignore[no-any-return]


def test_the_keys_in_their_order(record: dict[str, Any]) -> None:
    assert list(record) == [
        "format_version",
        "app_version",
        "rules_version",
        "landmark_model_sha256",
        "started_at",
        "source",
        "routine",
        "mode",
        "holds",
        "cues",
        "alerts",
        "verdict_s",
        "ended",
    ]
    assert {key: record[key] for key in list(record)[:8]} == {
        "format_version": 1,
        "app_version": __version__,
        "rules_version": record["rules_version"],
        "landmark_model_sha256": "e9a5",
        "started_at": "2026-03-01T07:30:00+00:00",
        "source": "clip.mp4",
        "routine": "evening",
        "mode": "normal",
    }
    assert type(record["rules_version"]) is int


def test_holds(record: dict[str, Any]) -> None:
    timed, held = record["holds"]
    keys = ["step", "stretch", "side", "set", "target_s", "held_s", "timed_s", "intervals", "judged_share", "best", "a0"]
    assert list(timed) == list(held) == keys
    assert {key: timed[key] for key in keys} == {
        "step": 1,
        "stretch": "adductor_straddle",
        "side": "both",
        "set": 1,
        "target_s": 5.0,
        "held_s": 0.0,
        "timed_s": 5.0,
        "intervals": [],
        "judged_share": None,
        "best": None,
        "a0": None,
    }
    assert (held["step"], held["stretch"], held["side"], held["set"], held["target_s"]) == (2, "quad_standing", "left", 1, 12.0)
    assert 8.0 <= held["held_s"] < 8.2
    assert len(held["intervals"]) == 3  # a fault and a moment too deep between them
    assert sum(end - start for start, end in held["intervals"]) == pytest.approx(held["held_s"], abs=0.15)
    assert 0.9 < held["judged_share"] <= 1
    assert (held["best"]["measure"], held["best"]["unit"]) == ("knee_flexion", "deg")
    assert 112 < held["best"]["value"] <= held["a0"] + 15.1  # the deepest while time was credited, so within the limit
    assert held["a0"] == pytest.approx(112.3, abs=1)


def test_cues(record: dict[str, Any]) -> None:
    assert {tuple(cue) for cue in record["cues"]} == {("t_s", "id", "kind", "stretch", "side", "text")}
    assert {cue["kind"] for cue in record["cues"]} == {"progress", "correction", "safety"}
    first = record["cues"][0]
    assert first == {
        "t_s": 0.0,
        "id": "ready_0",
        "kind": "progress",
        "stretch": "adductor_straddle",
        "side": None,
        "text": f"Get ready. {library().stretch('adductor_straddle').title}.",
    }
    assert {cue["side"] for cue in record["cues"]} == {None, "left"}
    times = [cue["t_s"] for cue in record["cues"]]
    assert times == sorted(times)


def test_alerts(record: dict[str, Any]) -> None:
    assert {alert["unit"] for alert in record["alerts"] if alert["reason"] == "SPEED"} <= {"deg/s"}
    deep, pain = [alert for alert in record["alerts"] if alert["level"] != "CAUTION"]
    assert list(deep) == list(pain) == ["t_s", "level", "reason", "stretch", "side", "measured", "limit", "unit"]
    assert (deep["level"], deep["reason"], deep["unit"]) == ("EASE_OFF", "RANGE", "deg")
    assert (deep["stretch"], deep["side"]) == ("quad_standing", "left")
    assert deep["measured"] > deep["limit"]
    assert (pain["level"], pain["reason"], pain["measured"], pain["limit"], pain["unit"]) == ("STOP", "PAIN", 7, 6, "0-10")


def test_verdicts_and_the_end(record: dict[str, Any]) -> None:
    assert list(record["verdict_s"]) == ["good", "adjust", "cant_tell", "not_checked"]
    assert record["verdict_s"]["adjust"] == pytest.approx(3, abs=0.5)
    assert record["ended"] == {"reason": "pain", "detail": ""}


def test_numbers_to_a_tenth_and_ratios_to_a_hundredth(record: dict[str, Any]) -> None:
    def numbers(value: Any, name: str = "") -> Any:
        if isinstance(value, dict):
            for key, inner in value.items():
                yield from numbers(inner, key)
        elif isinstance(value, list):
            for inner in value:
                yield from numbers(inner, name)
        elif isinstance(value, float):
            yield name, value

    for name, value in numbers(record):
        digits = 3 if name == "judged_share" else 1
        assert value == round(value, digits), name


def test_a_session_cut_short_was_stopped() -> None:
    assert record_of(SessionEngine(agenda_of(ROUTINE, library())))["ended"] == {"reason": "stopped", "detail": ""}


def test_ratios_keep_two_digits() -> None:
    hold = HoldRecord(1, "adductor_butterfly", None, 1, 30.0, measure=Measure.KNEE_HEIGHT, best=0.4321, comfortable=0.5678)
    engine = SessionEngine(agenda_of(ROUTINE, library()))
    engine.log = SessionLog(holds=[hold])
    (kept,) = record_of(engine)["holds"]
    assert (kept["best"], kept["a0"]) == ({"measure": "knee_height", "value": 0.43, "unit": "ratio"}, 0.57)


# --- on the disk ---


def test_written_whole_and_for_nobody_else(tmp_path: Path) -> None:
    path = tmp_path / "session.json"
    write_session(path, {"title": "Dehnung für später"})
    assert json.loads(path.read_text(encoding="utf-8")) == {"title": "Dehnung für später"}
    assert [file.name for file in tmp_path.iterdir()] == ["session.json"]
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_record_that_cannot_be_written_leaves_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "session.json"
    write_session(path, {"held_s": 30})
    with pytest.raises(TypeError):
        write_session(path, {"held_s": object()})
    assert json.loads(path.read_text()) == {"held_s": 30}
    assert [file.name for file in tmp_path.iterdir()] == ["session.json"]
