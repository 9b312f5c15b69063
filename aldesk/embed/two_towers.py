"""Which models of transformers embed words beside samples, told by their files alone; light."""

from pathlib import Path
from typing import Final

from aldesk.embed.model_folder import model_type_of

SHARED_POOLING: Final = {
    "clip": "projected",
    "clap": "projected",
    "siglip": "pooler",
}
"""By the type of the model: the pooling whose vectors compare with those of words."""

_TOKENIZERS = (("tokenizer.json",), ("vocab.json", "merges.txt"))


def shared_pooling(folder: Path, pooling: str = "auto") -> str:
    """Return the pooling under which a model's vectors compare with those of words.

    Parameters
    ----------
    folder : Path
        In the Hugging Face format.
    pooling : str, default "auto"
        What was chosen for the samples.

    Returns
    -------
    str
        Empty if the model reads no words, or not with that pooling.
    """
    shared = SHARED_POOLING.get(model_type_of(folder), "")
    return shared if pooling in ("auto", shared) else ""


def has_tokenizer(folder: Path) -> bool:
    """Tell whether a folder holds what cuts a text into the model's tokens."""
    return any(all((folder / name).is_file() for name in names) for names in _TOKENIZERS)
