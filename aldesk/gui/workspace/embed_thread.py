"""The thread that drives the embedding process; the project stays with the window's thread."""

import queue

from PySide6.QtCore import QObject, Signal

from aldesk.engine.embed.client import Control, EmbeddingJob, run
from aldesk.engine.embed.reports import EmbedReport, EncoderLoaded, ToEmbed
from aldesk.gui.kit.i18n import noop
from aldesk.gui.workspace.job import Job


class EmbedThread(Job):
    """Runs one embedding job, as a sink that passes the reports on to the window's thread.

    Signals
    -------
    reported : EmbedReport
        Answer `EncoderLoaded` with `tell`.
    """

    fault = noop("The embedding stopped because of an error in ALDesk. What is done is kept.")
    reported = Signal(object)

    def __init__(self, job: EmbeddingJob, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._job = job
        self._control = Control(self._cancel)
        self._wanted: queue.Queue[ToEmbed] = queue.Queue()

    def tell(self, wanted: ToEmbed) -> None:
        """Say what is still to embed."""
        self._wanted.put(wanted)

    @property
    def is_paused(self) -> bool:
        """Whether the job is asked to wait."""
        return self._control.pause.is_set()

    def pause(self) -> None:
        """Ask the job to wait; nothing that is done is lost."""
        self._control.pause.set()

    def resume(self) -> None:
        """Let a waiting job go on."""
        self._control.pause.clear()

    def stop(self) -> None:
        """Cancel and wait until the thread has ended; what is complete is kept."""
        self._wanted.put(ToEmbed())  # it may be waiting for this
        super().stop()

    def work(self) -> None:
        """Embed all that is missing."""
        run(self._job, self, self._control)

    def take(self, report: EmbedReport) -> ToEmbed:
        """Pass a report on; to a loaded encoder, wait for what it is to embed."""
        self.reported.emit(report)
        return self._wanted.get() if isinstance(report, EncoderLoaded) else ToEmbed()
