"""How far the t-SNE map is, how long it will still take, and a button that stops it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from aldesk.core.pace import Pace
from aldesk.gui.kit.i18n import tr
from aldesk.gui.kit.tips import set_tip
from aldesk.gui.kit.widgets import button, label

_STEPS = 1000
_LAST = 0.99  # then the samples that it was not fitted to are given their places


class MapProgress(QWidget):
    """Stands below the map while it is being made, and after it was stopped.

    Signals
    -------
    stopped, resumed
    """

    stopped = Signal()
    resumed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._pace = Pace()
        self._done = 0.0
        self.is_stopped = False
        self.bar = QProgressBar(textVisible=False)
        self.bar.setFixedWidth(120)
        self.bar.setAccessibleName(tr("Progress of the map"))
        self.words = label("", "muted")
        self.button = button(tr("Stop"), tr("Keep the map as it is now"), "quiet")
        self.button.clicked.connect(self._toggle)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.bar)
        row.addWidget(self.words)
        row.addWidget(self.button)
        row.addStretch()
        self.hide()

    def begin(self) -> None:
        """Say that a map was asked for."""
        self.is_stopped = False
        self._pace.restart()
        self.bar.setRange(0, 0)
        self.words.setText(tr("Reading the embeddings …"))
        self._show_button()
        self.show()

    def show_done(self, done: float) -> None:
        """Show how far it is, 0 … 1; at 1 it goes."""
        self._done = done
        if self.is_stopped and done < 1:
            return  # was on its way when it was stopped
        self.is_stopped = False
        self.setVisible(done < 1)
        self.bar.setRange(0, _STEPS if 0 < done < _LAST else 0)
        self.bar.setValue(round(_STEPS * done))
        self.words.setText(self._text(done))

    def _text(self, done: float) -> str:
        if not done:
            return tr("t-SNE map: looking for neighbours …")
        if done >= _LAST:
            return tr("t-SNE map: placing the last samples …")
        _, left = self._pace.rate(round(_STEPS * done), _STEPS)
        parts = [tr("t-SNE map: {n} %", n=round(100 * done))]
        parts += [tr("{time} left", time=left)] if left else []
        return " · ".join(parts)

    def _toggle(self) -> None:
        if self.is_stopped:
            self.resumed.emit()
            return
        self.is_stopped = True
        self.words.setText(tr("t-SNE map stopped at {n} %", n=round(100 * self._done)))
        self._show_button()
        self.stopped.emit()

    def _show_button(self) -> None:
        self.bar.setVisible(not self.is_stopped)
        words = (tr("Start again"), tr("Make the t-SNE map from the start"))
        text, tip = words if self.is_stopped else (tr("Stop"), tr("Keep the map as it is now"))
        self.button.setText(text)
        self.button.setAccessibleName(tip)
        set_tip(self.button, tip)
