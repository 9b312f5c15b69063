"""Plays a clip that is pointed at, as soon as it is decoded."""

from PySide6.QtCore import QObject

from aldesk.core.sample import Sample
from aldesk.gui.render.prefetch import Prefetcher, Prepared
from aldesk.gui.sound.player import Player
from aldesk.media.excerpt import Excerpt
from aldesk.media.stream import Passage


class Listen(QObject):
    """Plays one sample after the other, the last one pointed at."""

    def __init__(self, player: Player, prefetcher: Prefetcher, parent: QObject) -> None:
        super().__init__(parent)
        self._player = player
        self._prefetcher = prefetcher
        self._wanted = ""
        prefetcher.ready.connect(self._on_ready)

    def play(self, sample: Sample) -> None:
        """Play a clip; of a picture there is nothing to hear."""
        if sample.media != "sound":
            return
        self._wanted = sample.id
        if prepared := self._prefetcher.get(sample):
            self._on_ready(prepared)
        else:
            self._prefetcher.want([sample])

    def stop(self) -> None:
        """Stop what plays, and forget the clip that is being decoded."""
        if self._wanted or self._player.is_playing:
            self._wanted = ""
            self._player.stop()

    def _on_ready(self, prepared: Prepared) -> None:
        if prepared.sample.id == self._wanted and prepared.clip:
            self._wanted = ""
            clip = prepared.clip
            alone = clip.alone() if isinstance(clip, Excerpt) else Passage.whole(clip)
            self._player.play(alone)
