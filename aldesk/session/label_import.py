"""Labels of elsewhere: which lines of a table mean which samples, before anything is written."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain
from pathlib import Path

from aldesk.core.band import Band
from aldesk.core.errors import Problem
from aldesk.core.ids import SampleId
from aldesk.core.labels import Labels
from aldesk.core.names import plain_name
from aldesk.core.sample_rows import SampleRows
from aldesk.core.typed_path import with_home
from aldesk.sources.types import Options
from aldesk.store.truth_table import Told
from aldesk.tables import Row, open_table
from aldesk.tables.label_cell import label_of
from aldesk.tables.label_list import is_list, names_in
from aldesk.tables.left_out import LeftOut
from aldesk.tables.path_index import Ambiguous, Parts, PathIndex
from aldesk.tables.path_text import parts_of, plain_parts, spellings
from aldesk.tables.roles import Roles, listed, roles_of

_SEVERAL = "it has several classes, and a sample of this project exactly one."


@dataclass(frozen=True, slots=True)
class Said:
    """What a table says of a sample that may have several classes.

    Attributes
    ----------
    has, lacks : tuple of str
        Classes that it has, and that it has not; nothing is said of others.
    is_whole : bool
        It is an answer for the sample, which is then labelled; else verdicts on some classes.
    """

    has: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
    is_whole: bool = True


@dataclass(slots=True)
class LabelImport:
    """What a table says, compared with a project.

    Attributes
    ----------
    pairs : dict of SampleId to str
        The labels to take over, classes by their present names; new ones by their own.
    unknown : Counter of str
        Classes that the project has not, and how many of the labels name them.
    n_same : int
        Labels that the project has already.
    n_changed : int
        Labels of the project that would be replaced by those of known classes.
    n_empty : int
        Lines without a label.
    refused : list of LeftOut
        Lines whose sample is not known or not certain, and those that contradict each other.
    n_contradicting : int
        Samples that the table gives several labels.
    n_by_end : int
        Samples that were found by the ends of their paths.
    example : str
        One of them.
    columns : tuple of str
    roles : Roles
        Which columns of the table are read.
    bands : dict of SampleId to Band
        Frequencies that are known of samples; also of those whose label stays.
    said : dict of SampleId to Said
        In the place of `pairs`, where samples may have several classes.
    several_bands : list of (SampleId, Band)
        In the place of `bands`, of each class its own.
    """

    pairs: dict[SampleId, str] = field(default_factory=dict)
    unknown: Counter[str] = field(default_factory=Counter)
    n_same: int = 0
    n_changed: int = 0
    n_empty: int = 0
    refused: list[LeftOut] = field(default_factory=list)
    n_contradicting: int = 0
    n_by_end: int = 0
    example: str = ""
    columns: tuple[str, ...] = ()
    roles: Roles = field(default_factory=Roles)
    bands: dict[SampleId, Band] = field(default_factory=dict)
    said: dict[SampleId, Said] = field(default_factory=dict)
    several_bands: list[tuple[SampleId, Band]] = field(default_factory=list)

    @property
    def n_matched(self) -> int:
        """Labels that have found their sample."""
        return self.n_taken(adds_classes=True) + self.n_same

    def n_taken(self, *, adds_classes: bool) -> int:
        """Return how many samples get labels, with the classes that are new, or without."""
        if adds_classes:
            return len(self.pairs) + len(self.said)
        return len(self.known_pairs()) + len(self.known_said())

    def known_said(self) -> dict[SampleId, Said]:
        """Return what is said of the classes that the project has."""
        found: dict[SampleId, Said] = {}
        for id_, said in self.said.items():
            has = tuple(name for name in said.has if name not in self.unknown)
            lacks = tuple(name for name in said.lacks if name not in self.unknown)
            if has or lacks or said == Said():
                found[id_] = replace(said, has=has, lacks=lacks)
        return found

    def known_pairs(self) -> list[tuple[str, str]]:
        """Return the pairs whose class the project has."""
        return [(id_, name) for id_, name in self.pairs.items() if name not in self.unknown]


@dataclass(frozen=True, slots=True)
class LabelLine:
    """A line with a label: what it says of its sample."""

    place: str
    label: str
    id: str
    path: str


def read_labels(
    samples: SampleRows, labels: Labels, table: Path, options: Options | None = None
) -> LabelImport:
    """Compare a table of labels with a project; nothing is written.

    A sample is found by its id, or by its path: as it is written, from the table's folder or from
    the folder chosen for the media, or else by the longest end that it has in common with a path
    of the project.

    Parameters
    ----------
    samples : SampleRows
        Those of the project.
    labels : Labels
        Those that it has now.
    table : Path
        Any that `aldesk.tables.open_table` reads.
    options : Options, optional
        `media_folder`, `media_column`, `label_column` and `keep_na` are looked at.

    Raises
    ------
    Problem
        If the table cannot be read, or has no column with labels, or none with ids or paths.
    """
    options = options or Options()
    found = LabelImport()
    lines = list(_lines(table, options, found))
    ids = LineFinder(samples, table, options).find(lines, found)
    _compare(labels, _agreed(lines, ids, found), found, labels.class_of)
    return found


def _lines(table: Path, options: Options, found: LabelImport) -> Iterator[LabelLine]:
    with open_table(table) as opened:
        head = next(opened.rows, Row(""))
        if not opened.columns:
            raise Problem("The table is empty", subject=str(table))
        roles = roles_for(table, opened.columns, head, options, opened.has_header)
        found.columns, found.roles = opened.columns, roles
        if not head.place:
            raise Problem("The table has a header and no lines", subject=str(table))
        for row in chain([head], opened.rows):
            if row.problem:
                found.refused.append(LeftOut(row.place, row.problem))
                continue
            label = label_of(row.cells.get(roles.label, ""), keep_na=options.keep_na)
            if label is not None and is_list(label):
                names = names_in(label)
                if len(names) > 1:
                    found.refused.append(LeftOut(row.place, _SEVERAL))
                    continue
                label = names[0] if names else None
            if label is None:
                found.n_empty += 1
                continue
            id_, path = row.cells.get(roles.id, ""), row.cells.get(roles.path, "")
            yield LabelLine(row.place, label, id_, path)


def roles_for(
    table: Path,
    columns: tuple[str, ...],
    row: Row,
    options: Options,
    has_header: bool,
    *,
    needs_label: bool = True,
) -> Roles:
    """Choose the columns with labels and with paths or ids; where there is none is a `Problem`."""
    wanted = {"path": options.media_column, "label": options.label_column}
    roles = roles_of(columns, row.cells, has_header=has_header, **wanted)
    if needs_label and not roles.label:
        raise Problem(
            "The table has no column with labels",
            subject=str(table),
            todo=f"Name one label, or choose one (--label-column). {listed(columns)}",
        )
    if not (roles.path or roles.id):
        raise Problem(
            "The table has no column with paths, and none with ids",
            subject=str(table),
            todo=f"Name one path, or choose one (--media-column). {listed(columns)}",
        )
    return roles


class LineFinder:
    """Finds the samples that lines mean.

    Parameters
    ----------
    samples : SampleRows
    table : Path
    options : Options
    """

    def __init__(self, samples: SampleRows, table: Path, options: Options) -> None:
        self._samples, whole = samples, samples.whole()
        self._by_path = {_spelled(sample.path): sample.id for sample in whole}
        self._index = PathIndex({sample.id: sample.path for sample in whole})
        folders = [with_home(options.media_folder)] if options.media_folder else []
        self._folders = [folder.resolve() for folder in (*folders, table.parent)]

    def find(self, lines: list[LabelLine], found: LabelImport) -> list[SampleId | None]:
        """Return the sample of each line; what finds none is told in `found`."""
        by_path = [self._by_exact_path(line) for line in lines]
        direct = [
            self._agreeing(line, id_, found) for line, id_ in zip(lines, by_path, strict=True)
        ]
        told = {line.place for line in found.refused}
        missing = [n for n, id_ in enumerate(direct) if id_ is None and lines[n].place not in told]
        wanted = {place: parts_of(lines[place].path or lines[place].id) for place in missing}
        matched = self._index.match(wanted.values(), {id_ for id_ in direct if id_ is not None})
        for place, parts in wanted.items():
            match matched.get(parts):
                case None:
                    found.refused.append(_lost(lines[place]))
                case Ambiguous() as several:
                    reason = f"it fits {several.n} samples equally well, such as {several.example}."
                    found.refused.append(LeftOut(lines[place].place, reason))
                case id_:
                    direct[place] = id_
                    found.n_by_end += 1
                    found.example = found.example or lines[place].path or lines[place].id
        return direct

    def _agreeing(
        self, line: LabelLine, by_path: SampleId | None, found: LabelImport
    ) -> SampleId | None:
        """Return what id and path of a line name, told if they name two samples."""
        if self._samples.row_of(SampleId(line.id)) is None:
            return by_path
        if by_path is not None and by_path != line.id:
            found.refused.append(LeftOut(line.place, "its id and its path name two samples."))
            found.n_contradicting += 1
            return None
        return SampleId(line.id)

    def _by_exact_path(self, line: LabelLine) -> SampleId | None:
        for spelling in spellings(line.path):
            for folder in self._folders:
                if (id_ := self._by_path.get(_spelled(folder / spelling))) is not None:
                    return id_
        return None


def _spelled(path: Path) -> Parts:
    """Return an absolute path so that two spellings of it are equal."""
    return plain_parts(path.absolute())


def _lost(line: LabelLine) -> LeftOut:
    name = line.path or line.id
    return LeftOut(line.place, f"the project has no sample {name}." if name else "it has no path.")


def _agreed(
    lines: list[LabelLine], samples: list[SampleId | None], found: LabelImport
) -> Iterator[tuple[SampleId, str]]:
    """Yield each sample with its label; those that are given several are told and left out."""
    given: dict[SampleId, list[LabelLine]] = {}
    for line, id_ in zip(lines, samples, strict=True):
        if id_ is not None:
            given.setdefault(id_, []).append(line)
    for id_, its in given.items():
        labels = dict.fromkeys(line.label for line in its)
        if len(labels) == 1:
            yield id_, its[0].label
            continue
        found.n_contradicting += 1
        said = " and ".join(f"“{label}”" for label in labels)
        places = ", ".join(line.place for line in its)
        found.refused.append(LeftOut(places, f"they call the same sample {said}; none is taken."))


def compared(
    labels: Labels,
    pairs: Iterable[tuple[SampleId, str]],
    truth: Mapping[SampleId, Told] | None = None,
) -> LabelImport:
    """Compare labels of known samples with those that a project has now.

    Parameters
    ----------
    labels : Labels
    pairs : iterable of (SampleId, str)
    truth : mapping of SampleId to Told, optional
        Ground truth that the project has, where that is compared and not the labels.
    """
    found = LabelImport()
    told_now = labels.class_of if truth is None else partial(_label_told, truth)
    _compare(labels, pairs, found, told_now)
    return found


def _label_told(truth: Mapping[SampleId, Told], id_: SampleId) -> str | None:
    told = truth.get(id_)
    return told.label if told else None


class NamesNow:
    """The present names of the classes that names mean; knows those that it was asked for."""

    def __init__(self, labels: Labels) -> None:
        self._labels = labels
        self._known: dict[str, str | None] = {
            plain_name(alias): item.name for item in labels.classes_in_use for alias in item.aliases
        }

    def of(self, name: str) -> str | None:
        """Return what the class that is, or was, called so is called now; None if there is none."""
        if name not in self._known:
            class_id = self._labels.class_id(name)
            self._known[name] = self._labels.classes[class_id] if class_id else None
        return self._known[name]


def _compare(
    labels: Labels,
    agreed: Iterable[tuple[SampleId, str]],
    found: LabelImport,
    label_now: Callable[[SampleId], str | None],
) -> None:
    names = NamesNow(labels)
    for id_, label in agreed:
        name = names.of(label)
        if name is None:
            found.unknown[label] += 1
        now = label_now(id_)
        if name is not None and now == name:
            found.n_same += 1
            continue
        found.n_changed += now is not None and name is not None
        found.pairs[id_] = name or label
