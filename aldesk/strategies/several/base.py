"""What the strategies of several classes share."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from sklearn.utils import check_random_state

from aldesk.strategies.arrays import Floats, Ints
from aldesk.strategies.committee import best
from aldesk.strategies.rows import Rows, answer, candidate_rows


class Classifier(Protocol):
    """A fitted classifier of several classes; an ensemble has `sample_proba`, too."""

    def predict_proba(self, X: Floats) -> Floats:
        """Return the probability of each class, (n_samples, n_classes)."""


@dataclass(frozen=True)
class Question:
    """What a query looks at, once its arguments are read.

    Attributes
    ----------
    X : (n_samples, n_features)
    y : (n_samples, n_classes)
    missing_label : int
    rows : Rows
        The candidates.
    where : int (n_candidates,)
        Their indices into `X`.
    batch_size : int
        At most the number of candidates.
    keep : bool
        Whether the utilities are wanted.
    random : numpy.random.RandomState
    """

    X: Floats
    y: Ints
    missing_label: int
    rows: Rows
    where: Ints
    batch_size: int
    keep: bool
    random: np.random.RandomState

    def predict(self, ask: Callable[[Floats], Floats]) -> Floats:
        """Return what `ask` answers about the candidates, a block at a time, (n_candidates, …)."""
        return np.concatenate([ask(block) for _, block in self.rows.blocks()])

    def answer(self, picks: Ints, utilities: Floats) -> Any:
        """Return picks and utilities of candidates as those of all samples."""
        return answer(picks, utilities, self.where, len(self.X), self.keep)


class SeveralStrategy:
    """A query strategy of samples that may have several classes.

    Parameters
    ----------
    missing_label : int, default=-1
        What stands in `y` for a class that nobody has judged.
    random_state : int, RandomState or None, default=None
    """

    def __init__(self, missing_label: int = -1, random_state: Any = None) -> None:
        self.missing_label = missing_label
        self.random_state = random_state

    def query(
        self,
        X: Floats,
        y: Ints,
        clf: Classifier,
        candidates: Ints | None = None,
        batch_size: int = 1,
        return_utilities: bool = False,
    ) -> Any:
        """Choose the samples to label next.

        Parameters
        ----------
        X : (n_samples, n_features)
        y : (n_samples, n_classes)
            1 present, 0 absent, or `missing_label`.
        clf : Classifier
            Fitted.
        candidates : int (n_candidates,), optional
            Indices into `X`, of samples that may be judged in part; all of which nothing is known
            by default.
        batch_size : int, default=1
        return_utilities : bool, default=False

        Returns
        -------
        query_indices : int (batch_size,)
            Into `X`; as many as there are candidates, if these are fewer.
        utilities : float (batch_size, n_samples)
            NaN for what is no candidate or picked before.

        Raises
        ------
        ValueError
            If `y` is not (n_samples, n_classes).
        """
        y = np.asarray(y)
        if y.ndim != 2 or len(y) != len(X):
            raise ValueError(f"`y` must be ({len(X)}, n_classes), not {y.shape}")
        unlabeled = (y == self.missing_label).all(axis=1)
        rows, where, _ = candidate_rows(X, candidates, unlabeled)
        random = check_random_state(self.random_state)
        size = min(batch_size, len(where))
        question = Question(X, y, self.missing_label, rows, where, size, return_utilities, random)
        return self._choose(question, clf)

    def _choose(self, question: Question, clf: Any) -> Any:
        """Return what `query` does."""
        raise NotImplementedError


def labelled_or_not(y: Ints, candidates: Ints, missing_label: int = -1) -> Ints:
    """Return a `y` of one class for strategies that look at embeddings alone, int (n_samples,).

    Labelled is of what anything is known, but for candidates: those are judged in part at most, and
    there is more to ask. The class of a labelled sample is its rarest, numbered from the rarest
    on, or one more if it has none: `aldesk.strategies.ProbCover` asks how many there are.
    """
    labelled = (y != missing_label).any(axis=1)
    labelled[candidates] = False
    present = y == 1
    by_rarity = present[:, np.argsort(present.sum(axis=0), kind="stable")]
    first = np.column_stack([by_rarity, np.ones(len(y), bool)]).argmax(axis=1)
    return np.where(labelled, first, missing_label)


def pick_best(question: Question, utilities: Floats) -> Any:
    """Answer with the highest utilities, (n_candidates,); ties are drawn."""
    n, size = len(question.X), question.batch_size
    return best(utilities, question.where, n, size, question.keep, question.random)
