"""What the window asks of the history: a new session in it, and its sessions to show."""

from datetime import datetime
from typing import TYPE_CHECKING

from stretchcoach.coaching.phrases import side_name
from stretchcoach.routine.library import Library
from stretchcoach.routine.values import Routine
from stretchcoach.ui.history_page import HistoryItem
from stretchcoach.words import _

if TYPE_CHECKING:  # they bring SQLAlchemy, which takes longer than a first window may
    from stretchcoach.records.store import Store
    from stretchcoach.records.writer import SessionWriter

NO_CAMERA = "none"
_SHOWN = 200


def begin_session(store: "Store", routine: Routine, library: Library, source: str, model_sha256: str | None) -> "SessionWriter":
    """A new session in the history."""
    from stretchcoach.vision.sources import is_live

    return store.begin_session(
        started_at=datetime.now().astimezone(),
        routine=routine.id,
        mode=routine.mode,
        source=source,
        live=source == NO_CAMERA or is_live(source),
        landmark_model_sha256=model_sha256,
        muscles={id_: stretch.muscle.value for id_, stretch in library.stretches.items()},
    )


def history_items(store: "Store", library: Library) -> tuple[HistoryItem, ...]:
    """The last sessions, as the history page shows them.

    Raises:
        EnvironmentProblem: the history cannot be read.
    """
    titles = {id_: _("Check of form: {title}").format(title=stretch.title) for id_, stretch in library.stretches.items()}
    titles |= {id_: routine.title for id_, routine in library.routines.items()}
    return tuple(
        HistoryItem(
            date=session.started_at,
            routine=titles.get(session.routine, session.routine),
            held_min=session.log.held_s / 60,
            timed_min=session.log.timed_s / 60,
            sides=tuple(dict.fromkeys(side_name(hold.side) for hold in session.log.holds)),
        )
        for session in store.history(_SHOWN)
    )
