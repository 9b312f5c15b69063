"""What can be told of a Hugging Face folder without loading its model."""

import hashlib
import json
from pathlib import Path

from aldesk.core.errors import Problem

_BLOCK = 1 << 20


def is_for_sound(folder: Path) -> bool:
    """Tell sound from pictures: only what prepares sound has a sampling rate."""
    found = [folder / f"{name}_config.json" for name in ("preprocessor", "processor")]
    settings = [json.loads(path.read_text("utf-8")) for path in found if path.is_file()]
    if not settings:
        raise FileNotFoundError("preprocessor_config.json is missing")
    return any("sampling_rate" in {**s, **s.get("feature_extractor", {})} for s in settings)


def refuse_pickles(folder: Path) -> None:
    """Refuse weights that are Python pickles: reading them can run any code.

    Raises
    ------
    Problem
        If the folder has weights, but none in the safetensors format.
    """
    if any(folder.glob("*.safetensors")):
        return
    for pattern in ("*.bin", "*.pt", "*.pth", "*.ckpt", "*.h5", "*.msgpack"):
        for path in sorted(folder.glob(pattern)):
            raise Problem(
                f"The weights are in {path.name} only; files of that kind can run code when they "
                "are read, so ALDesk reads weights in the safetensors format and no other",
                subject=str(folder),
                todo="Choose a revision or a model that has model.safetensors",
            )


def content_hash(folder: Path) -> str:
    """Hash what determines an embedding, so that a moved or downloaded copy has the same key."""
    digest = hashlib.sha256()
    for path in sorted([*folder.glob("*config.json"), *folder.glob("*.safetensors")]):
        digest.update(path.name.encode() + b"\0")
        with path.open("rb") as file:
            while block := file.read(_BLOCK):
                digest.update(block)
    return digest.hexdigest()
