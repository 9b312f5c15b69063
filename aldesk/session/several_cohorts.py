"""What look-alikes suggest where samples may have several classes: one class at a time."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

import numpy as np

from aldesk.arrays import MISSING, Floats, Ints, Mask, Rows, Verdicts
from aldesk.core.ids import ClassId
from aldesk.session.answers import NONE
from aldesk.session.label_session import LabelSession
from aldesk.session.predictions import LIKELY

_PART: Final = 20_000
"""Samples whose probabilities of all classes take little memory."""
Decided = Collection[tuple[int, ClassId]]


@dataclass(frozen=True)
class Suggested:
    """One class for each of some samples.

    Attributes
    ----------
    codes : int64 (n,)
        The class, in the session's order of classes, or `NONE`.
    sureness : float32 (n,)
        How probable it is, or NaN.
    is_wanted : bool (n,)
        There is something to decide: a class is suggested, or nothing is known of the sample, and
        no model tells anything of it.
    """

    codes: Ints
    sureness: Floats
    is_wanted: Mask


def suggested(session: LabelSession, rows: Rows, hidden: Mask, decided: Decided) -> Suggested:
    """Return for each sample the likeliest class that it is not known to have.

    Only one that is as likely there as not. It may have been judged absent: that contradicts.

    Parameters
    ----------
    session : LabelSession
    rows : int64 (n,)
    hidden : bool (n,)
        Of which nothing may be told of what the model believes.
    decided : collection of (int, ClassId)
        Rows and classes that were decided on just now: these are not suggested again.
    """
    labels = session.labels
    codes, sureness = np.full(len(rows), NONE, np.int64), np.full(len(rows), np.nan, np.float32)
    said = session.verdicts.of_rows(rows.tolist(), labels.members)
    if not labels.classes:
        return Suggested(codes, sureness, np.zeros(len(rows), bool))
    is_known, is_settled = ~hidden, _settled(rows, list(labels.classes), decided)
    for start in range(0, len(rows), _PART):
        part = slice(start, start + _PART)
        proba = session.predictions.of_rows(rows[part], labels)
        is_known[part] &= np.isfinite(proba).any(axis=1)
        left = np.where((said[part] == 1) | is_settled[part], 0.0, np.nan_to_num(proba))
        best, of_best = left.argmax(axis=1), left.max(axis=1)
        likely = is_known[part] & (of_best >= LIKELY)
        codes[part], sureness[part] = np.where(likely, best, NONE), of_best
    sureness[codes == NONE] = np.nan
    is_new = (said == MISSING).all(axis=1) & ~is_known & ~session.answers.is_marked[rows]
    return Suggested(codes, sureness, (codes != NONE) | is_new)


def _settled(rows: Rows, classes: list[ClassId], decided: Decided) -> Mask:
    of_decided = np.flatnonzero(np.isin(rows, [row for row, _ in decided]))
    place = dict(zip(rows[of_decided].tolist(), of_decided.tolist(), strict=True))
    code = {class_id: n for n, class_id in enumerate(classes)}
    found = np.zeros((len(rows), len(classes)), bool)
    for row, class_id in decided:
        if row in place and class_id in code:
            found[place[row], code[class_id]] = True
    return found


def class_of_burst(said: Verdicts, codes: Ints, sureness: Floats) -> tuple[int, Mask]:
    """Return the class to decide on for a burst, or `NONE`, and which of it are to be asked about.

    A class that a sample has counts as 1, one that it has not as −1, one that is suggested as its
    probability. Asked about is who was not judged; without a class, who was not judged at all.

    Parameters
    ----------
    said : int8 (n, n_classes)
        What is known of each class: 1 present, 0 absent, −1 not judged.
    codes, sureness : int64, float32 (n,)
        As of `Suggested`.
    """
    open_ = said == MISSING
    if not said.shape[1]:
        return NONE, open_.all(axis=1)
    weight = np.where(open_, 0, np.where(said == 1, 1.0, -1.0)).sum(axis=0)
    is_told = (codes != NONE) & open_[np.arange(len(codes)), codes]
    np.add.at(weight, codes[is_told], sureness[is_told])
    weight[~open_.any(axis=0)] = 0
    if weight.max() <= 0:
        return NONE, open_.all(axis=1)
    return int(weight.argmax()), open_[:, weight.argmax()]
