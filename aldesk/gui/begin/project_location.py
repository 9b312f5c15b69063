"""Where a new project's file goes."""

import os
from itertools import count
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from aldesk.core.files import is_folder, is_there, may_write
from aldesk.core.typed_path import LONGEST_NAME, is_long_name, typed_path
from aldesk.gui.kit.file_dialog import PROJECTS, ask_new_file, project_file
from aldesk.gui.kit.general_settings import general_settings
from aldesk.gui.kit.i18n import tr
from aldesk.gui.kit.short_path import short_path
from aldesk.gui.kit.widgets import button, label, set_tone
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
        self._suggested = self._there = Path()
        self.field = QLineEdit()
        self.field.setAccessibleName(tr("Project file"))
        self.field.textChanged.connect(lambda _: self._look())
        choose = button(tr("Choose …"), tr("Choose the project file's place"))
        choose.clicked.connect(self._ask)
        self.note = label("", "warn", wraps=True)
        self.open = button(tr("Open it"), tr("Open the project that is there"))
        self.open.clicked.connect(lambda: self.open_wanted.emit(self._there))
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
        wanted = place_for(source) if source else Path()
        self._suggested = wanted
        self.field.setText(str(free_place(wanted)) if source else "")
        self._look()

    def file(self) -> Path:
        """Return the path of the project file to be made."""
        return project_file(Path(typed_path(self.field.text())))

    def problem(self) -> str:
        """Return why no project can be made there; empty if one can."""
        typed, file = typed_path(self.field.text()), self.file()
        if not typed:
            return tr("Choose where the project file goes.")
        if not file.name or is_folder(file) or is_folder(Path(typed)):
            return tr(
                "{folder} is a folder. Add a name for the project file.", folder=short_path(typed)
            )
        if is_there(file):
            return tr("A project of this name exists. Open it, or choose another name.")
        return tr("The name is too long.") if is_long_name(file) else _wrong_folder(file.parent)

    def _look(self) -> None:
        """Say what is wrong with the place, or that the source has a project already."""
        said, tone, file = "", "warn", self.file()
        if self.field.text().strip():
            said = self.problem()
        self._there = file if is_there(file) and not is_folder(file) else Path()
        if not said and is_there(self._suggested) and self._suggested.name:
            said, tone = tr("{name} is there too.", name=short_path(self._suggested.name)), "muted"
            self._there = self._suggested
        self.note.setText(said)
        set_tone(self.note, tone)
        self.note.setVisible(bool(said))
        self.open.setVisible(bool(self._there.name))
        self.changed.emit()

    def _ask(self) -> None:
        title = tr("The project file")
        name, _ = ask_new_file(self, "new project", title, PROJECTS, self.file())
        if name:
            self.field.setText(name)


def _wrong_folder(folder: Path) -> str:
    if not is_folder(folder):
        return tr("There is no folder {folder}.", folder=short_path(folder))
    if not may_write(folder):
        return tr("Nothing can be written in {folder}.", folder=short_path(folder))
    return ""


def free_place(wanted: Path) -> Path:
    """Return this place, or with a number behind its name if there is something of that name."""
    stem = wanted.stem
    while len(os.fsencode(stem)) > LONGEST_NAME - len(" 1000.aldesk"):
        stem = stem[:-1]
    names = (f"{stem}{f' {n}' if n > 1 else ''}{wanted.suffix}" for n in count(1))
    return next(file for name in names if not is_there(file := wanted.with_name(name)))


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
    if chosen and is_folder(Path(chosen)) and may_write(Path(chosen)):
        return Path(chosen) / beside.name
    if is_local and may_write(beside.parent):
        return beside
    return (folder if folder.is_dir() else Path.home()) / f"{name}.aldesk"
