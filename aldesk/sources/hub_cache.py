"""Where the hub's data sets lie that are here already; looks at names only, and never connects."""

import re
from pathlib import Path

from aldesk.core.hub_folder import cache_home, repository_folder, snapshot
from aldesk.core.hub_id import HubId
from aldesk.sources.arrow_files import files_by_split


def cached(hub_id: HubId, config: str = "") -> Path | None:
    """Return the folder with a data set's Arrow or Parquet files, or None if it is in no cache.

    Parameters
    ----------
    hub_id : HubId
    config : str
        The configuration; empty for any.
    """
    prepared = [] if hub_id.revision else prepared_folders(hub_id.repository)
    places = [folder for folder in prepared if config in ("", folder.parts[-3])]
    if downloaded := snapshot("datasets", hub_id):
        places.append(downloaded)
    return next((folder for folder in places if files_by_split(folder)), None)


def prepared_folders(repository: str) -> list[Path]:
    """Return the folders in which `datasets` keeps what it has loaded; the newest first.

    They are named ``…/configuration/version/hash``.
    """
    home = cache_home("HF_DATASETS_CACHE", "datasets")
    owner, name = repository.split("/")
    # As `datasets` writes names: AudioMNIST is audio_mnist.
    words = re.sub(r"([a-z\d])([A-Z])", r"\1_\2", re.sub(r"([A-Z]+)([A-Z][a-z])", r"\1_\2", name))
    written = (home / f"{owner}___{words.lower()}").glob("*/*/*/dataset_info.json")
    newest_first = sorted(written, key=lambda path: path.stat().st_mtime, reverse=True)
    return [path.parent for path in newest_first]


def prepared_configs(repository: str) -> tuple[str, ...]:
    """Return the configurations of a data set that `datasets` has loaded here."""
    return tuple(sorted({folder.parts[-3] for folder in prepared_folders(repository)}))


def bytes_fetched(repository: str) -> int:
    """Return how many bytes of a data set are in the hub's cache by now, half fetched ones too."""
    total = 0
    for path in repository_folder("datasets", repository).glob("blobs/*"):
        try:
            total += path.stat().st_size
        except OSError:  # it has just got its final name
            continue
    return total
