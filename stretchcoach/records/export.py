"""Everything that is kept of a person, to take away: whole as JSON, or a table of holds as CSV."""

import csv
import io
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from stretchcoach import __version__
from stretchcoach.records.kept import KeptSession
from stretchcoach.records.session_file import session_json
from stretchcoach.records.store import Store
from stretchcoach.routine.values import Mode

FORMAT_VERSION = 1
_OF_SESSION = ("session", "started_at", "routine", "mode", "source", "live", "ended", "rules_version")
_OF_HOLD = ("step", "stretch", "muscle", "side", "set", "target_s", "held_s", "timed_s", "judged_share", "measure", "unit", "best", "a0")


def export_json(store: Store, exported_at: datetime) -> dict[str, Any]:
    """Settings, sessions and the cramp diary; a session is what its ``session.json`` is, with its corrections as the only cues."""
    return {
        "format_version": FORMAT_VERSION,
        "app_version": __version__,
        "exported_at": exported_at.isoformat(timespec="seconds"),
        "person": store.person,
        "settings": store.settings(),
        "sessions": [_session(kept) for kept in store.history(limit=None)],
        "cramps": [cramp.as_json() for cramp in store.cramps()],
    }


def export_csv(sessions: Iterable[KeptSession]) -> str:
    """A row a hold, with a head; what is not known is empty."""
    table = io.StringIO(newline="")
    rows = csv.DictWriter(table, [*_OF_SESSION, *_OF_HOLD], lineterminator="\r\n", restval="")
    rows.writeheader()
    for kept in sessions:
        session = _session(kept)
        about = {name: session[name] for name in _OF_SESSION if name in session}
        about |= {"session": kept.id, "ended": session["ended"]["reason"]}
        for hold in session["holds"]:
            best = hold["best"] or {}
            measured = {"measure": best.get("measure"), "unit": best.get("unit"), "best": best.get("value")}
            row = about | {name: hold[name] for name in _OF_HOLD if name in hold} | measured
            rows.writerow(row | {"muscle": kept.muscles.get(hold["stretch"])})
    return table.getvalue()


def _session(kept: KeptSession) -> dict[str, Any]:
    record = session_json(
        kept.log,
        started_at=kept.started_at,
        source=kept.source,
        routine=kept.routine,
        mode=Mode(kept.mode),
        landmark_model_sha256=kept.landmark_model_sha256,
    )
    record |= {"app_version": kept.app_version, "rules_version": kept.rules_version, "live": kept.live}
    if kept.log.ended is None:
        record["ended"] = {"reason": "error", "detail": "the program was ended before the session"}
    return record
