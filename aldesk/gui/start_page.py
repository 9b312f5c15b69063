"""What is shown while no project is open: three ways to begin."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from aldesk.core.errors import Problem
from aldesk.core.part import Listing, Part
from aldesk.engine.import_keeper import NewProjectKeeper
from aldesk.gui.doorbell import ring
from aldesk.gui.import_thread import ImportThread
from aldesk.gui.messages import Messages
from aldesk.gui.widgets import button, label
from aldesk.new_project import NewProject, project_beside
from aldesk.store.database import Unavailable
from aldesk.store.project import Project


class StartPage(QWidget):
    """Opens a project, or makes one from a folder or a table.

    Signals
    -------
    chosen : Project
        Open, and the receiver's to close.
    begun : (Project, ImportThread)
        The same for one whose first samples are there, and what reads the others. The receiver
        follows it.
    """

    chosen = Signal(object)
    begun = Signal(object, object)

    def __init__(self, messages: Messages) -> None:
        super().__init__()
        self._messages = messages
        self._thread: ImportThread | None = None
        self._keeper: NewProjectKeeper | None = None
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
        elif self._thread is None:
            self._messages.notice(f"Reading {path} …")
            self._make(NewProject(project_beside(path), path))
        else:
            self._messages.notice("Another folder is being read; drop this one after it.")

    def stop(self) -> None:
        """Cancel an import that has not come to its first samples."""
        if self._thread:
            self._thread.stop()

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
        self._keeper = NewProjectKeeper(new)
        self._thread = thread = ImportThread(self._keeper.job, self)
        thread.progressed.connect(self._show_progress)
        thread.listed.connect(self._take_listing)
        thread.part_read.connect(self._take_first_part)
        thread.ended.connect(self._ended)
        thread.start()

    def _show_progress(self, done: int, total: int) -> None:
        self._bar.setRange(0, total if done else 0)
        self._bar.setValue(done)
        if total and not done:
            self._state.setText(f"{total:,} files so far …")

    def _take_listing(self, listing: Listing) -> None:
        self._answer(lambda keeper: keeper.names_read(listing))

    def _take_first_part(self, part: Part) -> None:
        """Make the project, and hand it over with the thread that reads the rest."""
        self._answer(lambda keeper: keeper.add_part(part))

    def _answer(self, take: Callable[[NewProjectKeeper], object]) -> None:
        assert self._keeper and self._thread  # noqa: S101, PT018 - only the thread's signals call this
        thread, keeper = self._thread, self._keeper
        try:
            take(keeper)
        except Problem as problem:
            self._messages.trouble(str(problem))
            thread.taken(None)
            return
        if keeper.project:
            thread.disconnect(self)
            self._rest()
            self.begun.emit(keeper.project, thread)
        thread.taken(keeper.project.path if keeper.project else Path())

    def _ended(self, outcome: str) -> None:
        if outcome not in ("", "cancelled"):
            self._messages.trouble(outcome)
        if self._thread:
            self._thread.wait()
            self._thread.deleteLater()
        self._rest()

    def _rest(self) -> None:
        self._thread = self._keeper = None
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
