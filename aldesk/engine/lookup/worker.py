"""The process that embeds what is looked for; it ends when nobody asked for some minutes."""

from collections.abc import Callable, Mapping
from functools import partial
from multiprocessing.connection import Connection
from typing import Any

from aldesk.core.decoding import Decoding
from aldesk.embed import Encoder
from aldesk.embed.probe import class_probe, load_same, sentence_probe
from aldesk.engine.process.messages import pack, unpack
from aldesk.engine.process.run_and_report import run_and_report
from aldesk.engine.process.sample_facts import sample_of

_KEPT_SECONDS = 300.0  # an encoder takes memory that a refit may need

Answer = Callable[[Encoder, Mapping[str, Any]], bytes]


def main(pipe: "Connection[bytes, bytes]") -> None:
    """Answer until the pipe ends, or nobody asks any more."""
    loaded: dict[str, Encoder] = {}
    while pipe.poll(_KEPT_SECONDS):
        request = pipe.recv_bytes()
        run_and_report(pipe, partial(_handle, request, loaded))


def _handle(request: bytes, loaded: dict[str, Encoder]) -> bytes:
    kind, head, _ = unpack(request)
    return ANSWERS[kind](_encoder(head["encoder"], head["key"], loaded), head)


def _encoder(options: Mapping[str, Any], key: str, loaded: dict[str, Encoder]) -> Encoder:
    """Return the encoder with a key: the one that is loaded, or that of these options."""
    if key not in loaded:
        loaded.clear()
        decoding = Decoding.from_json(options["decoding"])
        chosen = {part: options[part] for part in ("device", "pooling", "precision")}
        loaded[key] = load_same(options["encoder"], key, **chosen, decoding=decoding)
    return loaded[key]


def _embed(encoder: Encoder, head: Mapping[str, Any]) -> bytes:
    try:
        vectors = encoder.embed([sample_of(facts) for facts in head["samples"]])
    finally:
        encoder.close()
    return pack("embedded", arrays={"vectors": vectors})


def _read(encoder: Encoder, head: Mapping[str, Any]) -> bytes:
    """Answer with what embeddings are compared with to find words."""
    indices = head["indices"]
    probe = class_probe(encoder, indices) if indices else sentence_probe(encoder, head["texts"])
    facts = {
        "texts": probe.texts, "is_cosine": probe.is_cosine, "scale": probe.scale,
        "offset": probe.offset,
    }  # fmt: skip
    return pack("read", facts, {"weights": probe.weights, "bias": probe.bias})


ANSWERS: Mapping[str, Answer] = {"samples": _embed, "words": _read}
"""What can be asked, by the kind of message."""
