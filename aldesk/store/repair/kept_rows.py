"""Which row a sample has in the new file, where some samples are lost."""

from dataclasses import dataclass, field

import numpy as np

from aldesk.arrays import Rows
from aldesk.core.recording import Recording
from aldesk.core.sample import Sample


@dataclass
class KeptRows:
    """Samples and recordings that are kept, by their new rows.

    Attributes
    ----------
    runs : list of (list of Sample, or Recording)
    n : int
        How many samples there are.
    """

    runs: list[list[Sample] | Recording] = field(default_factory=list)
    n: int = 0
    _old: list[int] = field(default_factory=list)
    _new: list[int] = field(default_factory=list)
    _length: list[int] = field(default_factory=list)

    def add(self, row: int, one: Sample | Recording) -> bool:
        """Append what had a row; False if another one has it already."""
        n = one.n_windows if isinstance(one, Recording) else 1
        if self._old and row < self._old[-1] + self._length[-1]:
            return False
        if isinstance(one, Recording):
            self.runs.append(one)
            self._begin(row, n)
            return True
        last = self.runs[-1] if self.runs else None
        if isinstance(last, list):
            last.append(one)
            if self._old[-1] + self._length[-1] == row:
                self._length[-1] += 1
                self.n += 1
            else:
                self._begin(row, 1)
        else:
            self.runs.append([one])
            self._begin(row, 1)
        return True

    @property
    def is_as_before(self) -> bool:
        """Whether all rows are what they were, as far as there are any."""
        return self._old == self._new

    def row(self, old: int) -> int | None:
        """Return the new row of an old one, or None if it is lost."""
        found = int(self.rows(np.array([old], np.int64))[0])
        return None if found < 0 else found

    def rows(self, old: Rows) -> Rows:
        """Return the new rows of old ones, int64 (n,); -1 where they are lost."""
        if not self._old:
            return np.full(len(old), -1, np.int64)
        starts, lengths = np.array(self._old), np.array(self._length)
        place = np.searchsorted(starts, old, "right") - 1
        offset = old - starts[place]
        is_there = (place >= 0) & (offset < lengths[place])
        return np.where(is_there, np.array(self._new)[place] + offset, -1)

    def _begin(self, row: int, n: int) -> None:
        self._old.append(row)
        self._new.append(self.n)
        self._length.append(n)
        self.n += n
