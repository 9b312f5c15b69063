"""The last layer of a model with classes of its own: scores of any embedding, without the model."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from aldesk.arrays import Floats, Vectors
from aldesk.core.errors import Problem
from aldesk.embed.class_names import ClassNames

_LEARN = 3  # of the examples; the bias follows from them, and the others must agree
_TOLERANCE = 1e-3


@dataclass(frozen=True)
class ClassHead:
    """A linear layer: the logit of class k is ``weights[k] · embedding + bias[k]``.

    Attributes
    ----------
    names : ClassNames
    weights : float32 (n_classes, n_features)
    bias : float32 (n_classes,)
    """

    names: ClassNames
    weights: Vectors
    bias: Floats

    def of(self, indices: Sequence[int]) -> "ClassHead":
        """Return the head of some of the classes."""
        places = list(indices)
        names = ClassNames(tuple(self.names.labels[index] for index in places))
        return replace(self, names=names, weights=self.weights[places], bias=self.bias[places])


def find_head(
    names: ClassNames,
    candidates: Sequence[Floats],
    embeddings: Vectors,
    scores: Vectors,
    subject: str,
) -> ClassHead:
    """Find among a model's constants the layer that turns embeddings into class scores.

    Parameters
    ----------
    names : ClassNames
    candidates : sequence of float32 (n_classes, n_features)
        Constants of that shape in the model.
    embeddings : float32 (n, n_features)
        Of some examples, computed by the model.
    scores : float32 (n, n_classes)
        Of the same examples, computed by the model: logits or their sigmoids.
    subject : str
        The model, for the problem.

    Raises
    ------
    Problem
        If no constant gives the model's own scores, to a thousandth of the largest.
    """
    is_sigmoid = bool(((scores >= 0) & (scores <= 1)).all())
    wanted = _logits(scores) if is_sigmoid else scores.astype(np.float64)
    for weights in candidates:
        made = embeddings.astype(np.float64) @ weights.T.astype(np.float64)
        bias = (wanted[:_LEARN] - made[:_LEARN]).mean(0)
        found = _sigmoid(made + bias) if is_sigmoid else made + bias
        largest = max(1.0, float(np.abs(scores).max()))
        if np.abs(found - scores).max() <= _TOLERANCE * largest:
            return ClassHead(names, np.asarray(weights, np.float32), bias.astype(np.float32))
    raise Problem(
        "The scores of the model's own classes do not follow from its embeddings by one linear "
        "layer, so that they cannot be searched by",
        subject=subject,
        todo="Give the tensor before the class scores as its output, in the model's card",
    )


def _logits(scores: Vectors) -> Vectors:
    inside = np.clip(scores.astype(np.float64), 1e-30, 1 - 6e-8)
    return np.asarray(np.log(inside) - np.log1p(-inside))


def _sigmoid(logits: Vectors) -> Vectors:
    return np.asarray(1 / (1 + np.exp(-logits)))
