"""Encoders from a model in one file, for sound and for pictures."""

import os
from abc import abstractmethod
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from aldesk.arrays import Floats, Vectors
from aldesk.core.encoder_card import EncoderCard
from aldesk.core.errors import Problem, SampleProblem
from aldesk.core.sample import Media
from aldesk.embed.class_head import ClassHead, find_head
from aldesk.embed.class_names import ClassNames
from aldesk.embed.encoder import BaseEncoder, Input, Value, as_picture, as_sound
from aldesk.embed.model_file import ModelFile, read_model_file
from aldesk.embed.model_ports import no_model
from aldesk.embed.onnx_net import OnnxNet
from aldesk.embed.tflite_net import TfliteNet
from aldesk.embed.windows import windows
from aldesk.embed.word_readers import READERS
from aldesk.media import Picture, Sound

PREPROCESSING = 1
"""Counted up when the same file's embeddings change."""

_MOST_WORKERS = 8
_TOO_LONG = 0.01  # seconds that are cut off; what is longer becomes two windows


class Net(Protocol):
    """A loaded model; may be run in several threads.

    Attributes
    ----------
    versions : dict
        Of the library that runs it.
    """

    versions: dict[str, str]

    def run(self, array: npt.NDArray[Any]) -> Floats:
        """Return the embedding's tensor for one input."""

    def constants(self, shape: tuple[int, int]) -> list[Floats]:
        """Return the model's weights of a shape, float32; other tensors may be among them."""


_NETS: dict[str, Callable[[ModelFile], Net]] = {".onnx": OnnxNet, ".tflite": TfliteNet}


def load_model_file(path: Path, name: str) -> "FileEncoder":
    """Load an encoder from a model file; `name` is how it was asked for.

    Raises
    ------
    Problem
        If it cannot be an encoder, cannot be run, or the library that runs it is missing.
    """
    model = read_model_file(path)
    kind = SoundFileEncoder if model.card.media == "sound" else PictureFileEncoder
    try:
        return kind(model, name)
    except Problem:
        raise
    except Exception as error:  # the libraries raise what they like
        raise no_model(path, f"it cannot be run ({_first_line(error)})") from error


class FileEncoder(BaseEncoder):
    """A model in one file, which is run for one input at a time on each core."""

    def __init__(self, model: ModelFile, name: str) -> None:
        self.n_workers = _n_workers()
        self.model = model
        self.rate = model.card.rate
        self._net: Net = _NETS[model.path.suffix.lower()](model)
        self._dtype = np.dtype(model.input.dtype)
        [probe] = self.prepare(self._probe())
        self.n_features = self._embedding(probe).size
        digest = model.content_hash()
        self.key = f"{model.path.suffix[1:].lower()}:{digest[:32]}:{PREPROCESSING}"
        self.card = EncoderCard(
            name, self.n_features, sha256=digest, preprocessing=PREPROCESSING,
            precision=self._dtype.name, licence=model.card.licence,
            versions=self._net.versions,
        )  # fmt: skip

    def class_head(self) -> ClassHead:
        """Return the layer that makes scores of the model's own classes out of embeddings.

        It is compared with the model's own scores before it is believed.

        Raises
        ------
        Problem
            If the model has no classes, or their scores do not follow from the embedding by one
            linear layer.
        """
        model = self.model
        names, subject = ClassNames(model.card.classes), str(model.path)
        if model.scores is None:
            raise Problem("The model has no classes of its own", subject=subject, todo=READERS)
        inputs = [part for value in self._examples() for part in self.prepare(value)]
        net: Net = _NETS[model.path.suffix.lower()](replace(model, output=model.scores))
        scores = np.stack([net.run(part.arrays["input"]).reshape(-1) for part in inputs])
        shape = (len(names.labels), self.n_features)
        candidates = self._net.constants(shape)
        return find_head(names, candidates, self.embed_batch(inputs), scores, subject)

    def _examples(self) -> list[Value]:
        """Return inputs that differ, to compare with the model's own scores."""
        rng = np.random.default_rng(1)
        probe = self._probe()
        if isinstance(probe, Picture):
            shape = probe.pixels.shape
            return [Picture(rng.integers(0, n, shape, np.uint8)) for n in (32, 64, 128, 192, 256)]
        rate, n = self.model.card.rate, self.model.card.length
        t = np.arange(n) / rate
        tones = [np.sin(2 * np.pi * rate * part * t) for part in (0.01, 0.05, 0.2)]
        noise = [rng.normal(size=n) * level for level in (0.01, 0.1)]
        return [Sound((0.2 * wave).astype(np.float32), rate) for wave in (*tones, *noise)]

    @abstractmethod
    def _probe(self) -> Value:
        """Return what a first input is made of."""

    def embed_batch(self, inputs: Sequence[Input]) -> Vectors:
        """Embed inputs, one after another -> float32 (n, n_features)."""
        try:
            vectors = np.stack([self._embedding(part) for part in inputs])
            if vectors.shape[1] != self.n_features:
                raise ValueError("its answers differ in length")
            return vectors
        except Exception as error:
            raise SampleProblem(f"the model fails on it ({_first_line(error)})") from error

    def _embedding(self, part: Input) -> Floats:
        """Return the model's answer, averaged over the places in time or in a picture that it has.

        The last axis has the features, or in a picture with the colours first the first one.
        """
        answer = self._net.run(part.arrays["input"])
        answer = answer[0] if self.model.has_batch and answer.ndim > 1 else answer
        if answer.ndim == 3 and self.model.card.media == "picture" and self._is_colours_first:
            answer = answer.transpose(1, 2, 0)
        n = answer.shape[-1] if answer.ndim else 1
        return np.asarray(answer.reshape(-1, n).mean(0), np.float32)

    @property
    def _is_colours_first(self) -> bool:
        return self.model.card.layout == "nchw"


