"""What the embedding of samples reports, wherever they are embedded."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from aldesk.core.refit import WrittenShard
from aldesk.embed.hearing import Unheard


@dataclass(frozen=True)
class EncoderLoaded:
    """It is to be answered with the samples that this encoder has still to embed.

    Attributes
    ----------
    key : str
        Of the encoder.
    card : Mapping
        What the encoder is: an `EncoderCard` as JSON holds it.
    """

    key: str
    card: Mapping[str, Any]


@dataclass(frozen=True)
class NotEmbedded:
    """A sample that the encoder with this key cannot embed."""

    row: int
    key: str
    reason: str


@dataclass(frozen=True)
class NotReached:
    """A sample whose file is not there at the moment; it stays missing."""

    reason: str


EmbedReport = EncoderLoaded | Unheard | WrittenShard | NotEmbedded | NotReached
