"""Folders of recorders: each folder is a site, and no class."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from aldesk.media.recorder_names import columns_of_name
from aldesk.sources.folder_levels import deciding_level
from aldesk.sources.lengths import measured
from aldesk.sources.types import SourceEntry


def with_sites(
    root: Path, found: Sequence[SourceEntry], classes: Sequence[str] = ()
) -> list[SourceEntry]:
    """Take folders for sites where long recordings lie in them that are called by date and time.

    One card, one folder: so the recordings of a survey lie, and the folder says where they were
    made. The site is the innermost level at which the files differ and that is no date. A file
    whose own name tells a site keeps that, and gets the folder as the column ``folder``.

    Parameters
    ----------
    root : Path
    found : sequence of SourceEntry
        With the labels that `aldesk.sources.folder_levels.with_labels` read.
    classes : sequence of str
        Where a folder is called as one of these, folders are classes.

    Returns
    -------
    list of SourceEntry
        The same where folders are classes; else without labels.
    """
    labelled = [entry for entry in found if entry.label]
    if {entry.label for entry in labelled} & set(classes) or not _are_recorders(labelled):
        return list(found)
    levels = {path: _levels(root, path) for path in {entry.path.parent for entry in found}}
    depth = deciding_level(set(levels.values()))
    return [_placed(entry, levels[entry.path.parent], depth) for entry in found]


def _are_recorders(found: Sequence[SourceEntry]) -> bool:
    """Tell whether most files are called by date and time, and are long."""
    n_dated = sum("time" in columns_of_name(entry.path.name) for entry in found)
    return 2 * n_dated > len(found) and bool(measured([e.path for e in found]).proposed())


def _levels(root: Path, folder: Path) -> tuple[str, ...]:
    parts = folder.parts[len(root.parts) :]
    return tuple(part for part in parts if "date" not in columns_of_name(part))


def _placed(entry: SourceEntry, levels: tuple[str, ...], depth: int) -> SourceEntry:
    place = levels[-depth] if depth and len(levels) >= depth else ""
    named = columns_of_name(entry.path.name).get("site")
    column = "folder" if named else "site"
    told = {column: place} if place and place != named else {}
    return replace(entry, label=None, columns={**entry.columns, **told})
