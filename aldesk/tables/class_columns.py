"""Tables with a column for each class: 1 where a sample has it, 0 where not, else not judged."""

from collections.abc import Collection, Iterable, Mapping
from typing import Final

from aldesk.core.names import plain_name
from aldesk.tables.label_cell import is_missing
from aldesk.tables.open_table import looks_like_path
from aldesk.tables.roles import IDS, LABELS, PATHS, SPLITS, plain_column
from aldesk.tables.row import is_index

_MARK: Final = " (class)"
_YES, _NO = frozenset(("1", "1.0", "true", "yes")), frozenset(("0", "0.0", "false", "no"))
_FACTS = frozenset(
    (
        *(*PATHS, *LABELS, *SPLITS, *IDS),
        *("start", "end", "stop", "begin", "offset", "duration", "length", "channel", "fold"),
        *("validation", "is_validation", "val", "is_val", "test", "is_test", "train", "is_train"),
        *("low_hz", "high_hz", "skipped", "cant_tell", "flag", "answered", "absent", "embedding"),
        *("predicted", "confidence", "model", "predicted_at", "calibrated", "annotator", "index"),
    )
)
"""Names of columns that tell something else, whatever is in them."""
_ASKED = ("is_", "has_")
_LEAST = 2


def column_of(name: str) -> str:
    """Return what the column of a class is called: as the class, if it can be taken for nothing."""
    is_plain = not (is_index(name) or looks_like_path(name)) and _may_be_class(name)
    return name if is_plain and not name.endswith(_MARK) else f"{name}{_MARK}"


def class_of(column: str) -> str:
    """Return which class a column is of; see `column_of`."""
    return plain_name(column.removesuffix(_MARK))


def verdicts_in(cells: Mapping[str, str], columns: Iterable[str]) -> dict[str, bool]:
    """Return what a row says of the classes of its columns.

    Of several columns whose names differ only in how they are written, a yes counts.
    """
    said: dict[str, bool] = {}
    for column in columns:
        if (yes := is_yes(cells.get(column, ""))) is not None:
            said[class_of(column)] = yes or said.get(class_of(column), False)
    return said


def class_columns(
    columns: Iterable[str], rows: Iterable[Mapping[str, str]], known: Collection[str] | None = None
) -> tuple[str, ...]:
    """Return the columns that say yes or no of a class in every row.

    Parameters
    ----------
    columns : iterable of str
    rows : iterable of mapping
        The cells.
    known : collection of str, optional
        Classes of which samples may have several; a single column of one of these counts. By
        default there must be two columns, of whatever name.
    """
    found = dict.fromkeys(name for name in columns if _may_be_class(name))
    said: set[str] = set()
    for cells in rows:
        for name in list(found):
            cell = cells.get(name, "")
            if _is_empty(cell):
                continue
            if is_yes(cell) is None:
                del found[name]
            else:
                said.add(name)
    filled = tuple(name for name in found if name in said)
    is_known = known is not None and any(class_of(name) in known for name in filled)
    return filled if is_known or len(filled) >= _LEAST else ()


def is_yes(cell: str) -> bool | None:
    """Return what a cell says of its class; None if it says nothing."""
    text = cell.strip().lower()
    return True if text in _YES else False if text in _NO else None


def _is_empty(cell: str) -> bool:
    return not cell.strip() or cell.strip() == "-1" or is_missing(cell)


def _may_be_class(column: str) -> bool:
    if column.endswith(_MARK):
        return True
    is_fact = plain_column(column) in _FACTS or column.startswith("probability:")
    return not (is_fact or plain_column(column).startswith(_ASKED))
