"""``stretchcoach cards``: the care cards, to read, and counted down in the terminal."""

import threading
import time
from argparse import ArgumentParser, Namespace, _SubParsersAction
from collections.abc import Callable

from rich.markup import escape

from stretchcoach.app.shelf import own_parts
from stretchcoach.cli.screen import console
from stretchcoach.cli.units import seconds
from stretchcoach.coaching.countdown import Countdown, CountdownState, times_to_choose
from stretchcoach.coaching.relief_cards import every_card, how_long
from stretchcoach.errors import NotFoundError, SourceError
from stretchcoach.routine.problems import did_you_mean
from stretchcoach.routine.values import Card
from stretchcoach.voice.opening import terminal_voice
from stretchcoach.voice.voice import Level, Voice
from stretchcoach.words import _, capitalised

_TICK_S = 0.1


def add_to(commands: "_SubParsersAction[ArgumentParser]") -> None:
    """Add the command to the parser."""
    said = _("cards of what may feel good afterwards: what to mind, what to do, how long")
    parser = commands.add_parser("cards", help=said, description=capitalised(said) + ".")
    parser.add_argument("card", nargs="?", metavar="ID", help=_("the card to read; without it, all of them in a line each"))
    parser.add_argument("--start", action="store_true", help=_("count it down, aloud; Ctrl-C ends it"))
    parser.add_argument("--for", type=seconds, dest="duration_s", metavar="TIME", help=_("how long, within the card's limits: '90 s'"))
    parser.add_argument("--say", choices=[level.value for level in Level], default=Level.FULL.value, help=_("how much is spoken"))
    parser.set_defaults(run=run)


def run(arguments: Namespace) -> int:
    """List the cards, or show one, or count it down.

    Raises:
        NotFoundError: there is no such card.
        SourceError: it has no countdown, or not one of that length.
    """
    to_do, to_know = every_card(own_parts())
    cards = {card.id: card for card in (*to_do, *to_know)}
    if arguments.card is None:
        widths = max(map(len, cards)), max(len(how_long(card)) for card in cards.values())
        for card in cards.values():
            print(f"{card.id.ljust(widths[0])}  {how_long(card).ljust(widths[1])}  {card.title}")
        print("\n" + " ".join((*to_know[-1].lines, to_know[-1].caution)))
        return 0
    if arguments.card not in cards:
        raise NotFoundError(_("there is no card '{id}'{hint}").format(id=arguments.card, hint=did_you_mean(arguments.card, cards)))
    card, counts = cards[arguments.card], arguments.start or arguments.duration_s is not None
    times = times_to_choose(card)
    if counts:
        if not times:
            raise SourceError(_("The card '{id}' is only to read.").format(id=card.id))
        if arguments.duration_s is not None and not times[0] <= arguments.duration_s <= times[-1]:
            raise SourceError(_("The card '{id}' takes {time}.").format(id=card.id, time=how_long(card)))
    _show(card)
    if counts:
        count_down(card, arguments.duration_s, terminal_voice(Level(arguments.say)), time.monotonic, _wait)
    return 0


def count_down(card: Card, duration_s: float | None, voice: Voice, clock: Callable[[], float], wait: Callable[[float], object]) -> None:
    """Count a card down, in its own time where no other is wished for; what is said is shown, too."""
    countdown = Countdown(card)
    if duration_s is not None:
        countdown.choose(duration_s)
    countdown.advance(clock())
    countdown.again()
    try:
        while True:
            update = countdown.advance(clock())
            if update.cue is not None:
                console.print(f"{update.left_s:5.0f} s  [bold]{escape(update.cue.text)}[/]")
                voice.play(update.cue)
            voice.tick()
            if update.state is CountdownState.DONE:
                break
            wait(_TICK_S)
        voice.wait()
    finally:
        voice.close()


def _show(card: Card) -> None:
    time_there = how_long(card)
    print(card.title + (f"  ({time_there})" if time_there else ""))
    print(f"! {card.caution}")
    for line in card.lines:
        print(f"- {line}")
    print(_("Source: {source}").format(source="; ".join(card.source)))


def _wait(wait_s: float) -> None:
    threading.Event().wait(wait_s)
