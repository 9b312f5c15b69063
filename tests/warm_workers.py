"""Child processes that need not import PyTorch, each of which takes seconds for it.

They are forks of one process that has imported what they import, and start at once. Where that is
not offered (Windows) or not sound (macOS) they are started as the program starts them; so they
are on all in `tests/engine` and `tests/selftest`, and where a test runs the program.
"""

import os
import sys
from multiprocessing import get_context
from multiprocessing.context import BaseContext, ForkServerContext, ForkServerProcess
from typing import Any

WORKERS = ("embed", "importing", "lookup", "projection", "refit", "study")
IMPORTED = [
    *[f"aldesk.engine.{name}.worker" for name in WORKERS],
    *["openTSNE", "skactiveml.pool", "soundfile"],
]


class _Process(ForkServerProcess):
    """A fork with the environment of the test that starts it, not of the first test."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.environment = dict(os.environ)

    def run(self) -> None:
        os.environ.clear()
        os.environ.update(self.environment)
        super().run()


class _WarmContext(ForkServerContext):
    Process = _Process


def make_warm_context() -> BaseContext:
    """Return what starts such processes."""
    if sys.platform != "linux":
        return get_context("spawn")
    context = _WarmContext()
    context.set_forkserver_preload(IMPORTED)
    return context
