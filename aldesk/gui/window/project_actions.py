"""The actions about projects and their files: new, open, close, add, report, moved files."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from aldesk.gui.kit.actions import Entry
from aldesk.gui.kit.i18n import tr
from aldesk.gui.workspace.controller import SessionController

if TYPE_CHECKING:
    from aldesk.gui.window.window import Window


def project_entries(window: "Window") -> list[Entry]:
    """Return the entries of a window."""
    return [
        Entry("New project", ("Ctrl+Shift+N",), window.start_flow.new),
        Entry("Open a project", ("Ctrl+O",), window.start_flow.ask_project),
        Entry("Close the project", ("Ctrl+W",), window.leave_project),
        Entry("Add samples", ("Ctrl+I",), lambda: _add_samples(window)),
        Entry("Import report", ("Ctrl+R",), window.toggle_report),
        Entry("Find moved files", ("Ctrl+M",), lambda: find_moved(window)),
        Entry("Pause or resume the embedding", ("Ctrl+Shift+P",), window.toggle_embedding),
    ]


def find_moved(window: "Window") -> None:
    """Let the person choose a folder, and look for moved files in it."""
    if (controller := window.controller) is None:
        return
    if name := QFileDialog.getExistingDirectory(window, tr("Where the files may lie now")):
        controller.moved.search(Path(name))


def _add_samples(window: "Window") -> None:
    controller: SessionController | None = window.controller
    if controller is None:
        window.messages.notice(tr("Open a project first, or make a new one of these samples."))
    else:
        window.start_flow.add_to(controller.session.project)
