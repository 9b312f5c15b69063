"""The thread that drives the embedding process; the project stays with the window's thread."""

import logging
import queue
from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QObject, QThread, Signal

from aldesk.core.errors import Cancelled, Problem
from aldesk.core.refit import Shard
from aldesk.core.sample import Sample
from aldesk.engine.embed.client import Control, EmbeddingJob, run
from aldesk.gui.kit.i18n import tr

_log = logging.getLogger(__name__)

Missing = Sequence[tuple[int, Sample]]


class EmbedThread(QThread):
    """Runs one embedding job.

    Signals
    -------
    card_known : Mapping
        What the encoder is, as JSON holds it.
    key_known : str
        The encoder is loaded; answer with `tell_missing`.
    shard_written : (Shard, str, str, int)
        The shard, the key, its SHA-256 and the number of features.
    broken : (int, str, str)
        Row, key, reason.
    unreachable : str
        What is said of a file that is not there at the moment.
    progressed : (int, int)
        Samples done, samples in all.
    ended : str
        Empty when all is embedded, ``cancelled``, or the problem's text.
    """

    card_known = Signal(object)
    key_known = Signal(str)
    shard_written = Signal(object, str, str, int)
    broken = Signal(int, str, str)
    unreachable = Signal(str)
    progressed = Signal(int, int)
    ended = Signal(str)

    def __init__(self, job: EmbeddingJob, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._job = job
        self._control = Control()
        self._missing: queue.Queue[Missing] = queue.Queue()

    def tell_missing(self, samples: Missing) -> None:
        """Say what is still to embed."""
        self._missing.put(samples)

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

    def cancel(self) -> None:
        """Ask the job to stop; `ended` tells when it has."""
        self._control.cancel.set()

    def stop(self) -> None:
        """Cancel and wait until the thread has ended; what is complete is kept."""
        self.cancel()
        self._missing.put([])  # it may be waiting for this
        self.wait()

    def run(self) -> None:
        """Embed until done, cancelled or failed; runs in this thread."""
        try:
            run(self._job, self, self._control)
        except Cancelled:
            self.ended.emit("cancelled")
        except Problem as problem:
            self.ended.emit(str(problem))
        except Exception:  # noqa: BLE001 - told to the person, with the trace in the log
            _log.exception("the embedding stopped at a fault of ALDesk")
            self.ended.emit(tr("The embedding stopped at a fault of ALDesk. What is done is kept."))
        else:
            self.ended.emit("")

    # What the job tells its keeper, passed on to the window's thread

    def add_card(self, card: Mapping[str, Any]) -> None:
        """Pass on what the encoder is."""
        self.card_known.emit(card)

    def missing(self, key: str) -> Missing:
        """Ask the window what is missing, and wait for its answer."""
        self.key_known.emit(key)
        return self._missing.get()

    def add_shard(self, shard: Shard, key: str, sha256: str, n_features: int) -> None:
        """Pass a complete shard on."""
        self.shard_written.emit(shard, key, sha256, n_features)

    def add_broken(self, row: int, key: str, reason: str) -> None:
        """Pass a sample's failure on."""
        self.broken.emit(row, key, reason)

    def add_unreachable(self, reason: str) -> None:
        """Pass a missing file on."""
        self.unreachable.emit(reason)

    def progress(self, done: int, total: int) -> None:
        """Pass the progress on."""
        self.progressed.emit(done, total)
