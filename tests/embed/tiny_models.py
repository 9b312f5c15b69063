"""Writes model files of a few kilobytes: an embedding that is a product with known weights."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from aldesk.arrays import Floats

Shape = tuple[int | str, ...]
"""Lengths, and names for those that a model leaves open."""

RATE, LENGTH, WIDTH = 8000, 800, 4
FLOAT32, UINT8 = 1, 2


def weights(rows: int = LENGTH, columns: int = WIDTH) -> Floats:
    return np.random.default_rng(rows).normal(size=(rows, columns)).astype(np.float32)


def onnx_sound(
    path: Path,
    shape: Shape = ("n", LENGTH),
    outputs: tuple[str, ...] = ("embedding",),
    weights_in: str = "",
    length: int = LENGTH,
) -> Path:
    """Write a model that multiplies a waveform with `weights`; other outputs are scores."""
    nodes = [node("MatMul", ["x", "W"], [outputs[0]])]
    nodes += [node("Tanh", [outputs[0]], [name]) for name in outputs[1:]]
    given = [value(name, ("n", WIDTH)) for name in outputs]
    W = weights(length)
    held = initializer("W", W) if not weights_in else kept_elsewhere("W", W, path, weights_in)
    return write(path, nodes, [value("x", shape)], given, [held])


def onnx_picture(path: Path, shape: Shape, axes: tuple[int, ...], dtype: int = FLOAT32) -> Path:
    """Write a model that averages over axes of a picture, and so answers with three colours."""
    nodes = [node("Cast", ["x"], ["y"], to=FLOAT32)] if dtype != FLOAT32 else []
    name = "y" if nodes else "x"
    nodes.append(node("ReduceMean", [name], ["embedding"], axes=axes, keepdims=0))
    return write(path, nodes, [value("x", shape, dtype)], [value("embedding", ("n", 3))])


def onnx_ports(
    path: Path, inputs: Sequence[tuple[str, Shape]], outputs: Sequence[tuple[str, Shape]]
) -> Path:
    """Write a file with inputs and outputs and nothing between."""
    return write(path, [], [value(*port) for port in inputs], [value(*port) for port in outputs])


def write(
    path: Path,
    nodes: list[bytes],
    inputs: list[bytes],
    outputs: list[bytes],
    held: list[bytes] | None = None,
) -> Path:
    graph = b"".join(field(1, one) for one in nodes) + field(2, b"g")
    graph += b"".join(field(5, one) for one in held or [])
    graph += b"".join(field(11, one) for one in inputs)
    graph += b"".join(field(12, one) for one in outputs)
    opset = field(8, field(1, b"") + field(2, 13))
    path.write_bytes(field(1, 8) + field(7, graph) + opset)
    return path


def node(kind: str, taken: list[str], given: list[str], **attributes: Any) -> bytes:
    made = b"".join(field(1, name.encode()) for name in taken)
    made += b"".join(field(2, name.encode()) for name in given) + field(4, kind.encode())
    for name, said in attributes.items():
        many = isinstance(said, tuple)
        numbers = b"".join(field(8, n) for n in said) if many else field(3, said)
        made += field(5, field(1, name.encode()) + numbers + field(20, 7 if many else 2))
    return made


def value(name: str, shape: Shape, dtype: int = FLOAT32) -> bytes:
    axes = (field(2, n.encode()) if isinstance(n, str) else field(1, n) for n in shape)
    tensor = field(1, dtype) + field(2, b"".join(field(1, axis) for axis in axes))
    return field(1, name.encode()) + field(2, field(1, tensor))


def initializer(name: str, array: Floats) -> bytes:
    return _tensor(name, array) + field(9, array.tobytes())


def kept_elsewhere(name: str, array: Floats, model: Path, file: str) -> bytes:
    (model.parent / file).write_bytes(array.tobytes())
    where = field(1, b"location") + field(2, file.encode())
    return _tensor(name, array) + field(13, where) + field(14, 1)


def _tensor(name: str, array: Floats) -> bytes:
    shape = b"".join(field(1, n) for n in array.shape)
    return shape + field(2, FLOAT32) + field(8, name.encode())


def field(number: int, content: bytes | int) -> bytes:
    """Write a field of a protocol buffer."""
    if isinstance(content, int):
        return _varint(number << 3) + _varint(content)
    return _varint(number << 3 | 2) + _varint(len(content)) + content


def _varint(number: int) -> bytes:
    made = bytearray()
    while number > 127:
        made.append(number & 127 | 128)
        number >>= 7
    return bytes([*made, number])


def tflite_sound(path: Path, *, open_length: bool = False) -> Path:
    """Write a model that multiplies twice: its output are scores, the embedding is inside."""
    import flatbuffers
    from ai_edge_litert import schema_py_generated as schema

    W, V = weights(), weights(WIDTH, 2)
    model = schema.ModelT()
    model.version, model.buffers, model.operatorCodes = 3, [schema.BufferT()], []
    graph = schema.SubGraphT()
    graph.tensors, graph.operators, model.subgraphs = [], [], [graph]

    def tensor(name: str, shape: list[int], held: Floats | None = None) -> int:
        made = schema.TensorT()
        made.name, made.shape, made.type = name.encode(), shape, schema.TensorType.FLOAT32
        if held is not None:
            buffer = schema.BufferT()
            buffer.data = np.frombuffer(np.ascontiguousarray(held).tobytes(), np.uint8)
            model.buffers.append(buffer)
            made.buffer = len(model.buffers) - 1
        graph.tensors.append(made)
        return len(graph.tensors) - 1

    def product(taken: int, held: int, given: int) -> None:
        made = schema.OperatorT()
        made.inputs, made.outputs = [taken, held, -1], [given]
        made.builtinOptionsType = schema.BuiltinOptions.FullyConnectedOptions
        made.builtinOptions = schema.FullyConnectedOptionsT()
        graph.operators.append(made)

    code = schema.OperatorCodeT()
    code.builtinCode = code.deprecatedBuiltinCode = schema.BuiltinOperator.FULLY_CONNECTED
    model.operatorCodes.append(code)
    x = tensor("x", [1, 1 if open_length else LENGTH])
    if open_length:
        graph.tensors[x].shapeSignature = [1, -1]
    first = tensor("W", [WIDTH, LENGTH], W.T)
    inner = tensor("middle", [1, WIDTH])
    second = tensor("V", [2, WIDTH], V.T)
    scores = tensor("scores", [1, 2])
    product(x, first, inner)
    product(inner, second, scores)
    graph.inputs, graph.outputs = [x], [scores]
    builder = flatbuffers.Builder(1024)
    builder.Finish(model.Pack(builder), b"TFL3")
    path.write_bytes(bytes(builder.Output()))
    return path
