"""Where samples come from: typed, or chosen as a folder or a file."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from aldesk.core.typed_path import typed_path
from aldesk.gui.kit.file_dialog import ask_file, ask_folder
from aldesk.gui.kit.i18n import tr
from aldesk.gui.kit.tips import set_tip
from aldesk.gui.kit.widgets import button


class SourceField(QWidget):
    """A path or a hub id.

    Signals
    -------
    named : str
        A source that the person has chosen.
    entered
        The person has typed one, and presses Enter.
    """

    named = Signal(str)
    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.field = QLineEdit()
        self.field.setAccessibleName(tr("Folder, table, data set or Hugging Face id"))
        set_tip(self.field, tr("Folder, table, data set or Hugging Face id"))
        self.field.setPlaceholderText(tr("Path, or a Hugging Face id (owner/name)"))
        self.field.setAcceptDrops(False)  # the window takes what is dropped
        self.field.returnPressed.connect(self.entered)
        folder = button(
            tr("Folder …"), tr("Choose a folder of recordings, clips or pictures, or a data set's")
        )
        folder.clicked.connect(self.ask_folder)
        file = button(tr("File …"), tr("Choose a table, or a Parquet or Arrow file"))
        file.clicked.connect(self.ask_file)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.field, 1)
        row.addWidget(folder)
        row.addWidget(file)

    @property
    def text(self) -> str:
        """What is typed, a path or a hub id."""
        return typed_path(self.field.text())

    def ask_folder(self) -> None:
        """Let the person choose a folder."""
        if name := ask_folder(self, "source", tr("A folder of recordings, clips or pictures")):
            self.named.emit(name)

    def ask_file(self) -> None:
        """Let the person choose a table or a data set's file."""
        from aldesk.tables import TABLES  # the start page waits for no reader

        endings = " ".join(f"*.{ending}" for ending in (*TABLES, "gz", "arrow"))
        kinds = tr("Tables and data sets ({kinds})", kinds=endings)
        if name := ask_file(self, "source", tr("A table or data set"), kinds):
            self.named.emit(name)
