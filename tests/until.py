"""Waits for what happens in other processes and threads."""

import time
from collections.abc import Callable

PATIENCE = 600.0
"""Seconds until a test gives up: a busy machine takes many times as long as an idle one."""


def until(is_so: Callable[[], object]) -> None:
    """Wait until something is so."""
    end = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.02)
