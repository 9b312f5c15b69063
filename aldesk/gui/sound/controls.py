"""The row below a clip: play, time, level, loop and speed."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QWidget

from aldesk.gui.kit import theme
from aldesk.gui.kit.action_table import Action
from aldesk.gui.kit.calm_fields import Choice
from aldesk.gui.kit.i18n import tr
from aldesk.gui.kit.key_button import KeyButton
from aldesk.gui.kit.keys import keys
from aldesk.gui.kit.tips import set_tip
from aldesk.gui.kit.view_settings import SPEEDS, ViewSettings
from aldesk.gui.kit.widgets import SteadyLabel, label
from aldesk.gui.sound.level_meter import LevelMeter
from aldesk.gui.sound.paint import time_text
from aldesk.media.clip import Clip, seconds
from aldesk.media.excerpt import Excerpt

_PLAY = 96  # so wide that the row stays where it is when the word changes


class SoundControls(QWidget):
    """Shows what plays, and leaves out what there is no room for."""

    def __init__(self) -> None:
        super().__init__()
        self.play = KeyButton(_play_words(False), Action.PLAY, "primary")
        self.meter = LevelMeter()
        self.loop = KeyButton(tr("Loop"), Action.LOOP)
        self.speed = Choice()
        self.unfold = KeyButton(tr("View"), Action.VIEW_SETTINGS)
        self._time = SteadyLabel("muted")
        self._facts = label("", "muted")
        self._play_widths: dict[tuple[str, ...], int] = {}
        self.loop.setCheckable(True)
        self.unfold.setCheckable(True)
        self.speed.addItems([f"{speed:.1f} ×" for speed in SPEEDS])
        self.speed.setAccessibleName(tr("Speed"))
        keys.changed.connect(self._show_speed_keys)
        self._show_speed_keys()
        self.speed.setFixedWidth(theme.px(80))
        self._row = row = QHBoxLayout(self)
        row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(12)
        for part in (self.play, self._time, self.meter, self.loop, self.speed):
            row.addWidget(part)
        row.addStretch()
        row.addWidget(self._facts)
        row.addWidget(self.unfold)

    def show_clip(self, clip: Clip) -> None:
        """Name a clip's rate and channels."""
        channels = {1: tr("mono"), 2: tr("stereo")}.get(
            clip.channels, tr("{n} channel(s)", "", clip.channels)
        )
        facts = [f"{clip.rate / 1000:g} kHz", channels, *decoding_words(clip)]
        self._facts.setText(" · ".join(facts))
        before = len(self._time.text())
        whole, shown = clip_times(clip)
        self.show_time(whole, whole, shown)  # the longest it gets
        if len(self._time.text()) != before:
            self._fit()

    def show_time(self, at: float, whole: float, shown: float) -> None:
        """Show the place of the play-head in seconds, as exact as what is shown needs.

        Behind it stands the length of the clip, or of the recording.
        """
        text = f"{time_text(at, shown, whole)} / {time_text(whole, whole)}"
        self._time.setText(text if whole >= 60 else f"{text} s")

    def show_playing(self, plays: bool) -> None:
        """Say what the first button does now."""
        self.play.set_words(_play_words(plays))

    def wear_settings(self, settings: ViewSettings) -> None:
        """Show which settings are in force."""
        self.loop.setChecked(settings.loops)
        self.unfold.setChecked(settings.shows_settings)
        self.speed.setCurrentIndex(SPEEDS.index(settings.speed))

    def minimumSizeHint(self) -> QSize:
        """Return the least room, in which much is left out."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what there is no room for."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Leave out what does not fit: first the facts, then the keys on buttons, then more.

        All is measured before anything is shown or hidden, since that lays the row out at once.
        """
        buttons = (self.play, self.loop, self.unfold)
        self._show_keys(True)
        rest = [self._facts, self.meter, self._time, self.speed]
        has_room = self._fits([*buttons, *rest[1:]])
        self._show_keys(has_room)
        left_out = 0 if has_room else 1
        while left_out < len(rest) and not self._fits([*buttons, *rest[left_out:]]):
            left_out += 1
        self.play.setFixedSize(self._needed(self.play), self.play.sizeHint().height())
        for place, part in enumerate(rest):
            if part.isHidden() == (place >= left_out):
                part.setVisible(place >= left_out)

    def _show_speed_keys(self) -> None:
        set_tip(
            self.speed,
            tr(
                "Speed, at the same pitch ({slower} and {faster})",
                slower=keys.text(Action.SLOWER),
                faster=keys.text(Action.FASTER),
            ),
        )

    def _show_keys(self, shows: bool) -> None:
        for part in (self.play, self.loop, self.unfold):
            part.show_key(shows)

    def _fits(self, parts: Sequence[QWidget]) -> bool:
        needed = [self._needed(part) for part in parts]
        sides = self._row.contentsMargins()
        gaps = self._row.spacing() * len(parts)
        return sides.left() + sum(needed) + gaps + sides.right() <= self.width()

    def _needed(self, part: QWidget) -> int:
        if part is self.play:
            return max(_PLAY, self._play_width())
        fixed = part.minimumWidth() if part.minimumWidth() == part.maximumWidth() else 0
        return max(fixed, part.minimumSizeHint().width())

    def _play_width(self) -> int:
        """Return what its button needs for either word: of another width, all would be laid out.

        Both are written to be measured, once for a font, with the key and without.
        """
        self.play.ensurePolished()  # which may change its font
        either = [_play_words(plays) for plays in (False, True)]
        of = (self.play.font().key(), *map(self.play.written, either))
        if of not in self._play_widths:
            words, widths = self.play.words, []
            for each in either:
                self.play.set_words(each)
                widths.append(self.play.minimumSizeHint().width())
            self.play.set_words(words)
            self._play_widths[of] = max(widths)
        return self._play_widths[of]


def clip_times(clip: Clip) -> tuple[float, float]:
    """Return how long a clip, or the recording that it is of, is, and how much of it is shown."""
    whole = seconds(clip.recording) if isinstance(clip, Excerpt) else seconds(clip)
    return whole, seconds(clip)


def decoding_words(clip: Clip) -> list[str]:
    """Say which channel of several is shown, and how many times slower it is."""
    chosen, n = clip.decoding, clip.channels
    named = {1: tr("left"), 2: tr("right")} if n == 2 else {}
    channel = named.get(chosen.channel, tr("channel {n}", n=chosen.channel))
    words = [channel] if chosen.channel and n > 1 else []
    slower = tr("×{factor} slower", factor=chosen.expansion)
    return [*words, slower] if chosen.expansion > 1 else words


def _play_words(plays: bool) -> str:
    return "■  " + tr("Stop") if plays else "▶  " + tr("Play")
