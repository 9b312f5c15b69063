"""Texts as vectors that compare with those of samples."""

from dataclasses import dataclass

from aldesk.arrays import Vectors


@dataclass(frozen=True)
class TextVectors:
    """What an encoder makes of texts.

    Attributes
    ----------
    vectors : float32 (n_texts, n_features)
        To be compared with embeddings by the cosine.
    scale : float
        What a cosine is multiplied by to become the model's logit.
    offset : float or None
        What is added then, of a model that judges each text by itself; None for one that compares
        the texts with each other.
    """

    vectors: Vectors
    scale: float
    offset: float | None = None
