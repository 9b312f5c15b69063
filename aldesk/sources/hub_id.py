"""Names of data sets on the Hugging Face hub."""

import re
from pathlib import Path

from aldesk.core.files import is_there

_ID = re.compile(r"[A-Za-z0-9][\w.-]*/[A-Za-z0-9][\w.-]*(@[\w./-]+)?")
_FILE = re.compile(r"\.(csv|tsv|jsonl|ndjson|parquet|arrow|zip|tar|gz)$", re.IGNORECASE)


def hub_id(where: str | Path) -> str:
    """Return the hub id, ``owner/name`` or ``owner/name@revision``, or an empty text for a path.

    What exists is a path, and so is what would lie in a folder that exists: a slip in a path must
    not lead to a connection.
    """
    text = Path(where).as_posix()
    if not _ID.fullmatch(text) or _FILE.search(text):
        return ""
    return "" if is_there(Path(text)) or is_there(Path(text).parent) else text


def place_of(where: str | Path) -> str:
    """Return where a source is, to be written down: an absolute path, or a hub id."""
    return hub_id(where) or str(Path(where).resolve())
