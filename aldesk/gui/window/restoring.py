"""Putting a copy of a project in its place, from the window."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from aldesk.core.outcome import Done, Failed, Outcome
from aldesk.gui.kit.background import Background
from aldesk.gui.kit.file_dialog import ask_file
from aldesk.gui.kit.i18n import day, noop, tr
from aldesk.gui.kit.menu_entry import add_entry
from aldesk.gui.kit.messages import Messages
from aldesk.gui.kit.problem_text import problem_text
from aldesk.gui.workspace.job import outcome_of
from aldesk.store.restore import Copy, Restored, copies_of, project_of, restore

_MOST_LISTED = 20
_TOP = 64
_STEPS = {
    "restoring": noop("before a copy took its place"),
    "several classes": noop("before several classes were allowed"),
}
"""What copies were made before, by what their names say."""


class Restoring:
    """Lets the person choose a copy, of the open project or of one that cannot be opened any more.

    The copies are looked at, and put in the project's place, in a thread.

    Parameters
    ----------
    parent : QWidget
        Whose menu and dialogue it is.
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
        self._background = Background("restoring")
        self._is_busy = False
        self.menu = QMenu(parent)

    def stop(self) -> None:
        """End the thread."""
        self._background.close()

    def ask(self) -> None:
        """List the copies of the open project, or let one be found where none is open."""
        opened = self._project_path()
        if self._is_busy:
            return
        if opened.name:
            self._do(partial(copies_of, opened), self._list)
        else:
            self._ask_file()

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
        self._messages.notice(tr("The copy is being put in the project's place …"))
        self._do(partial(restore, project, copy.name), partial(self._restored, project, was_open))

    def _list(self, outcome: Outcome) -> None:
        if isinstance(outcome, Failed):
            self._messages.trouble(problem_text(outcome.problem), act="restore")
            return
        copies: list[Copy] = outcome.result if isinstance(outcome, Done) else []
        if not copies:
            self._messages.notice(tr("There are no copies of this project yet."))
            return
        self.menu.clear()
        for copy in copies[:_MOST_LISTED]:
            entry = add_entry(self.menu, _words(copy), partial(self.restore, copy.path))
            entry.setEnabled(copy.n_acts is not None)
        self.menu.addSeparator()
        folder = copies[0].path.parent
        add_entry(self.menu, tr("Another file …"), partial(self._ask_file, str(folder)))
        left = (self._parent.width() - self.menu.sizeHint().width()) // 2
        self.menu.popup(self._parent.mapToGlobal(QPoint(left, _TOP)))

    def _ask_file(self, at: str = "") -> None:
        title = tr("The copy that the project is to become again")
        kinds = "ALDesk (*.aldesk *.backup)"
        if chosen := ask_file(self._parent, "copy", title, kinds, at=at):
            self.restore(Path(chosen))

    def _restored(self, project: Path, was_open: bool, outcome: Outcome) -> None:
        if isinstance(outcome, Failed):
            self._messages.trouble(problem_text(outcome.problem), act="restore")
        if not isinstance(outcome, Done):
            if was_open:
                self._open_path(project)
            return
        done: Restored = outcome.result
        self._open_path(project)
        self._messages.settle("restore")
        said = tr("The project is as it was in the copy “{name}”.", name=done.copy.name)
        if done.kept:
            said += " " + tr("As it was until now, it is kept in “{name}”.", name=done.kept.name)
        self._messages.notice(said)

    def _do(self, work: Callable[[], object], then: Callable[[Outcome], None]) -> None:
        def ended(outcome: Outcome) -> None:
            self._is_busy = False
            then(outcome)

        self._is_busy = True
        fault = tr("Restoring stopped because of an error in ALDesk; the log says more.")
        self._background.submit(partial(outcome_of, work, fault), ended)


def _words(copy: Copy) -> str:
    """Return when a copy was made, how much it holds, and what it was made before, for a menu."""
    made = copy.made
    when = f"{day(made.date(), with_year=True)}, {made:%H:%M}" if made else copy.name
    acts = tr("cannot be read") if copy.n_acts is None else tr("{n} act(s)", "", copy.n_acts)
    parts = [when, acts, f"{copy.n_bytes / 1e6:.1f} MB"]
    for step, words in _STEPS.items():
        if f" before {step} " in copy.name.removeprefix(copy.path.parent.stem):
            parts.append(tr(words))
    return " · ".join(parts).replace("&", "&&")
