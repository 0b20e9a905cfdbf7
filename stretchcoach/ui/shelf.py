"""What stands on the shelf as the routine page shows it, in words, and which of it fits what somebody looks for. No Qt here."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from stretchcoach.body.measures import Measure
from stretchcoach.coaching.phrases import muscle_name, side_name
from stretchcoach.routine.values import Amount, Card, Limit, Mode, Muscle, Position, Routine, Step, Stretch
from stretchcoach.words import Number, _, ngettext


@dataclass(frozen=True)
class ShelfItem:
    """A routine that can be played.

    Attributes:
        stretches: those it uses.
        minutes: about how long it takes.
        props: what must be at hand, as in the files.
        positions: what the person is on.
        mine: whether it was added here, rather than shipped.
        cards: the relief cards it uses.
    """

    routine: Routine
    stretches: tuple[Stretch, ...]
    minutes: float
    props: tuple[str, ...]
    positions: tuple[Position, ...]
    mine: bool = False
    cards: tuple[Card, ...] = ()

    def duration_s(self, routine: Routine) -> float:
        """About how long this routine takes when it is changed into another."""
        as_written_s, now_s = (sum(self._step_s(one, step) for step in one.steps) for one in (self.routine, routine))
        return self.minutes * 60 + now_s - as_written_s

    def _step_s(self, routine: Routine, step: Step) -> float:
        if step.kind == "card" and step.duration_s is None and step.card not in {card.id for card in self.cards}:
            return 0.0
        return routine.model_copy(update={"steps": (step,)}).duration_s(_Parts.of(self))


@dataclass(frozen=True)
class _Parts:
    """What a routine refers to."""

    stretches: Mapping[str, Stretch]
    cards: Mapping[str, Card]
    broken: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, item: ShelfItem) -> "_Parts":
        return cls({stretch.id: stretch for stretch in item.stretches}, {card.id: card for card in item.cards})


@dataclass(frozen=True)
class BrokenItem:
    """A file that cannot be used, and every problem in it."""

    file: str
    problems: tuple[str, ...]


@dataclass(frozen=True)
class Shelf:
    """Everything there is.

    Attributes:
        stretches: those whose form can be checked alone; empty = those that the routines use.
    """

    items: tuple[ShelfItem, ...] = ()
    broken: tuple[BrokenItem, ...] = ()
    stretches: tuple[Stretch, ...] = ()

    @property
    def checkable(self) -> tuple[Stretch, ...]:
        """Each stretch once, for "Check my form"."""
        known = self.stretches or tuple(stretch for item in self.items for stretch in item.stretches)
        return tuple({stretch.id: stretch for stretch in known}.values())


@dataclass(frozen=True)
class Wanted:
    """What somebody looks for; what is None or empty does not matter.

    Attributes:
        props: what is at hand; nothing else may be needed.
    """

    text: str = ""
    muscles: frozenset[Muscle] = frozenset()
    position: Position | None = None
    props: frozenset[str] | None = None
    minutes: float | None = None

    def fits(self, item: ShelfItem) -> bool:
        """Whether a routine is one of those."""
        return (
            all(word in _searchable(item) for word in self.text.casefold().split())
            and (not self.muscles or bool(self.muscles & set(item.routine.muscle)))
            and (self.position is None or all(map(self.position.reaches, item.positions)))
            and (self.props is None or set(item.props) <= self.props)
            and (self.minutes is None or item.minutes <= self.minutes)
        )


def _searchable(item: ShelfItem) -> str:
    routine = item.routine
    words = [routine.title, routine.id, routine.assigned_by or "", routine.note or "", *(stretch.title for stretch in item.stretches)]
    words += [f"{muscle_name(muscle)} {muscle.value}" for muscle in routine.muscle]
    words += [*(prop_name(prop) for prop in item.props), *(position_name(position) for position in item.positions)]
    return " ".join(words).casefold()


def position_name(position: Position) -> str:
    """What the person is on."""
    return {
        Position.STANDING: _("Standing"),
        Position.CHAIR: _("On a chair"),
        Position.FLOOR: _("On the floor"),
        Position.LYING: _("Lying"),
    }[position]


def prop_name(prop: str) -> str:
    """A thing to have at hand; a routine may bring one that has no name here."""
    known = {
        "bed": _("bed"),
        "chair": _("chair"),
        "cushion": _("cushion"),
        "mat": _("mat"),
        "pad": _("knee pad"),
        "pillow": _("pillow"),
        "step": _("low step"),
        "strap": _("strap"),
        "towel": _("towel"),
        "wall": _("wall"),
    }
    return known.get(prop, prop.replace("_", " "))


def props_text(props: tuple[str, ...]) -> str:
    """What to have at hand."""
    return _("Needs: {things}").format(things=", ".join(map(prop_name, props))) if props else _("Needs nothing")


def minutes_text(minutes: float) -> str:
    """Rounded up: nobody minds being done early."""
    n = max(1, int(-(-minutes // 1)))
    return ngettext("about {n} minute", "about {n} minutes", n).format(n=n)


def card_sentence(item: ShelfItem) -> str:
    """A routine in a sentence, for those who hear the page."""
    routine = item.routine
    parts = [routine.title, *map(muscle_name, routine.muscle), minutes_text(item.minutes), *map(position_name, item.positions)]
    parts.append(props_text(item.props))
    if routine.mode is Mode.GENTLE:
        parts.append(_("Gentle"))
    if routine.assigned_by:
        parts.append(assigned_text(routine.assigned_by))
    return ". ".join(parts) + "."


def assigned_text(name: str) -> str:
    """Who it comes from."""
    return _("Assigned by {name}").format(name=name)


def limit_text(limit: Limit, item: ShelfItem) -> str:
    """A limit for one person, in words."""
    stretch = next((stretch for stretch in item.stretches if stretch.id == limit.stretch), None)
    side = next(iter(limit.legs)) if len(limit.legs) == 1 else None
    parts = []
    if limit.never_beyond is not None:
        parts.append(_("no further than {amount}").format(amount=_amount(limit.never_beyond, stretch)))
    if limit.begins is not None:
        parts.append(_("time counts from {amount}").format(amount=_amount(limit.begins, stretch)))
    if limit.hold_max_s is not None:
        parts.append(_("hold at most {seconds:.0f} s").format(seconds=limit.hold_max_s))
    title = stretch.title if stretch else limit.stretch
    return _("{stretch}, {side}: {limits}").format(stretch=title, side=side_name(side), limits="; ".join(parts))


def _amount(amount: Amount, stretch: Stretch | None) -> str:
    """A limit is a number the therapist wrote, and stands as written."""
    number = _("{value:g} degrees").format(value=Number(amount.value)) if amount.unit == "deg" else f"{Number(amount.value):g}"
    name = measure_name(stretch.depth.measure) if stretch and stretch.depth else ""
    return f"{number} ({name})" if name else number


def measure_name(measure: Measure) -> str:
    """A depth in plain words."""
    return {
        Measure.KNEE_FLEXION: _("bend of the knee"),
        Measure.HIP_FLEXION: _("bend of the hip"),
        Measure.TRUNK_LEAN: _("lean of the trunk"),
        Measure.THIGH_FORWARD: _("thigh before the vertical"),
        Measure.THIGH_ABDUCTION: _("thigh out to the side"),
        Measure.KNEE_HEIGHT: _("height of the knees over the hips, in lengths of the thigh"),
    }.get(measure, "")
