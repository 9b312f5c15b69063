"""The labelled files as a folder for each class, which can be completed by exporting again."""

import errno
import hashlib
import os
import re
import stat
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from math import inf
from pathlib import Path

from aldesk.core.durable import make_durable
from aldesk.core.errors import Problem
from aldesk.core.files import EXPORT_MARKER, is_same_file, write_whole
from aldesk.core.progress import Progress
from aldesk.core.sample import Sample
from aldesk.core.unfinished import is_unfinished
from aldesk.session.export.clips import cut_sample
from aldesk.session.export.copying import Refused, copy_sample, holds, source_status
from aldesk.session.export.names import class_folders, file_name, readable_name
from aldesk.session.export.result import Skipped
from aldesk.session.label_session import LabelSession
from aldesk.store.project import Project

_LENGTHS = (8, 16, 32)  # of a sample's id in a name: as short as there is no other of that name
_COPY = re.compile(r"-([0-9a-f]{8}|[0-9a-f]{16}|[0-9a-f]{32})$")
_JUNCTION = 0xA0000003
_FULL = (errno.ENOSPC, errno.EDQUOT)


@dataclass(frozen=True, slots=True)
class _Place:
    """A labelled sample, and where its copy belongs."""

    sample: Sample
    path: Path


def claim(folder: Path, session: LabelSession) -> None:
    """Make the folder, or find that it is one that this project was exported to before.

    Raises
    ------
    Problem
        If there is something else in it.
    OSError
        If it cannot be made.
    """
    marker = folder / EXPORT_MARKER
    mark = f"{_name_of(session.project)}\n".encode()
    if folder.is_dir() and any(not is_unfinished(path.name) for path in folder.iterdir()):
        if not (_is_regular(marker) and marker.read_bytes() == mark):
            raise Problem(
                "The folder is not empty, and not one that this project was exported to before",
                subject=str(folder),
                kept="It was not changed",
                todo="Name a new one",
            )
        return
    folder.mkdir(parents=True, exist_ok=True)
    write_whole(marker, mark)


def _name_of(project: Project) -> str:
    """Return what tells a project from others, also from others of the same samples."""
    if project.meta.project_id:
        return project.meta.project_id
    events = project.journal.events[:1]
    return " ".join([*(sample.id for sample in project.samples[:1]), *(e.at for e in events)])


