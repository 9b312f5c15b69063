"""Where a Dask scheduler is, what the connection is encrypted with, and why there is none."""

import re
import ssl
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from aldesk.core.errors import Problem


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


def full_address(where: ClusterAddress) -> str:
    """Return the address with its scheme, which encrypts if there are files; raises Problem."""
    scheme = "tls" if where.tls_ca else "tcp"
    if not (found := re.fullmatch(r"(?:(tcp|tls)://)?([^/]+:\d+)", where.scheduler)):
        todo = "Write it as HOST:PORT; a scheduler prints it when it starts"
        raise Problem("This is no address of a scheduler", subject=where.scheduler, todo=todo)
    if found[1] == "tls" and scheme == "tcp":
        todo = "Give --tls-ca, --tls-cert and --tls-key"
        raise Problem("The scheduler encrypts", subject=where.scheduler, todo=todo)
    return f"{scheme}://{found[2]}"


def security_of(where: ClusterAddress) -> Any:
    """Return what Dask encrypts with; raises Problem if the files are not fit for it."""
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


def unreachable(where: ClusterAddress, error: Exception) -> Problem:
    """Return what to tell of a connection that failed."""
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
