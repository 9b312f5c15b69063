"""What the commands share: a wish to stop, lists that don't flood the screen."""

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from math import isfinite
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click

from aldesk.core.device_name import DEVICES, is_device
from aldesk.core.events import JoinRule

if TYPE_CHECKING:
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


class _Device(click.ParamType):  # type: ignore[type-arg,unused-ignore]
    """What to compute on; another word is wrong usage."""

    name = "device"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if not is_device(value):
            self.fail(f"{value!r} is no device: it is {DEVICES}.", param, ctx)
        return value


device_option = click.option(
    "--device",
    type=_Device(),
    default="auto",
    show_default=True,
    help=f"Compute on: {DEVICES}.",
)

FILE = _File(path_type=Path)
"""The type of arguments and options that are paths."""

annotator_option = click.option(
    "--annotator",
    default="",
    envvar="ALDESK_ANNOTATOR",
    help="Your name, which is kept with what you do.",
)

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


no_event_option = click.option(
    "--not", "but", multiple=True, help="A class that is no event, such as noise."
)


def join_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add what says how windows become events; the command gets it as `rule`, a `JoinRule`."""

    @wraps(command)
    def with_rule(
        gap: float, shortest: float, confidence: Literal["max", "mean"], **others: Any
    ) -> Any:
        return command(rule=JoinRule(gap, shortest, confidence), **others)

    made: Callable[..., Any] = with_rule
    for option in (
        click.option(
            "--confidence",
            type=click.Choice(["max", "mean"]),
            default="max",
            show_default=True,
            help="An event's confidence, from those of its windows.",
        ),
        click.option(
            "--shortest",
            type=Number(min=0),
            default=0.0,
            show_default=True,
            help="Leave shorter events out.",
        ),
        click.option(
            "--gap",
            type=Number(min=0),
            default=0.0,
            show_default=True,
            help="Join events of a class over gaps of so many seconds.",
        ),
    ):
        made = option(made)
    return made


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
        address = _address(cluster, tls_ca, tls_cert, tls_key) if cluster else None
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


def _address(
    cluster: str, tls_ca: Path | None, tls_cert: Path | None, tls_key: Path | None
) -> "ClusterAddress":
    from aldesk.engine.cluster.address import ClusterAddress

    return ClusterAddress(cluster, tls_ca, tls_cert, tls_key)
