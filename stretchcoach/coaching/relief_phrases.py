"""What is said in "Cramp now": short, the leg by name, understandable with closed eyes and without a screen."""

from stretchcoach.body.pose import Side
from stretchcoach.coaching.cues import Cue, CueKind
from stretchcoach.coaching.phrases import side_name
from stretchcoach.coaching.relief_steps import ReliefPhase
from stretchcoach.routine.screening import Question
from stretchcoach.routine.vocabulary import Muscle
from stretchcoach.safety.screening import answer_any_time
from stretchcoach.words import _, capitalised

PLACES = (  # by their keys, from 1; 0 is not sure
    (Side.LEFT, Muscle.HAMSTRING),
    (Side.RIGHT, Muscle.HAMSTRING),
    (Side.LEFT, Muscle.QUADRICEPS),
    (Side.LEFT, Muscle.ADDUCTOR),
    (Side.RIGHT, Muscle.ADDUCTOR),
    (Side.RIGHT, Muscle.QUADRICEPS),
)


def _cue(id_: str, text: str, short: str, kind: CueKind = CueKind.PROGRESS) -> Cue:
    return Cue(id_, kind, text, short)


def where() -> Cue:
    """The first question."""
    return _cue("where", _("Where does it hurt? Press a number."), _("Where?"))


def places() -> tuple[Cue, ...]:
    """Which number is which place."""
    told = {
        Muscle.HAMSTRING: _("Back of the thigh: left {left}, right {right}."),
        Muscle.QUADRICEPS: _("Front: left {left}, right {right}."),
        Muscle.ADDUCTOR: _("Inner side: left {left}, right {right}."),
    }
    key = {place: number for number, place in enumerate(PLACES, start=1)}
    lines = [text.format(left=key[Side.LEFT, muscle], right=key[Side.RIGHT, muscle]) for muscle, text in told.items()]
    return tuple(line(f"place_{number}", text) for number, text in enumerate([*lines, _("Not sure: 0.")]))


def where_now() -> Cue:
    """The same after the leg was loosened."""
    return _cue("where_now", _("Can you tell now where it hurts?"), _("Where now?"))


def any_time() -> Cue:
    """How to answer the list: nobody in pain has to hear all of it."""
    return _cue("any_time", answer_any_time(), _("None: N."))


def can() -> Cue:
    """What position is possible."""
    return _cue("can", _("What can you do?"), _("Lie, sit, stand?"))


def positions() -> Cue:
    """Which number is which position."""
    text = _("Lie down: press 1. Sit on a chair: 2. Stand, holding on: 3.")
    return _cue("positions", text, _("1, 2 or 3?"))


def ask_again(phase: ReliefPhase) -> Cue:
    """The question that is still open, in a few words."""
    text = {
        ReliefPhase.WHERE: _("Where does it hurt? Press 1 to 6, or 0 for not sure."),
        ReliefPhase.SCREEN: _("Press N if none of these is so."),
        ReliefPhase.POSITION: _("Lie down 1, sit 2, or stand 3?"),
        ReliefPhase.RECHECK: _("Gone? G. Still there? T."),
    }[phase]
    return _cue("ask_again", text, text)


def pain_before() -> Cue:
    """Before anything is stretched."""
    return _cue("pain_before", _("How strong is it? Press 0 to 9, or just wait."), _("0 to 9?"))


def pain_now() -> Cue:
    """Within a hold."""
    return _cue("pain_now", _("How strong now, 0 to 9?"), _("0 to 9?"))


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
    return _cue("tell_me", _("Press Space when you are there, or just stay. I will count."), _("There?"))


def again(number: int, holds: int) -> Cue:
    """The next hold of the bout."""
    text = _("Once more, slowly, to the first mild pull. Hold {n} of {holds}.")
    return _cue("again", text.format(n=number, holds=holds), _("Once more."))


def hold(seconds: float) -> Cue:
    """The hold begins."""
    return _cue("hold", _("Stay there for {seconds:.0f} seconds. Breathe out slowly.").format(seconds=seconds), _("Stay."))


def hold_keys() -> Cue:
    """How to say how it is, without looking."""
    return _cue("hold_keys", _("H: it hurts. E: it has eased. G: it has gone."), _("H, E, G."))


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
    """It eased, and nothing is stretched just now."""
    return _cue("good", _("Good. Go on gently."), _("Good."))


