"""Every sentence the coach says on its own; a stretch brings its own cues in its YAML file.

They are heard, often with closed eyes: the side by name, what to do first, why the clock stands.
"""

from stretchcoach.body.pose import Side
from stretchcoach.routine.values import Muscle
from stretchcoach.safety.alerts import Alert, Reason
from stretchcoach.words import _, capitalised, ngettext

OK_KEY, EASED_KEY = "O", "E"


def side_name(side: Side | None) -> str:
    """The leg, by name."""
    if side is None:
        return _("both legs")
    return _("left leg") if side is Side.LEFT else _("right leg")


def muscle_name(muscle: Muscle) -> str:
    """Where it is, rather than its Latin name."""
    return {Muscle.HAMSTRING: _("Back of thigh"), Muscle.QUADRICEPS: _("Front of thigh"), Muscle.ADDUCTOR: _("Inner thigh")}[muscle]


def clock_waits(why: str) -> str:
    """The hold pauses because the camera cannot tell."""
    return _("{why} The clock waits.").format(why=why)


def by_time_now(why: str, *, gentle: bool = False) -> str:
    """The camera could not tell for long: timed guidance; in gentle mode it is said that nobody watches now."""
    if gentle:
        return _("{why} I count by time. Go slowly.").format(why=why)
    return _("{why} I count by time now.").format(why=why)


def get_ready(title: str, side: Side | None) -> str:
    """What comes next."""
    if side is None:
        return _("Get ready. {title}.").format(title=title)
    return _("Get ready. {title}, {side}.").format(title=title, side=side_name(side))


def release() -> str:
    """Come out of a stretch that has no words of its own for it."""
    return _("Release slowly.")


def move_in(side: Side | None) -> str:
    """Go into the stretch."""
    return _("{side}. Move in slowly, to a mild pull.").format(side=capitalised(side_name(side)))


def settled(side: Side | None) -> str:
    """In the position before the time to get ready was over."""
    return _("{side}. You are in position, so we begin.").format(side=capitalised(side_name(side)))


def came_out() -> str:
    """The clock ran, and the position is lost."""
    return _("You have come out of the stretch. The clock waits.")


def clock_starts_in_position() -> str:
    """Why the clock has not started."""
    return _("The clock starts when you are in the stretch, at a mild pull.")


def hold(seconds: float) -> str:
    """The hold has begun."""
    return _("Good. Hold {seconds:.0f} seconds.").format(seconds=seconds)


def hold_by_time(side: Side | None, seconds: float) -> str:
    """The hold has begun, without a camera."""
    return _("{move_in} Hold for {seconds:.0f} seconds.").format(move_in=move_in(side), seconds=seconds)


def goes_by_time() -> str:
    """A stretch that no camera judges, though there is one."""
    return _("I only count here.")


def going_on() -> str:
    """The hold goes on after a correction."""
    return _("That is it. The clock runs.")


def going_on_for(seconds: int) -> str:
    """The same, while there is much left."""
    return f"{going_on()} {seconds_left(seconds)}"


def halfway() -> str:
    """Half of the hold is done."""
    return _("Halfway.")


def seconds_left(seconds: int) -> str:
    """So much is left."""
    return ngettext("{n} second left.", "{n} seconds left.", seconds).format(n=seconds)


def count(number: int) -> str:
    """The last three seconds."""
    return {3: _("Three."), 2: _("Two."), 1: _("One.")}[number]


def further() -> str:
    """A hint, in normal mode only."""
    return _("A little further, only if it is comfortable.")


def ease_back() -> str:
    """Beyond the limit: five words at most, so that a correction is not kept waiting."""
    return _("Too far. Ease back slowly.")


def rest(seconds: float, side: Side | None, set_number: int, sets: int) -> str:
    """Between two holds of a side."""
    if side is None:
        return _("Rest {seconds:.0f} seconds. Then once more, hold {number} of {sets}.").format(
            seconds=seconds, number=set_number, sets=sets
        )
    return _("Rest {seconds:.0f} seconds. Then the {side} again, hold {number} of {sets}.").format(
        seconds=seconds, side=side_name(side), number=set_number, sets=sets
    )


def switch(side: Side | None) -> str:
    """The other side."""
    return _("Switch sides. Now the {side}.").format(side=side_name(side))


def other_leg(side: Side) -> str:
    """The wrong leg is stretched."""
    return _("That is your other leg. Please stretch the {side}.").format(side=side_name(side))


def walk(seconds: float) -> str:
    """A walk between stretches."""
    return _("Walk with long, easy strides for {seconds:.0f} seconds.").format(seconds=seconds)


def drill(title: str, repetitions: int, side: Side | None) -> str:
    """A movement drill."""
    text = ngettext("{title}, {n} time, {side}.", "{title}, {n} times, {side}.", repetitions)
    return text.format(title=title, n=repetitions, side=side_name(side))


