"""The process that reads Parquet, Arrow and workbooks for another; a damaged one may end it.

A request is JSON: what to read, of which file. Each part of the answer is one letter and bytes; a
part of several is sent when the last one was taken. It ends when nobody asked for some seconds.
"""

import json
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from aldesk.core.memory_limit import limit_memory
from aldesk.tables import arrow_content, workbook_content
from aldesk.tables.reader_words import DROP, END, ERRORS, ITEM, NEXT, REFUSED, reason_of

_SECONDS_IDLE = 5.0
_MOST_MEMORY = 2 << 30
"""Bytes beyond what the process has when it begins: for a part, which may be a row group."""


def main(pipe: "Connection[bytes, bytes]") -> None:
    """Answer until the pipe ends, or nobody asks any more."""
    import pyarrow.feather  # before the limit
    import pyarrow.parquet  # noqa: F401

    limit_memory(_MOST_MEMORY)
    while pipe.poll(_SECONDS_IDLE):
        request = pipe.recv_bytes()
        if request != DROP:
            _answer(pipe, json.loads(request))


def _answer(pipe: "Connection[bytes, bytes]", request: dict[str, Any]) -> None:
    import pyarrow as pa

    try:
        for item in _items(request):
            pipe.send_bytes(ITEM + item)
            if pipe.recv_bytes() != NEXT:
                return
        last = END
    except (*ERRORS, pa.ArrowException) as error:
        last = REFUSED + reason_of(error).encode(errors="replace")
    pipe.send_bytes(last)


def _items(request: dict[str, Any]) -> Iterator[bytes]:
    path = Path(request["path"])
    match request["what"]:
        case "schema":
            yield arrow_content.schema_of(path).serialize().to_pybytes()
        case "n_rows":
            yield json.dumps(arrow_content.n_rows(path)).encode()
        case "parts":
            yield from map(_packed, arrow_content.parts(path, request["columns"], request["size"]))
        case "parts_with":
            yield from map(_packed, arrow_content.parts_with(path, request["places"]))
        case "workbook":
            yield from (json.dumps(part).encode() for part in workbook_content.parts(path))


def _packed(part: arrow_content.Part) -> bytes:
    """Return a part as eight bytes, the number of its first row, and an Arrow stream."""
    import pyarrow as pa

    start, batch = part
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, batch.schema) as writer:
        writer.write_batch(batch)
    return start.to_bytes(8, "little") + bytes(sink.getvalue().to_pybytes())
