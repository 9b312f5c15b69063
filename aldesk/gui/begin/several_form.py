"""How many classes a sample has: chosen by itself from the data, said in words."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from aldesk.gui.kit.i18n import noop, tr
from aldesk.gui.kit.settings_field import combo, field, translated
from aldesk.gui.kit.widgets import label
from aldesk.sources import Preview

_CHOICES = ((noop("exactly one class"), False), (noop("any number of classes"), True))
_WHAT_IT_MEANS = {
    False: noop("A key answers. This can be changed later."),
    True: noop("Keys tick classes, and Enter says: these and no others. This stays so."),
}


class SeveralForm(QWidget):
    """Goes with the data until the person chooses.

    Attributes
    ----------
    chosen : bool or None
        Whether it is any number; None if the person has not chosen.

    Signals
    -------
    changed
        Another choice, so that the labels of the source may be read otherwise.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.number = combo(tr("Each sample has"), translated(_CHOICES))
        self.sentence = label("", "muted", wraps=True)
        self.number.activated.connect(lambda _: self._choose())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(field(tr("Each sample has"), self.number))
        column.addWidget(self.sentence)
        self._is_asked = True
        self.chosen: bool | None = None
        self.clear()

    def ask(self, is_asked: bool) -> None:
        """Ask for it, or not: an open project knows it already."""
        self._is_asked = is_asked
        self.setVisible(is_asked)

    def clear(self) -> None:
        """Forget what was chosen for another source."""
        self.chosen = None
        self._show(is_several=False)

    def show_preview(self, seen: Preview) -> None:
        """Propose what the data look like."""
        if self.chosen is None:
            self._show(is_several=seen.is_several)

    @property
    def is_several(self) -> bool | None:
        """What is shown; None where it is not asked for."""
        return bool(self.number.currentData()) if self._is_asked else None

    def _choose(self) -> None:
        self.chosen = bool(self.number.currentData())
        self._show(is_several=self.chosen)
        self.changed.emit()

    def _show(self, *, is_several: bool) -> None:
        with QSignalBlocker(self.number):
            self.number.setCurrentIndex(self.number.findData(is_several))
        self.sentence.setText(tr(_WHAT_IT_MEANS[is_several]))
