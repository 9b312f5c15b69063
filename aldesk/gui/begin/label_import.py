"""Labels of a table, looked at before they are taken over."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QListView,
    QVBoxLayout,
    QWidget,
)

from aldesk.core.errors import Problem
from aldesk.gui.begin.cover_form import CoverForm
from aldesk.gui.begin.label_import_look import Asked, Seen, label_columns, look_at
from aldesk.gui.begin.label_import_text import annotation_facts_of, facts_of, refusals_of
from aldesk.gui.begin.page_parts import choices_column
from aldesk.gui.kit import theme
from aldesk.gui.kit.action_table import Action
from aldesk.gui.kit.background import Background
from aldesk.gui.kit.file_dialog import ask_files
from aldesk.gui.kit.folder_field import FolderField
from aldesk.gui.kit.i18n import tr
from aldesk.gui.kit.keys import key_tip
from aldesk.gui.kit.settings_field import combo, field
from aldesk.gui.kit.tips import set_tip, with_ampersands
from aldesk.gui.kit.widgets import LINE, button, label, pane_head, set_tone, surface
from aldesk.session import LabelSession
from aldesk.session.annotation_labels import AnnotationLabels
from aldesk.session.label_import import LabelImport
from aldesk.sources import Options
from aldesk.tables import TABLES

_LEFT = 360
_MOST_NAMED = 5
_TYPING_MS = 300


class LabelImportPane(QWidget):
    """Says what a table would bring; nothing is written before the person takes it over.

    Signals
    -------
    taken : LabelImport, bool, bool
        Take these over, and add the classes that are new, or not; for studies and the test alone.
    samples_wanted : list of str
        What these tables name shall be added as samples.
    closed
    """

    taken = Signal(object, bool, bool)
    samples_wanted = Signal(list)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._tables: list[Path] = []
        self._session: LabelSession | None = None
        self._number = 0
        self._or_add = self._is_truth = False
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
        self.cover = CoverForm()
        self.keep_na = QCheckBox(tr("NA, None and NaN are names of classes"))
        self.take_button = button("", tr("Import the labels"), "primary")
        key_tip(self.take_button, tr("Import the labels"), Action.ACCEPT)
        self.samples_button = button(
            tr("Add its files as samples"), tr("Add the files that the table names")
        )
        self._timer = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._connect()
        self._lay_out()

    def show_tables(
        self, tables: Sequence[Path], session: LabelSession, *, or_add: bool = False
    ) -> None:
        """Look at a table, or at files of annotations.

        Parameters
        ----------
        tables : sequence of Path
            Several are taken for annotations.
        session : LabelSession
        or_add : bool, default False
            If they bring no label to any sample, their files are wanted as samples.
        """
        self._tables, self._session, self._or_add = list(tables), session, or_add
        for choice in (self.path_column, self.label_column):
            with QSignalBlocker(choice):
                choice.clear()
        with QSignalBlocker(self.folder.field), QSignalBlocker(self.keep_na):
            self.folder.field.clear()
            self.keep_na.setChecked(False)
        self.cover.clear()
        self.cover.ask_several(is_several=session.labels.is_several)
        name, n = tables[0].name, len(tables)
        self.title.setText(
            tr("Labels from {name}", name=name)
            if n == 1
            else tr("Labels from {n} files, such as {name}", n=n, name=name)
        )
        for part in (*self._table_fields, self.cover):
            part.hide()
        self._look()

    def ask_tables(self, parent: QWidget) -> list[Path]:
        """Let the person choose a table, or files of annotations."""
        kinds = " ".join(f"*.{ending}" for ending in (*TABLES, "gz"))
        title, filters = (
            tr("Tables of labels, or annotations of recordings"),
            tr("Tables ({kinds})", kinds=kinds),
        )
        return [Path(name) for name in ask_files(parent, "labels", title, filters)]

    def take(self) -> None:
        """Take over what is shown."""
        if self.found and self.take_button.isEnabled():
            self.taken.emit(self.found, self.add_classes.isChecked(), self._is_truth)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take over by Enter from any field, which all pass it on."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.take()
        else:
            super().keyPressEvent(event)

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
        cover, known = self.cover, session.project.truth.told
        truth = dict(known) if cover.is_truth else None
        asked = Asked(
            tuple(self._tables),
            self.options(),
            cover.rule,
            cover.rest_label,
            truth,
            cover.rest_has_none,
        )
        look = partial(look_at, samples, session.labels, asked)
        self._background.submit(look, partial(self._show, self._number))

    def _show(self, number: int, seen: Seen | Problem) -> None:
        if number != self._number or self._session is None:
            return
        or_add, self._or_add = self._or_add, False
        if or_add and (isinstance(seen, Problem) or not _found(seen).n_matched):
            self.samples_wanted.emit(list(map(str, self._tables)))
            return
        if isinstance(seen, Problem):
            self._show_nothing(str(seen), "warn")
            return
        self.found = found = _found(seen)
        self._is_truth = isinstance(seen, AnnotationLabels) and self.cover.is_truth
        self._can_undo.setVisible(not self._is_truth)
        self._offer_classes(found)
        self._show_choices(seen)
        if isinstance(seen, AnnotationLabels):
            facts, none = annotation_facts_of(seen), tr("No annotation covers a window or clip.")
        else:
            facts, none = facts_of(found), tr("No line matches a sample of the project.")
        self.facts.setText("\n".join(facts))
        self.refused.setStringList(refusals_of(found))
        for part in (self.refused_head, self.refused_view):
            part.setVisible(bool(found.refused))
        self.state.setText(none)
        self.state.setVisible(not found.n_matched)
        set_tone(self.state, "warn")
        self.samples_button.setVisible(bool(found.refused))
        self._count()

    def _offer_classes(self, found: LabelImport) -> None:
        with QSignalBlocker(self.add_classes):
            self.add_classes.setVisible(bool(found.unknown))
            self.add_classes.setChecked(bool(found.unknown))
        more = " …" if len(found.unknown) > _MOST_NAMED else ""
        names = with_ampersands(", ".join(list(found.unknown)[:_MOST_NAMED])) + more
        self.add_classes.setText(
            tr("Add the {n} new class(es): {names}", "", len(found.unknown), names=names)
        )

    def _show_choices(self, seen: Seen) -> None:
        """Offer what this kind of file leaves open."""
        is_said = isinstance(seen, AnnotationLabels)
        self.cover.setVisible(is_said)
        self._path_field.setVisible(not is_said)
        self._folder_field.setVisible(not is_said)
        if isinstance(seen, AnnotationLabels):
            names, chosen = label_columns(seen)
            self.samples_button.setText(tr("Add its segments as samples"))
            set_tip(self.samples_button, tr("Each line becomes a sample of its own"))
        else:
            names, chosen = seen.columns, seen.roles.label
            _fill(self.path_column, seen.columns, seen.roles.path or seen.roles.id)
            self.samples_button.setText(tr("Add its files as samples"))
            set_tip(self.samples_button, tr("Add the files that the table names"))
        _fill(self.label_column, names, chosen)
        self._label_field.setVisible(bool(names))

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
            n = self.found.n_taken(adds_classes=self.add_classes.isChecked())
        self.take_button.setText(tr("Import {n} label(s)", "", n))
        self.take_button.setEnabled(bool(n))

    # Inside

    def _want_samples(self) -> None:
        self.samples_wanted.emit(list(map(str, self._tables)))

    @property
    def _table_fields(self) -> tuple[QWidget, ...]:
        return (self._label_field, self._path_field, self._folder_field)

    def _connect(self) -> None:
        self._timer.timeout.connect(self._look)
        for choice in (self.path_column, self.label_column):
            choice.currentIndexChanged.connect(lambda _: self._look())
        self.folder.field.textChanged.connect(lambda _: self._timer.start())
        self.keep_na.toggled.connect(lambda _: self._look())
        self.cover.changed.connect(self._look)
        self.add_classes.toggled.connect(lambda _: self._count())
        self.take_button.clicked.connect(self.take)
        self.samples_button.clicked.connect(self._want_samples)

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
        row.addWidget(self._findings(), 1)
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
        self._label_field = field(tr("Column with the labels"), self.label_column)
        self._path_field = field(tr("Column with paths or ids"), self.path_column)
        self._folder_field = field(tr("Folder the paths start from"), self.folder)
        for part in (self.cover, *self._table_fields, self.keep_na):
            column.addWidget(part)
        column.addStretch()
        return choices_column(content, theme.pane_px(_LEFT))

    def _findings(self) -> QWidget:
        found = QWidget()  # takes all the room, while its texts have a greatest width
        column = QVBoxLayout(found)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        for part in (self.title, self.state, self.facts, self.add_classes, self.refused_head):
            column.addWidget(part)
        column.addWidget(self.refused_view, 1)
        column.addStretch()
        return found

    def _foot(self) -> QWidget:
        ground = surface("top")
        row = QHBoxLayout(ground)
        row.setContentsMargins(24, 12, 24, 12)
        row.setSpacing(12)
        self._can_undo = label(tr("One undo takes all of it back."), "muted")
        row.addWidget(self._can_undo)
        row.addStretch()
        row.addWidget(self.samples_button)
        row.addWidget(self.take_button)
        return ground


def _found(seen: Seen) -> LabelImport:
    return seen.found if isinstance(seen, AnnotationLabels) else seen


def _fill(choice: QComboBox, names: tuple[str, ...], chosen: str) -> None:
    with QSignalBlocker(choice):
        choice.clear()
        for name in names:
            choice.addItem(name, name)
        choice.setCurrentIndex(choice.findData(chosen))
