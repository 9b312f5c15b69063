"""Which samples are alike and stay together: windows of one recording, or of one site or day."""

from collections.abc import Mapping
from typing import Final

from aldesk.core.ids import SampleId
from aldesk.core.recording import recording_id

GROUP_COLUMNS: Final = ("site", "date")
"""Columns by which samples are alike."""

BY_PART: Final = "part"
"""The groups are parts of recordings: there are too few recordings to keep whole ones back."""


def group_of(sample: SampleId, columns: Mapping[str, str], by: str = "") -> str:
    """Return the name of a sample's group.

    Parameters
    ----------
    sample : SampleId
        Of a window, a whole file or a recording.
    columns : mapping of str to str
        What is known of it.
    by : str
        The column whose values are the groups, such as ``site`` or ``date``. Where it is empty, or
        has nothing for this sample, and with `BY_PART`, the group is the recording.
    """
    value = "" if by == BY_PART else columns.get(by, "")
    return value or recording_id(sample)
