"""When a window gets the label of an annotation, chosen in words."""

from PySide6.QtCore import QSignalBlocker, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from aldesk.core.cover_rule import CoverRule
from aldesk.core.names import plain_name
from aldesk.gui.kit.i18n import noop, tr
from aldesk.gui.kit.settings_field import combo, field, line, number, translated
from aldesk.gui.kit.tips import set_tip
from aldesk.gui.kit.widgets import label

_RULES = (
    (noop("both share enough of the shorter one"), "shorter"),
    (noop("enough of the window is annotated"), "window"),
    (noop("enough of the annotation is in it"), "event"),
    (noop("its middle is annotated"), "centre"),
)
_USES = ((noop("My labels, to train on"), "labels"), (noop("Ground truth, for studies"), "truth"))
_WHAT_IT_DOES = {
    "labels": noop("The model learns from these windows. Those of a test split only measure."),
    "truth": noop(
        "They answer the questions of a study and measure a test split; they are never shown while "
        "you label, and never trained on."
    ),
}
_TYPING_MS = 300


class CoverForm(QWidget):
    """Proposes half of the shorter of the two, by which no annotation is lost.

    Signals
    -------
    changed
        Another rule is chosen.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.use = combo(tr("What the labels are"), translated(_USES))
        self._use_note = label("", "muted", wraps=True)
        self.by = combo(tr("A window gets a label when"), translated(_RULES))
        self.share = number(tr("Enough is at least"), 1, 100, " %", 10)
        self.rest = line(
            tr("Label of windows without any annotation"),
            tip=tr("Only where everything that is heard was annotated"),
            placeholder=tr("none; such as silence"),
        )
        self.none = QCheckBox(tr("No annotation means none of the classes"))
        set_tip(self.none, tr("Only where everything that is heard was annotated"))
        self._share_field = field(tr("Enough is at least"), self.share)
        self._timer = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._timer.timeout.connect(self.changed)
        self.share.setValue(50)
        self.use.currentIndexChanged.connect(lambda _: self._choose())
        self.by.currentIndexChanged.connect(self._choose)
        self.share.valueChanged.connect(lambda _: self.changed.emit())
        self.rest.textChanged.connect(lambda _: self._timer.start())
        self.none.toggled.connect(lambda _: self.changed.emit())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(field(tr("The labels are"), self.use))
        column.addWidget(self._use_note)
        column.addWidget(field(tr("A window gets a label when"), self.by))
        column.addWidget(self._share_field)
        self._rest_field = field(tr("Label of windows without any annotation"), self.rest)
        column.addWidget(self._rest_field)
        column.addWidget(self.none)
        self.ask_several(is_several=False)

    def ask_several(self, *, is_several: bool) -> None:
        """Ask about windows without annotations as it fits: one class each, or any number."""
        self._rest_field.setVisible(not is_several)
        self.none.setVisible(is_several)

    def clear(self) -> None:
        """Choose what is proposed."""
        with QSignalBlocker(self.by), QSignalBlocker(self.share), QSignalBlocker(self.rest):
            self.by.setCurrentIndex(0)
            with QSignalBlocker(self.use):
                self.use.setCurrentIndex(0)
            self.share.setValue(50)
            self.rest.clear()
            with QSignalBlocker(self.none):
                self.none.setChecked(False)
        self._share_field.show()
        self._use_note.setText(tr(_WHAT_IT_DOES[self.use.currentData()]))

    @property
    def is_truth(self) -> bool:
        """Whether they are for studies and the test alone."""
        return bool(self.use.currentData() == "truth")

    @property
    def rule(self) -> CoverRule:
        """What is chosen."""
        return CoverRule(self.by.currentData(), self.share.value() / 100)

    @property
    def rest_label(self) -> str:
        """The label of windows that nothing was said of; empty for none."""
        return plain_name(self.rest.text())

    @property
    def rest_has_none(self) -> bool:
        """Whether windows that no annotation covers have none of the classes."""
        return self.none.isChecked()

    def _choose(self) -> None:
        self._use_note.setText(tr(_WHAT_IT_DOES[self.use.currentData()]))
        self._share_field.setVisible(self.by.currentData() != "centre")
        self.changed.emit()
