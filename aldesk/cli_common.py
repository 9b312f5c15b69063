"""What the commands share: a progress bar, a wish to stop, lists that don't flood the screen."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click
from tqdm import tqdm

from aldesk.core.pace import Pace

FILE = click.Path(path_type=Path)
"""The type of arguments and options that are paths."""

json_option = click.option("--json", "as_json", is_flag=True, help="Print one line of JSON.")


class Bar:
    """A progress bar on standard error; silent for scripts."""

    def __init__(self, title: str, silent: bool) -> None:
        # None: silent where standard error is no terminal
        form = "{desc} |{bar}| {postfix}"
        self._bar = tqdm(desc=title, disable=True if silent else None, leave=False, bar_format=form)
        self._pace = Pace()

    def __enter__(self) -> "Bar":
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.close()

    def __call__(self, done: int, total: int) -> None:
        """Show how far it is."""
        self._bar.total = total
        self._bar.set_postfix_str(self._pace.text(done, total), refresh=False)
        self._bar.update(done - self._bar.n)


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
