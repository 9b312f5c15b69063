"""What is taken out of texts that a person may send to others: who they are, and their data."""

import getpass
import logging
import re
import socket
import traceback
from collections.abc import Mapping
from pathlib import Path, PurePath
from types import TracebackType
from typing import Any, Final

from aldesk.core.errors import Problem

_SHORTEST: Final = 3
"""Letters. A shorter name of a user would be found in every other word."""
_SEPARATORS: Final = re.compile(r"[/\\]")
_ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


def redacted(text: str) -> str:
    """Put ``~`` in the place of the home folder, and take out the names of user and computer."""
    for home in sorted({str(Path.home()), str(Path.home().resolve())}, key=len, reverse=True):
        if len(home) > 1:
            text = re.sub(rf"{re.escape(home)}(?![\w.-])", "~", text)
    for name, instead in ((_user(), "<user>"), (socket.gethostname(), "<computer>")):
        if len(name) >= _SHORTEST:
            text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", instead, text)
    return text


class PlainFormatter(logging.Formatter):
    """Writes down what the program did, and nothing of the data.

    Of a path only its ending is kept, and of an exception its kind and where it came from: its text
    may name a sample, a label or a file.
    """

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        """Return the line, with the places that an exception came through below it."""
        plain = logging.makeLogRecord(record.__dict__)
        plain.args, plain.exc_text = _plain_args(record.args), None
        return redacted(super().format(plain))

    def formatException(self, ei: _ExcInfo) -> str:
        """Return the places and the kind of an exception, and of what led to it."""
        return "\n".join(_places(ei[1])) if ei[1] else ""


def _plain_args(args: Any) -> Any:
    if isinstance(args, Mapping):
        return {name: _plain(value) for name, value in args.items()}
    return tuple(map(_plain, args)) if isinstance(args, tuple) else args


def _plain(value: object) -> object:
    if isinstance(value, Problem):
        return value.what
    if isinstance(value, BaseException):
        return type(value).__name__
    if isinstance(value, str) and _SEPARATORS.search(value):
        value = PurePath(value)
    return f"<a {value.suffix or 'file'}>" if isinstance(value, PurePath) else value


def _places(error: BaseException) -> list[str]:
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    lines = [*_places(before), "which led to"] if before else []
    lines += [
        f'  File "{frame.filename}", line {frame.lineno}, in {frame.name}'
        for frame in traceback.extract_tb(error.__traceback__)
    ]
    return [*lines, type(error).__name__]


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # nobody of that number is known
        return ""
