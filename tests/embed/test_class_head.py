"""A model's last layer is taken out of its file, and believed only if it gives the same scores."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from aldesk.core.errors import Problem
from aldesk.embed import load_encoder
from aldesk.embed.model_card import card_path
from aldesk.embed.word_readers import word_reader
from aldesk.media import Sound
from tests.embed.tiny_models import (
    LENGTH,
    RATE,
    WIDTH,
    initializer,
    kept_elsewhere,
    node,
    onnx_sound,
    tflite_sound,
    value,
    weights,
    write,
)

NAMES = ["Owl", "Jay", "Wren"]


def classifier(path: Path, nodes: list[bytes], held: list[bytes]) -> Path:
    """Write a model with an embedding and three class scores that nodes make of it."""
    outputs = [value("scores", ("n", 3)), value("embedding", ("n", WIDTH))]
    W = initializer("W", 0.05 * weights())
    first = node("MatMul", ["x", "W"], ["embedding"])
    write(path, [first, *nodes], [value("x", ("n", LENGTH))], outputs, [W, *held])
    card_path(path).write_text(json.dumps({"rate": RATE, "classes": NAMES}))
    return path


def linear(path: Path) -> Path:
    V, b = initializer("V", weights(WIDTH, 3)), initializer("b", weights(1, 3)[0])
    return classifier(path, [node("Gemm", ["embedding", "V", "b"], ["scores"])], [V, b])


def elsewhere(path: Path) -> Path:
    V = kept_elsewhere("V", weights(WIDTH, 3), path, "rest.bin")
    return classifier(path, [node("MatMul", ["embedding", "V"], ["scores"])], [V])


def sigmoid(path: Path) -> Path:
    nodes = [node("MatMul", ["embedding", "V"], ["z"]), node("Sigmoid", ["z"], ["scores"])]
    return classifier(path, nodes, [initializer("V", weights(WIDTH, 3))])


def curved(path: Path) -> Path:
    nodes = [node("Tanh", ["embedding"], ["t"]), node("MatMul", ["t", "V"], ["scores"])]
    return classifier(path, nodes, [initializer("V", weights(WIDTH, 3))])


@pytest.mark.parametrize("make", [linear, elsewhere, sigmoid])
def test_scores_follow_from_embeddings(make: Callable[[Path], Path], tmp_path: Path) -> None:
    import onnxruntime

    path = make(tmp_path / "birds.onnx")
    assert word_reader(str(path)).classes.labels == tuple(NAMES)
    encoder: Any = load_encoder(path)
    head = encoder.class_head()
    wave = 0.3 * np.random.default_rng(5).normal(size=LENGTH).astype(np.float32)
    net = onnxruntime.InferenceSession(str(path))
    [scores] = net.run(["scores"], {"x": wave[None]})
    logits = encoder.embed([Sound(wave, RATE)]) @ head.weights.T + head.bias
    made = 1 / (1 + np.exp(-logits)) if make is sigmoid else logits
    np.testing.assert_allclose(made, scores, atol=1e-3)
    jay = head.of([1])
    assert (jay.names.labels, jay.weights.shape, jay.bias.shape) == (("Jay",), (1, WIDTH), (1,))


def test_scores_that_do_not_follow_are_refused(tmp_path: Path) -> None:
    encoder: Any = load_encoder(curved(tmp_path / "birds.onnx"))
    with pytest.raises(Problem, match="do not follow from its embeddings by one linear layer"):
        encoder.class_head()


def test_a_tflite_model_inside_whose_graph_the_embedding_lies(tmp_path: Path) -> None:
    pytest.importorskip("ai_edge_litert")
    path = tflite_sound(tmp_path / "birds.tflite")
    card_path(path).write_text(json.dumps({"rate": RATE, "output": "middle"}))
    (tmp_path / "birds labels.txt").write_text("Owl\nJay\n")
    encoder: Any = load_encoder(path)
    head = encoder.class_head()
    np.testing.assert_allclose(head.weights, weights(WIDTH, 2).T, rtol=1e-6)
    np.testing.assert_allclose(head.bias, 0, atol=1e-2)
    assert head.names.labels == ("Owl", "Jay")


def test_what_has_no_classes_says_so(tmp_path: Path) -> None:
    path = onnx_sound(tmp_path / "plain.onnx", outputs=("embedding", "scores"))
    card_path(path).write_text(json.dumps({"rate": RATE}))
    assert "has no names of classes" in word_reader(str(path)).why_not
    encoder: Any = load_encoder(path)
    with pytest.raises(Problem, match="no classes of its own"):
        encoder.class_head()
    card_path(path).write_text(json.dumps({"rate": RATE, "classes": ["a", "b"]}))
    assert "gives no scores of classes" in word_reader(str(path)).why_not
