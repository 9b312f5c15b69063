"""What an encoder is: a frozen model that turns a sample into one vector."""

from abc import ABC, abstractmethod
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from aldesk.arrays import Vectors
from aldesk.core.decoding import AS_IS, Decoding
from aldesk.core.encoder_card import EncoderCard
from aldesk.core.errors import Problem, SampleProblem
from aldesk.core.sample import Media, Sample
from aldesk.core.span import Span
from aldesk.embed.batches import in_batches
from aldesk.embed.part_averager import PartAverager
from aldesk.embed.prefetch_map import prefetch_map
from aldesk.embed.text_vectors import TextVectors
from aldesk.embed.word_readers import READERS
from aldesk.media import FileClip, Picture, Sound, long_clip, media_of, read
from aldesk.media.span_reading import OpenRecordings

Value = Sound | FileClip | Picture
"""What is decoded, or is decoded piece by piece."""

Embeddable = Sample | Path | str | Value


@dataclass(frozen=True, slots=True, eq=False)
class Input:
    """A part of one sample as the model takes it; only long sound has more than one.

    Attributes
    ----------
    arrays : Mapping[str, array]
        By the model's names for them, without the axis of the batch.
    n_valid : int
        How much of it holds the sample and not padding, in frames or in values: the weight of this
        part among the others.
    """

    arrays: Mapping[str, npt.NDArray[Any]]
    n_valid: int = 1

    @property
    def shapes(self) -> tuple[tuple[str, tuple[int, ...]], ...]:
        """The arrays' names and shapes."""
        return tuple((name, array.shape) for name, array in self.arrays.items())

    @property
    def nbytes(self) -> int:
        """The arrays' size in bytes."""
        return sum(array.nbytes for array in self.arrays.values())


class Encoder(Protocol):
    """A frozen model that turns each sample into one vector.

    An embedding never depends on what else is in its batch.

    Attributes
    ----------
    key : str
        Names the model, its weights, the pooling and the preprocessing: vectors with the same key
        compare.
    media : {"sound", "picture"}
    n_features : int
        Length of an embedding.
    batch_size : int
        The batch that suits the model and the device.
    n_workers : int
        Batches that are best computed at the same time, each in a thread.
    card : EncoderCard
        What its embeddings depend on, for a person.
    needs_project : bool
        Whether `bind` must be told of all samples first.
    hears : float
        The highest frequency that it hears of a recording, in Hz; 0 if it is not for sound.
    """

    key: str
    media: Media
    n_features: int
    batch_size: int
    n_workers: int
    card: EncoderCard
    needs_project: bool

    @property
    def hears(self) -> float: ...  # noqa: D102

    @property
    def can_read_words(self) -> bool:
        """Whether `embed_texts` can be asked."""
        ...

    def embed_texts(self, texts: Sequence[str]) -> Vectors:
        """Embed texts -> float32 (n, n_features), to be compared with samples by the cosine.

        Raises
        ------
        Problem
            If it reads no words.
        """
        ...

    def read_texts(self, texts: Sequence[str]) -> TextVectors:
        """Embed texts, as `embed_texts`, and tell what a cosine of theirs means."""
        ...

    def bind(self, samples: Sequence[Sample]) -> None:
        """Take note of all the samples of a project."""

    def open(self, sample: Embeddable) -> Iterator[Input]:
        """Decode a sample and prepare it, part by part; raises SampleProblem if it cannot be."""
        ...

    def batch_key(self, prepared: Input) -> Hashable:
        """Return what inputs must have in common to share a batch."""
        ...

    def embed_batch(self, inputs: Sequence[Input]) -> Vectors:
        """Embed inputs with one batch key -> float32 (n, n_features); may be called in threads."""
        ...

    def embed(self, samples: Sequence[Embeddable]) -> Vectors:
        """Embed samples, files or decoded values, in their order -> float32 (n, n_features)."""
        ...

    def close(self) -> None:
        """Let go of the recordings that are kept open; it can be used again."""


