import numpy as np
import pytest
import torch
from torch.nn import functional

from aldesk.learn.mc_dropout import MCDropoutModule
from aldesk.learn.scale import scale_of
from aldesk.learn.training import train

rng = np.random.default_rng(0)
y = torch.from_numpy(rng.integers(0, 3, 70))
X = torch.from_numpy(rng.standard_normal((70, 12), np.float32)) + torch.eye(3, 12)[y]
VERDICTS = torch.from_numpy(rng.integers(-1, 2, (70, 3), np.int8))


def trained(
    by: str, epochs: int, dropout: float, y: torch.Tensor = y
) -> tuple[torch.Tensor, torch.Tensor]:
    """Return the logits and torch's next draw after it."""
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(0)
        module = MCDropoutModule(12, 3, dropout=dropout, scale=scale_of(X.numpy()))
        if by == "torch":
            train_by_autograd(module, epochs, y)
        else:
            train(module, X, y, epochs=epochs, batch_size=16, lr=0.01)
        return module.eval()(X)[0].detach(), torch.rand(3)


def loss(logits: torch.Tensor, y: torch.Tensor) -> torch.Tensor:
    if y.ndim == 1:
        return functional.cross_entropy(logits, y)
    said, judged = y.clamp(min=0).to(logits.dtype), (y >= 0).to(logits.dtype)
    each = functional.binary_cross_entropy_with_logits(logits, said, reduction="none")
    return (each * judged).sum() / len(y)


def train_by_autograd(module: MCDropoutModule, epochs: int, y: torch.Tensor) -> None:
    optimizer = torch.optim.RAdam(module.parameters(), lr=0.01)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, T_max=epochs)
    for _ in range(epochs):
        order = torch.randperm(len(X))
        for start in range(0, len(X), 16):
            batch = order[start : start + 16]
            optimizer.zero_grad()
            loss(module(X[batch]), y[batch]).backward()  # type: ignore[no-untyped-call]
            optimizer.step()
        schedule.step()


@pytest.mark.parametrize(("epochs", "dropout"), [(1, 0.2), (40, 0.2), (5, 0.0)])
@pytest.mark.parametrize("y", [y, VERDICTS], ids=["one class", "several"])
def test_the_same_as_autograd_and_torchs_optimizer(
    epochs: int, dropout: float, y: torch.Tensor
) -> None:
    ours, next_draw = trained("train", epochs, dropout, y)
    theirs, their_next_draw = trained("torch", epochs, dropout, y)
    assert torch.allclose(ours, theirs, atol=1e-4)
    assert torch.equal(next_draw, their_next_draw)
