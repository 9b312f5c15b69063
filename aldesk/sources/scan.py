"""Read a whole source at once."""

from pathlib import Path

from aldesk.core.progress import Progress, silent
from aldesk.sources.collect import Collector
from aldesk.sources.listing import list_source
from aldesk.sources.split_rule import SplitRule
from aldesk.sources.types import Options, Scan


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
        If there is no such source, or nothing in it that could be a sample; if the pattern or the
        test split cannot be read, or fits nothing.
    Cancelled
        If `progress` raises it.
    """
    options = options or Options()
    found, problems = list_source(where, options, progress)
    collector = Collector(found, problems, options)
    parts = list(collector.parts(progress, shuffled=False))
    samples = tuple(sample for part in parts for sample in part.samples)
    recordings = tuple(recording for part in parts for recording in part.recordings)
    splits = [*(sample.split for sample in samples), *(one.split for one in recordings)]
    if options.test and splits and "test" not in splits:
        raise SplitRule(options.test).fits_none()
    return Scan(
        samples,
        tuple(problem for part in parts for problem in part.problems),
        tuple(pair for part in parts for pair in part.duplicates),
        collector.listing.classes,
        tuple(file for part in parts for file in part.files),
        recordings,
        {id_: band for part in parts for id_, band in part.bands.items()},
        collector.listing.is_several,
    )
