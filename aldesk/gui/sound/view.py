"""A clip and its player: the graph, and one row of controls below it."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from aldesk.gui.kit.i18n import tr
from aldesk.gui.kit.view_settings import SPEEDS, SettingsKeeper, ViewSettings
from aldesk.gui.render.prefetch import Prepared
from aldesk.gui.render.sound_renderer import Drawing, SoundRenderer, draw, with_wave
from aldesk.gui.sound.controls import SoundControls
from aldesk.gui.sound.graph import ZOOM, SoundGraph
from aldesk.gui.sound.player import Player
from aldesk.gui.sound.settings import SoundSettings
from aldesk.gui.sound.time_view import TimeView
from aldesk.media.clip import Clip, seconds
from aldesk.media.peaks import Peaks
from aldesk.media.stream import Passage

_FRAME_MS = 16
_SCROLL = 0.25


class SoundView(QWidget):
    """A clip and its player.

    Signals
    -------
    failed : str
        A part of a long clip cannot be read.
    """

    failed = Signal(str)

    def __init__(self, player: Player, settings: SettingsKeeper) -> None:
        super().__init__()
        self._player = player
        self._settings = settings
        self._worn = settings.now
        self._clip: Clip | None = None
        self._peaks: Peaks | None = None
        self._sample_id = ""
        self._cursor = 0.0
        self._renderer = SoundRenderer()
        self.graph = SoundGraph()
        self.controls = SoundControls()
        self.settings_row = SoundSettings(settings, player)
        self._lay_out()
        self._connect()
        self._wear_settings(settings.now)

    def show_sample(self, prepared: Prepared) -> None:
        """Show another clip, or the same one drawn with other settings."""
        clip = prepared.clip
        if clip is None:
            return
        is_decoded_so = self._clip is not None and self._clip.decoding == clip.decoding
        if prepared.sample.id != self._sample_id or not is_decoded_so:
            self._sample_id = prepared.sample.id
            self._take(clip)
        if prepared.drawing:
            self._show_drawing(prepared.drawing)
        else:
            self._ask_for_whole()

    def play(self) -> None:
        """Play from the start, or from the region's."""
        self._play_from(self.graph.region[0] if self.graph.region else 0.0)

    def toggle(self) -> None:
        """Play on from the play-head, or stop there while it plays."""
        if self._player.is_playing:
            self._cursor = self._player.position
            self._player.stop()
        else:
            start, stop = self._bounds()
            is_before = start <= self._cursor < stop - 0.01 / self._expansion
            self._play_from(self._cursor if is_before else start)

    def change_speed(self, steps: int) -> None:
        """Play slower or faster, at the same pitch."""
        place = SPEEDS.index(self._settings.now.speed) + steps
        self._settings.change(speed=SPEEDS[min(max(0, place), len(SPEEDS) - 1)])

    def bound_region(self, end: int) -> None:
        """Begin (0) or end (1) the region at the play-head."""
        at = self._player.position if self._player.is_playing else self._cursor
        start, stop = self.graph.region or (0.0, self.graph.view.seconds)
        marked = (at, stop) if end == 0 else (start, at)
        if marked[0] < marked[1]:
            self.graph.set_region(marked)
            self.play()

    def clear_region(self) -> None:
        """Let the whole clip be played again; what plays goes on, and past the region's end."""
        had_region = self.graph.region is not None
        self.graph.set_region(None)
        if had_region and self._player.is_playing:
            self._play_from(self._player.position)
        self._show_time()

    def zoom(self, steps: int) -> None:
        """Zoom in or out around the play-head, or the middle."""
        view = self.graph.view
        at = self._player.position or self._cursor
        at = at if view.start < at < view.stop else (view.start + view.stop) / 2
        self.graph.set_view(view.zoomed(ZOOM**steps, at))

    def scroll_view(self, right: int, up: int) -> None:
        """Scroll by a quarter of what is shown, in time or in frequency."""
        if right:
            view = self.graph.view
            self.graph.set_view(view.scrolled(_SCROLL * right * view.span))
        elif self._clip:
            self.settings_row.shift_frequencies(up * _SCROLL, self._clip.rate)

    def show_all(self) -> None:
        """Show the clip from its beginning to its end."""
        self.graph.set_view(TimeView.whole(self.graph.view.seconds))

    def silence(self) -> None:
        """Show no clip any more."""
        self._player.stop()
        self._clip, self._sample_id = None, ""
        self._renderer.take(None)

    def close_threads(self) -> None:
        """End the threads that draw."""
        self._renderer.close()

    def _connect(self) -> None:
        self.controls.play.clicked.connect(self.toggle)
        self.controls.loop.clicked.connect(lambda on: self._settings.change(loops=on))
        self.controls.unfold.clicked.connect(lambda on: self._settings.change(shows_settings=on))
        self.controls.speed.currentIndexChanged.connect(
            lambda i: self._settings.change(speed=SPEEDS[i])
        )
        self.graph.sought.connect(self._play_from)
        self.graph.region_changed.connect(self.play)
        self.graph.view_changed.connect(self._ask_for_part)
        self._player.stopped.connect(self._show_state)
        self._renderer.drawn.connect(self._show_drawing)
        self._renderer.listened.connect(self._show_peaks)
        self._renderer.failed.connect(self.failed)
        self._settings.changed.connect(self._wear_settings)
        self._tick = QTimer(self, interval=_FRAME_MS)
        self._tick.timeout.connect(self._move_head)

    def _take(self, clip: Clip) -> None:
        self._player.stop()
        self._clip = clip
        self._cursor = 0.0
        self._peaks = self._renderer.take(clip)
        self.graph.show_clip(seconds(clip), clip.rate)
        self.controls.show_clip(clip)
        self._show_state()

    def _play_from(self, start: float) -> None:
        if self._clip is None:
            return
        low, high = self._bounds()
        rate, settings = self._clip.rate, self._settings.now
        first, begin, end = (round(at * rate) for at in (start, low, high))
        self._cursor = start
        loops = settings.loops or self.graph.region is not None
        self._player.play(Passage(self._clip, begin, end, first, loops, settings.speed))
        self._tick.start()
        self._show_state()

    @property
    def _expansion(self) -> int:
        return self._clip.decoding.expansion if self._clip else 1

    def _bounds(self) -> tuple[float, float]:
        return self.graph.region or (0.0, self.graph.view.seconds)

    def _ask_for_whole(self) -> None:
        clip, settings, peaks = self._clip, self._settings.now, self._peaks
        if clip:
            self._renderer.ask(lambda: draw(clip, settings, peaks=peaks))

    def _ask_for_part(self) -> None:
        clip, settings, peaks, view = self._clip, self._settings.now, self._peaks, self.graph.view
        whole = self.graph.whole
        if clip and whole and not view.is_whole:
            start, stop = round(view.start * clip.rate), round(view.stop * clip.rate)
            part = (start, max(stop, start + 1))
            self._renderer.ask(lambda: draw(clip, settings, part, whole, peaks))

    def _show_drawing(self, drawing: Drawing) -> None:
        clip = self._clip
        is_whole = clip is not None and (drawing.start, drawing.stop) == (0, clip.n_samples)
        if is_whole and self._peaks:
            drawing = with_wave(drawing, self._peaks)
        axis = replace(self._settings.now.axis, expansion=self._expansion)
        self.graph.show_drawing(drawing, axis, whole=is_whole)
        if is_whole:
            self._ask_for_part()

    def _show_peaks(self) -> None:
        if self.graph.whole:
            self._show_drawing(self.graph.whole)

    def _wear_settings(self, settings: ViewSettings) -> None:
        self.controls.wear_settings(settings)
        self.settings_row.setVisible(settings.shows_settings)
        self._player.use_device(settings.device)
        before, self._worn = self._worn, settings
        is_heard = replace(before, **_heard(settings)) != before
        if is_heard and self._player.is_playing:
            self._play_from(self._player.position)

    def _move_head(self) -> None:
        at = self._player.position
        view = self.graph.view
        if self._cursor <= view.stop < at or at < view.start <= self._cursor:
            self.graph.set_view(view.showing(at))
        self._cursor = at
        self.graph.set_position(at)
        self.controls.meter.show_level(self._player.level)
        self._show_time()

    def _show_state(self) -> None:
        playing = self._player.is_playing
        if not playing:
            self._tick.stop()
            self.controls.meter.show_level(None)
            if self._cursor >= self._bounds()[1] - 0.03 / self._expansion:
                self._cursor = self._bounds()[0] if self.graph.region else 0.0
            self.graph.set_position(self._cursor)
        self.controls.play.set_words("■  " + tr("Stop") if playing else "▶  " + tr("Play"))
        self._show_time()

    def _show_time(self) -> None:
        self.controls.show_time(self._cursor, self.graph.view.seconds)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self.graph, 1)
        column.addWidget(self.controls)
        column.addWidget(self.settings_row)


def _heard(settings: ViewSettings) -> dict[str, Any]:
    """Return the settings that a change of is heard."""
    return {name: getattr(settings, name) for name in ("speed", "loops", "device")}
