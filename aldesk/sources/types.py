"""What a source is asked, and what it answers."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from aldesk.core.band import Band
from aldesk.core.ids import SampleId
from aldesk.core.import_batch import FileProblem, SeenFile
from aldesk.core.recording import Recording, WindowRule
from aldesk.core.sample import Sample, Split
from aldesk.core.span import Span

__all__ = ["SPLITS", "FileProblem", "Options", "Scan", "SourceEntry", "split_named"]


NO_TABLE = "none"
LABEL_USES = ("truth", "labels", "none")


@dataclass(frozen=True, slots=True)
class Options:
    """How to read a source.

    Attributes
    ----------
    pattern : str
        What file names say, such as ``{label}_{speaker}_{index}``; compared with the name without
        its extension. `label` and `split` replace what the folder or the table says, other fields
        become columns. Each field but the last takes as few characters as it can.
    test : str
        Which samples are the test split: ``column=value,value`` or a share of the labelled samples
        such as ``20%`` or ``20% by site``. It replaces every split that the source names.
    classes : tuple of str
        The classes that there are; empty for those that are found.
    config : str
        Which configuration of a Hugging Face data set; empty for its only or default one.
    split : str
        Names of the splits to read, separated by commas; empty for all.
    media_column, label_column : str
        The columns with the media (in a table: with the paths) and with the labels; empty for
        those found by their types and names.
    media_folder : str
        Where the files lie that a table names, if it is neither beside them nor near; empty for
        there.
    label_table : str
        A table in a folder that names its files: its path below the folder. Empty for those that
        are found by themselves, ``"none"`` for no table.
    label_use : {"", "truth", "labels", "none"}
        What the labels of the source are: ``"truth"``, also when empty, answers a study's questions
        and measures, and is never shown or trained on; ``"labels"`` are taken over as labels of the
        project; ``"none"`` are no labels.
    levels : {"", "first", "all"}
        Which subfolder's name is the class: the innermost at which the files differ, when empty;
        the first; or all of them, joined by ``/``.
    keep_na : bool
        Take labels such as ``NA``, ``None`` or ``NaN`` for classes that are called so.
    several : bool, optional
        Whether a sample may have several classes; by default as the data look.
    window, hop : float
        Seconds: cut sound that is longer than a window into windows of this length, with so much
        from the start of one to the start of the next. 0 cuts nothing, and a `hop` of 0 is the
        length of the window.
    extract_folder : Path, optional
        Where sound and pictures that lie inside a data set's files are written to as files; by
        default beside the data set.
    """

    pattern: str = ""
    test: str = ""
    classes: tuple[str, ...] = ()
    config: str = ""
    split: str = ""
    media_column: str = ""
    label_column: str = ""
    media_folder: str = ""
    label_table: str = ""
    label_use: str = ""
    levels: str = ""
    keep_na: bool = False
    several: bool | None = None
    window: float = 0.0
    hop: float = 0.0
    extract_folder: Path | None = None

    @property
    def window_rule(self) -> WindowRule | None:
        """How recordings are cut, or None."""
        return WindowRule(self.window, self.hop or self.window) if self.window > 0 else None

    def cut_by(self, rule: WindowRule | None) -> "Options":
        """Return the same with recordings cut by a rule, or left whole."""
        window, hop = (rule.seconds, rule.hop) if rule else (0.0, 0.0)
        return replace(self, window=window, hop=hop)

    def to_json(self) -> dict[str, Any]:
        """Return the options as JSON knows them, without `extract_folder`, which may move."""
        facts = asdict(self)
        del facts["extract_folder"]
        return {**facts, "classes": list(self.classes)}

    @classmethod
    def from_json(cls, facts: Mapping[str, Any], extract_folder: Path | None = None) -> "Options":
        """Return what `to_json` wrote; what is not known here is passed over."""
        known = {name: facts[name] for name in cls.__slots__ if name in facts}
        if "pattern" in facts:  # written by a version that took no notice of a folder's tables
            known.setdefault("label_table", NO_TABLE)
        if "keep_na" in facts:  # written by a version that knew of one class for each sample
            known.setdefault("several", False)
        classes = tuple(facts.get("classes", ()))
        return cls(**{**known, "classes": classes, "extract_folder": extract_folder})


@dataclass(frozen=True, slots=True)
class Scan:
    """What a source holds.

    Attributes
    ----------
    samples : tuple of Sample
        No two with the same id.
    problems : tuple of FileProblem
        What was left out, and what was kept but needs a look.
    duplicates : tuple of (Path, Path)
        A file that was left out, and the sample that has the same content.
    classes : tuple of str
        `Options.classes`, or the labels found, sorted as a person would.
    files : tuple of SeenFile
        All that were looked into.
    recordings : tuple of Recording
        Whose windows are further samples.
    bands : mapping of SampleId to Band
        Frequencies of samples.
    is_several : bool
        Whether a sample may have several classes.
    """

    samples: tuple[Sample, ...]
    problems: tuple[FileProblem, ...]
    duplicates: tuple[tuple[Path, Path], ...]
    classes: tuple[str, ...]
    files: tuple[SeenFile, ...] = ()
    recordings: tuple[Recording, ...] = ()
    bands: Mapping[SampleId, Band] = field(default_factory=dict)
    is_several: bool = False


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """A file that a folder or table names, or a row of a data set, before it is looked into.

    Attributes
    ----------
    path : Path
        Where the file lies. With `content`: where it would lie if it had kept its name;
        `aldesk.sources.extract.extracted` says where it was written to.
    split : str
        As written in the source; empty for none.
    place : str
        Where it is named, such as ``"Row 7"``; empty for a folder's file.
    content : callable, optional
        Returns the encoded sound or picture of a row that is no file yet.
    span : Span, optional
        Which stretch of the file is the sample; the whole by default.
    band : Band, optional
        Its frequencies.
    labels : tuple of str, optional
        All of them, where there can be several; `label` is the only one then, or None.
    judged : tuple of str, optional
        The classes that `labels` speaks of; by default all that the source knows.
    """

    path: Path
    label: str | None = None
    split: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    place: str = ""
    content: Callable[[], bytes] | None = None
    span: Span | None = None
    band: Band | None = None
    labels: tuple[str, ...] | None = None
    judged: tuple[str, ...] | None = None

    @property
    def all_labels(self) -> tuple[str, ...] | None:
        """`labels`, or else `label` alone; None where nothing is known."""
        if self.labels is None and self.label is not None:
            return (self.label,)
        return self.labels

    @property
    def called(self) -> str:
        """Its labels, or else its file's name, for a person."""
        return ", ".join(self.all_labels or ()) or self.path.name

    def broken(self, reason: str, kind: str = "unreadable") -> FileProblem:
        """Return a problem with this file."""
        return FileProblem(self.path, f"{self.place}: {reason}" if self.place else reason, kind)


SPLITS: dict[str, Split] = {
    "train": "pool",
    "training": "pool",
    "pool": "pool",
    "val": "pool",
    "valid": "pool",
    "validation": "pool",
    "dev": "pool",
    "audit": "pool",
    "test": "test",
    "testing": "test",
}
"""What a folder's name or a table's cell says about the split. Validation data are queried too.

``audit`` stands in the tables that a project was exported to.
"""


def split_named(name: str) -> Split | None:
    """Return the split of this name, whatever its case, or None where it names none."""
    return SPLITS.get(name.strip().lower())
