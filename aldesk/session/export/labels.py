"""Write the labels where a person says: a table, or a folder with the files."""

from pathlib import Path

from aldesk.core.errors import Problem
from aldesk.core.files import unwritten
from aldesk.core.progress import Progress, silent
from aldesk.session.export.folder import FolderExport, claim
from aldesk.session.export.predictions import ExportedPredictions
from aldesk.session.export.result import Exported
from aldesk.session.export.several_columns import Form
from aldesk.session.export.table import LabelTable
from aldesk.session.label_session import LabelSession

_KEPT = "The project and an older table of that name were not changed"


def export_labels(
    session: LabelSession,
    to: Path,
    predictions: ExportedPredictions | None = None,
    *,
    each_class: bool = False,
    form: Form = "list",
    least: float = 0.5,
    progress: Progress = silent,
) -> Exported:
    """Write the labels to a ``.csv`` or ``.parquet`` file, or copy the labelled files to a folder.

    A folder gets ``labels.csv`` first and then a subfolder for each class. Exporting to the same
    folder again copies what is missing. An older table is replaced only when the new one is
    complete.

    Parameters
    ----------
    session : LabelSession
    to : Path
    predictions : ExportedPredictions, optional
        Told in columns of their own.
    each_class : bool
        Tell the probability of each class, too.
    form, least
        See `LabelTable`.
    progress : callable, optional
        Counts the files copied.

    Raises
    ------
    Problem
        If nothing can be written there; what was there is kept then. A file that cannot be copied
        is no reason: the result names it.
    """
    table = LabelTable(session, predictions, each_class=each_class, form=form, least=least)
    try:
        is_folder, ending = not to.suffix or to.is_dir(), to.suffix.lower()
    except OSError as error:
        raise unwritten("The labels", to, error, _KEPT) from error
    if not is_folder and ending not in (".csv", ".parquet"):
        raise Problem(
            f"Labels cannot be written as {to.suffix}",
            subject=str(to),
            todo="Give a name that ends in .csv or .parquet, or a folder",
        )
    copies = FolderExport(session, to) if is_folder else None
    try:
        if copies:
            claim(to, session)
            table.write_csv(to / "labels.csv")
            copies.run(progress)
        elif ending == ".csv":
            table.write_csv(to)
        else:
            table.write_parquet(to)
    except OSError as error:
        raise unwritten("The labels", to, error, _KEPT) from error
    return Exported(
        to,
        table.n_labels,
        n_copied=copies.n_copied if copies else None,
        n_there=copies.n_there if copies else None,
        n_predicted=table.n_predicted if predictions else None,
        n_without=len(session.project.samples) - table.n_predicted if predictions else None,
        skipped=tuple(copies.skipped) if copies else (),
        n_nowhere=copies.n_nowhere if copies else 0,
    )
