"""What the settings say about colours and the size of the text, as the theme wants it; light enough for the first paint."""

from collections.abc import Callable

from PyQt6.QtCore import Qt

from stretchcoach.ui.theme import Wishes

SCHEME, TEXT = "scheme", "text"  # settings
SYSTEM, LIGHT, DARK, CONTRAST = "system", "light", "dark", "contrast"
_SCHEMES = {LIGHT: Qt.ColorScheme.Light, DARK: Qt.ColorScheme.Dark}


def wished(setting: Callable[[str], object]) -> Wishes:
    """What the person chose; what they did not, or what is no choice, is as the system has it."""
    scheme, text = setting(SCHEME), setting(TEXT)
    larger = float(text) if isinstance(text, (int, float)) else 1.0
    return Wishes(_SCHEMES.get(str(scheme)), contrast=scheme == CONTRAST, text=larger)
