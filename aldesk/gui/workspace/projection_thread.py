"""The thread that talks to the process that makes maps."""

from PySide6.QtCore import QObject, QThread, Signal

from aldesk.engine.projection.client import MapJob, ProjectionClient, ProjectionListener


class ProjectionThread(QThread):
    """Runs a `ProjectionClient`; its process starts with the first question.

    Signals
    -------
    laid_out : Layout
    trouble : str
    """

    laid_out = Signal(object)
    trouble = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._client = ProjectionClient()

    def ask_map(self, job: MapJob) -> None:
        """Ask for a map; returns at once."""
        self._begin()
        self._client.ask_map(job)

    def stop_map(self) -> None:
        """Make the map no better than it is by now; returns at once."""
        self._client.stop_map()

    def run(self) -> None:
        """Serve until `stop`; runs in this thread."""
        listener = ProjectionListener(self.laid_out.emit, on_trouble=self.trouble.emit)
        self._client.serve(listener)

    def stop(self) -> None:
        """End the process and the thread, in bounded time."""
        self._client.end()
        self.wait()

    def _begin(self) -> None:
        if not self.isRunning():
            self.start()
