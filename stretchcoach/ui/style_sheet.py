"""The style sheet, made of the theme's tokens.

Widgets say what they are through the properties ``role`` (of texts) and ``kind`` (of buttons and frames); nothing is styled by name.
"""

from collections.abc import Callable, Mapping
from string import Template

TYPE_PX = {"small": 13, "body": 15, "heading": 18, "title": 24, "display": 40, "far": 88, "giant": 72}  # at 100 %

_SHEET = Template("""
QWidget { font-size: ${body}px; color: $text; }
QMainWindow, QDialog { background: $window; }
QToolTip { background: $surface; color: $text; border: 1px solid $outline; padding: 4px; }

QLabel { background: transparent; }
QLabel[role="small"] { font-size: ${small}px; color: $muted; }
QLabel[role="muted"] { color: $muted; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[role="heading"] { font-size: ${heading}px; font-weight: 600; }
QLabel[role="reading"] { font-size: ${heading}px; }
QLabel[role="title"] { font-size: ${title}px; font-weight: 600; }
QLabel[role="display"] { font-size: ${display}px; font-weight: 600; }
QLabel[role="giant"] { font-size: ${giant}px; font-weight: 600; }

QFrame[kind="card"] { background: $surface; border: 1px solid $border; border-radius: 12px; }
QFrame[kind="inset"] { background: $inset; border: none; border-radius: 12px; }
QFrame[kind="navigation"] { background: $inset; border: none; }
QFrame[kind="panel"] { background: $window; border: none; border-left: 1px solid $border; }
QFrame[kind="footer"] { background: $surface; border: none; border-top: 1px solid $border; }
QFrame[kind="line"] { background: $border; border: none; }
QFrame[kind="good"] { background: $primary_soft; border: none; border-radius: 12px; }
QFrame[kind="amber"] { background: $amber_soft; border: none; border-radius: 12px; }
QFrame[kind="red"] { background: $red_soft; border: none; border-radius: 12px; }
QFrame[kind="good"] QLabel { color: $on_primary_soft; }
QFrame[kind="amber"] QLabel { color: $on_amber_soft; }
QFrame[kind="red"] QLabel { color: $on_red_soft; }

QFrame[kind="badge"] { background: $inset; border: none; border-radius: 8px; }
QFrame[kind="badge"] QLabel { font-size: ${small}px; color: $text; }
QFrame[kind="badge_good"] { background: $primary_soft; border: 1px solid $primary; border-radius: 8px; }
QFrame[kind="badge_good"] QLabel { font-size: ${small}px; color: $on_primary_soft; }
QFrame[kind="badge_amber"] { background: $amber_soft; border: none; border-radius: 8px; }
QFrame[kind="badge_amber"] QLabel { font-size: ${small}px; color: $on_amber_soft; }

/* The ring of the focus grows into a margin that is kept free for it: it stands on the window, not on the control. */
QPushButton { background: $surface; color: $text; border: 1px solid $outline; border-radius: 8px; margin: 2px;
              padding: 5px 13px; min-height: ${control}px; }
QPushButton:hover { background: $inset; }
QPushButton:checked { background: $primary_soft; }
QPushButton:pressed { background: $border; }
QPushButton:disabled { color: $outline; border-color: $border; }
QPushButton[kind="primary"] { background: $primary; color: $on_primary; border-color: $primary; font-weight: 600; }
QPushButton[kind="primary"]:hover { background: $primary_hover; border-color: $primary_hover; }
QPushButton[kind="primary"]:disabled { background: $inset; color: $muted; border-color: $border; }
QPushButton[kind="secondary"] { color: $primary; border: 2px solid $primary; padding: 4px 12px; font-weight: 600; }
QPushButton[kind="secondary"]:hover { background: $inset; color: $text; }
QPushButton[kind="secondary"]:disabled { color: $outline; border-color: $border; }
QPushButton[kind="danger"] { background: $red; color: $on_red; border-color: $red; font-weight: 600; }
QPushButton[kind="danger"]:hover { background: $red_hover; border-color: $red_hover; }
QPushButton[kind="quiet"] { background: transparent; border-color: transparent; }
QPushButton[kind="quiet"]:hover { background: $inset; }
QPushButton[kind="link"] { background: transparent; color: $primary; border-color: transparent; padding: 1px; }
QPushButton[kind="link"]:hover { color: $text; }
QPushButton[kind="chip"] { border-radius: ${chip_radius}px; padding: 1px 11px; }
QPushButton[kind="chip"]:checked { background: $primary_soft; color: $on_primary_soft; border-color: $primary; }
QPushButton[kind="choice_card"] { background: $surface; border-color: $border; border-radius: 12px; padding: 0; text-align: left; }
QPushButton[kind="choice_card"]:hover { border-color: $outline; }
QPushButton[kind="choice_card"]:pressed { background: $inset; border: 2px solid $outline; margin: 1px; }
QPushButton[kind="choice_card"]:checked { background: $primary_soft; border: 2px solid $primary; margin: 1px; }
QPushButton:focus { border: 3px solid $text; margin: 0; }
QPushButton[kind]:focus { border: 3px solid $text; margin: 0; }
QPushButton[kind]:checked:focus { border: 3px solid $text; margin: 0; }
QToolButton[kind="navigation"] { background: transparent; color: $muted; border: 3px solid transparent; border-radius: 12px;
                                 padding: 8px 4px; font-size: ${small}px; }
QToolButton[kind="navigation"]:hover { background: $surface; color: $text; }
QToolButton[kind="navigation"]:checked { background: $surface; color: $text; font-weight: 600; }
QToolButton[kind="navigation"]:focus { border: 3px solid $text; }

QLineEdit, QComboBox, QSpinBox, QTimeEdit { background: $surface; color: $text; border: 1px solid $outline; border-radius: 8px; margin: 2px;
                                 padding: 5px 9px; min-height: ${control}px; selection-background-color: $primary;
                                 selection-color: $on_primary; }
QLineEdit { placeholder-text-color: $muted; }
QLineEdit:focus, QComboBox:focus, QSpinBox:focus, QTimeEdit:focus { border: 3px solid $text; margin: 0; }
QSpinBox:disabled { color: $outline; border-color: $border; }
QComboBox::drop-down { border: none; width: ${arrow}px; }
QComboBox::down-arrow { image: none; }
QComboBox QAbstractItemView { background: $surface; color: $text; border: 1px solid $outline; outline: 0;
                              selection-background-color: $primary; selection-color: $on_primary; }
QComboBox QAbstractItemView::item { min-height: ${row}px; padding: 2px 8px; }

QListWidget { background: transparent; outline: 0; border: 3px solid transparent; border-radius: 8px; }
QListWidget:focus { border-color: $text; }
QListWidget::item { color: $text; }
QListWidget::item:hover { background: $inset; }
QListWidget::item:selected { background: $primary_soft; }

QSlider { min-height: 22px; }
QSlider::groove:horizontal { background: $outline; height: 4px; border-radius: 2px; }
QSlider::sub-page:horizontal { background: $primary; border-radius: 2px; }
QSlider::handle:horizontal { background: $primary; border: 3px solid $window; width: 14px; margin: -8px 0; border-radius: 10px; }
QSlider::handle:horizontal:hover { background: $primary_hover; }
QSlider::handle:horizontal:focus { border-color: $text; }

QScrollArea { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar::handle:vertical { background: $outline; border-radius: 4px; min-height: 40px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle:horizontal { background: $outline; border-radius: 4px; min-width: 40px; margin: 2px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
""")


def style_sheet(colours: Mapping[str, str], px: Callable[[float], int]) -> str:
    """The style sheet for a palette.

    Args:
        colours: the palette's tokens, by name.
        px: makes a length grow with the text.
    """
    sizes = TYPE_PX | {"control": 24, "chip_radius": 12, "arrow": 32, "row": 32}
    return _SHEET.substitute(colours, **{name: str(px(size)) for name, size in sizes.items()})
