"""A session that is over, in words: the best thing that is true of it, and how much it hurt."""

from stretchcoach.coaching.log import EndReason, SessionLog
from stretchcoach.coaching.phrases import muscle_name, side_name
from stretchcoach.words import _, ngettext

_FULL = 0.98  # of the target: the clock is read at ticks


def good_word(log: SessionLog) -> str:
    """The best thing that is true of a session: never a score, never a comparison with anybody."""
    done = [hold for hold in log.holds if hold.held_s + hold.timed_s >= _FULL * hold.target_s]
    held_s, timed_s = round(log.held_s), round(log.timed_s)
    if log.ended is EndReason.PAIN:
        return _("Stopping when it hurts is the right thing to do.")
    if log.holds and len(done) == len(log.holds) and log.ended is EndReason.FINISHED:
        if held_s and log.corrections:
            return _("You held every stretch to its end, and found your way back after each correction.")
        return _("You held every stretch to its end.") if held_s else _("You went through every stretch to its end.")
    if done:
        text = ngettext("You brought {n} hold to its end.", "You brought {n} holds to their end.", len(done))
        return text.format(n=len(done))
    if held_s:
        return ngettext("You held the position for {n} second.", "You held the position for {n} seconds.", held_s).format(n=held_s)
    if timed_s:
        return ngettext("You stretched for {n} second.", "You stretched for {n} seconds.", timed_s).format(n=timed_s)
    return _("Nothing is lost: the routine is here whenever you are ready.")


def pains_told(log: SessionLog) -> tuple[str, ...]:
    """The pain before and after, of each muscle and side that was asked about; what was answered once says nothing about a change."""
    told = []
    for (muscle, side), levels in log.pains.items():
        text = _("{muscle}, {side}: {first} before, {last} after") if len(levels) > 1 else _("{muscle}, {side}: {first}, asked once")
        told.append(text.format(muscle=muscle_name(muscle), side=side_name(side), first=levels[0], last=levels[-1]))
    return tuple(told)
