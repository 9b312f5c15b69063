"""One export as the window has it done: in a thread, with what comes of it as a text."""

import time
from pathlib import Path
from typing import Literal

from aldesk.core.errors import Cancelled, Problem
from aldesk.core.progress import Progress, silent
from aldesk.engine.refit.client import RefitClient
from aldesk.engine.refit.predict_all import predict_all
from aldesk.gui.kit.i18n import tr
from aldesk.session import LabelSession
from aldesk.session.export.embeddings import export_embeddings
from aldesk.session.export.labels import export_labels
from aldesk.session.export.result import Exported
from aldesk.store.project import Project

Content = Literal["labels", "predictions", "probabilities", "embeddings"]
Tone = Literal["notice", "trouble"]
_SECONDS_BETWEEN_SIGNS = 0.1


class ExportJob:
    """Writes what is asked for, through a connection of its own.

    Parameters
    ----------
    project, to : Path
    content : {"labels", "predictions", "probabilities", "embeddings"}
    progress : Progress
        Called in the thread; (0, 1) while a model is fitted.
    """

    def __init__(
        self, project: Path, to: Path, content: Content, progress: Progress = silent
    ) -> None:
        self._project, self.to, self._content = project, to, content
        self._progress = progress
        self.told = 0.0
        self._n_done = 0
        self._client = RefitClient()
        self._is_cancelled = False

    def run(self) -> tuple[Tone, str]:
        """Do it, and return what to say. For any thread."""
        try:
            with Project.open_to_read(self._project) as project:
                done = self._export(project)
        except Problem as problem:
            return "trouble", str(problem)
        except Cancelled:
            return "notice", self._text_of_cancelled()
        except OSError as error:
            return "trouble", f"{self.to}: {error.strerror or error}"
        return ("trouble" if done.skipped else "notice"), _text(done)

    def cancel(self) -> None:
        """Give up soon, from another thread; a table is there whole or not at all."""
        self._is_cancelled = True
        self._client.end()

    def _export(self, project: Project) -> Exported:
        if self._content == "embeddings":
            return export_embeddings(project, self.to, self._tell)
        session = LabelSession(project)
        if self._content != "labels":
            self._progress(0, 1)
        told = None if self._content == "labels" else predict_all(session, self._client)
        each_class = self._content == "probabilities"
        self._tell(0, 0)
        return export_labels(session, self.to, told, each_class=each_class, progress=self._tell)

    def _tell(self, done: int, total: int) -> None:
        """Tell how far it is, but not so often that the window has much to paint."""
        if self._is_cancelled:
            raise Cancelled
        self._n_done = done
        if done and (now := time.monotonic()) - self.told > _SECONDS_BETWEEN_SIGNS:
            self.told = now
            self._progress(done, total)

    def _text_of_cancelled(self) -> str:
        if self._content != "embeddings" and self._n_done:  # of a folder
            return tr(
                "Export stopped: {n} file(s) are copied. Export to the same folder again to copy "
                "the rest.",
                "",
                self._n_done,
            )
        return tr("Export stopped. Nothing was written.")


def _text(done: Exported) -> str:
    if done.n_embedded is None:
        parts = [tr("{n} label(s) written to {path}.", "", done.n_labels, path=done.to)]
    else:
        parts = [tr("{n} embedding(s) written to {path}.", "", done.n_embedded, path=done.to)]
    if done.n_copied is not None:
        parts.append(tr("{n} copied, {there} there already.", n=done.n_copied, there=done.n_there))
    if done.n_predicted is not None:
        parts.append(tr("{n} sample(s) predicted.", "", done.n_predicted))
    if done.n_without:
        parts.append(tr("{n} sample(s) not embedded yet.", "", done.n_without))
    if done.skipped:
        first = done.skipped[0]
        words = {"name": first.path.name, "reason": first.reason}
        parts.append(tr("{n} left out, first {name}: {reason}.", n=len(done.skipped), **words))
    return " ".join(parts)
