"""How a process does what it is asked while it works."""

from multiprocessing.connection import Connection

from aldesk.core.errors import Cancelled
from aldesk.engine.process.messages import unpack


def handle_control_messages(pipe: "Connection[bytes, bytes]") -> None:
    """Handle pending control messages: block while paused; raise Cancelled on ``cancel``."""
    is_paused = False
    while is_paused or pipe.poll(0):
        kind = unpack(pipe.recv_bytes())[0]
        if kind == "cancel":
            raise Cancelled
        is_paused = kind == "pause"
