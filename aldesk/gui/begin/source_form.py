"""How a source is to be read: columns, splits, configuration, names, classes, test split."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from aldesk.core.errors import Problem
from aldesk.gui.begin.keep_form import KeepForm
from aldesk.gui.begin.labels_form import LabelsForm
from aldesk.gui.begin.pattern_line import PatternLine
from aldesk.gui.begin.several_form import SeveralForm
from aldesk.gui.begin.window_form import WindowForm
from aldesk.gui.kit.folder_field import FolderField
from aldesk.gui.kit.i18n import noop, tr
from aldesk.gui.kit.problem_text import problem_text
from aldesk.gui.kit.settings_field import combo, field, line
from aldesk.gui.kit.tips import with_ampersands
from aldesk.gui.kit.widgets import button, label
from aldesk.session.kept_together import tested_alike
from aldesk.sources import Options, Preview
from aldesk.sources.split_rule import SplitRule

_TYPING_MS = 300
_NAMES = noop("such as dog, cat, bird; or add them later")
_AS_FOUND = noop("found in the data; or type a, b, c")


class SourceForm(QWidget):
    """Only what a source has a choice of is shown; nothing needs to be touched.

    Signals
    -------
    changed
        Something is chosen that changes what the source looks like.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._is_filling = False
        self._found: tuple[str, str] | None = None
        self.config = _editable(tr("Configuration"))
        self.media_column = combo(tr("Column with the sound or pictures"), ())
        self.label_column = combo(tr("Column with the labels"), ())
        self.splits: list[QPushButton] = []
        self._split_names: tuple[str, ...] = ()
        self.media_folder = FolderField(
            tr("Folder of the files"),
            tr("beside the table, or near"),
            tr("Where the files lie"),
            "media",
        )
        self.several = SeveralForm()
        self.windows = WindowForm()
        self.keep = KeepForm()
        self.labels = LabelsForm()
        self.pattern = PatternLine()
        self.classes = line(tr("Classes, separated by commas"), placeholder=tr(_AS_FOUND))
        self.test = line(tr("Test split"), placeholder=tr("from the data; or 20 %, or index=0,1,2"))
        self._test_note = label("", "warn", wraps=True)
        self._test_note.hide()
        self._timer = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._timer.timeout.connect(self.changed)
        for choice in (self.media_column, self.label_column, self.windows.kind):
            choice.currentIndexChanged.connect(self._choose)
        self.windows.changed.connect(self.keep.show_rule)
        self.pattern.field.textChanged.connect(self._type)  # it may say the site or the day
        self.config.currentTextChanged.connect(self._type)
        self.classes.textChanged.connect(self._type)
        self.media_folder.field.textChanged.connect(self._type)
        self.labels.changed.connect(self._choose)
        self.several.changed.connect(self._choose)
        self.test.textChanged.connect(lambda _: self._check_test())
        self._lay_out()

    def clear(self) -> None:
        """Forget what was chosen for another source."""
        self._found = None
        self._is_filling = True
        for choice in (self.config, self.media_column, self.label_column):
            choice.clear()
        self.config.setEditText("")
        for text in (self.pattern.field, self.classes, self.test, self.media_folder.field):
            text.clear()
        self.several.clear()
        self.windows.clear()
        self.keep.clear()
        self.labels.clear()
        self._fill_splits(())
        self.classes.setPlaceholderText(tr(_AS_FOUND))
        for part in (
            self._config_field,
            self._media_field,
            self._label_field,
            self._media_folder_field,
        ):
            part.hide()
        self._is_filling = False

    def ask_media_folder(self, asks: bool) -> None:
        """Offer to choose where the files of a table lie."""
        self._media_folder_field.setVisible(asks)

    @property
    def has_seen(self) -> bool:
        """Whether anything of this source was seen."""
        return self._found is not None

    def show_preview(self, seen: Preview) -> None:
        """Offer what this source has."""
        self._found = self._found or (seen.media_column, seen.label_column)
        self._is_filling = True
        self._fill_config(seen)
        _fill(self.media_column, seen.media_choices, seen.media_column)
        _fill(self.label_column, _possible_labels(seen), seen.label_column)
        self._media_field.setVisible(self.media_column.count() > 1)
        self._label_field.setVisible(self.label_column.count() > 1)
        if seen.splits != self._split_names:
            self._fill_splits(seen.splits)
        none = tr(_NAMES if seen.is_here else _AS_FOUND)
        self.classes.setPlaceholderText(", ".join(seen.classes) or none)
        self.several.show_preview(seen)
        self.windows.show_preview(seen)
        self.keep.show_preview(seen)
        self.labels.show_preview(seen)
        self.pattern.show_samples(seen.samples)
        self._is_filling = False

    def options(self) -> Options:
        """Return what is chosen; what was found by itself is left to be found again."""
        media, labels = self._found or ("", "")
        named = zip(self._split_names, self.splits, strict=True)
        chosen = [name for name, split in named if split.isChecked()]
        return replace(
            self.labels.chosen().cut_by(self.windows.rule),
            media_folder=self.media_folder.text,
            pattern=self.pattern.text,
            several=self.several.chosen,
            test=tested_alike(self.test.text().strip(), self.keep.by or ""),
            classes=tuple(filter(None, (n.strip() for n in self.classes.text().split(",")))),
            config=self.config.currentText().strip(),
            split="" if len(chosen) == len(self.splits) else ",".join(chosen),
            media_column=_unless(self.media_column, media),
            label_column=_unless(self.label_column, labels),
        )

    def _choose(self) -> None:
        if not self._is_filling:
            self.changed.emit()

    def _type(self) -> None:
        if not self._is_filling:
            self._timer.start()

    def _check_test(self) -> None:
        text, said, by = self.test.text().strip(), "", ""
        try:
            by = SplitRule(text).group if text else ""
        except Problem as problem:
            said = problem_text(problem)
        self.keep.show_test(by)
        self._test_note.setText(said)
        self._test_note.setVisible(bool(said))

    def _fill_config(self, seen: Preview) -> None:
        typed = self.config.currentText()
        if [self.config.itemText(i) for i in range(self.config.count())] != list(seen.configs):
            self.config.clear()
            self.config.addItems(list(seen.configs))
        self.config.setEditText(typed or (seen.configs[0] if len(seen.configs) == 1 else ""))
        self._config_field.setVisible(bool(seen.configs or typed) or not seen.is_here)

    def _fill_splits(self, names: Sequence[str]) -> None:
        for split in self.splits:
            self._split_row.removeWidget(split)
            split.deleteLater()
        self._split_names = tuple(names)
        self.splits = [
            button(with_ampersands(name), tr("Read the split {name}", name=name)) for name in names
        ]
        for place, split in enumerate(self.splits):
            split.setCheckable(True)
            split.setChecked(True)
            split.toggled.connect(self._keep_one_split)
            self._split_row.insertWidget(place, split)
        self._split_field.setVisible(len(names) > 1)

    def _keep_one_split(self) -> None:
        """Check the last split again: reading none of them makes no sense."""
        sender = self.sender()
        if isinstance(sender, QPushButton) and not any(s.isChecked() for s in self.splits):
            sender.setChecked(True)

    def _lay_out(self) -> None:
        splits = QWidget()
        self._split_row = QHBoxLayout(splits)
        self._split_row.setContentsMargins(0, 0, 0, 0)
        self._split_row.setSpacing(8)
        self._split_row.addStretch()
        self._config_field = field(tr("Configuration (empty for the default one)"), self.config)
        self._media_field = field(tr("Column with the sound or pictures"), self.media_column)
        self._label_field = field(tr("Column with the labels"), self.label_column)
        self._media_folder_field = field(tr("Folder of the files"), self.media_folder)
        self._split_field = field(tr("Splits to read"), splits)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for part in (
            self.several,
            self.windows,
            self.keep,
            self._config_field,
            self._media_folder_field,
            self._media_field,
            self._label_field,
            self.labels,
            self._split_field,
            field(tr("File-name pattern"), self.pattern),
            field(tr("Classes"), self.classes),
            field(tr("Test split"), self.test),
            self._test_note,
        ):
            column.addWidget(part)
        for part in (
            self._config_field,
            self._media_folder_field,
            self._media_field,
            self._label_field,
            self._split_field,
        ):
            part.hide()


def _possible_labels(seen: Preview) -> tuple[str, ...]:
    """Return the columns with labels that are found, then all others: any may be chosen."""
    first = seen.label_choices
    return (*first, *(c for c in seen.columns if c not in (*first, seen.media_column)))


def _unless(choice: QComboBox, found: str) -> str:
    chosen = str(choice.currentData() or "")
    return "" if chosen == found else chosen


def _fill(choice: QComboBox, names: Sequence[str], chosen: str) -> None:
    choice.clear()
    if names and not chosen:
        choice.addItem(tr("none"), "")
    for name in names:
        choice.addItem(name, name)
    choice.setCurrentIndex(max(0, choice.findData(chosen)))


def _editable(name: str) -> QComboBox:
    made = combo(name, ())
    made.setEditable(True)
    if line := made.lineEdit():
        line.setAccessibleName(name)
    return made
