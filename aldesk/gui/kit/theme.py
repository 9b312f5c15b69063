"""Colours, type and spacing: every pane takes them from here."""

import sys
from dataclasses import dataclass
from functools import cache
from string import Template
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from aldesk import resources

Choice = Literal["auto", "light", "dark"]

SMALL, NORMAL, LARGE, HUGE = 11, 13, 18, 22
"""Sizes of type in pixels, where the system's own text has its usual size."""
MARGIN = 24
_USUAL = {"win32": 12.0, "darwin": 13.0}
_USUAL_ON_LINUX = 14.0
"""Pixels of the system's own text: GNOME's are 14.7, those of KDE 13.3."""
_LARGEST, _WIDER_AT_MOST = 2.0, 1.25


@dataclass(frozen=True)
class Theme:
    """One set of colours, and the class colours that can be read on them."""

    name: Literal["light", "dark"]
    bg: str
    surface: str
    ink: str
    muted: str
    line: str
    accent: str
    on_accent: str
    tint: str
    good: str
    warn: str
    classes: tuple[str, ...]

    def class_color(self, index: int) -> QColor:
        """Return the colour of the class at this place; they repeat after ten."""
        return QColor(self.classes[index % len(self.classes)])


# Paul Tol's "muted" scheme and a grey, which colour-blind people can tell apart; its darkest and
# lightest tones are moved where a theme's background swallows them.
LIGHT = Theme(
    name="light",
    bg="#F5F5F3",
    surface="#FFFFFF",
    ink="#1D1F23",
    muted="#646A73",
    line="#E3E3DF",
    accent="#245AD2",
    on_accent="#FFFFFF",
    tint="#E8EEFC",
    good="#14804A",
    warn="#9A6400",
    classes=(
        "#332288", "#5AA9D6", "#117733", "#44AA99", "#B59F3B",
        "#CC6677", "#AA4499", "#882255", "#999933", "#6E6E6E",
    ),
)  # fmt: skip
DARK = Theme(
    name="dark",
    bg="#131518",
    surface="#1B1E23",
    ink="#E9EAEC",
    muted="#9BA2AB",
    line="#2B2F36",
    accent="#7FA8FF",
    on_accent="#131518",
    tint="#1F2C49",
    good="#55C58B",
    warn="#E0A84A",
    classes=(
        "#8A7BE0", "#88CCEE", "#3FAE63", "#56C2B0", "#DDCC77",
        "#E08594", "#CC77BE", "#C2618F", "#B9B95A", "#A9A9A9",
    ),
)  # fmt: skip

_active = LIGHT
_scale = 1.0


def current() -> Theme:
    """Return the theme that the application wears."""
    return _active


def apply(choice: Choice = "auto") -> Theme:
    """Dress the application: the system's scheme, or the one chosen."""
    global _active, _scale  # noqa: PLW0603 - an application wears one theme, as it has one palette
    app = QApplication.instance()
    assert isinstance(app, QApplication)  # noqa: S101 - a window needs an application
    is_dark = choice == "dark" or (choice == "auto" and _system_is_dark())
    _active = DARK if is_dark else LIGHT
    _scale = _system_text_scale()
    app.setStyle("Fusion")
    app.setPalette(_palette(_active))
    app.setFont(font())
    app.setStyleSheet(_style_sheet(_active))
    return _active


def px(size: float) -> int:
    """Return a measure of what holds text, as large as the system wants its text."""
    return round(size * _scale)


def pane_px(size: float) -> int:
    """Return the width of a pane beside another: it grows less than its text, which wraps."""
    return round(size * min(_scale, _WIDER_AT_MOST))


def _system_text_scale() -> float:
    """Return how much larger the person has the system's text than usual; never smaller."""
    usual = _USUAL.get(sys.platform, _USUAL_ON_LINUX)
    return min(_LARGEST, max(1.0, _system_pixels() / usual))


def _system_pixels() -> float:
    general = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    return QFontInfo(general).pixelSize()


