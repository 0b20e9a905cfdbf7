"""A session in a few lines of text."""

from collections import Counter
from pathlib import Path

from stretchcoach.coaching import phrases
from stretchcoach.coaching.form import Verdict
from stretchcoach.coaching.log import HoldRecord, SessionLog
from stretchcoach.coaching.looking_back import good_word, pains_told
from stretchcoach.coaching.phrases import side_name
from stretchcoach.routine.library import Library
from stretchcoach.safety.alerts import Alert, Level, Reason
from stretchcoach.words import Number, _


def print_summary(log: SessionLog, path: Path, library: Library) -> None:
    """What was held, how much of it could be judged, what was corrected, where the record lies; after pain, what now.

    Args:
        library: the stretches' names, and the cards.
    """
    print()
    print(log.how_ended)
    print(good_word(log))
    for hold in log.holds:
        print("  " + _hold_line(hold, library))
    verdicts = log.verdict_s
    judged_s, unknown_s = verdicts[Verdict.GOOD] + verdicts[Verdict.ADJUST], verdicts[Verdict.CANT_TELL]
    if judged_s + unknown_s > 0:
        print(_("The camera could judge {share:.0f}% of the time.").format(share=100 * judged_s / (judged_s + unknown_s)))
    for text, times in Counter(cue.short for cue in log.corrections).most_common(3):
        print(_("Corrected {times} x: {text}").format(times=times, text=text))
    for text in pains_told(log):
        print(_("Pain, 0 to 10: {text}").format(text=text))
    for text, times in Counter(_warning(raised.alert) for raised in log.alerts).items():
        print(_("Warned {times} x: {text}").format(times=times, text=text))
    print(_("The record: {path}").format(path=path))
    if log.card is not None and log.card in library.cards:
        card = library.cards[log.card]
        print("\n" + "\n  ".join((card.title, *card.lines, card.caution)))


def _warning(alert: Alert) -> str:
    if alert.reason is Reason.PAIN:
        return _("You reported pain.")
    return phrases.caution(alert) if alert.level is Level.CAUTION else phrases.ease_off(alert)


def _hold_line(hold: HoldRecord, library: Library) -> str:
    stretch = library.stretches.get(hold.stretch)
    text = _("{stretch}, {side}, set {number}: held {held:.1f} s of {target:.0f} s").format(
        stretch=hold.stretch if stretch is None else stretch.title,
        side=side_name(hold.side),
        number=hold.set_number,
        held=Number(hold.held_s),
        target=hold.target_s,
    )
    if hold.timed_s:
        text += _(", and {timed:.1f} s by time alone").format(timed=Number(hold.timed_s))
    if hold.best is not None and hold.measure is not None and hold.measure.unit == "deg":
        text += _(", about {value:.0f} degrees (camera estimate)").format(value=5 * round(hold.best / 5))
    return text
