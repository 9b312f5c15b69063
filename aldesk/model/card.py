"""The data and model card that lies in a model's folder, for whoever gets it."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from aldesk.model.facts import ModelFacts

_REASONS = {
    "query": "chosen by the query strategy",
    "ranked": "next in the strategy's order",
    "random": "drawn at random",
    "picked": "picked by the annotator",
    "audit": "drawn at random to measure the accuracy",
    "not asked": "labelled elsewhere, in bulk, or by import",
}
_MOST_CLASSES = 200
_BUILT_IN = ("spectral", "gradients")


def card_text(facts: ModelFacts, whole: str) -> str:
    """Return the card as Markdown.

    Parameters
    ----------
    facts : ModelFacts
    whole : str
        What is said of a file that holds encoder and head.
    """
    return "\n".join(_lines(facts, whole)) + "\n"


def script_text() -> str:
    """Return the program that runs the model without ALDesk."""
    return '''\
"""Class probabilities of embeddings, without ALDesk: python predict.py embeddings.npy"""

import json, sys
from pathlib import Path
import numpy as np
import onnxruntime

folder = Path(__file__).parent
classes = json.loads((folder / "model.json").read_text("utf-8"))["classes"]
model = onnxruntime.InferenceSession(str(folder / "head.onnx"))
embeddings = np.load(sys.argv[1]).astype(np.float32)
for scores in model.run(None, {"embedding": embeddings})[0]:
    print(*(f"{name}={score:.6f}" for name, score in zip(classes, scores)), sep="\\t")
'''


def _lines(facts: ModelFacts, whole: str) -> Iterator[str]:
    training = facts.training
    yield f"# {_plain(str(training.get('project') or 'Model'))}"
    yield ""
    yield f"A classifier of {_what(facts)}, made with ALDesk {facts.versions.get('aldesk', '')}."
    yield ""
    yield "## Classes"
    yield ""
    yield from _classes(facts)
    yield ""
    yield "## What it was trained on"
    yield ""
    yield from _training(training)
    yield ""
    yield "## How accurate it is"
    yield ""
    yield from _accuracy(facts)
    yield ""
    yield "## Encoder"
    yield ""
    yield from _encoder(facts)
    yield ""
    yield "## Limits"
    yield ""
    yield from _limits(facts)
    yield ""
    yield "## Use"
    yield ""
    yield "`aldesk apply` with this folder cuts, embeds and scores new recordings. Without ALDesk,"
    yield f"embeddings of this encoder, float32 (n, {facts.n_features}), become probabilities with"
    yield "numpy and onnxruntime, as `predict.py` does:"
    yield ""
    yield "```python"
    yield from script_text().splitlines()
    yield "```"
    yield ""
    yield "## Files"
    yield ""
    yield "| file | what it is |"
    yield "|---|---|"
    yield "| `model.safetensors` | the fitted head: weights, and the masks of its members |"
    yield "| `model.json` | classes, thresholds, calibration, encoder, windows, versions |"
    yield "| `head.onnx` | embedding in, calibrated probabilities out |"
    yield f"| `encoder-and-head.onnx` | {whole} |"
    yield "| `predict.py` | runs `head.onnx` on embeddings, without ALDesk |"


def _what(facts: ModelFacts) -> str:
    if facts.media == "picture":
        return "pictures"
    if facts.windows is None:
        return "whole sound files"
    rule = facts.windows
    return f"windows of {rule.seconds:g} s, one every {rule.hop:g} s, in recordings"


def _classes(facts: ModelFacts) -> Iterator[str]:
    how = "any number of them" if facts.is_several else "exactly one of them"
    yield f"A sample has {how}."
    yield ""
    counts = {one["class"]: one for one in facts.training.get("labels", [])}
    absent = facts.is_several
    yield f"| class | labels{' · absent' if absent else ''} | threshold | precision there |"
    yield "|---|---|---|---|"
    thresholds = {threshold.class_name: threshold for threshold in facts.thresholds}
    for name in facts.classes[:_MOST_CLASSES]:
        one = counts.get(name, {})
        n = f"{one.get('present', 0):,}" + (f" · {one.get('absent', 0):,}" if absent else "")
        at, said = "not validated", ""
        if known := thresholds.get(name):
            at = f"{known.value:.3f}"
            said = f"{known.precision:.3f}, at least {known.low:.3f} (95 %; {known.n:,} samples)"
        yield f"| {_plain(name)} | {n} | {at} | {said} |"
    if len(facts.classes) > _MOST_CLASSES:
        yield ""
        yield f"And {len(facts.classes) - _MOST_CLASSES:,} more: see `model.json`."


def _training(training: Mapping[str, Any]) -> Iterator[str]:
    yield (
        f"{training.get('labelled', 0):,} labelled samples of {training.get('samples', 0):,} in "
        f"the project, on {str(training.get('at', ''))[:10]}."
    )
    yield ""
    yield f"Query strategy: {training.get('strategy', '')}. The labels came to be so:"
    yield ""
    for reason, n in training.get("chosen_by", {}).items():
        yield f"- {n:,} {_REASONS.get(reason, reason)}"


def _accuracy(facts: ModelFacts) -> Iterator[str]:
    said = facts.training.get("accuracy")
    kind = {"none": "not calibrated", "temperature": "calibrated by a temperature"}
    if not said:
        yield "It was not measured: too few samples were kept apart from the training."
    else:
        basis = "a test split" if said["basis"] == "test" else "samples drawn at random"
        for name, one in said.items():
            if isinstance(one, dict):
                value, low, high = (f"{100 * one[end]:.1f}" for end in ("value", "low", "high"))
                yield f"- {name}: {value} % (95 % interval {low}–{high} %{_every_look(one)})"
        yield ""
        yield (
            f"Measured on {said['samples']:,} samples, {basis}, that were never trained on, when "
            f"there were {said['labels']:,} labels."
        )
    yield ""
    how = kind.get(facts.calibration.kind, "calibrated (beta calibration)")
    n = f" on {facts.calibration.n:,} labels" if facts.calibration.n else ""
    yield f"The probabilities are {how}{n}."


def _every_look(one: Mapping[str, float]) -> str:
    """Return the interval that holds however often it was measured, where there is one."""
    if "low_every_look" not in one:
        return ""
    low, high = (f"{100 * one[f'{end}_every_look']:.1f}" for end in ("low", "high"))
    return f"; {low}–{high} % however often it was measured before"


def _encoder(facts: ModelFacts) -> Iterator[str]:
    card = replace(facts.encoder.card, name=facts.encoder.short_name)
    yield f"- {_plain(card.text())}"
    yield f"- key of its embeddings: `{_plain(facts.encoder.key)}`"
    licence = card.licence or "not known: ask whoever made the encoder before you pass this on"
    if facts.encoder.name in _BUILT_IN:
        licence = "MIT, as ALDesk's, which brings it"
    yield f"- licence of the encoder: {_plain(licence)}"


def _limits(facts: ModelFacts) -> Iterator[str]:
    yield "- It knows these classes only. Of anything else it says what resembles it most."
    yield "- What was measured holds for samples as those of the project. Other sites, seasons,"
    yield "  recorders or cameras may differ: label a random part of the new data to know."
    if not facts.thresholds:
        yield "- No threshold was validated. Without one, 0.5 is used, which promises nothing."


def _plain(text: str) -> str:
    """Return a text as Markdown shows it: nothing in it is markup or a line's end."""
    escaped = "".join(f"\\{c}" if c in "\\`*_[]<>|#" else c for c in text)
    return " ".join(escaped.split())
