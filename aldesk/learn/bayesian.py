"""scikit-activeml's skorch classifier, with an ensemble that can be asked."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from skactiveml.classifier import SkorchClassifier
from skactiveml.utils import check_random_state
from torch import nn

from aldesk.arrays import Floats
from aldesk.learn.blocks import Blocks
from aldesk.learn.mc_dropout import MCDropoutModule
from aldesk.learn.scale import Scale
from aldesk.learn.seeded import one_thread, seeded
from aldesk.learn.training import train

MEMBERS = "probas_mc"
"""Name of the members' probabilities among the forward outputs."""
_LOGITS = "logits"

_BLOCK = 2048  # rows; with 10 members of 128 hidden units 10 MB of activations
_EPOCHS = 50


class BayesianSkorchClassifier(SkorchClassifier):
    """A `SkorchClassifier` whose module is an ensemble.

    The constructor is that of `SkorchClassifier`. Its `forward_outputs` must name the
    probabilities of the members, of shape (n_samples, n_members, n_classes), ``probas_mc``. All
    randomness of a fit comes from `random_state`, and torch's own generator is left as it was.
    """

    def initialize(self, *args: Any, **kwargs: Any) -> Any:
        """Make the network; see `SkorchClassifier.initialize`."""
        with self._seeded():
            return super().initialize(*args, **kwargs)

    def predict_proba(self, X: Floats, extra_outputs: str | Sequence[str] | None = None) -> Any:
        """Return the class probabilities of the ensemble.

        They are the first of `forward_outputs`. Goes through `X` in blocks of rows, so that the
        outputs that nobody asked for are never there for all samples.

        Parameters
        ----------
        X : float32 (n_samples, n_features)
        extra_outputs : str or sequence of str, optional
            Further forward outputs; then a tuple is returned.

        Returns
        -------
        proba : float32 (n_samples, n_classes)
        """
        predict = super().predict_proba
        parts = [predict(X[rows], extra_outputs) for rows in _blocks(len(X))]
        if not isinstance(parts[0], tuple):
            return np.concatenate(parts)
        return tuple(np.concatenate(output) for output in zip(*parts, strict=True))

    def sample_proba(self, X: Floats) -> Floats:
        """Return the class probabilities of every member.

        Parameters
        ----------
        X : float32 (n_samples, n_features)

        Returns
        -------
        proba : float32 (n_members, n_samples, n_classes)
        """
        members = self.predict_proba(X, extra_outputs=[MEMBERS])[1]
        return np.ascontiguousarray(members.swapaxes(0, 1))

    def _fit(self, *args: Any, **kwargs: Any) -> Any:
        with self._seeded(), one_thread():
            return super()._fit(*args, **kwargs)

    @contextmanager
    def _seeded(self) -> Iterator[None]:
        if self.random_state is None:
            yield
            return
        seed = int(check_random_state(self.random_state).randint(2**31 - 1))
        with seeded(seed):
            yield


class MCDropoutClassifier(BayesianSkorchClassifier):
    """A `BayesianSkorchClassifier` of an `MCDropoutModule` that is fitted by `training.train`.

    Of `neural_net_param_dict` it takes ``max_epochs``, ``batch_size`` and ``lr``; the optimiser is
    RAdam, and the learning rate falls as a cosine. `partial_fit` trains on, as often once more.
    """

    def logits(self, X: Floats) -> Floats:
        """Return the mean logits of the members, float32 (n_samples, n_classes)."""
        logits: Floats = self.predict_proba(X, extra_outputs=[_LOGITS])[1]
        return logits

    def _fit(self, fit_function: str, X: Floats, y: npt.ArrayLike, **fit_params: Any) -> Any:
        with self._seeded(), one_thread():
            if fit_function == "fit" or not hasattr(self, "neural_net_"):
                _, X, y = self.initialize(X=X, y=y, enforce_check_X_y=True)
            else:
                X, y, _ = self._validate_data(X=X, y=y, **self._validate_data_kwargs())
            X_train, y_train = self._return_training_data(X=X, y=y)
            if X_train is not None:
                settings = self.neural_net_param_dict
                train(
                    self.neural_net_.module_,
                    torch.from_numpy(X_train),
                    torch.from_numpy(y_train),
                    epochs=settings["max_epochs"],
                    batch_size=settings["batch_size"],
                    lr=settings["lr"],
                )
        return self


def mc_dropout_classifier(
    n_features: int,
    n_classes: int,
    *,
    seed: int,
    scale: Scale | None = None,
    dropout: float = 0.2,
    n_members: int = 10,
    n_hidden: int = 128,
    epochs: int | None = None,
    batch_size: int = 16,
    lr: float = 0.01,
) -> MCDropoutClassifier:
    """Return the unfitted classifier with the settings of scikit-activeml's audio tutorial.

    The probability of the ensemble is the softmax of the mean logits, as it is there: the
    renormalised geometric mean of the members. BALD's own arithmetic mean is taken from
    `sample_proba` by the strategies that need it.

    Parameters
    ----------
    n_features, n_classes : int
        The classes are 0 … n_classes − 1, and −1 is the missing label.
    seed : int
        0 … 2³² − 1.
    scale : Scale, optional
        Standardises the features.
    dropout : float
        Share of the features that a member, or a training step, does without.
    n_members, n_hidden : int
        Of the ensemble; of each network.
    epochs, batch_size, lr
        Passes over the labels (by default 50), samples in a step, learning rate of the first epoch.
    """
    epochs = epochs or _EPOCHS
    softmax = nn.Softmax(dim=-1)
    return MCDropoutClassifier(
        module=MCDropoutModule,
        criterion=nn.CrossEntropyLoss,
        forward_outputs={"proba": (0, softmax), _LOGITS: (0, None), MEMBERS: (1, softmax)},
        neural_net_param_dict={
            "module__n_features": n_features,
            "module__n_classes": n_classes,
            "module__n_hidden": n_hidden,
            "module__dropout": dropout,
            "module__n_members": n_members,
            "module__scale": scale,
            "max_epochs": epochs,
            "batch_size": batch_size,
            "lr": lr,
            "optimizer": _no_optimizer,
            "callbacks": "disable",
            "train_split": False,
            "iterator_valid": Blocks,
            "iterator_valid__batch_size": _BLOCK,
            "verbose": 0,
        },
        classes=list(range(n_classes)),
        missing_label=-1,
        random_state=seed,
    )


def _no_optimizer(*_: Any, **__: Any) -> None:
    """Stand for the optimiser that skorch makes: for torch's own it imports torch's compiler."""


def _blocks(n: int) -> Iterator[slice]:
    for start in range(0, max(n, 1), _BLOCK):
        yield slice(start, start + _BLOCK)
