"""When samples were recorded, as arrays by row."""

from collections.abc import Mapping
from datetime import UTC

import numpy as np
import numpy.typing as npt

from aldesk.core.moments import moment_of
from aldesk.core.recording import Recording
from aldesk.core.sample_rows import SampleRows

Times = npt.NDArray[np.float64]
_HOUR, _HOURS = 3600, 24


def sample_times(samples: SampleRows) -> Times:
    """Return when each sample begins, float64 (n_samples,).

    In seconds since 1970 by the recorder's own clock, whatever its offset from UTC; NaN where date
    or time is not known.
    """
    found = np.full(len(samples), np.nan)
    for rows, run in samples.runs():
        if isinstance(run, Recording):
            found[rows.start : rows.stop] = window_times(run)
        else:
            starts = (_start(s.columns) + (s.span.start if s.span else 0.0) for s in run)
            found[rows.start : rows.stop] = np.fromiter(starts, np.float64, len(rows))
    return found


def hours_of_day(times: Times) -> npt.NDArray[np.int32]:
    """Return the hour of the day, 0 … 23, or −1 where the time is not known: int32 (n,)."""
    hours = np.floor(times / _HOUR) % _HOURS
    found: npt.NDArray[np.int32] = np.nan_to_num(hours, nan=-1).astype(np.int32)
    return found


def _start(columns: Mapping[str, str]) -> float:
    moment = moment_of(columns)
    return moment.replace(tzinfo=UTC).timestamp() if moment else float("nan")


def window_times(recording: Recording) -> Times:
    """Return when each window begins, float64 (n_windows,), as `sample_times`."""
    starts, _ = recording.rule.spans(recording.seconds)
    return _start(recording.columns) + starts
