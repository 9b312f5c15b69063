"""Labels out of a project, as tables that other programs read."""

import csv
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from urllib.parse import quote

from aldesk.core.csv_cell import safe_cell
from aldesk.core.errors import Problem
from aldesk.store.project import Project

COLUMNS = (
    "id", "path", "label", "predicted", "confidence", "split", "skipped", "cant_tell", "flag",
)  # fmt: skip
Row = dict[str, str]
Predictions = Mapping[int, tuple[str, float]]
"""Row number to class name and its probability."""


def rows(project: Project, predictions: Predictions | None = None) -> Iterator[Row]:
    """Yield what is known of each sample, a mapping with `COLUMNS`, in natural path order."""
    labels = project.journal.labels
    for number in project.in_path_order():
        sample = project.samples[number]
        mark = labels.marks.get(sample.id)
        predicted, confidence = (predictions or {}).get(number, ("", None))
        yield {
            "id": sample.id,
            "path": str(sample.path),
            "label": labels.class_of(sample.id) or "",
            "predicted": predicted,
            "confidence": "" if confidence is None else f"{confidence:.4f}",
            "split": sample.split,
            "skipped": "yes" if mark and mark.kind == "skip" else "",
            "cant_tell": "yes" if mark and mark.kind == "cant_tell" else "",
            "flag": (labels.flags[sample.id] or "yes") if sample.id in labels.flags else "",
        }


def export(project: Project, to: Path, predictions: Predictions | None = None) -> int:
    """Write the labels to a ``.csv`` or ``.parquet`` file, or copy the labelled files to a folder.

    A folder gets a subfolder for each class, and a ``labels.csv``. A file is replaced only when
    the new one is complete.

    Returns
    -------
    int
        The number of labelled samples.

    Raises
    ------
    Problem
        If it cannot be written; an older file of that name is kept then.
    """
    table = list(rows(project, predictions))
    try:
        if to.is_dir() or not to.suffix:
            _copy_files(project, to, table)
        elif to.suffix.lower() == ".csv":
            _replace(to, table, _write_csv)
        elif to.suffix.lower() == ".parquet":
            _replace(to, table, _write_parquet)
        else:
            raise Problem(
                f"Labels cannot be written as {to.suffix}",
                subject=str(to),
                todo="Give a name that ends in .csv or .parquet, or a folder",
            )
    except OSError as error:
        raise Problem(
            f"The labels could not be written ({error.strerror or error})",
            subject=str(to),
            kept="The project and an older table of that name were not changed",
            todo="Check the room on the disk and the folder's permissions",
        ) from error
    return sum(1 for line in table if line["label"])


def _write_csv(file: Path, table: Sequence[Row]) -> None:
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, COLUMNS)
        writer.writeheader()
        writer.writerows({name: safe_cell(text) for name, text in line.items()} for line in table)


def _write_parquet(file: Path, table: Sequence[Row]) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    columns: dict[str, list[str | float | None]] = {
        name: [line[name] for line in table] for name in COLUMNS
    }
    columns["confidence"] = [float(line["confidence"] or "nan") for line in table]
    pq.write_table(pa.table(columns), file)


def _replace(to: Path, table: Sequence[Row], write: Callable[[Path, Sequence[Row]], None]) -> None:
    part = to.with_name(f".{to.name}.part")
    try:
        write(part, table)
        part.replace(to)
    finally:
        part.unlink(missing_ok=True)


def _copy_files(project: Project, folder: Path, table: Sequence[Row]) -> None:
    if folder.is_dir() and any(folder.iterdir()):
        raise Problem(
            "The folder is not empty",
            subject=str(folder),
            kept="It was not changed",
            todo="Name a new one, so that no older copy is left among the new ones",
        )
    for line in table:
        if line["label"]:
            sample = project.samples[project.row_of(line["id"])]
            # A class name may hold what a folder's name may not; no two classes share a folder.
            place = folder / quote(line["label"], safe=" ()+,;=@").replace(".", "%2E")
            place.mkdir(parents=True, exist_ok=True)
            shutil.copy2(
                sample.path, place / f"{sample.path.stem}-{sample.id[:8]}{sample.path.suffix}"
            )
    folder.mkdir(parents=True, exist_ok=True)
    _replace(folder / "labels.csv", table, _write_csv)
