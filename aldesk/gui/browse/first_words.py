"""What stands for each class until a model has learned: a sentence, or a class of the encoder."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from aldesk.core.classes import LabelClass
from aldesk.core.ids import ClassId
from aldesk.embed.word_readers import WordReader
from aldesk.gui.kit import theme
from aldesk.gui.kit.i18n import tr
from aldesk.gui.kit.widgets import ElidedLabel, button, foot_row, label, scrolled

_SIDE = 24
_WIDEST_NAME, _WIDEST = 220, 760


class FirstWords(QWidget):
    """Asks for the words of each class.

    Signals
    -------
    chosen : dict
        By class id the words; empty for a class that is left out.
    left
        All stays as it is.
    """

    chosen = Signal(object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.fields: dict[ClassId, QLineEdit] = {}
        self._what = label("", "muted", wraps=True)
        self._rows = QGridLayout()
        self._rows.setHorizontalSpacing(12)
        self._rows.setVerticalSpacing(6)
        self.predict = button(
            tr("Predict by these words"), tr("Predict the classes by these words"), "primary"
        )
        self.predict.clicked.connect(self._choose)
        self.cancel = button(tr("Cancel"), tr("Leave all as it is"))
        self.cancel.clicked.connect(self.left)
        self._lay_out()

    def ask(
        self, classes: Sequence[LabelClass], words: Mapping[ClassId, str], reader: WordReader
    ) -> None:
        """Show the words that there are, to be changed."""
        while (cell := self._rows.takeAt(0)) is not None:
            if widget := cell.widget():
                widget.deleteLater()
        self.fields.clear()
        is_named = reader.kind == "classes"
        self._what.setText(
            tr("Each class stands for one of the encoder's own. Leave empty what it does not know.")
            if is_named
            else tr("Each class stands for a sentence. Leave empty what is not to be predicted.")
        )
        for place, item in enumerate(classes):
            name = ElidedLabel("strong")
            name.set_whole(item.name)
            name.setMaximumWidth(theme.px(_WIDEST_NAME))
            line = QLineEdit(words.get(item.id, ""))
            line.setAccessibleName(tr("Words for {name}", name=item.name))
            line.setPlaceholderText(tr("not predicted"))
            if is_named:
                _propose(line, reader)
            self._rows.addWidget(name, place, 0)
            self._rows.addWidget(line, place, 1)
            self.fields[item.id] = line
        self._rows.setColumnStretch(1, 1)
        next(iter(self.fields.values()), self.cancel).setFocus()

    def _choose(self) -> None:
        self.chosen.emit({class_id: field.text() for class_id, field in self.fields.items()})

    def _lay_out(self) -> None:
        content = QWidget()
        content.setMaximumWidth(theme.px(_WIDEST))
        column = QVBoxLayout(content)
        column.setContentsMargins(_SIDE, 0, _SIDE, 0)
        column.setSpacing(12)
        column.addWidget(self._what)
        column.addLayout(self._rows)
        column.addWidget(
            label(
                tr(
                    "These predictions are shown until the model has learned from labels. They are "
                    "no labels, and never count as the model's accuracy."
                ),
                "muted",
                wraps=True,
            )
        )
        column.addStretch()
        head = label(tr("PREDICT BY WORDS"), "heading")
        head.setContentsMargins(_SIDE, 0, _SIDE, 0)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 16, 0, 16)
        whole.setSpacing(12)
        whole.addWidget(head)
        whole.addWidget(scrolled(content), 1)
        whole.addLayout(foot_row(_SIDE, self.cancel, self.predict))


def _propose(line: QLineEdit, reader: WordReader) -> None:
    """Propose the encoder's classes while one types."""
    proposals = QStringListModel(line)
    completer = QCompleter(proposals, line)
    completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    line.setCompleter(completer)
    line.textEdited.connect(
        lambda text: proposals.setStringList(
            [reader.classes.shown(index) for index in reader.classes.find(text)]
        )
    )
