"""Is a project sound? Looks at everything and changes nothing."""

import hashlib
import stat
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from aldesk.core.array_file import map_array
from aldesk.core.errors import Problem
from aldesk.core.files import refuse_no_file
from aldesk.core.ids import SampleId
from aldesk.core.import_batch import SeenFile
from aldesk.core.progress import Beat
from aldesk.core.sample import has_content
from aldesk.store.embedding_table import CommittedShard
from aldesk.store.project import Project
from aldesk.store.slow_files import in_time

_MOST_TOLD = 100
_SHORT, _LONGEST = 80, 2000
_HEADER = 1 << 16
"""Bytes that a shard's header has at most."""
_BLOCK = 1 << 20
_TOO_LARGE = 8 << 30
"""Bytes of a file that is not read to its end, where only that tells whether it has changed."""
_ID_OF_SOME = "00000000"


def check(path: Path) -> list[str]:
    """Return what is wrong with a project, a sentence each; nothing if it is sound.

    Looks at the file's pages, the journal's replay, all values of all tables, the samples that
    events and queries name, and the embeddings' checksums. Samples whose files have gone missing or
    have changed are reported too. What is no file, or does not answer, is not waited for.
    """
    try:
        with Project.open_to_read(path) as project:
            return [_shown(finding) for finding in _findings(project)]
    except Problem as problem:
        return [str(problem)]


def _findings(project: Project) -> Iterator[str]:
    for part in (_pages, _journal, _queries, _tables, _shards, _files):
        try:
            yield from part(project)
        except Problem as problem:  # the other parts may tell more
            yield str(problem)


def _pages(project: Project) -> Iterator[str]:
    for said in project.damaged_pages():
        yield f"The project's file is damaged ({said})."


def _journal(project: Project) -> Iterator[str]:
    n = 0
    for event in project.journal.events:
        if event.sample and project.samples.row_of(event.sample) is None:
            n += 1
            if n <= _MOST_TOLD:
                yield f"Event {event.seq} names the unknown sample {event.sample[:_SHORT]}."
    if n > _MOST_TOLD:
        yield f"{n - _MOST_TOLD:,} more events name unknown samples."


def _queries(project: Project) -> Iterator[str]:
    for query in project.queries.asked():
        if len({row for row, _ in query.samples}) < len(query.samples):
            yield f"Query {query.number} asks about a sample twice."
    project.queries.chosen()  # what cannot be read is a problem


def _tables(project: Project) -> Iterator[str]:
    """Read what nothing else here does: whatever cannot be read is a problem."""
    imports, embeddings = project.imports, project.embeddings
    draws = project.validations.all()
    reads: tuple[Callable[[], object], ...] = (
        project.meta.read_all,
        project.curve.points,
        imports.sources,
        imports.report,
        imports.seen,
        embeddings.all_broken,
        *(partial(project.validations.strata, draw.number) for draw in draws),
    )
    for read in reads:
        try:
            read()
        except Problem as problem:
            yield str(problem)
    told = (("The frequencies", project.bands.all()), ("The ground truth", project.truth.told))
    for what, of in told:
        if unknown := [id_ for id_ in of if project.samples.row_of(id_) is None]:
            yield f"{what} name the unknown sample {unknown[0][:_SHORT]}."


def _shards(project: Project) -> Iterator[str]:
    shards = {shard.path: shard for shard in project.embeddings.committed()}

    def look(path: Path, beat: Beat) -> str:
        return _look_at_shard(shards[path], beat)

    for file, said in in_time(shards, look):
        if said:
            yield f"The embeddings in {file} {said}"
        elif said is None:
            yield f"The embeddings in {file} were not looked at: the drive does not answer."


def _look_at_shard(shard: CommittedShard, beat: Beat) -> str:
    """Return what is wrong with the file of a shard."""
    try:
        refuse_no_file(shard.path)
        with shard.path.open("rb") as file:
            size = file.seek(0, 2)
            if size > shard.n * shard.n_features * 8 + _HEADER:
                return "do not fit their samples."
            file.seek(0)
            digest = hashlib.sha256()
            while block := file.read(_BLOCK):
                digest.update(block)
                beat()
            if digest.hexdigest() != shard.sha256:
                return "are damaged. Remove the file and embed again."
        found = map_array(shard.path)
        return "" if found.ndim and len(found) == shard.n else "do not fit their samples."
    except FileNotFoundError:
        return "are missing. `aldesk embed` makes them again."
    except (OSError, ValueError):
        return "cannot be read. Remove the file and embed again."


def _files(project: Project) -> Iterator[str]:
    files = {path: id_ for id_, path in project.samples.files().items()}
    seen = project.imports.seen()
    found: dict[str, list[Path]] = {"": []}

    def look(path: Path, beat: Beat) -> str:
        return _look_at_file(path, files[path], seen.get(path), beat)

    for path, said in in_time(files, look):
        found.setdefault("silent" if said is None else said, []).append(path)
    n_looked_at = sum(map(len, found.values()))
    for what, words in _SAID.items():
        if paths := found.get(what):
            yield f"{len(paths)} of {len(files)} files {words.format(paths[0])}"
    if n_looked_at < len(files):
        yield f"{len(files) - n_looked_at} files were not looked at."


_SAID = {
    "missing": "are missing, first {}.",
    "no file": "are no files but folders, pipes or devices, first {}.",
    "changed": (
        "have another content than when they were taken in, first {}. Their labels and embeddings "
        "may not fit it."
    ),
    "large": "are too large to see whether they have changed, first {}.",
    "silent": "do not answer, first {}.",
}


def _look_at_file(path: Path, id_: SampleId, seen: SeenFile | None, beat: Beat) -> str:
    """Return what of `_SAID` holds for a file, or nothing; it is read only if it looks changed."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            return "no file"
        if seen is None or seen == SeenFile(path, status.st_size, status.st_mtime_ns, id_):
            return ""
        if status.st_size > _TOO_LARGE and not id_.startswith(_ID_OF_SOME):
            return "large"
        return "" if has_content(path, [id_], beat) else "changed"
    except (OSError, ValueError):
        return "missing"


def _shown(finding: str) -> str:
    """Return a sentence as it can be shown, whatever the file has told."""
    return finding if len(finding) <= _LONGEST else f"{finding[:_LONGEST]} …"
