"""A line for each sample, as CSV or Parquet; columns that would be empty are left out.

Of the windows of recordings only those have a line of which anything is known.
"""

from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np

from aldesk.arrays import Rows
from aldesk.core.csv_file import csv_file
from aldesk.core.files import whole_file
from aldesk.core.names import valid_text
from aldesk.core.raters import annotators
from aldesk.core.recording import Recording
from aldesk.session.export.predictions import COLUMNS as PREDICTED
from aldesk.session.export.predictions import ExportedPredictions
from aldesk.session.export.several_columns import Form, SeveralCell, SeveralColumns
from aldesk.session.label_session import LabelSession
from aldesk.tables.label_list import list_text

Cell = SeveralCell | float
_BATCH = 4096
_TIMES = ("start", "end")
BY_MODEL = "by_model"
ANNOTATOR = "annotator"


class LabelTable:
    """What is known of each sample, in the natural order of the paths.

    What a person said (`label`), what was taken from the model (`by_model`, where anything was) and
    what a model believes (`predicted` and those behind it) never share a column.

    Parameters
    ----------
    session : LabelSession
    predictions : ExportedPredictions, optional
    each_class : bool
        A column for the probability of each class, too.
    form : {"list", "multi-hot"}
        How several classes of a sample are told; see `SeveralColumns`.
    least : float
        Where samples may have several classes, those are predicted that are at least so probable.

    Attributes
    ----------
    columns : tuple of str
    n_labels, n_predicted : int
    """

    def __init__(
        self,
        session: LabelSession,
        predictions: ExportedPredictions | None = None,
        *,
        each_class: bool = False,
        form: Form = "list",
        least: float = 0.5,
    ) -> None:
        self._session, self._predictions = session, predictions
        self._least = least
        marks, labels = session.labels.marks.values(), session.labels
        self._several = SeveralColumns(labels, form) if labels.is_several else None
        kinds = {mark.kind for mark in marks}
        self.n_labels = labels.n_labeled
        self.n_predicted = len(predictions.rows) if predictions else 0
        self._probabilities = tuple(
            f"probability:{name}" for name in (predictions.classes if predictions else ())
        )
        self._place = np.full(len(session.project.samples), -1, np.int64)
        if predictions:
            self._place[predictions.rows] = np.arange(self.n_predicted)
        if not (each_class or (self._several and form == "multi-hot")):
            self._probabilities = ()
        optional = {"skipped": "skip" in kinds, "cant_tell": "cant_tell" in kinds}
        optional["flag"] = bool(labels.flags)
        samples, journal = session.project.samples, session.project.journal
        has_names = any(one.annotator for one in journal.sittings.values())
        self._who = annotators(labels, journal.origins()) if has_names else {}
        self.columns = (
            *("id", "path"),
            *(_TIMES if samples.has_stretches else ()),
            *(self._several.columns if self._several else ("label",)),
            *((BY_MODEL,) if any(labels.given_by_model) else ()),
            *(PREDICTED if predictions else ()),
            "split",
            *(name for name, is_there in optional.items() if is_there),
            *((ANNOTATOR,) if self._who else ()),
            *self._probabilities,
        )

    def lines(self) -> Iterator[list[Cell]]:
        """Yield the cells of each sample, in the order of `columns`."""
        measures = self._session.pool.measures(slice(None))
        for row in self._rows().tolist():
            known = self._known(row, bool(measures[row]))
            known |= self._believed(int(self._place[row]))
            yield [known[name] for name in self.columns]

    def _rows(self) -> Rows:
        """Return the rows that have a line, in the natural order of the paths."""
        session, project = self._session, self._session.project
        has_line = session.answers.is_marked | (self._place >= 0)
        for rows, run in project.samples.runs():
            if not isinstance(run, Recording):
                has_line[rows.start : rows.stop] = True
        known = (*session.labels.flags, *session.labels.given_by_model)
        has_line[[project.row_of(id_) for id_ in known]] = True
        if self._several:
            has_line[session.verdicts.of(session.labels.members)[0]] = True
        order = project.in_path_order()
        return order[has_line[order]]

    def _known(self, row: int, measures: bool) -> dict[str, Cell]:
        sample, labels = self._session.project.samples[row], self._session.labels
        mark = labels.marks.get(sample.id)
        split = "test" if sample.split == "test" else "audit" if measures else "pool"
        told: Mapping[str, Cell] = {"label": labels.class_of(sample.id) or ""}
        if self._several:
            told = self._several.cells(sample.id)
        return {
            **told,
            BY_MODEL: self._by_model(sample.id),
            "id": sample.id,
            "path": str(sample.path),
            "start": sample.span.start if sample.span else None,
            "end": sample.span.stop if sample.span else None,
            "split": split,
            "skipped": "yes" if mark and mark.kind == "skip" else "",
            "cant_tell": "yes" if mark and mark.kind == "cant_tell" else "",
            ANNOTATOR: self._who.get(sample.id, ""),
            "flag": (labels.flags[sample.id] or "yes") if sample.id in labels.flags else "",
        }

    def _by_model(self, sample_id: str) -> Cell:
        labels = self._session.labels
        names = tuple(labels.classes[class_id] for class_id in labels.by_model(sample_id))
        return names if self._several else "".join(names)

    def _believed(self, place: int) -> dict[str, Cell]:
        if (told := self._predictions) is None:
            return {}
        if place < 0:
            texts: dict[str, Cell] = dict.fromkeys(PREDICTED, "")
            if self._several:
                texts["predicted"] = None
            return {**texts, "confidence": None, **dict.fromkeys(self._probabilities)}
        proba = told.proba[place].astype(np.float64)
        best = int(proba.argmax())
        sure = [name for name, p in zip(told.classes, proba, strict=True) if p >= self._least]
        return {
            "predicted": tuple(sure) if self._several else told.classes[best],
            "confidence": float(proba[best]),
            "model": told.model,
            "predicted_at": told.at,
            "calibrated": "yes" if told.is_calibrated else "no",
            **dict(zip(self._probabilities, proba.tolist(), strict=False)),
        }

    def write_csv(self, file: Path) -> None:
        """Write it as CSV, whole or not at all."""
        with csv_file(file) as write:
            write(self.columns)
            for line in self.lines():
                write(map(_written, self.columns, line))

    def write_parquet(self, file: Path) -> None:
        """Write it as Parquet, whole or not at all, and a part at a time."""
        import pyarrow as pa
        import pyarrow.parquet as pq

        kinds = dict.fromkeys(("confidence", *_TIMES, *self._probabilities), pa.float64())
        if several := self._several:
            kinds |= dict.fromkeys((*several.lists, BY_MODEL, "predicted"), pa.list_(pa.string()))
            kinds |= dict.fromkeys(several.numbers, pa.int8())
        types = [kinds.get(name, pa.string()) for name in self.columns]
        schema = pa.schema(list(zip(self.columns, types, strict=True)))
        lines = self.lines()
        with whole_file(file) as out, pq.ParquetWriter(out, schema) as writer:
            while part := list(islice(lines, _BATCH)):
                columns: list[Any] = [_text(column) for column in zip(*part, strict=True)]
                arrays = [pa.array(c, t) for c, t in zip(columns, types, strict=True)]
                writer.write_table(pa.Table.from_arrays(arrays, schema=schema))


def _written(column: str, cell: Cell) -> str:
    """Return a cell as CSV has it: times to the microsecond, probabilities to four digits."""
    if cell is None or isinstance(cell, str):
        return cell or ""
    if isinstance(cell, tuple):
        return list_text(cell)
    if isinstance(cell, int):
        return str(cell)
    return f"{cell:.6f}".rstrip("0").rstrip(".") if column in _TIMES else f"{cell:.4f}"


def _text(column: tuple[Cell, ...]) -> list[Cell]:
    """Return cells with what no text can hold, such as bytes of a file name, as escapes."""
    return [valid_text(c) if isinstance(c, str) else c for c in column]
