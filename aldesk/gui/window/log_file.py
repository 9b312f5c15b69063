"""The log: small, and without anything of the person's data."""

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

from platformdirs import user_log_path

from aldesk.core.redaction import PlainFormatter

_BYTES, _OLDER = 1 << 20, 3


class _QuietHandler(RotatingFileHandler):
    """One that leaves a line out where the disk is full, instead of filling the terminal."""

    def handleError(self, record: logging.LogRecord) -> None:
        """Do nothing: whoever writes what counts says that the disk fails."""


def log_to_file(folder: Path | None = None) -> logging.Handler:
    """Write what ALDesk logs into a file of 1 MB at most, beside the three before it."""
    folder = folder or user_log_path("ALDesk")
    file = folder / "aldesk.log"
    handler: logging.Handler
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = _QuietHandler(file, "a", _BYTES, _OLDER, encoding="utf-8")
    except OSError:
        handler = logging.StreamHandler()
    handler.setFormatter(PlainFormatter())
    logging.getLogger("aldesk").addHandler(handler)
    return handler
