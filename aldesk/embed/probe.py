"""Turn words into what embeddings are compared with; the heavy part is the encoder's."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from aldesk.core.errors import Problem
from aldesk.core.word_probe import WordProbe
from aldesk.embed.encoder import Encoder
from aldesk.embed.file_encoder import FileEncoder
from aldesk.embed.load import load_encoder
from aldesk.embed.word_readers import READERS


def load_probe(
    name: str, key: str, how: Mapping[str, Any], texts: Sequence[str], indices: Sequence[int]
) -> WordProbe:
    """Load an encoder and ask it for classes or, if there are none, for texts.

    Parameters
    ----------
    name : str
    key : str
        Of the embeddings that are to be compared.
    how : mapping
        The other arguments of `load_encoder`.
    texts : sequence of str
    indices : sequence of int

    Raises
    ------
    Problem
        If it cannot be loaded, is not the one that made the embeddings, or reads no words.
    """
    encoder = load_same(name, key, **how)
    return class_probe(encoder, indices) if indices else sentence_probe(encoder, texts)


def load_same(name: str, key: str, **how: Any) -> Encoder:
    """Return an encoder that made a project's embeddings; see `load_encoder`.

    Raises
    ------
    Problem
        If it cannot be loaded, or is another one now.
    """
    encoder = load_encoder(name, **how)
    if encoder.key != key:
        raise Problem(
            "The encoder is not the one that made the project's embeddings",
            subject=name,
            kept="Nothing was changed",
            todo="Embed the project again with it, or bring the earlier one back",
        )
    return encoder


def sentence_probe(encoder: Encoder, texts: Sequence[str]) -> WordProbe:
    """Return what embeddings are compared with to find texts.

    Raises
    ------
    Problem
        If the encoder reads no words.
    """
    read = encoder.read_texts(texts)
    bias = np.zeros(len(texts), np.float32)
    return WordProbe(tuple(texts), read.vectors, bias, True, read.scale, read.offset)


def class_probe(encoder: Encoder, indices: Sequence[int]) -> WordProbe:
    """Return the layer that scores some of a model's own classes, by their numbers.

    Raises
    ------
    Problem
        If the encoder has no classes, or they do not follow from its embeddings.
    """
    if not isinstance(encoder, FileEncoder):
        raise Problem("The encoder has no classes of its own", todo=READERS)
    head = encoder.class_head().of(indices)
    shown = tuple(head.names.shown(place) for place in range(len(head.names.labels)))
    return WordProbe(shown, head.weights, head.bias, False)
