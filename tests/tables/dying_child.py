"""A reader that ends as one does at a damaged file, at `fault`; at `garbled` it says nonsense.

Else it says nothing.
"""

import os
import time
from multiprocessing.connection import Connection

from aldesk.tables.reader_words import ITEM


def main(pipe: "Connection[bytes, bytes]") -> None:
    request = pipe.recv_bytes()
    if b"fault" in request:
        os.abort()
    if b"garbled" in request:
        pipe.send_bytes(ITEM + b"nonsense")
    time.sleep(60)
