"""A line for a folder, with a button to choose it."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from aldesk.gui.kit.i18n import tr
from aldesk.gui.kit.settings_field import line
from aldesk.gui.kit.widgets import button


def typed_path(text: str) -> str:
    """Return a path as it is meant; quotes, which a copied path may have, are taken off."""
    text = text.strip().strip("\"'")
    return str(Path(text).expanduser()) if text.startswith("~") else text


class FolderField(QWidget):
    """A folder, typed or chosen; empty where none is needed.

    Parameters
    ----------
    name : str
        For screen readers.
    placeholder : str
    title : str
        Of the dialogue.
    """

    def __init__(self, name: str, placeholder: str, title: str) -> None:
        super().__init__()
        self._title = title
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
        if name := QFileDialog.getExistingDirectory(self, self._title, self.text):
            self.field.setText(name)
