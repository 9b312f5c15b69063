"""The sample: what it is, why it was asked about, and the clip or picture itself."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from aldesk.gui.picture_view import PictureView
from aldesk.gui.player import Player
from aldesk.gui.prefetch import Prefetcher, Prepared
from aldesk.gui.sound_view import SoundView
from aldesk.gui.widgets import ElidedLabel, label
from aldesk.session import Asked

_WHY = {
    "audit": "random audit sample",
    "random": "drawn at random",
    "query": "chosen by the strategy",
    "ranked": "next best of the last ranking",
}


class SamplePane(QWidget):
    """Shows the current sample, or says why there is none."""

    def __init__(self, player: Player, prefetcher: Prefetcher) -> None:
        super().__init__()
        self._prefetcher = prefetcher
        self._shown = ""
        self._shown_path = Path()
        self.plays_by_itself = True
        self._name = ElidedLabel("title")
        self._facts = label("", "muted")
        self._why = label("", "muted")
        self.sound = SoundView(player)
        self.picture = PictureView()
        self._text = label("", "muted", wraps=True)
        self._text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._text.setContentsMargins(48, 48, 48, 48)
        self._stack = QStackedWidget()
        for view in (self.sound, self.picture, self._text):
            self._stack.addWidget(view)
        self._lay_out()
        prefetcher.ready.connect(self._on_ready)

    @property
    def shown(self) -> str:
        """The id of the sample on the screen, empty while there is none."""
        return self._shown

    def show_asked(self, asked: Asked | None, upcoming: list[Asked], *, flagged: bool) -> None:
        """Show a sample, and have those after it decoded."""
        if asked is None:
            self._show_nothing()
            return
        self._name.set_whole(asked.sample.path.name)
        self._why.setText(("⚑ flagged · " if flagged else "") + _WHY[asked.reason])
        if asked.sample.id != self._shown or asked.sample.path != self._shown_path:
            self._shown, self._shown_path = asked.sample.id, asked.sample.path
            if prepared := self._prefetcher.get(asked.sample):
                self._show(prepared)
            else:
                self._facts.setText("…")
        self._prefetcher.want(a.sample for a in [asked, *upcoming])

    def stop(self) -> None:
        """Take in nothing more: a decoded sample may still be on its way."""
        self._shown = ""

    def play(self) -> None:
        """Play or stop, if the sample is a clip."""
        if self._stack.currentWidget() is self.sound:
            self.sound.toggle()

    def replay(self) -> None:
        """Play from the start, if the sample is a clip."""
        if self._stack.currentWidget() is self.sound:
            self.sound.play()

    def _on_ready(self, prepared: Prepared) -> None:
        if (prepared.sample.id, prepared.sample.path) == (self._shown, self._shown_path):
            self._show(prepared)

    def _show(self, prepared: Prepared) -> None:
        if prepared.problem:
            self._facts.setText("")
            self._say(f"{prepared.problem}\n\nPress → to skip it.")
        elif prepared.sound:
            self._facts.setText(f"{prepared.sound.seconds:.2f} s")
            self.sound.show_sample(prepared)
            self._stack.setCurrentWidget(self.sound)
            if self.plays_by_itself:
                self.sound.play()
        elif prepared.image:
            self._facts.setText(f"{prepared.image.width()} × {prepared.image.height()} px")
            self.picture.show_image(prepared.image)
            self._stack.setCurrentWidget(self.picture)

    def _show_nothing(self) -> None:
        self._shown = ""
        self._name.set_whole("All done")
        self._facts.setText("")
        self._why.setText("")
        self._say(
            "Every sample of the pool is labelled or skipped.\n\n"
            "Ctrl+Z goes back. `aldesk export` writes the labels to a table."
        )

    def _say(self, text: str) -> None:
        self._text.setText(text)
        self._stack.setCurrentWidget(self._text)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._name, 0)
        head.addWidget(self._facts)
        head.addStretch(1)
        head.addWidget(self._why)
        card = QFrame()
        card.setObjectName("card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self._stack)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(card, 1)
