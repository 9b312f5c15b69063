"""The order in which a person would sort the files of samples."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from aldesk.arrays import Rows
from aldesk.core.natural import path_order
from aldesk.core.recording import Recording
from aldesk.core.sample_rows import SampleRows


def rows_in_path_order(samples: SampleRows, key: Callable[[Path], Any] = path_order) -> Rows:
    """Return all rows, by their files as a person sorts them, the stretches of a file by time.

    Parameters
    ----------
    samples : SampleRows
    key : callable
        Returns what files are sorted by.
    """
    starts: list[tuple[Any, float, int, int]] = []
    for rows, run in samples.runs():
        if isinstance(run, Recording):
            starts.append((key(run.path), 0.0, rows.start, len(rows)))
        else:
            for row, sample in zip(rows, run, strict=True):
                start = sample.span.start if sample.span else 0.0
                starts.append((key(sample.path), start, row, 1))
    starts.sort(key=lambda item: item[:2])
    firsts, counts = (np.array([item[k] for item in starts], np.int64) for k in (2, 3))
    return np.repeat(firsts - np.cumsum(counts) + counts, counts) + np.arange(len(samples))
