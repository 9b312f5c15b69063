"""Whether a file is what an earlier run wrote, and may be replaced."""

import csv
from itertools import islice
from pathlib import Path

from aldesk.core.errors import Problem
from aldesk.session.export.event_table import COLUMNS
from aldesk.tables import arrow_door

_SCORES = ("file", "start", "end")
_PROBABILITY = "probability:"
_OF_RAVEN = {"Selection", "Confidence", "Who"}
_MOST = 1 << 20
"""Characters of a heading: 10,000 classes."""


def is_result(path: Path) -> bool:
    """Tell whether a file has the heading of a table of events or scores."""
    try:
        if not path.is_file():
            return False
        if path.suffix.lower() == ".parquet":
            return _is_ours([str(name) for name in arrow_door.schema_of(path).names])
        with path.open(encoding="utf-8", errors="replace", newline="") as file:
            lines = list(islice(iter(lambda: file.readline(_MOST), ""), 2))
    except (OSError, ValueError, Problem):
        return False
    split = "\t" if path.suffix.lower() == ".txt" else ","
    names = next(csv.reader(lines[:1], delimiter=split), [])
    is_empty_table_of_raven = len(lines) == 1 and names[:1] == ["Selection"]
    return is_empty_table_of_raven or _is_ours(names)


def _is_ours(names: list[str]) -> bool:
    is_of_events = tuple(names[: len(COLUMNS)]) == COLUMNS
    is_of_scores = tuple(names[:3]) == _SCORES and all(
        n.startswith(_PROBABILITY) for n in names[3:]
    )
    return is_of_events or (is_of_scores and len(names) > len(_SCORES)) or set(names) >= _OF_RAVEN
