"""The half of a model of two towers that reads words."""

import math
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
import transformers
from safetensors import safe_open

from aldesk.core.errors import Problem
from aldesk.embed.checkpoint import LOCAL, load_text_tower, quiet
from aldesk.embed.pooling import normalised
from aldesk.embed.text_vectors import TextVectors

_BATCH = 64
_SCALES = ("logit_scale", "logit_scale_a")  # of pictures, of sound


class TextTower:
    """Reads sentences, in float32; longer ones are cut as the model demands.

    Parameters
    ----------
    folder : Path
        With the weights of both towers and the tokenizer.
    device : torch.device

    Raises
    ------
    Problem
        If the tokenizer or the weights cannot be loaded.
    """

    def __init__(self, folder: Path, device: torch.device) -> None:
        try:
            with quiet():
                self._model = load_text_tower(folder).to(device)
                self._tokenizer = _tokenizer(folder)
        except Exception as error:  # libraries report what does not suit them as they like
            reason = str(error).strip().splitlines() or [type(error).__name__]
            raise Problem(
                f"The model's half for words cannot be loaded ({reason[0].rstrip('.')})",
                subject=str(folder),
                todo="Copy or download the model again, with its tokenizer.json",
            ) from error
        self._device = device
        self._model_type = str(self._model.config.model_type)
        self._padding, self._length = _lengths(self._model.config, self._tokenizer)
        weights = _scalars(folder, (*_SCALES, "logit_bias"))
        self._scale = math.exp(next((weights[n] for n in _SCALES if n in weights), 0.0))
        self._offset = weights.get("logit_bias")

    def __call__(self, texts: Sequence[str]) -> TextVectors:
        """Embed texts as the model's own `get_text_features` does -> float32 (n, d)."""
        parts = [self._embed(texts[at : at + _BATCH]) for at in range(0, len(texts), _BATCH)]
        return TextVectors(torch.cat(parts).numpy(), self._scale, self._offset)

    def _embed(self, texts: Sequence[str]) -> torch.Tensor:
        is_siglip = self._padding == "max_length"
        made = self._tokenizer(
            # SigLIP learned from small letters, which not every copy of its tokenizer says.
            [text.lower() if is_siglip else text for text in texts],
            padding=self._padding,
            truncation=True,
            max_length=self._length,
            return_tensors="pt",
        )
        # SigLIP was trained to see the padding.
        names = ("input_ids",) if is_siglip else ("input_ids", "attention_mask")
        taken = {name: made[name].to(self._device) for name in names}
        with torch.inference_mode():
            output = self._model(**taken)
        vectors = getattr(output, "text_embeds", None)
        found: torch.Tensor = output.pooler_output if vectors is None else vectors
        return normalised(found.float().cpu(), self._model_type)


def _tokenizer(folder: Path) -> Any:
    if (folder / "tokenizer.json").is_file():
        # As it is written there: transformers' own class for SigLIP needs another library.
        return transformers.PreTrainedTokenizerFast.from_pretrained(folder, local_files_only=True)
    return transformers.AutoTokenizer.from_pretrained(folder, **LOCAL)


def _lengths(config: Any, tokenizer: Any) -> tuple[bool | str, int]:
    """Return how texts are padded and the tokens of the longest."""
    positions = int(config.max_position_embeddings)
    if "siglip" in config.model_type:
        return "max_length", positions
    if "clap" in config.model_type:
        positions -= int(config.pad_token_id) + 1  # RoBERTa counts from behind the padding's number
    return True, min(positions, int(tokenizer.model_max_length))


def _scalars(folder: Path, names: Sequence[str]) -> dict[str, float]:
    """Return those of some weights that there are, each a single number."""
    found = {}
    for path in sorted(folder.glob("*.safetensors")):
        with safe_open(path, framework="pt") as weights:
            for name in set(names) & set(weights.keys()):
                found[name] = float(weights.get_tensor(name).float().reshape(-1)[0])
    return found
