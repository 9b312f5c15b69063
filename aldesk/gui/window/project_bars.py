"""What the bars at head and foot tell of the open project, and what their buttons stop."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from aldesk.core.outcome import Done, Outcome
from aldesk.gui.kit.i18n import tr
from aldesk.gui.kit.messages import Messages
from aldesk.gui.window.status_line import StatusLine
from aldesk.gui.window.top_bar import TopBar

if TYPE_CHECKING:
    from aldesk.gui.window.open_project import OpenProject
    from aldesk.session import Changes


class ProjectBars(QObject):
    """Follows what runs behind a project, from its opening to its end.

    Parameters
    ----------
    top : TopBar
    status : StatusLine
    messages : Messages
    opened : callable
        Returns the open project, or None.
    """

    def __init__(
        self,
        top: TopBar,
        status: StatusLine,
        messages: Messages,
        opened: "Callable[[], OpenProject | None]",
    ) -> None:
        super().__init__(top)
        self._top, self._status, self._messages = top, status, messages
        self._opened = opened
        top.embedding_toggled.connect(self.toggle_embedding)
        top.embedding_stopped.connect(self._stop_embedding)
        status.importing.stopped.connect(self._stop_reading)
        status.search.stopped.connect(self._stop_search)
        self.show_nothing()

    def show_nothing(self) -> None:
        """Show only what is there without a project."""
        self._top.show_nothing()
        self._status.show_project(False)

    def follow(self, opened: "OpenProject") -> None:
        """Tell of a project that opens, and of what changes from now on."""
        top, status = self._top, self._status
        top.hide_embedding()  # what another project's has left there
        opened.views.turned_to.connect(top.show_view)
        opened.controller.changed.connect(self._refresh)
        opened.controller.refit_wanted.connect(partial(top.show_next, opened.session))
        opened.controller.refused.connect(lambda: status.show_saved(False))
        opened.refits.engine_state.connect(status.show_engine)
        opened.embedding.progressed.connect(top.show_embedding)
        opened.embedding.long_clip.connect(top.show_long_clip)
        opened.embedding.ended.connect(self._embedding_ended)
        opened.embedding.encoder_named.connect(partial(top.show_facts, opened.session))
        opened.importing.progressed.connect(status.show_import)
        opened.importing.problems_counted.connect(status.show_problems)
        opened.moved.progressed.connect(status.show_search)
        status.goal.begin(opened.session.labels.n_labeled)
        status.show_project(True)
        self._refresh()

    def tell_broken(self, title: str, broken: list[tuple[Path, int | None, str]]) -> None:
        """Name the first of the files that something is wrong with, and count the others."""
        if broken:
            path, _, reason = broken[0]
            n_more = len({path for path, _, _ in broken}) - 1
            more = tr(", and {n} more", n=n_more) if n_more else ""
            self._messages.notice(f"{title}: {path.name} ({reason.rstrip('.')}){more}.", once=True)

    def start_engine(self) -> None:
        """Start an engine again that ended too often."""
        if opened := self._opened():
            opened.refits.try_again()

    def toggle_embedding(self) -> None:
        """Pause the embedding, or go on with it."""
        if opened := self._opened():
            if opened.embedding.is_running and not opened.embedding.is_paused:
                opened.embedding.pause()
                self._top.show_resume(can_stop=True)
            else:
                opened.embedding.resume()

    def _refresh(self, changes: "Changes | None" = None) -> None:
        if opened := self._opened():
            self._top.show_next(opened.session)
            if changes is None or changes.pool or changes.classes or changes.settings:
                self._top.show_facts(opened.session)
            self._status.show_session(opened.session, opened.controller.label_times)

    def _embedding_ended(self, outcome: Outcome) -> None:
        opened = self._opened()
        if isinstance(outcome, Done) or (opened and opened.embedding.is_complete):
            self._top.hide_embedding()
        else:
            self._top.show_resume()
        if opened:
            key = opened.project.meta.encoder_key
            self.tell_broken(tr("Not embedded"), opened.project.embeddings.broken(key))

    def _stop_embedding(self) -> None:
        if opened := self._opened():
            opened.embedding.cancel()

    def _stop_reading(self) -> None:
        if opened := self._opened():
            opened.importing.give_up()

    def _stop_search(self) -> None:
        if opened := self._opened():
            opened.moved.cancel()
