"""Which samples are alike and stay together: windows of one recording, or of one site or day."""

from collections.abc import Mapping

from aldesk.core.ids import SampleId
from aldesk.core.recording import recording_id


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
        has nothing for this sample, the group is the recording.
    """
    return columns.get(by, "") or recording_id(sample)
