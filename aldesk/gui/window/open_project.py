"""All that there is while a project is open: made when it opens, dropped when it closes."""

from PySide6.QtCore import QCoreApplication

from aldesk.gui.kit.general_settings import general_settings
from aldesk.gui.kit.messages import Messages
from aldesk.gui.kit.view import ViewId
from aldesk.gui.label.pane import LabelPane
from aldesk.gui.window.views import Views
from aldesk.gui.workspace.controller import SessionController
from aldesk.gui.workspace.housekeeping import Housekeeping
from aldesk.gui.workspace.import_thread import ImportThread
from aldesk.gui.workspace.moved_files import MovedFiles
from aldesk.gui.workspace.pool_embedding import PoolEmbedding
from aldesk.gui.workspace.pool_import import PoolImport
from aldesk.gui.workspace.refit_scheduler import RefitScheduler
from aldesk.gui.workspace.second_looking import SecondLooking
from aldesk.session import Changes, LabelSession
from aldesk.store.project import Project


class OpenProject:
    """A project with its session, what runs behind it, and its views.

    Parameters
    ----------
    project : Project
        Is closed by `close`.
    messages : Messages

    Raises
    ------
    Problem
        If the project cannot be read, or the disk refuses; it is still the caller's to close then.
    """

    def __init__(self, project: Project, messages: Messages) -> None:
        self.project = project
        self.take_annotator()
        self.session = session = LabelSession(project)
        self.controller = controller = SessionController(session, messages)
        self.refits = RefitScheduler(controller, controller)
        self.embedding = PoolEmbedding(session, controller.do, messages, controller)
        self.importing = PoolImport(session, controller.do, messages, controller)
        self.moved = MovedFiles(session, controller.do, messages, controller)
        self.embedding.shard_kept.connect(self.refits.request_now_and_then)
        self.embedding.encoder_changed.connect(self.refits.request)
        self.embedding.ended.connect(lambda _: self.refits.request())
        self.importing.finished.connect(self.embedding.take_as_whole)
        controller.reviewing.scores_wanted.connect(self.refits.engine.submit)
        self.refits.engine.scored.connect(controller.reviewing.accept)
        self.second_looking = SecondLooking(controller, lambda: self.shows_label)
        controller.advance()
        self.label = LabelPane(controller)  # hears first what changed, and paints the sample
        controller.changed.connect(self._embed_what_came)
        self.housekeeping = Housekeeping(controller, controller)
        self.views = Views(controller, self.label, self.embedding)
        self.views.turned_to.connect(self._leave_review)
        self.embedding.decoding_changed.connect(self.views.use_decoding)

    def take_annotator(self) -> None:
        """Let each act from now on keep the name that the settings have."""
        self.project.journal.annotator = general_settings().annotator

    def start(self, thread: ImportThread | None = None) -> None:
        """Start what runs behind; `thread` is what reads the rest of a project just begun."""
        if thread:
            self.importing.adopt(thread)
        self.housekeeping.start()
        self.refits.start()
        self.embedding.start()
        self.importing.resume()

    def close(self) -> None:
        """End all threads and processes, in bounded time, and close the file."""
        self.importing.stop()
        self.embedding.stop()
        self.moved.stop()
        self.refits.stop()
        self.housekeeping.stop()
        self.second_looking.stop()
        # No thread runs any more; what the last refit said came too late for a closed project.
        QCoreApplication.removePostedEvents(self.refits)
        QCoreApplication.removePostedEvents(self.controller)
        QCoreApplication.removePostedEvents(self.controller.reviewing)
        self.views.stop()
        self.views.deleteLater()
        # Ends the connections: what they hold, Qt keeps alive, where Python sees no cycle.
        self.controller.deleteLater()
        self.project.close()

    @property
    def is_settled(self) -> bool:
        """Whether neither an embedding nor a refit is under way."""
        return not self.embedding.is_running and not self.session.is_waiting

    @property
    def shows_label(self) -> bool:
        """Whether the label view is the one in front."""
        return self.views.shown == "label"

    def _leave_review(self, view: ViewId) -> None:
        """Give the keys of the classes back where a review is not to be seen."""
        if view != "label":
            self.controller.reviewing.leave()

    def _embed_what_came(self, changes: Changes) -> None:
        if changes.pool:
            self.embedding.embed_what_came()
        if changes.files:
            self.embedding.embed_what_was_found()
