"""What is applied to what, and what is written: the fields of the page that applies a model."""

from pathlib import Path
from typing import cast

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aldesk.apply import ApplyForm, ApplyJob
from aldesk.core.events import JoinRule
from aldesk.core.typed_path import typed_path
from aldesk.gui.begin.source_field import SourceField
from aldesk.gui.kit.file_dialog import ask_new_file
from aldesk.gui.kit.folder_field import FolderField
from aldesk.gui.kit.i18n import noop, tr
from aldesk.gui.kit.settings_field import combo, field, line, number, seconds_field, translated
from aldesk.gui.kit.tips import set_tip
from aldesk.gui.kit.widgets import button, label

_FORMS: tuple[tuple[str, ApplyForm], ...] = (
    (noop("Events as a table"), "table"),
    (noop("The scores of all windows"), "scores"),
    (noop("Events for Raven, a file each"), "raven"),
    (noop("Events for Raven, one file"), "raven-one"),
    (noop("Events for Audacity"), "audacity"),
    (noop("A project, to look at and label"), "project"),
)
_ENDINGS: dict[str, str] = {
    "table": "-events.parquet",
    "scores": "-scores.parquet",
    "raven": "-raven",
    "raven-one": "-events.txt",
    "audacity": "-audacity",
    "project": ".aldesk",
}
_OF_EVENTS = ("table", "raven", "raven-one", "audacity")
_OWN, _OTHER = "own", "folder"


class ApplyFields(QWidget):
    """Proposes a name for what is written until the person has written one.

    Signals
    -------
    changed
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._project: Path | None = None
        self.model = combo(tr("Model"), ())
        self.folder = FolderField(
            tr("Folder of a model"),
            tr("a folder with model.json"),
            tr("The folder of a model that was exported"),
            "model",
        )
        self.source = SourceField()
        self.form = combo(tr("What is written"), translated(_FORMS))
        self.to = line(tr("File or folder"), tip=tr("Where it is written"))
        self.least = number(tr("Least confidence"), 0, 100, " %", 5, special=tr("as validated"))
        set_tip(self.least, tr("As validated for each class; 50 % where a class was not"))
        self.gap = seconds_field(tr("Join windows over gaps up to"), 0.0)
        self.shortest = seconds_field(tr("Leave out what is shorter than"), 0.0)
        self._lay_out()
        self._connect()

    def show_project(self, project: Path | None, n_labels: int) -> None:
        """Offer the model of a project, if it can have one."""
        self._project = project
        with QSignalBlocker(self.model):
            chosen = self.model.currentData()
            self.model.clear()
            if project and n_labels:
                words = tr("The model of this project ({n} label(s))", "", n_labels)
                self.model.addItem(words, _OWN)
            self.model.addItem(tr("A model in a folder"), _OTHER)
            self.model.setCurrentIndex(max(0, self.model.findData(chosen)))
        self._follow()

    @property
    def project(self) -> Path | None:
        """The project whose model is applied; None where a folder is named."""
        return self._project if self.model.currentData() == _OWN else None

    def problem(self) -> str:
        """Return what is still to be said; empty if all is."""
        if self.project is None and not self.folder.text:
            return tr("Choose a model.")
        if not self.source.text:
            return tr("Choose the data that it is applied to.")
        return "" if self._to else tr("Name what is to be written.")

    def job(self) -> ApplyJob:
        """Return what is chosen."""
        source = Path(self.source.text)
        to = Path(self._to)
        return ApplyJob(
            Path(self.folder.text),
            (source,),
            to if to.is_absolute() else self._place() / to,
            cast(ApplyForm, self.form.currentData()),
            self.least.value() / 100 if self.least.value() else None,
            rule=JoinRule(self.gap.value(), self.shortest.value()),
        )

    @property
    def _to(self) -> str:
        return typed_path(self.to.text())

    def _place(self) -> Path:
        """Return the folder in which what is written goes if nobody says otherwise."""
        if self._project:
            return self._project.parent
        return Path(self.source.text).absolute().parent if self.source.text else Path.home()

    def _proposed(self, form: str) -> str:
        if not self.source.text:
            return ""
        name = Path(self.source.text).name or "data"
        return str(self._place() / f"{name}{_ENDINGS[form]}")

    def _follow(self) -> None:
        """Ask only what the choice leaves open, and propose a name."""
        form = str(self.form.currentData())
        self._folder_field.setVisible(self.model.currentData() == _OTHER)
        for part in self._event_fields:
            part.setVisible(form in _OF_EVENTS)
        if not self._is_named:
            with QSignalBlocker(self.to):
                self.to.setText(self._proposed(form))
        self.changed.emit()

    def _take_name(self) -> None:
        self._is_named = bool(self._to)
        self.changed.emit()

    def _take_source(self, name: str) -> None:
        self.source.field.setText(name)

    def _ask_to(self) -> None:
        kinds = {
            "table": tr("Table (*.parquet *.csv)"),
            "scores": tr("Table (*.parquet *.csv)"),
            "raven-one": tr("Text (*.txt)"),
            "project": tr("ALDesk project (*.aldesk)"),
        }.get(str(self.form.currentData()), tr("New folder (*)"))
        suggested = Path(self._to or self._proposed(str(self.form.currentData())) or "events")
        name, _ = ask_new_file(self, "apply", tr("Write to"), kinds, suggested)
        if name:
            self.to.setText(name)
            self._take_name()

    def _connect(self) -> None:
        self._is_named = False
        self.model.currentIndexChanged.connect(lambda _: self._follow())
        self.form.currentIndexChanged.connect(lambda _: self._follow())
        self.folder.field.textChanged.connect(lambda _: self.changed.emit())
        self.source.named.connect(self._take_source)
        self.source.field.textChanged.connect(lambda _: self._follow())
        self.to.textEdited.connect(lambda _: self._take_name())

    def _lay_out(self) -> None:
        browse = button(tr("Choose …"), tr("Choose where it is written"))
        browse.clicked.connect(self._ask_to)
        target = QWidget()
        row = QHBoxLayout(target)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.to, 1)
        row.addWidget(browse)
        set_tip(self.source.field, tr("Folder, table, data set or Hugging Face id"))
        self._folder_field = field(tr("Folder of the model"), self.folder)
        self._event_fields = [
            field(tr("Least confidence"), self.least),
            field(tr("Join over gaps to"), self.gap),
            field(tr("Shortest event"), self.shortest),
        ]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(label(tr("MODEL"), "heading"))
        column.addWidget(self.model)
        column.addWidget(self._folder_field)
        column.addSpacing(8)
        column.addWidget(label(tr("OTHER DATA"), "heading"))
        column.addWidget(self.source)
        column.addSpacing(8)
        column.addWidget(label(tr("WHAT IS WRITTEN"), "heading"))
        column.addWidget(self.form)
        column.addWidget(target)
        events = QHBoxLayout()
        events.setSpacing(12)
        for part in self._event_fields:
            events.addWidget(part, 1)
        column.addLayout(events)
