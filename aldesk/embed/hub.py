"""Fetch a model from the Hugging Face hub, once; later its local copy is used."""

import logging
import re
from pathlib import Path

from aldesk.core.errors import Problem
from aldesk.core.hub_folder import fetch_command
from aldesk.core.hub_id import HubId
from aldesk.embed.model_cache import cached_model, is_whole

# Weights in safetensors only: the other formats can run code when they are read.
_FILES = (
    "config.json",
    "preprocessor_config.json",
    "processor_config.json",
    "model.safetensors",
    "model.safetensors.index.json",
    "model-*-of-*.safetensors",
    # What cuts words into tokens, for models that read words.
    "tokenizer.json",
    "tokenizer_config.json",
    "special_tokens_map.json",
    "vocab.json",
    "merges.txt",
)

_COMMIT = re.compile("[0-9a-f]{40}")

_log = logging.getLogger(__name__)


def fetch(hub_id: HubId) -> Path:
    """Return the folder with a model of the hub.

    Raises
    ------
    Problem
        If it is not in the cache and cannot be downloaded, or has no safetensors weights.
    """
    if found := cached_model(hub_id):
        return found
    _log.info("Fetching %s from huggingface.co", hub_id)
    folder = _download(hub_id)
    if not is_whole(folder):
        raise Problem(
            "This model has no weights in the safetensors format, and ALDesk reads no other",
            subject=str(hub_id),
            todo="Choose a model or a revision (owner/name@revision) that has model.safetensors",
        )
    return folder


def commit_of(folder: Path) -> str:
    """Return the commit that a fetched folder holds, or nothing if its place does not tell."""
    return folder.name if _COMMIT.fullmatch(folder.name) else ""


def _download(hub_id: HubId) -> Path:
    from huggingface_hub import snapshot_download

    try:
        folder = snapshot_download(
            hub_id.repository, revision=hub_id.revision or None, allow_patterns=list(_FILES)
        )
    except Exception as error:  # connections fail with the exceptions of several libraries
        raise _out_of_reach(hub_id, error) from error
    return Path(folder)


def _out_of_reach(hub_id: HubId, error: Exception) -> Problem:
    command, here = fetch_command("models", hub_id)
    reason = str(error).strip().splitlines() or [type(error).__name__]
    return Problem(
        f"This model is neither a folder here nor in the cache, and the hub did not give it "
        f"({reason[0].rstrip('.')})",
        subject=str(hub_id),
        todo=f"On a machine with a network run `{command}`, copy the folder {here} to this "
        f"machine, and give its path as the encoder",
    )
