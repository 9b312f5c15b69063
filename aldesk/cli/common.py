"""What the commands share: a wish to stop, lists that don't flood the screen."""

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from math import isfinite
from pathlib import Path
from typing import Any

import click

from aldesk.engine.cluster.address import ClusterAddress


class _File(click.Path):
    """A path; what the system does not take as one is wrong usage."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        try:
            return super().convert(value, param, ctx)
        except ValueError as error:
            self.fail(f"{value!r} is no path ({error}).", param, ctx)


class Number(click.FloatRange):
    """A number; NaN and infinity, which no limits keep out, are wrong usage."""

    def convert(  # noqa: D102
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> Any:
        number = super().convert(value, param, ctx)
        if not isfinite(number):
            self.fail(f"{value!r} is no finite number.", param, ctx)
        return number


FILE = _File(path_type=Path)
"""The type of arguments and options that are paths."""

json_option = click.option(
    "--json", "as_json", is_flag=True, help="Print the result as one line of JSON."
)


@contextmanager
def cancel_on_interrupt() -> Iterator[threading.Event]:
    """Set an event at Ctrl+C, so that what runs can end in order."""
    cancel = threading.Event()
    before = signal.signal(signal.SIGINT, lambda *_: cancel.set())
    try:
        yield cancel
    finally:
        signal.signal(signal.SIGINT, before)


def list_some(title: str, lines: Any) -> None:
    """Print the first ten lines, and count the others."""
    for line in lines[:10]:
        click.echo(f"{title}: {line}")
    if len(lines) > 10:
        click.echo(f"{title}: {len(lines) - 10} more (--json lists all)")


def cluster_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--cluster`` and its files; the command gets them as `cluster`, an address or None."""

    @wraps(command)
    def with_address(
        cluster: str | None,
        tls_ca: Path | None,
        tls_cert: Path | None,
        tls_key: Path | None,
        **others: Any,
    ) -> Any:
        if not cluster and (tls_ca or tls_cert or tls_key):
            raise click.UsageError("--tls-ca, --tls-cert and --tls-key need --cluster")
        address = ClusterAddress(cluster, tls_ca, tls_cert, tls_key) if cluster else None
        return command(cluster=address, **others)

    made: Callable[..., Any] = with_address
    for option in (
        click.option("--tls-key", type=FILE, help="This computer's private key (a .pem file)."),
        click.option("--tls-cert", type=FILE, help="This computer's certificate (a .pem file)."),
        click.option("--tls-ca", type=FILE, help="Encrypt; the certificate authority's file."),
        click.option(
            "--cluster",
            metavar="ADDRESS",
            help="Compute on a Dask cluster: the scheduler's HOST:PORT.",
        ),
    ):
        made = option(made)
    return made