def well_done() -> str:
    """The session is over."""
    return _("That was the last one. Well done.")


def over_though_it_hurts() -> str:
    """The session is over, and the last answer about pain was no little one."""
    return _("That was the last one. If it still hurts, rest, and ask a doctor.")


def stopped() -> str:
    """The person stopped."""
    return _("Stopped. Come out of it slowly.")


def pain_stop() -> str:
    """Pain ends the session."""
    return _("Stop. Let go slowly and rest. If it stays, ask a doctor.")


def pain_ease(*, hands: bool) -> str:
    """Pain, not yet the end; and how to tell that it is mild."""
    return f"{ease_until_mild()} {then(EASED_KEY, hands=hands)}"


def ease_until_mild() -> str:
    """Pain, not yet the end."""
    return _("Ease back until it is mild. The clock waits.")


def ease_off(alert: Alert) -> str:
    """What to do at once, in five words: the clock stands."""
    sentences = {Reason.SPEED: _("Too fast. Ease back slowly."), Reason.WITHDRAWAL: _("Rest. Is everything OK?")}
    return sentences.get(alert.reason, ease_back())


def caution(alert: Alert) -> str:
    """Something to mind, briefly."""
    if alert.reason is Reason.SPEED and alert.measured < 0:
        return _("Let go slowly.")
    return {
        Reason.SPEED: _("Too fast. Slower, please."),
        Reason.WITHDRAWAL: _("Is everything OK?"),
        Reason.BOUNCING: _("Hold still, no bouncing."),
        Reason.COMPENSATION: _("Straighten your knee first."),
        Reason.SHAKING: _("A little shaky. Ease back a little."),
        Reason.SWAY: _("Hold on to the chair."),
    }.get(alert.reason, ease_back())


def slower() -> str:
    """Faster than is good."""
    return _("Slower, please.")


def still_easing() -> str:
    """What an EASE_OFF waits for."""
    return _("Ease back and rest. The clock waits.")


def ask_pain() -> str:
    """The question about pain."""
    return _("How much does it hurt, 0 to 10?")


def ask_pain_by_hand() -> str:
    """The same to somebody who has no keys at hand: the answer that matters, for silence goes on."""
    return _("How much does it hurt, 0 to 10? Both hands up: too much.")


def ask_eased() -> str:
    """Whether the pull has become less."""
    return _("Has the pull eased?")


def ask_comfortable() -> str:
    """The first mild pull, in gentle mode."""
    return _("Stop at the first mild pull.")


def ask_sit() -> str:
    """Somebody has swayed twice on their feet."""
    return _("You sway. Sit instead?")


def may_go_further() -> str:
    """A step deeper is allowed, in gentle mode: nobody is asked to take it."""
    return _("Good. Stay, or go a very little further.")


def are_you_ok() -> str:
    """Somebody may have fallen."""
    return _("Are you OK?")


def fell(*, hands: bool) -> str:
    """Somebody may have fallen: everything stands."""
    asked = _("Are you OK? Everything is paused.")
    return f"{asked} {yes(OK_KEY, hands=hands)}"


def seen_again(opening: str) -> str:
    """Who was lost is seen again, and the session goes on."""
    return _("I see you again. {opening}").format(opening=opening)


def thank_you() -> str:
    """An answer has arrived."""
    return _("Thank you.")


def yes(key: str, *, hands: bool) -> str:
    """How to say yes."""
    return _("One hand up: yes.") if hands else _("If so, press {key}.").format(key=key)


def then(key: str, *, hands: bool) -> str:
    """How to say that it is done."""
    return _("Then one hand up.") if hands else _("Then press {key}.").format(key=key)


def let_go_and_walk() -> str:
    """Eased off often enough."""
    return _("Enough for this muscle. Let go slowly, and walk a minute, if you can.")


def walk_and_change() -> str:
    """It has hurt for a minute of stretching, and has not become less."""
    return _("Not less yet. Let go slowly. Walk a minute, if you can. Then another position.")


def enough_today() -> str:
    """The useful dose of a day is reached."""
    return _("This muscle has had enough for today. More will not help.")


def only_you_feel(*, has_camera: bool = True) -> str:
    """What a camera cannot do, in gentle mode."""
    return _("The camera cannot feel your muscle. You decide.") if has_camera else _("Only you can feel your muscle. You decide.")


def paused() -> str:
    """The person paused."""
    return _("Paused.")


def paused_by_hand() -> str:
    """The person paused with a raised hand, and may be far from the keys."""
    return _("Paused. Raise one hand to go on.")


def still_paused() -> str:
    """The same, for a minute now."""
    return _("Still paused. Raise one hand to go on.")


def hands() -> str:
    """What can be said without a voice, once a session."""
    return _("Raise one hand to pause. Raise both if it hurts.")


def minutes_left(minutes: int) -> str:
    """Of a long walk."""
    return ngettext("{n} minute left.", "{n} minutes left.", minutes).format(n=minutes)
