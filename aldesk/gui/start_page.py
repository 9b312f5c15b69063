"""What is shown while no project is open: three ways to begin."""

from pathlib import Path

from PySide6.QtCore import QObject, Qt, QThread, Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from aldesk.core.errors import Cancelled, Problem
from aldesk.gui.doorbell import ring
from aldesk.gui.messages import Messages
from aldesk.gui.widgets import button, label
from aldesk.new_project import NewProject, make, project_beside
from aldesk.store.database import Unavailable
from aldesk.store.project import Project


class StartPage(QWidget):
    """Opens a project, or makes one from a folder or a table.

    Signals
    -------
    chosen : Project
        Open, and the receiver's to close.
    """

    chosen = Signal(object)

    def __init__(self, messages: Messages) -> None:
        super().__init__()
        self._messages = messages
        self._maker: _Maker | None = None
        self._state = label("", "muted")
        self._bar = QProgressBar(textVisible=False)
        self._bar.setAccessibleName("Scanning")
        self._bar.hide()
        self._lay_out()

    def open_path(self, path: Path) -> None:
        """Open a project file, or make a project from a folder or a table and open that."""
        if path.suffix == ".aldesk":
            self._open(path)
        elif project_beside(path).exists():
            self._open(project_beside(path))
        elif self._maker is None:
            self._messages.notice(f"Reading {path} …")
            self._make(NewProject(project_beside(path), path))
        else:
            self._messages.notice("Another folder is being read; drop this one after it.")

    def stop(self) -> None:
        """Cancel a scan that is under way."""
        if self._maker:
            self._maker.requestInterruption()
            self._maker.wait()

    def _open(self, path: Path) -> None:
        try:
            self.chosen.emit(Project.open(path))
        except Unavailable as problem:
            if ring(path):
                self._messages.notice(f"{path.name} is open already; its window is in front now.")
            else:
                self._messages.trouble(str(problem))
        except Problem as problem:
            self._messages.trouble(str(problem))

    def _make(self, new: NewProject) -> None:
        self._bar.show()
        self._bar.setRange(0, 0)
        self._state.setText(f"Reading {new.source} …")
        self._maker = _Maker(new, self)
        self._maker.progressed.connect(self._show_progress)
        self._maker.failed.connect(self._failed)
        self._maker.made.connect(self._made)
        self._maker.finished.connect(self._finished)
        self._maker.start()

    def _show_progress(self, done: int, total: int) -> None:
        self._bar.setRange(0, total if done else 0)
        self._bar.setValue(done)

    def _made(self, path: Path) -> None:
        self._open(path)

    def _failed(self, text: str) -> None:
        self._messages.trouble(text)

    def _finished(self) -> None:
        self._maker = None
        self._bar.hide()
        self._state.setText("")

    def _ask_project(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "Open a project", "", "ALDesk (*.aldesk)")
        if name:
            self.open_path(Path(name))

    def _ask_folder(self) -> None:
        if name := QFileDialog.getExistingDirectory(self, "A folder of clips or pictures"):
            self.open_path(Path(name))

    def _lay_out(self) -> None:
        card = QFrame()
        card.setObjectName("card")
        card.setFixedWidth(520)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(40, 40, 40, 40)
        inside.setSpacing(12)
        inside.addWidget(label("Label sound and pictures", "figure"))
        inside.addWidget(
            label(
                "Drop a folder of clips or pictures here, or a table with paths. Subfolders are "
                "read as classes. Nothing leaves this computer.",
                "muted",
                wraps=True,
            )
        )
        row = QHBoxLayout()
        row.setSpacing(12)
        folder = button("Choose a folder …", "Make a project from a folder", "primary")
        folder.setToolTip("A project file is made beside the folder")
        folder.clicked.connect(self._ask_folder)
        project = button("Open a project …", "Open a project")
        project.clicked.connect(self._ask_project)
        row.addWidget(folder)
        row.addWidget(project)
        row.addStretch()
        inside.addSpacing(8)
        inside.addLayout(row)
        inside.addSpacing(8)
        inside.addWidget(self._bar)
        inside.addWidget(self._state)
        inside.addWidget(label("`aldesk demo` shows it with spoken digits.", "small"))
        column = QVBoxLayout(self)
        column.addWidget(card, 0, Qt.AlignmentFlag.AlignCenter)


class _Maker(QThread):
    """Scans and writes the project in a thread; interruption cancels it."""

    progressed = Signal(int, int)
    made = Signal(object)
    failed = Signal(str)

    def __init__(self, new: NewProject, parent: QObject) -> None:
        super().__init__(parent)
        self._new = new
        self._shown = 0

    def run(self) -> None:
        try:
            make(self._new, self._progress).close()
        except Cancelled:
            return
        except Problem as problem:
            self.failed.emit(str(problem))
        else:
            self.made.emit(self._new.file)

    def _progress(self, done: int, total: int) -> None:
        if self.isInterruptionRequested():
            raise Cancelled
        if done - self._shown >= max(1, total // 200):
            self._shown = done
            self.progressed.emit(done, total)
