"""The process that embeds: decodes, runs the encoder, writes shards, reports each step."""

from dataclasses import asdict
from multiprocessing.connection import Connection
from pathlib import Path

from aldesk.core.child_process import run_only_when_idle
from aldesk.core.decoding import Decoding
from aldesk.core.errors import SampleProblem, Unreachable
from aldesk.core.import_batch import SeenFile
from aldesk.core.refit import WrittenShard
from aldesk.core.same_content import SameContent
from aldesk.embed import embed_all, load_encoder
from aldesk.embed.encoder_check import refuse_other_media
from aldesk.embed.hearing import unheard
from aldesk.engine.process.control import handle_control_messages
from aldesk.engine.process.messages import pack, unpack
from aldesk.engine.process.progress_reporter import ProgressReporter
from aldesk.engine.process.run_and_report import run_and_report
from aldesk.engine.process.sample_facts import numbered_of
from aldesk.store.import_table import read_seen


def main(pipe: "Connection[bytes, bytes]") -> None:
    """Do the one job that the pipe brings, then end."""
    run_only_when_idle()
    run_and_report(pipe, lambda: _embed(pipe))


def _embed(pipe: "Connection[bytes, bytes]") -> None:
    _, head, _ = unpack(pipe.recv_bytes())
    options = {name: head[name] for name in ("device", "pooling", "precision")}
    decoding = Decoding.from_json(head["decoding"])
    encoder = load_encoder(head["encoder"], **options, decoding=decoding)
    if not encoder.needs_project:
        refuse_other_media(head["encoder"], encoder.media, head["media"])
    known = {"key": encoder.key, "card": encoder.card.as_dict()}
    pipe.send_bytes(pack("key", {**known, "needs_project": encoder.needs_project}))
    _, todo, _ = unpack(pipe.recv_bytes())
    if encoder.needs_project:
        encoder.bind([sample for _, sample in numbered_of(todo["project"])])

    def on_shard(shard: WrittenShard) -> None:
        facts = {"path": str(shard.path), "sha256": shard.sha256, "d": shard.d}
        pipe.send_bytes(pack("shard", facts, {"rows": shard.rows}))

    def on_broken(row: int, problem: SampleProblem) -> None:
        kind = "unreachable" if isinstance(problem, Unreachable) else "broken"
        pipe.send_bytes(pack(kind, {"row": row, "reason": str(problem)}))

    reporter = ProgressReporter(pipe)
    is_long = False

    def on_long(seconds: float) -> None:
        nonlocal is_long
        if seconds or is_long:
            is_long = seconds > 0
            pipe.send_bytes(pack("long", {"seconds": seconds}))

    def progress(done: int, total: int) -> None:
        reporter(done, total)
        handle_control_messages(pipe)

    samples = numbered_of(todo["samples"])
    if lost := unheard(encoder.hears, samples.paths()):
        pipe.send_bytes(pack("unheard", asdict(lost)))
    folder = Path(head["folder"])
    embed_all(
        encoder,
        samples,
        folder,
        on_shard,
        on_broken,
        progress=progress,
        on_long=on_long,
        # Of a file of embeddings it is known by now that some of its rows are wanted.
        has_worked=todo["has_worked"] or encoder.needs_project,
        check=SameContent({} if encoder.needs_project else _seen(head["project"])),
    )


def _seen(project: str) -> dict[Path, SeenFile]:
    return read_seen(Path(project)) if project else {}
