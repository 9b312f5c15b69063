"""A child that tells how it runs, or does not; asked by a word through its pipe."""

import os
import re
from multiprocessing.connection import Connection

from aldesk.core.child_process import run_only_when_idle


def main(pipe: "Connection[bytes, bytes]") -> None:
    """Do what the word says."""
    word = pipe.recv_bytes()
    if word == b"loop":
        pipe.send_bytes(b"")
        re.match(r"(a+)+$", "a" * 64 + "b")  # for ever, with Python's lock
    run_only_when_idle()
    is_idle = os.sched_getscheduler(0) == os.SCHED_IDLE
    pipe.send_bytes(f"{os.nice(0)} {is_idle}".encode())
