"""When, where and with what a recording was made: from its file's name and its metadata."""

from pathlib import Path

from aldesk.core.moments import MOMENT_COLUMNS
from aldesk.media.recorder_chunks import columns_of_chunks
from aldesk.media.recorder_names import columns_of_name

COLUMNS = (
    "site",
    *MOMENT_COLUMNS,
    "recorder",
    "gain",
    "temperature",
    "battery",
    "latitude",
    "longitude",
    "elevation",
)


def recorder_columns(path: Path) -> dict[str, str]:
    """Return what a recorder's file tells of itself, by its name and by its metadata.

    Where the two disagree, the time is the metadata's: the recorder wrote it, while people rename
    files. Date and time then come from there together, never one from each. The site is the name's
    if it has one: people write there where the recorder stood, whatever its prefix was set to.

    Parameters
    ----------
    path : Path
        A file of sound. One that cannot be read tells by its name only.

    Returns
    -------
    dict
        Some of `COLUMNS`, in their order; `columns_of_chunks` has their units.
    """
    named = columns_of_name(path.name)
    try:
        with path.open("rb") as file:
            told = columns_of_chunks(file)
    except OSError:
        told = {}
    if "recorded_at" in told:
        named = {column: value for column, value in named.items() if column not in MOMENT_COLUMNS}
    found = {**told, **named}
    return {column: found[column] for column in COLUMNS if column in found}
