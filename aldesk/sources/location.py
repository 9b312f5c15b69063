"""Where a source is: a path, or a hub id."""

import re
from pathlib import Path

from aldesk.core.files import is_there
from aldesk.core.hub_id import HubId
from aldesk.tables import TABLES

_FILE = re.compile(rf"\.({'|'.join(TABLES)}|arrow|zip|tar|gz)$", re.IGNORECASE)


def hub_id(where: str | Path) -> HubId | None:
    """Return the hub id that is meant, or None for a path.

    What exists is a path, and so is what would lie in a folder that exists: a slip in a path must
    not lead to a connection.
    """
    text = Path(where).as_posix()
    if _FILE.search(text) or is_there(Path(text)) or is_there(Path(text).parent):
        return None
    return HubId.parse(text)


def place_of(where: str | Path) -> str:
    """Return where a source is, to be written down: an absolute path, or a hub id."""
    if named := hub_id(where):
        return str(named)
    try:
        return str(Path(where).resolve())
    except (OSError, RuntimeError, ValueError):  # such as links that lead into a circle
        return str(Path(where).absolute())
