"""The process that fits, queries and predicts, on its main thread."""

import os
import traceback
from multiprocessing.connection import Connection

import torch

from aldesk.embed import Embeddings
from aldesk.engine.process.messages import pack, pack_result, unpack, unpack_request
from aldesk.learn.refit import refit


def main(pipe: "Connection[bytes, bytes]") -> None:
    """Answer refit requests until the pipe ends."""
    torch.set_num_threads(max(1, (os.cpu_count() or 2) - 1))
    embeddings = Embeddings()
    while True:
        _, head, arrays = unpack(pipe.recv_bytes())
        request = unpack_request(head, arrays)
        try:
            embeddings.update(request.shards)
            answer = pack_result(refit(request, embeddings))
        except Exception as error:  # noqa: BLE001 - whatever it was, the annotator goes on
            head = {"generation": request.generation, "what": str(error) or type(error).__name__}
            answer = pack("failed", {**head, "report": traceback.format_exc()})
        pipe.send_bytes(answer)
