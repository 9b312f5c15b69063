"""Where the hub's data sets lie that are here already; looks at names only, and never connects."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

from aldesk.sources.arrow_files import files_by_split


def cached(name: str, config: str = "") -> Path | None:
    """Return the folder with a data set's Arrow or Parquet files, or None if it is in no cache.

    Parameters
    ----------
    name : str
        ``owner/name`` or ``owner/name@revision``.
    config : str
        The configuration; empty for any.
    """
    repository, _, revision = name.partition("@")
    prepared = [] if revision else prepared_folders(repository)
    places = [folder for folder in prepared if config in ("", folder.parts[-3])]
    places += _downloaded(repository, revision or "main")
    return next((folder for folder in places if files_by_split(folder)), None)


def prepared_folders(repository: str) -> list[Path]:
    """Return the folders in which `datasets` keeps what it has loaded; the newest first.

    They are named ``…/configuration/version/hash``.
    """
    home = _home("HF_DATASETS_CACHE", "datasets")
    owner, name = repository.split("/")
    # As `datasets` writes names: AudioMNIST is audio_mnist.
    words = re.sub(r"([a-z\d])([A-Z])", r"\1_\2", re.sub(r"([A-Z]+)([A-Z][a-z])", r"\1_\2", name))
    written = (home / f"{owner}___{words.lower()}").glob("*/*/*/dataset_info.json")
    newest_first = sorted(written, key=lambda path: path.stat().st_mtime, reverse=True)
    return [path.parent for path in newest_first]


def _downloaded(repository: str, revision: str) -> Iterator[Path]:
    folder = _home("HF_HUB_CACHE", "hub") / f"datasets--{repository.replace('/', '--')}"
    named = folder / "refs" / revision
    commit = named.read_text(encoding="utf-8").strip() if named.is_file() else revision
    if (folder / "snapshots" / commit).is_dir():
        yield folder / "snapshots" / commit


def _home(variable: str, name: str) -> Path:
    if chosen := os.environ.get(variable):
        return Path(chosen).expanduser()
    cache = Path(os.environ.get("XDG_CACHE_HOME", "~/.cache")) / "huggingface"
    return Path(os.environ.get("HF_HOME", cache)).expanduser() / name
