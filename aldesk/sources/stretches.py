"""Tables of segments, Raven's selection tables and Audacity's label files: each line a sample."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

from aldesk.core.annotation import Annotation
from aldesk.core.band import Band
from aldesk.core.counted import counted
from aldesk.core.errors import Problem
from aldesk.core.progress import Beat
from aldesk.core.typed_path import with_home
from aldesk.media import media_named
from aldesk.sources.find_files import find_files, media_below
from aldesk.sources.folder import walk
from aldesk.sources.several_labels import merged
from aldesk.sources.table import ListedTable, TableReader, read_table, split_column
from aldesk.sources.types import FileProblem, Options, SourceEntry
from aldesk.tables import Row, Table, is_table, open_table
from aldesk.tables.annotations import (
    AnnotationFile,
    annotation_form,
    has_segments,
    match_recordings,
    read_annotations,
)
from aldesk.tables.annotations.columns import Columns, columns_of
from aldesk.tables.annotations.raven import line_of
from aldesk.tables.annotations.values import seconds_of
from aldesk.tables.label_cell import is_missing
from aldesk.tables.roles import Roles, listed

_TRIED_ROWS = 200


def reader_of(table: Path) -> TableReader:
    """Return what reads a table: `read_stretches` if its lines are stretches of recordings."""
    return read_stretches if holds_stretches(table) else read_table


def holds_stretches(table: Path) -> bool:
    """Tell by the first lines whether those of a table are stretches of recordings."""
    if annotation_form(table):
        return True
    try:
        with open_table(table) as opened:
            head = next(opened.rows, Row(""))
    except Problem:  # told by whoever reads all of it
        return False
    if not opened.has_header or not has_segments(opened.columns):
        return False
    columns = columns_of(opened.columns)
    named = head.cells.get(columns.path or columns.file, "")
    times = (columns.start or columns.offset, columns.stop or columns.length)
    is_timed = all(seconds_of(head.cells.get(name, "")) is not None for name in times)
    return is_timed and media_named(Path(named)) != "picture"


def is_annotations(table: Path) -> bool:
    """Tell whether a table beside recordings says what is heard where in them.

    One with a line for each file, of which it also tells times, is about whole files.
    """
    if annotation_form(table):
        return True
    if table.suffix.lower() == ".txt" or not holds_stretches(table):
        return False
    try:
        with open_table(table) as opened:
            columns = columns_of(opened.columns)
            named = columns.path or columns.file
            names = [row.cells.get(named, "") for row in islice(opened.rows, _TRIED_ROWS)]
    except Problem:
        return False
    return not named or len(set(names)) < len(names)


def annotations_in(folder: Path) -> list[Path]:
    """Return the annotation files below a folder, in natural order."""
    return [path for path in walk(folder, []) if is_table(path) and is_annotations(path)]


def read_stretches(
    table: Path, options: Options, *, most: int | None = None, beat: Beat = lambda: None
) -> ListedTable:
    """Read the lines of a table, and find their recordings.

    A line that names no recording is of the one after which its file is called; see
    `aldesk.tables.annotations.match_recordings`.

    Parameters
    ----------
    table : Path
    options : Options
    most : int, optional
        Read so many lines only.
    beat : callable
        Called now and then; it may raise `Cancelled`.

    Raises
    ------
    Problem
        If it cannot be read.
    """
    read = read_annotations(table, options.label_column, keep_na=options.keep_na)
    roles = _roles(read, options)
    table_facts = Table(read.names, iter(()), read.has_header, read.encoding)
    listing = ListedTable(read.names, roles, table_facts)
    listing.is_all = most is None or len(read.annotations) <= most
    listing.problems += [FileProblem(table, str(line)) for line in read.left_out]
    said = read.annotations[:most]
    _find_named(table, read, said, roles, options, beat, listing)
    _find_nameless(read, said, options, beat, listing)
    listing.entries = merged(listing.entries, lambda entry: (entry.path, entry.span), options)
    return listing


def _roles(read: AnnotationFile, options: Options) -> Roles:
    wanted = options.media_column
    if wanted and wanted not in read.names:
        raise Problem(
            f"The table has no column {wanted!r}",
            subject=str(read.path),
            todo=listed(read.names),
        )
    path = wanted or read.columns.path or read.columns.file
    first = line_of(read.annotations[0], read.columns) if read.annotations else {}
    return Roles(path, read.columns.label, split_column(read.names, first))


def _find_named(
    table: Path,
    read: AnnotationFile,
    said: Sequence[Annotation],
    roles: Roles,
    options: Options,
    beat: Beat,
    listing: ListedTable,
) -> None:
    """Take the lines that name their recording."""
    folder = with_home(options.media_folder) if options.media_folder else None
    texts: list[str] = []
    entries: list[SourceEntry] = []
    for one in said:
        beat()
        cells = line_of(one, read.columns)
        text = cells.get(roles.path, "") if options.media_column else one.file
        entry = _entry(table, table, one, cells, read.columns, roles)
        if text and not is_missing(text):
            texts.append(text)
            entries.append(entry)
        elif text or options.media_column:  # else the table's own name tells the recording
            listing.problems.append(entry.broken("the path is empty."))
    listing.files = find_files(texts, table, folder, beat)
    for place, entry in enumerate(entries):
        if several := listing.files.ambiguous.get(place):
            reason = f"the path fits {several.n} files equally well, such as {several.example}."
            listing.problems.append(entry.broken(reason, "table"))
        else:
            listing.entries.append(replace(entry, path=listing.files.paths[place]))


def _find_nameless(
    read: AnnotationFile,
    said: Sequence[Annotation],
    options: Options,
    beat: Beat,
    listing: ListedTable,
) -> None:
    """Take the lines whose recording the table's own name tells."""
    nameless = tuple(one for one in said if not one.file)
    if not nameless or options.media_column:
        return
    folder = with_home(options.media_folder) if options.media_folder else read.path.parent
    near = {path: path for path in media_below([folder], beat)}
    belonging = match_recordings([replace(read, annotations=nameless)], near)
    for path, its in belonging.found.items():
        for one in its:
            cells = line_of(one, read.columns)
            entry = _entry(read.path, path, one, cells, read.columns, listing.roles)
            listing.entries.append(entry)
    for nobody in belonging.nobody:
        reason = f"{nobody.reason} ({counted(nobody.n, 'line', 'lines')})."
        listing.problems.append(FileProblem(read.path, reason, "table"))


def _entry(
    table: Path,
    path: Path,
    said: Annotation,
    cells: Mapping[str, str],
    columns: Columns,
    roles: Roles,
) -> SourceEntry:
    used = {
        *(columns.start, columns.stop, columns.length, columns.offset, columns.low, columns.high),
        *(columns.path, columns.file, columns.label, roles.path, roles.split),
    }
    facts = {name: cell for name, cell in cells.items() if cell and name not in used}
    split = cells.get(roles.split, "")
    has_band = said.low_hz is not None or said.high_hz is not None
    return SourceEntry(
        path,
        said.label,
        "" if is_missing(split) else split,
        facts,
        f"{table.name}, {said.span.start:g}–{said.span.stop:g} s",
        span=said.span,
        band=Band(said.low_hz, said.high_hz) if has_band else None,
    )
