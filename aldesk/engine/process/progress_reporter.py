"""How a process tells that it is alive, and how far it is."""

import time
from multiprocessing.connection import Connection

from aldesk.engine.process.messages import pack

_SECONDS_BETWEEN_SIGNS = 0.1


class ProgressReporter:
    """Sends the progress, but not so often that the other side has much to read."""

    def __init__(self, pipe: "Connection[bytes, bytes]") -> None:
        self._pipe = pipe
        self._last = 0.0

    def __call__(self, done: int, total: int) -> None:
        """Tell it, if it is time to."""
        if (now := time.monotonic()) - self._last > _SECONDS_BETWEEN_SIGNS or done == total > 0:
            self._last = now
            self._pipe.send_bytes(pack("progress", {"done": done, "total": total}))
