"""Whole numbers as runs: of neighbours only the first is kept, and the one after the last."""

from collections.abc import Iterable

Runs = tuple[tuple[int, int], ...]


def runs_of(numbers: Iterable[int]) -> Runs:
    """Return numbers, in their order, as runs."""
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and runs[-1][1] == number:
            runs[-1] = runs[-1][0], number + 1
        else:
            runs.append((number, number + 1))
    return tuple(runs)


def unrolled(runs: Runs, most: int) -> list[int]:
    """Return the numbers that runs are of, those below a number that there cannot be."""
    return [number for start, stop in runs for number in range(start, min(stop, most))]
