"""Refuse files that hold something else by now than when they were taken in."""

import threading
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

from aldesk.core.errors import SampleProblem
from aldesk.core.import_batch import SeenFile
from aldesk.core.recording import recording_id
from aldesk.core.sample import Sample, has_content


class SameContent:
    """Looks into a file again when its size or time has changed; once, and never without need.

    Parameters
    ----------
    seen : mapping of Path to SeenFile
        The files as they were when somebody last looked into them; others are not looked at.
    """

    def __init__(self, seen: Mapping[Path, SeenFile]) -> None:
        self._seen = seen
        self._is_same: dict[SeenFile, bool] = {}
        self._turns: defaultdict[SeenFile, threading.Lock] = defaultdict(threading.Lock)

    def __call__(self, sample: Sample) -> None:
        """Look at the file of a sample; threads may share it.

        Raises
        ------
        SampleProblem
            If it is not what it was: its label and its embedding would be of two things.
        """
        known = self._seen.get(sample.path)
        if known is None:
            return
        try:
            status = sample.path.stat()
            facts = (status.st_size, status.st_mtime_ns)
            now = SeenFile(sample.path, *facts, recording_id(sample.id))
            if now != known and not self._has_content(now):
                raise changed(sample.path)
        except OSError:  # whoever reads it says why it cannot be read
            return

    def _has_content(self, now: SeenFile) -> bool:
        with self._turns[now]:  # one of a drive that hangs keeps no other waiting
            if now not in self._is_same:
                self._is_same[now] = has_content(now.path, [now.id]) is not None
            return self._is_same[now]


def changed(path: Path) -> SampleProblem:
    """Return the problem of a file whose content is another one by now."""
    return SampleProblem(
        "Its content has changed since it was taken in",
        subject=str(path),
        todo="Put the old file back, or give the new one another name and add it",
    )
