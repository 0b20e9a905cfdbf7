"""The short form of what the coach says: one to three words, for those who know the way and want less.

Every cue has one. A stretch brings those of its own cues in its YAML file; these are the coach's, by what a cue is about.
"""

from stretchcoach.body.identity import Doubt
from stretchcoach.body.pose import Side
from stretchcoach.coaching import phrases, view_phrases
from stretchcoach.safety.guard import Reason
from stretchcoach.words import _, capitalised

LONGEST = 3  # words


def in_short(about: str, text: str, side: Side | None = None) -> str:
    """The short form of a sentence.

    Args:
        about: the id of its cue; a number at its end only tells it from others of its kind.
        side: the leg it is about.
    """
    if len(text.split()) <= LONGEST:
        return text
    if about in ("view", "cant_tell"):
        return next((short for why, short in _reasons().items() if why in text), _("Turn a little."))
    name = about.rstrip("0123456789_")
    leg = _("{side}.").format(side=capitalised(phrases.side_name(side)))
    return {
        **dict.fromkeys((reason.value.lower() for reason in Reason), _("Ease back.")),
        "ready": leg,
        "stretch": leg,
        "switch": leg,
        "dynamic": leg,
        "rest": _("Rest."),
        "walk": _("Walk."),
        "card": _("Please read."),
        "line": _("Next step."),
        "hands": _("Hand up: pause."),
        "settled": _("We begin."),
        "hold": _("Hold."),
        "going_on": _("Clock runs."),
        "came_out": _("Clock waits."),
        "not_started": _("Clock waits."),
        "by_time": _("By time now."),
        "wrong_leg": _("The other leg."),
        "further": _("A little further."),
        "halfway": _("Halfway."),
        "minutes_left": _("Keep going."),
        "ten_left": _("Ten left."),
        "speed": _("Slower."),
        "slower": _("Slower."),
        "bouncing": _("Hold still."),
        "withdrawal": _("All OK?"),
        "compensation": _("Straighten your knee."),
        "sway": _("Hold the chair."),
        "only_you_feel": _("You decide."),
        "enough_today": _("Enough for today."),
        "pain_ease": _("Ease back."),
        "pain_stop": _("Stop. Let go."),
        "let_go": _("Let go slowly."),
        "fell": _("Are you OK?"),
        "seen_again": _("Seen again."),
        "still_paused": _("Still paused."),
        "easing": _("The clock waits."),
        "half_a_minute": _("Half a minute."),
        "ask_sit": _("Sit instead?"),
        "ask_pain": _("How much pain?"),
        "ask_eased": _("Eased?"),
        "ask_comfortable": _("Mild pull? OK?"),
        "paused": _("Paused."),
        "stopped": _("Stopped."),
        "well_done": _("Well done."),
        "all_seen": _("All is seen."),
        "sound_check": _("Left. Hold."),
    }.get(name, text)  # rather whole than wrong


def _reasons() -> dict[str, str]:
    """Why the camera cannot judge."""
    return {
        view_phrases.nobody_seen(): _("Cannot see you."),
        view_phrases.too_dark(): _("Too dark."),
        view_phrases.lens_covered(): _("Lens covered."),
        view_phrases.backlit(): _("Light behind you."),
        view_phrases.blurred(): _("Wipe the lens."),
        view_phrases.frozen(): _("Picture frozen."),
        view_phrases.two_people(): _("Two people."),
        **dict.fromkeys(map(view_phrases.step_back, ((), ("FEET",), ("SHOULDERS",))), _("Move further away.")),
        view_phrases.come_closer(): _("Come closer."),
        view_phrases.tilted(): _("Camera is tilted."),
        view_phrases.camera_lost(): _("Camera stopped."),
        view_phrases.doubtful(Doubt.STILL): _("Move a little."),
        view_phrases.doubtful(Doubt.SOMEBODY_ELSE): _("Lost you."),
        view_phrases.doubtful(Doubt.LEGS_MIXED): _("Legs mixed up."),
    }