class FolderExport:
    """Copies the labelled files into a folder that is claimed already.

    A file that cannot be copied is left out and named; the others are copied all the same. Nothing
    that is there already is replaced or removed; but the copy of a sample that has another class by
    now is moved into the folder of that class. A sample with several classes is copied into the
    folder of each, and one that has none of them into no folder.

    Attributes
    ----------
    n_copied, n_there : int
    n_nowhere : int
        Samples that have none of the classes.
    skipped : list of Skipped
    """

    def __init__(self, session: LabelSession, folder: Path) -> None:
        self._session, self._folder = session, folder
        self._sizes = session.project.imports.sizes()
        self._least_too_large: float = inf  # bytes that the full disk has no room for
        self._made: list[Path] = []
        self.n_copied = self.n_there = self.n_nowhere = 0
        self.skipped: list[Skipped] = []

    def run(self, progress: Progress) -> None:
        """Copy what is missing; `progress` counts the samples."""
        places = list(self._places())
        older = self._older_copies()
        wanted: defaultdict[str, set[Path]] = defaultdict(set)
        for place in places:
            wanted[_mark(place.sample.id)].add(place.path)
        for done, place in enumerate(places):
            progress(done, len(places))
            mark = _mark(place.sample.id)
            copies = [path for path in older.get(mark, ()) if path not in wanted[mark]]
            try:
                self._put(place, copies)
            except Refused as refusal:
                self.skipped.append(Skipped(place.sample.path, str(refusal)))
            except OSError as error:
                self.skipped.append(Skipped(place.sample.path, self._why(place, error)))
        progress(len(places), len(places))
        make_durable(self._made)
        self._name_what_is_left_over(older, wanted)

    def _places(self) -> Iterator[_Place]:
        labels, project = self._session.labels, self._session.project
        folders = class_folders(labels.class_names)
        taken: set[tuple[str, str]] = set()
        order = project.in_path_order()
        for row in order[self._session.answers.where_answer_is("label")[order]].tolist():
            sample = project.samples[row]
            stem, suffix = sample.path.stem, ".wav" if sample.span else sample.path.suffix
            mark = _mark(sample.id)
            names = [file_name(stem, mark[:length], suffix) for length in _LENGTHS]
            its_classes = labels.names_of(sample.id)
            self.n_nowhere += not its_classes
            for name in its_classes:
                free = next(n for n in names if (folders[name], n.casefold()) not in taken)
                taken.add((folders[name], free.casefold()))
                yield _Place(sample, self._folder / folders[name] / free)

    def _older_copies(self) -> dict[str, list[Path]]:
        """Return the copies that earlier exports have made, by the mark of their sample.

        They are known by their names, and looked for only in folders of classes that there are or
        were. What a killed export had begun is removed.
        """
        marks: defaultdict[str, list[str]] = defaultdict(list)
        for mark in self._marks():
            marks[mark[: _LENGTHS[0]]].append(mark)
        labels = self._session.labels
        names = {name for item in labels.all_classes for _, name in item.names}
        folders = {readable_name(name) for name in names} | set(
            class_folders(labels.class_names).values()
        )
        found: defaultdict[str, list[Path]] = defaultdict(list)
        for path in _files_in(self._folder, {"."}):
            if is_unfinished(path.name):
                path.unlink(missing_ok=True)
        for path in _files_in(self._folder, folders):
            if is_unfinished(path.name):
                path.unlink(missing_ok=True)
            elif match := _COPY.search(path.stem):
                for mark in marks[match[1][: _LENGTHS[0]]]:
                    if mark.startswith(match[1]):
                        found[mark].append(path)
        return found

    def _marks(self) -> set[str]:
        """Return the marks of all that may have been exported."""
        project = self._session.project
        labelled = {event.sample for event in project.journal.events if event.sample}
        return {_mark(id_) for id_ in labelled | {sample.id for sample in project.samples.whole()}}

    def _put(self, place: _Place, elsewhere: list[Path]) -> None:
        """Bring a copy to its place: it is there, or lies in another class's folder, or is made."""
        parent, sample = place.path.parent, place.sample
        if not (_is_folder(parent) or not os.path.lexists(parent)):
            raise Refused(f"{parent.name} in the export is a link or a file, and no folder")
        if os.path.lexists(place.path):
            if not _is_copy(place.path, sample):
                raise Refused(f"another file is called {parent.name}/{place.path.name} already")
            self.n_there += 1
            return
        parent.mkdir(exist_ok=True)
        for path in elsewhere:
            if _is_copy(path, sample):
                path.replace(place.path)
                with suppress(OSError):
                    path.parent.rmdir()  # if it was the last
                break
        else:
            self._copy(place)
        self._made.append(place.path)
        self.n_copied += 1

    def _copy(self, place: _Place) -> None:
        if place.sample.span:
            cut_sample(place.sample, place.sample.span, place.path)
            return
        if source_status(place.sample.path).st_size >= self._least_too_large:
            raise Refused("the disk is full")
        copy_sample(place.sample, self._sizes.get(place.sample.id), place.path)

    def _why(self, place: _Place, error: OSError) -> str:
        """Return why a copy was not written; smaller files may still fit on a full disk."""
        if error.errno not in _FULL:
            return f"its copy cannot be written ({error.strerror or error})"
        with suppress(Refused):
            size = source_status(place.sample.path).st_size
            self._least_too_large = min(self._least_too_large, size)
        return "the disk is full"

    def _name_what_is_left_over(
        self, older: dict[str, list[Path]], wanted: Mapping[str, Collection[Path]]
    ) -> None:
        """Name copies that the labels no longer speak for: they would be read as that class."""
        reason = "the labels no longer put this copy there; it was left"
        for mark, paths in older.items():
            for path in paths:
                is_wanted = any(is_same_file(path, other) for other in wanted.get(mark, ()))
                if os.path.lexists(path) and not is_wanted:
                    self.skipped.append(Skipped(path, reason))


def _mark(sample_id: str) -> str:
    """Return what of a sample stands in the name of its copy, 32 hexadecimal digits."""
    if "@" not in sample_id:
        return sample_id
    return hashlib.blake2b(sample_id.encode(), digest_size=16).hexdigest()


def _is_copy(path: Path, sample: Sample) -> bool:
    """Tell whether a file is a sample's copy: by its content, or by its name if it was cut."""
    return _is_regular(path) if sample.span else holds(path, sample.id)


def _files_in(folder: Path, names: set[str]) -> Iterator[Path]:
    for inner in sorted(names):
        if _is_folder(folder / inner):
            with os.scandir(folder / inner) as entries:
                yield from (folder / inner / e.name for e in entries if not e.is_symlink())


def _is_regular(path: Path) -> bool:
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except OSError:
        return False


def _is_folder(path: Path) -> bool:
    """Tell whether a path is itself a folder, and no link to one."""
    try:
        status = path.lstat()
    except OSError:
        return False
    # Windows' other kind of link looks like a folder.
    is_junction = getattr(status, "st_reparse_tag", 0) == _JUNCTION
    return stat.S_ISDIR(status.st_mode) and not is_junction
