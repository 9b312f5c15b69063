"""What a source looks like, before a project is made of it: quick, bounded, without `datasets`."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain, islice
from pathlib import Path

from aldesk.core.errors import Problem
from aldesk.core.import_batch import FileProblem
from aldesk.core.natural import natural
from aldesk.core.sample import Media
from aldesk.media import convertible, media_of
from aldesk.sources.arrow_files import (
    config_folders,
    files_by_split,
    pointer_among,
)
from aldesk.sources.columns import Chosen, choose, label_in
from aldesk.sources.encode import encoded
from aldesk.sources.exported_folder import with_exported_labels
from aldesk.sources.folder import nothing_in, walk
from aldesk.sources.folder_levels import with_labels
from aldesk.sources.folder_sites import with_sites
from aldesk.sources.folder_tables import FolderTable, noticed, with_tables
from aldesk.sources.hub_cache import cached, prepared_configs
from aldesk.sources.lengths import Lengths, measured
from aldesk.sources.listing import Kind, kind_of, several_in_folder, without_labels
from aldesk.sources.location import hub_id
from aldesk.sources.messages import (
    ANNOTATIONS,
    ENCODED,
    FACTS_IN_TABLE,
    FIRST_SHEET,
    FOUND_BY_END,
    IN_CACHE,
    LABELS_IN_FOLDERS,
    LABELS_IN_TABLE,
    NO_HEADER,
    NO_LABELS_IN_FOLDERS,
    NOT_FOUND,
    OTHER_KINDS,
    OTHER_LABELS,
    PATHS_IN_COLUMN,
    SEVERAL_AT_ONCE,
    SITES_IN_FOLDERS,
    STRETCHES,
    TAKEN_FOR_NONE,
    UNREADABLE,
    UNUSABLE,
    Note,
    classes_of,
    column_notes,
    counted_note,
    label_note,
    several_notes,
)
from aldesk.sources.recorder_notes import recorder_notes
from aldesk.sources.several_labels import SeveralLabels, with_several
from aldesk.sources.shown_rows import ShownRow, shown_rows, some_places
from aldesk.sources.stretches import is_annotations, reader_of
from aldesk.sources.table import ListedTable, refuse_empty, refuse_lost
from aldesk.sources.told import n_values_told
from aldesk.sources.types import Options, SourceEntry
from aldesk.tables.annotations import overlap
from aldesk.tables.arrow_columns import Column, columns_of
from aldesk.tables.arrow_door import n_rows, schema_of
from aldesk.tables.open_table import is_table
from aldesk.tables.roles import LABELS, Roles, all_named

MOST_FILES = 10_000
"""So many files or rows are looked at."""
N_SAMPLES = 12
_MOST_TOLD = 3
_MOST_TABLES = 200
_MOST_LOOKED = 20


@dataclass(frozen=True, slots=True)
class Preview:
    """What was recognised.

    Attributes
    ----------
    kind : {"folder", "table", "hugging face"}
    n_files : int or None
        How many files or rows there are; None where counting them would take long.
    media : {"sound", "picture"} or None
        None where it is not known yet.
    columns : tuple of str
        All columns of a table or data set.
    media_column, label_column : str
        The columns that are taken; empty for none.
    media_choices, label_choices : tuple of str
        Columns that are possible.
    splits : tuple of str
        As the source writes them.
    classes : tuple of str
        The first classes, as far as was looked, in natural order.
    n_classes : int
        How many classes there are, as far as was looked.
    samples : tuple of SourceEntry
        Some of each class, or from all over where there are none. Those of a data set have their
        bytes in `content`.
    notes : tuple of Note
        What was recognised, and what needs a decision.
    tables : tuple of str
        Tables in a folder that name its files.
    is_nested : bool
        Whether a folder's files lie several folders deep, so that it is a question which of them is
        the class.
    configs : tuple of str
        The configurations of a data set that are known without opening it.
    is_here : bool
        False for a data set of the hub that would have to be fetched; nothing else is known then.
    annotations : tuple of str
        Files in a folder that tell what is heard where in its recordings, as far as was looked.
    lengths : Lengths
        How long the sound is, of files that lie here.
    is_several : bool
        Whether samples have several classes, as far as was looked, or as the options say.
    n_values : tuple of (str, int)
        How many sites and days there are, as far as was looked; see `n_values_told`.
    """

    kind: Kind
    n_files: int | None = None
    media: Media | None = None
    columns: tuple[str, ...] = ()
    media_column: str = ""
    label_column: str = ""
    media_choices: tuple[str, ...] = ()
    label_choices: tuple[str, ...] = ()
    splits: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    n_classes: int = 0
    samples: tuple[SourceEntry, ...] = ()
    notes: tuple[Note, ...] = ()
    tables: tuple[str, ...] = ()
    is_nested: bool = False
    configs: tuple[str, ...] = ()
    is_here: bool = True
    annotations: tuple[str, ...] = ()
    lengths: Lengths = field(default_factory=Lengths)
    is_several: bool = False
    n_values: tuple[tuple[str, int], ...] = ()

    @property
    def has_stretches(self) -> bool:
        """Whether the samples are stretches of recordings already."""
        return any(sample.span for sample in self.samples)


def preview(where: str | Path, options: Options | None = None, *, cuts: bool = False) -> Preview:
    """Look at the beginning of a source.

    Parameters
    ----------
    where : str or Path
        See `aldesk.sources.listing.list_source`. A hub id is looked for in the caches only.
    options : Options, optional
    cuts : bool, default False
        Whether long recordings will be cut, also where the options do not say how as yet.

    Raises
    ------
    Problem
        If it is no source, or cannot be read.
    """
    options = options or Options()
    kind = kind_of(where)
    if kind == "folder":
        return _folder(Path(where).resolve(), options, cuts or options.window > 0)
    if kind == "table":
        return _table(Path(where).resolve(), options)
    name = hub_id(where)
    folder = cached(name, options.config) if name else Path(where).resolve()
    if folder is None:
        away = Note(
            "{name} is not here yet. It is fetched from huggingface.co.", {"name": str(name)}
        )
        return Preview(kind, notes=(away,), is_here=False)
    seen = _dataset(folder, options)
    if not name:
        return replace(seen, configs=config_folders(folder))
    configs = prepared_configs(name.repository) or config_folders(folder)
    note = Note(IN_CACHE, {"name": str(name)})
    return replace(seen, notes=(note, *seen.notes), configs=configs)


def _folder(root: Path, options: Options, cuts: bool) -> Preview:
    problems: list[FileProblem] = []
    unreadable: list[str] = []
    others: list[Path] = []
    tables: list[Path] = []

    def usable() -> Iterator[Path]:
        for path in walk(root, problems):
            if media_of(path):
                yield path
            elif convertible(path):
                unreadable.append(path.name)
                problems.append(FileProblem(path, "", "unsupported"))
            elif is_table(path):
                tables.append(path)
            else:
                others.append(path)
                if len(others) > MOST_FILES:
                    return

    paths = list(islice(usable(), MOST_FILES + 1))
    counted = max(len(paths), len(others)) <= MOST_FILES
    if not paths and counted:
        raise pointer_among(tables) or nothing_in(root, problems, others)
    looked_at = paths[:MOST_FILES]
    in_folders = with_labels(root, looked_at, options.classes, options.levels)
    placed = with_sites(root, in_folders, options.classes) if cuts else in_folders
    found = with_exported_labels(root, placed)
    is_nested = any(len(path.parts) - len(root.parts) > 2 for path in looked_at)
    there = noticed(root, looked_at, replace(options, label_table=""))
    used = noticed(root, looked_at, options) if options.label_table else there
    found = with_tables(found, used, options, []) if used else found
    several = several_in_folder(root, found, used, options)
    found = without_labels(several.entries, options)
    has_sound = any(media_of(path) == "sound" for path in looked_at)
    said = list(filter(is_annotations, tables[:_MOST_TABLES])) if has_sound else []
    seen = Preview(
        "folder",
        len(found) if counted else None,
        annotations=tuple(path.relative_to(root).as_posix() for path in said),
        tables=tuple(table.path.relative_to(root).as_posix() for table in there),
        is_nested=is_nested and not any(table.roles.label for table in used),
        is_several=several.is_several,
    )
    label_notes = _label_notes(root, replace(several, entries=found), used)
    if placed != in_folders and label_notes == [Note(NO_LABELS_IN_FOLDERS)]:
        label_notes = [Note(SITES_IN_FOLDERS)]
    notes = [counted_note(found, "files", counted), *label_notes]
    if has_sound:
        notes += recorder_notes(found)
    if said:
        notes.append(Note(ANNOTATIONS, {"n": len(said), "name": said[0].name}))
        if options.several is None and overlap(said[:_MOST_LOOKED]):
            seen = replace(seen, is_several=True)
            notes.append(Note(SEVERAL_AT_ONCE))
    if unreadable:
        notes.append(Note(UNREADABLE, {"n": len(unreadable), "name": unreadable[0]}))
    if others:
        notes.append(Note(OTHER_KINDS, {"n": len(others), "name": others[0].name}))
    if used:
        seen = _with_columns(seen, used[0].columns, used[0].roles)
    return _summary(seen, found, notes, options)


def _label_notes(root: Path, several: SeveralLabels, tables: Sequence[FolderTable]) -> list[Note]:
    """Say which table a folder's labels come from, or whether its subfolders are classes."""
    notes = []
    for table in tables[:_MOST_TOLD]:
        facts = {"name": table.path.relative_to(root).as_posix(), "column": table.roles.label}
        notes.append(Note(LABELS_IN_TABLE if table.roles.label else FACTS_IN_TABLE, facts))
    if not (several.columns or any(table.roles.label for table in tables)):
        has_labels = any(entry.all_labels is not None for entry in several.entries)
        notes.append(Note(LABELS_IN_FOLDERS if has_labels else NO_LABELS_IN_FOLDERS))
    return [*notes, *several_notes(several)]


