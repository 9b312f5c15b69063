"""Files, as far as everything needs them."""

from pathlib import Path


def is_there(path: Path) -> bool:
    """Tell whether a path can be reached; unlike `Path.exists`, also where asking is refused."""
    try:
        path.stat()
    except (OSError, ValueError):
        return False
    return True
