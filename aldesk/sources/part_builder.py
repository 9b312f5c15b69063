"""What was read since the last part, until it is enough for one."""

import os
import time
from pathlib import Path

from aldesk.core.band import Band
from aldesk.core.durable import make_durable
from aldesk.core.files import unwritten
from aldesk.core.ids import SampleId
from aldesk.core.import_batch import FileProblem, ImportBatch, SeenFile
from aldesk.core.recording import Recording
from aldesk.core.sample import Sample

_SECONDS_A_PART = 1.0


class PartBuilder:
    """Collects what belongs to the next part.

    Attributes
    ----------
    samples, recordings, problems, duplicates, moved : list
        As in `ImportBatch`.
    bands : dict of SampleId to Band
    written : list of Path
        Files that were written for samples of the part, and are to be on the disk before these are.
    n_looked : int
        Files looked into.
    """

    def __init__(self) -> None:
        self.samples: list[Sample] = []
        self.recordings: list[Recording] = []
        self.problems: list[FileProblem] = []
        self.duplicates: list[tuple[Path, Path]] = []
        self.moved: list[tuple[str, Path]] = []
        self.bands: dict[SampleId, Band] = {}
        self.written: list[Path] = []
        self.n_looked = 0
        self._files: list[SeenFile] = []
        self._began = time.monotonic()

    def note(self, path: Path, status: os.stat_result | None, id_: str) -> None:
        """Take note that a file was looked into; the id of one that cannot be read is empty."""
        if status:
            self._files.append(SeenFile(path, status.st_size, status.st_mtime_ns, id_))

    def is_full(self, limit: int) -> bool:
        """Tell whether there is something to label, and enough files or time have gone by."""
        is_due = time.monotonic() - self._began > _SECONDS_A_PART
        has_any = bool(self.samples or self.recordings or self.moved)
        return has_any and (self.n_looked >= limit or is_due)

    def part(self) -> ImportBatch:
        """Return what was taken in so far, as one part.

        Raises
        ------
        Problem
            If the files that were written for it cannot be brought to the disk.
        """
        try:
            make_durable(self.written)
        except OSError as error:
            raise unwritten(
                "The files of the data set",
                self.written[0].parent,
                error,
                "What was taken in before is kept",
            ) from error
        return ImportBatch(
            tuple(self.samples),
            tuple(self._files),
            tuple(self.problems),
            tuple(self.duplicates),
            tuple(self.moved),
            tuple(self.recordings),
            self.bands,
        )