def font(size: int = NORMAL, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Return the interface font in one of the sizes above, with figures of equal width."""
    return _font(px(size), weight)


@cache
def _font(pixels: int, weight: QFont.Weight) -> QFont:
    families = [f for f in ("Inter", "Inter Variable") if f in QFontDatabase.families()]
    made = QFont(families) if families else QFont(QGuiApplication.font())
    made.setPixelSize(pixels)
    made.setWeight(weight)
    made.setFeature(QFont.Tag("tnum"), 1)
    return made


def _system_is_dark() -> bool:
    return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark


def _palette(theme: Theme) -> QPalette:
    roles = QPalette.ColorRole
    palette = QPalette()
    for role, color in {
        roles.Window: theme.bg,
        roles.WindowText: theme.ink,
        roles.Base: theme.surface,
        roles.AlternateBase: theme.bg,
        roles.Text: theme.ink,
        roles.Button: theme.surface,
        roles.ButtonText: theme.ink,
        roles.Highlight: theme.accent,
        roles.HighlightedText: theme.on_accent,
        roles.ToolTipBase: theme.surface,
        roles.ToolTipText: theme.ink,
        roles.PlaceholderText: theme.muted,
        roles.Accent: theme.accent,
    }.items():
        palette.setColor(role, QColor(color))
    for role in (roles.Text, roles.WindowText, roles.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(theme.muted))
    return palette


def _style_sheet(theme: Theme) -> str:
    return Template(_SHEET).substitute(
        name=theme.name,
        icons=(resources.root() / "icons").as_posix(),
        bg=theme.bg,
        surface=theme.surface,
        ink=theme.ink,
        muted=theme.muted,
        line=theme.line,
        accent=theme.accent,
        on_accent=theme.on_accent,
        tint=theme.tint,
        good=theme.good,
        warn=theme.warn,
        faint=_between(theme.muted, theme.surface),
        small=px(SMALL),
        normal=px(NORMAL),
        large=px(LARGE),
        huge=px(HUGE),
        button=px(18),
        field=px(20),
        number=px(20) - 1,
    )


def _between(one: str, other: str) -> str:
    """Return the colour of what cannot be done now: it is seen, and steps back."""
    a, b = QColor(one), QColor(other)
    middle = (a.red() + b.red(), a.green() + b.green(), a.blue() + b.blue())
    return QColor(*(channel // 2 for channel in middle)).name()


_SHEET = """
QToolTip { background: $surface; color: $ink; border: 1px solid $line; padding: 4px 8px; }
#surface { background: $surface; }
#surface[edge="bottom"] { border-bottom: 1px solid $line; }
#surface[edge="top"] { border-top: 1px solid $line; }
#surface[edge="left"] { border-left: 1px solid $line; }
#surface[edge="right"] { border-right: 1px solid $line; }
#line { background: $line; }
#card { background: $surface; border: 1px solid $line; border-radius: 8px; }
#note { background: $surface; border: 1px solid $muted; border-radius: 8px; }
QLabel[tone="muted"] { color: $muted; }
QLabel[tone="good"] { color: $good; }
QLabel[tone="warn"] { color: $warn; }
QLabel[tone="heading"] {
    color: $muted; font-size: ${small}px; font-weight: 600; letter-spacing: 1px;
}
QLabel[tone="title"] { font-size: ${large}px; font-weight: 600; }
QLabel[tone="strong"] { font-weight: 600; }
QLabel[tone="figure"] { font-size: ${huge}px; font-weight: 600; }
QLabel[tone="small"] { color: $muted; font-size: ${small}px; }
QLabel[tone="key"] {
    color: $muted; background: $surface; border: 1px solid $line; border-radius: 4px;
    padding: 2px 6px; font-size: ${small}px; font-weight: 600;
}
QPushButton {
    background: $surface; color: $ink; border: 1px solid $line; border-radius: 6px;
    padding: 6px 12px; min-height: ${button}px; outline: 0;
}
QPushButton:hover { border-color: $muted; }
QPushButton:pressed, QPushButton:checked { background: $tint; color: $accent; }
QPushButton:disabled, QComboBox:disabled, QAbstractSpinBox:disabled { color: $muted; }
QPushButton:focus, QComboBox:focus, QAbstractSpinBox:focus, QLineEdit:focus, QListView:focus {
    border: 1px solid $accent;
}
QPushButton[tone="primary"] { background: $accent; color: $on_accent; border: none; }
QPushButton[tone="primary"]:focus { border: 1px solid $ink; padding: 5px 11px; }
QPushButton[tone="foot"] {
    background: transparent; border: none; color: $muted; padding: 0; min-height: 0;
}
QPushButton[tone="foot"]:hover, QPushButton[tone="foot"]:focus { color: $accent; }
QPushButton[tone="foot"][leads="true"] { color: $accent; }
QPushButton[tone="primary"]:disabled { background: $line; color: $muted; }
QPushButton[tone="quiet"] {
    background: transparent; border: 1px solid transparent; color: $muted; padding: 4px 8px;
}
QPushButton[tone="quiet"]:hover { color: $ink; }
QPushButton[tone="quiet"]:focus { border: 1px solid $accent; color: $ink; }
QPushButton[tone="quiet"]:disabled { color: $faint; }
QPushButton[tone="quiet"]:checked { color: $accent; }
QPushButton[tone="tight"] { padding: 6px 8px; }
QPushButton[tone="tab"] {
    background: transparent; border: 1px solid transparent; color: $muted; padding: 4px 10px;
}
QPushButton[tone="tab"]:hover { color: $ink; }
QPushButton[tone="tab"]:checked { background: $tint; color: $accent; }
QPushButton[tone="tab"]:focus { border: 1px solid $accent; }
QLineEdit { placeholder-text-color: $muted; }
QLineEdit, QComboBox, QAbstractSpinBox {
    background: $surface; color: $ink; border: 1px solid $line; border-radius: 6px;
    padding: 5px 8px; min-height: ${field}px; selection-background-color: $accent;
    selection-color: $on_accent;
}
QAbstractSpinBox { padding: 4px 0; min-height: ${number}px; }
QAbstractSpinBox QLineEdit { border: none; padding: 0; min-height: 0; background: transparent; }
QAbstractSpinBox[slim="true"] { min-height: 0; padding: 0; border-radius: 4px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { width: 0; border: none; }
QComboBox QLineEdit { border: none; padding: 0; min-height: 0; background: transparent; }
QComboBox::drop-down { border: none; width: 24px; }
QComboBox::down-arrow { image: url($icons/chevron-$name.svg); width: 12px; height: 12px; }
QCheckBox { color: $ink; spacing: 8px; border: 1px solid transparent; padding: 2px; }
QCheckBox:focus { border: 1px solid $accent; border-radius: 4px; }
QCheckBox::indicator {
    width: 14px; height: 14px; border: 1px solid $muted; border-radius: 3px; background: $surface;
}
QCheckBox::indicator:checked {
    background: $accent; border-color: $accent; image: url($icons/check-$name.svg);
}
QRadioButton { color: $ink; spacing: 8px; border: 1px solid transparent; padding: 2px; }
QRadioButton:focus { border: 1px solid $accent; border-radius: 4px; }
QRadioButton::indicator {
    width: 14px; height: 14px; border: 1px solid $muted; border-radius: 8px; background: $surface;
}
QRadioButton::indicator:checked { border: 5px solid $accent; width: 6px; height: 6px; }
QComboBox QAbstractItemView {
    background: $surface; color: $ink; border: 1px solid $line; outline: 0;
    selection-background-color: $tint; selection-color: $ink;
}
QMenu {
    background: $surface; color: $ink; border: 1px solid $line; padding: 6px 0;
}
QMenu::item { padding: 6px 16px; margin: 0 6px; border-radius: 6px; }
QMenu::item:selected { background: $tint; color: $ink; }
QMenu::item:disabled { color: $muted; }
QMenu::item:disabled:selected { background: transparent; }
QLabel[tone="key"]:disabled, QLabel[tone="muted"]:disabled { color: $faint; }
QMenu::separator { height: 1px; background: $line; margin: 6px 0; }
QListView { background: transparent; border: 1px solid transparent; outline: 0; }
QListView[tone="bare"]:focus { border: 1px solid transparent; }
QListWidget { background: $surface; border: 1px solid $line; border-radius: 6px; padding: 4px; }
QListWidget::item { color: $ink; padding: 4px; border-radius: 4px; }
QListWidget::item:selected { background: $tint; color: $ink; }
QListView::indicator {
    width: 14px; height: 14px; border: 1px solid $muted; border-radius: 3px; background: $surface;
}
QListView::indicator:checked {
    background: $accent; border-color: $accent; image: url($icons/check-$name.svg);
}
QTableView { background: transparent; border: 1px solid transparent; outline: 0; color: $ink; }
QTableView:focus { border: 1px solid $accent; border-radius: 4px; }
QTableView[tone="bare"]:focus { border: 1px solid transparent; }
QTableView::item { border-bottom: 1px solid $line; padding: 0 8px; }
QTableView::item:selected { background: $tint; color: $ink; }
QHeaderView, QHeaderView::section {
    background: transparent; border: none; color: $muted; font-size: ${small}px;
}
QHeaderView::section { border-bottom: 1px solid $line; padding: 4px 11px; }
QTableView[tone="narrow"]:focus { border: 1px solid transparent; }
QTableView[tone="narrow"]::item { padding: 0 3px; }
QTableView[tone="narrow"] QHeaderView::section { padding: 4px 6px; }
QTextBrowser {
    background: transparent; border: 1px solid transparent; color: $ink;
    selection-background-color: $accent; selection-color: $on_accent;
}
QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: 8px; margin: 0; }
QScrollBar::handle:vertical { background: $line; border-radius: 4px; min-height: 24px; }
QScrollBar:horizontal { background: transparent; height: 8px; margin: 0; }
QScrollBar::handle:horizontal { background: $line; border-radius: 4px; min-width: 24px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::handle:disabled { background: transparent; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QSlider::groove:horizontal { background: $line; height: 4px; border-radius: 2px; }
QSlider::handle:horizontal {
    background: $accent; width: 14px; height: 14px; margin: -5px 0; border-radius: 7px;
}
QSlider:focus { border: 1px solid $accent; border-radius: 4px; }
QProgressBar { background: $line; border: none; border-radius: 2px; max-height: 4px; }
QProgressBar::chunk { background: $accent; border-radius: 2px; }
"""
