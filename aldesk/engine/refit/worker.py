"""The process that fits, queries and predicts, on its main thread."""

import os
from functools import partial
from multiprocessing.connection import Connection

import torch

from aldesk.embed import EmbeddingMatrix
from aldesk.engine.process.messages import pack, pack_result, unpack, unpack_request
from aldesk.engine.process.run_and_report import run_and_report
from aldesk.engine.process.score_messages import pack_score_result, unpack_score_request
from aldesk.learn.refit import refit
from aldesk.learn.teach import Teacher


def main(pipe: "Connection[bytes, bytes]") -> None:
    """Answer requests to refit and to score a class until the pipe ends."""
    torch.set_num_threads(max(1, (os.cpu_count() or 2) - 1))
    embeddings, teacher = EmbeddingMatrix(), Teacher()
    pipe.send_bytes(pack("ready"))  # from here on what is sent is read at once
    while True:
        run_and_report(pipe, partial(_answer, pipe.recv_bytes(), embeddings, teacher))


def _answer(message: bytes, embeddings: EmbeddingMatrix, teacher: Teacher) -> bytes:
    kind, head, arrays = unpack(message)
    if kind == "score":
        asked = unpack_score_request(head, arrays)
        embeddings.update(asked.shards)
        return pack_score_result(teacher.answer(asked, embeddings))
    request = unpack_request(head, arrays)
    embeddings.update(request.shards)
    return pack_result(refit(request, embeddings))
