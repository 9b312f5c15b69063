"""The tensors of a TFLite file: a FlatBuffer, of which a few fields are followed.

The layout is that of schema.fbs in LiteRT's sources; a table's fields are numbered in their order.
"""

import struct
from mmap import mmap

from aldesk.embed.port import Port, Ports

Data = bytes | bytearray | mmap

_DTYPES = {0: "float32", 1: "float16", 3: "uint8"}
_SUBGRAPHS = 2  # of the model
_TENSORS, _INPUTS, _OUTPUTS = 0, 1, 2  # of a subgraph
_SHAPE, _TYPE, _NAME, _OPEN_SHAPE = 0, 1, 3, 7  # of a tensor


def read_tflite(data: Data) -> Ports:
    """Return a model's inputs, its outputs and what lies between.

    Raises
    ------
    ValueError, struct.error
        If this is no TFLite model, or not all of it.
    """
    graph = _graph(data)
    tensors = [_port(data, at, k) for k, at in enumerate(_tables(data, graph, _TENSORS))]
    inputs, outputs = (_numbers(data, graph, which) for which in (_INPUTS, _OUTPUTS))
    if not inputs or not outputs or not all(0 <= k < len(tensors) for k in (*inputs, *outputs)):
        raise ValueError("a graph without inputs and outputs")
    given = tuple(tensors[k] for k in outputs)
    inner = tuple(port for port in tensors if port.index not in {*inputs, *outputs})
    return Ports(tuple(tensors[k] for k in inputs), given, inner)


def with_output(data: bytearray, index: int) -> bytes:
    """Return the same model with one of its tensors as its first output.

    So a tensor inside can be asked for without keeping all others, which takes more memory and
    turns off the faster operations.
    """
    place = _field(data, _graph(data), _OUTPUTS)
    at = place + struct.unpack_from("<I", data, place)[0] + 4
    struct.pack_into("<i", data, at, index)
    return bytes(data)


def _graph(data: Data) -> int:
    if data[4:8] != b"TFL3":
        raise ValueError("no TFLite file")
    graphs = _tables(data, struct.unpack_from("<I", data)[0], _SUBGRAPHS)
    if not graphs:
        raise ValueError("a model without a graph")
    return graphs[0]


def _port(data: Data, table: int, index: int) -> Port:
    shape = _numbers(data, table, _OPEN_SHAPE) or _numbers(data, table, _SHAPE)
    place = _field(data, table, _TYPE)
    kind = data[place] if place else 0
    lengths = tuple(n if n >= 0 else None for n in shape)
    return Port(_text(data, table), lengths, _DTYPES.get(kind, ""), index)


def _field(data: Data, table: int, number: int) -> int:
    """Return where a field of a table lies; 0 if the table does without."""
    layout = table - struct.unpack_from("<i", data, table)[0]
    at = 4 + 2 * number
    if layout < 0 or at >= struct.unpack_from("<H", data, layout)[0]:
        return 0
    offset = struct.unpack_from("<H", data, layout + at)[0]
    return table + offset if offset else 0


def _vector(data: Data, table: int, number: int) -> tuple[int, int]:
    """Return where a field's list begins and how many elements it has."""
    place = _field(data, table, number)
    if not place:
        return 0, 0
    start = place + struct.unpack_from("<I", data, place)[0]
    n = struct.unpack_from("<I", data, start)[0]
    if start + 4 + n > len(data):
        raise ValueError("a list that is longer than the file")
    return start + 4, n


def _tables(data: Data, table: int, number: int) -> list[int]:
    start, n = _vector(data, table, number)
    places = range(start, start + 4 * n, 4)
    return [at + struct.unpack_from("<I", data, at)[0] for at in places]


def _numbers(data: Data, table: int, number: int) -> tuple[int, ...]:
    start, n = _vector(data, table, number)
    return struct.unpack_from(f"<{n}i", data, start)


def _text(data: Data, table: int) -> str:
    start, n = _vector(data, table, _NAME)
    return bytes(data[start : start + n]).decode("utf-8", "replace")
