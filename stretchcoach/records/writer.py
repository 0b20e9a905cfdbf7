"""One session on its way into the history: one transaction a hold, so that a program that is killed loses at most the running one."""

import logging
import re
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from datetime import datetime

from sqlalchemy.orm import Session

from stretchcoach.coaching.agenda import Phase
from stretchcoach.coaching.log import EndReason, SessionLog
from stretchcoach.coaching.session import SessionUpdate
from stretchcoach.errors import StretchcoachError
from stretchcoach.records.kept import alert_row, correction_row, hold_row, is_correction, may_be_kept
from stretchcoach.records.schema import SessionRow

_PASSWORD = re.compile(r"(?<=//)[^/@\s]*@")  # of an address: it is nobody's business later
_log = logging.getLogger(__name__)


class SessionWriter:
    """Follows a session. It never raises: a history that cannot be written ends no stretch.

    Attributes:
        problem: a sentence for the user where the last writing failed; the next one makes good what it missed.
    """

    def __init__(
        self, transaction: Callable[[], AbstractContextManager[Session]], facts: Callable[[], SessionRow], muscles: Mapping[str, str]
    ) -> None:
        """Begin; see :meth:`stretchcoach.records.store.Store.begin_session`."""
        self.problem: str | None = None
        self._transaction, self._facts, self._muscles = transaction, facts, muscles
        self._id: int | None = None
        self._holds = self._alerts = self._cues = 0  # of the log, so many are kept
        self._tried = 0
        self._write(None, 0, None)

    def follow(self, update: SessionUpdate, log: SessionLog, now: datetime) -> None:
        """Call this after every moment of the session: it writes when a hold has ended, and else does nothing.

        Args:
            now: with its time zone.
        """
        running = bool(log.holds) and update.phase in (Phase.STRETCH, Phase.PAUSED)
        done = len(log.holds) - running
        if done > max(self._holds, self._tried):
            self._tried = done
            self._write(log, done, now)

    def end(self, log: SessionLog, now: datetime) -> None:
        """The session is over: write what is not kept yet, and why it ended."""
        self._write(log, len(log.holds), now, log.ended or EndReason.STOPPED)

    def _write(self, log: SessionLog | None, done: int, now: datetime | None, ended: EndReason | None = None) -> None:
        try:
            with self._transaction() as session:
                row = self._row(session)
                session.flush()
                if log is not None and now is not None:
                    self._add(session, row.id, log, done, now)
                if log is not None and ended is not None:
                    row.ended, row.detail = ended.value, log.detail
                row_id = row.id
        except StretchcoachError as error:
            _log.warning("a session could not be written", exc_info=error)
            self.problem = str(error)
            return
        self._id, self.problem = row_id, None
        if log is not None:
            self._holds, self._alerts, self._cues = done, len(log.alerts), len(log.cues)

    def _row(self, session: Session) -> SessionRow:
        if self._id is not None:
            return session.get_one(SessionRow, self._id)
        row = self._facts()
        session.add(row)
        return row

    def _add(self, session: Session, row_id: int, log: SessionLog, done: int, now: datetime) -> None:
        for number, hold in enumerate(log.holds[self._holds : done], start=self._holds):
            session.add(hold_row(row_id, number, hold, self._muscles.get(hold.stretch), now))
        for number, raised in enumerate(log.alerts[self._alerts :], start=self._alerts):
            if may_be_kept(raised):
                session.add(alert_row(row_id, number, raised))
        for number, said in enumerate(log.cues[self._cues :], start=self._cues):
            if is_correction(said):
                session.add(correction_row(row_id, number, said))


def without_password(source: str) -> str:
    """The address of a stream as it may be kept."""
    return _PASSWORD.sub("", source)
