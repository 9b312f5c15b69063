"""Open any source."""

from pathlib import Path

from aldesk.core.progress import Progress, silent
from aldesk.sources.collect import collect
from aldesk.sources.listing import list_source
from aldesk.sources.values import Options, Scan


def scan(where: str | Path, options: Options | None = None, progress: Progress = silent) -> Scan:
    """Find the samples of a folder, a table or a Hugging Face data set.

    Parameters
    ----------
    where : str or Path
        See `list_source`.
    options : Options, optional
    progress : Progress
        Called with `done` 0 while files are listed, then after each file that was looked into.

    Raises
    ------
    Problem
        If there is no such source, or nothing in it that could be a sample.
    Cancelled
        If `progress` raises it.
    """
    options = options or Options()
    found, problems = list_source(where, options, progress)
    return collect(found, problems, options, progress)
