"""A table: one column with paths, perhaps one with labels and one with splits, and any others."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, islice
from pathlib import Path
from typing import Protocol

from aldesk.core.errors import Problem
from aldesk.core.progress import Beat, Progress
from aldesk.core.typed_path import with_home
from aldesk.sources.find_files import FoundFiles, find_files
from aldesk.sources.several_labels import merged
from aldesk.sources.types import FileProblem, Options, SourceEntry, split_named
from aldesk.tables import Row, Table, open_table
from aldesk.tables.label_cell import is_missing
from aldesk.tables.path_index import Ambiguous
from aldesk.tables.roles import SPLITS, Roles, listed, named, roles_of, said_of

_PROGRESS_EVERY = 200


@dataclass(slots=True)
class ListedTable:
    """What a table names.

    Attributes
    ----------
    columns : tuple of str
    roles : Roles
    entries : list of SourceEntry
        In the order of the rows; no file twice.
    problems : list of FileProblem
        Rows that cannot be used.
    files : FoundFiles
    n_na : int
        Labels such as ``None`` or ``NA`` that were taken for missing ones.
    is_all : bool
        Whether there are no more rows.
    """

    columns: tuple[str, ...]
    roles: Roles
    table: Table
    entries: list[SourceEntry] = field(default_factory=list)
    problems: list[FileProblem] = field(default_factory=list)
    files: FoundFiles = field(default_factory=lambda: FoundFiles([]))
    n_na: int = 0
    is_all: bool = True


class TableReader(Protocol):
    """Reads the rows of a table, as `read_table` does."""

    def __call__(  # noqa: D102 - see `read_table`
        self, table: Path, options: Options, *, most: int | None = None, beat: Beat = ...
    ) -> ListedTable: ...


def list_table(
    table: Path,
    progress: Progress,
    options: Options | None = None,
    read: TableReader | None = None,
) -> tuple[list[SourceEntry], list[FileProblem]]:
    """List the files that a table names, in its order.

    Parameters
    ----------
    table : Path
        Any that `aldesk.tables.open_table` reads. Its paths are looked for as
        `aldesk.sources.find_files` says.
    progress : Progress
    options : Options, optional
    read : TableReader, optional
        What its rows are read by; `read_table` by default.

    Raises
    ------
    Problem
        If the table cannot be read, has no column with paths or no row, or if none of its files
        is found.
    """
    n_seen = 0

    def beat() -> None:
        nonlocal n_seen
        n_seen += 1
        if n_seen % _PROGRESS_EVERY == 0:
            progress(0, n_seen)

    listing = (read or read_table)(table, options or Options(), beat=beat)
    progress(0, len(listing.entries))
    if not listing.problems:
        refuse_empty(table, listing)
    refuse_lost(table, listing)
    return listing.entries, [*listing.problems, *_remarks(table, listing)]


def read_table(
    table: Path, options: Options, *, most: int | None = None, beat: Beat = lambda: None
) -> ListedTable:
    """Read the rows of a table and find their files.

    Parameters
    ----------
    table : Path
    options : Options
    most : int, optional
        Read so many rows only.
    beat : callable
        Called now and then; it may raise `Cancelled`.
    """
    with open_table(table) as opened:
        roles, rows = choose_roles(table, opened, options)
        listing = ListedTable(opened.columns, roles, opened)
        texts: list[str] = []
        entries: list[SourceEntry] = []
        for row in islice(rows, most):
            beat()
            if problem := _problem_of(table, roles, row):
                listing.problems.append(problem)
                continue
            facts = dict(row.cells)
            texts.append(facts.pop(roles.path))
            said = said_of(facts, roles, keep_na=options.keep_na)
            listing.n_na += said.is_na
            entries.append(SourceEntry(table, said.label, said.split, facts, row.place))
        listing.is_all = next(rows, None) is None
    folder = with_home(options.media_folder) if options.media_folder else None
    listing.files = find_files(texts, table, folder, beat)
    _take_found(listing, entries, options)
    return listing


def choose_roles(path: Path, table: Table, options: Options) -> tuple[Roles, Iterator[Row]]:
    """Choose the columns by name, or the one with paths by what its first cell looks like.

    Returns
    -------
    Roles
        A column with ids is that with the paths where there is no other.
    iterator of Row
        All rows of the table, also those that were looked at.

    Raises
    ------
    Problem
        If no column can hold paths, or a column that was asked for is not there.
    """
    head = next(table.rows, None)
    cells = head.cells if head else {}
    roles = roles_of(
        table.columns,
        cells,
        path=options.media_column,
        label=options.label_column,
        has_header=table.has_header,
    )
    roles = replace(roles, path=roles.path or roles.id, split=split_column(table.columns, cells))
    if not roles.path:
        raise Problem(
            "The table has no column named path, and none that looks like paths",
            subject=str(path),
            todo=listed(table.columns),
        )
    return roles, chain([head] if head else [], table.rows)


def refuse_empty(table: Path, listing: ListedTable) -> None:
    """Raise a `Problem` if a table has no row that could be a sample."""
    if listing.entries:
        return
    what = "The table names no file"
    if listing.problems:
        what += f"; the first row that cannot be used: {listing.problems[0].reason.rstrip('.')}"
    raise Problem(what, subject=str(table))


def refuse_lost(table: Path, listing: ListedTable) -> None:
    """Raise a `Problem` if none of a table's files is found."""
    if not listing.files.paths or listing.files.n_found or listing.files.ambiguous:
        return
    folders = " and ".join(str(folder) for folder in listing.files.looked_in)
    example = listing.files.paths[0]
    raise Problem(
        f"No file that the table names is found, such as {example.name}; they were looked for in "
        f"{folders} and the folders in there",
        subject=str(table),
        todo="Say which folder the files lie in (“Folder of the files”, or --media-folder)",
    )


