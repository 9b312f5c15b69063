"""Drives the process that reads a source; light, and blocking: run it in a thread."""

import logging
import threading
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from aldesk.core.child_process import ChildProcess
from aldesk.core.errors import Cancelled, Problem
from aldesk.core.import_batch import FileProblem, ImportBatch, SourceSummary
from aldesk.core.temporary import no_room, temporary_folder
from aldesk.engine.importing.current_file_log import begin, last_note
from aldesk.engine.importing.messages import pack_problem, unpack_listing, unpack_part
from aldesk.engine.process.endings import unpack_answer
from aldesk.engine.process.messages import pack, reading
from aldesk.engine.process.sink import Sink
from aldesk.sources import Options

SECONDS_A_FILE = 20.0
"""A process that gives no sign of life for so long hangs at the file that it noted last."""

_WORKER = "aldesk.engine.importing.worker"
_MOST_DEATHS = 100
_TICK = 0.1
_SECONDS_TO_STOP = 0.5  # there is nothing to save: what was not told is read again

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class ImportJob:
    """What to read.

    Attributes
    ----------
    where : str
        A folder, a table, or what else `aldesk.sources.list_source` takes.
    options : Options
    project : Path or None
        The project that takes it in, and has perhaps taken a part of it in before; None if there
        is none yet.
    """

    where: str
    options: Options
    project: Path | None = None


ImportReport = SourceSummary | ImportBatch
"""What the names tell, once; then part by part what is in the files."""

ImportSink = Sink[ImportReport, Path]
"""Answers with the project's path, so that the process knows what is taken in already."""


def run(job: ImportJob, sink: ImportSink, cancel: threading.Event) -> None:
    """Read a source to its end; what was taken in is kept, however it ends.

    A file at which the process hangs, or dies twice, is taken in as broken, and it goes on.

    Raises
    ------
    Problem
        If the source cannot be read, or the sink refuses.
    Cancelled
        After `cancel` was set: running it again goes on where it stopped.
    """
    with temporary_folder() as folder:
        log_file = folder / "current_file"
        reading = _Reading(job, sink, cancel, log_file)
        for _ in range(_MOST_DEATHS):
            try:
                begin(log_file)
            except OSError as error:
                raise no_room(error) from error
            if reading.attempt():
                return
    raise _died("again and again")


class _Reading:
    def __init__(
        self, job: ImportJob, sink: ImportSink, cancel: threading.Event, log_file: Path
    ) -> None:
        self._job = job
        self._project = job.project
        self._sink = sink
        self._cancel = cancel
        self._log_file = log_file
        self._deaths: Counter[Path] = Counter()
        self._refused: list[FileProblem] = []

    def attempt(self) -> bool:
        """Read until the end, or until a file stops it; return whether it was the end."""
        is_new = self._project is None  # nothing can be labelled before the first part
        worker = ChildProcess(
            _WORKER, _SECONDS_TO_STOP, niceness=0 if is_new else 19, unwanted=self._cancel
        )
        try:
            worker.pipe.send_bytes(pack("job", self._head()))
            return self._hold(worker)
        except (EOFError, ConnectionError):
            self._on_death(worker)
            return False
        finally:
            worker.stop()

    def _head(self) -> dict[str, Any]:
        return {
            "where": self._job.where,
            "options": self._job.options.to_json(),
            "extract_folder": str(self._job.options.extract_folder or ""),
            "project": str(self._project or ""),
            "refused": [pack_problem(problem) for problem in self._refused],
            "current_file": str(self._log_file),
        }

    def _hold(self, worker: ChildProcess) -> bool:
        waited = 0.0  # counted, as a machine that slept is no reason to leave a file out
        while True:
            if self._cancel.is_set():
                raise Cancelled
            if worker.pipe.poll(_TICK):
                kind, head, _ = unpack_answer(worker.pipe.recv_bytes())
                if kind == "done":
                    return True
                self._take(kind, head)
                waited = 0.0
                continue
            waited += _TICK
            if waited > SECONDS_A_FILE and (path := last_note(self._log_file)):
                reason = f"Left out: looking into it took more than {SECONDS_A_FILE:.0f} s."
                self._refuse(path, reason, "stopped")
                return False

    def _take(self, kind: str, head: Mapping[str, Any]) -> None:
        match kind:
            case "progress":
                with reading():
                    done, total = int(head["done"]), int(head["total"])
                self._sink.progress(done, total)
            case "listed":
                with reading():
                    listing = unpack_listing(head)
                self._sink.take(listing)
            case "part":
                with reading():
                    part = unpack_part(head)
                self._project = self._sink.take(part)

    def _on_death(self, worker: ChildProcess) -> None:
        path = last_note(self._log_file)
        if path is None and worker.ended_by_fault():
            raise Problem(
                "This is damaged: reading it ended the process that did",
                subject=self._job.where,
                kept="It is untouched",
                todo="Copy or download it again",
            )
        if path is None:
            raise _died("while it listed the files")
        self._deaths[path] += 1
        if self._deaths[path] > 1:  # the first may have been an accident
            self._refuse(path, "Left out: looking into it ended the process.", "crashed")

    def _refuse(self, path: Path, reason: str, kind: str) -> None:
        _log.warning("%s: %s", path, reason)
        self._refused.append(FileProblem(path, reason, kind))


def _died(when: str) -> Problem:
    return Problem(
        f"The process that reads the files ended unexpectedly {when}, perhaps for want of memory",
        kept="What was taken in is kept",
        todo="Open the project again to go on where it stopped",
    )
