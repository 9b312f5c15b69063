"""When samples were recorded, as arrays by row."""

import re
from collections.abc import Callable, Mapping
from datetime import UTC
from math import nan

import numpy as np
import numpy.typing as npt

from aldesk.core.moments import moment_of, read_moment
from aldesk.core.recording import Recording
from aldesk.core.sample import Sample
from aldesk.core.sample_rows import SampleRows

Times = npt.NDArray[np.float64]
_HOUR, _HOURS = 3600, 24
_DAY = _HOUR * _HOURS
_CLOCK = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?", re.ASCII)


def sample_times(samples: SampleRows) -> Times:
    """Return when each sample begins, float64 (n_samples,).

    In seconds since 1970 by the recorder's own clock, whatever its offset from UTC; NaN where date
    or time is not known.
    """
    found = np.full(len(samples), np.nan)
    for rows, run in samples.runs():
        if isinstance(run, Recording):
            found[rows.start : rows.stop] = window_times(run)
        elif samples.has_columns:
            found[rows.start : rows.stop] = np.fromiter(map(begin_of, run), np.float64, len(rows))
    return found


def begin_of(sample: Sample) -> float:
    """Return when one sample begins, as `sample_times`."""
    return _start(sample.columns) + (sample.span.start if sample.span else 0.0)


def hours_of_day(times: Times) -> npt.NDArray[np.int32]:
    """Return the hour of the day, 0 … 23, or −1 where the time is not known: int32 (n,)."""
    hours = np.floor(times / _HOUR) % _HOURS
    found: npt.NDArray[np.int32] = np.nan_to_num(hours, nan=-1).astype(np.int32)
    return found


def seconds_of_day(samples: SampleRows) -> Times:
    """Return at which second of the day each sample begins, float64 (n_samples,); NaN if unknown.

    Where only a time is known, and no date, that counts.
    """
    return _begins(samples, _clock) % _DAY


def days(samples: SampleRows) -> Times:
    """Return the day on which each sample begins, in days since 1970, float64 (n_samples,).

    NaN where it is not known; where only a date is known, and no time, that counts for all.
    """
    return np.floor(_begins(samples, _day) / _DAY)


def _begins(samples: SampleRows, otherwise: Callable[[Mapping[str, str]], float]) -> Times:
    """Return `sample_times`; where the moment is not known, what the columns tell otherwise."""
    found = sample_times(samples)
    for rows, run in samples.runs():
        if not isinstance(run, Recording):
            for place in np.flatnonzero(np.isnan(found[rows.start : rows.stop])).tolist():
                span = run[place].span
                start = otherwise(run[place].columns)
                found[rows.start + place] = start + (span.start if span and start < _DAY else 0)
        elif np.isnan(found[rows.start]):
            start = otherwise(run.columns)
            starts = run.rule.spans(run.seconds)[0] if start < _DAY else 0
            found[rows.start : rows.stop] = start + starts
    return found


def _clock(columns: Mapping[str, str]) -> float:
    found = _CLOCK.fullmatch(columns.get("time", ""))
    return (
        sum(int(part or 0) * unit for part, unit in zip(found.groups(), (3600, 60, 1), strict=True))
        if found
        else nan
    )


def _day(columns: Mapping[str, str]) -> float:
    moment = read_moment(f"{columns.get('date', '')}T00:00:00")
    return moment.replace(tzinfo=UTC).timestamp() if moment else nan


def _start(columns: Mapping[str, str]) -> float:
    moment = moment_of(columns)
    return moment.replace(tzinfo=UTC).timestamp() if moment else float("nan")


def window_times(recording: Recording) -> Times:
    """Return when each window begins, float64 (n_windows,), as `sample_times`."""
    starts, _ = recording.rule.spans(recording.seconds)
    return _start(recording.columns) + starts
