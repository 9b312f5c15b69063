"""Labels of a table, looked at before they are taken over."""

import logging
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, QStringListModel, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QListView,
    QVBoxLayout,
    QWidget,
)

from aldesk.core.errors import Problem
from aldesk.core.labels import Labels
from aldesk.core.sample_rows import SampleRows
from aldesk.gui.begin.label_import_text import facts_of, refusals_of
from aldesk.gui.begin.page_parts import choices_column
from aldesk.gui.kit import theme
from aldesk.gui.kit.action_table import Action
from aldesk.gui.kit.background import Background
from aldesk.gui.kit.file_dialog import ask_file
from aldesk.gui.kit.folder_field import FolderField
from aldesk.gui.kit.i18n import tr
from aldesk.gui.kit.keys import key_tip
from aldesk.gui.kit.settings_field import combo, field
from aldesk.gui.kit.tips import with_ampersands
from aldesk.gui.kit.widgets import LINE, button, label, pane_head, set_tone, surface
from aldesk.session import LabelSession
from aldesk.session.label_import import LabelImport, read_labels
from aldesk.sources import Options
from aldesk.tables import TABLES

_log = logging.getLogger(__name__)
_LEFT = 360
_MOST_NAMED = 5
_TYPING_MS = 300


class LabelImportPane(QWidget):
    """Says what a table would bring; nothing is written before the person takes it over.

    Signals
    -------
    taken : LabelImport, bool
        Take these over, and add the classes that are new, or not.
    samples_wanted : str
        The files that the table names shall be added as samples.
    closed
    """

    taken = Signal(object, bool)
    samples_wanted = Signal(str)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._table = Path()
        self._session: LabelSession | None = None
        self._number = 0
        self._or_add = False
        self._background: Background | None = None
        self.found: LabelImport | None = None
        self.title = label("", "title", wraps=True)
        self.state = label("", "muted", wraps=True)
        self.facts = label("", "", wraps=True)
        self.add_classes = QCheckBox()
        self.add_classes.setAccessibleName(tr("Add the new classes"))
        self.refused = QStringListModel()
        self.refused_head = label(tr("NOT IMPORTED"), "heading")
        self.refused_view = QListView()
        self.path_column = combo(tr("Column with paths"), ())
        self.label_column = combo(tr("Column with the labels"), ())
        self.folder = FolderField(
            tr("Folder the paths start from"),
            tr("folder of the table"),
            tr("Choose a folder"),
            "media",
        )
        self.keep_na = QCheckBox(tr("NA, None and NaN are names of classes"))
        self.take_button = button("", tr("Import the labels"), "primary")
        key_tip(self.take_button, tr("Import the labels"), Action.ACCEPT)
        self.samples_button = button(
            tr("Add its files as samples"), tr("Add the files that the table names")
        )
        self._timer = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._connect()
        self._lay_out()

    def show_table(self, table: Path, session: LabelSession, *, or_add: bool = False) -> None:
        """Look at a table.

        Parameters
        ----------
        table : Path
        session : LabelSession
        or_add : bool, default False
            If it brings no label to any sample, its files are wanted as samples.
        """
        self._table, self._session, self._or_add = table, session, or_add
        for choice in (self.path_column, self.label_column):
            with QSignalBlocker(choice):
                choice.clear()
        with QSignalBlocker(self.folder.field), QSignalBlocker(self.keep_na):
            self.folder.field.clear()
            self.keep_na.setChecked(False)
        self.title.setText(tr("Labels from {name}", name=table.name))
        self._look()

    def ask_table(self, parent: QWidget) -> Path | None:
        """Let the person choose a table."""
        kinds = " ".join(f"*.{ending}" for ending in (*TABLES, "gz"))
        title, filters = tr("A table of labels"), tr("Tables ({kinds})", kinds=kinds)
        name = ask_file(parent, "labels", title, filters)
        return Path(name) if name else None

    def take(self) -> None:
        """Take over what is shown."""
        if self.found and self.take_button.isEnabled():
            self.taken.emit(self.found, self.add_classes.isChecked())

    def stop(self) -> None:
        """End the thread, and forget the project."""
        self._session = self.found = None
        if self._background:
            self._background.close()
            self._background = None

    # Looking

    def options(self) -> Options:
        """Return how the table is read."""
        return Options(
            media_folder=self.folder.text,
            media_column=str(self.path_column.currentData() or ""),
            label_column=str(self.label_column.currentData() or ""),
            keep_na=self.keep_na.isChecked(),
        )

    def _look(self) -> None:
        if (session := self._session) is None:
            return
        self._number += 1
        self._show_nothing(tr("Looking …"), "muted")
        self._background = self._background or Background("labels")
        self._background.forget_waiting()
        samples = session.project.samples.copy()
        look = partial(_looked_at, samples, session.labels, self._table, self.options())
        self._background.submit(look, partial(self._show, self._number))

    def _show(self, number: int, found: LabelImport | Problem) -> None:
        if number != self._number or self._session is None:
            return
        or_add, self._or_add = self._or_add, False
        if or_add and (isinstance(found, Problem) or not found.n_matched):
            self.samples_wanted.emit(str(self._table))
            return
        if isinstance(found, Problem):
            self._show_nothing(str(found), "warn")
            return
        self.found = found
        with QSignalBlocker(self.add_classes):
            self.add_classes.setVisible(bool(found.unknown))
            self.add_classes.setChecked(bool(found.unknown))
        names = with_ampersands(", ".join(list(found.unknown)[:_MOST_NAMED]))
        self.add_classes.setText(
            tr("Add the {n} new class(es): {names}", "", len(found.unknown), names=names)
        )
        _fill(self.path_column, found.columns, found.roles.path or found.roles.id)
        _fill(self.label_column, found.columns, found.roles.label)
        self.facts.setText("\n".join(facts_of(found)))
        self.refused.setStringList(refusals_of(found))
        for part in (self.refused_head, self.refused_view):
            part.setVisible(bool(found.refused))
        self.state.setText(tr("No line matches a sample of the project."))
        self.state.setVisible(not found.n_matched)
        set_tone(self.state, "warn")
        self.samples_button.setVisible(bool(found.refused))
        self._count()

    def _show_nothing(self, words: str, tone: str) -> None:
        self.found = None
        self.state.setText(words)
        self.state.show()
        set_tone(self.state, tone)
        self.facts.clear()
        self.refused.setStringList([])
        for part in (self.add_classes, self.refused_head, self.refused_view, self.samples_button):
            part.hide()
        self._count()

    def _count(self) -> None:
        n = 0
        if self.found:
            is_whole = self.add_classes.isChecked()
            n = len(self.found.pairs if is_whole else self.found.known_pairs())
        self.take_button.setText(tr("Import {n} label(s)", "", n))
        self.take_button.setEnabled(bool(n))

    # Inside

    def _connect(self) -> None:
        self._timer.timeout.connect(self._look)
        for choice in (self.path_column, self.label_column):
            choice.currentIndexChanged.connect(lambda _: self._look())
        self.folder.field.textChanged.connect(lambda _: self._timer.start())
        self.keep_na.toggled.connect(lambda _: self._look())
        self.add_classes.toggled.connect(lambda _: self._count())
        self.take_button.clicked.connect(self.take)
        self.samples_button.clicked.connect(lambda: self.samples_wanted.emit(str(self._table)))

    def _lay_out(self) -> None:
        self.refused_view.setModel(self.refused)
        self.refused_view.setAccessibleName(tr("Lines that are not imported"))
        self.refused_view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.refused_view.setWordWrap(True)
        self.facts.setMaximumWidth(LINE)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._choices())
        row.addLayout(self._findings(), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(0)
        column.addLayout(pane_head(tr("IMPORT LABELS"), tr("Back"), Action.LEAVE, self.closed))
        column.addSpacing(12)
        column.addLayout(row, 1)
        column.addWidget(self._foot())

    def _choices(self) -> QWidget:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addWidget(label(tr("READING OPTIONS"), "heading"))
        column.addWidget(field(tr("Column with the labels"), self.label_column))
        column.addWidget(field(tr("Column with paths or ids"), self.path_column))
        column.addWidget(field(tr("Folder the paths start from"), self.folder))
        column.addWidget(self.keep_na)
        column.addStretch()
        return choices_column(content, theme.pane_px(_LEFT))

    def _findings(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        for part in (self.title, self.state, self.facts, self.add_classes, self.refused_head):
            column.addWidget(part)
        column.addWidget(self.refused_view, 1)
        column.addStretch()
        return column

    def _foot(self) -> QWidget:
        ground = surface("top")
        row = QHBoxLayout(ground)
        row.setContentsMargins(24, 12, 24, 12)
        row.setSpacing(12)
        row.addWidget(label(tr("One undo takes all of it back."), "muted"))
        row.addStretch()
        row.addWidget(self.samples_button)
        row.addWidget(self.take_button)
        return ground


def _looked_at(
    samples: SampleRows, labels: Labels, table: Path, options: Options
) -> LabelImport | Problem:
    try:
        return read_labels(samples, labels, table, options)
    except Problem as problem:
        return problem
    except Exception as error:  # noqa: BLE001 - whatever a damaged file leads its reader to
        _log.exception("%s could not be looked at", table)
        return Problem(f"The table cannot be looked at ({error})", subject=str(table))


def _fill(choice: QComboBox, names: tuple[str, ...], chosen: str) -> None:
    with QSignalBlocker(choice):
        choice.clear()
        for name in names:
            choice.addItem(name, name)
        choice.setCurrentIndex(choice.findData(chosen))
