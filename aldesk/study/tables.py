"""The tables that a study ends with."""

from collections.abc import Iterator
from math import isinf, isnan
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from aldesk.core.csv_file import csv_file
from aldesk.core.files import write_whole
from aldesk.study.data import StudyData
from aldesk.study.plan import ACCURACY, Plan
from aldesk.study.summary import Estimate, Results, Summary
from aldesk.study.verdict import SHARES

_RESULTS = pa.schema(
    [
        ("strategy", pa.string()),
        ("repetition", pa.int64()),
        ("cycle", pa.int64()),
        ("n_labeled", pa.int64()),
        ("accuracy", pa.float64()),
        ("query_seconds", pa.float64()),
        ("fit_seconds", pa.float64()),
    ]
)
# These follow where another measure than accuracy is shown.
_MEASURED = (pa.field("measure", pa.string()), pa.field("value", pa.float64()))
_PICKS = pa.schema(
    [
        ("strategy", pa.string()),
        ("repetition", pa.int64()),
        ("cycle", pa.int64()),
        ("rank", pa.int64()),
        ("sample_id", pa.string()),
    ]
)


def write_tables(
    plan: Plan, data: StudyData, results: Results, folder: Path, measure: str = ACCURACY
) -> None:
    """Write ``results.parquet``, ``results.csv`` and ``picks.parquet``."""
    schema = _RESULTS if measure == ACCURACY else pa.schema([*_RESULTS, *_MEASURED])
    curves = pa.Table.from_pylist(list(_curve_rows(plan, results, measure)), schema)
    _write_parquet(curves, folder / "results.parquet")
    lines = [list(row.values()) for row in curves.to_pylist()]
    write_csv(folder / "results.csv", schema.names, lines)
    picks = pa.Table.from_pylist(list(_pick_rows(plan, data, results)), _PICKS)
    _write_parquet(picks, folder / "picks.parquet")


def write_summary(summary: Summary, folder: Path) -> None:
    """Write ``summary.csv``."""
    head = ["strategy", "repetitions"]
    for name in ("area", "difference_to_random"):
        head += [name, f"{name}_low", f"{name}_high"]
    head += [f"labels_to_{100 * share:.0f}_percent" for share in SHARES]
    lines = []
    for row in summary.rows:
        areas = [*_cells(row.area), *_cells(row.difference)]
        lines.append([row.strategy, row.area.n, *areas, *map(plain, row.labels)])
    write_csv(folder / "summary.csv", head, lines)


def write_csv(file: Path, head: list[str], lines: list[list[Any]]) -> None:
    """Write a table that a spreadsheet will not run anything of."""
    with csv_file(file) as write:
        for line in (head, *lines):
            write(line)


def plain(number: float) -> float | str:
    """Return a number as tables have it: nothing for NaN, and ``inf``."""
    return "" if isnan(number) else "inf" if isinf(number) else number


def _cells(estimate: Estimate | None) -> list[float | str]:
    if estimate is None:
        return ["", "", ""]
    return [plain(value) for value in (estimate.mean, estimate.low, estimate.high)]


def _curve_rows(plan: Plan, results: Results, measure: str) -> Iterator[dict[str, Any]]:
    for (strategy, rep), result in sorted(results.items()):
        for point in result.points:
            yield {
                "strategy": plan.strategies[strategy].title,
                "repetition": rep,
                "cycle": point.cycle,
                "n_labeled": point.n_labeled,
                "accuracy": point.accuracy,
                "query_seconds": point.query_seconds,
                "fit_seconds": point.fit_seconds,
                "measure": measure,
                "value": point.value(measure),
            }


def _pick_rows(plan: Plan, data: StudyData, results: Results) -> Iterator[dict[str, Any]]:
    for (strategy, rep), result in sorted(results.items()):
        title = plan.strategies[strategy].title
        for cycle, picks in enumerate(result.picks):
            for rank, pick in enumerate(picks):
                yield {
                    "strategy": title,
                    "repetition": rep,
                    "cycle": cycle,
                    "rank": rank,
                    "sample_id": data.ids[pick],
                }


def _write_parquet(table: pa.Table, file: Path) -> None:
    sink = pa.BufferOutputStream()
    pq.write_table(table, sink)
    write_whole(file, sink.getvalue().to_pybytes())
