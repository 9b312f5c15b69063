"""What is known of samples that may have several classes, as arrays by row.

Light: numpy only. What may not be told of the model's beliefs is not in here.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from aldesk.arrays import Floats, Mask, Rows
from aldesk.core.ids import ClassId
from aldesk.session.answers import NONE
from aldesk.session.label_session import LabelSession
from aldesk.session.predictions import LIKELY

Codes = npt.NDArray[np.int32]


@dataclass(frozen=True)
class SeveralSeen:
    """What is known of each sample, all (n_samples,).

    Attributes
    ----------
    first, second : int32
        Codes, in the session's order of classes, of the first two that it has, or `NONE`.
    n_present : int32
        How many it has.
    is_labelled : bool
        It has a class, or was answered: then it may have none.
    odd : int32
        The class of which the model says most firmly the contrary of what was said, or `NONE`.
    doubt : float32
        How unsure the model is of the class that it is least sure of, 0 … 1, or NaN.
    """

    first: Codes
    second: Codes
    n_present: Codes
    is_labelled: Mask
    odd: Codes
    doubt: Floats


def several_seen(session: LabelSession, hidden: Mask) -> SeveralSeen:
    """Look at a session's samples as they are now.

    Parameters
    ----------
    session : LabelSession
    hidden : bool (n_samples,)
        Of which nothing may be told of what the model believes.
    """
    n = len(session.project.samples)
    first, second, odd = (np.full(n, NONE, np.int32) for _ in range(3))
    n_present = np.zeros(n, np.int32)
    rows, said = session.verdicts.of(session.labels.members)
    is_present = said == 1
    n_present[rows] = is_present.sum(axis=1)
    first[rows], second[rows] = first_two(is_present)
    code, by = session.predictions.against(rows, said, session.labels)
    odd[rows] = np.where((by > LIKELY) & ~hidden[rows], code, NONE)
    doubt = session.predictions.doubt(session.labels).copy()
    doubt[hidden] = np.nan
    is_labelled = session.answers.where_answer_is("label") | (n_present > 0)
    return SeveralSeen(first, second, n_present, is_labelled, odd, doubt)


def first_two(is_present: Mask) -> tuple[Rows, Rows]:
    """Return the codes of the first two classes of each row, or `NONE`, int64 (n,) each.

    Parameters
    ----------
    is_present : bool (n, n_classes)
    """
    if not is_present.size:
        none = np.full(len(is_present), NONE, np.int64)
        return none, none.copy()
    first = is_present.argmax(axis=1)
    others = is_present.copy()
    others[np.arange(len(others)), first] = False
    return _or_none(first, is_present), _or_none(others.argmax(axis=1), others)


def _or_none(codes: Rows, of: Mask) -> Rows:
    return np.where(of.any(axis=1), codes, NONE)


def where_class_is(session: LabelSession, code: int, hidden: Mask) -> Mask:
    """Return which samples have a class, or are not answered and predicted to have it.

    Parameters
    ----------
    session : LabelSession
    code : int
        In the session's order of classes.
    hidden : bool (n_samples,)
        As for `several_seen`.
    """
    class_id = list(session.labels.classes)[code]
    ids = session.labels.members[class_id]
    proba = session.predictions.of_class(class_id, session.labels)
    found: Mask = (proba >= LIKELY) & ~hidden & ~session.answers.is_marked
    found[session.verdicts.lacks(ids)] = False
    found[session.verdicts.has(ids)] = True
    return found


def shared_classes(session: LabelSession, rows: Sequence[int], verdict: int = 1) -> list[ClassId]:
    """Return the classes that all of some samples have, or with 0 that all have not.

    Those that measure the accuracy do not count; they are labelled one by one.
    """
    chosen = np.array(rows, np.int64)
    open_ones = chosen[~session.pool.measures(chosen)]
    if not session.labels.is_several or not len(open_ones):
        return []
    said = session.verdicts.of_rows(open_ones.tolist(), session.labels.members)
    shared = (said == verdict).all(axis=0)
    return [
        class_id for class_id, is_so in zip(session.labels.members, shared, strict=True) if is_so
    ]


def counts_of(session: LabelSession, rows: Sequence[int]) -> list[int]:
    """Return how many of some samples have each class, in the session's order of classes."""
    said = session.verdicts.of_rows(rows, session.labels.members)
    return [int(n) for n in (said == 1).sum(axis=0)]
