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
    names: list[Any] = []
    times: list[float] = []
    parts: list[tuple[int, int]] = []
    for rows, run in samples.runs():
        if isinstance(run, Recording):
            names.append(key(run.path))
            times.append(0.0)
            parts.append((rows.start, len(rows)))
        else:
            names += [key(sample.path) for sample in run]
            times += [sample.span.start if sample.span else 0.0 for sample in run]
            parts += [(row, 1) for row in rows]
    places = range(len(names))
    if any(times):
        order = sorted(places, key=lambda place: (names[place], times[place]))
    else:  # whole files: in half of the time
        order = sorted(places, key=names.__getitem__)
    firsts, counts = np.array(parts, np.int64).reshape(-1, 2)[order].T
    return np.repeat(firsts - np.cumsum(counts) + counts, counts) + np.arange(len(samples))
