"""When to stop: what the next batch may bring, how long it takes, and what is left to find."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from aldesk.core.ids import ClassId
from aldesk.core.label_pace import seconds_per_answer
from aldesk.evaluate.learning_curve import Look, Outlook, look_ahead
from aldesk.evaluate.left_to_find import LeftToFind, total_of_random
from aldesk.learn.catalogue import BY_NAME
from aldesk.session.label_session import LabelSession

_FEWEST = 30
WHY_NOT_OF_SEVERAL: Final = (
    "When to stop is not said where samples may have several classes: tried out, the 90 % "
    "intervals of the next batch held 77 times in 100. How many samples of a class are not found "
    "yet is told where you teach or validate it."
)
"""In English. The other measures are no better: judgements are nearly all right from the start, and
a mean of classes hangs on the rare ones, of which half of the labels have next to none."""


@dataclass(frozen=True)
class BatchOutlook:
    """What is expected of the next batch.

    Attributes
    ----------
    n_answers : int
        Samples of the batch, those of the audit among them.
    seconds : float or None
        What it takes this annotator; None where that is not known yet.
    outlook : Outlook
    """

    n_answers: int
    seconds: float | None
    outlook: Outlook


def batch_outlook(session: LabelSession) -> BatchOutlook | None:
    """Return what is expected of the next batch; None where too little is known.

    Nothing is said where samples may have several classes (see `WHY_NOT_OF_SEVERAL`), where the
    newest refit could not be compared with fits on half of the labels, or with few samples that
    measure.
    """
    points = session.accuracy.curve()
    if session.labels.is_several or not points or not points[-1].accuracy.enough:
        return None
    looks = looks_of(session)
    if not looks or looks[-1].n_labeled != points[-1].n_labeled:
        return None
    recipe, rate = session.settings.recipe, session.settings.audit_rate
    outlook = look_ahead(
        looks,
        points[-1].accuracy,
        n_new=recipe.batch_size * (1 - rate if session.accuracy.basis == "audit" else 1),
        n_pool=int(session.pool.is_in.sum()),
        restless=BY_NAME[recipe.learner].has_ensemble,
    )
    seconds = seconds_per_answer(session.project.journal.events)
    in_all = None if seconds is None else seconds * recipe.batch_size
    return BatchOutlook(recipe.batch_size, in_all, outlook)


def looks_of(session: LabelSession) -> list[Look]:
    """Return the looks of the curve at which fits on half of the labels were compared."""
    return [
        Look(point.n_labeled, point.halves.believed, point.halves.changed)
        for point in session.accuracy.curve()
        if point.halves
    ]


def left_to_find(session: LabelSession, class_id: ClassId) -> LeftToFind | None:
    """Return how many samples of the pool have a class that nobody has found yet.

    From the samples that validate the class, else from those of the audit, which are random ones
    of the whole pool; None where there is neither, or where those of the audit are alike.
    """
    found = n_found(session, class_id)
    validated = session.validations.result(class_id)
    if validated is not None:
        return LeftToFind.of_total(validated.positives, found)
    drawn = np.flatnonzero(session.pool.is_audited & session.answers.is_marked)
    is_alike = len(np.unique(session.pool.groups.numbers(drawn))) < len(drawn)
    if session.accuracy.basis != "audit" or len(drawn) < _FEWEST or is_alike:
        return None
    labels, ids = session.labels, [session.project.samples[row].id for row in drawn.tolist()]
    said = [labels.verdict(id_, class_id) for id_ in ids]
    n_unsure = said.count("not judged")
    n_pool = int(session.pool.is_in.sum())
    total = total_of_random(said.count("present"), n_unsure, len(said), n_pool)
    return LeftToFind.of_total(total, found)


def n_found(session: LabelSession, class_id: ClassId) -> int:
    """Return how many samples of the pool are known to have a class."""
    if session.labels.is_several:
        has = session.verdicts.has(session.labels.members[class_id])
    else:
        has = np.flatnonzero(session.answers.codes([class_id]) == 0)
    return int(session.pool.is_in[has].sum())
