"""What an encoder makes of words: how well any embedding fits each of some texts."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from aldesk.arrays import Floats, Vectors

_LEAST = 1e-12
_MOST_LOGIT: Final = 60.0  # beyond it a probability is 0 or 1


@dataclass(frozen=True)
class WordProbe:
    """A direction for each text, or the layer that scores a model's own classes.

    Attributes
    ----------
    texts : tuple of str
        What was asked, as it is shown.
    weights : float32 (n_texts, n_features)
    bias : float32 (n_texts,)
        Zeros for directions.
    is_cosine : bool
        Whether embeddings are compared with the texts by the cosine; else the score is a logit.
    scale : float
        What a cosine is multiplied by to become the model's logit.
    offset : float or None
        What is added to it; None if the model only compares texts with each other.
    """

    texts: tuple[str, ...]
    weights: Vectors
    bias: Floats
    is_cosine: bool
    scale: float = 1.0
    offset: float | None = None

    def scores(self, vectors: Vectors) -> Floats:
        """Return cosines, or the probabilities of classes, float32 (n, n_texts)."""
        made = self._raw(vectors)
        return made if self.is_cosine else _sigmoid(made)

    def probabilities(self, vectors: Vectors, *, exclusive: bool) -> Floats:
        """Return how probable each text is, as one of these texts or by itself.

        Where the model only compares texts, the last of them is a sentence for anything, which
        the others are compared with one by one unless one of them must be true.

        Parameters
        ----------
        vectors : float32 (n, n_features)
        exclusive : bool
            Whether one of the texts must be true; a model's own classes need not be.

        Returns
        -------
        float32 (n, n_texts), or (n, n_texts − 1) without the sentence for anything
        """
        made = self._raw(vectors)
        if not self.is_cosine:
            alone = _sigmoid(made)
            return alone / np.maximum(1, alone.sum(1, keepdims=True)) if exclusive else alone
        logits = made * np.float32(self.scale)
        if self.offset is not None:
            logits = logits + np.float32(self.offset)
        elif not exclusive:
            return _sigmoid(logits[:, :-1] - logits[:, -1:])
        else:
            logits = logits[:, :-1]
        return _softmax(logits) if exclusive else _sigmoid(logits)

    def _raw(self, vectors: Vectors) -> Floats:
        if not self.is_cosine:
            return np.asarray(vectors @ self.weights.T + self.bias, np.float32)
        made = _unit(vectors) @ _unit(self.weights).T
        return np.asarray(made, np.float32)


def _unit(vectors: Vectors) -> Vectors:
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.maximum(lengths, _LEAST), np.float32)


def _sigmoid(logits: Floats) -> Floats:
    inside = np.clip(logits, -_MOST_LOGIT, _MOST_LOGIT)
    return np.asarray(1 / (1 + np.exp(-inside)), np.float32)


def _softmax(logits: Floats) -> Floats:
    powers = np.exp(logits - logits.max(1, keepdims=True))
    return np.asarray(powers / powers.sum(1, keepdims=True), np.float32)
