"""What is kept together: recordings, sites, days, or minutes of few recordings."""

from functools import cached_property
from typing import Final

import numpy as np

from aldesk.arrays import Ints, Rows
from aldesk.core.groups import BY_PART, group_of
from aldesk.core.ids import SampleId
from aldesk.core.recording import Recording, recording_id
from aldesk.core.sample import Sample, Split
from aldesk.core.sample_rows import SampleRows

FEW_RECORDINGS: Final = 8
_SECONDS_OF_A_PART = 300.0


class AuditGroups:
    """Neighbouring rows that are reserved together with others of their group, or not at all.

    Attributes
    ----------
    names, groups : list of str
        Of each run of rows; several runs may be of one group.
    """

    def __init__(self) -> None:
        self.names: list[str] = []
        self.groups: list[str] = []
        self._first: list[int] = []
        self._counts: list[int] = []

    def add(self, name: str, group: str, rows: range) -> None:
        """Add a run of rows; the rows rise from call to call."""
        self.names.append(name)
        self.groups.append(group)
        self._first.append(rows.start)
        self._counts.append(len(rows))

    @cached_property
    def first(self) -> Rows:
        """The first row of each run, once all are there: int64 (n_runs,)."""
        return np.array(self._first, np.int64)

    @cached_property
    def counts(self) -> Ints:
        """How many rows each run has: int64 (n_runs,)."""
        return np.array(self._counts, np.int64)

    @cached_property
    def _number(self) -> Ints:
        known: dict[str, int] = {}
        return np.array([known.setdefault(name, len(known)) for name in self.groups], np.int64)

    def of(self, rows: Rows) -> set[str]:
        """Return the groups that some rows are of; clips may be of none."""
        runs = self._runs_of(rows)
        return {self.groups[run] for run in set(runs[runs >= 0].tolist())}

    def numbers(self, rows: Rows) -> Ints:
        """Return for each row the number of its group; one that is of none has its own, below 0.

        Parameters
        ----------
        rows : int64 (n,)

        Returns
        -------
        int64 (n,)
        """
        runs, numbers = self._runs_of(rows), -1 - rows
        is_in = runs >= 0
        numbers[is_in] = self._number[runs[is_in]]
        return numbers

    def rows(self, run: Rows, place: Ints) -> Rows:
        """Return the rows at some places of some runs."""
        return self.first[run] + place

    def _runs_of(self, rows: Rows) -> Ints:
        """Return the number of each row's run, or −1."""
        runs = np.searchsorted(self.first, rows, side="right") - 1
        is_in = runs >= 0
        is_in[is_in] = rows[is_in] < (self.first + self.counts)[runs[is_in]]
        return np.where(is_in, runs, -1)


def is_grouped(sample: Sample, by: str) -> bool:
    """Tell whether a sample goes with others: a window always, a clip by a column that it has."""
    return sample.span is not None or (by != BY_PART and bool(sample.columns.get(by)))


def audit_groups(samples: SampleRows, by: str, split: Split = "pool") -> AuditGroups:
    """Return the samples of a split that go with others, in their groups; other clips are in none.

    Parameters
    ----------
    samples : SampleRows
    by : str
        A column such as ``site`` or ``date``; empty for whole recordings; `BY_PART`.
    split : {"pool", "test"}
    """
    found = AuditGroups()
    if by in ("", BY_PART) and not samples.has_stretches:
        return found  # at once: each part of an import asks again
    for rows, run in samples.runs():
        if isinstance(run, Recording):
            if run.split == split:
                _add_recording(found, rows, run, by)
            continue
        for row, sample in zip(rows, run, strict=True):
            if sample.split == split and is_grouped(sample, by):
                group = group_of(sample.id, sample.columns, by)
                if by == BY_PART and sample.span:
                    group = _part_around(sample, samples.recording(sample.id))
                found.add(sample.id, group, range(row, row + 1))
    return found


def _add_recording(found: AuditGroups, rows: range, recording: Recording, by: str) -> None:
    id_ = recording.id
    if by != BY_PART:
        found.add(id_, group_of(id_, recording.columns, by), rows)
        return
    n = _windows_of_a_part(recording)
    for number, start in enumerate(range(0, len(rows), n)):
        part = _part(id_, number)
        found.add(part, part, rows[start : start + n])


def _part_around(sample: Sample, recording: Recording | None) -> str:
    """Return the part that a stretch begins in; of a recording that is not cut, five minutes."""
    seconds = _SECONDS_OF_A_PART
    if recording is not None:
        seconds = _windows_of_a_part(recording) * recording.rule.hop
    start = sample.span.start if sample.span else 0.0
    return _part(recording_id(sample.id), int((start + 1e-6) // seconds))


def _windows_of_a_part(recording: Recording) -> int:
    return max(1, round(_SECONDS_OF_A_PART / recording.rule.hop))


def _part(recording: SampleId, number: int) -> str:
    return f"{recording}#{number}"
