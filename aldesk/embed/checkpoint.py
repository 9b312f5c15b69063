"""Load the part of a saved model that serves as an encoder, and nothing untrained."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import torch
import transformers
from transformers.models.whisper.modeling_whisper import WhisperEncoder

LOCAL: dict[str, Any] = {
    "local_files_only": True,
    # Without this transformers asks on the terminal whether to run a model's code.
    "trust_remote_code": False,
}
_POOLER = re.compile(r"(^|\.)pooler\.")
_TRAINING_ONLY = re.compile(r"(mask_token|masked_spec_embed)$")


def load_model(folder: Path) -> tuple[Any, bool]:
    """Load the model of a folder, of CLIP's kind the tower for pictures, of Whisper the encoder.

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
    elif hasattr(config, "vision_config"):
        config = config.vision_config
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
