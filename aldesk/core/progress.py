"""How a long computation says how far it is, and is asked to stop."""

from collections.abc import Callable

Beat = Callable[[], None]
"""Called now and then by what takes long; it may raise `Cancelled`."""

Progress = Callable[[int, int], None]
"""Called as ``progress(done, total)`` between bounded steps; it may raise `Cancelled`."""


def silent(done: int, total: int) -> None:
    """Ignore the progress."""
