"""The inputs and outputs of an ONNX file: a protocol buffer, of which a few fields are followed.

The numbers are those of onnx.proto in ONNX's sources.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from mmap import mmap

from aldesk.embed.port import Port, Ports

Data = bytes | mmap

_DTYPES = {1: "float32", 2: "uint8", 10: "float16"}
_GRAPH = 7  # of the model
_INITIALIZER, _INPUT, _OUTPUT = 5, 11, 12  # of the graph
_NAME, _TYPE = 1, 2  # of an input or output
_DIMS, _DATA_TYPE, _TENSOR_NAME, _RAW, _ELSEWHERE = 1, 2, 8, 9, 13  # of an initializer
_NUMBER, _BYTES, _FIXED = 0, 2, {1: 8, 5: 4}  # kinds of a field; the sizes of the fixed ones

Message = range
"""Where a message lies in the file: so the weights are passed over and never read."""


@dataclass(frozen=True, slots=True)
class Constant:
    """A weight in an ONNX file.

    Attributes
    ----------
    shape : tuple of int
    dtype : int
        The number that ONNX has for the kind of its numbers.
    data : Message
        Where it lies in the file; empty where it does not.
    file, offset : str, int
        The file beside the model that holds it instead, and from where.
    """

    shape: tuple[int, ...]
    dtype: int
    data: Message
    file: str = ""
    offset: int = 0


def constants_of(data: Data) -> Iterator[Constant]:
    """Yield a model's weights."""
    for number, value in _fields(data, _only(data, range(len(data)), _GRAPH)):
        if number != _INITIALIZER or isinstance(value, int):
            continue
        fields = list(_fields(data, value))
        shape = tuple(n for name, part in fields if name == _DIMS for n in _numbers(data, part))
        kinds = [part for name, part in fields if name == _DATA_TYPE and isinstance(part, int)]
        said = _elsewhere(data, value)
        offset = int(said.get("offset") or 0)
        raw = _only(data, value, _RAW)
        yield Constant(shape, kinds[-1] if kinds else 0, raw, said.get("location", ""), offset)


def read_onnx(data: Data) -> Ports:
    """Return a model's inputs and outputs, and the names of files with the rest of its weights.

    Raises
    ------
    ValueError, IndexError
        If this is no ONNX model, or not all of it.
    """
    inputs: list[Message] = []
    outputs: list[Message] = []
    constants: set[str] = set()
    others: set[str] = set()
    for number, value in _fields(data, _only(data, range(len(data)), _GRAPH)):
        if isinstance(value, int):
            continue
        if number == _INITIALIZER:
            constants.add(_text(data, value, _TENSOR_NAME))
            others |= _files(data, value)
        elif number in (_INPUT, _OUTPUT):
            (inputs if number == _INPUT else outputs).append(value)
    taken = (_port(data, value, k) for k, value in enumerate(inputs))
    given = tuple(_port(data, value, k) for k, value in enumerate(outputs))
    # Old models list their weights among the inputs.
    found = tuple(port for port in taken if port.name not in constants)
    if not found or not given:
        raise ValueError("a graph without inputs and outputs")
    return Ports(found, given, others=tuple(sorted(others)))


def _port(data: Data, value: Message, index: int) -> Port:
    tensor = _only(data, _only(data, value, _TYPE), 1)
    dtype, shape = "", []
    for number, part in _fields(data, tensor):
        if number == 1 and isinstance(part, int):
            dtype = _DTYPES.get(part, "")
        elif number == 2 and isinstance(part, Message):
            axes = [axis for _, axis in _fields(data, part) if isinstance(axis, Message)]
            shape = [_length(data, axis) for axis in axes]
    return Port(_text(data, value, _NAME), tuple(shape), dtype, index)


def _length(data: Data, axis: Message) -> int | None:
    """Return an axis' length; None where it has a name or nothing instead."""
    lengths = [part for number, part in _fields(data, axis) if number == 1]
    length = lengths[-1] if lengths else None
    return length if isinstance(length, int) and 0 < length < 1 << 31 else None


def _files(data: Data, tensor: Message) -> set[str]:
    """Return the file beside the model that holds a weight, if one does."""
    said = _elsewhere(data, tensor)
    return {said["location"]} if "location" in said else set()


def _elsewhere(data: Data, tensor: Message) -> dict[str, str]:
    """Return what is said of a weight that lies in another file; empty if it does not."""
    found = [part for number, part in _fields(data, tensor) if number == _ELSEWHERE]
    pairs = [part for part in found if isinstance(part, Message)]
    return {_text(data, pair, 1): _text(data, pair, 2) for pair in pairs}


def _numbers(data: Data, part: int | Message) -> list[int]:
    """Return the whole numbers of a field, which may be packed together."""
    if isinstance(part, int):
        return [part]
    found, at = [], part.start
    while at < part.stop:
        value, at = _varint(data, at)
        found.append(value)
    return found


def _only(data: Data, message: Message, wanted: int) -> Message:
    """Return a message's part with a number; the last, if it has several."""
    found = [part for number, part in _fields(data, message) if number == wanted]
    parts = [part for part in found if isinstance(part, Message)]
    return parts[-1] if parts else range(0)


def _text(data: Data, message: Message, wanted: int) -> str:
    part = _only(data, message, wanted)
    return data[part.start : part.stop].decode("utf-8", "replace")


def _fields(data: Data, message: Message) -> Iterator[tuple[int, int | Message]]:
    """Yield the numbers and values of a message's fields; numbers of four and eight bytes as 0."""
    at = message.start
    while at < message.stop:
        tag, at = _varint(data, at)
        kind = tag & 7
        if kind == _NUMBER:
            value, at = _varint(data, at)
            yield tag >> 3, value
            continue
        if kind == _BYTES:
            n, at = _varint(data, at)
        elif kind in _FIXED:
            n = _FIXED[kind]
        else:
            raise ValueError("no protocol buffer")
        if at + n > message.stop:
            raise ValueError("the file ends too early")
        yield tag >> 3, range(at, at + n) if kind == _BYTES else 0
        at += n


def _varint(data: Data, at: int) -> tuple[int, int]:
    value = shift = 0
    while shift < 64:
        byte = data[at]
        value |= (byte & 127) << shift
        at, shift = at + 1, shift + 7
        if byte < 128:
            return value, at
    raise ValueError("a number of more than 64 bits")
