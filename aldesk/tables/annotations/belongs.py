"""Which recording an annotation is of: by what its line says, or by the name of its file."""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Generic, TypeVar

from aldesk.core.annotation import Annotation
from aldesk.core.counted import counted
from aldesk.tables.annotations.annotation_file import AnnotationFile
from aldesk.tables.path_index import Ambiguous, PathIndex
from aldesk.tables.path_text import parts_of, plain_parts, spellings

Key = TypeVar("Key", bound=Hashable)

_WORDS = (
    r"table|selections?|selection[ ._]table|results|labels?|annotations?|audacity|raven|birdnet"
)
_TAIL = re.compile(rf"(?:[. _-](?:{_WORDS})|\.\d{{1,3}})$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Nobody:
    """A recording that was not found.

    Attributes
    ----------
    path : Path
        The annotation file.
    named : str
        What a line of it names; empty if the file's own name had to tell.
    reason : str
    n : int
        How many annotations are left out for it.
    """

    path: Path
    named: str
    reason: str
    n: int

    def __str__(self) -> str:
        """Return it as a sentence."""
        return f"{self.path.name}: {self.reason} ({counted(self.n, 'annotation', 'annotations')})."


@dataclass(slots=True)
class Belonging(Generic[Key]):
    """Annotations by the recordings that they are of.

    Attributes
    ----------
    found : dict of Key to list of Annotation
        None of them, where an empty file says so.
    nobody : list of Nobody
    n_alone : int
        Annotation files that were taken for the only recording in their folder.
    """

    found: dict[Key, list[Annotation]] = field(default_factory=dict)
    nobody: list[Nobody] = field(default_factory=list)
    n_alone: int = 0

    @property
    def n_annotations(self) -> int:
        """How many annotations have found their recording."""
        return sum(map(len, self.found.values()))


def match_recordings(
    files: Sequence[AnnotationFile], recordings: Mapping[Key, Path]
) -> Belonging[Key]:
    """Find the recording of each annotation.

    What a line names counts: the path as it is written or from the annotation file's folder, or
    else the longest end that it has in common with one recording alone. A file that names none is
    of the recording after which it is called, such as ``rec.Table.1.selections.txt`` or
    ``rec_labels.txt`` after ``rec.wav``, in its own folder before any other; or of the only
    recording in its folder, if it is itself the only such file there. Where several recordings have
    a name, that one counts whose folders are called like the annotation file's, as in
    ``labels/site 2/rec.txt`` and ``sound/site 2/rec.wav``. Nothing is guessed. A file without any
    annotation says of the recording after which it is called that nothing is to be heard in it.

    Parameters
    ----------
    files : sequence of AnnotationFile
    recordings : mapping of key to Path
        Each with what stands for it, such as its id.
    """
    finder = _Finder(recordings, files)
    belonging: Belonging[Key] = Belonging()
    for file in files:
        by_name: dict[str, list[Annotation]] = defaultdict(list)
        for said in file.annotations:
            by_name[said.file].append(said)
        for named, its in by_name.items():
            key, why = finder.named(file.path, named) if named else finder.called(file.path)
            if key is None:
                belonging.nobody.append(Nobody(file.path, named, why, len(its)))
            else:
                belonging.found.setdefault(key, []).extend(its)
                belonging.n_alone += why == _ALONE
        if not (file.annotations or file.left_out):
            key, why = finder.called(file.path)
            if key is not None and why != _ALONE:
                belonging.found.setdefault(key, [])
    return belonging


_ALONE = "it is the only recording in the folder"


class _Finder(Generic[Key]):
    """Finds recordings by the names that annotation files give them."""

    def __init__(self, recordings: Mapping[Key, Path], files: Sequence[AnnotationFile]) -> None:
        self._paths = recordings
        self._index = PathIndex(recordings)
        self._by_path = {plain_parts(path.absolute()): key for key, path in recordings.items()}
        self._by_name: defaultdict[str, list[Key]] = defaultdict(list)
        self._in_folder: defaultdict[Path, list[Key]] = defaultdict(list)
        for key, path in recordings.items():
            for name in {path.name.casefold(), path.stem.casefold()}:
                self._by_name[name].append(key)
            self._in_folder[path.absolute().parent].append(key)
        self._nameless: defaultdict[Path, int] = defaultdict(int)
        for file in files:
            self._nameless[file.path.absolute().parent] += any(not a.file for a in file.annotations)

    def named(self, table: Path, text: str) -> tuple[Key | None, str]:
        """Return the recording that a line names, or why there is none."""
        for spelling in spellings(text):
            parts = plain_parts((table.parent / spelling).absolute())
            if parts in self._by_path:
                return self._by_path[parts], ""
        parts = parts_of(text)
        match self._index.match([parts]).get(parts):
            case None:
                return None, f"no recording is called {text}"
            case Ambiguous() as several:
                key = self._as_lying(table.absolute().parent.joinpath(*parts))
                return key, "" if key is not None else f"{several.n} recordings could be {text}"
            case key:
                return key, ""

    def called(self, table: Path) -> tuple[Key | None, str]:
        """Return the recording that an annotation file is called after, or why there is none."""
        folder = table.absolute().parent
        for name in _without_tails(table):
            keys = self._by_name.get(name.casefold(), [])
            here = [key for key in keys if self._paths[key].absolute().parent == folder]
            if len(here or keys) == 1:
                return (here or keys)[0], ""
            if keys:
                key = self._as_lying(folder / name)
                why = f"{len(here or keys)} recordings are called {name}"
                return key, "" if key is not None else why
        alone = self._in_folder.get(folder, [])
        if len(alone) == 1 and self._nameless[folder] == 1:
            return alone[0], _ALONE
        return None, "no recording is called like this file, and its lines name none"

    def _as_lying(self, path: Path) -> Key | None:
        """Return the recording whose folders are called like those of an annotation file."""
        parts = plain_parts(path)
        key = self._index.match([parts]).get(parts)
        return None if isinstance(key, Ambiguous) else key


def _without_tails(table: Path) -> Iterator[str]:
    """Yield the name of an annotation file without its ending, and with ever less at its end."""
    stem = table.with_suffix("").stem if table.suffix.lower() == ".gz" else table.stem
    while stem:
        yield stem
        shorter = _TAIL.sub("", stem)
        if shorter == stem:
            return
        stem = shorter
