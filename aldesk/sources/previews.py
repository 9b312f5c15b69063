"""What a source looks like, before a project is made of it: quick, bounded, without `datasets`."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain, islice
from pathlib import Path

from aldesk.core.errors import Problem
from aldesk.core.natural import natural
from aldesk.core.sample import Media
from aldesk.media import convertible, media_of
from aldesk.sources.arrow_files import (
    config_folders,
    files_by_split,
    first_rows,
    n_rows,
    schema_of,
)
from aldesk.sources.columns import Chosen, Column, choose, columns_of
from aldesk.sources.encode import encoded
from aldesk.sources.folder import walk
from aldesk.sources.folder_levels import with_labels
from aldesk.sources.hub_cache import cached, prepared_configs
from aldesk.sources.listing import Kind, kind_of
from aldesk.sources.location import hub_id
from aldesk.sources.messages import (
    IN_CACHE,
    LABELS_IN_FOLDERS,
    NO_LABELS_IN_FOLDERS,
    PATHS_IN_COLUMN,
    TABLE_BESIDE,
    UNREADABLE,
    UNUSABLE,
    Note,
    column_notes,
    counted_note,
    label_note,
)
from aldesk.sources.table import choose_roles, found_in, label_columns
from aldesk.sources.table_rows import open_table
from aldesk.sources.types import FileProblem, Options, SourceEntry

MOST_FILES = 10_000
"""So many files or rows are looked at."""
N_SAMPLES = 12


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
        The first samples. Those of a data set have their bytes in `content`.
    notes : tuple of Note
        What was recognised, and what needs a decision.
    configs : tuple of str
        The configurations of a data set that are known without opening it.
    is_here : bool
        False for a data set of the hub that would have to be fetched; nothing else is known then.
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
    configs: tuple[str, ...] = ()
    is_here: bool = True


def preview(where: str | Path, options: Options | None = None) -> Preview:
    """Look at the beginning of a source.

    Parameters
    ----------
    where : str or Path
        See `aldesk.sources.listing.list_source`. A hub id is looked for in the caches only.
    options : Options, optional

    Raises
    ------
    Problem
        If it is no source, or cannot be read.
    """
    options = options or Options()
    kind = kind_of(where)
    if kind == "folder":
        return _folder(Path(where).resolve(), options)
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


def _folder(root: Path, options: Options) -> Preview:
    others: list[str] = []
    tables: list[Path] = []

    def usable() -> Iterator[Path]:
        for path in walk(root, []):
            if media_of(path):
                yield path
            elif convertible(path):
                others.append(path.name)
            elif path.stem.lower() in ("metadata", "labels") and path.parent == root:
                tables.append(path)

    paths = list(islice(usable(), MOST_FILES + 1))
    counted = len(paths) <= MOST_FILES
    found = with_labels(root, paths[:MOST_FILES], options.classes)
    has_labels = any(entry.label for entry in found)
    notes = [
        counted_note(found, "files", counted),
        Note(LABELS_IN_FOLDERS if has_labels else NO_LABELS_IN_FOLDERS),
    ]
    if others:
        notes.append(Note(UNREADABLE, {"n": len(others), "name": others[0]}))
    notes += [Note(TABLE_BESIDE, {"name": path.name}) for path in tables]
    return _summary(Preview("folder", len(found) if counted else None), found, notes)


def _table(path: Path, options: Options) -> Preview:
    with open_table(path) as table:
        roles, rows = choose_roles(path, table, options)
        entries = [found_in(path, roles, row) for row in islice(rows, MOST_FILES + 1)]
    counted = len(entries) <= MOST_FILES
    found = [entry for entry in entries[:MOST_FILES] if isinstance(entry, SourceEntry)]
    bad = [entry for entry in entries if isinstance(entry, FileProblem)]
    seen = Preview(
        "table",
        len(found) if counted else None,
        columns=table.columns,
        media_column=roles.path,
        label_column=roles.label,
        media_choices=table.columns,
        label_choices=label_columns(table.columns),
    )
    notes = [
        counted_note(found, "rows", counted),
        Note(PATHS_IN_COLUMN, {"name": roles.path}),
        label_note(roles.label),
    ]
    if bad:
        notes.append(Note(UNUSABLE, {"n": len(bad), "reason": bad[0].reason}))
    return _summary(seen, found, notes)


def _dataset(where: Path, options: Options) -> Preview:
    import pyarrow

    try:
        splits = files_by_split(where, options.config) or files_by_split(where)
        files = list(chain.from_iterable(splits.values()))
        if not files:
            raise Problem("The data set is empty", subject=str(where))
        columns = columns_of(schema_of(files[0]))
        chosen = choose(columns, options.media_column, options.label_column)
        counts = [n_rows(path) for path in files]
        rows = first_rows(files[0], N_SAMPLES)
    except (OSError, ValueError, LookupError, pyarrow.ArrowException) as error:
        raise Problem(f"The data set cannot be read ({error})", subject=str(where)) from error
    found = [_found(row, columns, chosen, next(iter(splits))) for row in rows]
    classes = chosen.label.names if chosen.label else ()
    seen = Preview(
        "hugging face",
        None if None in counts else sum(filter(None, counts)),
        columns=tuple(column.name for column in columns),
        media_column=chosen.media.name,
        label_column=chosen.label.name if chosen.label else "",
        media_choices=chosen.media_choices,
        label_choices=chosen.label_choices,
    )
    seen = _summary(seen, found, column_notes(chosen))
    return replace(
        seen,
        splits=tuple(filter(None, splits)),
        classes=classes[:N_SAMPLES] or seen.classes,
        n_classes=len(classes) or seen.n_classes,
    )


def _found(
    row: dict[str, object], columns: tuple[Column, ...], chosen: Chosen, split: str
) -> SourceEntry:
    texts = {c.name: c.text(row[c.name]) for c in columns if c.is_text and c != chosen.media}
    label = texts.pop(chosen.label.name, "") if chosen.label else ""
    cell = row[chosen.media.name]
    named = cell.get("path") if isinstance(cell, dict) else None
    suffix = {"sound": ".wav", "picture": ".png"}.get(chosen.media.kind, "")
    path = Path(str(named or f"sample{suffix}"))
    return SourceEntry(path, label or None, split, texts, content=partial(encoded, cell))


def _summary(seen: Preview, found: list[SourceEntry], notes: list[Note]) -> Preview:
    classes = sorted({entry.label for entry in found if entry.label}, key=natural)
    kinds = Counter(kind for entry in found if (kind := media_of(entry.path)))
    return replace(
        seen,
        media=kinds.most_common(1)[0][0] if kinds else None,
        splits=tuple(sorted({entry.split for entry in found if entry.split})),
        classes=tuple(classes[:N_SAMPLES]),
        n_classes=len(classes),
        samples=tuple(found[:N_SAMPLES]),
        notes=tuple(notes),
    )
