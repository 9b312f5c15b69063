"""Drives the process that fetches a data set of the hub; blocking: run it in a thread."""

import threading
import time
from collections.abc import Callable
from dataclasses import asdict

from aldesk.core.child_process import ChildProcess
from aldesk.core.errors import Cancelled, Problem
from aldesk.core.hub_id import HubId
from aldesk.engine.process.endings import unpack_answer
from aldesk.engine.process.messages import pack
from aldesk.sources.hub_cache import bytes_fetched

_SECONDS_TO_STOP = 0.5
_SECONDS_BETWEEN_SIGNS = 0.5


def fetch_dataset(
    name: HubId,
    config: str,
    progress: Callable[[int], None],
    cancel: threading.Event,
) -> None:
    """Fetch a data set into the hub's cache on this machine.

    Parameters
    ----------
    name : HubId
    config : str
        The configuration; empty for the only or default one.
    progress : callable
        Called now and then with the bytes that are here.
    cancel : threading.Event

    Raises
    ------
    Problem
        If the hub does not give it; it says what to do without a network.
    Cancelled
        After `cancel` was set. What is here stays, and fetching it again goes on from there.
    """
    worker = ChildProcess("aldesk.engine.fetching.worker", _SECONDS_TO_STOP, unwanted=cancel)
    try:
        worker.pipe.send_bytes(pack("job", {"name": asdict(name), "config": config}))
        _wait(worker, name.repository, progress, cancel)
    except (EOFError, ConnectionError) as error:
        raise Problem(
            "The process that fetches it ended unexpectedly",
            subject=str(name),
            kept="What was fetched is kept",
            todo="Fetch it again to go on",
        ) from error
    finally:
        worker.stop()


def _wait(
    worker: ChildProcess, repository: str, progress: Callable[[int], None], cancel: threading.Event
) -> None:
    told = 0.0
    while not worker.pipe.poll(0.1):
        if cancel.is_set():
            raise Cancelled
        if time.monotonic() - told > _SECONDS_BETWEEN_SIGNS:
            progress(bytes_fetched(repository))
            told = time.monotonic()
    unpack_answer(worker.pipe.recv_bytes())