def _problem_of(table: Path, roles: Roles, row: Row) -> FileProblem | None:
    path = row.cells.get(roles.path, "")
    if row.problem or not path or is_missing(path):
        return FileProblem(table, f"{row.place}: {row.problem or 'the path is empty.'}")
    return None


def _take_found(listing: ListedTable, entries: list[SourceEntry], options: Options) -> None:
    found: list[SourceEntry] = []
    for place, without in enumerate(entries):
        entry = replace(without, path=listing.files.paths[place])
        if several := listing.files.ambiguous.get(place):
            listing.problems.append(entry.broken(_several(several), "table"))
        else:
            found.append(entry)
    first: dict[Path, SourceEntry] = {}
    for entry in merged(found, lambda entry: entry.path, options):
        if before := first.get(entry.path):
            row = before.place.lower()
            kind = "duplicate" if before.label == entry.label else "conflicting label"
            reason = f"{row} names the same file, and {row} counts."
            listing.problems.append(entry.broken(reason, kind))
        else:
            first[entry.path] = entry
            listing.entries.append(entry)


def _several(several: Ambiguous) -> str:
    return f"the path fits {several.n} files equally well, such as {several.example}."


def _remarks(table: Path, listing: ListedTable) -> Iterator[FileProblem]:
    """Yield what a person should know of how a table was read."""
    if by_end := listing.files.by_end:
        example = listing.files.paths[by_end[0]]
        reason = f"Files found by the ends of their paths: {len(by_end):,}, such as {example}."
        yield FileProblem(table, reason, "table")
    if listing.n_na:
        reason = f"Labels such as NA or None, read as no label: {listing.n_na:,} (--keep-na)."
        yield FileProblem(table, reason, "table")


def split_column(columns: Sequence[str], cells: Mapping[str, str]) -> str:
    """Return the column with the splits; only `split` is believed whatever it holds."""
    column = named(SPLITS, columns)
    if column.strip().lower() == "split" or split_named(cells.get(column, "")):
        return column
    return ""
