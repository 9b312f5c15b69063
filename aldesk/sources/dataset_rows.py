"""The rows of a Hugging Face data set as entries; their media are read when they are asked for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aldesk.core.errors import Problem, SampleProblem
from aldesk.core.hub_id import HubId
from aldesk.core.progress import Progress
from aldesk.media import media_named
from aldesk.media.signature import extension_of
from aldesk.sources.columns import Chosen, choose, label_in
from aldesk.sources.encode import encoded
from aldesk.sources.hugging_face import open_dataset
from aldesk.sources.types import FileProblem, Options, SourceEntry, split_named
from aldesk.tables.arrow_columns import Column, columns_of
from aldesk.tables.arrow_content import checked

if TYPE_CHECKING:
    import pyarrow as pa

_BATCH = 1000
_UNUSUAL = re.compile(r"[^\w.-]")
_SUFFIX = {"sound": ".wav", "picture": ".png"}


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell with a sound or a picture, which is read when it is called.

    Attributes
    ----------
    rows : datasets.Dataset
        With the media column alone, formatted as Arrow, so that nothing is decoded.
    """

    rows: Any
    row: int

    def __call__(self) -> bytes:
        """Return the encoded sound or picture."""
        import pyarrow as pa

        try:
            value = self.rows[self.row].column(0)[0].as_py()
        except (pa.ArrowException, OSError) as error:
            raise SampleProblem(f"The row cannot be read ({error})") from error
        return encoded(value)


def list_dataset(
    where: HubId | Path, options: Options, progress: Progress
) -> tuple[list[SourceEntry], list[FileProblem]]:
    """List the rows of a data set in its order.

    Parameters
    ----------
    where : HubId or Path
        See `open_dataset`.
    options : Options
    progress : Progress

    Raises
    ------
    Problem
        If it cannot be opened, has no rows, no column with media, or not the columns or splits that
        were chosen.
    """
    subject = Path(str(where))
    splits = _chosen_splits(open_dataset(where, options.config), options.split, subject)
    folder = options.extract_folder or Path(f"{subject.resolve()}.media")
    found: list[SourceEntry] = []
    problems: list[FileProblem] = []
    for split, rows in splits.items():
        columns = columns_of(rows.features.arrow_schema)
        chosen = choose(columns, options.media_column, options.label_column)
        for number, entry in enumerate(
            _entries(split, rows, columns, chosen, folder, subject, options.keep_na)
        ):
            if isinstance(entry, SourceEntry):
                found.append(entry)
            else:
                problems.append(entry)
            if number % _BATCH == 0:
                progress(0, len(found))
    progress(0, len(found))
    if not found:
        raise Problem("The data set holds no sound or pictures", subject=str(subject))
    return found, problems


def split_names(wanted: str) -> tuple[str, ...]:
    """Return the names that are listed in a text, separated by commas."""
    return tuple(name.strip() for name in wanted.split(",") if name.strip())


def _chosen_splits(splits: dict[str, Any], wanted: str, subject: Path) -> dict[str, Any]:
    names = split_names(wanted)
    if missing := [name for name in names if name not in splits]:
        raise Problem(
            f"There is no split {missing[0]!r}",
            subject=str(subject),
            todo=f"The splits are: {', '.join(filter(None, splits)) or 'none'}",
        )
    return {name: splits[name] for name in names} if names else splits


def _entries(
    split: str,
    rows: Any,
    columns: tuple[Column, ...],
    chosen: Chosen,
    folder: Path,
    subject: Path,
    keep_na: bool,
) -> Iterator[SourceEntry | FileProblem]:
    media = rows.select_columns([chosen.media.name]).with_format("arrow")
    texts = [column for column in columns if column.is_text and column != chosen.media]
    facts = _facts(rows, texts)
    kind = _suffix(chosen.media, media)
    known = split if split_named(split) else ""
    for row, name in enumerate(_names(media)):
        place = f"{split} row {row}".strip()
        cells = next(facts)
        label = label_in(cells, chosen.label, keep_na=keep_na)
        if split and not known:
            cells["split"] = split
        if name is None:
            yield FileProblem(subject, f"{place}: it holds no {chosen.media.name}.")
            continue
        inside = Path(name.text or f"{row}{kind}")
        if name.is_elsewhere:
            path = subject.parent / inside if subject.is_file() else subject / inside
            yield SourceEntry(path, label, known, cells, place)
            continue
        shown = inside.name if media_named(inside) else f"{inside.stem}{kind}"
        # A split's name comes from a file that anybody may have written.
        path = folder / f"{_UNUSUAL.sub('_', split) or 'row'}-{row:06d}" / shown
        yield SourceEntry(path, label, known, cells, place, Cell(media, row))


@dataclass(frozen=True, slots=True)
class _Name:
    """The name that a cell's medium has; `is_elsewhere` if the cell holds nothing but that."""

    text: str
    is_elsewhere: bool = False


def _names(media: Any) -> Iterator[_Name | None]:
    """Yield the name in each cell of the media column, None for an empty one; reads no media."""
    for table in media.iter(batch_size=_BATCH):
        for chunk in checked(table).column(0).chunks:
            yield from _names_in(chunk)


def _names_in(chunk: "pa.Array") -> Iterator[_Name | None]:
    import pyarrow.types as is_

    there = chunk.is_valid().to_pylist()
    fields = {field.name for field in chunk.type} if is_.is_struct(chunk.type) else set()
    if "bytes" not in fields:
        yield from (_Name("") if is_there else None for is_there in there)
        return
    inside = chunk.field("bytes").is_valid().to_pylist()
    paths = chunk.field("path").to_pylist() if "path" in fields else [""] * len(chunk)
    for is_there, is_inside, path in zip(there, inside, paths, strict=True):
        if not is_there or not (is_inside or path):
            yield None
        else:
            yield _Name(path or "", is_elsewhere=not is_inside)


def _facts(rows: Any, columns: list[Column]) -> Iterator[dict[str, str]]:
    """Yield the other cells of each row as text."""
    if not columns:
        yield from ({} for _ in range(len(rows)))
        return
    shown = rows.select_columns([column.name for column in columns]).with_format("arrow")
    for table in shown.iter(batch_size=_BATCH):
        for row in checked(table).to_pylist():
            yield {column.name: column.text(row[column.name]) for column in columns}


def _suffix(column: Column, media: Any) -> str:
    """Return the extension that cells without a name of their own would have."""
    if column.kind in _SUFFIX:
        return _SUFFIX[column.kind]
    for cell in (Cell(media, row) for row in range(min(len(media), 10))):
        try:
            if extension := extension_of(cell()):
                return f".{extension}"
        except SampleProblem:
            continue
    return ""
