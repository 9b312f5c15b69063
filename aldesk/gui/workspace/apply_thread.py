"""The thread that applies a model: that of a project, fitted first, or one in a folder."""

import time
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import Signal

from aldesk.apply import Applied, ApplyJob, Phase, apply_model
from aldesk.core.temporary import temporary_folder
from aldesk.engine.model.client import export_model
from aldesk.gui.kit.i18n import noop
from aldesk.gui.workspace.job import Job
from aldesk.session import LabelSession
from aldesk.store import Project

_SECONDS_BETWEEN_SIGNS = 0.1


@dataclass(frozen=True)
class Application:
    """What is applied: the job, and the project whose model it is, if its folder is not named."""

    job: ApplyJob
    project: Path | None = None


class ApplyThread(Job):
    """Applies a model through connections of its own.

    Signals
    -------
    phased : str, int, int
        ``"fitting"`` or a `Phase`, what is done of it, and of how much.
    """

    fault = noop("The model could not be applied.")
    phased = Signal(str, int, int)

    def __init__(self, wanted: Application) -> None:
        super().__init__()
        self._wanted = wanted
        self._last = ("", 0.0)

    def work(self) -> Applied:
        """Fit the project's model where it is that, and apply it."""
        job, project = self._wanted.job, self._wanted.project
        if project is None:
            return apply_model(job, self._tell, self._cancel)
        self.phased.emit("fitting", 0, 0)
        with temporary_folder() as folder:
            to = folder / "model"
            with Project.open_to_read(project) as opened:
                export_model(LabelSession(opened), to, self._cancel)
            return apply_model(replace(job, model=to), self._tell, self._cancel)

    def _tell(self, phase: Phase, done: int, total: int) -> None:
        now = time.monotonic()
        if phase != self._last[0] or now - self._last[1] > _SECONDS_BETWEEN_SIGNS or done == total:
            self._last = phase, now
            self.phased.emit(phase, done, total)
