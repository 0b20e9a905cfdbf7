"""What comes out of the history: the same values that a session on the screen is made of, and how they become rows and come back.

Kept: holds, alerts, corrections. Not kept: pictures, landmarks, and pain that did not end the session, be it as an alert or as a cue.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

from stretchcoach.body.measures import Measure
from stretchcoach.body.pose import Side
from stretchcoach.coaching.cues import Cue, CueKind
from stretchcoach.coaching.form import Verdict
from stretchcoach.coaching.log import EndReason, HoldRecord, Raised, Said, SessionLog
from stretchcoach.records.schema import AlertRow, CorrectionRow, HoldRow, SessionRow
from stretchcoach.safety.guard import Alert, Level, Reason


@dataclass(frozen=True, slots=True)
class KeptSession:
    """One session of the history.

    Attributes:
        started_at: on the wall clock it began under.
        source: what the eyes looked at, as the user named it, without a password.
        live: whether it was the person, before a camera or by time, and no recording.
        log: what a running session has in ``engine.log``; its ``ended`` is None where the program was killed, its cues are the corrections.
    """

    id: int
    started_at: datetime
    routine: str
    mode: str
    source: str
    live: bool
    app_version: str
    rules_version: int
    landmark_model_sha256: str | None
    log: SessionLog
    muscles: Mapping[str, str]


def may_be_kept(raised: Raised) -> bool:
    """Pain is kept only where it ended the session."""
    return raised.alert.reason is not Reason.PAIN or raised.alert.level is Level.STOP


def is_correction(said: Said) -> bool:
    """Whether a cue is kept."""
    return said.cue.kind is CueKind.CORRECTION


def hold_row(session_id: int, number: int, hold: HoldRecord, muscle: str | None, ended_at: datetime) -> HoldRow:
    """A hold as a row."""
    seconds = hold.verdict_s
    return HoldRow(
        session_id=session_id,
        number=number,
        ended_at=ended_at,
        step=hold.step,
        stretch=hold.stretch,
        muscle=muscle,
        side=_value(hold.side),
        set_number=hold.set_number,
        target_s=hold.target_s,
        held_s=hold.held_s,
        timed_s=hold.timed_s,
        intervals=[list(interval) for interval in hold.intervals],
        good_s=seconds[Verdict.GOOD],
        adjust_s=seconds[Verdict.ADJUST],
        cant_tell_s=seconds[Verdict.CANT_TELL],
        not_checked_s=seconds[Verdict.NOT_CHECKED],
        measure=None if hold.measure is None else hold.measure.value,
        best=hold.best,
        comfortable=hold.comfortable,
    )


def alert_row(session_id: int, number: int, raised: Raised) -> AlertRow:
    """An alert as a row."""
    alert = raised.alert
    return AlertRow(
        session_id=session_id,
        number=number,
        at_s=raised.at_s,
        level=alert.level.value,
        reason=alert.reason.value,
        stretch=raised.stretch,
        side=_value(raised.side),
        measured=alert.measured,
        limit=alert.limit,
        unit=alert.unit,
    )


def correction_row(session_id: int, number: int, said: Said) -> CorrectionRow:
    """A correction as a row."""
    cue = said.cue
    return CorrectionRow(
        session_id=session_id,
        number=number,
        at_s=said.at_s,
        cue=cue.id,
        text=cue.text,
        short=cue.short,
        cue_side=_value(cue.side),
        stretch=said.stretch,
        side=_value(said.side),
    )


def kept_session(row: SessionRow) -> KeptSession:
    """A session of the history, whole."""
    log = SessionLog(
        holds=[_hold(hold) for hold in row.holds],
        cues=[_said(said) for said in row.corrections],
        alerts=[_raised(alert) for alert in row.alerts],
        ended=None if row.ended is None else EndReason(row.ended),
        detail=row.detail,
    )
    return KeptSession(
        id=row.id,
        started_at=row.started_at.astimezone(timezone(timedelta(seconds=row.utc_offset_s))),
        routine=row.routine,
        mode=row.mode,
        source=row.source,
        live=row.live,
        app_version=row.app_version,
        rules_version=row.rules_version,
        landmark_model_sha256=row.landmark_model_sha256,
        log=log,
        muscles={hold.stretch: hold.muscle for hold in row.holds if hold.muscle is not None},
    )


def _hold(row: HoldRow) -> HoldRecord:
    return HoldRecord(
        row.step,
        row.stretch,
        _side(row.side),
        row.set_number,
        row.target_s,
        row.held_s,
        row.timed_s,
        [(start_s, end_s) for start_s, end_s in row.intervals],
        {
            Verdict.GOOD: row.good_s,
            Verdict.ADJUST: row.adjust_s,
            Verdict.CANT_TELL: row.cant_tell_s,
            Verdict.NOT_CHECKED: row.not_checked_s,
        },
        None if row.measure is None else Measure(row.measure),
        row.best,
        row.comfortable,
    )


def _raised(row: AlertRow) -> Raised:
    alert = Alert(Level(row.level), Reason(row.reason), row.measured, row.limit, row.unit)
    return Raised(row.at_s, alert, row.stretch, _side(row.side))


def _said(row: CorrectionRow) -> Said:
    cue = Cue(row.cue, CueKind.CORRECTION, row.text, row.short, _side(row.cue_side))
    return Said(row.at_s, cue, row.stretch, _side(row.side))


def _side(value: str | None) -> Side | None:
    return None if value is None else Side(value)


def _value(side: Side | None) -> str | None:
    return None if side is None else side.value
