"""What polars writes comes back, where polars is installed."""

from pathlib import Path

import pytest

from aldesk.tables import open_table

pl = pytest.importorskip("polars", reason="polars is no part of the set-up")


@pytest.mark.parametrize(
    ("name", "how"),
    [
        ("t.csv", {}),
        ("t.csv", {"separator": ";", "include_bom": True, "quote_style": "always"}),
        ("t.parquet", {}),
        ("t.jsonl", {}),
        ("t.json", {}),
        ("t.arrow", {}),
        ("t.feather", {"compression": "zstd"}),
    ],
)
def test_labels_come_back(tmp_path: Path, name: str, how: dict[str, object]) -> None:
    labels = ["x", None, 'q"uo;te', "line\nend", "é", "1.0", "-1"]
    frame = pl.DataFrame({"path": [f"{n}, a.wav" for n in range(len(labels))], "label": labels})
    frame = frame.with_columns(pl.col("label").cast(pl.Categorical))
    writers = {"csv": "csv", "parquet": "parquet", "jsonl": "ndjson", "json": "json"}
    getattr(frame, f"write_{writers.get(name[2:], 'ipc')}")(tmp_path / name, **how)
    with open_table(tmp_path / name) as table:
        rows = [(row.cells["path"], row.cells["label"]) for row in table.rows]
    assert rows == [(f"{n}, a.wav", label or "") for n, label in enumerate(labels)]
