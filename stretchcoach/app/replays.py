"""Which sessions of the history can be looked back at, and one of them ready to be shown."""

import json
from datetime import datetime, timedelta
from pathlib import Path

from stretchcoach.coaching.timeline import alert_explained
from stretchcoach.errors import SourceError
from stretchcoach.player import RECORDING_FILE, SESSION_FILE
from stretchcoach.records import places
from stretchcoach.records.replay_file import read_told
from stretchcoach.ui.replay_page import Replay, ReplayEvent
from stretchcoach.vision.recording import Recording
from stretchcoach.words import _

_SAME = timedelta(seconds=3)  # the folder and the history are begun one after the other


def replays() -> dict[datetime, Path]:
    """The sessions whose landmarks were kept: when they began, and their ``session.json``; what cannot be read is left out."""
    found = {}
    for recording in places.sessions_folder().glob(f"*/{RECORDING_FILE}"):
        file = recording.with_name(SESSION_FILE)
        try:
            found[datetime.fromisoformat(json.loads(file.read_text(encoding="utf-8"))["started_at"])] = file
        except (OSError, ValueError, KeyError, TypeError):
            continue
    return found


def replay_of(started_at: datetime, known: dict[datetime, Path]) -> str:
    """The ``session.json`` of a session of the history; empty where no landmarks were kept."""
    return next((str(file) for began, file in known.items() if abs(began - started_at) < _SAME), "")


def load_replay(session_file: Path, title: str) -> Replay:
    """A recorded session, ready to be shown.

    Raises:
        SourceError: the record or the recording cannot be read, or holds no moment.
    """
    told = read_told(session_file)
    seen = []
    with Recording(session_file.with_name(RECORDING_FILE)) as recording:
        while (frame := recording.read()) is not None:
            assert frame.observation is not None  # a recording is nothing else
            seen.append((frame.captured_at_s, frame.size_px, frame.observation.pose))
    if not seen:
        raise SourceError(_("The recording of {title} holds no moment: the session ended before anything was seen.").format(title=title))
    alerts = [
        ReplayEvent(alert.at_s, alert.kind, alert_explained(alert.reason, alert.measured, alert.limit, alert.unit)) for alert in told.alerts
    ]
    events = sorted([*(ReplayEvent(cue.at_s, cue.kind, cue.text) for cue in told.cues), *alerts], key=lambda event: event.at_s)
    return Replay(title, seen, told.spans, events)
