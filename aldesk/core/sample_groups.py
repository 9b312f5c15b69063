"""By what samples fall into groups: a column of the source, or the hour of the day."""

import numpy as np

from aldesk.core.column_values import ColumnValues, column_values, grouping_columns
from aldesk.core.sample_rows import SampleRows
from aldesk.core.sample_times import hours_of_day, sample_times

HOUR = "time"
"""Stands for the hour of the day; the source's own column of that name differs too much."""
_HOURS = 24


def group_names(samples: SampleRows, most: int) -> list[str]:
    """Return the columns that make 2 … `most` groups, and `HOUR` where there are several hours."""
    hours = hours_of_day(sample_times(samples))
    several = len(np.unique(hours[hours >= 0])) > 1
    return [*grouping_columns(samples, most), *([HOUR] if several else [])]


def group_values(samples: SampleRows, name: str) -> ColumnValues:
    """Return the group of each sample; hours are all there are, as ``5:00``."""
    if name != HOUR:
        return column_values(samples, name)
    values = tuple(f"{hour}:00" for hour in range(_HOURS))
    return ColumnValues(values, hours_of_day(sample_times(samples)))
