"""The process that fits, queries and predicts, on its main thread."""

import os
from functools import partial
from multiprocessing.connection import Connection

import torch

from aldesk.embed import EmbeddingMatrix
from aldesk.engine.process.messages import pack, pack_result, unpack, unpack_request
from aldesk.engine.process.run_and_report import run_and_report
from aldesk.learn.refit import refit


def main(pipe: "Connection[bytes, bytes]") -> None:
    """Answer refit requests until the pipe ends."""
    torch.set_num_threads(max(1, (os.cpu_count() or 2) - 1))
    embeddings = EmbeddingMatrix()
    pipe.send_bytes(pack("ready"))  # from here on what is sent is read at once
    while True:
        run_and_report(pipe, partial(_refit, pipe.recv_bytes(), embeddings))


def _refit(message: bytes, embeddings: EmbeddingMatrix) -> bytes:
    _, head, arrays = unpack(message)
    request = unpack_request(head, arrays)
    embeddings.update(request.shards)
    return pack_result(refit(request, embeddings))
