"""A line for a folder, with a button to choose it."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from aldesk.core.typed_path import typed_path
from aldesk.gui.kit.file_dialog import ask_folder
from aldesk.gui.kit.i18n import tr
from aldesk.gui.kit.settings_field import line
from aldesk.gui.kit.widgets import button


class FolderField(QWidget):
    """A folder, typed or chosen; empty where none is needed.

    Parameters
    ----------
    name : str
        For screen readers.
    placeholder : str
    title : str
        Of the dialogue.
    purpose : str
        What the dialogue remembers its folder under.
    """

    def __init__(self, name: str, placeholder: str, title: str, purpose: str) -> None:
        super().__init__()
        self._title, self._purpose = title, purpose
        self.field = line(name, tip=name, placeholder=placeholder)
        browse = button(tr("Choose …"), title)
        browse.clicked.connect(self._ask)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.field, 1)
        row.addWidget(browse)

    @property
    def text(self) -> str:
        """The folder; empty for none."""
        return typed_path(self.field.text())

    def _ask(self) -> None:
        if name := ask_folder(self, self._purpose, self._title, self.text):
            self.field.setText(name)
