"""What the columns of a table are for, told by their names and by what is in them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from aldesk.core.errors import Problem
from aldesk.tables.label_cell import is_missing, label_of
from aldesk.tables.open_table import looks_like_path

# Names by which a column is known, whatever their case; the first one that is there counts.
PATHS = (
    *("path", "file_path", "filepath", "file", "file_name", "filename", "fname"),
    *("audio_path", "audio_file", "audio", "sound", "clip", "wav", "wav_path", "slice_file_name"),
    *("datei", "dateiname", "pfad"),
    *("image_path", "image_file", "image", "img", "img_path", "picture", "photo"),
)
LABELS = (
    *("label", "labels", "class", "category", "target"),
    *("class_name", "class_label", "label_name", "species", "klasse", "kategorie"),
)
SPLITS = ("split", "subset", "partition")
IDS = ("id", "sample_id", "image_id", "clip_id", "file_id", "uid", "key", "name")


@dataclass(frozen=True, slots=True)
class Roles:
    """Which columns hold the paths, the labels, the splits and the ids; empty for none."""

    path: str = ""
    label: str = ""
    split: str = ""
    id: str = ""


class Said(NamedTuple):
    """What a row says of its file.

    Attributes
    ----------
    label : str or None
    split : str
        As it is written; empty for none.
    is_na : bool
        The label was taken for a missing one, though something is written.
    """

    label: str | None
    split: str
    is_na: bool


def said_of(facts: dict[str, str], roles: Roles, *, keep_na: bool = False) -> Said:
    """Take label and split out of a row's cells."""
    written, split = facts.pop(roles.label, ""), facts.pop(roles.split, "")
    label = label_of(written, keep_na=keep_na)
    return Said(label, "" if is_missing(split) else split, bool(written) and label is None)


def roles_of(
    columns: Sequence[str],
    cells: Mapping[str, str],
    *,
    path: str = "",
    label: str = "",
    has_header: bool = True,
) -> Roles:
    """Choose the columns.

    Parameters
    ----------
    columns : sequence of str
    cells : Mapping[str, str]
        The first row's.
    path, label : str
        The columns that the person wants; empty for those found.
    has_header : bool, default True
        Without one, a table of two columns holds paths and labels.

    Raises
    ------
    Problem
        If a column that was asked for is not there.
    """
    path = _wanted(path, columns) or _path_column(columns, cells)
    label = _wanted(label, columns) or named(LABELS, columns)
    if not has_header and path and not label and len(columns) == 2:
        (label,) = (name for name in columns if name != path)
    return Roles(path, label, named(SPLITS, columns), named(IDS, columns))


def named(names: Sequence[str], columns: Sequence[str]) -> str:
    """Return the first column that has one of these names; empty if none has."""
    return next(iter(all_named(names, columns)), "")


def all_named(names: Sequence[str], columns: Sequence[str]) -> tuple[str, ...]:
    """Return the columns that have one of these names, in the order of the names."""
    plain = {plain_column(column): column for column in reversed(columns)}
    return tuple(plain[name] for name in names if name in plain)


def listed(columns: Sequence[str]) -> str:
    """Return what to say of the columns that there are."""
    return f"Its columns are: {', '.join(columns) or 'none'}"


def _path_column(columns: Sequence[str], cells: Mapping[str, str]) -> str:
    """Return a column that is called and looks like paths, or else one that does either."""
    called = all_named(PATHS, columns)
    looking = [name for name, text in cells.items() if looks_like_path(text)]
    both = [name for name in called if name in looking]
    is_filled = [name for name in called if cells.get(name) and not is_missing(cells[name])]
    return next(iter([*both, *is_filled, *looking, *called]), "")


def _wanted(name: str, columns: Sequence[str]) -> str:
    if not name or name in columns:
        return name
    if found := named([plain_column(name)], columns):
        return found
    raise Problem(f"The table has no column {name!r}", todo=listed(columns))


def plain_column(name: str) -> str:
    """Return a column's name as the names here are written."""
    return name.strip().lower().replace(" ", "_").replace("-", "_")
