"""What the window shows of the history."""

from typing import TYPE_CHECKING

from stretchcoach.app.replays import replay_of, replays
from stretchcoach.body.pose import Side
from stretchcoach.coaching.phrases import side_name
from stretchcoach.coaching.progress import trend_of
from stretchcoach.routine.library import Library
from stretchcoach.ui.history_page import HistoryItem, TrendItem
from stretchcoach.words import _

if TYPE_CHECKING:  # it brings SQLAlchemy, which takes longer than a first window may
    from stretchcoach.records.store import Store

_SHOWN = 200


def history_items(store: "Store", library: Library) -> tuple[HistoryItem, ...]:
    """The last sessions, as the history page shows them.

    Raises:
        EnvironmentProblem: the history cannot be read.
    """
    titles = {id_: _("Check of form: {title}").format(title=stretch.title) for id_, stretch in library.stretches.items()}
    titles |= {id_: routine.title for id_, routine in library.routines.items()}
    known = replays()
    return tuple(
        HistoryItem(
            date=session.started_at,
            routine=titles.get(session.routine, session.routine),
            held_min=session.log.held_s / 60,
            timed_min=session.log.timed_s / 60,
            sides=tuple(dict.fromkeys(side_name(hold.side) for hold in session.log.holds)),
            replay=replay_of(session.started_at, known),
        )
        for session in store.history(_SHOWN)
    )


def trend_items(store: "Store", library: Library) -> tuple[TrendItem, ...]:
    """How the first comfortable depth went, of every stretch and side done in more than one live session; the latest done first.

    Raises:
        EnvironmentProblem: the history cannot be read.
    """
    found: dict[tuple[str, Side | None], list[float]] = {}
    for session in store.history(_SHOWN):  # the newest first
        if not session.live:
            continue
        own = {(hold.stretch, hold.side): hold.comfortable for hold in session.log.holds if hold.comfortable is not None}
        for key, comfortable in own.items():
            found.setdefault(key, []).append(comfortable)
    return tuple(
        TrendItem(stretch.title, side_name(side), trend_of(values[::-1], unit, error, depth.deeper_is))
        for (id_, side), values in found.items()
        if len(values) > 1 and (stretch := library.stretches.get(id_)) is not None and (depth := stretch.depth) is not None
        for unit in (depth.measure.unit,)
        for error in (stretch.seeing(depth.measure, stretch.view.name).error,)
    )
