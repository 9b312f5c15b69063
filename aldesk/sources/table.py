"""A table: one column with paths, perhaps one with labels and one with splits, and any others."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from aldesk.core.errors import Problem
from aldesk.core.progress import Progress
from aldesk.media import convertible, media_of
from aldesk.sources.table_rows import Row, Table, open_table
from aldesk.sources.types import FileProblem, Options, SourceEntry, split_named

# Names by which a column is known, whatever their case; the first one that is there counts.
_PATHS = (
    *("path", "file_path", "filepath", "file", "file_name", "filename"),
    *("audio_path", "audio_file", "audio", "sound", "clip", "wav"),
    *("image_path", "image_file", "image", "img", "picture", "photo"),
)
_LABELS = ("label", "class", "category", "target", "class_name", "class_label")
_SPLITS = ("split", "subset", "partition")
_PROGRESS_EVERY = 200


@dataclass(frozen=True, slots=True)
class Roles:
    """Which columns hold the paths, the labels and the splits; empty for none."""

    path: str
    label: str
    split: str


def list_table(
    table: Path, progress: Progress, options: Options | None = None
) -> tuple[list[SourceEntry], list[FileProblem]]:
    """List the files that a table names, in its order; paths are relative to its folder.

    Parameters
    ----------
    table : Path
        CSV, TSV, JSON lines or Parquet.
    progress : Progress
    options : Options, optional
        `media_column` names the column with the paths.

    Raises
    ------
    Problem
        If the table cannot be read, or has no column with paths or no row.
    """
    found: list[SourceEntry] = []
    problems: list[FileProblem] = []
    first: dict[Path, str] = {}
    with open_table(table) as opened:
        roles, rows = choose_roles(table, opened, options or Options())
        for row in rows:
            entry = found_in(table, roles, row)
            if isinstance(entry, FileProblem):
                problems.append(entry)
            elif entry.path in first:
                before = first[entry.path]
                problems.append(entry.broken(f"{before} names the same file, and {before} counts."))
            else:
                first[entry.path] = row.place.lower()
                found.append(entry)
            if len(found) % _PROGRESS_EVERY == 0:
                progress(0, len(found))
    progress(0, len(found))
    if not found and not problems:
        raise Problem("The table names no file", subject=str(table))
    return found, problems


def choose_roles(path: Path, table: Table, options: Options) -> tuple[Roles, Iterator[Row]]:
    """Choose the columns by name, or the one with paths by what its first cell looks like.

    Returns
    -------
    Roles
    iterator of Row
        All rows of the table, also those that were looked at.

    Raises
    ------
    Problem
        If no column holds paths, or a column that was asked for is not there.
    """
    head = next(table.rows, None)
    cells = head.cells if head else {}
    roles = Roles(
        _wanted(options.media_column, table.columns, path)
        or _first_named(_PATHS, table.columns)
        or _first_path(cells),
        _wanted(options.label_column, table.columns, path) or _first_named(_LABELS, table.columns),
        _split_column(table.columns, cells),
    )
    if not roles.path:
        raise Problem(
            "The table has no column named path, and none that looks like paths",
            subject=str(path),
            todo=f"Its columns are: {', '.join(table.columns) or 'none'}",
        )
    return roles, chain([head] if head else [], table.rows)


def found_in(table: Path, roles: Roles, row: Row) -> SourceEntry | FileProblem:
    """Return the file that a row names, or what is wrong with the row."""
    facts = dict(row.cells)
    path = facts.pop(roles.path, "")
    label = facts.pop(roles.label, "")
    split = facts.pop(roles.split, "")
    if row.problem or not path:
        return FileProblem(table, f"{row.place}: {row.problem or 'the path is empty.'}")
    return SourceEntry(table.parent / _portable(path), label or None, split, facts, row.place)


def label_columns(columns: Sequence[str]) -> tuple[str, ...]:
    """Return the columns whose names say that they hold labels."""
    return tuple(name for name in columns if _plain(name) in _LABELS)


def _wanted(name: str, columns: Sequence[str], table: Path) -> str:
    if name and name not in columns:
        raise Problem(
            f"The table has no column {name!r}",
            subject=str(table),
            todo=f"Its columns are: {', '.join(columns) or 'none'}",
        )
    return name


def _plain(name: str) -> str:
    return name.strip().lower().replace(" ", "_").replace("-", "_")


def _first_named(names: Sequence[str], columns: Sequence[str]) -> str:
    plain = {_plain(column): column for column in reversed(columns)}
    return next((plain[name] for name in names if name in plain), "")


def _first_path(cells: Mapping[str, str]) -> str:
    for column, text in cells.items():
        if media_of(Path(text)) or convertible(Path(text)):
            return column
    return ""


def _split_column(columns: Sequence[str], cells: Mapping[str, str]) -> str:
    """Return the column with the splits; only `split` is believed whatever it holds."""
    column = _first_named(_SPLITS, columns)
    if _plain(column) == "split" or split_named(cells.get(column, "")):
        return column
    return ""


def _portable(path: str) -> str:
    """Read a relative path that was written on Windows, where it is used elsewhere."""
    return path.replace("\\", "/") if "\\" in path and "/" not in path else path
