"""The one door to Parquet, Arrow and Feather files, which `reader_process` may have read."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aldesk.core.read_apart import is_for_child
from aldesk.tables import arrow_content
from aldesk.tables.reader_process import UnreadableError, asked
from aldesk.tables.reader_words import ERRORS, reason_of

if TYPE_CHECKING:
    import pyarrow as pa


def schema_of(path: Path) -> "pa.Schema":
    """Return the schema of a file.

    Raises
    ------
    UnreadableError, OSError
        If it cannot be read.
    Problem
        If reading it ended the process that did, or took too long; so do all functions here.
    """
    import pyarrow as pa

    if not is_for_child():
        with _Refusing():
            return arrow_content.schema_of(path)
    (schema,) = asked(path, "schema", lambda part: pa.ipc.read_schema(pa.py_buffer(part)))
    return schema


def n_rows(path: Path) -> int | None:
    """Return the number of rows of a Parquet file; None for Arrow, which does not say."""
    if not is_for_child():
        with _Refusing():
            return arrow_content.n_rows(path)
    (told,) = asked(path, "n_rows", json.loads)
    return None if told is None else int(told)


def parts(
    path: Path, columns: Sequence[str] | None = None, size: int = 1000
) -> Iterator[arrow_content.Part]:
    """Yield all rows, at most `size` at a time, in these columns or in all; validated."""
    if is_for_child():
        chosen = None if columns is None else list(columns)
        return asked(path, "parts", _unpacked, columns=chosen, size=size)
    return _refusing(arrow_content.parts(path, columns, size))


def parts_with(path: Path, places: Sequence[int]) -> Iterator[arrow_content.Part]:
    """Yield parts until all rows at these places, in ascending order, are there; validated."""
    if is_for_child():
        return asked(path, "parts_with", _unpacked, places=list(places))
    return _refusing(arrow_content.parts_with(path, places))


class _Refusing:
    """Turns what a damaged file leads to into `UnreadableError`."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: Any, error: BaseException | None, tb: Any) -> None:
        import pyarrow as pa

        if isinstance(error, OSError) and not isinstance(error, pa.ArrowException):
            return
        if isinstance(error, (*ERRORS, pa.ArrowException)):
            raise UnreadableError(reason_of(error)) from error


def _refusing(found: Iterator[arrow_content.Part]) -> Iterator[arrow_content.Part]:
    with _Refusing():
        yield from found


def _unpacked(answer: bytes) -> arrow_content.Part:
    import pyarrow as pa

    with pa.ipc.open_stream(pa.py_buffer(answer)[8:]) as reader:
        batch = reader.read_next_batch()
    return int.from_bytes(answer[:8], "little"), arrow_content.checked(batch)
