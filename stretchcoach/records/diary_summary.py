"""The diary on one page, to print and take to a doctor: what was written down, and nothing concluded from it."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from html import escape
from string import Template

from stretchcoach.coaching.diary import place_name
from stretchcoach.records.diary import Cramp, counted, recent
from stretchcoach.routine.steps import Card
from stretchcoach.safety.disclaimer import disclaimer
from stretchcoach.words import _, capitalised, ngettext

_ROWS = 24  # more do not fit on a page
_PAGE = Template("""<!doctype html>
<html><head><meta charset="utf-8"><title>$title</title><style>
@page { size: A4; margin: 18mm }
body { font: 11pt/1.4 sans-serif; color: #111; background: #fff; max-width: 174mm; margin: 8mm auto }
h1 { font-size: 18pt; margin: 0 }
table { border-collapse: collapse; width: 100%; margin: 4mm 0; font-size: 10pt }
th, td { text-align: left; padding: 1mm 2mm; border-bottom: 1px solid #bbb; vertical-align: top }
footer { font-size: 8.5pt; color: #444; border-top: 1px solid #bbb; margin-top: 4mm; padding-top: 2mm }
</style></head><body>
<h1>$title</h1><p>$made</p><p><strong>$counted</strong></p><p>$where</p>
<table><thead><tr>$head</tr></thead><tbody>
$rows
</tbody></table>
<p>$more</p><p>$warning</p>
<footer>$disclaimer</footer></body></html>
""")


def summary_html(cramps: Sequence[Cramp], now: datetime, warning: Card) -> str:
    """One page of HTML, with nothing from elsewhere in it.

    Args:
        cramps: the newest first.
        warning: the card against quinine: what helped is a list of remedies.
    """
    head = (_("When"), _("Where"), _("Pain, 0 to 10"), _("Minutes"), _("What helped"), _("Before it"))
    left = len(cramps) - _ROWS
    places = Counter(place_name(cramp.side, cramp.muscle) for cramp in recent(cramps, now))
    where = ", ".join(f"{name}: {times}" for name, times in places.most_common())
    fields = {
        "title": _("Cramp diary"),
        "made": _("Printed on {date}. Written down by the person, not measured.").format(date=now.strftime("%Y-%m-%d")),
        "counted": counted(cramps, now),
        "where": capitalised(where),
        "more": ngettext("{n} older entry is not shown.", "{n} older entries are not shown.", left).format(n=left) if left > 0 else "",
        "warning": " ".join((*warning.lines, warning.caution)),
        "disclaimer": disclaimer(),
    }
    cells = {name: escape(text) for name, text in fields.items()}
    return _PAGE.substitute(cells, head=_cells(head, "th"), rows="\n".join(f"<tr>{_cells(_row(one), 'td')}</tr>" for one in cramps[:_ROWS]))


def _row(cramp: Cramp) -> tuple[str, ...]:
    return (
        cramp.at.strftime("%Y-%m-%d %H:%M"),
        place_name(cramp.side, cramp.muscle),
        "" if cramp.severity is None else str(cramp.severity),
        "" if cramp.minutes is None else str(cramp.minutes),
        ", ".join(one.shown for one in cramp.helped),
        ", ".join(one.shown for one in cramp.triggers),
    )


def _cells(texts: Sequence[str], tag: str) -> str:
    return "".join(f"<{tag}>{escape(text)}</{tag}>" for text in texts)
