"""What stands in a column of all samples, as codes by row."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from aldesk.core.moments import MOMENT_COLUMNS
from aldesk.core.natural import natural
from aldesk.core.recording import Recording
from aldesk.core.sample_rows import Run, SampleRows

_MOMENTS = frozenset(MOMENT_COLUMNS) - {"date"}
"""Columns whose values nearly all differ, and differ within a recording."""


@dataclass(frozen=True, slots=True)
class ColumnValues:
    """The values of one column.

    Attributes
    ----------
    values : tuple of str
        In natural order.
    codes : int32 (n_samples,)
        Places in `values`, or −1 where there is none. Windows have what their recording has.
    """

    values: tuple[str, ...]
    codes: npt.NDArray[np.int32]


def column_values(samples: SampleRows, name: str) -> ColumnValues:
    """Return what stands in a column."""
    said = [
        (rows, [columns.get(name, "") for columns in _columns(run)]) for rows, run in samples.runs()
    ]
    values = tuple(sorted({text for _, texts in said for text in texts if text}, key=natural))
    code_of = {text: code for code, text in enumerate(values)}
    codes = np.full(len(samples), -1, np.int32)
    for rows, texts in said:
        codes[rows.start : rows.stop] = [code_of.get(text, -1) for text in texts]
    return ColumnValues(values, codes)


def column_names(samples: SampleRows) -> list[str]:
    """Return the columns that any sample has, in the order of the source."""
    found: dict[str, None] = {}
    for _, run in samples.runs():
        for columns in _columns(run):
            found.update(dict.fromkeys(columns))
    return list(found)


def grouping_columns(samples: SampleRows, most: int) -> list[str]:
    """Return the columns that sort samples into 2 … `most` groups, in the order of the source."""
    values: dict[str, set[str]] = {}
    if not samples.has_columns:
        return []
    for _, run in samples.runs():
        for columns in _columns(run):
            for name, text in columns.items():
                found = values.setdefault(name, set())
                if text and len(found) <= most:
                    found.add(text)
    return [n for n, found in values.items() if n not in _MOMENTS and 2 <= len(found) <= most]


def _columns(run: Run) -> list[Mapping[str, str]]:
    """Return the columns of each sample; all windows of a recording have the same."""
    return [run.columns] if isinstance(run, Recording) else [sample.columns for sample in run]
