"""What the audit keeps together: recordings, sites, days, or minutes of few recordings."""

from dataclasses import dataclass, field
from typing import Final

import numpy as np

from aldesk.arrays import Ints, Rows
from aldesk.core.groups import group_of
from aldesk.core.ids import SampleId
from aldesk.core.recording import Recording
from aldesk.core.sample_rows import SampleRows

BY_PART: Final = "part"
"""The groups are parts of recordings: there are too few recordings to keep whole ones back."""
FEW_RECORDINGS: Final = 8
_SECONDS_OF_A_PART = 300.0


@dataclass(slots=True)
class AuditGroups:
    """Neighbouring rows that are reserved together with others of their group, or not at all.

    Attributes
    ----------
    names, groups : list of str
        Of each run of rows; several runs may be of one group.
    first, counts : list of int
        The first row of a run, and how many follow.
    """

    names: list[str] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)
    first: list[int] = field(default_factory=list)
    counts: list[int] = field(default_factory=list)

    def add(self, name: str, group: str, rows: range) -> None:
        """Add a run of rows."""
        self.names.append(name)
        self.groups.append(group)
        self.first.append(rows.start)
        self.counts.append(len(rows))

    def of(self, rows: Rows) -> set[str]:
        """Return the groups that some rows are of; clips are of none."""
        first, counts = np.array(self.first, np.int64), np.array(self.counts, np.int64)
        runs = np.searchsorted(first, rows, side="right") - 1
        is_in = runs >= 0
        is_in[is_in] = rows[is_in] < (first + counts)[runs[is_in]]
        return {self.groups[run] for run in runs[is_in].tolist()}

    def rows(self, run: Rows, place: Ints) -> Rows:
        """Return the rows at some places of some runs."""
        return np.array(self.first, np.int64)[run] + place


def audit_groups(samples: SampleRows, by: str) -> AuditGroups:
    """Return the windows of the pool in their groups; clips are in none, and reserved one by one.

    Parameters
    ----------
    samples : SampleRows
    by : str
        A column such as ``site`` or ``date``; empty for whole recordings; `BY_PART`.
    """
    found = AuditGroups()
    for rows, run in samples.runs():
        if isinstance(run, Recording):
            if run.split == "pool":
                _add_recording(found, rows, run, by)
            continue
        for row, sample in zip(rows, run, strict=True):
            if sample.span and sample.split == "pool":
                group = group_of(sample.id, sample.columns, by)
                if by == BY_PART:
                    group = _part(group, sample.span.start)
                found.add(sample.id, group, range(row, row + 1))
    return found


def _add_recording(found: AuditGroups, rows: range, recording: Recording, by: str) -> None:
    id_ = recording.id
    if by != BY_PART:
        found.add(id_, group_of(id_, recording.columns, by), rows)
        return
    n = max(1, round(_SECONDS_OF_A_PART / recording.rule.hop))
    for start in range(0, len(rows), n):
        part = _part(id_, start * recording.rule.hop)
        found.add(part, part, rows[start : start + n])


def _part(recording: SampleId | str, start: float) -> str:
    return f"{recording}#{int((start + 1e-6) // _SECONDS_OF_A_PART)}"
