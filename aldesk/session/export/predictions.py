"""What a refit predicts for each sample, kept apart from what people said."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from aldesk.arrays import Floats, Mask, Rows
from aldesk.core.errors import Problem
from aldesk.core.refit import RefitRequest, RefitResult
from aldesk.session.label_session import LabelSession
from aldesk.store.journal import timestamp

COLUMNS = ("predicted", "confidence", "model", "predicted_at", "calibrated")


@dataclass(frozen=True)
class ExportedPredictions:
    """The answer of one model about many samples.

    Attributes
    ----------
    classes : tuple of str
    rows : int64 (n,)
        Samples that have an embedding.
    proba : float (n, n_classes)
    model : str
        Encoder and learner.
    at : str
        When it was asked, as ISO 8601 in UTC.
    is_calibrated : bool
        Whether the probabilities were corrected on labels that the model has not seen.
    """

    classes: tuple[str, ...]
    rows: Rows
    proba: npt.NDArray[Any]
    model: str
    at: str
    is_calibrated: bool = False


def prediction_request(session: LabelSession) -> RefitRequest:
    """Return what a refit needs to know to predict every sample, and to choose nothing.

    The test split and the audit's reserve are among them, which the window never shows predictions
    of: a person asked for this table, and has it elsewhere.

    Raises
    ------
    Problem
        If nothing is embedded, or nothing is labelled.
    """
    project = session.project
    request = session.refit_request(project.meta.encoder_key)
    if not request.shards or not len(request.rows):
        raise Problem(
            "There is nothing to predict from: it takes embeddings and at least one label",
            subject=str(project.path),
            todo="Label some samples, and wait until the first are embedded: the window does it by "
            f"itself, elsewhere run `aldesk embed {project.path.name}`",
        )
    every = np.arange(len(project.samples), dtype=np.int64)
    return replace(request, candidates=every[:0], predict_rows=every, calibration=None)


def predictions_of(session: LabelSession, result: RefitResult) -> ExportedPredictions:
    """Return a refit's answer to `prediction_request`, with the names of what it is about."""
    meta = session.project.meta
    encoder = str(meta.encoder_card.get("name") or meta.encoder)
    if Path(encoder).is_absolute():  # where it lies on this computer tells others nothing
        encoder = Path(encoder).name
    model = f"{encoder} + {session.settings.recipe.learner}"
    classes = tuple(session.labels.class_names)
    is_calibrated = result.calibration.kind != "none"
    return ExportedPredictions(
        classes, result.rows, result.proba, model, timestamp(), is_calibrated
    )


def passes(proba: npt.NDArray[Any], least: float | Floats, *, is_several: bool) -> Mask:
    """Return which classes are probable enough, bool (n, n_classes).

    Where a sample has exactly one class, of these the most probable.

    Parameters
    ----------
    proba : float (n, n_classes)
    least : float or float32 (n_classes,)
        Of all classes, or of each.
    is_several : bool
    """
    enough: Mask = proba >= least
    if not is_several and proba.shape[1]:
        best = np.zeros_like(enough)
        np.put_along_axis(best, proba.argmax(axis=1)[:, None], values=True, axis=1)
        enough &= best
    return enough
