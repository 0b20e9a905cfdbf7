"""The diary on one page, to print and take to a doctor: what was written down, and nothing concluded from it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime
from html import escape
from string import Template

from stretchcoach.coaching.diary import place_name
from stretchcoach.records.diary import Cramp, counted, recent
from stretchcoach.routine.steps import Card
from stretchcoach.safety.disclaimer import disclaimer
from stretchcoach.words import _, capitalised, day_format, moment_format, ngettext

_ROWS = 24  # more do not fit on a page
_ON_A_SCREEN = "max-width: 174mm; margin: 8mm auto"  # paper has margins of its own
_PAGE = Template("""<!doctype html>
<html><head><meta charset="utf-8"><title>$title</title><style>
@page { size: A4; margin: 18mm }
body { font: 11pt/1.4 sans-serif; color: #111; background: #fff; $room }
h1 { font-size: 18pt; margin: 0 }
table { border-collapse: collapse; margin-top: 8pt; margin-bottom: 8pt; font-size: 9pt }
th, td { text-align: left; border-bottom: 1px solid #bbb; vertical-align: top }
footer { font-size: 8.5pt; color: #444; border-top: 1px solid #bbb; margin-top: 4mm; padding-top: 2mm }
</style></head><body>
<h1>$title</h1><p>$made</p><p><strong>$counted</strong></p><p>$where</p>
<table width="100%" cellspacing="0" cellpadding="5"><thead><tr>$head</tr></thead><tbody>
$rows
</tbody></table>
<p>$more</p><p>$warning</p>
$footer</body></html>
""")


def summary_html(cramps: Sequence[Cramp], now: datetime, warning: Card, *, rows: int = _ROWS, footed: bool = True) -> str:
    """One page of HTML, with nothing from elsewhere in it.

    Args:
        cramps: the newest first.
        warning: the card against quinine: what helped is a list of remedies.
        rows: how many entries at most.
        footed: with the disclaimer below; else whoever prints it puts it at the foot of the sheet.
    """
    head = (_("When"), _("Where"), _("Pain, 0 to 10"), _("It felt"), _("Minutes"), _("What helped"), _("Before it"))
    left = len(cramps) - rows
    places = Counter(place_name(cramp.side, cramp.muscle) for cramp in recent(cramps, now))
    where = ", ".join(f"{name}: {times}" for name, times in places.most_common())
    fields = {
        "title": _("Cramp diary"),
        "made": _("Printed on {date}. Written down by the person, not measured.").format(date=now.strftime(day_format())),
        "counted": counted(cramps, now),
        "where": capitalised(where),
        "more": ngettext("{n} older entry is not shown.", "{n} older entries are not shown.", left).format(n=left) if left > 0 else "",
        "warning": " ".join((*warning.lines, warning.caution)),
    }
    cells = {name: escape(text) for name, text in fields.items()}
    body = "\n".join(f"<tr>{_cells(_row(one), 'td')}</tr>" for one in cramps[:rows])
    footer = f"<footer>{escape(disclaimer())}</footer>" if footed else ""
    return _PAGE.substitute(cells, head=_cells(head, "th"), rows=body, footer=footer, room=_ON_A_SCREEN if footed else "")


def summary_pages(cramps: Sequence[Cramp], now: datetime, warning: Card) -> Iterator[str]:
    """The same with fewer and fewer entries, for a sheet of paper, whose foot is left to whoever prints it."""
    return (summary_html(cramps, now, warning, rows=rows, footed=False) for rows in range(_ROWS, 0, -1))


def _row(cramp: Cramp) -> tuple[str, ...]:
    return (
        cramp.at.strftime(moment_format()),
        place_name(cramp.side, cramp.muscle),
        "" if cramp.severity is None else str(cramp.severity),
        "" if cramp.quality is None else cramp.quality.shown,
        "" if cramp.minutes is None else str(cramp.minutes),
        ", ".join(one.shown for one in cramp.helped),
        ", ".join(one.shown for one in cramp.triggers),
    )


def _cells(texts: Sequence[str], tag: str) -> str:
    return "".join(f"<{tag}>{escape(text)}</{tag}>" for text in texts)
