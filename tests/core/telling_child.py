"""A child that tells how it runs, or does not; asked by a word through its pipe."""

import gc
import os
import re
from multiprocessing.connection import Connection

from aldesk.core.child_process import run_only_when_idle

_IMPORTED_IN = os.getpid()
_LOOKED_FOR_RUBBISH = gc.isenabled()


def main(pipe: "Connection[bytes, bytes]") -> None:
    """Do what the word says."""
    word = pipe.recv_bytes()
    if word == b"loop":
        pipe.send_bytes(b"")
        re.match(r"(a+)+$", "a" * 64 + "b")  # for ever, with Python's lock
    if word == b"imported":
        pipe.send_bytes(b"here" if os.getpid() == _IMPORTED_IN else b"before")
        return
    if word == b"rubbish":
        keeps = gc.get_freeze_count() > 0
        pipe.send_bytes(f"{_LOOKED_FOR_RUBBISH} {keeps} {gc.isenabled()}".encode())
        return
    run_only_when_idle()
    is_idle = os.sched_getscheduler(0) == os.SCHED_IDLE
    pipe.send_bytes(f"{os.nice(0)} {is_idle}".encode())
