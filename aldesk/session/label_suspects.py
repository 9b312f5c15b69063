"""Which labels of a project are probably wrong, and by what."""

from dataclasses import dataclass
from typing import Final, Literal

import numpy as np

from aldesk.arrays import Doubles, Floats, Ints, Mask, Rows
from aldesk.core.refit import Shard
from aldesk.embed.nearest.shard_rows import ShardRows
from aldesk.evaluate.label_errors import joined, neighbours, suspicion
from aldesk.session.answers import NONE
from aldesk.session.label_session import LabelSession

Why = Literal["duplicate", "both", "model", "neighbours", "usual"]
WHY: Final[dict[Why, str]] = {
    "duplicate": "the same content has another label elsewhere",
    "both": "the model and the samples most like it say another class",
    "model": "the model says another class",
    "neighbours": "the samples most like it have another class",
    "usual": "another class fits better than is usual for it",
}
"""What contradicts a label, in English."""


@dataclass(frozen=True)
class Evidence:
    """What is known of the labels that may be suspected, for any thread.

    Attributes
    ----------
    rows, codes : int64 (n,)
        Samples that train, and their labels. What measures is none of them: labels that are
        corrected because the model doubts them would make it look better than it is.
    proba : float64 (n, n_classes)
        What the model says that has not seen the label; NaN where it says nothing.
    told_twice : int64 (n_told,)
        Samples that a source had twice, with different labels.
    shards : tuple of Shard
    """

    rows: Rows
    codes: Ints
    proba: Doubles
    told_twice: Rows
    shards: tuple[Shard, ...]


@dataclass(frozen=True)
class Suspects:
    """Labels that are contradicted, the worst first.

    Attributes
    ----------
    rows : int64 (n,)
    scores : float64 (n,)
        See `Suspicion`; inf where content that is the same has another label.
    guesses : int64 (n,)
        The class that fits better, as a code; that of the label where only a copy says otherwise.
    whys : tuple of Why
    """

    rows: Rows
    scores: Doubles
    guesses: Ints
    whys: tuple[Why, ...]


def evidence(session: LabelSession) -> Evidence:
    """Return what is known of the labels now; a project without a model yet has less of it."""
    labels, project = session.labels, session.project
    rows, codes = session.pool.training_labels(labels.classes)
    key = project.meta.encoder_key
    proba = session.predictions.of_rows(rows, labels)
    if session.predictions.is_by_words:  # it has learned nothing of the labels
        proba[:] = np.nan
    shards = project.embeddings.shards(key) if key else ()
    return Evidence(rows, codes, proba, _told_twice(session), shards)


def find_suspects(known: Evidence) -> Suspects:
    """Return the labels that are contradicted.

    First come samples whose content is there twice with different labels; then the others, by how
    far the model and their neighbours contradict them.

    Raises
    ------
    Problem
        If a file of embeddings is missing or damaged.
    """
    n_classes = known.proba.shape[1]
    votes, is_twin = _votes(known)
    proba = joined(known.proba, votes, known.codes)
    found = suspicion(proba, known.codes)
    is_copy = is_twin | np.isin(known.rows, known.told_twice)
    score = np.where(is_copy, np.inf, found.score)
    guess = np.where(found.is_suspected, found.guess, known.codes)
    order = np.lexsort((-found.score, -score))
    order = order[(is_copy | found.is_suspected)[order]]
    says = [_best(of, known.codes, n_classes) != known.codes for of in (known.proba, votes)]
    whys = tuple(_why(bool(is_copy[at]), bool(says[0][at]), bool(says[1][at])) for at in order)
    return Suspects(known.rows[order], score[order], guess[order], whys)


def _why(is_copy: bool, model: bool, near: bool) -> Why:
    if is_copy:
        return "duplicate"
    if model:
        return "both" if near else "model"
    return "neighbours" if near else "usual"


def _best(proba: Doubles, codes: Ints, n_classes: int) -> Ints:
    """Return the likeliest class of each sample; its label where nothing is known."""
    if not n_classes:
        return codes
    known = np.isfinite(proba).all(axis=1)
    best: Ints = np.where(known, np.nan_to_num(proba).argmax(axis=1), codes)
    return best


def _votes(known: Evidence) -> tuple[Doubles, Mask]:
    """Return what neighbours say of each label, or NaN, and which have a twin of another label."""
    n_classes = known.proba.shape[1]
    votes, is_twin = np.full((len(known.rows), n_classes), np.nan), np.zeros(len(known.rows), bool)
    vectors = ShardRows(known.shards)
    places = vectors.places(known.rows)
    here = np.flatnonzero(places >= 0)
    if len(here) > 1 and n_classes:
        X: Floats = vectors.read(places[here])
        found = neighbours(X, known.codes[here], n_classes)
        votes[here], is_twin[here] = found.votes, found.is_contradicted
    return votes, is_twin


def _told_twice(session: LabelSession) -> Rows:
    """Return the samples of which a source has another file with another label."""
    project = session.project
    found = set()
    for problem in project.imports.report():
        if problem.kind == "conflicting label" and (seen := project.imports.seen_at(problem.path)):
            found.add(project.samples.row_of(seen.id))
    return np.array(sorted(row for row in found if row is not None and row != NONE), np.int64)
