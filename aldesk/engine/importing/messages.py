"""What an import reads, as messages."""

from collections.abc import Mapping
from dataclasses import asdict, astuple
from pathlib import Path
from typing import Any

from aldesk.core.band import Band
from aldesk.core.import_batch import FileProblem, ImportBatch, SeenFile, SourceSummary
from aldesk.engine.process.messages import pack
from aldesk.engine.process.sample_facts import (
    recording_facts,
    recording_of,
    sample_facts,
    sample_of,
)


def pack_listing(listing: SourceSummary) -> bytes:
    """Return what the names tell as bytes."""
    return pack("listed", asdict(listing))


def unpack_listing(head: Mapping[str, Any]) -> SourceSummary:
    """Return what `pack_listing` packed."""
    return SourceSummary(**{**head, "classes": tuple(head["classes"])})


def pack_part(part: ImportBatch) -> bytes:
    """Return a part as bytes."""
    head = {
        "samples": [sample_facts(sample) for sample in part.samples],
        "recordings": [recording_facts(recording) for recording in part.recordings],
        "files": [(str(f.path), f.size, f.mtime_ns, f.id) for f in part.files],
        "problems": [pack_problem(p) for p in part.problems],
        "duplicates": [(str(copy), str(first)) for copy, first in part.duplicates],
        "moved": [(id_, str(path)) for id_, path in part.moved],
        "bands": [(id_, *astuple(band)) for id_, band in part.bands.items()],
    }
    return pack("part", head)


def unpack_part(head: Mapping[str, Any]) -> ImportBatch:
    """Return what `pack_part` packed."""
    return ImportBatch(
        tuple(sample_of(facts) for facts in head["samples"]),
        tuple(SeenFile(Path(path), *rest) for path, *rest in head["files"]),
        tuple(unpack_problem(line) for line in head["problems"]),
        tuple((Path(copy), Path(first)) for copy, first in head["duplicates"]),
        tuple((id_, Path(path)) for id_, path in head["moved"]),
        tuple(recording_of(facts) for facts in head["recordings"]),
        {id_: Band(*band) for id_, *band in head["bands"]},
    )


def pack_problem(problem: FileProblem) -> tuple[str, str, str]:
    """Return a problem as JSON can hold it."""
    path, reason, kind = astuple(problem)
    return str(path), reason, kind


def unpack_problem(line: tuple[str, str, str]) -> FileProblem:
    """Return what `pack_problem` packed."""
    path, reason, kind = line
    return FileProblem(Path(path), reason, kind)
