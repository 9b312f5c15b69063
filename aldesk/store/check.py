"""Is a project sound? Looks at everything and changes nothing."""

import contextlib
import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np

from aldesk.core.errors import Problem
from aldesk.core.files import is_there
from aldesk.core.ids import SampleId
from aldesk.core.import_batch import SeenFile
from aldesk.core.sample import has_content
from aldesk.store.database import damaged_values
from aldesk.store.project import Project


def check(path: Path) -> list[str]:
    """Return what is wrong with a project, a sentence each; nothing if it is sound.

    Looks at the file's pages, the journal's replay, the samples that events and queries name, and
    the embeddings' checksums. Samples whose files have gone missing or have changed are
    reported too.
    """
    try:
        with Project.open_to_read(path) as project, damaged_values(project.path, "a table"):
            return [
                *_journal(project),
                *_queries(project),
                *_shards(project),
                *_files(project),
            ]
    except Problem as problem:
        return [str(problem)]


def _journal(project: Project) -> Iterator[str]:
    for place, event in enumerate(project.journal.events, start=1):
        if event.seq != place:
            yield f"The journal has a gap before event {event.seq}."
            return
        if event.sample and project.samples.row_of(event.sample) is None:
            yield f"Event {event.seq} names the unknown sample {event.sample}."


def _queries(project: Project) -> Iterator[str]:
    asked = [row for query in project.queries.all() for row, _ in query.samples]
    if len(asked) != len(set(asked)):
        yield "A sample was asked about twice."


def _shards(project: Project) -> Iterator[str]:
    for file, sha256, n in project.embeddings.sums():
        try:
            content = file.read_bytes()
            if hashlib.sha256(content).hexdigest() != sha256:
                yield f"The embeddings in {file} are damaged. Remove the file and embed again."
            elif len(np.load(file, mmap_mode="r", allow_pickle=False)) != n:
                yield f"The embeddings in {file} do not fit their samples."
        except OSError:
            yield f"The embeddings in {file} are missing. `aldesk embed` makes them again."


def _files(project: Project) -> Iterator[str]:
    files = project.samples.files()
    missing = [path for path in files.values() if not is_there(path)]
    if missing:
        yield f"{len(missing)} of {len(files)} files are missing, first {missing[0]}."
    if changed := list(_changed(project, files)):
        yield (
            f"{len(changed)} of {len(files)} files have another content than when they "
            f"were taken in, first {changed[0]}. Their labels and embeddings may not fit it."
        )


def _changed(project: Project, files: Mapping[SampleId, Path]) -> Iterator[Path]:
    """Yield the files whose size or time has changed, and whose content has too."""
    seen = project.imports.seen()
    for id_, path in files.items():
        with contextlib.suppress(OSError):
            status = path.stat()
            same = SeenFile(path, status.st_size, status.st_mtime_ns, id_)
            if seen.get(path, same) != same and not has_content(path, [id_]):
                yield path
