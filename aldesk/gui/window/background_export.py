"""An export in a thread, with what comes of it as a text: what all kinds of export share."""

import time
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from aldesk.core.errors import Cancelled, Problem
from aldesk.core.progress import Progress, silent
from aldesk.engine.refit.client import RefitClient
from aldesk.gui.kit.i18n import tr
from aldesk.gui.kit.problem_text import problem_text
from aldesk.session.export.result import Skipped
from aldesk.store.project import Project

Tone = Literal["notice", "trouble"]
_SECONDS_BETWEEN_SIGNS = 0.1


class BackgroundExport:
    """Writes what its kind says, through a connection of its own.

    Parameters
    ----------
    project, to : Path
    progress : Progress
        Called in the thread; (0, 1) while a model is fitted.
    """

    def __init__(self, project: Path, to: Path, progress: Progress = silent) -> None:
        self._project, self.to = project, to
        self._progress = progress
        self._told = 0.0
        self._n_done = 0
        self._client = RefitClient()
        self._is_cancelled = False

    def run(self) -> tuple[Tone, str]:
        """Do it, and return what to say. For any thread."""
        try:
            with Project.open_to_read(self._project) as project:
                return self._export(project)
        except Problem as problem:
            return "trouble", problem_text(problem)
        except Cancelled:
            return "notice", self._text_of_cancelled()
        except OSError as error:
            return "trouble", f"{self.to}: {error.strerror or error}"

    def cancel(self) -> None:
        """Give up soon, from another thread; a table is there whole or not at all."""
        self._is_cancelled = True
        self._client.end()

    def _export(self, project: Project) -> tuple[Tone, str]:
        """Write it, and return what to say."""
        raise NotImplementedError

    def _text_of_cancelled(self) -> str:
        return tr("Export stopped. Nothing was written.")

    def _tell(self, done: int, total: int) -> None:
        """Tell how far it is, but not so often that the window has much to paint."""
        if self._is_cancelled:
            raise Cancelled
        self._n_done = done
        if done and (now := time.monotonic()) - self._told > _SECONDS_BETWEEN_SIGNS:
            self._told = now
            self._progress(done, total)


def said(parts: Sequence[str], skipped: Sequence[Skipped]) -> tuple[Tone, str]:
    """Return what to say of an export that came to its end, with what was left out."""
    if not skipped:
        return "notice", " ".join(parts)
    words = {"name": skipped[0].path.name, "reason": skipped[0].reason}
    left_out = tr("{n} left out, first {name}: {reason}.", n=len(skipped), **words)
    return "trouble", " ".join([*parts, left_out])
