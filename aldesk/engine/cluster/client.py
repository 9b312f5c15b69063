"""A Dask cluster: the connection to it, and work that its workers do. Light until it is used."""

import asyncio
import logging
import warnings
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from threading import Event
from typing import Any, TypeVar

from aldesk import __version__
from aldesk.core.errors import Cancelled, Problem
from aldesk.engine.cluster.address import ClusterAddress, full_address, security_of, unreachable
from aldesk.engine.cluster.queue import ClusterQueue, run_here

T = TypeVar("T")

_SECONDS_TO_CONNECT = 10
_SECONDS_FOR_WORKERS = 20
_LIBRARIES = ("numpy", "scipy", "scikit-learn", "scikit-activeml", "skorch", "torch")


class Cluster:
    """Workers that are fit for ALDesk's work; from `connect`."""

    def __init__(self, client: Any) -> None:
        self._client = client

    def answers(
        self, module: str, shared: bytes, todo: Iterable[tuple[T, bytes]], cancel: Event
    ) -> Iterator[tuple[T, bytes]]:
        """Have a module's ``main(shared, message)`` called for each message, on some worker.

        What a worker that is lost had to do is done by another.

        Parameters
        ----------
        module : str
            Imported on the workers only.
        shared : bytes
            Sent to each worker once.
        todo : iterable of (anything, bytes)
            Read on as workers become free; each with the message that is sent.
        cancel : Event

        Yields
        ------
        answer : (anything, bytes)
            In the order in which they come, for `unpack_answer`.

        Raises
        ------
        Problem
            If the scheduler is lost, or all workers are.
        Cancelled
            After `cancel` was set.
        """
        waiting = iter(todo)
        work: ClusterQueue[T] = ClusterQueue(self._client, module, shared)
        try:
            while True:
                while work.has_room() and (item := next(waiting, None)) is not None:
                    work.give(*item)
                if work.is_empty():
                    return
                if cancel.is_set():
                    raise Cancelled
                yield from work.take()
        finally:
            work.drop()

    def ask_all(self, module: str, shared: bytes, message: bytes) -> list[bytes]:
        """Have ``main(shared, message)`` called on every worker that there is now."""
        answers = self._client.run(run_here, __version__, module, shared, message)
        return list(answers.values())


@contextmanager
def connect(where: ClusterAddress) -> Iterator[Cluster]:
    """Connect to a scheduler, and look whether its workers are fit.

    Raises
    ------
    Problem
        If there is no connection, or a worker differs from here in what results depend on.
    """
    client = _client(where)
    try:
        _check_versions(client, where.scheduler)
        _check_threads(client, where.scheduler)
        yield Cluster(client)
    finally:
        client.close(timeout=5)


def _client(where: ClusterAddress) -> Any:
    try:
        import distributed
    except ImportError as error:
        todo = "Use an ALDesk that `pip install 'aldesk[cluster]'` has installed"
        raise Problem("Dask distributed is not installed", todo=todo) from error
    # What goes wrong is told once, and by us.
    for name in ("distributed", "asyncio", "tornado"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    address, security = full_address(where), security_of(where)
    try:
        # A client that fails to connect is not easily got rid of, so the connection is tried first.
        asyncio.run(_knock(address, security))
        return distributed.Client(
            address, security=security, timeout=_SECONDS_TO_CONNECT, set_as_default=False
        )
    except (OSError, RuntimeError, ValueError) as error:
        raise unreachable(where, error) from error


async def _knock(address: str, security: Any) -> None:
    from distributed.comm import connect as connect_once

    arguments = security.get_connection_args("client")
    comm = await connect_once(address, timeout=_SECONDS_TO_CONNECT, **arguments)
    await comm.close()


def _check_versions(client: Any, scheduler: str) -> None:
    """Refuse workers that would compute with other versions."""
    try:
        client.wait_for_workers(1, timeout=_SECONDS_FOR_WORKERS)
    except TimeoutError as error:
        todo = f"Start some: dask worker {scheduler} --nthreads 1"
        raise Problem("The scheduler has no workers", subject=scheduler, todo=todo) from error
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the same is told below, in a line
        versions = client.get_versions(check=True, packages=list(_LIBRARIES))
    here = versions["client"]["packages"]
    for worker, facts in versions["workers"].items():
        there = facts["packages"]
        for name in ("python", "dask", "distributed", *_LIBRARIES):
            ours, theirs = (_version(name, packages) for packages in (here, there))
            if ours != theirs:
                raise _mismatch(worker, name, theirs, ours)
    try:
        known = client.run(run_here, "", "", b"", b"")
    except ImportError as error:
        raise _mismatch(scheduler, "ALDesk", "none", __version__) from error
    for worker, version in known.items():
        if version.decode() != __version__:
            raise _mismatch(worker, "ALDesk", version.decode(), __version__)


def _version(name: str, packages: Mapping[str, str | None]) -> str:
    """Return a version without what results don't depend on: Python's third number, the build."""
    version = (packages.get(name) or "none").partition("+")[0]
    return ".".join(version.split(".")[:2]) if name == "python" else version


def _mismatch(worker: str, name: str, theirs: str, ours: str) -> Problem:
    return Problem(
        f"The workers have another {name} than this machine: {theirs}, not {ours}",
        subject=worker,
        todo="Install the same versions everywhere, with packaging/constraints.txt",
    )


def _check_threads(client: Any, scheduler: str) -> None:
    """Refuse workers that do two things at once: their sums could differ."""
    for worker, n in client.nthreads().items():
        if n != 1:
            raise Problem(
                f"The worker does {n} tasks at once, and it must be one",
                subject=worker,
                todo=f"Start it with dask worker {scheduler} --nworkers {n} --nthreads 1",
            )
