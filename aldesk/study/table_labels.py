"""The labels in a table of a study's data."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from aldesk.core.errors import Problem
from aldesk.study.plan import DataPlan
from aldesk.study.several_labels import (
    SeveralLabels,
    is_yes_or_no,
    several_of,
    several_of_columns,
    split_labels,
)
from aldesk.tables.roles import IDS, LABELS, PATHS, SPLITS, all_named, listed, named

VALIDATION = "validation"


def read_labels(file: Path, table: Any, plan: DataPlan) -> list[Any] | SeveralLabels:
    """Return what is labelled, in the order of a table's rows.

    Parameters
    ----------
    file : Path
        What messages call it.
    table : pyarrow.Table
    plan : DataPlan

    Returns
    -------
    labels : list or SeveralLabels
        The cells of the label column. Samples may have several classes if these are lists or the
        plan names a separator, or, without such a column, where others hold 1, 0 and nothing.

    Raises
    ------
    Problem
        If there are no labels.
    """
    if column := label_column(table.column_names, plan):
        cells = table[column].to_pylist()
        if plan.label_separator:
            return split_labels(cells, plan.label_separator)
        return several_of(cells) if _are_lists(cells) else cells
    if not plan.label_column and (found := _class_columns(table)):
        return several_of_columns(found)
    raise no_labels(file, table.column_names, plan)


def label_column(columns: Sequence[str], plan: DataPlan) -> str:
    """Return the column of the labels; empty if there is none."""
    wanted = plan.label_column
    return named([wanted.lower()] if wanted else LABELS, columns)


def no_labels(file: Path, columns: Sequence[str], plan: DataPlan) -> Problem:
    """Return the problem of a table without labels."""
    what = f"There is no column {plan.label_column or 'label'!r}"
    return Problem(what, subject=str(file), todo=listed(columns))


def _are_lists(cells: Sequence[Any]) -> bool:
    return isinstance(next((cell for cell in cells if cell is not None), None), list)


def _class_columns(table: Any) -> list[tuple[str, list[Any]]]:
    others = all_named((*IDS, *PATHS, *SPLITS, VALIDATION), table.column_names)
    columns = [(name, table[name].to_pylist()) for name in table.column_names if name not in others]
    return [(name, cells) for name, cells in columns if is_yes_or_no(cells)]
