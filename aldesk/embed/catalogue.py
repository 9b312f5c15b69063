"""The encoders that need no download, and what can be chosen for the others."""

from dataclasses import dataclass
from pathlib import Path

from aldesk.core.files import is_there
from aldesk.core.sample import Media
from aldesk.core.typed_path import with_home


@dataclass(frozen=True, slots=True)
class BuiltIn:
    """What a person reads before they choose a built-in encoder."""

    name: str
    media: Media
    sentence: str


ENCODERS = (
    BuiltIn(
        "spectral",
        "sound",
        "How the spectrum of a clip is shaped and how it changes; fast, good for short and similar "
        "sounds such as single words.",
    ),
    BuiltIn(
        "gradients",
        "picture",
        "Outlines, layout and colours of a picture; fast, good for drawings, digits and textures, "
        "weak for photographs of objects.",
    ),
)


POOLINGS = ("auto", "cls", "mean", "pooler", "projected")
"""How a transformer's hidden states become one vector: the class token, the mean over the patches
or frames that hold the sample, the model's own pooler, its projection into the space that samples
share with words, or what suits the model."""

PRECISIONS = ("auto", "float32", "float16", "bfloat16")
"""What a transformer computes with; ``auto`` is float16 on a GPU and float32 on the CPU."""

MATRICES = (".npy", ".npz", ".parquet", ".csv", ".tsv")
"""Extensions of files with embeddings that were computed elsewhere."""

MODEL_FILES = (".onnx", ".tflite")
"""Extensions of models in one file."""


def default_encoder(media: Media) -> str:
    """Return the name of the built-in encoder for sound or for pictures."""
    return next(encoder.name for encoder in ENCODERS if encoder.media == media)


def is_matrix(encoder: str | Path) -> bool:
    """Tell whether an encoder is a file with embeddings, by its name."""
    return Path(encoder).suffix.lower() in MATRICES


def is_model_file(encoder: str | Path) -> bool:
    """Tell whether an encoder is a model in one file, by its name."""
    return Path(encoder).suffix.lower() in MODEL_FILES


def full_name(encoder: str) -> str:
    """Return an encoder's name such that it means the same from everywhere: files in full."""
    if not encoder or encoder in {known.name for known in ENCODERS}:
        return encoder
    path = with_home(encoder)
    return str(path.absolute()) if is_there(path) else encoder
