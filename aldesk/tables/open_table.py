"""Open a table, whatever format it is in; the content says which, not the name."""

import csv
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from aldesk.core.errors import Problem
from aldesk.media import convertible, media_named
from aldesk.media.signature import extension_of, no_media_in
from aldesk.tables.arrow_content import ARROW, FEATHER, PARQUET
from aldesk.tables.arrow_table import read_arrow
from aldesk.tables.delimited import read_delimited
from aldesk.tables.json_table import read_json
from aldesk.tables.row import Table
from aldesk.tables.text_file import opened_bytes, opened_text
from aldesk.tables.workbook import WORKBOOKS, read_workbook

_TEXTS = ("csv", "tsv", "tab", "txt", "jsonl", "ndjson", "json")
TABLES = (*_TEXTS, "parquet", "feather", "arrow", *WORKBOOKS)
"""Endings of tables; those that are text may be gzipped and end in ``.gz``, too."""

_HEAD = 512
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


def is_table(path: Path) -> bool:
    """Tell by the ending whether a file is a table."""
    suffix = path.suffix[1:].lower()
    if suffix == "gz":
        return path.with_suffix("").suffix[1:].lower() in _TEXTS
    return suffix in TABLES


@contextmanager
def open_table(path: Path) -> Iterator[Table]:
    """Open a table.

    Raises
    ------
    Problem
        On entering or while rows are read: if the file cannot be read, is no table, or has a
        column twice.
    """
    try:
        yield from _opened(path)
    except Problem as problem:
        if problem.subject:
            raise
        raise Problem(problem.what, subject=str(path), todo=problem.todo) from problem
    except csv.Error as error:
        raise Problem(f"The table is not CSV ({error})", subject=str(path)) from error
    except (EOFError, zlib.error) as error:
        raise Problem(
            f"The packed table is damaged ({error})",
            subject=str(path),
            todo="Copy or download it again",
        ) from error
    except OSError as error:
        why = error.strerror or str(error)
        raise Problem(f"The table cannot be read ({why})", subject=str(path)) from error


def _opened(path: Path) -> Iterator[Table]:
    if not path.is_file() and path.exists():
        raise Problem("This is not a file", subject=str(path))
    if other := no_media_in(path):
        raise Problem(other.what, subject=str(path), todo=other.todo)
    with opened_bytes(path) as file:
        head = file.read(_HEAD)
        if head.startswith((PARQUET, ARROW, FEATHER)):
            yield read_arrow(path)
        elif head.startswith((_ZIP, _OLE)):
            yield read_workbook(path, looks_like_path)
        else:
            with opened_text(file) as (text, encoding):
                _refuse_binary(path, head)
                start = text.read(1024).lstrip("\ufeff \t\r\n")[:1]
                text.seek(0)
                if _is_json(path, start):
                    yield read_json(text, encoding)
                else:
                    yield read_delimited(text, looks_like_path, encoding)


def _refuse_binary(path: Path, head: bytes) -> None:
    """Raise a `Problem` if a file begins as no text does, but as a picture or the like."""
    n_control = sum(byte < 9 or 13 < byte < 32 for byte in head)
    is_utf16 = head.startswith((b"\xff\xfe", b"\xfe\xff")) or 3 * head.count(0) > len(head)
    if 50 * n_control > len(head) and not is_utf16:
        kind = extension_of(head)
        raise Problem(
            "This is not a table" + (f" (it looks like {kind})" if kind else ""),
            subject=str(path),
            todo=f"A table ends in .{', .'.join(TABLES)}, or is one of these gzipped",
        )


def _is_json(path: Path, start: str) -> bool:
    names = path.name.lower().removesuffix(".gz")
    return start in ("{", "[") and not names.endswith((".csv", ".tsv", ".tab"))


def looks_like_path(text: str) -> bool:
    """Tell whether a cell names a sound or a picture."""
    return bool(media_named(Path(text)) or convertible(Path(text)))
