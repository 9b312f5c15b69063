"""Labels of a table for the open project: from the page to the journal."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget

from aldesk.gui.kit.i18n import tr
from aldesk.gui.kit.messages import Messages

if TYPE_CHECKING:
    from aldesk.gui.begin.label_import import LabelImportPane
    from aldesk.gui.window.open_project import OpenProject
    from aldesk.session.label_import import LabelImport


class LabelImports:
    """Makes its page when it is first asked for, and puts it into the window's stack.

    Parameters
    ----------
    stack : QStackedWidget
    messages : Messages
    leave : callable
        Shows the project's views again.
    """

    def __init__(
        self, stack: QStackedWidget, messages: Messages, leave: Callable[[], None]
    ) -> None:
        self._stack, self._messages, self._leave = stack, messages, leave
        self._opened: OpenProject | None = None
        self._made: LabelImportPane | None = None

    @property
    def page(self) -> "LabelImportPane":
        """The page."""
        if self._made is None:
            from aldesk.gui.begin.label_import import LabelImportPane

            self._made = LabelImportPane()
            self._stack.addWidget(self._made)
            self._made.closed.connect(self._leave)
            self._made.taken.connect(self._take)
            self._made.samples_wanted.connect(self._add)
        return self._made

    @property
    def is_asking(self) -> bool:
        """Whether the page is shown."""
        return self._made is not None and self._stack.currentWidget() is self._made

    def ask(self, opened: "OpenProject") -> None:
        """Let the person choose a table, and show it."""
        if tables := self.page.ask_tables(self.page):
            self.show(opened, *tables)

    def show(self, opened: "OpenProject", *tables: Path, or_add: bool = False) -> None:
        """Show what tables would bring; see `LabelImportPane.show_tables`."""
        self._opened = opened
        self.page.show_tables(tables, opened.session, or_add=or_add)
        self._stack.setCurrentWidget(self.page)
        self.page.setFocus()

    def show_when_read(self, opened: "OpenProject", folder: Path) -> None:
        """Show what a folder's annotation files would bring, after its recordings are read.

        Whoever has begun to label by then is not interrupted.
        """

        def show() -> None:
            if opened.session.labels.n_labeled:
                self._messages.notice(
                    tr(
                        "All recordings are read. Drop {folder} here to label windows by its "
                        "annotations.",
                        folder=folder.name,
                    )
                )
            else:
                self.show(opened, folder)

        if opened.importing.is_running:
            once = Qt.ConnectionType.SingleShotConnection
            opened.importing.finished.connect(show, once)
        else:
            show()

    def forget(self) -> None:
        """Show nothing any more of a project that is being closed."""
        self._opened = None
        if self._made:
            self._made.stop()

    def _take(self, found: "LabelImport", adds_classes: bool, is_truth: bool) -> None:
        if self._opened:
            controller = self._opened.controller
            n = controller.import_labels(found, adds_classes=adds_classes, is_truth=is_truth)
            if n is not None:
                self._leave()
                self._messages.notice(tr("{n} label(s) imported.", "", n))

    def _add(self, tables: list[str]) -> None:
        self._leave()
        if opened := self._opened:
            for where in tables:
                opened.importing.add(where)
