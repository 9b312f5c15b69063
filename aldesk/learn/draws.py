"""What a training draws: the order of its samples, and the features that each step does without.

A study fits the networks of all its strategies from the same seeds. To draw takes longer than to
compute with what is drawn, so its processes remember it.
"""

from collections import OrderedDict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

_MOST_BYTES: Final = 64 << 20
_STEPS: Final = 8
"""Steps that are handed out at once: to take the rows of each by itself takes twice as long."""


@dataclass(frozen=True)
class Shape:
    """What is drawn: `n` samples of `n_features` in batches, `epochs` times."""

    n: int
    n_features: int
    batch_size: int
    epochs: int
    dropout: float

    @property
    def n_bytes(self) -> int:
        """About what it takes to remember it."""
        return self.epochs * self.n * (8 + self.n_features // 8)


Steps = tuple[Tensor, Tensor]
"""The rows of some steps, one after another, and 1 for each of their features that is kept, or 0.

int64 (n_rows,), float32 (n_rows, n_features).
"""


def draw(shape: Shape) -> Iterator[Steps]:
    """Yield the steps, drawn from torch's generator."""
    fits = _memory.is_on and shape.n_bytes < _MOST_BYTES // 4
    return _memory.draw(shape) if fits else _draw(shape)


def remember() -> None:
    """Let this process keep up to 64 MB of what it draws, for who draws the same again."""
    _memory.is_on = True


_Bits = npt.NDArray[np.uint8]


def _draw(shape: Shape) -> Iterator[Steps]:
    for rows, kept in _draw_bits(shape):
        yield rows, _floats(kept)


def _draw_bits(shape: Shape) -> Iterator[tuple[Tensor, _Bits]]:
    n_rows = min(shape.n, _STEPS * shape.batch_size)
    place = torch.empty(n_rows, shape.n_features, dtype=torch.float64)
    for _ in range(shape.epochs):
        order = torch.randperm(shape.n)
        for rows in torch.split(order, _STEPS * shape.batch_size):
            yield rows, _draw_kept(place[: len(rows)], shape.dropout)


def _draw_kept(place: Tensor, dropout: float) -> _Bits:
    """Draw what torch's dropout does, in half the time that `bernoulli_` takes for it.

    numpy compares in a quarter of torch's time. To find a new place for the draws takes as long.
    """
    if not dropout:
        return np.ones(place.shape, np.uint8)
    return (place.uniform_().numpy() < 1 - dropout).view(np.uint8)


def _floats(kept: _Bits) -> Tensor:
    return torch.from_numpy(kept).float()


@dataclass
class _Memory:
    """What was not asked for the longest is forgotten first."""

    is_on: bool = False
    kept: "OrderedDict[tuple[bytes, Shape], _Drawn]" = field(default_factory=OrderedDict)

    def draw(self, shape: Shape) -> Iterator[Steps]:
        key = torch.get_rng_state().numpy().tobytes(), shape
        if key in self.kept:
            self.kept.move_to_end(key)
            yield from self.kept[key].again(shape)
            return
        steps = []
        for rows, kept in _draw_bits(shape):
            steps.append((rows, np.packbits(kept)))
            yield rows, _floats(kept)
        self.kept[key] = _Drawn(steps, torch.get_rng_state())
        while sum(shape.n_bytes for _, shape in self.kept) > _MOST_BYTES:
            self.kept.popitem(last=False)


@dataclass(frozen=True)
class _Drawn:
    """The steps, with 8 features in a byte, and the state of torch's generator after them."""

    steps: Sequence[tuple[Tensor, _Bits]]
    state: Tensor

    def again(self, shape: Shape) -> Iterator[Steps]:
        for rows, bits in self.steps:
            kept = np.unpackbits(bits, count=len(rows) * shape.n_features)
            yield rows, _floats(kept.reshape(len(rows), shape.n_features))
        torch.set_rng_state(self.state)


_memory = _Memory()
