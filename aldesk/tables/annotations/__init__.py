"""Annotations as other programs write them: Raven, Audacity, tables of segments; in and out."""

from aldesk.tables.annotations.annotation_file import AnnotationFile
from aldesk.tables.annotations.belongs import Belonging, Nobody, match_recordings
from aldesk.tables.annotations.overlapping import overlap
from aldesk.tables.annotations.read import ReadFiles, annotation_form, read_all, read_annotations
from aldesk.tables.annotations.segments import has_segments
from aldesk.tables.annotations.write import write_again, write_audacity, write_raven
from aldesk.tables.left_out import LeftOut

__all__ = [
    "AnnotationFile",
    "Belonging",
    "LeftOut",
    "Nobody",
    "ReadFiles",
    "annotation_form",
    "has_segments",
    "match_recordings",
    "overlap",
    "read_all",
    "read_annotations",
    "write_again",
    "write_audacity",
    "write_raven",
]
