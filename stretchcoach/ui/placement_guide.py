"""Where the camera stands for a stretch, drawn and in words, from the stretch's own numbers."""

from stretchcoach.routine.values import Stretch
from stretchcoach.words import Number, _


def facing_text(stretch: Stretch) -> str:
    """How to turn towards the camera."""
    return {"side": _("your side to the camera"), "front": _("facing the camera")}.get(stretch.view.name.value, _("half turned"))


def placement_text(stretch: Stretch) -> str:
    """Height, distance and direction in a sentence."""
    low, high = map(Number, stretch.view.lens_height_m)
    near, far = map(Number, stretch.view.distance_m)
    said = _("Lens {low:.1f} to {high:.1f} m high, {near:.1f} to {far:.1f} m away from you, {side}. The whole body in the picture.")
    note = f" {stretch.view.note}" if stretch.view.note else ""
    return said.format(low=low, high=high, near=near, far=far, side=facing_text(stretch)) + note
