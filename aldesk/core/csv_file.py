"""Write CSV tables that appear whole and that a spreadsheet will not run anything of."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from aldesk.core.csv_cell import safe_cell
from aldesk.core.files import refuse_no_text, whole_file

WriteRow = Callable[[Iterable[object]], None]


@contextmanager
def csv_file(path: Path) -> Iterator[WriteRow]:
    """Open a table in UTF-8, and yield the function that writes a row into it.

    Texts go through `safe_cell`, numbers stay as they are. What no text can hold, such as the bytes
    of a broken file name, becomes readable escapes. An older table of that name stays until the
    block has ended well.

    Raises
    ------
    OSError
        If it cannot be written, or would replace a file that is no text; no part of it is left
        behind.
    """
    refuse_no_text(path)
    with whole_file(path) as file:
        text = io.TextIOWrapper(file, "utf-8", errors="backslashreplace", newline="")
        writer = csv.writer(text)

        def write(cells: Iterable[object]) -> None:
            writer.writerow([safe_cell(c) if isinstance(c, str) else c for c in cells])

        yield write
        text.flush()
        text.detach()
