"""BADGE over several classes."""

from typing import Any

import numpy as np

from aldesk.strategies.badge import Gradients, k_means_pp
from aldesk.strategies.several.base import Classifier, Question, SeveralStrategy


class Badge(SeveralStrategy):
    """Batch active learning by diverse gradient embeddings (BADGE), with a sigmoid for each class.

    The gradient of the sum of the classes' binary cross-entropies, if what is predicted were right,
    is the outer product of p − ŷ, where ŷ is 1 for each class of probability p ≥ ½, and the
    embedding. A batch is drawn among them by k-means++; see `aldesk.strategies.Badge`.

    Parameters
    ----------
    missing_label, random_state
        See `SeveralStrategy`.

    References
    ----------
    J. T. Ash, C. Zhang, A. Krishnamurthy, J. Langford, A. Agarwal. Deep batch active learning by
    diverse, uncertain gradient lower bounds. ICLR 2020.
    """

    def _choose(self, question: Question, clf: Classifier) -> Any:
        proba = question.predict(clf.predict_proba)
        gradients = Gradients(proba, (proba >= 0.5).astype(proba.dtype), question.rows.packed())
        picks, chances = k_means_pp(
            gradients, question.batch_size, question.random, keep=question.keep
        )
        return question.answer(np.array(picks, np.int64), chances)
