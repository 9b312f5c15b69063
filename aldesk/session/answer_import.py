"""Labels of elsewhere for a project whose samples may have several classes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from aldesk.core.errors import Problem
from aldesk.core.ids import ClassId, SampleId
from aldesk.core.judgement import Verdict
from aldesk.core.labels import Labels
from aldesk.core.sample_rows import SampleRows
from aldesk.session.label_import import (
    LabelImport,
    LabelLine,
    LineFinder,
    NamesNow,
    Said,
    read_labels,
    roles_for,
)
from aldesk.session.label_session import LabelSession
from aldesk.session.types import Changes
from aldesk.sources.types import Options
from aldesk.store.truth_table import Told
from aldesk.tables import Row, open_table
from aldesk.tables.class_columns import class_columns, is_yes, verdicts_in
from aldesk.tables.label_cell import label_of
from aldesk.tables.label_list import names_in, sign_between
from aldesk.tables.left_out import LeftOut
from aldesk.tables.roles import named

_ABSENT, _ANSWERED = "absent", "answered"
_VERDICTS: Final = ("present", "verdict")
"""Columns that say yes or no of the class in a line."""


def read_any(
    samples: SampleRows, labels: Labels, table: Path, options: Options | None = None
) -> LabelImport:
    """Compare a table of labels with a project; see `read_labels` and `read_answers`."""
    read = read_answers if labels.is_several else read_labels
    return read(samples, labels, table, options)


def read_answers(
    samples: SampleRows, labels: Labels, table: Path, options: Options | None = None
) -> LabelImport:
    """Compare a table with a project whose samples may have several classes; nothing is written.

    It has a column with lists of classes, a column for each class, or a line for each class of a
    sample. A list says that the sample has none of the other classes that the table names, and
    nothing of those that it does not name; what is empty in the column of a class says nothing.

    Parameters
    ----------
    samples, labels, table, options
        As for `read_labels`.

    Raises
    ------
    Problem
        If the table cannot be read, or has nothing that says classes, or no ids or paths.
    """
    options = options or Options()
    found = LabelImport()
    lines, is_complete = _read(labels, table, options, found)
    ids = LineFinder(samples, table, options).find([line for line, _ in lines], found)
    agreed: Iterable[tuple[SampleId, Said]] = _agreed(lines, ids, found)
    if not is_complete:
        names = tuple(dict.fromkeys(name for _, said in lines for name in said.has))
        agreed = _completed(agreed, names)
    compare_answers(labels, agreed, found)
    return found


def take_over(session: LabelSession, found: LabelImport, *, adds_classes: bool) -> Changes:
    """Give samples the labels that a table has for them, as one act.

    Parameters
    ----------
    session : LabelSession
    found : LabelImport
    adds_classes : bool
        Add the classes that are new; else what is said of those is left out.
    """
    new = list(found.unknown) if adds_classes else []
    if not session.labels.is_several:
        pairs = list(found.pairs.items()) if adds_classes else found.known_pairs()
        return session.import_labels(pairs, new, found.bands)
    said = found.said if adds_classes else found.known_said()
    whole = {id_: one for id_, one in said.items() if one.is_whole}
    answers = [(id_, one.has) for id_, one in whole.items()]
    of = {id_: (*one.has, *one.lacks) for id_, one in whole.items()}
    verdicts = [
        verdict for id_, one in said.items() if not one.is_whole for verdict in _verdicts(id_, one)
    ]
    return session.import_answers(answers, verdicts, new, found.several_bands, of)


def take_truth(session: LabelSession, found: LabelImport, *, adds_classes: bool) -> Changes:
    """Keep what annotations say as ground truth; it is no act.

    Parameters
    ----------
    session : LabelSession
    found : LabelImport
    adds_classes : bool
        As for `take_over`.
    """
    new = list(found.unknown) if adds_classes else []
    pairs = found.pairs.items() if adds_classes else found.known_pairs()
    said = found.said if adds_classes else found.known_said()
    told = {id_: Told((name,)) for id_, name in pairs}
    told |= {id_: Told(one.has, (*one.has, *one.lacks)) for id_, one in said.items()}
    return session.import_truth(told.items(), new)


def compare_answers(
    labels: Labels,
    agreed: Iterable[tuple[SampleId, Said]],
    found: LabelImport,
    truth: Mapping[SampleId, Told] | None = None,
) -> None:
    """Tell in `found` what of this is new, other than now, the same, or of unknown classes.

    Parameters
    ----------
    labels, agreed, found
    truth : mapping of SampleId to Told, optional
        The ground truth of now, where they are compared with that and not with the labels.
    """
    called = _Called(labels)
    known = _OfLabels(labels, called) if truth is None else _OfTruth(truth, called)
    for id_, as_written in agreed:
        has, lacks = called.all(as_written.has), called.all(as_written.lacks)
        said = Said(has, tuple(name for name in lacks if name not in has), as_written.is_whole)
        unknown = [name for name in (*said.has, *said.lacks) if called.id_of(name) is None]
        for name in unknown:
            found.unknown[name] += name in said.has
        if not unknown and _is_as_now(known, id_, said):
            found.n_same += 1
            continue
        found.n_changed += _changes(known, id_, said)
        found.said[id_] = said


class _Called:
    """The classes that names mean."""

    def __init__(self, labels: Labels) -> None:
        self._labels = labels
        self._ids: dict[str, ClassId | None] = {}
        self._names = NamesNow(labels)

    def all(self, names: Iterable[str]) -> tuple[str, ...]:
        """Return the present names of classes, each once; an unknown one as it is."""
        return tuple(dict.fromkeys(self._names.of(name) or name for name in names))

    def id_of(self, name: str) -> ClassId | None:
        """Return the id of the class that has this name now."""
        if name not in self._ids:
            self._ids[name] = self._labels.class_id(name)
        return self._ids[name]


@dataclass(frozen=True, slots=True)
class _OfLabels:
    """What a project's labels say of samples."""

    labels: Labels
    called: _Called

    def is_answered(self, id_: SampleId) -> bool:
        mark = self.labels.marks.get(id_)
        return mark is not None and mark.kind == "label"

    def verdict(self, id_: SampleId, name: str) -> Verdict:
        class_id = self.called.id_of(name)
        return "not judged" if class_id is None else self.labels.verdict(id_, class_id)


