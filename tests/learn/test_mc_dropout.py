import numpy as np
import pytest
import torch

from aldesk.learn.mc_dropout import MCDropoutModule
from aldesk.learn.scale import scale_of


@pytest.fixture
def X() -> torch.Tensor:
    return torch.randn(50, 12, generator=torch.Generator().manual_seed(0))


def _naive(module: MCDropoutModule, X: torch.Tensor) -> torch.Tensor:
    """Mask every sample for every member, as the definition says."""
    masked = ((X - module.mean) / module.std)[:, None, :] * module.masks[None]
    logits: torch.Tensor = module.output(torch.relu(module.hidden(masked)))
    return logits


@pytest.mark.parametrize("dropout", [0.2, 0.8])
def test_members_equal_the_naive_computation(X: torch.Tensor, dropout: float) -> None:
    scale = scale_of(np.asarray(X * 3 + 1))
    sizes = {"n_hidden": 16, "n_members": 7}
    module = MCDropoutModule(12, 5, dropout=dropout, **sizes, scale=scale).eval()
    mean, members = module(X)
    expected = _naive(module, X)
    assert members.shape == (50, 7, 5)
    torch.testing.assert_close(members, expected)
    torch.testing.assert_close(mean, expected.mean(dim=1))


def test_members_persist_between_calls_and_are_told_apart(X: torch.Tensor) -> None:
    module = MCDropoutModule(12, 5).eval()
    _, first = module(X)
    module.train()
    module(X)
    _, again = module.eval()(X[:10])
    torch.testing.assert_close(first[:10], again)
    assert len({tuple(member) for member in first[0].tolist()}) > 1


def test_training_drops_other_features_every_time(X: torch.Tensor) -> None:
    module = MCDropoutModule(12, 5).train()
    assert not torch.equal(module(X), module(X))


def test_without_dropout_all_members_are_the_network(X: torch.Tensor) -> None:
    module = MCDropoutModule(12, 5, dropout=0.0, n_members=3).eval()
    mean, members = module(X)
    torch.testing.assert_close(members, mean[:, None].expand_as(members))
    torch.testing.assert_close(mean, module.train()(X))
