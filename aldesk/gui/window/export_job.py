"""One export of labels or embeddings as the window has it done."""

from pathlib import Path
from typing import Literal

from aldesk.core.progress import Progress, silent
from aldesk.engine.refit.predict_all import predict_all
from aldesk.gui.kit.i18n import tr
from aldesk.gui.window.background_export import BackgroundExport, Tone, said
from aldesk.session import LabelSession
from aldesk.session.export.embeddings import export_embeddings
from aldesk.session.export.labels import export_labels
from aldesk.session.export.result import Exported
from aldesk.session.export.several_columns import Form
from aldesk.store.project import Project

Content = Literal["labels", "columns", "predictions", "probabilities", "embeddings"]
"""``"columns"`` are the labels with a column for each class, where a sample may have several."""


class ExportJob(BackgroundExport):
    """Writes what is asked for, through a connection of its own.

    Parameters
    ----------
    project, to : Path
    content : {"labels", "columns", "predictions", "probabilities", "embeddings"}
    progress : Progress
        Called in the thread; (0, 1) while a model is fitted.
    least : float
        See `export_labels`.
    """

    def __init__(
        self,
        project: Path,
        to: Path,
        content: Content,
        progress: Progress = silent,
        *,
        least: float = 0.5,
    ) -> None:
        super().__init__(project, to, progress)
        self._content, self._least = content, least

    def _export(self, project: Project) -> tuple[Tone, str]:
        done = self._written(project)
        return said(_parts(done), done.skipped)

    def _written(self, project: Project) -> Exported:
        if self._content == "embeddings":
            return export_embeddings(project, self.to, self._tell)
        session, told = LabelSession(project), None
        if self._content not in ("labels", "columns"):
            self._progress(0, 1)
            told = predict_all(session, self._client)
        each_class = self._content == "probabilities"
        form: Form = "multi-hot" if self._content == "columns" else "list"
        self._tell(0, 0)
        return export_labels(
            session,
            self.to,
            told,
            each_class=each_class,
            form=form,
            least=self._least,
            progress=self._tell,
        )

    def _text_of_cancelled(self) -> str:
        if self._content != "embeddings" and self._n_done:  # of a folder
            return tr(
                "Export stopped: {n} file(s) are copied. Export to the same folder again to copy "
                "the rest.",
                "",
                self._n_done,
            )
        return super()._text_of_cancelled()


def _parts(done: Exported) -> list[str]:
    if done.n_embedded is None:
        parts = [tr("{n} label(s) written to {path}.", "", done.n_labels, path=done.to)]
    else:
        parts = [tr("{n} embedding(s) written to {path}.", "", done.n_embedded, path=done.to)]
    if done.n_copied is not None:
        parts.append(tr("{n} copied, {there} there already.", n=done.n_copied, there=done.n_there))
    if done.n_nowhere:
        parts.append(
            tr("{n} sample(s) with none of the classes lie in no folder.", "", done.n_nowhere)
        )
    if done.n_predicted is not None:
        parts.append(tr("{n} sample(s) predicted.", "", done.n_predicted))
    if done.n_without:
        parts.append(tr("{n} sample(s) not embedded yet.", "", done.n_without))
    return parts
