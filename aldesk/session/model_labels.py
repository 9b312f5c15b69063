"""Labels by the model: what can be taken, and what random checks by a person say of it."""

from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from aldesk.arrays import Floats, Rows
from aldesk.core.ids import ClassId
from aldesk.evaluate.accuracy import Accuracy
from aldesk.evaluate.clustered import clustered_interval
from aldesk.session.label_session import LabelSession
from aldesk.session.types import Changes

LEAST: Final = 0.95
"""From which probability on a class is said by the model, unless it was validated."""


def validated_least(session: LabelSession, class_id: ClassId) -> float | None:
    """Return the threshold from which on a class has the precision that it was validated for."""
    told = session.validations.result(class_id)
    if told is None or told.goal != "precision" or told.recommended is None:
        return None
    return told.recommended.threshold


def sure_rows(
    session: LabelSession, class_id: ClassId, least: float, given: Rows | None = None
) -> tuple[Rows, Floats]:
    """Return the samples that would be labelled by the model, and how probable the class is there.

    They are of the pool, without an answer and not asked about; nobody has judged the class, and
    they measure no accuracy. Of one class for each sample, it is the most probable.

    Parameters
    ----------
    session : LabelSession
    class_id : ClassId
    least : float
        The least probability, 0 … 1.
    given : int64 (n_given,), optional
        `given_rows`, where they are known.

    Returns
    -------
    rows : int64 (n,)
    proba : float32 (n,)
    """
    pool, proba = session.pool, _proba(session, class_id)
    rows = np.flatnonzero(proba >= np.float16(least))  # as the probabilities are rounded
    rows = rows[pool.is_in[rows] & pool.is_free(rows) & ~pool.measures(rows)]
    rows = _open(session, class_id, rows)
    rows = rows[~np.isin(rows, given_rows(session, class_id) if given is None else given)]
    return rows, proba[rows]


def label_rest(session: LabelSession, class_name: str, least: float, n_check: int = 0) -> Changes:
    """Take what the model is sure of as labels by the model, as one act; see `sure_rows`.

    Parameters
    ----------
    session : LabelSession
    class_name : str
    least : float
        The least probability, 0 … 1.
    n_check : int
        So many of them, drawn at random, are asked about next, blind; see `model_check`.

    Raises
    ------
    Problem
        If there is no such class, or the disk refuses; nothing has changed then.
    """
    rows, proba = sure_rows(session, session.class_id(class_name), least)
    changes = session.label_by_model(rows, proba, class_name)
    asked = check_more(session, class_name, n_check)
    return replace(changes, queue=changes.queue or asked.queue)


def check_more(session: LabelSession, class_name: str, n: int) -> Changes:
    """Ask about so many labels by the model next, drawn at random from those not asked about."""
    class_id = session.class_id(class_name)
    rows = _open(session, class_id, given_rows(session, class_id))
    return session.ask_to_check(rows[session.pool.is_free(rows)], n)


@dataclass(frozen=True, slots=True)
class ModelCheck:
    """How many labels of a class are by the model, and how many of those checked are right.

    Attributes
    ----------
    class_id : ClassId
    n_labels : int
        By the model alone, now.
    n_waiting : int
        Asked about as a check, and not answered.
    right : Accuracy
        Of those that were drawn at random and answered.
    """

    class_id: ClassId
    n_labels: int
    n_waiting: int
    right: Accuracy


def model_check(
    session: LabelSession, class_id: ClassId, given: Rows | None = None
) -> ModelCheck | None:
    """Return what is known of a class's labels by the model; None if it never had any."""
    given = given_rows(session, class_id) if given is None else given
    if not len(given):
        return None
    labels, samples, reasons = session.labels, session.project.samples, session.queue.reasons
    asked = np.array([row for row, why in reasons.items() if why == "model_check"], np.int64)
    asked = asked[np.isin(asked, given)]
    n_labels = len(_open(session, class_id, given))
    verdicts = [labels.verdict(samples[row].id, class_id) for row in asked.tolist()]
    is_known = np.array([verdict != "not judged" for verdict in verdicts], bool)
    right = np.array([verdict == "present" for verdict in verdicts], bool)[is_known]
    groups = session.pool.groups.numbers(asked[is_known])
    alike = clustered_interval(right, groups) if len(np.unique(groups)) < len(groups) else None
    accuracy = Accuracy(int(right.sum()), len(right), alike)
    n_waiting = int((~session.answers.is_marked[asked[~is_known]]).sum())
    return ModelCheck(class_id, n_labels, n_waiting, accuracy)


def _proba(session: LabelSession, class_id: ClassId) -> Floats:
    """Return the probability of a class where it would be said, or NaN, float32 (n_samples,)."""
    labels, predictions = session.labels, session.predictions
    if labels.is_several:
        return predictions.of_class(class_id, labels)
    codes, sureness = predictions.best(labels)
    is_best = codes == list(labels.classes).index(class_id)
    found: Floats = np.where(is_best, sureness, np.float32(np.nan))
    return found


def given_rows(session: LabelSession, class_id: ClassId) -> Rows:
    """Return the samples that were given a class by the model, whatever was said since."""
    row_of = session.project.samples.row_of
    rows = (row_of(id_) for id_ in session.labels.was_by_model(class_id))
    return np.array([row for row in rows if row is not None], np.int64)


def _open(session: LabelSession, class_id: ClassId, rows: Rows) -> Rows:
    """Return those of some samples without an answer, of which nobody judged the class."""
    ids, verdicts = session.labels.members[class_id], session.verdicts
    said = np.concatenate([verdicts.has(ids), verdicts.lacks(ids)])
    return rows[~session.answers.is_marked[rows] & ~np.isin(rows, said)]
