"""The process that fits a model and writes its folder."""

import os
from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import torch

from aldesk.core.errors import Problem
from aldesk.embed import EmbeddingMatrix
from aldesk.embed.catalogue import is_model_file
from aldesk.embed.model_file import read_model_file
from aldesk.engine.process.messages import pack, unpack, unpack_request
from aldesk.engine.process.run_and_report import run_and_report
from aldesk.learn.head import head_of
from aldesk.learn.refit import fit_alone
from aldesk.model.card import card_text, script_text
from aldesk.model.facts import ModelFacts
from aldesk.model.folder import CARD, HEAD_ONNX, SCRIPT, WHOLE_ONNX, write_model
from aldesk.model.head import Head
from aldesk.model.onnx_files import head_onnx, joined_onnx


def main(pipe: "Connection[bytes, bytes]") -> None:
    """Do the one job that the pipe brings, then end."""
    torch.set_num_threads(max(1, (os.cpu_count() or 2) - 1))
    _, head, _ = unpack(pipe.recv_bytes())
    _, request, arrays = unpack(pipe.recv_bytes())
    run_and_report(pipe, lambda: _export(head, request, arrays))


def _export(said: dict[str, Any], request_head: dict[str, Any], arrays: dict[str, Any]) -> bytes:
    facts, to = ModelFacts.from_json(said["facts"]), Path(said["to"])
    request = unpack_request(request_head, arrays)
    embeddings = EmbeddingMatrix()
    embeddings.update(request.shards)
    fitted, calibration = fit_alone(request, embeddings)
    head = head_of(fitted, calibration, embeddings.X.shape[1])
    facts = replace(facts, n_features=head.n_features, calibration=head.calibration)
    whole, why = _with_encoder(facts, head)
    files = {
        HEAD_ONNX: head_onnx(head, facts.classes),
        CARD: card_text(facts, why).encode(),
        SCRIPT: script_text().encode(),
    }
    write_model(to, facts, head, files | ({WHOLE_ONNX: whole} if whole else {}))
    return pack("written", {"whole": bool(whole), "why": why})


def _with_encoder(facts: ModelFacts, head: Head) -> tuple[bytes | None, str]:
    """Return encoder and head in one file, or None, and what to say of it."""
    name = facts.encoder.name
    if not is_model_file(name) or Path(name).suffix.lower() != ".onnx":
        return None, "not written: the encoder is no ONNX file, and only such can be joined"
    try:
        model = read_model_file(Path(name))
        whole = joined_onnx(head, facts.classes, model.path, model.output.name)
    except (Problem, OSError) as problem:
        return None, f"not written: {str(problem).rstrip('.')}"
    card = model.card
    if card.media == "sound":
        how = f"{card.length:,} values of sound at {card.rate:,} Hz"
        how += f", times {card.scale:g}" if card.scale != 1 else ""
        how += f", brought to a peak of {card.peak:g}" if card.peak else ""
    else:
        how = f"a picture of {card.size[0]} × {card.size[1]} ({card.layout})"
    return whole, f"one sample as the encoder takes it, {how}, in; calibrated probabilities out"
