"""What is in a file of annotations."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from aldesk.core.annotation import Annotation
from aldesk.tables.annotations.columns import Columns
from aldesk.tables.left_out import LeftOut

Form = Literal["raven", "audacity", "table"]


@dataclass(frozen=True, slots=True)
class AnnotationFile:
    """A file of annotations, read.

    Attributes
    ----------
    path : Path
    form : {"raven", "audacity", "table"}
    annotations : tuple of Annotation
        In the order of the file.
    names : tuple of str
        Its columns in order; none for Audacity.
    columns : Columns
        What they are for.
    left_out : tuple of LeftOut
        The lines that cannot be taken.
    encoding : str
        Empty for UTF-8.
    has_header : bool
        Whether a table's first line names its columns.
    """

    path: Path
    form: Form
    annotations: tuple[Annotation, ...]
    names: tuple[str, ...] = ()
    columns: Columns = field(default_factory=Columns)
    left_out: tuple[LeftOut, ...] = ()
    encoding: str = ""
    has_header: bool = True
