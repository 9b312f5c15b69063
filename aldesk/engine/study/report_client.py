"""Has a study's report written, by a process that may start before it is needed."""

import threading
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self

from aldesk.core.child_process import ChildProcess
from aldesk.engine.process.messages import pack
from aldesk.engine.study.local_runner import REPORT, Job, open_worker
from aldesk.engine.study.one_answer import ask


@dataclass
class ReportWorker:
    """The process that writes the report; it ends with the context, if not before.

    Parameters
    ----------
    job : Job
    """

    job: Job
    _process: ChildProcess | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._process:
            self._process.stop()

    def start(self) -> None:
        """Let it import what it needs: the last tasks end meanwhile."""
        with suppress(OSError):  # whoever needs it starts it then
            self._process = self._process or open_worker(self.job, REPORT)

    def write(self, failures: Sequence[Mapping[str, Any]], cancel: threading.Event) -> None:
        """Have the report written, and wait for it; raises Problem, or Cancelled after `cancel`."""
        process, self._process = self._process or open_worker(self.job, REPORT), None
        ask(process, pack("report", {"failures": list(failures)}), self.job["folder"], cancel)
