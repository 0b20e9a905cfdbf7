"""What a recorded session can be looked back at with: ``timeline.json`` beside the landmarks, and how all of it is read again."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from stretchcoach.body.pose import Side
from stretchcoach.coaching.form import Verdict
from stretchcoach.coaching.timeline import Span, Timeline
from stretchcoach.errors import SourceError
from stretchcoach.routine.values import FindingId
from stretchcoach.words import _

TIMELINE_FILE = "timeline.json"
_FORMAT_VERSION = 1


@dataclass(frozen=True, slots=True)
class Moment:
    """Something that was said or warned of.

    Attributes:
        kind: of the cue, or the level of the alert: progress, correction, safety, CAUTION, EASE_OFF, STOP.
        reason: of an alert; empty for a cue.
        measured: what an alert was raised for, and its ``limit``, in ``unit``.
    """

    at_s: float
    kind: str
    text: str = ""
    reason: str = ""
    measured: float = 0.0
    limit: float = 0.0
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """The story of one recorded session."""

    spans: tuple[Span, ...]
    cues: tuple[Moment, ...]
    alerts: tuple[Moment, ...]


def write_timeline(folder: Path, timeline: Timeline) -> None:
    """Write the spans of a session beside its landmarks.

    Raises:
        OSError: the folder cannot be written.
    """
    spans = [_kept(span) for span in timeline.spans]
    path = folder / TIMELINE_FILE
    path.touch(mode=0o600)
    path.write_text(json.dumps({"format_version": _FORMAT_VERSION, "spans": spans}, indent=1) + "\n", encoding="utf-8")


def read_told(session_file: Path) -> Told:
    """What a session told and judged; the timeline may be missing, then nothing is judged.

    Raises:
        SourceError: the record cannot be read.
    """
    try:
        record = json.loads(session_file.read_text(encoding="utf-8"))
        timeline = session_file.with_name(TIMELINE_FILE)
        spans = json.loads(timeline.read_text(encoding="utf-8"))["spans"] if timeline.exists() else []
        return Told(
            tuple(_span(span) for span in spans),
            tuple(Moment(cue["t_s"], cue["kind"], cue["text"]) for cue in record["cues"]),
            tuple(_alert(alert) for alert in record["alerts"]),
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        said = _("The session {file} cannot be looked back at: {reason}. The other sessions are not touched.")
        raise SourceError(said.format(file=session_file, reason=error)) from error


def _kept(span: Span) -> dict[str, Any]:
    side = None if span.side is None else span.side.value
    return {**asdict(span), "start_s": round(span.start_s, 2), "end_s": round(span.end_s, 2), "side": side}


def _span(kept: dict[str, Any]) -> Span:
    finding, side = kept.get("finding"), kept.get("side")
    return Span(
        float(kept["start_s"]),
        float(kept["end_s"]),
        Verdict(kept["verdict"]),
        None if finding is None else FindingId(finding),
        None if side is None else Side(side),
        kept.get("measured"),
        kept.get("limit"),
        kept.get("unit", ""),
    )


def _alert(kept: dict[str, Any]) -> Moment:
    return Moment(kept["t_s"], kept["level"], "", kept["reason"], kept["measured"], kept["limit"], kept["unit"])
