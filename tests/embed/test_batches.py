from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
import pytest

from aldesk.embed.batches import in_batches

Array = npt.NDArray[np.float32]


def arrays(*lengths: int) -> list[tuple[int, Array]]:
    return [(i, np.zeros(n, np.float32)) for i, n in enumerate(lengths)]


def test_only_equal_inputs_share_a_batch() -> None:
    batches = list(in_batches(arrays(3, 5, 3, 3, 5, 7), lambda a: a.shape, 2))
    assert [numbers for numbers, _ in batches] == [[0, 2], [1, 4], [3], [5]]
    assert all(len({a.shape for a in batch}) == 1 for _, batch in batches)


@pytest.mark.parametrize("most_bytes", [0, 40, 10_000])
def test_memory_is_bounded_and_nothing_lost(most_bytes: int) -> None:
    waiting = 0

    def inputs() -> list[tuple[int, Array]]:
        return arrays(*range(1, 30))

    seen: list[int] = []
    taken = 0
    source = iter(inputs())

    def counted() -> Iterator[tuple[int, Array]]:
        nonlocal waiting, taken
        for number, array in source:
            waiting += array.nbytes
            assert waiting - array.nbytes <= most_bytes
            taken += 1
            yield number, array

    for numbers, batch in in_batches(counted(), lambda a: a.shape, 4, most_bytes):
        waiting -= sum(a.nbytes for a in batch)
        seen += numbers
    assert sorted(seen) == list(range(29))
    assert taken == 29
