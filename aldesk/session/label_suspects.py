"""Which labels of a project are probably wrong, and by what."""

from dataclasses import dataclass
from typing import Final, Literal

import numpy as np

from aldesk.arrays import MISSING, Doubles, Ints, Mask, Rows, Verdicts
from aldesk.core.ids import SampleId
from aldesk.core.refit import Shard
from aldesk.embed.nearest.shard_rows import ShardRows
from aldesk.evaluate.label_errors import (
    Nearest,
    joined,
    nearest,
    of_samples,
    suspicion,
    votes_of,
)
from aldesk.session.label_session import LabelSession

Why = Literal["duplicate", "both", "model", "neighbours"]
WHY: Final[dict[Why, str]] = {
    "duplicate": "the same content has another label elsewhere",
    "both": "the model and the samples most like it say something else",
    "model": "the model says something else",
    "neighbours": "the samples most like it say something else",
}
"""What contradicts a label, in English."""
NO_CLASS: Final = -1


@dataclass(frozen=True)
class Evidence:
    """What is known of the labels that may be suspected, for any thread.

    Attributes
    ----------
    rows : int64 (n,)
        Samples that train. What measures is none of them: labels that are corrected because the
        model doubts them would make it look better than it is.
    codes : int64 (n,) or int8 (n, n_classes)
        Their labels; where they may have several, the verdicts on each class.
    proba : float64 (n, n_classes)
        What the model says that has not seen the label; NaN where it says nothing.
    told_twice : int64 (n_told,)
        Samples that a source had twice, with different labels.
    shards : tuple of Shard
    """

    rows: Rows
    codes: Ints | Verdicts
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
    whys : tuple of Why
    classes : int64 (n,)
        Which class is in doubt, as a code, where samples may have several; else `NO_CLASS`.
    """

    rows: Rows
    scores: Doubles
    whys: tuple[Why, ...]
    classes: Ints


def evidence(session: LabelSession) -> Evidence:
    """Return what is known of the labels now; a project without a model yet has less of it."""
    labels, project = session.labels, session.project
    codes: Ints | Verdicts
    if labels.is_several:
        rows, codes = session.pool.training_verdicts(session.verdicts, labels.members)
    else:
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
    far the model and their neighbours contradict them. Where samples may have several classes, each
    class is judged by itself, on the samples where somebody judged it; those of one sample come
    together, in the order that `of_samples` tells.

    Raises
    ------
    Problem
        If a file of embeddings is missing or damaged.
    """
    near = _Near(known)
    if known.codes.ndim == 1:
        every = np.ones(len(known.rows), bool)
        suspects, _ = _of_class(known, near, every, known.codes.astype(np.int64), known.proba)
        return suspects
    found, doubts = [], np.zeros(known.codes.shape)
    for code in range(known.codes.shape[1]):
        judged, has = known.codes[:, code] != MISSING, known.proba[:, code]
        both = np.stack([1 - has, has], axis=1)[judged]
        said = known.codes[judged, code].astype(np.int64)
        suspects, doubts[judged, code] = _of_class(known, near, judged, said, both, code)
        found.append(suspects)
    return _by_sample(found, known.rows, of_samples(doubts))


def _by_sample(found: list[Suspects], every: Rows, of_sample: Doubles) -> Suspects:
    """Return what is suspected of all classes, the worst samples first; of every row its doubt."""
    rows, scores, classes = (
        np.concatenate([np.zeros(0, kind), *(getattr(one, what) for one in found)])
        for what, kind in (("rows", np.int64), ("scores", float), ("classes", np.int64))
    )
    whys = [why for one in found for why in one.whys]
    of_row = of_sample.copy()
    place = np.searchsorted(every, rows)
    of_row[place[np.isinf(scores)]] = np.inf  # copies
    order = np.lexsort((-scores, rows, -of_row[place]))
    return Suspects(rows[order], scores[order], tuple(whys[at] for at in order), classes[order])


def _of_class(
    known: Evidence, near: "_Near", among: Mask, codes: Ints, proba: Doubles, code: int = NO_CLASS
) -> tuple[Suspects, Doubles]:
    """Return what is suspected of some samples, and how far each of these is in doubt.

    Given are their labels and what the model says.
    """
    votes, is_copy = near.votes(among, codes, proba.shape[1])
    if code == NO_CLASS:
        is_copy |= np.isin(known.rows, known.told_twice)
    found = suspicion(joined(proba, votes, codes), codes)
    order = np.argsort(-found.score, kind="stable")
    order = order[(is_copy | found.is_suspected)[order]]
    model, neighbours = (_says_otherwise(of, codes) for of in (proba, votes))
    whys: list[Why] = [
        "duplicate"
        if is_copy[at]
        else "both"
        if model[at] == neighbours[at]  # each a little, or both clearly
        else "model"
        if model[at]
        else "neighbours"
        for at in order
    ]
    score = np.where(is_copy, np.inf, found.score)[order]
    rows, codes_in_doubt = known.rows[among][order], np.full(len(order), code)
    return Suspects(rows, score, tuple(whys), codes_in_doubt), found.doubt


def _says_otherwise(proba: Doubles, codes: Ints) -> Mask:
    """Return where another class than the label is the likeliest; nowhere if nothing is known."""
    if not proba.shape[1]:
        return np.zeros(len(codes), bool)
    known = np.isfinite(proba).all(axis=1)
    otherwise: Mask = known & (np.nan_to_num(proba).argmax(axis=1) != codes)
    return otherwise


class _Near:
    """The neighbours of labelled samples among themselves; found once for each set of samples."""

    def __init__(self, known: Evidence) -> None:
        vectors = ShardRows(known.shards)
        places = vectors.places(known.rows)
        self._has = places >= 0
        self._X = vectors.read(places[self._has])
        self._found: dict[bytes, Nearest] = {}

    def votes(self, among: Mask, codes: Ints, n_classes: int) -> tuple[Doubles, Mask]:
        """Return what neighbours say of each of some samples, or NaN, and whose twins differ."""
        shares, is_copy = np.full((len(codes), n_classes), np.nan), np.zeros(len(codes), bool)
        here = self._has[among]
        if here.sum() > 1 and n_classes:
            key = among.tobytes()
            if key not in self._found:
                self._found[key] = nearest(self._X[among[self._has]])
            votes = votes_of(self._found[key], codes[here], n_classes)
            shares[here], is_copy[here] = votes.shares, votes.is_contradicted
        return shares, is_copy


def _told_twice(session: LabelSession) -> Rows:
    """Return the samples of which a source has another file with another label."""
    imports, samples = session.project.imports, session.project.samples
    told = (one for one in imports.report() if one.kind == "conflicting label")
    seen = (imports.seen_at(problem.path) for problem in told)
    rows = {samples.row_of(SampleId(file.id)) for file in seen if file}
    return np.array(sorted(row for row in rows if row is not None), np.int64)
