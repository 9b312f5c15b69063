"""What can be told of a model file, ``.onnx`` or ``.tflite``, without running it; light."""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from aldesk.core.errors import Problem
from aldesk.core.files import is_there
from aldesk.core.sample import Media
from aldesk.core.typed_path import with_home
from aldesk.embed.catalogue import is_model_file
from aldesk.embed.class_names import labels_beside
from aldesk.embed.known_models import known_model
from aldesk.embed.model_card import ModelCard, card_path, read_card
from aldesk.embed.model_ports import no_model, read_ports
from aldesk.embed.port import Port, Ports

_BLOCK = 1 << 20
_EMBEDDINGS = (
    *("embedding", "embeddings", "image_embeds", "audio_embeds", "pooler_output", "features"),
    *("last_hidden_state",),
)
_FLOATS = ("float32", "float16")
_DTYPES = (*_FLOATS, "uint8")
_HIGHEST_RATE = 10_000_000
_MOST_VALUES = 1 << 26  # of a sound: 23 minutes at 48 kHz
_LARGEST = 8192  # pixels, of a picture's side
_GUIDE = "the guide tells how, under “Model files”"


@dataclass(frozen=True, slots=True)
class ModelFile:
    """A model file that can be an encoder.

    Attributes
    ----------
    path : Path
    card : ModelCard
        What the file, the card beside it and what is known of such files say together.
    input, output : Port
        What it takes and the embedding.
    shape : tuple of int
        Of one input as the model takes it.
    others : tuple of Path
        Further files with a part of its weights.
    scores : Port, optional
        The output with a score for each of the card's classes.
    """

    path: Path
    card: ModelCard
    input: Port
    output: Port
    shape: tuple[int, ...]
    others: tuple[Path, ...] = ()
    scores: Port | None = None

    @property
    def has_batch(self) -> bool:
        """Whether its input's first axis counts samples."""
        return len(self.shape) > 1

    def content_hash(self) -> str:
        """Hash what determines an embedding: the weights, and what the card makes of samples."""
        digest = hashlib.sha256(self.card.effect.encode())
        for path in (self.path, *self.others):
            with path.open("rb") as file:
                while block := file.read(_BLOCK):
                    digest.update(block)
        return digest.hexdigest()


def read_model_file(path: Path) -> ModelFile:
    """Look at a model file and its card.

    Raises
    ------
    Problem
        If it cannot be an encoder: it is damaged, takes something else than one waveform or one
        picture, or its card is missing or does not fit it.
    """
    if not is_there(path):
        raise Problem("There is no such file", subject=str(path))
    ports = read_ports(path)
    if len(ports.inputs) != 1:
        names = ", ".join(port.name for port in ports.inputs)
        raise no_model(path, f"it takes {len(ports.inputs)} inputs ({names}) instead of one")
    [port] = ports.inputs
    said = {**known_model(ports), **read_card(path)}
    said.setdefault("media", "picture" if len(port.shape) == 4 else "sound")
    complete = _of_sound if said["media"] == "sound" else _of_picture
    said |= complete(path, port, said)
    output = _output(path, ports, said.get("output"))
    beside = [port for port in ports.outputs if port.index != output.index]
    said.setdefault("classes", labels_beside(path, [port.width or 0 for port in beside]))
    card = ModelCard(**{**said, "output": output.index})
    _refuse_numbers(path, port, _DTYPES if card.media == "picture" else _FLOATS)
    _refuse_numbers(path, output, _FLOATS)
    n_classes = len(card.classes)
    scores = next((port for port in beside if port.width == n_classes and n_classes), None)
    return ModelFile(path, card, port, output, _shape(port, card), _others(path, ports), scores)


def media_of_model(path: Path) -> Media:
    """Return what a model file is for; raises Problem as `read_model_file`."""
    return read_model_file(path).card.media


def window_seconds(encoder: str | Path, expansion: int = 1) -> float | None:
    """Return how long a window suits an encoder, as `load_encoder` takes it.

    Light: of a model file a few pages are read. With a time expansion such a window lasts as many
    times less in the recording, whose seconds these are.

    Returns
    -------
    float or None
        Such as 3.0 for BirdNET and 5.0 for Perch; None where the encoder takes any length, is for
        pictures or cannot be used.
    """
    if not is_model_file(encoder):
        return None
    try:
        seconds = read_model_file(with_home(str(encoder))).card.seconds
    except Problem:
        return None
    return seconds / expansion if seconds else None


