"""What surrounds a fit in torch: its own random numbers, and one thread."""

from collections.abc import Iterator
from contextlib import contextmanager

import torch


@contextmanager
def seeded(seed: int) -> Iterator[None]:
    """Draw torch's random numbers from a seed, and leave its own generator as it was."""
    with torch.random.fork_rng(devices=[]):
        torch.default_generator.manual_seed(seed)  # torch's own walks through all devices
        yield


@contextmanager
def one_thread() -> Iterator[None]:
    """Compute in one thread.

    The steps are so small that on a busy machine a second thread costs fifty times their time.
    """
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        yield
    finally:
        torch.set_num_threads(threads)