def answered(level: int, change: int | None, *, stays: bool) -> Cue:
    """What was heard, and what it means for now.

    Args:
        change: from the answer before.
        stays: a position is held.
    """
    if change is None:
        heard, short = _("{n}, thank you."), _("Thank you.")
    elif change > 0:
        heard, short = _("{n}, that is more."), _("More.")
    elif change < 0:
        heard, short = _("{n}, that is less."), _("Less.")
    else:
        heard, short = _("{n}, the same."), _("The same.")
    then = (_("No further.") if change is not None and change > 0 else _("Stay there.")) if stays else ""
    return _cue("answered", f"{heard.format(n=level)} {then}".strip(), short)


def ease() -> Cue:
    """Five words that interrupt everything."""
    return _cue("ease", _("Ease back, to no pull."), _("Ease back."), CueKind.SAFETY)


def let_go() -> Cue:
    """The bout is over at once."""
    return _cue("let_go", _("Let go slowly, all the way."), _("Let go."), CueKind.SAFETY)


def release(seconds: float) -> Cue:
    """After a hold."""
    return _cue("release", _("Let go slowly. Rest {seconds:.0f} seconds.").format(seconds=seconds), _("Let go, rest."))


def rest(seconds: float) -> Cue:
    """After it was let go at once."""
    return _cue("rest", _("Rest {seconds:.0f} seconds.").format(seconds=seconds), _("Rest."))


def walk(seconds: float, *, upright: bool) -> tuple[Cue, ...]:
    """Between two bouts."""
    if upright:
        text = _("Walk slowly for {seconds:.0f} seconds, with longer and longer steps.")
        return (_cue("walk", text.format(seconds=seconds), _("Walk slowly.")),)
    text = _("Get up slowly. Walk for {seconds:.0f} seconds, if you can.")
    other = _cue("or_move", _("If not, move foot and knee gently."), _("Or move."))
    return (_cue("walk", text.format(seconds=seconds), _("Walk slowly.")), other)


def more(seconds: float) -> Cue:
    """Half of it is over."""
    return _cue("more", _("{seconds:.0f} seconds more.").format(seconds=seconds), _("Halfway."))


def recheck() -> Cue:
    """After the walk."""
    return _cue("recheck", _("Has the cramp gone? Press G. Still there? Press T."), _("Gone?"))


def loosen(seconds: float) -> Cue:
    """No stretch."""
    text = _("No stretch now. Rest the leg, and loosen it, for {seconds:.0f} seconds.")
    return _cue("loosen", text.format(seconds=seconds), _("Rest, loosen."))


def aftercare() -> Cue:
    """It is gone."""
    return _cue("aftercare", _("Good. It may stay sore for a day."), _("Good."))


def aftercare_now() -> Cue:
    """What to do then."""
    return _cue("aftercare_now", _("Walk a little, if you can. Drink if you are thirsty."), _("Walk, drink."))


def aftercare_key() -> Cue:
    """Where more is told."""
    return _cue("aftercare_key", _("Press K for the care cards, Enter when you are done."), _("K, or Enter."))


def no_answer() -> Cue:
    """Ten minutes, and nothing was begun: no alarm."""
    return _cue("no_answer", _("I have heard no answer, so I stop. If it still cramps, get medical advice."), _("No answer."))


def time_is_over() -> Cue:
    """Ten minutes, and nothing is stretched just now."""
    text = _("Ten minutes are over. If it is still there, please get medical advice now.")
    return _cue("advice", text, _("Get advice."), CueKind.SAFETY)


def enough() -> Cue:
    """Enough has been tried, and nothing is stretched just now."""
    text = _("Stop stretching now. It has lasted too long: please get medical advice now.")
    return _cue("advice", text, _("Stop. Get advice."), CueKind.SAFETY)


def advice() -> Cue:
    """Enough has been tried, and it is stretched just now."""
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


def just_stopped() -> Cue:
    """The person stopped, and nothing is stretched just now."""
    return _cue("stopped", _("Stopped."), _("Stopped."), CueKind.SAFETY)


def minutes_left() -> Cue:
    """Two minutes before the end."""
    return _cue("minutes_left", _("If it has not gone in two minutes, we stop."), _("Two minutes left."))
