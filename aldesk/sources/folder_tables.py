"""Tables in a folder of clips or pictures that say what its files are."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from aldesk.core.errors import Problem
from aldesk.core.natural import natural
from aldesk.sources.folder import is_folder
from aldesk.sources.several_labels import merged
from aldesk.sources.stretches import is_annotations
from aldesk.sources.table import choose_roles
from aldesk.sources.types import NO_TABLE, FileProblem, Options, SourceEntry, split_named
from aldesk.tables import Row, is_table, open_table
from aldesk.tables.path_index import PathIndex
from aldesk.tables.path_text import parts_of
from aldesk.tables.roles import Roles, said_of

_MOST_FOLDERS, _MOST_NAMES = 50, 100_000
_TRIED_ROWS = 200
_MOST_TRIED = 20
_MOST_BYTES = 256 << 20
_MOST_WHOLE_BYTES = 16 << 20  # of those that are parsed as a whole


@dataclass(frozen=True, slots=True)
class FolderTable:
    """A table whose rows name files of the folder.

    Attributes
    ----------
    path : Path
    roles : Roles
    columns : tuple of str
    """

    path: Path
    roles: Roles
    columns: tuple[str, ...]


def noticed(root: Path, paths: Sequence[Path], options: Options) -> list[FolderTable]:
    """Return the tables in a folder, or one level down, that name its files.

    Of the first rows at least half must name one. Tables whose names say a split come first.

    Parameters
    ----------
    root : Path
    paths : sequence of Path
        Sound and pictures of the folder.
    options : Options
        `label_table` says that only one table, or none, is wanted.

    Raises
    ------
    Problem
        If the table that is wanted cannot be used.
    """
    if options.label_table == NO_TABLE:
        return []
    index = PathIndex({path: path for path in paths})
    if options.label_table:
        if not (wanted := root / options.label_table).is_relative_to(root):
            raise Problem(
                "The table of a folder must lie in it",
                subject=options.label_table,
                todo="Name the table itself as the source",
            )
        return [_looked_at(wanted, options)]
    found = []
    for path in _tables(root):
        if is_annotations(path):  # of stretches, and not of files
            continue
        try:
            table = _looked_at(path, options)
            if _fits(table, index, options):
                found.append(table)
        except Problem:  # some other table, which is none of ours
            continue
    return sorted(found, key=lambda table: not split_named(table.path.stem))


def with_tables(
    entries: Sequence[SourceEntry],
    tables: Sequence[FolderTable],
    options: Options,
    problems: list[FileProblem],
) -> list[SourceEntry]:
    """Add what tables say of the files of a folder; of two rows about a file the first counts.

    Where a table has labels, the folders' names are none.
    """
    told: dict[Path, SourceEntry] = {}
    index = PathIndex({entry.path: entry.path for entry in entries})
    split_of = {entry.path: split_named(entry.split) for entry in entries if entry.split}
    for table in tables:
        lost: list[str] = []
        named: list[SourceEntry] = []
        for path, said in _rows(table, index, options, problems=problems):
            its_split = split_of.get(path) if path else None
            if path is None or (its_split and split_named(said.split) not in (None, its_split)):
                lost.append(said.place)
            else:
                named.append(replace(said, path=path))
        for said in merged(named, lambda said: said.path, options):
            before = told.setdefault(said.path, said)
            if before.label != said.label and said.label:
                reason = f"{before.place} calls the same file {before.label!r}, and counts."
                problem = said.broken(f"{said.label!r}: {reason}", "conflicting label")
                problems.append(problem)
        if lost:
            reason = f"{len(lost):,} of its rows name no file of the folder; the first: {lost[0]}."
            problems.append(FileProblem(table.path, reason, "table"))
    has_labels = any(table.roles.label for table in tables)
    return [_joined(entry, told.get(entry.path), has_labels) for entry in entries]


def _joined(entry: SourceEntry, said: SourceEntry | None, has_labels: bool) -> SourceEntry:
    label = None if has_labels else entry.label
    if said is None:
        return replace(entry, label=label)
    return replace(
        entry,
        label=said.label if has_labels else label,
        labels=said.labels if has_labels else entry.labels,
        split=said.split or entry.split,
        columns=said.columns,
        place=said.place,
    )


def _looked_at(path: Path, options: Options) -> FolderTable:
    with open_table(path) as opened:
        roles, _ = choose_roles(path, opened, options)
        return FolderTable(path, roles, opened.columns)


def _fits(table: FolderTable, index: PathIndex[Path], options: Options) -> bool:
    rows = list(_rows(table, index, options, _TRIED_ROWS))
    n_found = sum(path is not None for path, _ in rows)
    return bool(n_found) and 2 * n_found >= len(rows)


def _rows(
    table: FolderTable,
    index: PathIndex[Path],
    options: Options,
    most: int | None = None,
    problems: list[FileProblem] | None = None,
) -> Iterator[tuple[Path | None, SourceEntry]]:
    """Yield each row as an entry, with the file that it names, if it does."""
    split = table.path.stem if split_named(table.path.stem) else ""
    with open_table(table.path) as opened:
        all_rows = list(islice(opened.rows, most))
    rows = [row for row in all_rows if not row.problem]
    if problems is not None:
        broken = [row for row in all_rows if row.problem]
        problems += [FileProblem(table.path, f"{r.place}: {r.problem}", "table") for r in broken]
    wanted = {row.place: parts_of(row.cells.get(table.roles.path, "")) for row in rows}
    matched = index.match(wanted.values())
    for row in rows:
        path = matched.get(wanted[row.place])
        entry = _entry(table, row, split, options)
        yield (path if isinstance(path, Path) else None), entry


def _entry(table: FolderTable, row: Row, split: str, options: Options) -> SourceEntry:
    facts = dict(row.cells)
    facts.pop(table.roles.path, "")
    said = said_of(facts, table.roles, keep_na=options.keep_na)
    place = f"{table.path.name}, {row.place[0].lower()}{row.place[1:]}"
    return SourceEntry(table.path, said.label, said.split or split, facts, place)


def _tables(root: Path) -> Iterator[Path]:
    """Yield the tables of a folder and its subfolders; bounded, as it may hold anything."""
    inside = _shown(root)
    folders = [root, *(Path(entry.path) for entry in inside if is_folder(entry))]
    for folder in folders[:_MOST_FOLDERS]:
        entries = inside if folder == root else _shown(folder)
        # Texts, and many JSON files side by side, each say something of one file.
        tables = [e for e in entries if is_table(Path(e.path)) and not e.name.endswith(".txt")]
        yield from (Path(entry.path) for entry in tables[:_MOST_TRIED] if _is_small(entry))


def _is_small(entry: os.DirEntry[str]) -> bool:
    try:
        is_lines = entry.name.lower().endswith((".csv", ".tsv", ".tab", ".parquet"))
        most = _MOST_BYTES if is_lines else _MOST_WHOLE_BYTES
        return entry.is_file() and entry.stat().st_size <= most
    except OSError:  # a link that leads into a circle
        return False


def _shown(folder: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            shown = [e for e in islice(entries, _MOST_NAMES) if not e.name.startswith(".")]
    except OSError:
        return []
    return sorted(shown, key=lambda entry: natural(entry.name))
