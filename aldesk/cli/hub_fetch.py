"""Fetching a data set of the hub, before it is read, with lines that tell how much is here."""

import threading
from pathlib import Path

from aldesk.cli.progress_lines import Bar
from aldesk.engine.fetching.client import fetch_dataset
from aldesk.sources.hub_cache import cached
from aldesk.sources.location import hub_id

_MEGABYTE = 1_000_000


def fetch_first(where: str | Path, config: str, silent: bool, cancel: threading.Event) -> None:
    """Fetch a source that is a data set of the hub and not on this computer.

    Parameters
    ----------
    where : str or Path
        Of any other source, nothing is done.
    config : str
        The configuration; empty for the only or default one.
    silent : bool
        See `Bar`.
    cancel : threading.Event

    Raises
    ------
    Problem
        If the hub does not give it.
    Cancelled
        After `cancel` was set.
    """
    name = hub_id(where)
    if name is None or cached(name, config) is not None:
        return
    with Bar("Downloading, in MB", silent) as bar:
        fetch_dataset(name, config, lambda n_bytes: bar(n_bytes // _MEGABYTE, 0), cancel)
