"""What the source knows of a sample, with its own time if it is a stretch of a recording."""

from collections.abc import Mapping

from aldesk.core.moments import window_columns
from aldesk.core.sample import Sample


def columns_of(sample: Sample) -> Mapping[str, str]:
    """Return a sample's columns; of a stretch, date and time are those of its beginning."""
    return window_columns(sample.columns, sample.span) if sample.span else sample.columns
