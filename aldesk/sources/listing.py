"""List any source: which files or rows there are, before they are looked into."""

import os
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Literal

from aldesk.core.errors import Problem
from aldesk.core.files import EXPORT_MARKER, is_folder, is_there
from aldesk.core.natural import natural
from aldesk.core.progress import Progress, silent
from aldesk.media import media_named
from aldesk.sources.arrow_files import (
    files_by_split,
    is_data_file,
    is_saved,
    pointer_among,
)
from aldesk.sources.exported_folder import with_exported_labels
from aldesk.sources.folder import list_folder
from aldesk.sources.folder_tables import FolderTable, noticed, with_tables
from aldesk.sources.location import hub_id
from aldesk.sources.same_content import merged_by_content
from aldesk.sources.several_labels import SeveralLabels, with_several
from aldesk.sources.stretches import reader_of
from aldesk.sources.table import list_table
from aldesk.sources.types import FileProblem, Options, SourceEntry
from aldesk.tables import TABLES, is_table
from aldesk.tables.arrow_columns import columns_of
from aldesk.tables.arrow_door import schema_of

_LOOKED_AT = 2000

Kind = Literal["folder", "table", "hugging face"]


def list_source(
    where: str | Path, options: Options | None = None, progress: Progress = silent
) -> tuple[list[SourceEntry], list[FileProblem]]:
    """List what a source names: a folder, a table, or a Hugging Face data set.

    Parameters
    ----------
    where : str or Path
        A path, or a hub id that is no path: ``owner/name`` or ``owner/name@revision``.
    options : Options, optional
    progress : Progress
        Called with `done` 0 and the number found so far.

    Returns
    -------
    list of SourceEntry
        In the source's order; those of a data set need `extracted`. They can't be sent to another
        process.
    list of FileProblem

    Raises
    ------
    Problem
        If there is no such source, or nothing in it that could be a sample.
    Cancelled
        If `progress` raises it.
    """
    options = options or Options()
    kind = kind_of(where)
    if kind == "hugging face":
        # Imported here because `datasets` takes a second, which a folder need not wait for.
        from aldesk.sources.dataset_rows import list_dataset

        found, problems = list_dataset(hub_id(where) or Path(where).resolve(), options, progress)
        return without_labels(with_several(found, options).entries, options), problems
    path = Path(where).resolve()
    if kind == "folder":
        found, problems = list_folder(path, progress, options)
        found = with_exported_labels(path, found)
        tables = noticed(path, [entry.path for entry in found], options)
        found = with_tables(found, tables, options, problems) if tables else found
        found = several_in_folder(path, found, tables, options).entries
    else:
        found, problems = list_table(path, progress, options, reader_of(path))
        found = with_several(found, options).entries
    return _of_splits(without_labels(found, options), options.split, path), problems


def several_in_folder(
    folder: Path, found: list[SourceEntry], tables: Sequence[FolderTable], options: Options
) -> SeveralLabels:
    """Read all labels: of tables, or of the folders that the same content lies in."""
    if tables or is_there(folder / EXPORT_MARKER):
        return with_several(found, options)
    if options.label_use == "none":
        return SeveralLabels(found, bool(options.several))
    found = merged_by_content(found, options)
    is_merged = any(entry.labels is not None for entry in found)
    return SeveralLabels(found, is_merged or bool(options.several))


def kind_of(where: str | Path) -> Kind:
    """Tell what kind of source this is.

    Raises
    ------
    Problem
        If it is none.
    """
    if hub_id(where):
        return "hugging face"
    path = Path(where)
    if not is_there(path):
        raise Problem(
            "There is no such folder or table",
            subject=str(path),
            todo="Check the path; a Hugging Face data set is named owner/name",
        )
    if is_folder(path):
        return "hugging face" if is_saved(path) or _holds_media(path) else "folder"
    if is_data_file(path) and _holds_media(path):
        return "hugging face"
    if is_table(path):
        return "table"
    raise pointer_among([path]) or Problem(
        "This is neither a folder nor a table nor a data set",
        subject=str(path),
        todo="Choose the folder that the files lie in, or a table that ends in "
        f".{', .'.join(TABLES)}",
    )


def without_labels(found: list[SourceEntry], options: Options) -> list[SourceEntry]:
    """Return the entries, without their labels where these are not wanted."""
    if options.label_use != "none":
        return found
    return [replace(entry, label=None, labels=None, judged=None) for entry in found]


def names_files(where: Path) -> bool:
    """Tell whether this is a table of paths, as opposed to one that holds the media themselves."""
    try:
        return is_there(where) and where.is_file() and kind_of(where) == "table"
    except Problem:
        return False


def tables_alone(folder: Path) -> list[Path]:
    """Return the tables in a folder that has nothing else to take in, such as one of annotations.

    It is a quick look: at the folder itself, and at no more than so many entries.
    """
    try:
        with os.scandir(folder) as entries:
            shown = [Path(e.path) for e in islice(entries, _LOOKED_AT) if e.name[0] != "."]
    except OSError:
        return []
    if len(shown) == _LOOKED_AT or any(media_named(path) or is_folder(path) for path in shown):
        return []
    return sorted(filter(is_table, shown), key=lambda path: natural(path.name))


def _holds_media(where: Path) -> bool:
    """Tell whether there are Parquet or Arrow files with sound or pictures in them."""
    for files in files_by_split(where).values():
        try:
            return any(column.is_media for column in columns_of(schema_of(files[0])))
        except (OSError, ValueError):
            continue
    return False


def _of_splits(found: list[SourceEntry], wanted: str, where: Path) -> list[SourceEntry]:
    names = {name.strip().lower() for name in wanted.split(",") if name.strip()}
    kept = [entry for entry in found if not names or entry.split.lower() in names]
    if not kept and found:
        there = sorted({entry.split for entry in found if entry.split})
        raise Problem(
            f"Nothing is in the split {wanted!r}",
            subject=str(where),
            todo=f"The splits are: {', '.join(there) or 'none'}",
        )
    return kept