class SoundFileEncoder(FileEncoder):
    """Such as BirdNET and Perch.

    A clip that is longer than the model's input is cut into windows of that length, and the mean
    goes over all, weighted by how much sound is in each. A shorter one is followed by zeros.
    """

    media: Media = "sound"

    def prepare(self, value: Value) -> Iterator[Input]:
        """Yield the model's input for each window of the clip."""
        card = self.model.card
        sound = as_sound(value)
        blocks = sound.blocks(card.rate)
        if isinstance(sound, Sound):
            most = card.length + int(_TOO_LONG * card.rate)
            blocks = (b[: card.length] if len(b) <= most else b for b in blocks)
        for waveform in windows(blocks, card.length):
            made = _centred(waveform, card.peak) * np.float32(card.scale)
            padded = np.zeros(card.length, self._dtype)
            padded[: len(made)] = made
            yield Input({"input": padded.reshape(self.model.shape)}, max(1, len(made)))

    def _probe(self) -> Value:
        card = self.model.card
        noise = np.random.default_rng(0).normal(scale=0.1, size=card.length)
        return Sound(noise.astype(np.float32), card.rate)


class PictureFileEncoder(FileEncoder):
    """Any model for pictures of three colours."""

    media: Media = "picture"

    def prepare(self, value: Value) -> Iterator[Input]:
        """Yield the picture in the model's size: its middle, or all of it distorted."""
        from PIL import Image, ImageOps

        card, (height, width) = self.model.card, self.model.card.size
        picture = Image.fromarray(as_picture(value).pixels)
        if card.fit == "crop":
            sized = ImageOps.fit(picture, (width, height), Image.Resampling.BICUBIC)
        else:
            sized = picture.resize((width, height), Image.Resampling.BICUBIC)
        pixels: npt.NDArray[Any] = np.asarray(sized)
        if self._dtype != np.uint8:
            mean, std = np.array(card.mean, np.float32), np.array(card.std, np.float32)
            pixels = ((pixels / np.float32(255) - mean) / std).astype(self._dtype)
        if self._is_colours_first:
            pixels = pixels.transpose(2, 0, 1)
        yield Input({"input": np.ascontiguousarray(pixels[None])})

    def _probe(self) -> Value:
        height, width = self.model.card.size
        noise = np.random.default_rng(0).integers(0, 256, (height, width, 3), np.uint8)
        return Picture(noise)


def _centred(waveform: Floats, peak: float) -> Floats:
    """Take the mean away and bring the peak to a height; leave it where that is 0."""
    if not peak or not len(waveform):
        return waveform
    centred = waveform - waveform.mean()
    highest = np.abs(centred).max()
    return np.asarray(centred * (peak / highest) if highest > 0 else centred, np.float32)


def _n_workers() -> int:
    cores = os.cpu_count() or 1
    return min(_MOST_WORKERS, cores if cores <= 2 else cores - 1)


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0].rstrip(".")
