"""The actions about projects and their files: new, open, close, add, report, moved files."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from aldesk.gui.kit.actions import Entry
from aldesk.gui.kit.i18n import tr
from aldesk.gui.workspace.controller import Bridge

if TYPE_CHECKING:
    from aldesk.gui.window.window import Window


def project_entries(window: "Window") -> list[Entry]:
    """Return the entries of a window."""
    return [
        Entry("New project", ("Ctrl+Shift+N",), window.entrance.new),
        Entry("Open a project", ("Ctrl+O",), window.entrance.ask_project),
        Entry("Close the project", ("Ctrl+W",), window.leave_project),
        Entry("Add samples", ("Ctrl+I",), lambda: _add_samples(window)),
        Entry("Import report", ("Ctrl+R",), window.toggle_report),
        Entry("Find moved files", ("Ctrl+M",), lambda: find_moved(window)),
        Entry("Pause or resume the embedding", ("Ctrl+Shift+P",), window.toggle_embedding),
    ]


def find_moved(window: "Window") -> None:
    """Let the person choose a folder, and look for moved files in it."""
    if (bridge := window.bridge) is None:
        return
    if name := QFileDialog.getExistingDirectory(window, tr("Where the files may lie now")):
        bridge.moved.search(Path(name))


def _add_samples(window: "Window") -> None:
    bridge: Bridge | None = window.bridge
    if bridge is None:
        window.messages.notice(tr("Open a project first, or make a new one of these samples."))
    else:
        window.entrance.add_to(bridge.session.project)
