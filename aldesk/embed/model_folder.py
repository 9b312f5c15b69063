"""What can be told of a Hugging Face folder without loading its model; light."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from aldesk.core.errors import Problem
from aldesk.core.sample import Media
from aldesk.embed.catalogue import is_model_file
from aldesk.embed.model_card import card_path

_BLOCK = 1 << 20
_PREPROCESSORS = ("preprocessor_config.json", "processor_config.json")
_OF_TEXT = ("tokenizer*.json", "vocab.*", "*.spm", "spiece.model", "merges.txt", "modules.json")
_PICKLES = ("*.bin", "*.pt", "*.pth", "*.ckpt", "*.h5", "*.msgpack")
_POINTER = b"version https://git-lfs"
_LONGEST_HEADER = 100_000_000  # of a safetensors file, as its library has it


def refuse_unusable(folder: Path) -> Media:
    """Return what a model is for; refuse a folder that holds none which can be an encoder.

    Raises
    ------
    Problem
        If config.json or weights are not there or not whole, the weights are Python pickles,
        reading which can run any code, or the model is for text.
    """
    try:
        return _media_of(folder)
    except OSError as error:
        raise _unusable(folder, f"it cannot be read ({error.strerror or error})") from error


def _media_of(folder: Path) -> Media:
    if not (folder / "config.json").is_file():
        raise _unusable(folder, "config.json is missing")
    _read(folder / "config.json")
    _refuse_weights(folder)
    settings = [_read(folder / name) for name in _PREPROCESSORS if (folder / name).is_file()]
    if settings:
        # Only what prepares sound has a sampling rate.
        is_sound = any("sampling_rate" in {**s, **_part(s, "feature_extractor")} for s in settings)
        return "sound" if is_sound else "picture"
    if any(True for pattern in _OF_TEXT for _ in folder.glob(pattern)):
        raise _unusable(folder, "its model is for text")
    raise _unusable(folder, "preprocessor_config.json is missing")


def model_type_of(folder: Path) -> str:
    """Return what transformers calls a model's kind, such as ``clip``; empty if it is not told."""
    try:
        said = _read(folder / "config.json").get("model_type")
    except Problem:
        return ""
    return said if isinstance(said, str) else ""


def content_hash(folder: Path) -> str:
    """Hash what determines an embedding, so that a moved or downloaded copy has the same key."""
    digest = hashlib.sha256()
    for path in _that_matter(folder):
        digest.update(path.name.encode() + b"\0")
        with path.open("rb") as file:
            while block := file.read(_BLOCK):
                digest.update(block)
    return digest.hexdigest()


def state_of_files(path: Path) -> str:
    """Return sizes and times of a model's folder or of a file: another text if any has changed.

    Empty for what is no file here, such as a built-in encoder's name.
    """
    try:
        found = _that_matter(path) if path.is_dir() else _with_card(path)
        states = [(file.name, file.stat()) for file in found]
    except (OSError, ValueError):
        return ""
    return " ".join(f"{name}:{stat.st_size}:{stat.st_mtime_ns}" for name, stat in states)


def _with_card(path: Path) -> list[Path]:
    """Return a file, with the card beside a model file."""
    names = [path, card_path(path)] if is_model_file(path) else [path]
    return [name for name in names if name.is_file()]


def _that_matter(folder: Path) -> list[Path]:
    return sorted([*folder.glob("*config.json"), *folder.glob("*.safetensors")])


def _refuse_weights(folder: Path) -> None:
    weights = sorted(folder.glob("*.safetensors"))
    if not weights:
        for path in (found for pattern in _PICKLES for found in sorted(folder.glob(pattern))):
            raise Problem(
                f"The weights are in {path.name} only; files of that kind can run code when they "
                "are read, so ALDesk reads weights in the safetensors format and no other",
                subject=str(folder),
                todo="Choose a revision or a model that has model.safetensors",
            )
        raise _unusable(folder, "it has no weights: model.safetensors is missing")
    for path in weights:
        _refuse_incomplete(path)
    for name in _named_by_index(folder):
        if not (folder / name).is_file():
            raise _unusable(folder, f"a part of its weights, {name}, is missing")


def _refuse_incomplete(path: Path) -> None:
    """Refuse what only stands for weights, or is cut off before they begin."""
    with path.open("rb") as file:
        head = file.read(len(_POINTER))
    if head == _POINTER:
        what = f"{path.name} only says where the weights are (Git LFS); it has none"
        raise _unusable(path.parent, what)
    length = int.from_bytes(head[:8], "little")
    if len(head) < 8 or not 0 < length <= min(_LONGEST_HEADER, path.stat().st_size):
        raise _unusable(path.parent, f"{path.name} is damaged or cut off")


def _named_by_index(folder: Path) -> Iterator[str]:
    for path in folder.glob("*.safetensors.index.json"):
        yield from sorted({str(name) for name in _part(_read(path), "weight_map").values()})


def _read(path: Path) -> dict[str, Any]:
    try:
        read = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise _unusable(path.parent, f"{path.name} cannot be read ({error})") from error
    if not isinstance(read, dict):
        raise _unusable(path.parent, f"{path.name} holds no settings")
    return read


def _part(settings: dict[str, Any], name: str) -> dict[str, Any]:
    part = settings.get(name)
    return part if isinstance(part, dict) else {}


def _unusable(folder: Path, why: str) -> Problem:
    return Problem(
        f"The folder holds no model that can be used as an encoder: {why.rstrip('.')}",
        subject=str(folder),
        todo="It needs config.json, preprocessor_config.json and weights in the safetensors "
        "format, of a model for sound or pictures that transformers knows",
    )
