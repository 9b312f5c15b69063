"""The export of the model as the window has it done."""

import threading
from pathlib import Path

from aldesk.core.progress import Progress, silent
from aldesk.engine.model.client import export_model
from aldesk.gui.kit.i18n import tr
from aldesk.gui.window.background_export import BackgroundExport, Tone
from aldesk.session import LabelSession
from aldesk.store.project import Project


class ModelJob(BackgroundExport):
    """Fits the model on the labels of now, and writes its folder.

    Parameters
    ----------
    project, to : Path
    progress : Progress
        Called in the thread, with (0, 1) while the model is fitted.
    """

    def __init__(self, project: Path, to: Path, progress: Progress = silent) -> None:
        super().__init__(project, to, progress)
        self._stop = threading.Event()

    def cancel(self) -> None:
        """Give up soon, from another thread; the folder is there whole or not at all."""
        super().cancel()
        self._stop.set()

    def _export(self, project: Project) -> tuple[Tone, str]:
        self._progress(0, 1)
        done = export_model(LabelSession(project), self.to, self._stop)
        words = tr("The model of {n} class(es) is in {path}.", "", len(done.classes), path=done.to)
        about = tr("Its README.md tells what it is.")
        return "notice", f"{words} {about}"
