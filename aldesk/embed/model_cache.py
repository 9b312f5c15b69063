"""Which models of the hub are here already; light, and never connects."""

from pathlib import Path

from aldesk.core.hub_folder import snapshot
from aldesk.core.hub_id import HubId


def is_whole(folder: Path | None) -> bool:
    """Tell whether a folder holds a model with weights in the safetensors format."""
    if folder is None or not (folder / "config.json").is_file():
        return False
    return any(folder.glob("model*.safetensors"))


def cached_model(hub_id: HubId) -> Path | None:
    """Return the folder with a model, or None if it is not here."""
    folder = snapshot("models", hub_id)
    return folder if is_whole(folder) else None
