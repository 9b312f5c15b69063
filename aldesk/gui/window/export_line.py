"""The line in which it is written where the labels go, and the thread that writes them there."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QWidget

from aldesk.core.errors import Problem
from aldesk.gui.kit.action_table import Action
from aldesk.gui.kit.background import Background
from aldesk.gui.kit.i18n import tr
from aldesk.gui.kit.keys import key_tip
from aldesk.gui.kit.messages import Messages
from aldesk.gui.kit.widgets import button, label, surface
from aldesk.store.exchange import export
from aldesk.store.project import Project


class ExportLine(QWidget):
    """Comes when it is asked for, with a name for the file that can be kept by Enter.

    Parameters
    ----------
    messages : Messages
        Where it says what was written, or why it was not.
    left : callable
        Called when the line has gone, to give the keys back.
    """

    def __init__(self, messages: Messages, left: Callable[[], None]) -> None:
        super().__init__()
        self._messages, self._left = messages, left
        self._project = Path()
        self._background: Background | None = None
        self.field = QLineEdit()
        self.field.setAccessibleName(tr("Where the labels go"))
        self.field.setToolTip(tr("A name that ends in .csv or .parquet, or a new folder"))
        self.field.returnPressed.connect(self._write)
        browse = button(tr("Choose …"), tr("Choose where the labels go"))
        browse.setToolTip(tr("Choose where the labels go"))
        browse.clicked.connect(self._browse)
        leave = button(tr("Cancel"), tr("Leave, and write nothing"), "quiet")
        key_tip(leave, tr("Leave, and write nothing"), Action.LEAVE)
        leave.clicked.connect(self.leave)
        ground = surface("top")
        row = QHBoxLayout(ground)
        row.setContentsMargins(24, 8, 16, 8)
        row.setSpacing(12)
        row.addWidget(label(tr("Export labels"), "strong"))
        row.addWidget(self.field, 1)
        row.addWidget(label(tr("Enter writes them; .csv, .parquet or a folder"), "muted"))
        row.addWidget(browse)
        row.addWidget(leave)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(ground)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.hide()

    def open(self, project: Path) -> None:
        """Ask where the labels of a project go."""
        self._project = project
        self.field.setText(str(project.with_name(f"{project.stem}-labels.csv")))
        self.show()
        self.field.setFocus()
        self.field.selectAll()

    def leave(self) -> None:
        """Hide the line without writing anything."""
        if self.isVisible():
            self.hide()
            self._left()

    def stop(self) -> None:
        """End the thread; what it has begun to write becomes complete or is not there."""
        if self._background:
            self._background.close()
            self._background = None

    def _browse(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, tr("Export labels"), self.field.text(), tr("Table (*.csv *.parquet)")
        )
        if name:
            self.field.setText(name)
        self.field.setFocus()

    def _write(self) -> None:
        to, project = Path(self.field.text().strip()).expanduser(), self._project
        if not self.field.text().strip():
            return
        to = to if to.is_absolute() else project.parent / to
        if to == project:  # its ending would be refused too, but nothing shall come near it
            self._messages.trouble(tr("That is the project itself. Give the labels another name."))
            return
        self.leave()
        self._background = self._background or Background("export")
        self._background.submit(lambda: _exported(project, to), self._tell)

    def _tell(self, outcome: tuple[str, str]) -> None:
        refusal, text = outcome
        if refusal:
            self._messages.trouble(refusal)
        else:
            self._messages.notice(text)


def _exported(file: Path, to: Path) -> tuple[str, str]:
    """Write the labels through a connection of its own; return a refusal, or what was done."""
    try:
        with Project.open_to_read(file) as project:
            n = export(project, to)
    except Problem as problem:
        return str(problem), ""
    return "", tr("{n} label(s) written to {path}.", "", n, path=to)
