"""Where the Hugging Face libraries keep what they fetched; looks at names, and never connects."""

import os
from pathlib import Path
from typing import Literal

from aldesk.core.hub_id import HubId

Kind = Literal["datasets", "models"]


def cache_home(variable: str, name: str) -> Path:
    """Return a cache's folder: what the variable says, or a subfolder of the common one."""
    if chosen := os.environ.get(variable):
        return Path(chosen).expanduser()
    cache = Path(os.environ.get("XDG_CACHE_HOME", "~/.cache")) / "huggingface"
    return Path(os.environ.get("HF_HOME", cache)).expanduser() / name


def repository_folder(kind: Kind, repository: str) -> Path:
    """Return the folder that all that was fetched of ``owner/name`` is in, if it was."""
    return cache_home("HF_HUB_CACHE", "hub") / f"{kind}--{repository.replace('/', '--')}"


def fetch_command(kind: Kind, hub_id: HubId) -> tuple[str, str]:
    """Return the command that fetches a repository elsewhere, and the folder that it fills."""
    chosen = " --repo-type dataset" if kind == "datasets" else ""
    chosen += f" --revision {hub_id.revision}" if hub_id.revision else ""
    return f"hf download {hub_id.repository}{chosen} --local-dir {hub_id.name}", hub_id.name


def snapshot(kind: Kind, hub_id: HubId) -> Path | None:
    """Return the folder with a repository's files, or None if none of them is here."""
    folder = repository_folder(kind, hub_id.repository)
    revision = hub_id.revision or "main"
    named = folder / "refs" / revision
    commit = named.read_text(encoding="utf-8").strip() if named.is_file() else revision
    found = folder / "snapshots" / commit
    return found if found.is_dir() else None
