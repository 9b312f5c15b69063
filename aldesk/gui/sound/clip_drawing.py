"""What a clip looks like in its graph: drawn in the background, whole and where it is zoomed."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from aldesk.gui.kit.view_settings import SettingsKeeper
from aldesk.gui.render.sound_renderer import Drawing, SoundRenderer, draw, with_wave
from aldesk.gui.sound.clip_parts import begins
from aldesk.gui.sound.graph import SoundGraph
from aldesk.media.clip import Clip, seconds
from aldesk.media.peaks import Peaks
from aldesk.media.spectrogram import FrequencyAxis


class ClipDrawing(QObject):
    """Has what a graph shows drawn.

    Signals
    -------
    failed : str
        A part of a long clip cannot be read.
    """

    failed = Signal(str)

    def __init__(self, graph: SoundGraph, settings: SettingsKeeper, parent: QObject) -> None:
        super().__init__(parent)
        self._graph, self._settings = graph, settings
        self._clip: Clip | None = None
        self._peaks: Peaks | None = None
        self._renderer = SoundRenderer()
        self._renderer.drawn.connect(self._show)
        self._renderer.listened.connect(self._show_peaks)
        self._renderer.failed.connect(self.failed)
        graph.view_changed.connect(self._ask_for_part)

    def take(self, clip: Clip | None) -> None:
        """Turn to another clip, or to none."""
        self._clip = clip
        self._peaks = self._renderer.take(clip)

    def show_whole(self, drawing: Drawing | None) -> None:
        """Show the whole clip: as it was drawn ahead, or as soon as it is drawn."""
        clip, settings, peaks = self._clip, self._settings.now, self._peaks
        if drawing:
            self._show(drawing)
        elif clip:
            self._renderer.ask(lambda: draw(clip, settings, peaks=peaks))

    def draw_ahead(self, clip: Clip, drawing: Drawing) -> None:
        """Draw a whole clip that is likely to be shown next."""
        self._graph.draw_ahead(drawing, self._axis(clip), seconds(clip), clip.rate, begins(clip))

    def close(self) -> None:
        """End the threads that draw."""
        self._renderer.close()

    def _ask_for_part(self) -> None:
        clip, settings, peaks, view = self._clip, self._settings.now, self._peaks, self._graph.view
        whole = self._graph.whole
        if clip and whole and not view.is_whole:
            start, stop = round(view.start * clip.rate), round(view.stop * clip.rate)
            part = (start, max(stop, start + 1))
            self._renderer.ask(lambda: draw(clip, settings, part, whole, peaks))

    def _show(self, drawing: Drawing) -> None:
        clip = self._clip
        is_whole = clip is not None and (drawing.start, drawing.stop) == (0, clip.n_samples)
        if is_whole and self._peaks:
            drawing = with_wave(drawing, self._peaks)
        self._graph.show_drawing(drawing, self._axis(clip), whole=is_whole)
        if is_whole:
            self._ask_for_part()

    def _axis(self, clip: Clip | None) -> FrequencyAxis:
        expansion = clip.decoding.expansion if clip else 1
        return replace(self._settings.now.axis, expansion=expansion)

    def _show_peaks(self) -> None:
        if self._graph.whole:
            self._show(self._graph.whole)
