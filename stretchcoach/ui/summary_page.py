"""What a session came to: held and timed, what was corrected, how much the camera could judge, and one true good word."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from PyQt6.QtCore import QRectF, QSize, Qt, pyqtSignal
from PyQt6.QtGui import QPainter, QPaintEvent
from PyQt6.QtWidgets import QFrame, QSizePolicy, QWidget

from stretchcoach.coaching.cues import Cue
from stretchcoach.coaching.form import Verdict
from stretchcoach.coaching.log import EndReason, HoldRecord, SessionLog
from stretchcoach.coaching.looking_back import good_word, pains_told
from stretchcoach.coaching.phrases import clock_waits, side_name
from stretchcoach.coaching.timeline import alert_explained
from stretchcoach.safety.guard import Reason
from stretchcoach.ui import theme
from stretchcoach.ui.theme import GRID
from stretchcoach.ui.widgets import Button, Card, FlowLayout, Mark, PrimaryButton, column, label, row, scrolled
from stretchcoach.words import _, ngettext

_MOST = 3  # corrections that are shown


@dataclass(frozen=True)
class HoldLine:
    """One hold of one side.

    Attributes:
        best_text: how deep, as a sentence with "about"; None where nothing was measured.
    """

    title: str
    side_name: str
    set_number: int
    held_s: float
    timed_s: float
    target_s: float
    best_text: str | None = None


@dataclass(frozen=True)
class Summary:
    """A session, in words and numbers.

    Attributes:
        corrected: what was corrected and how often, the most frequent first.
        judged_share: 0..1 of the armed time; None without a camera.
        alerts: the warnings, in words.
        path: where the record lies; empty where there is none.
        pains: how much it hurt before and after, in words.
        good_word: one true sentence to take along.
    """

    title: str
    ended_sentence: str
    holds: tuple[HoldLine, ...]
    corrected: tuple[tuple[str, int], ...]
    judged_share: float | None
    alerts: tuple[str, ...]
    path: str
    pains: tuple[str, ...] = ()
    good_word: str = ""


def summary_of(log: SessionLog, titles: Mapping[str, str], path: str, *, title: str = "") -> Summary:
    """What is shown of a session.

    Args:
        titles: of the stretches, by id.
        title: of the routine.
    """
    verdicts = log.verdict_s
    judged_s = verdicts[Verdict.GOOD] + verdicts[Verdict.ADJUST]
    watched_s = judged_s + verdicts[Verdict.CANT_TELL]
    cues = log.corrections
    by_id = {cue.id: _advice(cue) for cue in reversed(cues)}  # the first time something is said, it is said in full
    corrected = tuple((by_id[id_], times) for id_, times in Counter(cue.id for cue in cues).most_common(_MOST))
    return Summary(
        title=title or _("Your session"),
        ended_sentence=_ended(log),
        holds=tuple(_line(hold, titles) for hold in log.holds),
        corrected=corrected,
        judged_share=judged_s / watched_s if watched_s else None,
        alerts=_warnings(log),
        path=path,
        pains=pains_told(log),
        good_word=good_word(log),
    )


def _ended(log: SessionLog) -> str:
    kept = _("What you held is kept.") if log.held_s + log.timed_s else ""
    return f"{log.how_ended} {kept}".strip() if log.ended is not EndReason.FINISHED else log.how_ended


def _line(hold: HoldRecord, titles: Mapping[str, str]) -> HoldLine:
    best = None
    if hold.best is not None and hold.measure is not None and hold.measure.unit == "deg":
        best = _("about {value:.0f} degrees, camera estimate").format(value=5 * round(hold.best / 5))
    name = side_name(hold.side)
    title = titles.get(hold.stretch, hold.stretch)
    return HoldLine(title, name[:1].upper() + name[1:], hold.set_number, hold.held_s, hold.timed_s, hold.target_s, best)


def _advice(cue: Cue) -> str:
    """What was told, without what the clock did then."""
    return cue.text.removesuffix(clock_waits("")).strip()


def _warnings(log: SessionLog) -> tuple[str, ...]:
    """One for each reason, in the order in which they came."""
    named = {Reason.RANGE: _("You were asked to ease back: it was further than is good for you."), Reason.PAIN: _("You reported pain.")}
    told: dict[Reason, str] = {}
    for alert in (raised.alert for raised in log.alerts):
        said = named.get(alert.reason) or alert_explained(alert.reason.value, alert.measured, alert.limit, alert.unit)
        told.setdefault(alert.reason, said)
    return tuple(told.values())


class HoldBar(QWidget):
    """Solid = held, hatched = by time alone, of the target."""

    def __init__(self, line: HoldLine) -> None:
        super().__init__()
        self._line = line
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A thin line, as wide as there is room."""
        return QSize(theme.current().px(120), theme.current().px(12))

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """Both parts, from the beginning of the line."""
        worn, painter = theme.current(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        width, height = float(self.width()), float(self.height())
        painter.setClipRect(self.rect())
        painter.setBrush(worn.colour("inset"))
        painter.drawRoundedRect(QRectF(0, 0, width, height), height / 2, height / 2)
        target_s = max(self._line.target_s, 0.1)
        held = min(1.0, self._line.held_s / target_s) * width
        timed = min(width - held, self._line.timed_s / target_s * width)
        if held:
            painter.setBrush(worn.colour("primary"))
            painter.drawRoundedRect(QRectF(0, 0, held, height), height / 2, height / 2)
        if timed > 0:
            painter.setBrush(worn.colour("primary_soft"))
            painter.drawRect(QRectF(held, 0, timed, height))
            brush = painter.brush()
            brush.setColor(worn.colour("primary"))
            brush.setStyle(Qt.BrushStyle.BDiagPattern)
            painter.setBrush(brush)
            painter.drawRect(QRectF(held, 0, timed, height))


class SummaryPage(QWidget):
    """Shows a session that is over."""

    again = pyqtSignal()
    done = pyqtSignal()

    def __init__(self) -> None:
        super().__init__()
        self._area = scrolled(QWidget())
        self.done_button = PrimaryButton(_("Done"), "check", self.done.emit)
        self.again_button = Button(_("Do it again"), "repeat", self.again.emit)
        footer = QFrame()
        footer.setProperty("kind", "footer")
        buttons = FlowLayout(self.done_button, self.again_button, spacing=GRID + 4)
        buttons.setContentsMargins(GRID * 4, GRID * 2, GRID * 4, GRID * 2)
        footer.setLayout(buttons)
        lines = column(spacing=0)
        lines.addWidget(self._area, 1)
        lines.addWidget(footer)
        self.setLayout(lines)

    def show_session(self, summary: Summary) -> None:
        """Show a session."""
        lines = column(label(summary.title, "title"), spacing=GRID * 3, margin=GRID * 4)
        lines.addWidget(_headline(summary))
        lines.addLayout(_tiles(summary))
        if summary.alerts:
            lines.addWidget(_list(_("Warnings"), summary.alerts, "amber", "warn"))
        beside = not theme.current().is_large
        halves = (row if beside else column)(spacing=GRID * 3)
        if summary.holds:
            halves.addWidget(_holds(summary.holds), 3)
        others = column(spacing=GRID * 3)
        if summary.corrected:
            told = tuple(text + "  (" + ngettext("{n} time", "{n} times", n).format(n=n) + ")" for text, n in summary.corrected)
            others.addWidget(_list(_("Corrected most"), told, "card", "form"))
        if summary.pains:
            remark = _("As you said it. It is shown here only, and not kept.")
            others.addWidget(_list(_("How much it hurt, 0 to 10"), summary.pains, "card", "note", remark))
        if others.count():
            others.addStretch(1)
            halves.addLayout(others, 2 if beside else 0)
        lines.addLayout(halves)
        if summary.path:
            where = label(_("The record: {path}").format(path=summary.path), "small")
            where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            lines.addWidget(where)
        lines.addStretch(1)
        content = QWidget()
        content.setMaximumWidth(theme.current().px(1280))
        content.setLayout(lines)
        self._area.setWidget(content)
        self.done_button.setFocus()


def _headline(summary: Summary) -> Card:
    line = row(spacing=GRID * 2, margin=GRID * 3)
    line.addWidget(Mark("check", 32, "on_primary_soft"), 0, Qt.AlignmentFlag.AlignTop)
    text = column(label(summary.good_word or summary.ended_sentence, "title"))
    if summary.good_word:
        text.addWidget(label(summary.ended_sentence))
    line.addLayout(text, 1)
    return Card(line, "good")


def _tiles(summary: Summary) -> FlowLayout:
    """The three numbers that matter, each with what it means."""
    held_s, timed_s = sum(line.held_s for line in summary.holds), sum(line.timed_s for line in summary.holds)
    tiles = FlowLayout(spacing=GRID * 2)
    if held_s or not timed_s:
        tiles.addWidget(_tile(clock_text(held_s), _("held in position")))
    if timed_s:
        tiles.addWidget(_tile(clock_text(timed_s), _("by time alone")))
    if summary.judged_share is not None:
        tiles.addWidget(_tile(_("{share:.0f} %").format(share=100 * summary.judged_share), _("of the time could be judged")))
    return tiles


def _tile(number: str, text: str) -> Card:
    return Card(column(label(number, "display", wrap=False), label(text, "muted", wrap=False), spacing=0, margin=GRID * 2))


def _holds(holds: tuple[HoldLine, ...]) -> Card:
    lines = column(label(_("Your holds"), "heading"), spacing=GRID * 2, margin=GRID * 3)
    for hold in holds:
        side = hold.side_name[:1].lower() + hold.side_name[1:]
        name = _("{title}, {side}, set {number}").format(title=hold.title, side=side, number=hold.set_number)
        block = column(label(name, "strong"), HoldBar(hold), label(hold_text(hold), "muted"), spacing=GRID // 2)
        lines.addLayout(block)
    return Card(lines)


def _list(title: str, items: tuple[str, ...], kind: str, mark: str, remark: str = "") -> Card:
    text = column(label(title, "heading"))
    for item in items:
        text.addWidget(label(item))
    if remark:
        text.addWidget(label(remark, "muted"))
    line = row(spacing=GRID + 4, margin=GRID * 3)
    line.addWidget(Mark(mark, 22, "on_amber_soft" if kind == "amber" else "amber"), 0, Qt.AlignmentFlag.AlignTop)
    line.addLayout(text, 1)
    return Card(line, kind)


def hold_text(hold: HoldLine) -> str:
    """A hold in words."""
    parts = []
    if hold.held_s or not hold.timed_s:
        parts.append(_("held {held:.0f} s of {target:.0f} s").format(held=hold.held_s, target=hold.target_s))
    if hold.timed_s:
        text = _("{timed:.0f} s by time alone") if parts else _("{timed:.0f} s of {target:.0f} s by time alone")
        parts.append(text.format(timed=hold.timed_s, target=hold.target_s))
    return ", ".join([*parts, *([hold.best_text] if hold.best_text else [])])


def clock_text(seconds: float) -> str:
    """Seconds as minutes and seconds."""
    whole = round(seconds)
    return _("{minutes}:{seconds:02d} min").format(minutes=whole // 60, seconds=whole % 60)
