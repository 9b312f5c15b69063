"""Samples with their rows, those of recordings made when they are asked for."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import overload

import numpy as np

from aldesk.arrays import Rows
from aldesk.core.recording import Recording
from aldesk.core.sample import Sample
from aldesk.core.sample_rows import SampleRows

Numbered = tuple[int, Sample]


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Neighbouring rows.

    Attributes
    ----------
    rows : range
    run : list of Sample or Recording
        A list is as long as the rows; of a recording they are the windows from `first` on.
    first : int
    """

    rows: range
    run: list[Sample] | Recording
    first: int = 0

    def at(self, place: int) -> Numbered:
        """Return the row and the sample at a place among these."""
        run = self.run
        sample = run.window(self.first + place) if isinstance(run, Recording) else run[place]
        return self.rows[place], sample


class NumberedSamples(Sequence[Numbered]):
    """Pairs of a row and its sample, ascending by rows.

    Attributes
    ----------
    parts : sequence of Neighbours
    """

    def __init__(self, parts: Sequence[Neighbours]) -> None:
        self.parts = parts
        self._starts = np.cumsum([0, *(len(part.rows) for part in parts)]).tolist()

    @classmethod
    def of(cls, samples: SampleRows, rows: Rows | None = None) -> "NumberedSamples":
        """Return some samples of a project by ascending rows, all by default."""
        wanted = np.arange(len(samples)) if rows is None else rows
        parts: list[Neighbours] = []
        for run_rows, run in samples.runs():
            low, high = np.searchsorted(wanted, [run_rows.start, run_rows.stop])
            for here in _ranges(wanted[low:high]):
                first = here.start - run_rows.start
                is_cut = isinstance(run, Recording)
                found = run if is_cut else run[first : first + len(here)]  # type: ignore[index]
                parts.append(Neighbours(here, found, first if is_cut else 0))
        return cls(parts)

    def __len__(self) -> int:
        return int(self._starts[-1])

    @overload
    def __getitem__(self, place: int) -> Numbered: ...
    @overload
    def __getitem__(self, place: slice) -> list[Numbered]: ...
    def __getitem__(self, place: int | slice) -> Numbered | list[Numbered]:
        if isinstance(place, slice):
            return [self[one] for one in range(len(self))[place]]
        place = range(len(self))[place]
        part = bisect_right(self._starts, place) - 1
        return self.parts[part].at(place - self._starts[part])

    def __iter__(self) -> Iterator[Numbered]:
        for part in self.parts:
            yield from map(part.at, range(len(part.rows)))

    @property
    def rows(self) -> Rows:
        """Their rows, int64 (n,)."""
        return np.concatenate(
            [np.zeros(0, np.int64), *(np.arange(p.rows.start, p.rows.stop) for p in self.parts)]
        )

    def paths(self) -> list[Path]:
        """Return the files, each once for each neighbourhood or sample in it."""
        return [
            path
            for part in self.parts
            for path in (
                [part.run.path] if isinstance(part.run, Recording) else [s.path for s in part.run]
            )
        ]


def _ranges(rows: Rows) -> Iterator[range]:
    """Yield ascending rows as ranges."""
    if not len(rows):
        return
    gaps = np.flatnonzero(np.diff(rows) != 1) + 1
    for start, stop in zip([0, *gaps.tolist()], [*gaps.tolist(), len(rows)], strict=True):
        yield range(int(rows[start]), int(rows[stop - 1]) + 1)
