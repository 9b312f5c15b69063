"""Batches of inputs that may share one, in bounded memory and a fixed order."""

from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import Any, Protocol, TypeVar

_MOST_BYTES = 64 << 20


class Sized(Protocol):
    """What is put into batches: an input, or an array."""

    @property
    def nbytes(self) -> int:
        """Size in bytes."""


Number = TypeVar("Number")
Part = TypeVar("Part", bound=Sized)


def in_batches(
    inputs: Iterable[tuple[Number, Part]],
    batch_key: Callable[[Part], Hashable],
    batch_size: int,
    most_bytes: int = _MOST_BYTES,
) -> Iterator[tuple[list[Number], list[Part]]]:
    """Group numbered inputs by their batch key.

    A group leaves when it is full; when more than `most_bytes` wait, the oldest group leaves
    unfilled. The same inputs always give the same batches.

    Yields
    ------
    numbers : list
    batch : list of inputs
        At most `batch_size`, all with one batch key.
    """
    waiting: dict[Hashable, tuple[list[Number], list[Part]]] = {}
    for number, part in inputs:
        key = batch_key(part)
        numbers, parts = waiting.setdefault(key, ([], []))
        numbers.append(number)
        parts.append(part)
        if len(numbers) == batch_size:
            yield waiting.pop(key)
        while _n_bytes(waiting) > most_bytes:
            yield waiting.pop(next(iter(waiting)))
    yield from waiting.values()


def _n_bytes(waiting: dict[Any, tuple[list[Any], list[Any]]]) -> int:
    return sum(part.nbytes for _, parts in waiting.values() for part in parts)