class BaseEncoder(ABC):
    """What all encoders share; subclasses prepare inputs and embed batches of equal ones."""

    key: str
    media: Media
    n_features: int
    card: EncoderCard
    batch_size: int = 1
    n_workers: int = 1
    needs_project: bool = False
    rate: int = 0  # the sampling rate in Hz that it takes; 0 if it is not for sound
    decoding: Decoding = AS_IS

    @cached_property
    def _recordings(self) -> OpenRecordings:
        return OpenRecordings()

    def close(self) -> None:
        """Let go of the recordings that are kept open; it can be used again."""
        self._recordings.close()

    @property
    def can_read_words(self) -> bool:
        """Whether `embed_texts` can be asked."""
        return False

    def embed_texts(self, texts: Sequence[str]) -> Vectors:
        """Embed texts -> float32 (n, n_features), to be compared with samples by the cosine.

        Raises
        ------
        Problem
            If it reads no words.
        """
        return self.read_texts(texts).vectors

    def read_texts(self, texts: Sequence[str]) -> TextVectors:
        """Embed texts, as `embed_texts`, and tell what a cosine of theirs means."""
        raise Problem("The encoder reads no words", subject=self.card.name, todo=READERS)

    @property
    def hears(self) -> float:
        """The highest frequency that it hears of a recording, in Hz; 0 if it is not for sound."""
        return self.rate / 2 * self.decoding.expansion

    def use(self, decoding: Decoding) -> None:
        """Take files as this says; so the embeddings are others, and key and card say it."""
        self.decoding = chosen = decoding.of(self.media)
        if chosen.key:
            self.key = f"{self.key}:{chosen.key}"
            self.card = replace(self.card, decoding=chosen.key)

    @abstractmethod
    def prepare(self, value: Value) -> Iterator[Input]:
        """Turn what was decoded into the model's inputs; raises SampleProblem if it cannot be."""

    @abstractmethod
    def embed_batch(self, inputs: Sequence[Input]) -> Vectors:
        """Embed inputs of one shape -> float32 (n, n_features)."""

    def bind(self, samples: Sequence[Sample]) -> None:  # noqa: B027 - most need not know
        """Take note of all the samples of a project."""

    def batch_key(self, prepared: Input) -> Hashable:
        """Return the input's shapes: padding to common ones would change the embedding."""
        return prepared.shapes

    def open(self, sample: Embeddable) -> Iterator[Input]:
        """Decode a sample, unless it is, and prepare it part by part.

        Of a sample that is a stretch of a recording only this is read, and resampled by itself: its
        embedding is that of the stretch cut and saved as a file, whatever lies around it. Sound
        that is decoded already, and in no special way, is only slowed.

        Raises
        ------
        SampleProblem
            If it cannot be decoded, or is nothing for this encoder; names the file.
        """
        if isinstance(sample, Value):
            yield from self.prepare(self._slowed(sample))
            return
        path = sample.path if isinstance(sample, Sample) else Path(sample)
        value = self._decoded(path, sample.span if isinstance(sample, Sample) else None)
        try:
            yield from self.prepare(value)
        except SampleProblem as problem:
            raise SampleProblem(
                problem.what, subject=str(path), kept=problem.kept, todo=problem.todo
            ) from problem

    def _decoded(self, path: Path, span: Span | None) -> Value:
        if span is not None:
            return self._recordings.read(path, span, self.decoding)
        long = long_clip(path, self.decoding) if media_of(path) == "sound" else None
        return long or read(path, self.decoding)

    def _slowed(self, value: Value) -> Value:
        if isinstance(value, Picture) or value.decoding != AS_IS:
            return value
        return replace(value, decoding=self.decoding)

    def embed(self, samples: Sequence[Embeddable]) -> Vectors:
        """Embed samples, files or decoded values.

        Returns
        -------
        vectors : float32 (n_samples, n_features)
            In the order of the samples.

        Raises
        ------
        SampleProblem
            At the first sample that cannot be decoded or embedded.
        """
        whole = PartAverager()
        parts = (
            (place, part) for place, sample in enumerate(samples) for part in self.open(sample)
        )
        batches = in_batches(parts, self.batch_key, self.batch_size)

        def embed(batch: tuple[list[int], list[Input]]) -> tuple[list[int], list[Input], Vectors]:
            return *batch, self.embed_batch(batch[1])

        for places, inputs, vectors in prefetch_map(embed, batches, self.n_workers, self.n_workers):
            for place, part, vector in zip(places, inputs, vectors, strict=True):
                whole.add(place, part.n_valid, vector)
        made = [whole.take(place) for place in range(len(samples))]
        return np.stack(made) if made else np.empty((0, self.n_features), np.float32)


def as_sound(value: Value) -> Sound | FileClip:
    """Return a sound as it is and raise SampleProblem for a picture."""
    if isinstance(value, Picture):
        raise SampleProblem("this is a picture, and the encoder is for sound")
    return value


def as_picture(value: Value) -> Picture:
    """Return a picture as it is and raise SampleProblem for a sound."""
    if isinstance(value, Picture):
        return value
    raise SampleProblem("this is sound, and the encoder is for pictures")
