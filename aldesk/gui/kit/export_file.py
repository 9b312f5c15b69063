"""Asks where something that is shown goes, writes it, and says so."""

import re
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from aldesk.core.errors import Problem
from aldesk.gui.kit.file_dialog import ask_new_file
from aldesk.gui.kit.i18n import tr
from aldesk.gui.kit.messages import Messages
from aldesk.gui.kit.problem_text import problem_text

_ENDING = re.compile(r"\*(\.\w+)")


def export_file(
    parent: QWidget,
    title: str,
    kinds: str,
    start: Path,
    write: Callable[[Path], None],
    messages: Messages,
) -> None:
    """Let the person choose a file, and write it.

    Parameters
    ----------
    parent : QWidget
    title : str
    kinds : str
        The endings as a file dialogue takes them; a name without one gets that of the kind chosen.
    start : Path
        The name that is proposed.
    write : callable
        Writes the file, or raises a `Problem`.
    messages : Messages
    """
    chosen, kind = ask_new_file(parent, "export", title, kinds, start)
    if not chosen:
        return
    path = Path(chosen)
    if path.suffix.lower() not in _ENDING.findall(kinds):
        endings = _ENDING.findall(kind) or _ENDING.findall(kinds)
        path = path.with_name(path.name + endings[0])
    try:
        write(path)
    except Problem as problem:
        messages.trouble(problem_text(problem))
    else:
        messages.notice(tr("Written to {path}.", path=path))
