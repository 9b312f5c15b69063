"""The system's dialogues for files and folders; each kind starts where it ended last."""

from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QFileDialog, QWidget

from aldesk.core.files import is_folder
from aldesk.gui.kit.preferences import preferences

PROJECTS: Final = "ALDesk (*.aldesk)"
_PLACE = "folders/"
_ANY = "any"


def ask_folder(parent: QWidget, purpose: str, title: str, start: str = "") -> str:
    """Let the person choose a folder.

    Parameters
    ----------
    parent : QWidget
    purpose : str
        What the folder is remembered under.
    title : str
    start : str
        Where to start, such as what a field says; empty for where this purpose ended last.

    Returns
    -------
    str
        Empty if none was chosen.
    """
    begins = start if start and is_folder(Path(start)) else _last(purpose, _ANY)
    chosen = QFileDialog.getExistingDirectory(parent, title, begins)
    _remember(purpose, chosen)
    return chosen


def ask_file(
    parent: QWidget, purpose: str, title: str, kinds: str, start: str = "", *, at: str = ""
) -> str:
    """Let the person choose a file that is there.

    `start` counts until this has ended somewhere; `at` counts always, and is not remembered.
    """
    begins = at or _last(purpose) or start or _last(_ANY)
    chosen, _ = QFileDialog.getOpenFileName(parent, title, begins, kinds)
    if not at:
        _remember(purpose, chosen)
    return chosen


def ask_files(parent: QWidget, purpose: str, title: str, kinds: str) -> list[str]:
    """Let the person choose files that are there; none if there is no answer."""
    begins = _last(purpose) or _last(_ANY)
    chosen, _ = QFileDialog.getOpenFileNames(parent, title, begins, kinds)
    _remember(purpose, chosen[0] if chosen else "")
    return chosen


def ask_new_file(
    parent: QWidget, purpose: str, title: str, kinds: str, suggested: Path
) -> tuple[str, str]:
    """Let the person choose where a file goes, and return it with the kind that was chosen.

    `suggested` is its name, and its folder until this purpose has another.
    """
    last = _last(purpose)
    start = Path(last, suggested.name) if last else suggested
    chosen, kind = QFileDialog.getSaveFileName(parent, title, str(start), kinds)
    _remember(purpose, chosen)
    return chosen, kind


def ask_new_project(parent: QWidget, title: str, suggested: Path) -> Path | None:
    """Let the person choose where a project goes; None if there is no answer."""
    chosen, _ = ask_new_file(parent, "project", title, PROJECTS, suggested)
    return project_file(Path(chosen)) if chosen else None


def project_file(path: Path) -> Path:
    """Return a path with the ending of projects."""
    is_whole = path.suffix == ".aldesk" or not path.name
    return path if is_whole else path.with_name(f"{path.name}.aldesk")


def _last(*purposes: str) -> str:
    """Return the folder of the first of these that is there."""
    kept = (str(preferences().value(_PLACE + purpose, "")) for purpose in purposes)
    return next((folder for folder in kept if folder and is_folder(Path(folder))), "")


def _remember(purpose: str, chosen: str) -> None:
    """Keep the folder in which something was chosen."""
    if chosen:
        for name in (purpose, _ANY):
            preferences().setValue(_PLACE + name, str(Path(chosen).parent))
