"""Which models of the hub are here already; light, and never connects."""

from pathlib import Path

from aldesk.core.hub_folder import snapshot


def is_whole(folder: Path | None) -> bool:
    """Tell whether a folder holds a model with weights in the safetensors format."""
    if folder is None or not (folder / "config.json").is_file():
        return False
    return any(folder.glob("model*.safetensors"))


def cached_model(name: str) -> Path | None:
    """Return the folder with a model, ``owner/name`` or with ``@revision``, or None."""
    folder = snapshot("models", name)
    return folder if is_whole(folder) else None
