"""ExportedPredictions for every sample, by a refit in a process of its own."""

from aldesk.engine.refit.client import RefitClient, refit_once
from aldesk.session.export.predictions import (
    ExportedPredictions,
    prediction_request,
    predictions_of,
)
from aldesk.session.label_session import LabelSession


def predict_all(session: LabelSession, client: RefitClient | None = None) -> ExportedPredictions:
    """Fit on the labels of now and predict every sample that is embedded.

    Parameters
    ----------
    session : LabelSession
        Is left as it is: neither its predictions nor the curve hear of it.
    client : RefitClient, optional
        A new one, whose `end`, called by another thread, cancels it.

    Raises
    ------
    Problem
        If there is nothing to predict from, or the refit failed.
    Cancelled
        If the client was told to end.
    """
    return predictions_of(session, refit_once(prediction_request(session), client))
