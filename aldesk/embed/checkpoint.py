"""Load the part of a saved model that serves as an encoder, and nothing untrained."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import torch
import transformers
from transformers.models.whisper.modeling_whisper import WhisperEncoder

from aldesk.embed.two_towers import SHARED_POOLING

LOCAL: dict[str, Any] = {
    "local_files_only": True,
    # Without this transformers asks on the terminal whether to run a model's code.
    "trust_remote_code": False,
}
_PROJECTED: dict[str, Any] = {
    "clip": transformers.CLIPVisionModelWithProjection,
    "clap": transformers.ClapAudioModelWithProjection,
}
_OF_TEXT: dict[str, Any] = {
    "clip": transformers.CLIPTextModelWithProjection,
    "clap": transformers.ClapTextModelWithProjection,
    "siglip": transformers.SiglipTextModel,
}
_POOLER = re.compile(r"(^|\.)pooler\.")
_TRAINING_ONLY = re.compile(r"(mask_token|masked_spec_embed)$")


def load_model(folder: Path, pooling: str = "auto") -> tuple[Any, bool]:
    """Load the model of a folder, of CLIP's kind the tower for samples, of Whisper the encoder.

    With the pooling ``projected``, and ``auto`` where it suits, a tower keeps its projection into
    the space that samples share with words.

    Returns
    -------
    model : transformers.PreTrainedModel
        In float32, on the CPU, ready for inference.
    has_pooler : bool
        False if the folder holds no weights for the model's pooler.

    Raises
    ------
    ValueError
        If other weights are missing: they would be random.
    """
    config = transformers.AutoConfig.from_pretrained(folder, **LOCAL)
    kind, options = transformers.AutoModel, dict(LOCAL)
    if config.model_type == "whisper":
        kind = WhisperEncoder
        options = {"key_mapping": {r"^(model\.)?encoder\.": ""}, "local_files_only": True}
    elif config.model_type == "clap" or (
        SHARED_POOLING.get(config.model_type) == "projected" and pooling in ("auto", "projected")
    ):
        kind, options = _PROJECTED[config.model_type], {"local_files_only": True}
        config = _tower(config, "audio_config" if config.model_type == "clap" else "vision_config")
    elif hasattr(config, "vision_config"):
        config = config.vision_config
    return _load(kind, folder, config, options)


def load_text_tower(folder: Path) -> Any:
    """Load of a model of two towers the one for words, in float32, on the CPU.

    Raises
    ------
    ValueError
        If weights are missing.
    """
    config = transformers.AutoConfig.from_pretrained(folder, **LOCAL)
    kind = _OF_TEXT[config.model_type]
    return _load(kind, folder, _tower(config, "text_config"), {"local_files_only": True})[0]


def _tower(config: Any, name: str) -> Any:
    """Return one tower's settings, with the length of the vectors that both towers give."""
    tower = getattr(config, name)
    if SHARED_POOLING[config.model_type] == "projected":
        tower.projection_dim = config.projection_dim
    return tower


def _load(kind: Any, folder: Path, config: Any, options: dict[str, Any]) -> tuple[Any, bool]:
    model, report = kind.from_pretrained(
        folder,
        config=config,
        use_safetensors=True,
        dtype=torch.float32,
        output_loading_info=True,
        **options,
    )
    missing = sorted(name for name in report["missing_keys"] if not _TRAINING_ONLY.search(name))
    needed = [name for name in missing if not _POOLER.search(name)]
    if needed or report["mismatched_keys"]:
        raise ValueError(
            f"weights of the encoder are missing, {len(needed)} of them, first {needed[0]}"
            if needed
            else "the weights do not fit config.json"
        )
    return model.eval(), not missing


@contextmanager
def quiet() -> Iterator[None]:
    """Keep transformers from drawing bars and logging advice while it loads."""
    log = transformers.utils.logging
    level, bars = log.get_verbosity(), log.is_progress_bar_enabled()
    log.set_verbosity_error()
    log.disable_progress_bar()
    try:
        yield
    finally:
        log.set_verbosity(level)
        if bars:
            log.enable_progress_bar()
