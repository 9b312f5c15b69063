"""All samples of a project by row; windows of recordings are made when they are asked for."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import overload

from aldesk.core.ids import SampleId
from aldesk.core.recording import Recording, recording_id
from aldesk.core.sample import Media, Sample
from aldesk.core.some_rows import SomeRows

Run = list[Sample] | Recording
"""Neighbouring rows: samples that are kept one by one, or all windows of a recording."""


class SampleRows(Sequence[Sample]):
    """A sequence of samples that costs memory only for those which are kept one by one.

    A sample's row is its index here, and never changes.

    Attributes
    ----------
    n_recordings, n_windows : int
        How many recordings there are, and how many of the samples are their windows.
    n_test : int
        How many are in the test split.
    has_columns : bool
        Whether the source knows more of any of them than its file.
    """

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._runs: list[Run] = []
        self._n = self.n_recordings = self.n_windows = self.n_test = 0
        self.has_columns = False
        self._row_of: dict[SampleId, int] = {}
        self._run_of: dict[SampleId, list[int]] = {}  # of a recording's id
        self._stretches: dict[SampleId, list[int]] = {}  # kept one by one, by their recording's id

    def __len__(self) -> int:
        return self._n

    @overload
    def __getitem__(self, row: int) -> Sample: ...
    @overload
    def __getitem__(self, row: slice) -> SomeRows: ...
    def __getitem__(self, row: int | slice) -> Sample | SomeRows:
        if isinstance(row, slice):
            return SomeRows(self, range(self._n)[row])
        row = range(self._n)[row]
        rows, run = self.run_at(row)
        number = row - rows.start
        return run.window(number) if isinstance(run, Recording) else run[number]

    def __iter__(self) -> Iterator[Sample]:
        for run in self._runs:
            yield from map(run.window, range(run.n_windows)) if isinstance(run, Recording) else run

    def row_of(self, id_: SampleId) -> int | None:
        """Return the row of a sample, or None."""
        if (row := self._row_of.get(id_)) is not None:
            return row
        for place in self._run_of.get(recording_id(id_), ()):
            run = self._runs[place]
            if isinstance(run, Recording) and (number := run.number_of(id_)) is not None:
                return self._starts[place] + number
        return None

    @property
    def has_same_ids(self) -> bool:
        """Whether two that are kept one by one have the same id, which must not be."""
        return len(self._row_of) + self.n_windows < self._n

    @property
    def media(self) -> list[Media]:
        """What there is among the samples: sound, pictures or both."""
        found: set[Media] = set()
        for run in self._runs:
            found |= {"sound"} if isinstance(run, Recording) else {s.media for s in run}
        return sorted(found)

    @property
    def has_stretches(self) -> bool:
        """Whether any sample is a part of a file: a window, or a stretch."""
        return bool(self._run_of or self._stretches)

    def recording(self, id_: SampleId) -> Recording | None:
        """Return the recording that a sample, or an id of its own, belongs to, or None."""
        return next((run for _, run in self.runs_of(id_)), None)

    def runs_of(self, id_: SampleId) -> list[tuple[range, Recording]]:
        """Return the rows of a recording's windows, with it: more than once if it was cut anew."""
        places = self._run_of.get(recording_id(id_), ())
        runs = [(self._starts[place], self._runs[place]) for place in places]
        return [
            (range(start, start + run.n_windows), run)
            for start, run in runs
            if isinstance(run, Recording)
        ]

    def stretches(self, id_: SampleId) -> list[int]:
        """Return the rows of a recording's stretches that are kept one by one, and no windows."""
        return list(self._stretches.get(recording_id(id_), ()))

    def is_picked(self, row: int) -> bool:
        """Whether somebody picked a stretch out of a recording that is cut into windows."""
        _, run = self.run_at(row)
        if isinstance(run, Recording):
            return False
        sample = self[row]
        return sample.span is not None and self.recording(sample.id) is not None

    def files(self) -> dict[SampleId, Path]:
        """Return where each file lies, by the id of its content."""
        found: dict[SampleId, Path] = {}
        for run in self._runs:
            whole = [run] if isinstance(run, Recording) else run
            found.update({recording_id(one.id): one.path for one in whole})
        return found

    def whole(self) -> list[Sample]:
        """Return the samples that are whole files."""
        runs = (run for run in self._runs if not isinstance(run, Recording))
        return [sample for run in runs for sample in run if sample.span is None]

    def copy(self) -> "SampleRows":
        """Return the samples of now, for another thread: it does not grow with these."""
        return self.first(self._n)

    def first(self, n: int) -> "SampleRows":
        """Return the samples that there were when they were so many."""
        return self.of_runs([(0, n)])

    def of_runs(self, runs: Iterable[tuple[int, int]]) -> "SampleRows":
        """Return the samples of some runs of rows, each up to its second one, in their order."""
        some = SampleRows()
        for start, stop in runs:
            for _, run in self.runs(range(start, stop)):
                if isinstance(run, Recording):
                    some.add_recording(run)
                else:
                    some.add(run)
        return some

    def recordings(self) -> list[Recording]:
        """Return all recordings by row."""
        return [run for run in self._runs if isinstance(run, Recording)]

    def runs(self, rows: range | None = None) -> Iterator[tuple[range, Run]]:
        """Yield neighbouring rows with what they are; none is cut.

        Parameters
        ----------
        rows : range, optional
            Of rows that were added together, or in neighbouring additions; all by default.
        """
        borders = pairwise([*self._starts, self._n])
        for (start, stop), run in zip(borders, self._runs, strict=False):
            if rows is None or (rows.start <= start and stop <= rows.stop):
                yield range(start, stop), run
            elif not isinstance(run, Recording) and start < rows.stop and rows.start < stop:
                here = range(max(start, rows.start), min(stop, rows.stop))
                yield here, run[here.start - start : here.stop - start]

    def run_at(self, row: int) -> tuple[range, Run]:
        """Return the run that a row lies in, with all its rows."""
        place = bisect_right(self._starts, row) - 1
        stop = self._starts[place + 1] if place + 1 < len(self._starts) else self._n
        return range(self._starts[place], stop), self._runs[place]

    def add(self, samples: Iterable[Sample]) -> range:
        """Append samples, and return their rows."""
        start, new = self._n, list(samples)
        for row, sample in enumerate(new, start):
            self._row_of[sample.id] = row
            if sample.span:
                self._stretches.setdefault(recording_id(sample.id), []).append(row)
        if new and self._runs and not isinstance(run := self._runs[-1], Recording):
            run += new
        elif new:
            self._starts.append(start)
            self._runs.append(new)
        self._n += len(new)
        self.n_test += sum(sample.split == "test" for sample in new)
        self.has_columns |= any(sample.columns for sample in new)
        return range(start, self._n)

    def add_recording(self, recording: Recording) -> range:
        """Append all windows of a recording, and return their rows."""
        start = self._n
        self._run_of.setdefault(recording.id, []).append(len(self._runs))
        self._starts.append(start)
        self._runs.append(recording)
        self.n_recordings += 1
        self.n_windows += recording.n_windows
        self.n_test += recording.n_windows * (recording.split == "test")
        self._n += recording.n_windows
        self.has_columns |= bool(recording.columns)
        return range(start, self._n)

    def move(self, id_: SampleId, path: Path) -> None:
        """Say where the file of a sample, or of a recording and all its stretches, lies now."""
        for place in self._run_of.get(id_, ()):
            run = self._runs[place]
            if isinstance(run, Recording):
                self._runs[place] = replace(run, path=path)
        own = [self._row_of[id_]] if id_ in self._row_of else []
        for row in [*own, *self._stretches.get(id_, ())]:
            rows, run = self.run_at(row)
            if not isinstance(run, Recording):
                run[row - rows.start] = replace(run[row - rows.start], path=path)