def _of_sound(path: Path, port: Port, said: dict[str, Any]) -> dict[str, Any]:
    """Complete rate and seconds from the length of the input."""
    axes = port.shape[1:] if len(port.shape) > 1 else port.shape
    lengths = [n for n in axes if n != 1]
    if len(lengths) != 1:
        raise no_model(path, f"its input {port.name} {_dimensions(port)} is no waveform")
    [length], rate, seconds = lengths, said.get("rate"), said.get("seconds")
    if rate is None or (seconds is None and length is None):
        raise _no_card(path, '{"rate": 32000, "seconds": 5}')
    n: float = (length or 0) if seconds is None else rate * seconds
    if rate > _HIGHEST_RATE or not 1 <= n <= _MOST_VALUES:
        raise no_model(
            path,
            f"an input of {n:.3g} values at {rate:.3g} Hz is none",
            f"Correct rate or seconds in {card_path(path).name}",
        )
    if length is not None and seconds is not None and round(rate * seconds) != length:
        raise no_model(
            path,
            f"its input has {length} values, and {seconds:g} s at {rate} Hz are "
            f"{round(rate * seconds)}",
            f"Correct rate or seconds in {card_path(path).name}",
        )
    return {"seconds": float(seconds if seconds is not None else length / rate)}


def _of_picture(path: Path, port: Port, said: dict[str, Any]) -> dict[str, Any]:
    """Complete size and layout from the shape of the input."""
    if len(port.shape) != 4:
        raise no_model(path, f"its input {port.name} {_dimensions(port)} is no picture")
    _, first, second, last = port.shape
    layout = said.get("layout", "nhwc" if last == 3 and first != 3 else "nchw")
    colours, *shape = (first, second, last) if layout == "nchw" else (last, first, second)
    if colours not in (3, None):
        raise no_model(path, f"its input {port.name} {_dimensions(port)} has not three colours")
    size = said.get("size") or tuple(shape)
    if None in size:
        raise _no_card(path, '{"size": 224}')
    if max(size) > _LARGEST:
        raise no_model(
            path,
            f"pictures of {size[0]} × {size[1]} are too large",
            f"Correct size in {card_path(path).name}",
        )
    if any(n not in (None, wanted) for n, wanted in zip(shape, size, strict=True)):
        raise no_model(
            path,
            f"its input {_dimensions(port)} is not of the size {size[0]} × {size[1]}",
            f"Correct size or layout in {card_path(path).name}",
        )
    return {"layout": layout, "size": size}


def _output(path: Path, ports: Ports, wanted: str | int | None) -> Port:
    """Return the embedding: what is wanted, else an output with a telling name, else the only."""
    found = ports.outputs
    if wanted is not None:
        match = [port for port in (*found, *ports.inner) if wanted in (port.name, port.index)]
    elif len(found) == 1:
        match = list(found)
    else:
        named = {port.name.rpartition("/")[2].lower(): port for port in reversed(found)}
        match = [named[name] for name in _EMBEDDINGS if name in named]
    if match:
        return match[0]
    names = ", ".join(f"{port.name} {_dimensions(port)}" for port in found[:8])
    if wanted is None:
        raise _no_card(path, '{"output": "embedding"}', f" which of its outputs ({names}) is meant")
    raise no_model(
        path, f"it has no output {wanted}, only {names}", f"Correct {card_path(path).name}"
    )


def _shape(port: Port, card: ModelCard) -> tuple[int, ...]:
    if card.media == "picture":
        return (1, 3, *card.size) if card.layout == "nchw" else (1, *card.size, 3)
    if len(port.shape) == 1:
        return (card.length,)
    return (1, *(1 if n == 1 else card.length for n in port.shape[1:]))


def _others(path: Path, ports: Ports) -> tuple[Path, ...]:
    found = tuple(path.parent / name for name in ports.others)
    for other in found:
        if not is_there(other):
            raise no_model(path, f"a part of its weights, {other.name}, is missing")
    return found


def _refuse_numbers(path: Path, port: Port, suitable: tuple[str, ...]) -> None:
    if port.dtype not in suitable:
        raise no_model(path, f"the numbers of {port.name} are not {' or '.join(suitable)}")


def _no_card(path: Path, example: str, what: str = "") -> Problem:
    lacking = what or " how samples become its input"
    return no_model(
        path,
        f"it doesn't say{lacking}",
        f"Write a card, {card_path(path).name}, beside it, such as {example}: {_GUIDE}",
    )


def _dimensions(port: Port) -> str:
    return "(" + " × ".join("?" if n is None else str(n) for n in port.shape) + ")"
