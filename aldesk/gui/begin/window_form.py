"""Whether long recordings are cut into windows, and how: proposed, counted, and open to change."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aldesk.core.recording import WindowRule
from aldesk.gui.begin.window_words import window_words
from aldesk.gui.kit.i18n import tr
from aldesk.gui.kit.settings_field import combo, field, seconds_field
from aldesk.gui.kit.widgets import label
from aldesk.sources import Preview
from aldesk.sources.lengths import USUAL_WINDOW, Lengths

_WHOLE, _WINDOWS = "whole", "windows"


class WindowForm(QWidget):
    """Shown only where some sound is longer than a window; nothing needs to be touched.

    Signals
    -------
    changed : WindowRule or None
    """

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._lengths = Lengths()
        self._has_labels = False
        self._suits: float | None = None
        self._kept: WindowRule | None = None
        self._is_chosen = False
        self.kind = combo(
            tr("What a sample is"),
            [(tr("Windows of recordings"), _WINDOWS), (tr("Whole files"), _WHOLE)],
        )
        self.length = seconds_field(tr("Length of a window"))
        self.hop = seconds_field(tr("From one window to the next"))
        self.sentence = label("", "muted", wraps=True)
        self._lay_out()
        self.kind.currentIndexChanged.connect(lambda _: self._choose())
        self.length.valueChanged.connect(self._change_length)
        self.hop.valueChanged.connect(lambda _: self._choose())
        self.clear()

    def clear(self) -> None:
        """Forget what was chosen for another source."""
        self._lengths, self._is_chosen = Lengths(), False
        self._propose()
        self.hide()

    def suit(self, window: float | None, kept: WindowRule | None = None) -> None:
        """Propose windows as an encoder takes them, or as the project has them already.

        Parameters
        ----------
        window : float or None
            In seconds of the recording; None where the encoder takes any length.
        kept : WindowRule, optional
        """
        self._suits, self._kept = window, kept
        self._propose()

    def show_preview(self, seen: Preview) -> None:
        """Offer windows if this source has long sound, or sound whose length is not known."""
        self._lengths, self._has_labels = seen.lengths, bool(seen.n_classes)
        self._propose()
        window = self._kept.seconds if self._kept else self._suits or USUAL_WINDOW
        longest = max(seen.lengths.seconds, default=0.0)
        is_unknown = seen.media == "sound" and not seen.lengths.seconds
        can_cut = longest > window or (is_unknown and seen.is_here)
        self.setVisible(can_cut and not seen.has_stretches)

    @property
    def rule(self) -> WindowRule | None:
        """How sound is to be cut, or None where it stays whole."""
        if self.kind.currentData() == _WHOLE:
            return None
        return WindowRule(self.length.value(), self.hop.value())

    def _propose(self) -> None:
        if not self._is_chosen:
            proposed = self._lengths.proposed(self._suits)
            length = proposed or self._suits or USUAL_WINDOW
            rule = self._kept or WindowRule(length, length)
            self._fill(_WINDOWS if proposed or self._kept else _WHOLE, rule)
        self._look()

    def _fill(self, kind: str, rule: WindowRule) -> None:
        with QSignalBlocker(self.kind), QSignalBlocker(self.length), QSignalBlocker(self.hop):
            self.kind.setCurrentIndex(self.kind.findData(kind))
            self.length.setValue(rule.seconds)
            self.hop.setValue(rule.hop)
        self._before = self.length.value()

    def _change_length(self, length: float) -> None:
        if self.hop.value() == self._before or self.hop.value() > length:
            with QSignalBlocker(self.hop):
                self.hop.setValue(length)  # windows that do not overlap go on without a gap
        self._before = length
        self._choose()

    def _choose(self) -> None:
        self._is_chosen = True
        self._look()

    def _look(self) -> None:
        rule = self.rule
        for part in (self._length_field, self._hop_field):
            part.setVisible(rule is not None)
        words = window_words(self._lengths, rule, has_labels=self._has_labels)
        self.sentence.setText(words)
        self.sentence.setVisible(bool(words))
        self.changed.emit(rule)

    def _lay_out(self) -> None:
        self._length_field = field(tr("Length"), self.length)
        self._hop_field = field(tr("A new one every"), self.hop)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(field(tr("What a sample is"), self.kind), 2)
        row.addWidget(self._length_field, 1)
        row.addWidget(self._hop_field, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self.sentence)