def _table(path: Path, options: Options) -> Preview:
    read = reader_of(path)
    listing = read(path, options, most=MOST_FILES)
    refuse_empty(path, listing)
    refuse_lost(path, listing)
    roles, several = listing.roles, with_several(listing.entries, options)
    found, n = without_labels(several.entries, options), len(several.entries)
    seen = Preview("table", n if listing.is_all else None, is_several=several.is_several)
    notes = [
        counted_note(found, "rows", listing.is_all),
        *_column_notes(roles, listing, several),
        *_table_notes(listing, several),
    ]
    return _summary(_with_columns(seen, listing.columns, roles), found, notes, options)


def _column_notes(roles: Roles, listing: ListedTable, several: SeveralLabels) -> Iterator[Note]:
    """Say what a table's columns are for; a label file of Audacity has none."""
    if any(entry.span for entry in listing.entries):
        yield Note(STRETCHES)
    if roles.path:
        yield Note(PATHS_IN_COLUMN, {"name": roles.path})
    if listing.columns and not several.columns:
        yield label_note(roles.label)
    yield from several_notes(several)


def _table_notes(listing: ListedTable, several: SeveralLabels) -> list[Note]:
    """Say what is unusual about a table."""
    notes, table, files = [], listing.table, listing.files
    if not table.has_header:
        notes.append(Note(NO_HEADER))
    if table.encoding:
        notes.append(Note(ENCODED, {"name": table.encoding.replace("cp1252", "Windows-1252")}))
    if table.sheet:
        notes.append(Note(FIRST_SHEET, {"name": table.sheet}))
    if files.by_end:
        example = str(files.paths[files.by_end[0]])
        notes.append(Note(FOUND_BY_END, {"n": len(files.by_end), "name": example}))
    if lost := len(files.paths) - files.n_found:
        notes.append(Note(NOT_FOUND, {"n": lost}))
    if listing.n_na:
        notes.append(Note(TAKEN_FOR_NONE, {"n": listing.n_na}))
    has_labels = bool(listing.roles.label or several.columns)
    if not has_labels and (others := _other_columns(listing)):
        notes.append(Note(OTHER_LABELS, {"names": ", ".join(others)}))
    if bad := listing.problems:
        notes.append(Note(UNUSABLE, {"n": len(bad), "reason": bad[0].reason}))
    return notes


