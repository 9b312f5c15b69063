import pytest
import torch

from aldesk.learn import draws
from aldesk.learn.draws import Shape

SHAPE = Shape(n=37, n_features=13, batch_size=16, epochs=2, dropout=0.3)


@pytest.fixture
def memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(draws, "_memory", draws._Memory())
    draws.remember()


def drawn(seed: int, shape: Shape = SHAPE) -> tuple[list[torch.Tensor], torch.Tensor]:
    """Return all that is drawn, and torch's next draw after it."""
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        return [tensor for step in draws.draw(shape) for tensor in step], torch.rand(3)


def is_same(one: list[torch.Tensor], other: list[torch.Tensor]) -> bool:
    return len(one) == len(other) and all(map(torch.equal, one, other))


def test_what_torchs_dropout_drops_is_dropped() -> None:
    steps, _ = drawn(1)
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(1)
        for rows, kept in zip(steps[::2], steps[1::2], strict=True):  # an epoch each
            assert torch.equal(rows, torch.randperm(SHAPE.n))
            for step in torch.split(kept, SHAPE.batch_size):
                dropped = torch.nn.functional.dropout(torch.ones(step.shape), SHAPE.dropout)
                assert torch.equal(step, (dropped > 0).float())


def test_what_is_remembered_is_what_was_drawn(
    monkeypatch: pytest.MonkeyPatch, memory: None
) -> None:
    first, after = drawn(1)
    other, _ = drawn(2)
    monkeypatch.setattr(draws, "_draw_bits", None)  # nothing is drawn anew
    again, after_again = drawn(1)
    assert is_same(first, again)
    assert torch.equal(after, after_again)
    assert not is_same(first, other)


def test_what_is_too_much_is_drawn_anew(monkeypatch: pytest.MonkeyPatch, memory: None) -> None:
    monkeypatch.setattr(draws, "_MOST_BYTES", 5 * SHAPE.n_bytes)
    first, _ = drawn(0)
    for seed in range(1, 6):
        drawn(seed)
    assert sum(shape.n_bytes for _, shape in draws._memory.kept) == 5 * SHAPE.n_bytes
    assert is_same(drawn(0)[0], first)
    whole_epochs = Shape(n=37, n_features=13, batch_size=16, epochs=9, dropout=0.3)
    kept = set(draws._memory.kept)
    drawn(0, whole_epochs)
    assert set(draws._memory.kept) == kept
