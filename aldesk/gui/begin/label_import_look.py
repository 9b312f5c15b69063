"""Looks at what is to become labels, in a thread: a table about samples, or annotations."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from aldesk.core.cover_rule import CoverRule
from aldesk.core.errors import Problem
from aldesk.core.files import is_folder
from aldesk.core.ids import SampleId
from aldesk.core.labels import Labels
from aldesk.core.sample_rows import SampleRows
from aldesk.session.annotation_labels import AnnotationLabels, read_annotation_labels
from aldesk.session.answer_import import read_any
from aldesk.session.label_import import LabelImport
from aldesk.sources import Options
from aldesk.sources.stretches import annotations_in, holds_stretches
from aldesk.store.truth_table import Told
from aldesk.tables.annotations import annotation_form

_log = logging.getLogger(__name__)

Seen = LabelImport | AnnotationLabels


@dataclass(frozen=True, slots=True)
class Asked:
    """What is looked at, and how.

    Attributes
    ----------
    tables : tuple of Path
        Several are taken for annotations; a folder for the annotation files in it.
    options : Options
    rule : CoverRule
        When a window gets the label of an annotation.
    rest : str
        A label for windows that nothing was said of; empty for none.
    truth : mapping of SampleId to Told, optional
        The project's ground truth, where annotations are to be that and not labels.
    rest_has_none : bool
        Windows that no annotation covers have none of the classes, where there may be several.
    """

    tables: tuple[Path, ...]
    options: Options
    rule: CoverRule
    rest: str
    truth: Mapping[SampleId, Told] | None = None
    rest_has_none: bool = False


def look_at(samples: SampleRows, labels: Labels, asked: Asked) -> Seen | Problem:
    """Compare what files say with a project; for any thread."""
    table = asked.tables[0]
    try:
        if is_folder(table):
            tables: list[Path] = annotations_in(table)
        elif len(asked.tables) > 1 or _is_annotations(table, samples):
            tables = list(asked.tables)
        else:
            return read_any(samples, labels, table, asked.options)
        return read_annotation_labels(
            samples,
            labels,
            tables,
            asked.rule,
            column=asked.options.label_column,
            keep_na=asked.options.keep_na,
            rest=asked.rest,
            rest_has_none=asked.rest_has_none,
            truth=asked.truth,
        )
    except Problem as problem:
        return problem
    except Exception as error:  # noqa: BLE001 - whatever a damaged file leads its reader to
        _log.exception("%s could not be looked at", table)
        return Problem(f"The table cannot be looked at ({error})", subject=str(table))


def label_columns(seen: AnnotationLabels) -> tuple[tuple[str, ...], str]:
    """Return the columns of annotation files, and that with the labels; none if they differ."""
    names = {file.names for file in seen.read.files}
    if len(names) != 1:
        return (), ""
    return seen.read.files[0].names, seen.read.files[0].columns.label


def _is_annotations(table: Path, samples: SampleRows) -> bool:
    """Tell whether lines are about stretches; the samples of a project of clips are whole files."""
    if "sound" not in samples.media or not holds_stretches(table):
        return False
    return bool(annotation_form(table)) or samples.has_stretches
