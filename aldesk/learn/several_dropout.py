"""The network of samples that may have several classes."""

from dataclasses import dataclass, field

import numpy as np
import torch
from torch import Tensor

from aldesk.arrays import Floats, Verdicts
from aldesk.learn.mc_dropout import MCDropoutModule
from aldesk.learn.scale import Scale
from aldesk.learn.seeded import one_thread, seeded
from aldesk.learn.training import train

_BLOCK = 2048  # rows; with 10 members of 128 hidden units 10 MB of activations
_EPOCHS, _BATCH, _RATE = 50, 16, 0.01


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
        """Fit on verdicts; see `aldesk.learn.several.SeveralClassifier`."""
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