def _other_columns(listing: ListedTable) -> list[str]:
    roles = listing.roles
    others = [name for name in listing.columns if name not in (roles.path, roles.split, roles.id)]
    return others[:_MOST_TOLD]


def _with_columns(seen: Preview, columns: tuple[str, ...], roles: Roles) -> Preview:
    return replace(
        seen,
        columns=columns,
        media_column=roles.path,
        label_column=roles.label,
        media_choices=columns,
        label_choices=all_named(LABELS, columns),
    )


def _dataset(where: Path, options: Options) -> Preview:
    files: list[Path] = []
    try:
        splits = files_by_split(where, options.config) or files_by_split(where)
        files = list(chain.from_iterable(splits.values()))
        if not files:
            raise Problem("The data set is empty", subject=str(where))
        columns = columns_of(schema_of(files[0]))
        chosen = choose(columns, options.media_column, options.label_column)
        counts = [n_rows(path) for path in files]
        column = None if options.label_use == "none" else chosen.label
        rows, labels = shown_rows(splits, column, MOST_FILES, N_SAMPLES)
        if counts and not any(n is None or n for n in counts):
            raise Problem("The data set is empty", subject=str(where))
    except (OSError, ValueError, LookupError) as error:
        unread = Problem(f"The data set cannot be read ({error})", subject=str(where))
        raise (pointer_among(files) or unread) from error
    shown = [_found(row, columns, chosen) for row in rows]
    several = with_several(shown, options, labels)
    found = without_labels(several.entries, options)
    all_cells = with_several([SourceEntry(where, label=cell) for cell in labels], options)
    labels = sorted(classes_of(all_cells.entries), key=natural)
    classes = (chosen.label.names if chosen.label else ()) or tuple(labels)
    seen = Preview(
        "hugging face",
        None if None in counts else sum(filter(None, counts)),
        columns=tuple(column.name for column in columns),
        media_column=chosen.media.name,
        label_column=chosen.label.name if chosen.label else "",
        media_choices=chosen.media_choices,
        label_choices=chosen.label_choices,
        is_several=several.is_several,
    )
    seen = _summary(seen, found, column_notes(chosen, several), options)
    return replace(
        seen,
        splits=tuple(filter(None, splits)),
        classes=classes[:N_SAMPLES] or seen.classes,
        n_classes=len(classes) or seen.n_classes,
    )


