"""``session.json``: the honest record of one session. The format is that of RULES section 5; readers ignore keys they do not know."""

import json
import os
from datetime import datetime
from pathlib import Path
from typing import Any

from stretchcoach import __version__
from stretchcoach.body.pose import Side
from stretchcoach.coaching.log import EndReason, HoldRecord, SessionLog
from stretchcoach.routine.values import Mode
from stretchcoach.thresholds import RULES_VERSION

FORMAT_VERSION = 1


def session_json(
    log: SessionLog, *, started_at: datetime, source: str, routine: str, mode: Mode, landmark_model_sha256: str | None
) -> dict[str, Any]:
    """The record of a session as plain values.

    Args:
        started_at: with its time zone.
        source: what the eyes looked at, as the user named it.
        routine: its id, or the stretch's id where one stretch was played alone.
        landmark_model_sha256: of the landmark graph itself; None without a camera.
    """
    return {
        "format_version": FORMAT_VERSION,
        "app_version": __version__,
        "rules_version": RULES_VERSION,
        "landmark_model_sha256": landmark_model_sha256,
        "started_at": started_at.isoformat(timespec="seconds"),
        "source": source,
        "routine": routine,
        "mode": mode.value,
        "holds": [_hold(hold) for hold in log.holds],
        "cues": [
            {
                "t_s": _round(said.at_s),
                "id": said.cue.id,
                "kind": said.cue.kind.name.lower(),
                "stretch": said.stretch,
                "side": _side(said.side),
                "text": said.cue.text,
            }
            for said in log.cues
        ],
        "alerts": [
            {
                "t_s": _round(raised.at_s),
                "level": raised.alert.level.value,
                "reason": raised.alert.reason.value,
                "stretch": raised.stretch,
                "side": _side(raised.side),
                "measured": _value(raised.alert.measured, raised.alert.unit),
                "limit": _value(raised.alert.limit, raised.alert.unit),
                "unit": raised.alert.unit,
            }
            for raised in log.alerts
        ],
        "verdict_s": {verdict.value: _round(seconds) for verdict, seconds in log.verdict_s.items()},
        "ended": {"reason": (log.ended or EndReason.STOPPED).value, "detail": log.detail},
    }


def write_session(path: Path, record: dict[str, Any]) -> None:
    """Write the record, whole or not at all, for the user's eyes only.

    Raises:
        OSError: the folder cannot be written.
    """
    text = json.dumps(record, ensure_ascii=False, indent=1)
    part = path.with_name(path.name + ".part")
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
        file.write(text + "\n")
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)


def _hold(hold: HoldRecord) -> dict[str, Any]:
    unit = None if hold.measure is None else hold.measure.unit
    best = None
    if hold.measure is not None and unit is not None and hold.best is not None:
        best = {"measure": hold.measure.value, "value": _value(hold.best, unit), "unit": unit}
    return {
        "step": hold.step,
        "stretch": hold.stretch,
        "side": _side(hold.side) or "both",
        "set": hold.set_number,
        "target_s": _round(hold.target_s),
        "held_s": _round(hold.held_s),
        "timed_s": _round(hold.timed_s),
        "intervals": [[_round(moment) for moment in interval] for interval in hold.intervals],
        "judged_share": None if hold.judged_share is None else round(hold.judged_share, 3),
        "best": best,
        "a0": None if hold.comfortable is None or unit is None else _value(hold.comfortable, unit),
    }


def _side(side: Side | None) -> str | None:
    return None if side is None else side.value


def _round(seconds: float) -> float:
    return round(seconds, 1)


def _value(value: float, unit: str) -> float:
    """Angles to a tenth; a ratio runs from 0 to about 1, and a tenth would be a fifth of its band."""
    return round(value, 2 if unit == "ratio" else 1)
