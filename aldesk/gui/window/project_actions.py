"""The actions of the open project as a whole: what comes in, what goes out, its encoder."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from aldesk.gui.kit.action_table import Action
from aldesk.gui.kit.actions import Run, Runs
from aldesk.gui.kit.file_dialog import ask_folder
from aldesk.gui.kit.i18n import tr
from aldesk.gui.kit.messages import Messages
from aldesk.gui.window.pages import Pages

if TYPE_CHECKING:
    from aldesk.gui.window.open_project import OpenProject


def project_runs(
    opened: "Callable[[], OpenProject | None]", pages: Pages, messages: Messages
) -> Runs:
    """Return what they do; `opened` returns the open project, or None."""

    def on_project(act: "Callable[[OpenProject], None]") -> Run:
        def run() -> None:
            if project := opened():
                act(project)

        return run

    def ask_samples() -> None:
        if project := opened():
            pages.start_flow.add_to(project.project)
        else:
            messages.notice(tr("Open a project first, or start a new one with these samples."))

    def find_moved(project: "OpenProject") -> None:
        """Let the person choose a folder, and look for moved files in it."""
        if name := ask_folder(pages.window(), "moved", tr("Folder that the files may be in now")):
            project.moved.search(Path(name))

    return {
        Action.ADD_SAMPLES: ask_samples,
        Action.IMPORT_LABELS: on_project(pages.label_imports.ask),
        Action.FIND_MOVED: on_project(find_moved),
        Action.ENCODER: on_project(pages.encoders.ask),
        Action.VALIDATE: on_project(pages.validation.toggle),
    }
