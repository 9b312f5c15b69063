"""The card of a model file: what cannot be told from the file itself, in JSON beside it."""

import json
import math
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from aldesk.core.errors import Problem
from aldesk.core.sample import Media

IMAGENET_MEAN = (0.485, 0.456, 0.406)
IMAGENET_STD = (0.229, 0.224, 0.225)


@dataclass(frozen=True, slots=True)
class ModelCard:
    """How samples become a model's input, and which of its outputs is the embedding.

    Attributes
    ----------
    media : {"sound", "picture"}
    output : str or int
        The embedding: an output's name, or its number among the outputs of an ONNX model or among
        the tensors of a TFLite model.
    name, licence : str
        For a person.
    classes : tuple of str
        Names of the model's own classes, if it has any.
    rate : int
        Sampling rate in Hz that it takes.
    seconds : float
        Length of its input; a shorter clip is padded with zeros.
    scale : float
        What amplitudes from −1 to 1 are multiplied by.
    peak : float
        If it is not 0, the mean is taken away from each input and its peak is brought to this.
    size : (int, int)
        Height and width of a picture.
    mean, std : (float, float, float)
        What is taken away from red, green and blue between 0 and 1, and what they are divided by.
    layout : {"nchw", "nhwc"}
        Whether the colours come before height and width, or after them.
    fit : {"crop", "stretch"}
        How a picture of another shape gets this one: the middle of it, or all of it distorted.
    """

    media: Media
    output: str | int
    name: str = ""
    licence: str = ""
    classes: tuple[str, ...] = ()
    rate: int = 0
    seconds: float = 0.0
    scale: float = 1.0
    peak: float = 0.0
    size: tuple[int, int] = (0, 0)
    mean: tuple[float, ...] = IMAGENET_MEAN
    std: tuple[float, ...] = IMAGENET_STD
    layout: Literal["nchw", "nhwc"] = "nchw"
    fit: Literal["crop", "stretch"] = "crop"

    @property
    def length(self) -> int:
        """How many values a sound of it has."""
        return round(self.rate * self.seconds)

    @property
    def effect(self) -> str:
        """What of it changes embeddings, as one text."""
        of_sound = (self.rate, self.seconds, self.scale, self.peak)
        of_pictures = (self.size, self.mean, self.std, self.layout, self.fit)
        chosen = of_sound if self.media == "sound" else of_pictures
        return json.dumps([self.media, self.output, *chosen])


def card_path(model: Path) -> Path:
    """Return where a model's card is looked for: ``birds.json`` beside ``birds.onnx``."""
    return model.with_suffix(".json")


def read_card(model: Path) -> dict[str, Any]:
    """Return what the card beside a model says; nothing where there is none.

    Raises
    ------
    Problem
        If it cannot be read, or says something that cannot be.
    """
    path = card_path(model)
    try:
        said = json.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, RecursionError) as error:
        raise _unusable(path, f"cannot be read ({error})") from error
    if not isinstance(said, dict):
        raise _unusable(path, "holds no names with values")
    if unknown := sorted(said.keys() - _FIELDS.keys()):
        raise _unusable(path, f"says {unknown[0]}, which is not known")
    return {name: _read(path, name, value) for name, value in said.items()}


def _read(path: Path, name: str, value: Any) -> Any:
    what, read = _FIELDS[name]
    try:
        return read(value)
    except (TypeError, ValueError, OverflowError) as error:
        raise _unusable(path, f"must say for {name} {what}") from error


def _unusable(path: Path, why: str) -> Problem:
    return Problem(
        f"The card of the model {why.rstrip('.')}",
        subject=str(path),
        todo=f"Correct it or take it away; a card can have {', '.join(_FIELDS)}",
    )


def _positive(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError
    if not (math.isfinite(value) and value > 0):
        raise ValueError
    return float(value)


def _whole(value: Any) -> int:
    number = _positive(value)
    if number != int(number):
        raise ValueError
    return int(number)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _texts(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise TypeError
    return tuple(map(_text, value))


def _output(value: Any) -> str | int:
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise TypeError
    if isinstance(value, int) and value < 0:
        raise ValueError
    return value


def _size(value: Any) -> tuple[int, int]:
    height, width = value if isinstance(value, list) else (value, value)
    return _whole(height), _whole(width)


def _colours(value: Any) -> tuple[float, ...]:
    red, green, blue = (float(part) for part in value)
    if not all(map(math.isfinite, (red, green, blue))):
        raise ValueError
    return red, green, blue


def _deviations(value: Any) -> tuple[float, ...]:
    return tuple(map(_positive, _colours(value)))


def _one_of(*choices: str) -> tuple[str, Callable[[Any], str]]:
    def read(value: Any) -> str:
        if value not in choices:
            raise ValueError
        return str(value)

    return " or ".join(choices), read


_NUMBER = ("a number above 0", _positive)
_TEXT = ("a text", _text)

_FIELDS: dict[str, tuple[str, Callable[[Any], Any]]] = {
    "media": _one_of("sound", "picture"),
    "output": ("an output's name or number", _output),
    "name": _TEXT,
    "licence": _TEXT,
    "classes": ("a list of texts", _texts),
    "rate": ("a whole number above 0, in Hz", _whole),
    "seconds": _NUMBER,
    "scale": _NUMBER,
    "peak": _NUMBER,
    "size": ("a number, or height and width", _size),
    "mean": ("three numbers", _colours),
    "std": ("three numbers above 0", _deviations),
    "layout": _one_of("nchw", "nhwc"),
    "fit": _one_of("crop", "stretch"),
}
"""What a card may say, what each must be in words, and what reads it."""
