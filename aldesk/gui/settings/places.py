"""Where on this computer ALDesk keeps what belongs to no project."""

from pathlib import Path

from platformdirs import user_log_path
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aldesk.core.hub_folder import cache_home
from aldesk.gui.kit.i18n import tr
from aldesk.gui.kit.messages import Messages
from aldesk.gui.kit.outside import show_folder
from aldesk.gui.kit.preferences import preferences
from aldesk.gui.kit.widgets import ElidedLabel, button, label


def models_folder() -> Path:
    """Return where fetched models and encoders lie."""
    return cache_home("HF_HUB_CACHE", "hub")


def log_folder() -> Path:
    """Return where the log lies, as the application writes it."""
    return user_log_path("ALDesk")


def preferences_folder() -> Path:
    """Return where settings, keys and the list of recent projects lie."""
    return Path(preferences().fileName()).parent


class Place(QWidget):
    """A folder with what lies in it, and a button that shows it."""

    def __init__(self, words: str, folder: Path, messages: Messages) -> None:
        super().__init__()
        self._folder, self._messages = folder, messages
        path = ElidedLabel("small")
        path.set_whole(str(folder))
        self.show_button = button(tr("Show"), tr("Show the folder: {name}", name=words))
        self.show_button.clicked.connect(self._show)
        told = QVBoxLayout()
        told.setSpacing(2)
        told.addWidget(label(words))
        told.addWidget(path)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(24)
        row.addLayout(told, 1)
        row.addWidget(self.show_button)

    def _show(self) -> None:
        if not show_folder(self._folder):
            said = tr("No file manager was found. The folder is {path}", path=self._folder)
            self._messages.notice(said)
