"""What is said in "Cramp now": short, the leg by name, understandable with closed eyes and without a screen."""

from stretchcoach.body.pose import Side
from stretchcoach.coaching.cues import Cue, CueKind
from stretchcoach.coaching.phrases import side_name
from stretchcoach.routine.screening import Question
from stretchcoach.words import _, capitalised


def _cue(id_: str, text: str, short: str, kind: CueKind = CueKind.PROGRESS) -> Cue:
    return Cue(id_, kind, text, short)


def where() -> Cue:
    """The first question."""
    return _cue("where", _("Where does it hurt? Back of the thigh, front, inner side, or not sure?"), _("Where?"))


def where_now() -> Cue:
    """The same after the leg was loosened."""
    return _cue("where_now", _("Can you tell now where it hurts? Back, front, inner side, or not sure?"), _("Where now?"))


def can() -> Cue:
    """What position is possible."""
    return _cue("can", _("What can you do? Lie down, sit on a chair, or stand and hold on?"), _("Lie, sit, stand?"))


def pain_before() -> Cue:
    """Before anything is stretched."""
    return _cue("pain_before", _("How strong is it, from 0 to 10?"), _("0 to 10?"))


def pain_now() -> Cue:
    """Within a hold."""
    return _cue("pain_now", _("How strong now, 0 to 10? Stay where you are."), _("0 to 10?"))


def first(title: str, side: Side | None) -> Cue:
    """The stretch of this bout."""
    return _cue("first", _("{side}. {title}.").format(side=capitalised(side_name(side)), title=title), title)


def another(title: str, side: Side | None) -> Cue:
    """A different stretch, because the one before did not help."""
    return _cue("another", _("Another position. {side}. {title}.").format(side=capitalised(side_name(side)), title=title), title)


def line(id_: str, text: str) -> Cue:
    """One line of how to do it, or of the list."""
    return _cue(id_, text, text)


def tell_me() -> Cue:
    """How to go on without waiting."""
    return _cue("tell_me", _("Tell me when you are there, or just stay. I will count."), _("There?"))


def again(number: int, holds: int) -> Cue:
    """The next hold of the bout."""
    text = _("Once more, slowly, to the first mild pull. Hold {n} of {holds}.")
    return _cue("again", text.format(n=number, holds=holds), _("Once more."))


def hold(seconds: float) -> Cue:
    """The hold begins."""
    return _cue("hold", _("Stay there for {seconds:.0f} seconds. Breathe out slowly.").format(seconds=seconds), _("Stay."))


def hold_on() -> Cue:
    """The hold goes on."""
    return _cue("hold_on", _("Stay there, only as far as it is mild. Breathe."), _("Stay."))


def deeper() -> Cue:
    """A step, after a quiet hold and an explicit "it eased"."""
    return _cue("deeper", _("A finger's width further, slowly. Then stay."), _("A little further."))


def no_deeper() -> Cue:
    """It eased, and that is as far as it goes."""
    return _cue("no_deeper", _("Good. That is far enough, stay there."), _("Stay."))


def good() -> Cue:
    """Less than before."""
    return _cue("good", _("That is less. Stay there."), _("Less. Stay."))


def ease() -> Cue:
    """Five words that interrupt everything."""
    return _cue("ease", _("Ease back, to no pull."), _("Ease back."), CueKind.SAFETY)


def let_go() -> Cue:
    """The bout is over at once."""
    return _cue("let_go", _("Let go slowly, all the way."), _("Let go."), CueKind.SAFETY)


def release() -> Cue:
    """After a hold."""
    return _cue("release", _("Let go slowly, and rest."), _("Let go, rest."))


def walk(seconds: float, *, upright: bool) -> Cue:
    """Between two bouts."""
    if not upright:
        return _cue("walk", _("If you can, get up slowly and walk. If not, move foot and knee gently."), _("Walk, or move."))
    text = _("Walk slowly for {seconds:.0f} seconds, with longer and longer steps.")
    return _cue("walk", text.format(seconds=seconds), _("Walk slowly."))


def recheck() -> Cue:
    """After the walk."""
    return _cue("recheck", _("Has the cramp gone, or is it still there?"), _("Gone?"))


def loosen() -> Cue:
    """No stretch."""
    return _cue("loosen", _("No stretch now. Let the leg rest, and loosen it."), _("Rest, loosen."))


def aftercare() -> Cue:
    """It is gone."""
    return _cue("aftercare", _("Good. It may stay sore for a day. Here is what may feel good now."), _("Good."))


def advice() -> Cue:
    """Enough has been tried."""
    text = _("Let go, and stop stretching now. It has lasted too long: please get medical advice now.")
    return _cue("advice", text, _("Stop. Get advice."), CueKind.SAFETY)


def strain() -> Cue:
    """Not like a cramp."""
    text = _("Stop. Let go slowly. This may be a strain, not a cramp. Do not stretch it.")
    return _cue("strain", text, _("Stop. Let go."), CueKind.SAFETY)


def blocked(question: Question) -> Cue:
    """Something on the list is so."""
    return _cue("blocked", question.advice, _("No stretch."), CueKind.SAFETY)


def advised(question: Question) -> Cue:
    """Something on the list is so, and does not end it."""
    return _cue(f"advised_{question.id}", question.advice, _("See a doctor."))


def stopped() -> Cue:
    """The person stopped."""
    return _cue("stopped", _("Stopped. Let go slowly."), _("Stopped."), CueKind.SAFETY)


def minutes_left() -> Cue:
    """Two minutes before the end."""
    return _cue("minutes_left", _("If it has not gone in two minutes, we stop."), _("Two minutes left."))
