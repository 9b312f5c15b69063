"""A client that serves in a thread, for the tests of what it hears from its process."""

import threading
import time
from collections.abc import Callable
from typing import Any

from tests.until import PATIENCE


class Served:
    """Serves from the first moment; `close` it. A subclass keeps what is heard as attributes."""

    def __init__(self, client: Any, listener: object) -> None:
        self.client = client
        self.thread = threading.Thread(target=client.serve, args=(listener,))
        self.thread.start()

    def wait(self, until: Callable[[], bool]) -> None:
        end = time.monotonic() + PATIENCE
        while not until():
            assert time.monotonic() < end, f"waited in vain; {vars(self)}"
            time.sleep(0.01)

    def close(self) -> None:
        self.client.end()
        self.thread.join(PATIENCE)
        assert not self.thread.is_alive()
