"""Open Hugging Face data sets: the only module that imports `datasets`.

It takes a second to import, so only processes that read sources do. Nothing is decoded here, no
script is run, and only a hub id that is in no cache leads to a connection.
"""

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import Any

from aldesk.core.errors import Problem
from aldesk.core.hub_folder import fetch_command
from aldesk.core.hub_id import HubId
from aldesk.sources.arrow_files import files_by_split, is_saved, pointer_among
from aldesk.sources.hub_cache import cached, prepared_configs

_log = logging.getLogger(__name__)
_PATIENCE = 10.0  # seconds that the hub has for its first answer


def open_dataset(where: HubId | Path, config: str = "") -> dict[str, Any]:
    """Open a data set.

    Parameters
    ----------
    where : HubId or Path
        A path is a Parquet or Arrow file, a folder in the hub's layout, or one written by
        `save_to_disk`.
    config : str
        The configuration; empty for the only or default one.

    Returns
    -------
    dict of str to datasets.Dataset
        Split to rows, which stay on the disk until they are asked for. A data set without splits
        has the split ``""``.

    Raises
    ------
    Problem
        If it cannot be opened, or there are several configurations and none was chosen.
    """
    library = _library()
    if isinstance(where, HubId):
        opened = _from_hub(library, where, config)
    else:
        with _refusing(where):
            opened = _from_disk(library, where, config)
    if isinstance(opened, library.Dataset):
        return {str(opened.split or ""): opened}
    return {str(split): rows for split, rows in opened.items()}


def _library() -> Any:
    # Reading a local file would otherwise be counted on a server.
    os.environ.setdefault("HF_UPDATE_DOWNLOAD_COUNTS", "0")
    import datasets

    datasets.disable_progress_bars()
    datasets.logging.set_verbosity_error()
    return datasets


@contextmanager
def _refusing(where: Path) -> Iterator[None]:
    try:
        yield
    except Problem:
        raise
    except Exception as error:  # datasets and pyarrow raise whatever a damaged file leads them to
        if pointer := pointer_among(chain.from_iterable(files_by_split(where).values())):
            raise pointer from error
        raise Problem(
            f"The data set cannot be opened ({_reason(error)})",
            subject=str(where),
            kept="It is untouched",
            todo="Copy or download it again",
        ) from error


def _from_disk(library: Any, where: Path, config: str) -> Any:
    if where.is_file():
        ((split, _),) = files_by_split(where).items()
        return {split: _from_file(library, where)}
    if is_saved(where):
        return library.load_from_disk(str(where))
    names = library.get_dataset_config_names(str(where))
    if config and config not in names and (where / config).is_dir():
        return library.load_dataset(str(where / config))
    return library.load_dataset(str(where), name=_config(config, names, str(where)) or None)


def _from_file(library: Any, path: Path) -> Any:
    if path.suffix.lower() == ".parquet":
        return library.Dataset.from_parquet(str(path))
    import pyarrow as pa

    try:
        return library.Dataset.from_file(str(path))
    except pa.ArrowInvalid:  # Arrow's other format, with an index at its end
        mapped = pa.ipc.open_file(pa.memory_map(str(path)))
        return library.Dataset(library.table.InMemoryTable(mapped.read_all()))


def _config(wanted: str, names: list[str], where: str) -> str:
    if wanted in names or (not wanted and (len(names) < 2 or "default" in names)):
        return wanted
    what = f"There is no configuration {wanted!r}" if wanted else "There are several configurations"
    raise Problem(what, subject=where, todo=f"Choose one with --config: {', '.join(sorted(names))}")


def _from_hub(library: Any, hub_id: HubId, config: str) -> Any:
    repository, revision = hub_id.repository, hub_id.revision
    if not revision and (prepared := _prepared(library, repository, config)) is not None:
        return prepared
    folder = cached(HubId(repository, revision or "main"))
    if folder is not None:
        with _refusing(folder):
            return _from_disk(library, folder, config)
    from huggingface_hub import HfApi

    _log.info("Fetching the data set %s from huggingface.co", hub_id)
    try:
        # Asked once, without the library's retries: without a network the answer comes soon.
        HfApi().dataset_info(repository, revision=revision or None, timeout=_PATIENCE)
        return library.load_dataset(repository, name=config or None, revision=revision or None)
    except Exception as error:  # connections fail with the exceptions of several libraries
        raise _out_of_reach(hub_id, error) from error


def _prepared(library: Any, repository: str, config: str) -> Any:
    """Return a data set that `datasets` has loaded here before, or None."""
    from datasets.packaged_modules.cache.cache import Cache

    names = list(prepared_configs(repository))
    if not names or (config and config not in names):
        return None
    chosen = config or _config("", names, repository) or _only(names)
    try:
        with _refusing(Path(repository)):
            builder = Cache(
                dataset_name=repository.rsplit("/", maxsplit=1)[-1],
                repo_id=repository,
                config_name=chosen,
                version="auto",
                hash="auto",
            )
            return builder.as_dataset()
    except Problem as problem:  # half written, perhaps: the hub's own cache may be whole
        _log.info("Not taken from the cache: %s", problem)
        return None


def _only(names: list[str]) -> str:
    return "default" if "default" in names else names[0]


def _out_of_reach(hub_id: HubId, error: Exception) -> Problem:
    command, here = fetch_command("datasets", hub_id)
    return Problem(
        f"This data set is neither a path here nor in the cache, and the hub did not give it "
        f"({_reason(error)})",
        subject=hub_id.repository,
        todo=f"On a machine with a network run `{command}`, copy the folder {here} to this "
        f"machine, and give its path as the source",
    )


def _reason(error: Exception) -> str:
    first: BaseException = error
    while first.__cause__ is not None:  # datasets wraps what went wrong into what it was doing
        first = first.__cause__
    lines = str(first).strip().splitlines() or [type(first).__name__]
    return lines[0].rstrip(".")
