"""Load an encoder from a Hugging Face folder; imports torch and transformers."""

from pathlib import Path

from aldesk.core.errors import Problem
from aldesk.embed.checkpoint import quiet
from aldesk.embed.model_folder import refuse_unusable
from aldesk.embed.picture_transformer import PictureTransformer
from aldesk.embed.sound_transformer import SoundTransformer
from aldesk.embed.transformer import Transformer, Wish

__all__ = ["Wish", "load_folder"]


def load_folder(folder: Path, wish: Wish) -> Transformer:
    """Load an encoder from a folder with config.json, its preprocessor and safetensors weights.

    Raises
    ------
    Problem
        If the folder holds no model that can serve as an encoder, or the machine or the model
        lacks what was wished for.
    """
    kind = SoundTransformer if refuse_unusable(folder) == "sound" else PictureTransformer
    try:
        with quiet():
            return kind(folder, wish)
    except Problem:
        raise
    except Exception as error:
        # Libraries report a folder that does not suit them with exceptions of every kind.
        reason = str(error).strip().splitlines() or [type(error).__name__]
        raise Problem(
            f"The folder holds no model that can be used as an encoder ({reason[0].rstrip('.')})",
            subject=str(folder),
            todo="It needs config.json, preprocessor_config.json and weights in the safetensors "
            "format, of a model for sound or pictures that transformers knows",
        ) from error
