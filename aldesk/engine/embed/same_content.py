"""Refuse files that hold something else by now than when they were taken in."""

import threading
from collections.abc import Mapping
from pathlib import Path

from aldesk.core.errors import SampleProblem
from aldesk.core.recording import recording_id
from aldesk.core.sample import Sample, has_content


class SameContent:
    """Looks into a file again when its size or time has changed; once, and never without need.

    Parameters
    ----------
    seen : mapping of Path to (int, int)
        Size and mtime in ns of the files when they were taken in; others are not looked at.
    """

    def __init__(self, seen: Mapping[Path, tuple[int, int]]) -> None:
        self._seen = seen
        self._is_same: dict[tuple[Path, int, int], bool] = {}
        self._turn = threading.Lock()

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
            if facts != known and not self._has_content(sample, facts):
                raise changed(sample.path)
        except OSError:  # whoever reads it says why it cannot be read
            return

    def _has_content(self, sample: Sample, facts: tuple[int, int]) -> bool:
        key = (sample.path, *facts)
        with self._turn:
            if key not in self._is_same:
                found = has_content(sample.path, [recording_id(sample.id)])
                self._is_same[key] = found is not None
            return self._is_same[key]


def changed(path: Path) -> SampleProblem:
    """Return the problem of a file whose content is another one by now."""
    return SampleProblem(
        "Its content has changed since it was taken in",
        subject=str(path),
        todo="Put the old file back, or give the new one another name and add it",
    )
