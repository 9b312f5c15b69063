"""What is wanted of a validation: the class, a precision or a recall, and how many samples."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from aldesk.gui.kit.i18n import tr
from aldesk.gui.kit.settings_field import combo, field, number
from aldesk.store.validation_table import Draw, Goal


class WishForm(QWidget):
    """The fields, in their order.

    Signals
    -------
    class_chosen
        Another class.
    wish_changed
        Another precision or recall.
    """

    class_chosen = Signal()
    wish_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.class_name = combo(tr("Class to validate"), [])
        goals: list[tuple[str, Goal]] = [
            (tr("Precision: what is found is right"), "precision"),
            (tr("Recall: what is there is found"), "recall"),
        ]
        self.goal = combo(tr("What is wanted"), goals)
        self.wanted = number(tr("At least"), 50, 99, " %", 5)
        self.wanted.setValue(90)
        self.n = number(tr("Samples to answer"), 24, 2000, "", 24)
        self.n.setValue(96)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for words, widget in (
            (tr("Class"), self.class_name),
            (tr("Wanted"), self.goal),
            (tr("At least"), self.wanted),
            (tr("Samples to answer"), self.n),
        ):
            column.addWidget(field(words, widget))
        self.class_name.currentIndexChanged.connect(lambda _: self.class_chosen.emit())
        self.goal.currentIndexChanged.connect(lambda _: self.wish_changed.emit())
        self.wanted.valueChanged.connect(lambda _: self.wish_changed.emit())

    def show_classes(self, names: list[str], shown: str) -> None:
        """Offer these classes; keep the chosen one if it is there."""
        self.class_name.blockSignals(True)
        self.class_name.clear()
        for name in names:
            self.class_name.addItem(name, name)
        self.class_name.setCurrentIndex(max(0, names.index(shown) if shown in names else 0))
        self.class_name.blockSignals(False)

    def show_draw(self, draw: Draw) -> None:
        """Show what was wanted of a draw."""
        for widget in (self.goal, self.wanted):
            widget.blockSignals(True)
        self.goal.setCurrentIndex(self.goal.findData(draw.goal))
        self.wanted.setValue(round(100 * draw.wanted))
        for widget in (self.goal, self.wanted):
            widget.blockSignals(False)

    @property
    def wish(self) -> tuple[Goal, float]:
        """What is wanted, and how much of it."""
        return self.goal.currentData(), self.wanted.value() / 100
