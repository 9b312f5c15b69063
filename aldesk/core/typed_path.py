"""Paths as people type and paste them: nothing that is typed makes it fail."""

from pathlib import Path
from urllib.parse import unquote

_QUOTES = "\"'“”„‘’"
LONGEST_NAME = 200
"""Bytes of a new file's name. Systems take 255, and what lies beside it has a longer one."""


def typed_path(text: str) -> str:
    """Return a path as it is meant; an empty text for none.

    Blanks around it and the quotes of a copied path are taken off, a ``file://`` address becomes a
    path, and ``~`` the home folder.
    """
    text = text.strip()
    while len(text) > 1 and text[0] in _QUOTES and text[-1] in _QUOTES:
        text = text[1:-1].strip()
    if text.startswith("file://"):
        text = unquote(text.removeprefix("file://"))
    text = text.replace("\0", "").strip()
    return str(with_home(text)) if text.startswith("~") else text


def with_home(path: str | Path) -> Path:
    """Return a path in which ``~`` is written out; that of somebody unknown stays as it is."""
    try:
        return Path(path).expanduser()
    except (RuntimeError, ValueError):
        return Path(path)


def is_long_name(path: Path) -> bool:
    """Tell whether a file's name is too long for what is written under it and beside it."""
    return len(path.name.encode(errors="surrogateescape")) > LONGEST_NAME
