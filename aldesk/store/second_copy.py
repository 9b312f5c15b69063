"""A copy of a project for a second person; both are asked about a share of the samples."""

import secrets
import shutil
from pathlib import Path, PurePath

from aldesk.core.errors import Problem
from aldesk.store.new_file import made_from_another, refuse_taken_both
from aldesk.store.project import Project


def copy_for(project: Project, name: str, share: float) -> Path:
    """Copy an open project, with its embeddings, beside it.

    What both are asked about is drawn here once, and kept in both files; a second copy for a third
    person has the same.

    Parameters
    ----------
    project : Project
    name : str
        Of the person; the copy is called so.
    share : float
        Of all samples, 0 … 1, and of each batch. It stays as it was drawn for an earlier copy.

    Raises
    ------
    Problem
        If the name cannot be one of a file, there is such a copy, or it cannot be written.
    """
    file = f"{project.path.stem} for {name}{project.path.suffix}"
    if not name.strip() or "\0" in name or PurePath(file).name != file:
        raise Problem("This name cannot be a file's", subject=name, todo="Give a simpler one")
    to = project.path.with_name(file)
    refuse_taken_both(to, "Nothing was copied", "Give another name")
    folder = project.path.with_suffix(".embeddings")
    if share and project.meta.shared is None:
        project.meta.shared = {
            "share": share,
            "seed": secrets.randbits(32),
            "n_samples": len(project.samples),
            "n_events": len(project.journal.events),
            "n_queries": len(project.queries.all()),
        }
    with made_from_another(to, "The copy", "The project is as it was") as half_made:
        if folder.is_dir():
            shutil.copytree(folder, to.with_suffix(".embeddings"))
        project.copy_whole(half_made)
    return to
