"""The screening list in the terminal, where it is due and somebody is there to answer."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from rich.markup import escape

from stretchcoach.body.pose import Side
from stretchcoach.cli.screen import console
from stretchcoach.errors import NotClearedError
from stretchcoach.records.earlier import days_since, last_at, remember_answer
from stretchcoach.routine.library import Library
from stretchcoach.routine.values import Blocks, Routine, Screening
from stretchcoach.safety.screening import NOTHING_SAID, Clearance, adapted, and_one_of_these, clearance, is_due
from stretchcoach.words import _

if TYPE_CHECKING:
    from stretchcoach.records.store import Store

_LEGS = {"l": (Side.LEFT,), "r": (Side.RIGHT,), "b": tuple(Side)}


def asked_where_due(
    routine: Routine, library: Library, store: "Store | None", now: datetime, read: Callable[[str], str] = console.input
) -> tuple[Routine, Clearance]:
    """Before gentle mode, before the first routine and after 14 idle days: ask.

    Args:
        store: the history, which says how long it has been.

    Returns:
        The routine as the answers leave it, and what they leave.

    Raises:
        NotClearedError: as :func:`as_cleared`.
        EnvironmentProblem: the history cannot be used.
    """
    idle_days = None if store is None else days_since(last_at(store), now)
    if not is_due(routine.mode, idle_days):
        return routine, NOTHING_SAID
    if store is not None:
        remember_answer(store, None)
    routine, cleared = as_cleared(routine, library, read)
    if store is not None and cleared.says_nothing:
        remember_answer(store, now)
    return routine, cleared


def as_cleared(routine: Routine, library: Library, read: Callable[[str], str] = console.input) -> tuple[Routine, Clearance]:
    """Ask, and give back the routine as the answers leave it, and what they leave.

    Args:
        read: prints a prompt and reads a line.

    Raises:
        NotClearedError: an answer blocks it, or nothing of it is left; the text is the advice.
    """
    screening = library.screening
    if screening is None:
        return routine, Clearance()
    _show(screening)
    yes, legs, circumstances = _answers(screening, read)
    cleared = clearance(screening, yes, legs=legs, circumstances=circumstances)
    for text in (*(question.advice for question in cleared.advice), *cleared.notes):
        console.print(escape(text), style="yellow")
    left = adapted(routine, library, cleared)
    if left is None:
        raise NotClearedError(_("With this, nothing of this routine is left. Choose another one, or ask your doctor or therapist."))
    return left, cleared


def _show(screening: Screening) -> None:
    console.print(f"[bold]{escape(screening.title)}[/]")
    for number, question in enumerate(screening.questions, start=1):
        console.print(f"  {number:2}  {escape(question.ask)}")
    console.print(escape(and_one_of_these()))
    for number, one in enumerate(screening.circumstances, start=len(screening.questions) + 1):
        console.print(f"  {number:2}  {escape(one.ask)}")


def _answers(screening: Screening, read: Callable[[str], str]) -> tuple[list[str], tuple[Side, ...], list[str]]:
    asked = [*(one.id for one in screening.questions), *(one.id for one in screening.circumstances)]
    while True:
        typed = read(_("n for “{none}”, or the numbers of what is so: ").format(none=screening.none)).strip().lower()
        if typed == "n":
            return [], tuple(Side), []
        numbers = typed.replace(",", " ").split()
        if numbers and all(number.isascii() and number.isdecimal() and 1 <= int(number) <= len(asked) for number in numbers):
            break
    ids = {asked[int(number) - 1] for number in numbers}
    yes = [question.id for question in screening.questions if question.id in ids]
    legs = tuple(Side)
    if any(screening.question(id_).blocks is Blocks.LEG for id_ in yes):
        while (typed := read(_("Which leg is it? l left, r right, b both or not a leg: ")).strip().lower()) not in _LEGS:
            pass
        legs = _LEGS[typed]
    return yes, legs, [one.id for one in screening.circumstances if one.id in ids]
