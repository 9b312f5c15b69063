"""A picture, and one row of controls below it."""

from PySide6.QtCore import QSizeF, Qt
from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSlider, QVBoxLayout, QWidget

from aldesk.gui.kit import theme
from aldesk.gui.kit.action_table import Action
from aldesk.gui.kit.calm_fields import Slider
from aldesk.gui.kit.i18n import tr
from aldesk.gui.kit.key_button import KeyButton
from aldesk.gui.kit.tips import set_tip
from aldesk.gui.kit.view_settings import SettingsKeeper, ViewSettings
from aldesk.gui.kit.widgets import button, label
from aldesk.gui.picture.canvas import PictureCanvas, ShownPicture
from aldesk.gui.render.prefetch import Prepared

_PAN, _GAP, _LEAST_GAP = 0.2, 12, 2
_TONE_STEP = 10
_WORDS = 104
_ONE_ROW = 480
"""Pixels that both sliders need side by side."""


class PictureView(QWidget):
    """A picture with its zoom, rotation, brightness and contrast."""

    def __init__(self, settings: SettingsKeeper) -> None:
        super().__init__()
        self._settings = settings
        self._sample_id = ""
        self.canvas = PictureCanvas()
        self._fit = KeyButton(tr("Fit"), Action.SHOW_EVERYTHING)
        self._actual = KeyButton("1:1", Action.ACTUAL_SIZE)
        self._rotate = KeyButton(tr("Rotate"), Action.ROTATE)
        self._zoom = label("", "muted")
        self._unfold = KeyButton(tr("View"), Action.VIEW_SETTINGS)
        self._unfold.setCheckable(True)
        self._buttons = (self._fit, self._actual, self._rotate, self._unfold)
        self.brightness = _slider(tr("Brightness"))
        self.contrast = _slider(tr("Contrast"))
        self._brightness, self._contrast = label("", "small"), label("", "small")
        self._reset = button(tr("Reset"), tr("Reset brightness and contrast"), "quiet")
        self._folded = QWidget()
        self._lay_out()
        self._connect()
        self._wear(settings.now)

    def show_sample(self, prepared: Prepared) -> None:
        """Show another picture, or the same one in other tones."""
        if prepared.image is None:
            return
        picture = _shown(prepared.image, prepared)
        self.canvas.show_picture(picture, anew=prepared.sample.id != self._sample_id)
        self._sample_id = prepared.sample.id

    def draw_ahead(self, prepared: Prepared) -> None:
        """Draw a picture that is likely to be shown next."""
        if prepared.image:
            self.canvas.draw_ahead(_shown(prepared.image, prepared))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what there is no room for: the keys on the buttons, then the zoom."""
        super().resizeEvent(event)
        self._show_keys(True)
        self._show_keys(self._needed(self._zoom) <= self.width())
        has_room = self._needed(self._zoom) <= self.width()
        self._zoom.setVisible(has_room)
        self._row.setSpacing(_GAP if has_room else _LEAST_GAP)
        self._arrange_sliders(in_one_row=self.width() >= theme.px(_ONE_ROW))

    def _show_keys(self, shows: bool) -> None:
        for part in self._buttons:
            part.show_key(shows)

    def _needed(self, *others: QWidget) -> int:
        return sum(part.sizeHint().width() + _GAP for part in (*self._buttons, *others)) + 2 * _GAP

    def scroll_view(self, right: int, up: int) -> None:
        """Move the view by a fifth of what is shown."""
        size = self.canvas.size()
        self.canvas.pan(right * _PAN * size.width(), -up * _PAN * size.height())

    def change_tones(self, brightness: int = 0, contrast: int = 0) -> None:
        """Change brightness and contrast by so many steps of 10 %."""
        self._add_tones(_TONE_STEP * contrast, _TONE_STEP * brightness)

    def _add_tones(self, contrast: int, brightness: int) -> None:
        now = self._settings.now
        self._settings.change(
            contrast=min(max(-100, now.contrast + contrast), 100),
            brightness=min(max(-100, now.brightness + brightness), 100),
        )

    def _connect(self) -> None:
        change = self._settings.change
        self._fit.clicked.connect(self.canvas.fit)
        self._actual.clicked.connect(self.canvas.show_actual_size)
        self._rotate.clicked.connect(self.canvas.rotate)
        self._unfold.clicked.connect(lambda on: change(shows_settings=on))
        self.brightness.valueChanged.connect(lambda value: change(brightness=value))
        self.contrast.valueChanged.connect(lambda value: change(contrast=value))
        self._reset.clicked.connect(lambda: change(brightness=0, contrast=0))
        self.canvas.tone_dragged.connect(self._add_tones)
        self.canvas.zoomed.connect(self._show_zoom)
        self._settings.changed.connect(self._wear)

    def _show_zoom(self, scale: float) -> None:
        self._zoom.setText(f"{100 * scale:.0f} %")

    def _wear(self, now: ViewSettings) -> None:
        self._unfold.setChecked(now.shows_settings)
        self._folded.setVisible(now.shows_settings)
        self.brightness.setValue(now.brightness)
        self.contrast.setValue(now.contrast)
        self._brightness.setText(tr("Brightness") + " " + _percent(now.brightness))
        self._contrast.setText(tr("Contrast") + " " + _percent(now.contrast))
        self._reset.setEnabled(bool(now.brightness or now.contrast))

    def _arrange_sliders(self, *, in_one_row: bool) -> None:
        """Put the sliders beside each other, or below."""
        tones = ((self._brightness, self.brightness), (self._contrast, self.contrast))
        for place, (words, slider) in enumerate(tones):
            row, column = (0, 2 * place) if in_one_row else (place, 0)
            self._tones.addWidget(words, row, column)
            self._tones.addWidget(slider, row, column + 1)
            self._tones.setColumnStretch(2 * place + 1, 1 if in_one_row or not place else 0)
        right = Qt.AlignmentFlag.AlignRight
        self._tones.addWidget(self._reset, *((0, 4) if in_one_row else (2, 1)), right)

    def _lay_out(self) -> None:
        self._row = row = QHBoxLayout()
        row.setContentsMargins(_GAP, 8, _GAP, 8)
        row.setSpacing(_GAP)
        for part in (self._fit, self._actual, self._rotate, self._zoom):
            row.addWidget(part)
        row.addStretch()
        row.addWidget(self._unfold)
        self._tones = folded = QGridLayout(self._folded)
        folded.setContentsMargins(20, 0, 12, 12)
        folded.setHorizontalSpacing(12)
        folded.setVerticalSpacing(4)
        for words in (self._brightness, self._contrast):
            words.setMinimumWidth(theme.px(_WORDS))
        self._arrange_sliders(in_one_row=True)
        self.setMinimumWidth(1)  # it leaves out what does not fit, and gets narrow for that first
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self.canvas, 1)
        column.addLayout(row)
        column.addWidget(self._folded)


def _shown(image: QImage, prepared: Prepared) -> ShownPicture:
    return ShownPicture(image, prepared.small, QSizeF(*prepared.size))


def _percent(value: int) -> str:
    return f"{value:+d} %" if value else "0 %"


def _slider(name: str) -> QSlider:
    made = Slider(Qt.Orientation.Horizontal)
    made.setRange(-100, 100)
    made.setAccessibleName(name)
    set_tip(made, tr("{name}, in percent", name=name))
    made.setMaximumWidth(240)
    return made
