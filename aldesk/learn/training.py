"""Train the MC-dropout network: the steps of autograd and `torch.optim.RAdam`, written out.

The batches are so small that what torch does around them takes longer than the arithmetic. With the
gradient of the one hidden layer written out, and all parameters in one vector for one pass of the
optimiser, a fit takes a fifth of the time. Draws, order and formulas are the same, so that the
probabilities are too, but for rounding.
"""

from dataclasses import dataclass, field
from math import cos, pi, sqrt

import torch
from torch import Tensor
from torch.nn import functional

from aldesk.learn.draws import Shape, draw
from aldesk.learn.mc_dropout import MCDropoutModule

_BETA1, _BETA2, _EPS = 0.9, 0.999, 1e-8


@torch.inference_mode()
def train(
    module: MCDropoutModule, X: Tensor, y: Tensor, *, epochs: int, batch_size: int, lr: float
) -> None:
    """Minimise the cross-entropy by RAdam, the learning rate falling as a cosine [1]_.

    Where samples may have several classes, it is the sum of the binary ones of those classes of a
    sample that were judged.

    Parameters
    ----------
    module : MCDropoutModule
        Trained in place.
    X : float32 (n_samples, n_features)
    y : int64 (n_samples,) or int8 (n_samples, n_classes)
        Class codes; or verdicts: 1 present, 0 absent, −1 not judged.
    epochs, batch_size : int
    lr : float
        Of the first epoch.

    References
    ----------
    .. [1] L. Liu et al. On the variance of the adaptive learning rate and beyond. ICLR 2020
    """
    # With the weights of a feature side by side, the product with a batch takes half the time.
    hidden, output = module.hidden, module.output
    layers = (hidden.weight.T, hidden.bias, output.weight, output.bias)
    optimizer = _RAdam(torch.cat([layer.flatten() for layer in layers]))
    step = _Step(_views(optimizer.weights, layers), _views(optimizer.gradient, layers))
    keep = 1 - module.dropout
    X = (X - module.mean) / module.std * (1 / keep)
    is_several = y.ndim == 2
    target = (y if is_several else functional.one_hot(y, module.output.out_features)).to(X.dtype)
    shape = Shape(len(X), X.shape[1], batch_size, epochs, module.dropout)
    n_steps = -(-len(X) // batch_size)
    for rows, kept in draw(shape):
        dropped = torch.split(X.index_select(0, rows).mul_(kept), batch_size)
        wanted = torch.split(target.index_select(0, rows), batch_size)
        for batch in zip(dropped, wanted, strict=True):
            step.backward(*batch, several=is_several)
            optimizer.step(lr * (1 + cos(pi * (optimizer.n_steps // n_steps) / epochs)) / 2)
    for layer, trained in zip(layers, step.weights, strict=True):
        layer.copy_(trained)


def _views(vector: Tensor, layers: tuple[Tensor, ...]) -> list[Tensor]:
    parts = torch.split(vector, [layer.numel() for layer in layers])
    return [part.view(layer.shape) for part, layer in zip(parts, layers, strict=True)]


@dataclass
class _Step:
    """Forward and back through the network; `gradients` are written in place.

    The first of `weights`, and of `gradients`, is (n_features, n_hidden).
    """

    weights: list[Tensor]
    gradients: list[Tensor]

    def backward(self, X: Tensor, target: Tensor, *, several: bool) -> None:
        w1, b1, w2, b2 = self.weights
        d_w1, d_b1, d_w2, d_b2 = self.gradients
        hidden = torch.addmm(b1, X, w1).relu_()
        logits = torch.addmm(b2, hidden, w2.T)
        error = logits.sigmoid_() if several else logits.softmax(dim=1)
        error.sub_(target).div_(X.shape[0])
        if several:
            error.masked_fill_(target < 0, 0)  # what nobody has judged teaches nothing
        torch.mm(error.T, hidden, out=d_w2)
        torch.sum(error, 0, out=d_b2)
        # None is negative: their signs are 0 or 1, and those take a fifth of a comparison's time.
        error = torch.mm(error, w2).mul_(hidden.sign_())
        torch.mm(X.T, error, out=d_w1)
        torch.sum(error, 0, out=d_b1)


@dataclass
class _RAdam:
    """Rectified Adam on one vector, with torch's defaults.

    It is Adam but for how large a step is, and torch's fused Adam goes over a vector once, where
    torch's RAdam goes eight times: with networks so small, that is a third of a fit.
    """

    weights: Tensor
    n_steps: int = 0
    gradient: Tensor = field(init=False)
    mean: Tensor = field(init=False)
    square: Tensor = field(init=False)
    count: Tensor = field(init=False)

    def __post_init__(self) -> None:
        zeros = (torch.zeros_like(self.weights) for _ in range(3))
        self.gradient, self.mean, self.square = zeros
        self.count = torch.zeros((), dtype=self.weights.dtype)

    def step(self, rate: float) -> None:
        self.n_steps += 1
        unbias = 1 - _BETA2**self.n_steps
        longest = 2 / (1 - _BETA2) - 1
        length = longest - 2 * self.n_steps * _BETA2**self.n_steps / unbias
        if length > 5:
            rate *= sqrt((length - 4) * (length - 2) * longest)
            rate /= sqrt((longest - 4) * (longest - 2) * length)
            self._adam(rate, _EPS / sqrt(unbias))
        else:  # the variance of so few gradients says nothing
            self._adam(0.0, _EPS)
            self.weights.add_(self.mean, alpha=-rate / (1 - _BETA1**self.n_steps))

    def _adam(self, rate: float, eps: float) -> None:
        self.count.fill_(self.n_steps)
        # `torch.optim.adam.adam` does this, but takes half as long again to find out which way.
        torch._fused_adam_(
            [self.weights],
            [self.gradient],
            [self.mean],
            [self.square],
            [],
            [self.count],
            amsgrad=False,
            beta1=_BETA1,
            beta2=_BETA2,
            lr=rate,
            weight_decay=0.0,
            eps=eps,
            maximize=False,
        )