def _found(row: ShownRow, columns: tuple[Column, ...], chosen: Chosen) -> SourceEntry:
    texts = {c.name: c.text(row.cells[c.name]) for c in columns if c.is_text and c != chosen.media}
    label = label_in(texts, chosen.label)
    cell = row.cells[chosen.media.name]
    named = cell.get("path") if isinstance(cell, dict) else None
    suffix = {"sound": ".wav", "picture": ".png"}.get(chosen.media.kind, "")
    path = Path(str(named or f"sample{suffix}"))
    return SourceEntry(path, label, row.split, texts, content=partial(encoded, cell))


def some_of(found: Sequence[SourceEntry], most: int) -> list[SourceEntry]:
    """Return samples that show what there is: one of each class in turn, or from all over."""
    labels = [entry.all_labels for entry in found]
    return [
        found[place] for place in some_places([its[0] if its else None for its in labels], most)
    ]


def _summary(
    seen: Preview, found: list[SourceEntry], notes: list[Note], options: Options
) -> Preview:
    classes = sorted(classes_of(found), key=natural)
    kinds = Counter(kind for entry in found if (kind := media_of(entry.path)))
    media = kinds.most_common(1)[0][0] if kinds else None
    is_cut = any(entry.span for entry in found)  # stretches stay as they are
    is_long = media == "sound" and not is_cut
    files = [entry.path for entry in found if not entry.content] if is_long else []
    return replace(
        seen,
        media=media,
        lengths=measured(files, seen.n_files) if files else Lengths(),
        splits=tuple(sorted({entry.split for entry in found if entry.split})),
        classes=tuple(classes[:N_SAMPLES]),
        n_classes=len(classes),
        samples=tuple(some_of(found, N_SAMPLES)),
        notes=tuple(notes),
        n_values=n_values_told(found, options.pattern),
    )
