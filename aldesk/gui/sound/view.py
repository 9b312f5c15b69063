"""A clip and its player: the graph, and one row of controls below it."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from aldesk.core.span import Span
from aldesk.gui.kit.view_settings import SPEEDS, SettingsKeeper, ViewSettings
from aldesk.gui.kit.widgets import paint_now
from aldesk.gui.render.prefetch import Prepared
from aldesk.gui.sound.clip_drawing import ClipDrawing
from aldesk.gui.sound.clip_parts import about, begins, is_same
from aldesk.gui.sound.controls import SoundControls, clip_times
from aldesk.gui.sound.graph import ZOOM, Region, SoundGraph
from aldesk.gui.sound.player import Player
from aldesk.gui.sound.settings import SoundSettings
from aldesk.gui.sound.time_view import TimeView
from aldesk.media.clip import Clip, seconds
from aldesk.media.excerpt import Excerpt
from aldesk.media.stream import Passage

_FRAME_MS = 16
_SCROLL = 0.25


class SoundView(QWidget):
    """A clip and its player.

    Signals
    -------
    failed : str
        A part of a long clip cannot be read.
    heard : float
        Where in the clip's recording the play-head is now, in seconds.
    """

    failed = Signal(str)
    heard = Signal(float)

    def __init__(self, player: Player, settings: SettingsKeeper) -> None:
        super().__init__()
        self._player = player
        self._settings = settings
        self._worn = settings.now
        self._clip: Clip | None = None
        self._sample_id = ""
        self._cursor = 0.0
        self._until = 0.0
        self._plays_on = False
        self.graph = SoundGraph()
        self._drawing = ClipDrawing(self.graph, settings, self)
        self.controls = SoundControls()
        self.settings_row = SoundSettings(settings, player)
        self._lay_out()
        self._connect()
        self._wear_settings(settings.now)

    def show_sample(self, prepared: Prepared) -> None:
        """Show another clip, or the same one drawn with other settings; first it is painted."""
        clip = prepared.clip
        if clip is None:
            return
        is_new = prepared.sample.id != self._sample_id or not is_same(self._clip, clip)
        if is_new:
            self._sample_id = prepared.sample.id
            self._drawing.take(clip)
            stretch = about(clip) if isinstance(clip, Excerpt) else None
            self.graph.show_clip(seconds(clip), clip.rate, stretch, begins(clip))
        self._drawing.show_whole(prepared.drawing)
        paint_now(self.graph)
        if is_new:
            self._take(clip)

    def draw_ahead(self, prepared: Prepared) -> None:
        """Draw a clip that is likely to be shown next, if it can be drawn ahead."""
        if prepared.clip and prepared.drawing:
            self._drawing.draw_ahead(prepared.clip, prepared.drawing)

    @property
    def is_stretch(self) -> bool:
        """Whether what is shown is a stretch of a recording."""
        return isinstance(self._clip, Excerpt)

    @property
    def marked(self) -> Span | None:
        """The region, in seconds of the recording; None where there is none."""
        if not self.is_stretch or self.graph.region is None:
            return None
        start, stop = self.graph.region
        return Span(start + begins(self._clip), stop + begins(self._clip))

    def play(self) -> None:
        """Play from the start, or from the region's; of a recording, the stretch alone."""
        self._play_from(self._home)

    def toggle(self) -> None:
        """Play on from the play-head, or stop there while it plays."""
        if self._player.is_playing:
            self._cursor = self._heard
            self._player.stop()
        else:
            start, stop = self._bounds(self._cursor)
            is_before = start <= self._cursor < stop - 0.01 / self._expansion
            self._play_from(self._cursor if is_before else self._home)

    def play_on(self) -> None:
        """Play a recording on beyond the stretch: from the play-head, or from the stretch's end."""
        if isinstance(self._clip, Excerpt):
            at_rest = about(self._clip)[1] if self._cursor == self._home else self._cursor
            self._play_onward(self._clip, self._heard if self._player.is_playing else at_rest)

    def change_speed(self, steps: int) -> None:
        """Play slower or faster, at the same pitch."""
        place = SPEEDS.index(self._settings.now.speed) + steps
        self._settings.change(speed=SPEEDS[min(max(0, place), len(SPEEDS) - 1)])

    def bound_region(self, end: int) -> None:
        """Begin (0) or end (1) the region at the play-head."""
        at = self._heard if self._player.is_playing else self._cursor
        start, stop = self.graph.region or about(self._clip)
        marked = (at, stop) if end == 0 else (start, at)
        if marked[0] < marked[1]:
            self.graph.set_region(marked)
            self.play()

    def clear_region(self) -> None:
        """Let the whole clip be played again; what plays goes on, and past the region's end."""
        had_region = self.graph.region is not None
        self.graph.set_region(None)
        if had_region and self._player.is_playing:
            self._play_from(self._heard)
        self._show_time()

    def zoom(self, steps: int) -> None:
        """Zoom in or out around the play-head, or the middle."""
        view = self.graph.view
        at = self._heard if self._player.is_playing else self._cursor
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
        self._drawing.take(None)

    def close_threads(self) -> None:
        """End the threads that draw."""
        self._drawing.close()

    def _connect(self) -> None:
        self.controls.play.clicked.connect(self.toggle)
        self.controls.loop.clicked.connect(lambda on: self._settings.change(loops=on))
        self.controls.unfold.clicked.connect(lambda on: self._settings.change(shows_settings=on))
        self.controls.speed.currentIndexChanged.connect(
            lambda i: self._settings.change(speed=SPEEDS[i])
        )
        self.graph.sought.connect(self._play_from)
        self.graph.region_changed.connect(self.play)
        self._player.ended.connect(self._reach_end)
        self._player.stopped.connect(self._show_state)
        self._drawing.failed.connect(self.failed)
        self._settings.changed.connect(self._wear_settings)
        self._tick = QTimer(self, interval=_FRAME_MS)
        self._tick.timeout.connect(self._move_head)

    def _take(self, clip: Clip) -> None:
        self._clip, self._plays_on = clip, False
        self._cursor, self._until = about(clip)
        self._player.stop()
        self.controls.show_clip(clip)
        self._show_state()

    def _play_from(self, start: float) -> None:
        if self._clip is None:
            return
        low, high = self._bounds(start)
        rate, settings = self._clip.rate, self._settings.now
        first, begin, end = (round(at * rate) for at in (start, low, high))
        self._cursor, self._until, self._plays_on = start, high, False
        loops = settings.loops or self.graph.region is not None
        self._player.play(Passage(self._clip, begin, end, first, loops, settings.speed))
        self._tick.start()
        self._show_state()

    def _play_onward(self, clip: Excerpt, start: float) -> None:
        self._cursor, self._until, self._plays_on = start, seconds(clip), True
        passage = clip.onward(round(start * clip.rate))
        self._player.play(replace(passage, speed=self._settings.now.speed))
        self._tick.start()
        self._show_state()

    @property
    def _expansion(self) -> int:
        return self._clip.decoding.expansion if self._clip else 1

    @property
    def _heard(self) -> float:
        """The place that is heard, in seconds of the clip."""
        return self._player.position - (begins(self._clip) if self._plays_on else 0.0)

    @property
    def _home(self) -> float:
        return self.graph.region[0] if self.graph.region else about(self._clip)[0]

    def _bounds(self, at: float) -> Region:
        """Return from where to where is played from a place; a click in the context plays that."""
        start, stop = self.graph.region or about(self._clip)
        is_outside = self.graph.region is None and not start <= at < stop
        return (0.0, self.graph.view.seconds) if is_outside else (start, stop)

    def _wear_settings(self, settings: ViewSettings) -> None:
        self.controls.wear_settings(settings)
        self.settings_row.setVisible(settings.shows_settings)
        self._player.use_device(settings.device)
        before, self._worn = self._worn, settings
        is_heard = replace(before, **_heard(settings)) != before
        if is_heard and self._player.is_playing:
            if self._plays_on and isinstance(self._clip, Excerpt):
                self._play_onward(self._clip, self._heard)
            else:
                self._play_from(self._heard)

    def _move_head(self) -> None:
        at = self._heard
        view = self.graph.view
        if self._cursor <= view.stop < at or at < view.start <= self._cursor:
            self.graph.set_view(view.showing(at))
        self._cursor = at
        self.graph.set_position(at)
        self.heard.emit(at + begins(self._clip))
        self.controls.meter.show_level(self._player.level)
        self._show_time()

    def _reach_end(self) -> None:
        if self._tick.isActive():  # else it was another clip
            self._cursor = self._until  # the last tick may be long ago

    def _show_state(self) -> None:
        playing = self._player.is_playing
        if not playing:
            self._tick.stop()
            self.controls.meter.show_level(None)
            if self._cursor >= self._until - 0.03 / self._expansion:
                self._cursor = self._home
            self.graph.set_position(self._cursor)
        self.controls.show_playing(playing)
        self._show_time()

    def _show_time(self) -> None:
        if self._clip:
            self.controls.show_time(self._cursor + begins(self._clip), *clip_times(self._clip))

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
