"""A clip plays when the mouse rests on its tile, and stops when it goes on."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from aldesk.gui.browse.tile_model import TileModel
from aldesk.gui.sample.listening import Listen
from aldesk.session.overview import NONE

_REST_MS = 150


class HoverPlay(QTimer):
    """Waits until the mouse rests; goes with the pane that shows the tiles."""

    def __init__(self, pane: QWidget, model: TileModel, listen: Listen) -> None:
        super().__init__(pane, singleShot=True, interval=_REST_MS)
        self._pane, self._model, self._listen = pane, model, listen
        self._place = NONE
        self.timeout.connect(self._play)

    def point(self, place: int) -> None:
        """Take note of the tile that the mouse has come to; −1 for none."""
        self._place = place
        self._listen.stop()
        if place >= 0:
            self.start()
        else:
            self.stop()

    def _play(self) -> None:
        if 0 <= self._place < len(self._model.rows) and self._pane.isVisible():
            self._listen.play(self._model.sample(self._place))
