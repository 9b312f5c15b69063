"""Whether a source gives samples several classes: lists in cells, columns of classes, more rows."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from aldesk.sources.types import Options, SourceEntry
from aldesk.tables.class_columns import class_columns, class_of, verdicts_in
from aldesk.tables.label_list import is_list, names_in, sign_between
from aldesk.tables.roles import named

ABSENT = "absent"
"""The column of the classes that a sample has not."""
_ENOUGH_TWICE = 0.1
_LEAST_TWICE = 2
"""So many samples, and this share, must rows call several things: else it is a mistake."""


@dataclass(frozen=True, slots=True)
class SeveralLabels:
    """What was recognised.

    Attributes
    ----------
    entries : list of SourceEntry
        With all their labels, where there can be several.
    is_several : bool
    columns : tuple of str
        Those that say yes or no of a class each; empty for none.
    """

    entries: list[SourceEntry]
    is_several: bool
    columns: tuple[str, ...] = ()


def with_several(
    entries: Sequence[SourceEntry], options: Options, cells: Iterable[str] | None = None
) -> SeveralLabels:
    """Read all labels of samples that may have several.

    Parameters
    ----------
    entries : sequence of SourceEntry
        Their `label` is a whole cell; `labels` stand where several rows spoke of the same sample.
    options : Options
        `several` says whether there may be several; by default it is so where a cell is a list,
        names in cells are met again in others, a column `absent` names classes, or there are no
        labels but columns of 0 and 1.
    cells : iterable of str, optional
        The labels of all samples, where `entries` are only some.
    """
    if options.label_use == "none":
        return SeveralLabels(list(entries), bool(options.several))
    if options.several is False:
        return SeveralLabels([_with_only(entry, options) for entry in entries], False)
    is_merged = any(entry.labels is not None for entry in entries)
    if cells is None:
        cells = {cell for entry in entries for cell in entry.all_labels or ()}
    cells = set(cells)
    if not cells:
        names = dict.fromkeys(name for entry in entries for name in entry.columns)
        columns = class_columns(names, (entry.columns for entry in entries))
        classes = tuple(dict.fromkeys(map(class_of, columns)))
        read = [_of_columns(entry, columns, classes) for entry in entries] if columns else entries
        return SeveralLabels(list(read), bool(columns or options.several), columns)
    sign = sign_between(cells)
    absent = _absent(entries, cells, sign, options)
    if not (options.several or is_merged or sign or absent or any(map(is_list, cells))):
        return SeveralLabels(list(entries), False)
    read = [_of_cells(entry, sign, options) for entry in entries]
    return SeveralLabels([_with_absent(e, absent) for e in read] if absent else read, True)


def merged(
    entries: Sequence[SourceEntry], key: Callable[[SourceEntry], Hashable], options: Options
) -> list[SourceEntry]:
    """Give a sample that several rows speak of the labels of all of them.

    Where nobody said that samples may have several classes, that is done only if two samples, and a
    tenth of all, would get several; else entries are returned as they are.
    """
    if options.several is False:
        return list(entries)
    first: dict[Hashable, SourceEntry] = {}
    cells: dict[Hashable, dict[str, None]] = {}
    for entry in entries:
        first.setdefault(of := key(entry), entry)
        if entry.label is not None:
            cells.setdefault(of, {})[entry.label] = None
    n_several = sum(len(its) > 1 for its in cells.values())
    is_meant = n_several >= max(_LEAST_TWICE, _ENOUGH_TWICE * len(first))
    if not (is_meant or (n_several and options.several)):
        return list(entries)
    return [
        replace(entry, labels=tuple(cells[of]), label=None) if of in cells else entry
        for of, entry in first.items()
    ]


def _of_cells(entry: SourceEntry, sign: str, options: Options) -> SourceEntry:
    cells = entry.all_labels
    if cells is None:
        return entry
    read = [names_in(cell, sign, keep_na=options.keep_na) for cell in cells]
    names = tuple(dict.fromkeys(name for its in read for name in its))
    return replace(entry, label=_only(names), labels=names)


@dataclass(frozen=True, slots=True)
class _Absent:
    """The column of the classes that samples have not, and what its cells name."""

    column: str
    names: Mapping[str, tuple[str, ...]]


def _absent(
    entries: Sequence[SourceEntry], cells: Iterable[str], sign: str, options: Options
) -> _Absent | None:
    """Find the column `absent`, as an export has it; one that names no class is something else."""
    column = named((ABSENT,), list(dict.fromkeys(name for e in entries for name in e.columns)))
    its = {cell for entry in entries if (cell := entry.columns.get(column, ""))}
    if not its:
        return None
    keep_na = options.keep_na
    classes = {name for cell in cells for name in names_in(cell, sign, keep_na=keep_na)}
    its_sign = sign_between(its, classes)
    names = {cell: names_in(cell, its_sign, keep_na=keep_na) for cell in its}
    is_of_classes = any(name in classes for lacks in names.values() for name in lacks)
    return _Absent(column, names) if is_of_classes else None


def _with_absent(entry: SourceEntry, absent: _Absent) -> SourceEntry:
    """Let a row judge only the classes that it names."""
    facts = dict(entry.columns)
    lacks = absent.names.get(facts.pop(absent.column, ""), ())
    if entry.labels is None:
        return replace(entry, columns=facts)
    return replace(entry, columns=facts, judged=tuple(dict.fromkeys((*entry.labels, *lacks))))


def _of_columns(
    entry: SourceEntry, columns: Sequence[str], classes: tuple[str, ...]
) -> SourceEntry:
    facts = {name: cell for name, cell in entry.columns.items() if name not in columns}
    said = verdicts_in(entry.columns, columns)
    if not said:
        return replace(entry, columns=facts)
    has, judged = tuple(name for name, yes in said.items() if yes), tuple(said)
    of = classes if len(judged) == len(classes) else judged
    return replace(entry, columns=facts, label=_only(has), labels=has, judged=of)


def _with_only(entry: SourceEntry, options: Options) -> SourceEntry:
    """Read a list of one label as that, and one of more, or of none, as no label."""
    if entry.label is None or not is_list(entry.label):
        return entry
    return replace(entry, label=_only(names_in(entry.label, keep_na=options.keep_na)))


def _only(names: tuple[str, ...]) -> str | None:
    return names[0] if len(names) == 1 else None
