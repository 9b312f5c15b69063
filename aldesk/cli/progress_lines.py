"""How far a command is, on standard error: a bar on a terminal, a line now and then in a log."""

import sys
import time
from collections.abc import Callable
from typing import Protocol

import click
from tqdm import tqdm

from aldesk.core.pace import Pace, duration

_SECONDS_BETWEEN_LINES = 30.0
_SECONDS_BETWEEN_STEPS = 5.0  # a command that takes moments needs no lines
_STEPS = 10


class Progressing(Protocol):
    """What shows the progress."""

    def __call__(self, done: int, total: int) -> None:
        """Show how far it is."""

    def show_long(self, seconds: float) -> None:
        """Say that a clip of so many seconds takes long; 0 when it is through."""

    def close(self) -> None:
        """Show nothing any more."""


class Bar:
    """Shows how far a command is; what it prints on standard output stays as it is.

    Parameters
    ----------
    title : str
        Such as ``"Embedding"``.
    silent : bool
        Draw nothing on a terminal; a log gets its lines all the same.
    """

    def __init__(self, title: str, silent: bool) -> None:
        is_terminal = sys.stderr is not None and sys.stderr.isatty()
        self._shown: Progressing = _Drawn(title, silent) if is_terminal else Lines(title)

    def __enter__(self) -> "Bar":
        return self

    def __exit__(self, *_: object) -> None:
        self._shown.close()

    def __call__(self, done: int, total: int) -> None:
        """Show how far it is."""
        self._shown(done, total)

    def show_long(self, seconds: float) -> None:
        """Say that a clip of so many seconds takes long; 0 when it is through."""
        self._shown.show_long(seconds)


class _Drawn:
    """One line on a terminal, written over and over."""

    def __init__(self, title: str, silent: bool) -> None:
        form = "{desc} |{bar}| {postfix}"
        self._bar = tqdm(desc=title, disable=silent, leave=False, bar_format=form)
        self._pace = Pace()
        self._long = ""

    def __call__(self, done: int, total: int) -> None:
        self._bar.total = total
        self._bar.set_postfix_str(self._pace.text(done, total) + self._long, refresh=False)
        self._bar.update(done - self._bar.n)

    def show_long(self, seconds: float) -> None:
        self._long = _long_text(seconds)

    def close(self) -> None:
        self._bar.close()


def log_line(text: str) -> None:
    """Print a line, unless a bar on a terminal shows how far it is."""
    if sys.stderr is None or not sys.stderr.isatty():
        _print(text)


class Lines:
    """Lines for a log: every half minute, and at each tenth of the work.

    Parameters
    ----------
    title : str
    clock : callable
        Returns seconds.
    """

    def __init__(self, title: str, clock: Callable[[], float] = time.monotonic) -> None:
        self._title, self._clock = title, clock
        self._pace = Pace(clock)
        self._last = clock()
        self._step = 0
        self._long = ""

    def __call__(self, done: int, total: int) -> None:
        """Print a line if it is time to."""
        text = self._pace.text(done, total)  # always, since the pace is measured from the first
        now, step = self._clock(), _STEPS * done // total if total else 0
        waited = now - self._last
        is_next = step != self._step and waited >= _SECONDS_BETWEEN_STEPS
        if is_next or waited >= _SECONDS_BETWEEN_LINES:
            self._last, self._step = now, step
            share = f" ({100 * done // total} %)" if total else ""
            _print(f"{self._title}{share}: {text}{self._long}")

    def show_long(self, seconds: float) -> None:
        """Name the clip's length in the lines that follow."""
        self._long = _long_text(seconds)

    def close(self) -> None:
        """Do nothing: each line is complete."""


def _print(line: str) -> None:
    try:
        click.echo(line, err=True)
    except OSError:
        return  # a log that cannot be written is no reason to stop


def _long_text(seconds: float) -> str:
    return f" · in a long clip of {duration(seconds)}" if seconds else ""
