"""What is said of the names of recorders' files, before any is opened."""

from collections.abc import Sequence

from aldesk.core.natural import natural
from aldesk.media.recorder_names import columns_of_name
from aldesk.sources.messages import MOMENTS_IN_NAMES, MORE_SITES, SITES, Note
from aldesk.sources.types import SourceEntry

_MOST_SITES = 5


def recorder_notes(found: Sequence[SourceEntry]) -> list[Note]:
    """Say when and where sound was recorded, as far as the names of most files tell it.

    What the recorders wrote into the files comes when they are read.
    """
    told = [{**columns_of_name(e.path.name), **e.columns} for e in found]
    dated = [place for place, columns in enumerate(told) if "time" in columns]
    if not dated or 2 * len(dated) < len(found):
        return []
    first, columns = found[dated[0]], told[dated[0]]
    facts = {"name": first.path.name, "date": columns["date"], "time": columns["time"]}
    notes = [Note(MOMENTS_IN_NAMES, facts)]
    sites = sorted({columns["site"] for columns in told if "site" in columns}, key=natural)
    if len(sites) > _MOST_SITES:
        names = ", ".join(sites[: _MOST_SITES - 1])
        notes.append(Note(MORE_SITES, {"n": len(sites), "names": names}))
    elif sites:
        notes.append(Note(SITES, {"names": ", ".join(sites)}))
    return notes
