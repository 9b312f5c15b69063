"""What the labels are that a source brings: where they come from, and what is done with them."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QVBoxLayout, QWidget

from aldesk.gui.kit.i18n import noop, tr
from aldesk.gui.kit.settings_field import combo, field, translated
from aldesk.gui.kit.widgets import label
from aldesk.sources import Options, Preview
from aldesk.sources.messages import TAKEN_FOR_NONE
from aldesk.sources.types import NO_TABLE

_USES = (
    (noop("Ground truth, for studies"), ""),
    (noop("My labels, to train on"), "labels"),
    (noop("Nothing, ignore them"), "none"),
)
_WHAT_IT_DOES = {
    "": noop(
        "Their names become the classes. They are used in studies and to measure a test split; "
        "they are never shown while you label, and never trained on."
    ),
    "labels": noop(
        "These samples count as labelled: the model learns from them, and you are not asked about "
        "them. A test split only measures."
    ),
    "none": noop("No sample gets a label, and no class is made."),
}
_LEVELS = (
    (noop("The innermost folder that differs"), ""),
    (noop("The first folder"), "first"),
    (noop("All folders, as a/b"), "all"),
)


class LabelsForm(QWidget):
    """Asks only what the source leaves open.

    Signals
    -------
    changed
        Another choice, so that the source looks different.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.origin = combo(tr("Where the labels come from"), ())
        self.levels = combo(tr("Which folder is the class"), translated(_LEVELS))
        self.use = combo(tr("What the labels are"), translated(_USES))
        self.keep_na = QCheckBox(tr("NA, None and NaN are names of classes"))
        self.annotations = QCheckBox()
        self.annotations.setAccessibleName(tr("Label windows by the annotation files"))
        self.sentence = label("", "muted", wraps=True)
        self._origin_field = field(tr("Labels come from"), self.origin)
        self._levels_field = field(tr("Which folder is the class"), self.levels)
        self._use_field = field(tr("The labels are"), self.use)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for part in (self._origin_field, self._levels_field, self._use_field):
            column.addWidget(part)
        column.addWidget(self.sentence)
        column.addWidget(self.keep_na)
        column.addWidget(self.annotations)
        for choice in (self.origin, self.levels, self.use):
            choice.currentIndexChanged.connect(self._choose)
        self.keep_na.toggled.connect(self._choose)
        self.clear()

    def clear(self) -> None:
        """Forget what was chosen for another source."""
        self.annotations.setChecked(True)
        for part in (self.origin, self.levels, self.use, self.keep_na):
            with QSignalBlocker(part):
                part.setChecked(False) if isinstance(part, QCheckBox) else part.setCurrentIndex(0)
        for hidden in (
            self._origin_field,
            self._levels_field,
            self._use_field,
            self.sentence,
            self.keep_na,
            self.annotations,
        ):
            hidden.hide()
        self.hide()

    def show_preview(self, seen: Preview) -> None:
        """Offer what this source has."""
        has_labels = bool(seen.n_classes)
        self._fill_origins(seen.tables)
        self._origin_field.setVisible(bool(seen.tables))
        is_nested = seen.is_nested and (has_labels or bool(_value(self.levels)))
        self._levels_field.setVisible(is_nested)
        asks = has_labels or bool(_value(self.use))
        self._use_field.setVisible(asks)
        self.sentence.setVisible(asks)
        self.sentence.setText(tr(_WHAT_IT_DOES[_value(self.use)]))
        has_na = any(note.text == TAKEN_FOR_NONE for note in seen.notes)
        asks_na = has_na or self.keep_na.isChecked()
        self.keep_na.setVisible(asks_na)
        n = len(seen.annotations)
        self.annotations.setText(tr("Then label windows by {n} annotation file(s)", "", n))
        self.annotations.setVisible(bool(n))
        self.setVisible(bool(seen.tables or n) or is_nested or asks or asks_na)

    @property
    def wants_annotations(self) -> bool:
        """Whether annotation files were found, and are to label windows when all is read."""
        return not self.annotations.isHidden() and self.annotations.isChecked()

    def chosen(self) -> Options:
        """Return what is chosen, in options that are otherwise as by default."""
        return Options(
            label_table=_value(self.origin),
            label_use=_value(self.use),
            levels=_value(self.levels),
            keep_na=self.keep_na.isChecked(),
        )

    def _fill_origins(self, tables: tuple[str, ...]) -> None:
        found = [tr("The table {name}", name=tables[0])] if tables else []
        if len(tables) > 1:
            found = [tr("{n} tables, such as {name}", n=len(tables), name=tables[0])]
        choices = [(words, "") for words in found]
        choices += [(tr("The table {name}", name=name), name) for name in tables if len(tables) > 1]
        choices.append((tr("The names of the folders"), NO_TABLE))
        if [self.origin.itemText(i) for i in range(self.origin.count())] == [w for w, _ in choices]:
            return
        with QSignalBlocker(self.origin):
            self.origin.clear()
            for words, value in choices if tables else ():
                self.origin.addItem(words, value)

    def _choose(self) -> None:
        self.sentence.setText(tr(_WHAT_IT_DOES[_value(self.use)]))
        self.changed.emit()


def _value(choice: QComboBox) -> str:
    return str(choice.currentData() or "")
