"""What the program is: its version and those it stands on, licences, where its log lies."""

import platform

from PySide6.QtCore import QAbstractListModel, Qt, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from aldesk import __version__, resources
from aldesk.gui.kit.background import Background
from aldesk.gui.kit.i18n import tr
from aldesk.gui.kit.messages import Messages
from aldesk.gui.kit.qt_types import Index
from aldesk.gui.kit.tips import safe_tip
from aldesk.gui.kit.two_part_row import FACT, two_part_list
from aldesk.gui.kit.widgets import button, label
from aldesk.gui.settings.page_frame import PageFrame
from aldesk.gui.settings.places import Place, log_folder, preferences_folder
from aldesk.gui.settings.section import Section
from aldesk.libraries import Library, libraries, main_versions

_LIST_HEIGHT = 284  # ten rows
_TOLD = ("PySide6_Essentials", "torch", "transformers", "scikit-activeml", "scikit-learn", "numpy")


class AboutPage(PageFrame):
    """Everything on it is read from this computer, and from the packages' own metadata."""

    def __init__(self, messages: Messages) -> None:
        super().__init__()
        self._messages = messages
        self._background: Background | None = None
        self.versions = _versions()
        self.copy_button = button(tr("Copy"), tr("Copy all versions, for a report"), "quiet")
        self.copy_button.clicked.connect(self._copy)
        self.model = LibraryModel()
        self.list = two_part_list(tr("Libraries with their licences"))
        self.list.setModel(self.model)
        self.list.setFixedHeight(_LIST_HEIGHT)
        self.lay_out(tr("ABOUT"), tr("Close this page"), self._sections())

    def enter(self) -> None:
        """Take the keys, and look which libraries are here."""
        self.copy_button.setFocus()
        if self._background is None:
            self._background = Background("libraries")
            self._background.submit(libraries, self.model.show_libraries)

    def stop(self) -> None:
        """End the thread that reads the metadata."""
        if self._background:
            self._background.close()

    def report(self) -> str:
        """Return the versions as lines, for a report."""
        return "".join(f"{name} {version}\n" for name, version in self.versions.items())

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report())
        self._messages.notice(tr("Copied: the versions of ALDesk and what it runs on."))

    def _sections(self) -> list[QWidget]:
        versions = Section(tr("VERSIONS"), self.copy_button)
        told = ("Python", "Qt", *_TOLD)
        versions.add_wide(_facts([(name, self.versions[name]) for name in told]))
        licences = Section(tr("LIBRARIES AND THEIR LICENCES"))
        licences.add_wide(self.list)
        texts = resources.licences()
        if texts.is_dir():
            licences.add_wide(Place(tr("Licence texts"), texts, self._messages))
        folders = Section(tr("FOLDERS"))
        folders.add_wide(Place(tr("Log"), log_folder(), self._messages))
        folders.add_wide(Place(tr("Settings and keys"), preferences_folder(), self._messages))
        return [_what_it_is(), versions, folders, licences]


class LibraryModel(QAbstractListModel):
    """The libraries, a line each."""

    def __init__(self) -> None:
        super().__init__()
        self.libraries: list[Library] = []

    def show_libraries(self, found: list[Library]) -> None:
        """Take over what was found, with Python at its head."""
        self.beginResetModel()
        self.libraries = [Library("Python", platform.python_version(), "PSF-2.0"), *found]
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of libraries."""
        return len(self.libraries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a library's name and version, and at the right its licence."""
        library = self.libraries[index.row()]
        name, licence = f"{library.name} {library.version}", library.licence or "—"
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return name
            case Qt.ItemDataRole.ToolTipRole:
                return safe_tip(f"{name}: {licence}")
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{name}, {licence}"
        return licence if role == FACT else None


def _what_it_is() -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    column.addWidget(label(" ".join(("ALDesk", __version__)), "figure"))
    column.addWidget(label(tr("Labels sound and pictures with active learning, offline.")))
    column.addWidget(label(tr("Free software under the MIT licence."), "muted"))
    return made


def _versions() -> dict[str, str]:
    return {
        "ALDesk": __version__,
        "Python": platform.python_version(),
        "Qt": qVersion(),
        "System": platform.platform(),
        **main_versions(),
    }


def _facts(lines: list[tuple[str, str]]) -> QWidget:
    """Return names with versions, in two columns."""
    made = QWidget()
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(16)
    half = (len(lines) + 1) // 2
    for place, (name, version) in enumerate(lines):
        row, column = place % half, 2 * (place // half)
        grid.addWidget(label(name.removesuffix("_Essentials"), "muted"), row, column)
        grid.addWidget(label(version), row, column + 1)
    grid.setColumnStretch(1, 1)
    grid.setColumnStretch(3, 1)
    return made
