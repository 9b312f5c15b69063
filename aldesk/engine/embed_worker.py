"""The process that embeds: decodes, runs the encoder, writes shards, reports each step."""

import os
import traceback
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from aldesk.core.errors import Cancelled, Problem, SampleProblem, Unreachable
from aldesk.core.refit import Rows
from aldesk.core.sample import Sample
from aldesk.embed import WrittenShard, embed_all, load_encoder
from aldesk.engine.message import pack, problem_parts, unpack


def main(pipe: "Connection[bytes, bytes]") -> None:
    """Do the one job that the pipe brings, then end."""
    try:
        _embed(pipe)
    except Cancelled:
        pipe.send_bytes(pack("cancelled"))
    except Problem as problem:
        pipe.send_bytes(pack("problem", problem_parts(problem)))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        raise
    except Exception as error:  # noqa: BLE001 - told to the person, with the report in the log
        pipe.send_bytes(pack("bug", {"what": str(error), "report": traceback.format_exc()}))


def _embed(pipe: "Connection[bytes, bytes]") -> None:
    _, head, _ = unpack(pipe.recv_bytes())
    os.environ.setdefault("OMP_NUM_THREADS", str(max(1, (os.cpu_count() or 2) - 1)))
    encoder = load_encoder(head["encoder"], device=head["device"])
    pipe.send_bytes(pack("key", {"key": encoder.key}))
    _, todo, _ = unpack(pipe.recv_bytes())

    def on_shard(shard: WrittenShard, rows: Rows) -> None:
        facts = {"path": str(shard.path), "sha256": shard.sha256, "n_features": shard.d}
        pipe.send_bytes(pack("shard", facts, {"rows": rows}))

    def on_broken(row: int, problem: SampleProblem) -> None:
        kind = "unreachable" if isinstance(problem, Unreachable) else "broken"
        pipe.send_bytes(pack(kind, {"row": row, "reason": str(problem)}))

    def progress(done: int, total: int) -> None:
        pipe.send_bytes(pack("progress", {"done": done, "total": total}))
        while pipe.poll(0):
            if unpack(pipe.recv_bytes())[0] == "cancel":
                raise Cancelled

    samples = [(row, _sample(facts)) for row, facts in todo["samples"]]
    folder = Path(head["folder"])
    embed_all(encoder, samples, folder, on_shard, on_broken, progress=progress)
    pipe.send_bytes(pack("done"))


def _sample(facts: dict[str, Any]) -> Sample:
    return Sample(facts["id"], Path(facts["path"]), facts["media"])
