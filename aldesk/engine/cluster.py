"""A Dask cluster: the connection to it, and work that its workers do. Light until it is used."""

import asyncio
import logging
import re
import ssl
import warnings
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import Any, TypeVar

from aldesk import __version__
from aldesk.core.errors import Cancelled, Problem
from aldesk.engine.cluster_queue import ClusterQueue, run_here

T = TypeVar("T")

_SECONDS_TO_CONNECT = 10
_SECONDS_FOR_WORKERS = 20
_LIBRARIES = ("numpy", "scipy", "scikit-learn", "scikit-activeml", "skorch", "torch")


@dataclass(frozen=True)
class ClusterAddress:
    """Where a scheduler listens, and the files that prove who talks to whom.

    Attributes
    ----------
    scheduler : str
        Such as ``10.0.0.5:8786``.
    tls_ca, tls_cert, tls_key : Path or None
        The authority's certificate, and ours with its key; all three, or none for no encryption.
    """

    scheduler: str
    tls_ca: Path | None = None
    tls_cert: Path | None = None
    tls_key: Path | None = None


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
            In the order in which they come; what fails is answered with ``failed``.

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
        todo = "Run `pip install 'aldesk[cluster]'`"
        raise Problem("Dask distributed is not installed", todo=todo) from error
    # What goes wrong is told once, and by us.
    for name in ("distributed", "asyncio", "tornado"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    address, security = _full_address(where), _security(where)
    try:
        # A client that fails to connect is not easily got rid of, so the connection is tried first.
        asyncio.run(_knock(address, security))
        return distributed.Client(
            address, security=security, timeout=_SECONDS_TO_CONNECT, set_as_default=False
        )
    except (OSError, RuntimeError, ValueError) as error:
        raise _unreachable(where, error) from error


async def _knock(address: str, security: Any) -> None:
    from distributed.comm import connect as connect_once

    arguments = security.get_connection_args("client")
    comm = await connect_once(address, timeout=_SECONDS_TO_CONNECT, **arguments)
    await comm.close()


def _full_address(where: ClusterAddress) -> str:
    """Return the address with its scheme, which encrypts if there are files for it."""
    scheme = "tls" if where.tls_ca else "tcp"
    if not (found := re.fullmatch(r"(?:(tcp|tls)://)?([^/]+:\d+)", where.scheduler)):
        todo = "Write it as HOST:PORT; a scheduler prints it when it starts"
        raise Problem("This is no address of a scheduler", subject=where.scheduler, todo=todo)
    if found[1] == "tls" and scheme == "tcp":
        todo = "Give --tls-ca, --tls-cert and --tls-key"
        raise Problem("The scheduler encrypts", subject=where.scheduler, todo=todo)
    return f"{scheme}://{found[2]}"


def _security(where: ClusterAddress) -> Any:
    from distributed.security import Security

    files = (where.tls_ca, where.tls_cert, where.tls_key)
    if not any(files):
        return Security()
    if not all(files):
        todo = "Give --tls-ca, --tls-cert and --tls-key"
        raise Problem("An encrypted connection takes three files", todo=todo)
    for file in files:
        if not (file and file.is_file()):
            raise Problem("There is no such file", subject=str(file))
    ca, cert, key = map(str, files)
    security = Security(
        tls_ca_file=ca, tls_client_cert=cert, tls_client_key=key, require_encryption=True
    )
    try:
        security.get_connection_args("client")
    except OSError as error:
        what = "These files make no certificate that a connection can be encrypted with"
        raise Problem(f"{what} ({_reason(error)})", subject=cert) from error
    return security


def _unreachable(where: ClusterAddress, error: Exception) -> Problem:
    chain = [error]
    while isinstance(cause := chain[-1].__cause__ or chain[-1].__context__, Exception):
        chain.append(cause)
    if any(isinstance(e, ValueError) or _is_plain_answer(e) for e in chain):
        todo = "Leave the files out, or start the scheduler with its own"
        return Problem("The scheduler does not encrypt", subject=where.scheduler, todo=todo)
    reason = next((text for e in reversed(chain) if (text := _reason(e))), "it does not answer")
    todo = "Look whether it runs and the address is right"
    if where.tls_ca:
        todo += ", and whether both ends have certificates of one authority"
    else:
        todo += "; one that encrypts takes --tls-ca, --tls-cert and --tls-key"
    what = f"The scheduler cannot be reached ({reason})"
    return Problem(what, subject=where.scheduler, todo=todo)


def _is_plain_answer(error: Exception) -> bool:
    """Whether what came was no TLS; where it came too early, tornado raises ValueError."""
    return isinstance(error, ssl.SSLError) and error.reason == "WRONG_VERSION_NUMBER"


def _reason(error: Exception) -> str:
    text = str(getattr(error, "strerror", "") or error)
    return " ".join(text.split()).rstrip(".")


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
