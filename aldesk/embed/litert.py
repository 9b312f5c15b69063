"""Whether the library that runs TFLite models is installed, told without loading it."""

from importlib.util import find_spec
from pathlib import Path

from aldesk.core.errors import Problem

LIBRARY = "ai-edge-litert"


def refuse_without_litert(path: Path) -> None:
    """Refuse a TFLite model that nothing here can run."""
    if path.suffix.lower() == ".tflite" and find_spec("ai_edge_litert") is None:
        raise without_litert(path)


def without_litert(path: Path, why: str = "") -> Problem:
    """Return the problem of a TFLite model where LiteRT cannot be loaded."""
    return Problem(
        f"Models in the TFLite format need the package {LIBRARY}, which is not installed"
        + (f" ({why})" if why else ""),
        subject=str(path),
        todo=f"Run `pip install {LIBRARY}` in ALDesk's environment, or give the model in "
        "the ONNX format",
    )
