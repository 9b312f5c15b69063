"""A head as ONNX: alone, and joined to an encoder that is ONNX, too."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import onnx
from onnx import TensorProto, helper, numpy_helper

from aldesk.core.errors import Problem
from aldesk.model.head import Head

EMBEDDING: Final = "embedding"
PROBABILITIES: Final = "probabilities"
_OPSET, _IR = 17, 8
"""Of 2022: what runs models knows them."""
_OLDEST_OPSET = 13
"""From which on softmax takes one axis."""
_AXES_ARE_INPUT = 18
"""From which on a mean is told its axes by an input."""
_PICTURE_AXES = 4


@dataclass
class _Graph:
    """Nodes and constants while they are put together; each call names one more value."""

    opset: int
    nodes: list[Any] = field(default_factory=list)
    constants: list[Any] = field(default_factory=list)

    def constant(self, array: npt.ArrayLike) -> str:
        name = f"aldesk_constant_{len(self.constants)}"
        self.constants.append(numpy_helper.from_array(np.asarray(array), name))
        return name

    def add(self, kind: str, *taken: str, called: str = "", **attributes: Any) -> str:
        name = called or f"aldesk_{kind.lower()}_{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, list(taken), [name], **attributes))
        return name

    def mean_of_rows(self, rows: str) -> str:
        if self.opset < _AXES_ARE_INPUT:
            return self.add("ReduceMean", rows, axes=[0], keepdims=1)
        return self.add("ReduceMean", rows, self.constant(np.array([0])), keepdims=1)


def head_onnx(head: Head, classes: Sequence[str]) -> bytes:
    """Return the head as an ONNX model.

    It takes ``embedding``, float32 (n, d), and gives ``probabilities``, float32 (n, n_classes), as
    `Head.predict_proba` does. The names of the classes are in its metadata, one in each line.
    """
    graph = _Graph(_OPSET)
    _add_head(graph, head, EMBEDDING)
    taken = helper.make_tensor_value_info(EMBEDDING, TensorProto.FLOAT, ["n", head.n_features])
    made = helper.make_graph(graph.nodes, "head", [taken], [_given(head)], graph.constants)
    opset = helper.make_opsetid("", _OPSET)
    model = helper.make_model(made, opset_imports=[opset], ir_version=_IR, producer_name="ALDesk")
    return _finished(model, classes)


def joined_onnx(head: Head, classes: Sequence[str], encoder: Path, output: str) -> bytes:
    """Return an encoder and the head in one ONNX model.

    It takes one sample as the encoder takes it, and gives its ``probabilities``, (1, n_classes).
    Where the encoder answers for several places, their mean is taken.

    Parameters
    ----------
    head : Head
    classes : sequence of str
    encoder : Path
        An ONNX file, with its weights inside it or beside it.
    output : str
        The name of its output with the embedding.

    Raises
    ------
    Problem
        If the two cannot be joined, with the reason.
    """
    try:
        return _joined(head, classes, encoder, output)
    except Problem:
        raise
    except Exception as error:  # onnx raises what it likes of a file that it does not take
        why = (str(error).strip().splitlines() or [type(error).__name__])[0]
        raise Problem(f"the encoder cannot be joined ({why.rstrip('.')})") from error


def _joined(head: Head, classes: Sequence[str], path: Path, output: str) -> bytes:
    model = onnx.load(str(path))
    opset = next((one.version for one in model.opset_import if one.domain in ("", "ai.onnx")), 0)
    if opset < _OLDEST_OPSET:
        raise Problem(f"the encoder's file is of an old kind, opset {opset}")
    shapes = {one.name: one.type.tensor_type.shape.dim for one in model.graph.output}
    if len(shapes.get(output, ())) >= _PICTURE_AXES:
        raise Problem("the encoder answers with a picture of features")
    graph = _Graph(opset)
    numbers = graph.add("Cast", output, to=TensorProto.FLOAT)  # some answer in float16
    whole = graph.add("Reshape", numbers, graph.constant(np.array([-1, head.n_features])))
    _add_head(graph, head, graph.mean_of_rows(whole))
    model.graph.node.extend(graph.nodes)
    model.graph.initializer.extend(graph.constants)
    del model.graph.output[:]
    model.graph.output.append(_given(head))
    return _finished(model, classes)


def _given(head: Head) -> Any:
    return helper.make_tensor_value_info(PROBABILITIES, TensorProto.FLOAT, ["n", head.n_classes])


def _finished(model: Any, classes: Sequence[str]) -> bytes:
    helper.set_model_props(model, {"classes": "\n".join(classes)})
    onnx.checker.check_model(model)
    return bytes(model.SerializeToString())


def _add_head(graph: _Graph, head: Head, embedding: str) -> None:
    arrays, constant = head.arrays, graph.constant
    centred = graph.add("Sub", embedding, constant(arrays["mean"]))
    scaled = graph.add("Div", centred, constant(arrays["std"]))
    if head.kind == "logistic":
        weight, bias, X = arrays["weight"], arrays["bias"], scaled
    else:
        X = _add_members(graph, head, scaled)
        weight, bias = arrays["output.weight"], arrays["output.bias"]
    logits = graph.add("MatMul", X, constant(np.ascontiguousarray(weight.T)))
    logits = graph.add("Add", logits, constant(bias))
    _add_probabilities(graph, head, graph.add("Cast", logits, to=TensorProto.DOUBLE))


def _add_members(graph: _Graph, head: Head, scaled: str) -> str:
    """Add the hidden layer of all members, and the mean of what they say, (n, h)."""
    masks, weight = head.arrays["masks"], head.arrays["hidden.weight"]
    n_members, h, d = len(masks), *weight.shape
    of_all = graph.add("Mul", graph.constant(masks[:, None, :]), graph.constant(weight[None]))
    flat = graph.add("Reshape", of_all, graph.constant(np.array([n_members * h, d])))
    product = graph.add("MatMul", scaled, graph.add("Transpose", flat, perm=[1, 0]))
    hidden = graph.add("Reshape", product, graph.constant(np.array([-1, n_members, h])))
    hidden = graph.add("Relu", graph.add("Add", hidden, graph.constant(head.arrays["hidden.bias"])))
    share = np.full((1, n_members), 1 / n_members, np.float32)
    mean = graph.add("MatMul", graph.constant(share), hidden)
    return graph.add("Reshape", mean, graph.constant(np.array([-1, h])))


def _add_probabilities(graph: _Graph, head: Head, z: str) -> None:
    """Add what `Head.predict_proba` makes of the logits, and the classes that have none."""
    k, n_classes = len(head.codes), head.n_classes
    places, constant = np.zeros((k, n_classes)), head.constants.astype(np.float64)
    places[np.arange(k), head.codes] = 1
    constant[head.codes] = 0
    own = _calibrated(graph, head, z) if k else z
    placed = graph.add("MatMul", own, graph.constant(places))
    whole = graph.add("Add", placed, graph.constant(constant))
    graph.add("Cast", whole, to=TensorProto.FLOAT, called=PROBABILITIES)


def _calibrated(graph: _Graph, head: Head, z: str) -> str:
    if head.calibration.kind == "none":
        return _sigmoid(graph, z) if head.is_several else graph.add("Softmax", z, axis=1)
    numbers = head.scores_of
    a, c = graph.constant(numbers[0]), graph.constant(numbers[2])
    if head.is_several:
        rest = _log_sigmoid(graph, graph.add("Neg", z))
        rising = graph.add("Mul", a, _log_sigmoid(graph, z))
        score = graph.add(
            "Add", graph.add("Sub", rising, graph.add("Mul", graph.constant(numbers[1]), rest)), c
        )
        return _sigmoid(graph, score)
    log_p = graph.add("LogSoftmax", z, axis=1)
    score = graph.add("Add", graph.add("Mul", a, log_p), c)
    return graph.add("Exp", graph.add("LogSoftmax", score, axis=1))


def _sigmoid(graph: _Graph, z: str) -> str:
    return graph.add("Exp", _log_sigmoid(graph, z))


def _log_sigmoid(graph: _Graph, z: str) -> str:
    small = graph.add("Exp", graph.add("Neg", graph.add("Abs", z)))
    rest = graph.add("Log", graph.add("Add", small, graph.constant(np.float64(1))))
    return graph.add("Sub", graph.add("Min", z, graph.constant(np.float64(0))), rest)
