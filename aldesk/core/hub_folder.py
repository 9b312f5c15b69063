"""Where the Hugging Face libraries keep what they fetched; looks at names, and never connects."""

import os
from pathlib import Path
from typing import Literal


def cache_home(variable: str, name: str) -> Path:
    """Return a cache's folder: what the variable says, or a subfolder of the common one."""
    if chosen := os.environ.get(variable):
        return Path(chosen).expanduser()
    cache = Path(os.environ.get("XDG_CACHE_HOME", "~/.cache")) / "huggingface"
    return Path(os.environ.get("HF_HOME", cache)).expanduser() / name


def repository_folder(kind: Literal["datasets", "models"], repository: str) -> Path:
    """Return the folder that all that was fetched of ``owner/name`` is in, if it was."""
    return cache_home("HF_HUB_CACHE", "hub") / f"{kind}--{repository.replace('/', '--')}"


def fetch_command(kind: Literal["datasets", "models"], name: str) -> tuple[str, str]:
    """Return the command that fetches a repository elsewhere, and the folder that it fills."""
    repository, _, revision = name.partition("@")
    here = repository.rsplit("/", maxsplit=1)[-1]
    chosen = " --repo-type dataset" if kind == "datasets" else ""
    chosen += f" --revision {revision}" if revision else ""
    return f"hf download {repository}{chosen} --local-dir {here}", here


def snapshot(kind: Literal["datasets", "models"], name: str) -> Path | None:
    """Return the folder with a repository's files, or None if none of them is here.

    Parameters
    ----------
    kind : {"datasets", "models"}
    name : str
        ``owner/name`` or ``owner/name@revision``.
    """
    repository, _, revision = name.partition("@")
    folder = repository_folder(kind, repository)
    named = folder / "refs" / (revision or "main")
    commit = named.read_text(encoding="utf-8").strip() if named.is_file() else revision or "main"
    found = folder / "snapshots" / commit
    return found if found.is_dir() else None
