"""Shows a folder in the system's own program for files."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices


def show_folder(folder: Path) -> bool:
    """Ask the system to show a folder, or the nearest one above it; return whether it can."""
    there = next((place for place in (folder, *folder.parents) if place.is_dir()), folder)
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(there)))
