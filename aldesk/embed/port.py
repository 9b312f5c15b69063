"""The inputs and outputs of a model file."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Port:
    """A tensor that a model takes or gives.

    Attributes
    ----------
    name : str
    shape : tuple of int or None
        None where the model leaves a length open.
    dtype : str
        Its numbers as numpy calls them; empty for those that no encoder needs.
    index : int
        Its number among the tensors of a TFLite model, among the outputs of an ONNX model.
    """

    name: str
    shape: tuple[int | None, ...]
    dtype: str = "float32"
    index: int = 0

    @property
    def width(self) -> int | None:
        """Length of the last axis."""
        return self.shape[-1] if self.shape else None


@dataclass(frozen=True, slots=True)
class Ports:
    """What goes into a model and what comes out.

    Attributes
    ----------
    inputs, outputs : tuple of Port
    inner : tuple of Port
        Tensors between them that can be asked for; of TFLite models only.
    others : tuple of str
        Names of further files beside it, with a part of its weights.
    """

    inputs: tuple[Port, ...]
    outputs: tuple[Port, ...]
    inner: tuple[Port, ...] = ()
    others: tuple[str, ...] = ()
