"""Paths in sentences: so short that no column gets wider by them."""

from pathlib import Path

_MOST = 44


def short_path(path: str | Path) -> str:
    """Return a path, without its middle if it is long."""
    text = str(path)
    return text if len(text) <= _MOST else f"{text[: _MOST // 3]}…{text[-(_MOST * 2 // 3 - 1) :]}"