@dataclass(frozen=True, slots=True)
class _OfTruth:
    """What a project's ground truth says of samples."""

    truth: Mapping[SampleId, Told]
    called: _Called

    def is_answered(self, id_: SampleId) -> bool:
        return id_ in self.truth

    def verdict(self, id_: SampleId, name: str) -> Verdict:
        told = self.truth.get(id_, Told((), ()))
        if name in self.called.all(told.has):
            return "present"
        return "absent" if name in self.called.all(told.of or ()) else "not judged"


def _is_as_now(known: _OfLabels | _OfTruth, id_: SampleId, said: Said) -> bool:
    if said.is_whole and not known.is_answered(id_):
        return False
    return all(known.verdict(id_, name) == verdict for _, name, verdict in _verdicts(id_, said))


def _changes(known: _OfLabels | _OfTruth, id_: SampleId, said: Said) -> bool:
    """Tell whether something is said other than what is known."""
    both = ((known.verdict(id_, name), new) for _, name, new in _verdicts(id_, said))
    return any(now not in (new, "not judged") for now, new in both)


def _verdicts(id_: SampleId, said: Said) -> Iterator[tuple[SampleId, str, Verdict]]:
    yield from ((id_, name, "present") for name in said.has)
    yield from ((id_, name, "absent") for name in said.lacks)


