"""Folders that many tests begin with: made once, copied for each test."""

import shutil
from collections.abc import Callable
from pathlib import Path


class MadeOnce:
    """Makes a folder when it is first asked for.

    Parameters
    ----------
    keep : Path
        Where the folders are kept that the copies are made of.
    """

    def __init__(self, keep: Path) -> None:
        self._keep = keep
        self._made: set[str] = set()

    def copy(self, name: str, make: Callable[[Path], None], to: Path) -> None:
        """Copy what `make` writes into a folder, with its times, into the folder `to`."""
        kept = self._keep / name
        if name not in self._made:
            kept.mkdir()
            make(kept)
            self._made.add(name)
        shutil.copytree(kept, to, dirs_exist_ok=True)
