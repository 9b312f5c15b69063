"""Where a new project's file goes."""

import os
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from aldesk.gui.kit.general_settings import general_settings
from aldesk.gui.kit.i18n import tr
from aldesk.gui.kit.widgets import button, label
from aldesk.session.new_project import project_beside
from aldesk.sources import place_of
from aldesk.sources.location import hub_id


class ProjectPlace(QWidget):
    """A field for the file, and what is wrong with the place.

    Signals
    -------
    open_wanted : Path
        The project that is there already.
    changed
    """

    open_wanted = Signal(object)
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.field = QLineEdit()
        self.field.setAccessibleName(tr("Project file"))
        self.field.textChanged.connect(lambda _: self._look())
        choose = button(tr("Choose …"), tr("Choose the project file's place"))
        choose.clicked.connect(self._ask)
        self.note = label("", "warn", wraps=True)
        self.open = button(tr("Open it"), tr("Open the project that is there"))
        self.open.clicked.connect(lambda: self.open_wanted.emit(self.file()))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.field, 1)
        row.addWidget(choose)
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(self.note, 1)
        below.addWidget(self.open)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addLayout(below)
        self._look()

    def suggest(self, source: str) -> None:
        """Write in where the file of a source's project goes when nobody says otherwise."""
        self.field.setText(str(place_for(source)) if source else "")

    def file(self) -> Path:
        """Return the path of the project file to be made."""
        path = Path(self.field.text().strip()).expanduser()
        return path if path.suffix == ".aldesk" else path.with_name(f"{path.name}.aldesk")

    def problem(self) -> str:
        """Return why no project can be made there; empty if one can."""
        if not self.field.text().strip():
            return tr("Choose where the project file goes.")
        file = self.file()
        if file.exists():
            return tr("There is a project already. Open it, or choose another name.")
        if not file.parent.is_dir():
            return tr("There is no folder {folder}.", folder=file.parent)
        if not os.access(file.parent, os.W_OK):
            return tr("Nothing can be written in {folder}.", folder=file.parent)
        return ""

    def _look(self) -> None:
        said = self.problem() if self.field.text().strip() else ""
        self.note.setText(said)
        self.note.setVisible(bool(said))
        self.open.setVisible(bool(said) and self.file().exists())
        self.changed.emit()

    def _ask(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, tr("The project file"), str(self.file()), "ALDesk (*.aldesk)"
        )
        if name:
            self.field.setText(name)


def place_for(source: str) -> Path:
    """Return a place in the folder of the settings, or beside the source, or in the documents.

    The first of them that can be written to.
    """
    place = Path(place_of(source))
    documents = QStandardPaths.StandardLocation.DocumentsLocation
    folder = Path(QStandardPaths.writableLocation(documents))
    named = hub_id(source)
    name = named.name if named else place.name or "samples"
    is_local = place.is_absolute() and bool(place.name)
    beside = project_beside(place) if is_local else folder / f"{name}.aldesk"
    chosen = general_settings().project_folder
    if chosen and os.access(chosen, os.W_OK) and Path(chosen).is_dir():
        return Path(chosen) / beside.name
    if is_local and os.access(beside.parent, os.W_OK):
        return beside
    return (folder if folder.is_dir() else Path.home()) / f"{name}.aldesk"
