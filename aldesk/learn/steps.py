"""Work in steps: between two of them something else may be done, or the rest be left."""

from collections.abc import Generator
from typing import Any, TypeVar

T = TypeVar("T")


def done(steps: Generator[Any, None, T]) -> T:
    """Do all steps, and return what came of them."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            found: T = end.value
            return found
