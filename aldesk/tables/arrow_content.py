"""What is in a Parquet, Arrow or Feather file, read in this process and validated.

A damaged file can end the process all the same, while it is opened: see `arrow_door`.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pyarrow as pa

PARQUET, ARROW, FEATHER = b"PAR1", b"ARROW1", b"FEA1"
_FEW = 4  # rows at a time, as each may hold a long clip
Part = tuple[int, "pa.RecordBatch"]
"""The number of the first row, and rows."""


def schema_of(path: Path) -> "pa.Schema":
    """Return the schema of a file.

    Raises
    ------
    OSError, ValueError, LookupError, ArithmeticError, MemoryError
        If it cannot be read; so do all functions here.
    """
    import pyarrow.parquet as pq
    from pyarrow import feather, memory_map

    head = _head(path)
    if _is_parquet(path, head):
        return pq.read_schema(path, memory_map=True)
    if head.startswith(FEATHER):
        return feather.read_table(path, memory_map=False).schema
    with memory_map(str(path)) as file:
        return _arrow(file, head).schema


def n_rows(path: Path) -> int | None:
    """Return the number of rows of a Parquet file; None for Arrow, which does not say."""
    import pyarrow.parquet as pq

    if not _is_parquet(path, _head(path)):
        return None
    return int(pq.read_metadata(path, memory_map=True).num_rows)


def parts(path: Path, columns: Sequence[str] | None, size: int) -> Iterator[Part]:
    """Yield all rows, at most `size` at a time, in these columns or in all."""
    import pyarrow.parquet as pq
    from pyarrow import memory_map

    head = _head(path)
    start = 0
    if _is_parquet(path, head):
        with pq.ParquetFile(path, memory_map=True) as file:
            for batch in file.iter_batches(batch_size=size, columns=columns):
                yield start, checked(batch)
                start += len(batch)
        return
    with memory_map(str(path)) as mapped:
        for batch in _batches(path, mapped, head):
            sound = checked(batch if columns is None else batch.select(list(columns)))
            for first in range(0, len(batch), size):
                yield start + first, sound.slice(first, size)
            start += len(batch)


def parts_with(path: Path, places: Sequence[int]) -> Iterator[Part]:
    """Yield parts until all rows at these places, in ascending order, are there.

    A row of Parquet costs all that stand before it in its row group.
    """
    import pyarrow.parquet as pq
    from pyarrow import memory_map

    head = _head(path)
    if _is_parquet(path, head):
        with pq.ParquetFile(path, memory_map=True) as file:
            yield from _of_groups(file, places)
        return
    start = 0
    with memory_map(str(path)) as mapped:
        for batch in _batches(path, mapped, head):
            for place in places:
                if 0 <= place - start < len(batch):  # the others are not touched
                    yield place, checked(batch).slice(place - start, 1)
            start += len(batch)
            if not places or start > places[-1]:
                return


def checked(batch: Any) -> Any:
    """Return a batch or table of Arrow whose inside is sound; else reading it ends the process.

    Raises
    ------
    pyarrow.ArrowInvalid
        Also of times that Arrow keeps and Python has nothing for.
    """
    batch.validate(full=True)
    for field in batch.schema:
        _refuse_foreign(field.type)
    return batch


def _refuse_foreign(kind: Any) -> None:
    import pyarrow as pa

    if kind.id in (pa.lib.Type_INTERVAL_MONTHS, pa.lib.Type_INTERVAL_DAY_TIME):
        raise pa.ArrowInvalid(f"it holds values of the kind {kind}, which cannot be read")
    if pa.types.is_dictionary(kind):
        _refuse_foreign(kind.value_type)
    for place in range(kind.num_fields):
        _refuse_foreign(kind.field(place).type)


def _of_groups(file: Any, places: Sequence[int]) -> Iterator[Part]:
    """Yield the batches of each row group up to the last place in it."""
    start = 0
    for group in range(file.num_row_groups):
        end = start + file.metadata.row_group(group).num_rows
        at, last = start, max((place for place in places if start <= place < end), default=-1)
        if last >= 0:
            for batch in file.iter_batches(batch_size=_FEW, row_groups=[group]):
                yield at, checked(batch)
                at += len(batch)
                if at > last:
                    break
        start = end


def _batches(path: Path, file: Any, head: bytes) -> Iterator[Any]:
    """Yield the batches of an Arrow file, of either kind, or of an old Feather file."""
    if head.startswith(FEATHER):
        from pyarrow import feather

        yield from feather.read_table(path, memory_map=False).to_batches()
        return
    reader = _arrow(file, head)
    if hasattr(reader, "read_next_batch"):
        yield from reader
    else:
        yield from map(reader.get_batch, range(reader.num_record_batches))


def _arrow(file: Any, head: bytes) -> Any:
    import pyarrow as pa

    return pa.ipc.open_file(file) if head.startswith(ARROW) else pa.ipc.open_stream(file)


def _is_parquet(path: Path, head: bytes) -> bool:
    return head.startswith(PARQUET) or path.suffix.lower() == ".parquet"


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(8)
