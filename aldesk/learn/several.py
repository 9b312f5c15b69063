"""Classifiers of samples that may have several classes: one probability for each class."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Protocol

import numpy as np
import torch
from scipy.special import expit, logit
from sklearn.linear_model import LogisticRegression
from torch import Tensor

from aldesk.arrays import Doubles, Floats, Verdicts
from aldesk.learn.blas import one_blas_thread
from aldesk.learn.mc_dropout import MCDropoutModule
from aldesk.learn.row_span import RowSpan, SpanLogistic, spanned
from aldesk.learn.scale import Scale
from aldesk.learn.seeded import one_thread, seeded
from aldesk.learn.training import train

_BLOCK = 2048  # rows; with 10 members of 128 hidden units 10 MB of activations
_EPOCHS, _BATCH, _RATE = 50, 16, 0.01


class SeveralClassifier(Protocol):
    """What query strategies ask of a classifier of several classes.

    `sample_proba` is there where `aldesk.learn.catalogue` says that the learner has an ensemble.
    """

    def fit(self, X: Floats, y: Verdicts) -> "SeveralClassifier":
        """Fit on verdicts, int8 (n_samples, n_classes); those of −1 tell nothing."""

    def predict_proba(self, X: Floats) -> Floats:
        """Return the probability of each class, float32 (n_samples, n_classes)."""


@dataclass
class SeveralDropout:
    """The network of `MCDropoutModule` with a sigmoid for each class.

    It is trained as that of exactly one class is, by the sum of the classes' binary cross-entropies
    over those that were judged. The probability is the sigmoid of the members' mean logit.

    Attributes
    ----------
    n_classes : int
    scale : Scale or None
        Standardises the features.
    seed : int
        0 … 2³² − 1. The same seed and samples give the same probabilities, to the bit.
    epochs, batch_size, lr
        See `train`.
    n_hidden, dropout, n_members
        See `MCDropoutModule`.
    """

    n_classes: int
    scale: Scale | None
    seed: int = 0
    epochs: int = _EPOCHS
    batch_size: int = _BATCH
    lr: float = _RATE
    n_hidden: int = 128
    dropout: float = 0.2
    n_members: int = 10
    _module: MCDropoutModule | None = field(default=None, repr=False)

    def fit(self, X: Floats, y: Verdicts) -> "SeveralDropout":
        """Fit on verdicts; see `SeveralClassifier`."""
        samples, said = torch.from_numpy(np.ascontiguousarray(X)), torch.from_numpy(y)
        with seeded(self.seed), one_thread():
            module = MCDropoutModule(
                X.shape[1],
                max(self.n_classes, 1),
                n_hidden=self.n_hidden,
                dropout=self.dropout,
                n_members=self.n_members,
                scale=self.scale,
            )
            if self.n_classes:
                how = {"epochs": self.epochs, "batch_size": self.batch_size}
                train(module, samples, said, **how, lr=self.lr)
        self._module = module.eval()
        return self

    @property
    def module(self) -> MCDropoutModule:
        """The fitted network; of no class it has one output all the same."""
        if self._module is None:
            raise ValueError("fit it first")
        return self._module

    def predict_proba(self, X: Floats) -> Floats:
        """Return the probability of each class, float32 (n_samples, n_classes)."""
        parts = [mean for mean, _ in self._outputs(X)]
        return np.concatenate([part.sigmoid().numpy() for part in parts])

    def logits(self, X: Floats) -> Floats:
        """Return the mean logits of the members, float32 (n_samples, n_classes)."""
        return np.concatenate([mean.numpy() for mean, _ in self._outputs(X)])

    def sample_proba(self, X: Floats) -> Floats:
        """Return those of each member, float32 (n_members, n_samples, n_classes)."""
        parts = [members.sigmoid().numpy() for _, members in self._outputs(X)]
        return np.ascontiguousarray(np.concatenate(parts).swapaxes(0, 1))

    @torch.no_grad()
    def _outputs(self, X: Floats) -> list[tuple[Tensor, Tensor]]:
        module = self.module
        starts = range(0, max(len(X), 1), _BLOCK)
        blocks = (np.ascontiguousarray(X[start : start + _BLOCK]) for start in starts)
        logits = (module(torch.from_numpy(block)) for block in blocks)
        n = self.n_classes
        return [(mean[:, :n], members[..., :n]) for mean, members in logits]


@dataclass
class SeveralLogistic:
    """A logistic regression for each class; see `fit_each`.

    Attributes
    ----------
    n_classes : int
    scale : Scale or None
        Standardises the features.
    seed, C, tol, max_iter
        scikit-learn's.
    """

    n_classes: int
    scale: Scale | None
    seed: int = 0
    C: float = 1.0
    tol: float = 1e-4
    max_iter: int = 1000
    _models: Sequence[LogisticRegression | float] = field(default=(), repr=False)

    def fit(self, X: Floats, y: Verdicts) -> "SeveralLogistic":
        """Fit on verdicts; see `SeveralClassifier`."""
        how = {"C": self.C, "tol": self.tol, "max_iter": self.max_iter}
        make = partial(SpanLogistic, **how, random_state=self.seed)
        self._models = fit_each(make, spanned(self._scaled(X)), y)
        return self

    @property
    def models(self) -> Sequence[LogisticRegression | float]:
        """Of each class; see `fit_each`."""
        return self._models

    def predict_proba(self, X: Floats) -> Floats:
        """Return the probability of each class, float32 (n_samples, n_classes)."""
        return np.asarray(expit(self.logits(X)), np.float32)

    def logits(self, X: Floats) -> Doubles:
        """Return the logit of each class, float64 (n_samples, n_classes)."""
        found = np.empty((len(X), self.n_classes))
        fitted: dict[int, LogisticRegression] = {}
        for code, model in enumerate(self._models):
            if isinstance(model, float):
                found[:, code] = logit(model)
            else:
                fitted[code] = model
        if fitted and len(X):
            weights = np.stack([model.coef_[0] for model in fitted.values()], axis=1)
            bias = np.array([model.intercept_[0] for model in fitted.values()])
            found[:, list(fitted)] = self._scaled(X) @ weights + bias
        return found

    def _scaled(self, X: Floats) -> Floats:
        return self.scale.apply(X) if self.scale else X


def fit_each(make: Callable[[], Any], X: Floats | RowSpan, y: Verdicts) -> list[Any]:
    """Fit one of scikit-learn's classifiers for each class, on the samples in which it was judged.

    Where all of them say the same, there is a float in its place: the probability of the rule of
    succession, (n_present + 1) / (n + 2).
    """
    with one_blas_thread():
        return [_fit_one(make, X, column) for column in y.T]


def _fit_one(make: Callable[[], Any], X: Floats | RowSpan, said: Verdicts) -> Any:
    judged = said >= 0
    n, n_present = int(judged.sum()), int((said == 1).sum())
    if n_present in (0, n):
        return (n_present + 1) / (n + 2)
    return make().fit(X[judged], said[judged].astype(np.int64))
