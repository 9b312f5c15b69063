"""Read a file of annotations, in whatever form it is; the content says which, not the name."""

import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from aldesk.core.errors import Problem
from aldesk.tables.annotations.annotation_file import AnnotationFile
from aldesk.tables.annotations.audacity import AudacityReader, is_audacity
from aldesk.tables.annotations.raven import RavenReader, is_raven
from aldesk.tables.annotations.segments import read_segments
from aldesk.tables.text_file import opened_bytes, opened_text

_HEAD = 512
_LONGEST = 1 << 16


@dataclass(frozen=True, slots=True)
class ReadFiles:
    """What was read of several files.

    Attributes
    ----------
    files : tuple of AnnotationFile
    problems : tuple of Problem
        One for each file that cannot be read.
    """

    files: tuple[AnnotationFile, ...]
    problems: tuple[Problem, ...]

    @property
    def n_annotations(self) -> int:
        """How many annotations there are in all files."""
        return sum(len(file.annotations) for file in self.files)

    @property
    def n_left_out(self) -> int:
        """How many lines were not taken."""
        return sum(len(file.left_out) for file in self.files)


def read_all(paths: Iterable[Path], label: str = "", *, keep_na: bool = False) -> ReadFiles:
    """Read several files; those that cannot be read hinder none of the others."""
    files: list[AnnotationFile] = []
    problems: list[Problem] = []
    for path in paths:
        try:
            files.append(read_annotations(path, label, keep_na=keep_na))
        except Problem as problem:
            problems.append(problem)
    return ReadFiles(tuple(files), tuple(problems))


def read_annotations(path: Path, label: str = "", *, keep_na: bool = False) -> AnnotationFile:
    """Read a selection table of Raven, a label file of Audacity, or any table with times.

    Parameters
    ----------
    path : Path
    label : str, optional
        The column with the labels, where there are several that could be it.
    keep_na : bool
        Take ``NA`` and the like for labels.

    Raises
    ------
    Problem
        If it cannot be read, or is none of these. Lines that cannot be taken are no reason: the
        result has them.
    """
    try:
        read = _read_text(path, label, keep_na=keep_na)
    except (OSError, EOFError, zlib.error) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise Problem(f"The annotations cannot be read ({why})", subject=str(path)) from error
    except Problem as problem:
        if problem.subject:
            raise
        raise Problem(problem.what, subject=str(path), todo=problem.todo) from problem
    return read or read_segments(path, label, keep_na=keep_na)


def annotation_form(path: Path) -> str:
    """Return ``"raven"`` or ``"audacity"`` by a file's first line; empty for anything else."""
    try:
        with opened_bytes(path) as file:
            if _is_binary(file.read(_HEAD)):
                return ""
            with opened_text(file) as (text, _):
                return _form(text.readline(_LONGEST))
    except (OSError, EOFError, zlib.error, Problem):
        return ""


def _read_text(path: Path, label: str, *, keep_na: bool) -> AnnotationFile | None:
    """Read what is Raven's or Audacity's; None for what is neither."""
    with opened_bytes(path) as file:
        if _is_binary(file.read(_HEAD)):
            return None
        with opened_text(file) as (text, encoding):
            first = next((line for line in text if line.strip("\ufeff \t\r\n")), "")
            form = _form(first) if first else "empty" if path.suffix.lower() == ".txt" else ""
            text.seek(0)
            if form == "raven":
                raven = RavenReader(text, label, keep_na=keep_na)
                return AnnotationFile(
                    path,
                    "raven",
                    raven.annotations,
                    raven.names,
                    raven.columns,
                    tuple(raven.left_out),
                    encoding,
                )
            if form:  # a label track without labels is an empty file
                audacity = AudacityReader(text, keep_na=keep_na)
                return AnnotationFile(
                    path,
                    "audacity",
                    tuple(audacity.annotations),
                    left_out=tuple(audacity.left_out),
                    encoding=encoding,
                )
    return None


def _form(first_line: str) -> str:
    return "raven" if is_raven(first_line) else "audacity" if is_audacity(first_line) else ""


def _is_binary(head: bytes) -> bool:
    """Tell whether a file begins as no text does; UTF-16 has a zero in every other byte."""
    n_control = sum(byte < 9 or 13 < byte < 32 for byte in head)
    is_wide = head.startswith((b"\xff\xfe", b"\xfe\xff")) or 3 * head.count(0) > len(head)
    return 50 * n_control > len(head) and not is_wide
