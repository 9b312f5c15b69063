"""Putting a copy of a project in its place, from the window."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from aldesk.core.errors import Problem
from aldesk.gui.kit.file_dialog import ask_file
from aldesk.gui.kit.i18n import tr
from aldesk.gui.kit.messages import Messages
from aldesk.store.backup import backups_of
from aldesk.store.restore import copies_of, project_of, restore


class Restoring:
    """Lets the person choose a copy, of the open project or of one that cannot be opened any more.

    Parameters
    ----------
    parent : QWidget
        Whose dialogue it is.
    messages : Messages
    project_path : callable
        Returns the file of the open project; the empty path while there is none.
    leave : callable
        Closes the open project.
    open_path : callable
        Opens a project.
    """

    def __init__(
        self,
        parent: QWidget,
        messages: Messages,
        project_path: Callable[[], Path],
        leave: Callable[[], None],
        open_path: Callable[[Path], None],
    ) -> None:
        self._parent, self._messages = parent, messages
        self._project_path, self._leave, self._open_path = project_path, leave, open_path

    def ask(self) -> None:
        """Let a copy be chosen in the folder of the copies, and put it in the project's place."""
        opened = self._project_path()
        if opened.name and not copies_of(opened):
            self._messages.notice(tr("There are no copies of this project yet."))
            return
        title = tr("The copy that the project is to become again")
        at = str(backups_of(opened)) if opened.name else ""
        kinds = "ALDesk (*.aldesk *.backup)"
        if chosen := ask_file(self._parent, "copy", title, kinds, at=at):
            self.restore(Path(chosen))

    def restore(self, copy: Path) -> None:
        """Put a copy in its project's place, and open the project."""
        copy = copy.resolve()
        if (project := project_of(copy)) is None:
            text = tr("This is no copy of a project: copies lie in a folder beside it that ends in "
                      "“.backups”.")  # fmt: skip
            self._messages.trouble(text, act="restore")
            return
        if was_open := project == self._project_path():
            self._leave()
        try:
            done = restore(project, copy.name)
        except Problem as problem:
            self._messages.trouble(str(problem), act="restore")
            if was_open:
                self._open_path(project)
            return
        self._open_path(project)
        self._messages.settle("restore")
        said = tr("The project is as it was in the copy “{name}”.", name=copy.name)
        if done.kept:
            said += " " + tr("As it was until now, it is kept in “{name}”.", name=done.kept.name)
        self._messages.notice(said)
