"""One drawn sample after the other: yes, no or unsure, by one key each."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from aldesk.gui.kit import theme
from aldesk.gui.kit.answer_keys import ANSWERS
from aldesk.gui.kit.i18n import tr
from aldesk.gui.kit.widgets import button, label
from aldesk.gui.render.prefetch import Prefetcher
from aldesk.gui.sample.pane import SamplePane
from aldesk.gui.sound.player import Player
from aldesk.gui.workspace.controller import SessionController
from aldesk.session.validation_review import ValidationReview

_AHEAD = 6


class ReviewView(QWidget):
    """Shows the current sample of a review, and nothing of what the model believes.

    Signals
    -------
    said : Said
    """

    said = Signal(str)

    def __init__(self, controller: SessionController) -> None:
        super().__init__()
        project = controller.session.project
        self._player = Player(self)
        self._prefetcher = Prefetcher(self)
        self._prefetcher.use_decoding(project.meta.decoding)
        self._prefetcher.use_seen(project.imports.seen_at)
        self.sample = SamplePane(self._player, self._prefetcher)
        self.sample.noticed.connect(controller.messages.notice)
        self._question = label("", "title", wraps=True)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(6)
        self._bar.setAccessibleName(tr("Answered samples"))
        self._count = label("", "muted")
        self.buttons = {said: button(tr(words), tr(words)) for said, words, _, _ in ANSWERS}
        for said, made in self.buttons.items():
            made.clicked.connect(lambda _=False, what=said: self.said.emit(what))
        self._lay_out()

    def show_review(self, review: ValidationReview) -> None:
        """Show what is asked now; tell how far it is."""
        progress = review.progress
        self._question.setText(tr("Is this “{name}”?", name=review.class_name))
        total = progress.total or 0
        self._count.setText(tr("{n} of {total}", n=progress.n_said, total=total))
        self._bar.setRange(0, max(1, total))
        self._bar.setValue(progress.n_said)
        if asked := review.current:
            why = tr("drawn for the validation")
            self.sample.show_asked(asked, review.ahead(_AHEAD), flagged=False, why=why)

    def play(self) -> None:
        """Play the sample or stop it."""
        self.sample.play()

    def silence(self) -> None:
        """Play nothing any more."""
        self._player.stop()

    def stop(self) -> None:
        """End the threads that decode and play."""
        self.sample.stop()
        self._prefetcher.stop()
        self._player.close()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._question, 1)
        head.addWidget(self._count)
        row = QHBoxLayout()
        row.setSpacing(8)
        for said, _, key, _ in ANSWERS:
            row.addWidget(label(key, "key"))
            row.addWidget(self.buttons[said], 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.MARGIN, 16, theme.MARGIN, 16)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self._bar)
        column.addWidget(self.sample, 1)
        column.addLayout(row)
