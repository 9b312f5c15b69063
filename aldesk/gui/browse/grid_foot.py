"""Below the tiles: where in the grid one is, and how large the tiles are."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from aldesk.gui.browse.tile_look import LEAST, MOST, STEP, TileLook, kept_look
from aldesk.gui.kit.calm_fields import Slider
from aldesk.gui.kit.i18n import tr
from aldesk.gui.kit.tips import set_tip
from aldesk.gui.kit.widgets import ElidedLabel, button

_SLIDER = 120


class GridFoot(QWidget):
    """The row below the tiles.

    Signals
    -------
    changed : TileLook
    """

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.look = kept_look()
        self._place = ElidedLabel("muted", Qt.TextElideMode.ElideRight)
        self.names = button(tr("File names"), tr("Show the file names below the tiles"), "quiet")
        self.names.setCheckable(True)
        self.names.setChecked(self.look.names)
        self.size_slider = Slider(Qt.Orientation.Horizontal)
        self.size_slider.setRange(LEAST, MOST)
        self.size_slider.setSingleStep(STEP)
        self.size_slider.setPageStep(2 * STEP)
        self.size_slider.setValue(self.look.width)
        self.size_slider.setFixedWidth(_SLIDER)
        self.size_slider.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.size_slider.setAccessibleName(tr("Size of the tiles"))
        set_tip(self.size_slider, tr("Size of the tiles (Ctrl + mouse wheel)"))
        self.names.toggled.connect(lambda on: self._change(replace(self.look, names=on)))
        self.size_slider.valueChanged.connect(
            lambda width: self._change(replace(self.look, width=width))
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 0, 16, 0)
        row.setSpacing(12)
        row.addWidget(self._place, 1)
        row.addWidget(self.names)
        row.addWidget(self.size_slider)

    def show_place(self, first: int, last: int, total: int, order: str) -> None:
        """Say which tiles are on the screen, the first being 1, and by what they are sorted."""
        where = tr("{first}–{last} of {total}", first=first, last=last, total=total)
        self._place.set_whole(" · ".join(filter(None, (where if total else "", order))))

    def change_size(self, steps: int) -> None:
        """Make the tiles larger or smaller by so many steps."""
        self.size_slider.setValue(self.size_slider.value() + steps * STEP)

    def _change(self, look: TileLook) -> None:
        self.look = look
        self.changed.emit(look)
