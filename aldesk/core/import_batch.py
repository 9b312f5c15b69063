"""What an import has read at one time: a part of a source's files."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from aldesk.core.band import Band
from aldesk.core.ids import SampleId
from aldesk.core.recording import Recording
from aldesk.core.sample import Media, Sample


@dataclass(frozen=True, slots=True)
class FileProblem:
    """A file, or a line about a file, that is not as it should be, and why.

    Attributes
    ----------
    kind : str
        What such problems are counted under: the `kind` of a `SampleProblem`, or ``duplicate``,
        ``conflicting label``, ``name``, ``label``, ``split``, ``table``, ``other media``,
        ``other kinds`` (files that are passed over), ``short`` (a little is missing),
        ``channels`` (they cancel out), ``times`` (a stretch that its recording does not have),
        ``changed``, ``stopped`` (looking into it took too long) or ``crashed`` (it ended the
        process).
    """

    path: Path
    reason: str
    kind: str = "unreadable"


@dataclass(frozen=True, slots=True)
class SeenFile:
    """A file that was looked into, so that it need not be again while it stays as it is.

    Attributes
    ----------
    size : int
        In bytes.
    mtime_ns : int
        Time of its last change, in nanoseconds since 1970.
    id : str
        Of its content; empty if it could not be read.
    """

    path: Path
    size: int
    mtime_ns: int
    id: str


@dataclass(frozen=True, slots=True)
class ImportBatch:
    """Some of a source's files, taken in together.

    Attributes
    ----------
    samples : tuple of Sample
        New ones, no two with the same id.
    files : tuple of SeenFile
        All that were looked into.
    problems : tuple of FileProblem
    duplicates : tuple of (Path, Path)
        A file that was left out, and the sample that has the same content.
    moved : tuple of (str, Path)
        Samples and recordings known already whose old file is gone, and where their content lies
        now.
    recordings : tuple of Recording
        New ones, whose windows are samples; their rows follow those of `samples`.
    bands : mapping of SampleId to Band
        Frequencies of samples.
    """

    samples: tuple[Sample, ...] = ()
    files: tuple[SeenFile, ...] = ()
    problems: tuple[FileProblem, ...] = ()
    duplicates: tuple[tuple[Path, Path], ...] = ()
    moved: tuple[tuple[str, Path], ...] = ()
    recordings: tuple[Recording, ...] = ()
    bands: Mapping[SampleId, Band] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Whether it brings nothing that can be labelled."""
        return not self.samples and not self.recordings

    @property
    def media(self) -> Media:
        """What it brings, as far as the first of it tells."""
        return self.samples[0].media if self.samples else "sound"

    def report(self) -> list[FileProblem]:
        """Return the problems and the duplicates, each file's duplicate named once."""
        told = {problem.path for problem in self.problems if problem.kind == "conflicting label"}
        same = [
            FileProblem(copy, f"Left out: the same content as {first}.", "duplicate")
            for copy, first in self.duplicates
            if copy not in told
        ]
        return [*self.problems, *same]


@dataclass(frozen=True, slots=True)
class SourceSummary:
    """What the names of a source's files tell before any is looked into.

    Attributes
    ----------
    n_files : int
    n_test : int
        Labelled files of the test split; an expectation where it is a random share.
    media : {"sound", "picture"} or None
        None where no file is of a known kind.
    classes : tuple of str
        Those asked for, or the labels found, sorted as a person would.
    is_several : bool
        Whether a sample may have any number of them, and not exactly one.
    """

    n_files: int
    n_test: int
    media: Media | None
    classes: tuple[str, ...]
    is_several: bool = False


@dataclass(frozen=True, slots=True)
class AlreadyImported:
    """What was taken in before.

    Attributes
    ----------
    files : dict of Path to (int, int)
        Size and time of change of the files that were looked into.
    samples : dict of str to Sample
        By id; a recording as a whole file.
    """

    files: dict[Path, tuple[int, int]] = field(default_factory=dict)
    samples: dict[SampleId, Sample] = field(default_factory=dict)