# What a table says


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the classes in a row."""

    label: str
    sign: str
    absent: str
    absent_sign: str
    verdict: str
    answered: str
    columns: tuple[str, ...]
    keep_na: bool

    def said(self, cells: Mapping[str, str]) -> Said | None:
        """Return what a row says; None for nothing."""
        is_whole = is_yes(cells.get(self.answered, "")) is not False
        if self.columns:
            verdicts = verdicts_in(cells, self.columns)
            has = tuple(name for name, yes in verdicts.items() if yes)
            lacks = tuple(name for name, yes in verdicts.items() if not yes)
            return Said(has, lacks, is_whole) if has or lacks else None
        cell = label_of(cells.get(self.label, ""), keep_na=self.keep_na)
        if cell is None:
            return None
        names = names_in(cell, self.sign, keep_na=self.keep_na)
        if self.verdict:
            yes = is_yes(cells.get(self.verdict, ""))
            if yes is None:
                return None
            return Said(names, (), is_whole=False) if yes else Said((), names, is_whole=False)
        lacks = names_in(cells.get(self.absent, ""), self.absent_sign, keep_na=self.keep_na)
        return Said(names, lacks, is_whole)

    @property
    def is_complete(self) -> bool:
        """Whether rows say themselves what samples have not."""
        return bool(self.columns or self.absent or self.verdict)


def _read(
    labels: Labels, table: Path, options: Options, found: LabelImport
) -> tuple[list[tuple[LabelLine, Said]], bool]:
    """Return what each line says, and whether lines say what samples have not."""
    with open_table(table) as opened:
        rows = list(opened.rows)
        if not opened.columns:
            raise Problem("The table is empty", subject=str(table))
        head = rows[0] if rows else Row("")
        roles = roles_for(
            table, opened.columns, head, options, opened.has_header, needs_label=False
        )
        whole = [row for row in rows if not row.problem]
        found.refused += [LeftOut(row.place, row.problem) for row in rows if row.problem]
        reader = _reader(labels, opened.columns, whole, roles.label, options)
        if not reader.columns:
            roles_for(table, opened.columns, head, options, opened.has_header)
        if not rows:
            raise Problem("The table has a header and no lines", subject=str(table))
        found.columns, found.roles = opened.columns, roles
    lines: list[tuple[LabelLine, Said]] = []
    for row in whole:
        if (said := reader.said(row.cells)) is None:
            found.n_empty += 1
            continue
        id_, path = row.cells.get(roles.id, ""), row.cells.get(roles.path, "")
        lines.append((LabelLine(row.place, "", id_, path), said))
    return lines, reader.is_complete


def _reader(
    labels: Labels, columns: Sequence[str], rows: Sequence[Row], label: str, options: Options
) -> _Reader:
    known = set(labels.class_names)
    absent, answered, verdict = (
        named(names, columns) for names in ((_ABSENT,), (_ANSWERED,), _VERDICTS)
    )
    if not (label and verdict and all(_says(row, verdict) for row in rows)):
        verdict = ""
    hot = () if label else class_columns(columns, (row.cells for row in rows), known)
    sign, absent_sign = (
        sign_between((row.cells.get(name, "") for row in rows), known) for name in (label, absent)
    )
    return _Reader(label, sign, absent, absent_sign, verdict, answered, hot, options.keep_na)


def _says(row: Row, column: str) -> bool:
    cell = row.cells.get(column, "")
    return not cell or is_yes(cell) is not None


def _agreed(
    lines: Sequence[tuple[LabelLine, Said]], ids: Sequence[SampleId | None], found: LabelImport
) -> Iterator[tuple[SampleId, Said]]:
    """Yield what all lines of a sample say; what contradicts itself is told and left out."""
    given: dict[SampleId, list[tuple[LabelLine, Said]]] = {}
    for line, id_ in zip(lines, ids, strict=True):
        if id_ is not None:
            given.setdefault(id_, []).append(line)
    for id_, its in given.items():
        has = dict.fromkeys(name for _, said in its for name in said.has)
        lacks = dict.fromkeys(name for _, said in its for name in said.lacks)
        if not (both := [name for name in has if name in lacks]):
            yield id_, Said(tuple(has), tuple(lacks), any(said.is_whole for _, said in its))
            continue
        found.n_contradicting += 1
        places = ", ".join(line.place for line, _ in its)
        reason = f"they say yes and no of “{both[0]}” in the same sample; none is taken."
        found.refused.append(LeftOut(places, reason))


def _completed(
    agreed: Iterable[tuple[SampleId, Said]], names: Iterable[str]
) -> Iterator[tuple[SampleId, Said]]:
    """Yield the same, where samples lack the classes that the table names for others."""
    for id_, said in agreed:
        yield id_, replace(said, lacks=tuple(name for name in names if name not in said.has))
