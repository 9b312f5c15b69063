"""What sound can be heard with."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Final

_PATIENCE: Final = 2.0
_turn: Final = threading.RLock()
in_use: Final[set[int]] = set()
"""The devices that are open in this process, by a number of their own."""


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Let nobody else ask the library for devices: it must not begin anew while one is opened.

    Raises
    ------
    OSError
        If a driver does not come back to who asked before.
    """
    if not _turn.acquire(timeout=_PATIENCE):
        raise OSError("the sound library does not answer")
    try:
        yield
    finally:
        _turn.release()


def output_names() -> list[str]:
    """Return the names of the system's sound outputs, each once; also of what was plugged in since.

    While a device is open, they are those that there were when it was opened.

    Raises
    ------
    Exception
        Whatever the library or a driver raises: OSError, PortAudioError, ImportError.
    """
    import sounddevice

    with one_at_a_time():
        if not in_use:  # to begin anew closes all that is open
            with suppress(Exception):
                sounddevice._terminate()
                sounddevice._initialize()
        found = [d for d in sounddevice.query_devices() if d["max_output_channels"] > 0]
    return list(dict.fromkeys(str(device["name"]) for device in found))
