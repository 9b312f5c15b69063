"""A process that reads nothing, as one that still imports torch."""

import time
from multiprocessing.connection import Connection


def main(_pipe: "Connection[bytes, bytes]") -> None:
    """Take its time."""
    time.sleep(600)
