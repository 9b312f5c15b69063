"""A line for each event, as CSV or Parquet."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from aldesk.core.csv_file import csv_file
from aldesk.core.events import SoundEvent
from aldesk.core.files import whole_file
from aldesk.core.names import valid_text

COLUMNS: Final = ("file", "start", "end", "label", "who", "confidence")
"""Of every table; frequencies follow where some are known."""

_NUMBERS = ("start", "end", "confidence", "low_hz", "high_hz")
_BAND = ("low_hz", "high_hz")
_DIGITS = 6  # of a second, and of all else

Cell = str | float | None


def columns_for(events: Sequence[SoundEvent]) -> tuple[str, ...]:
    """Return the columns; frequencies only where some are known."""
    has_band = any(event.low_hz is not None or event.high_hz is not None for event in events)
    return (*COLUMNS, *(_BAND if has_band else ()))


def write_event_csv(events: Sequence[SoundEvent], to: Path) -> None:
    """Write them as CSV, whole or not at all; times in seconds, frequencies in hertz.

    Raises
    ------
    OSError
        If it cannot be written.
    """
    columns = columns_for(events)
    with csv_file(to) as write:
        write(columns)
        for event in events:
            cells = _cells(event)
            write("" if (cell := cells[name]) is None else cell for name in columns)


def write_event_parquet(events: Sequence[SoundEvent], to: Path) -> None:
    """Write them as Parquet, whole or not at all.

    Raises
    ------
    OSError
        If it cannot be written.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    columns = columns_for(events)
    types = {name: pa.float64() if name in _NUMBERS else pa.string() for name in columns}
    rows = [_cells(event) for event in events]
    arrays = {name: pa.array([row[name] for row in rows], types[name]) for name in columns}
    with whole_file(to) as out:
        pq.write_table(pa.table(arrays), out)


def _cells(event: SoundEvent) -> dict[str, Cell]:
    def number(value: float | None) -> float | None:
        return None if value is None else round(value, _DIGITS)

    return {
        "file": valid_text(str(event.path)),
        "start": number(event.span.start),
        "end": number(event.span.stop),
        "label": event.label,
        "who": event.who,
        "confidence": number(event.confidence),
        "low_hz": number(event.low_hz),
        "high_hz": number(event.high_hz),
    }
