"""What the embedding of samples reports, wherever they are embedded."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from aldesk.core.numbered_samples import NumberedSamples
from aldesk.core.refit import WrittenShard
from aldesk.embed.hearing import Unheard


@dataclass(frozen=True)
class EncoderLoaded:
    """It is to be answered with what this encoder has still `ToEmbed`.

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


@dataclass(frozen=True)
class LongClip:
    """The clip whose turn it is is long, of so many seconds; 0 if it no longer is."""

    seconds: float


@dataclass(frozen=True)
class StartedAgain:
    """The process failed and is started again; what was embedded is kept."""


@dataclass(frozen=True)
class ToEmbed:
    """What an encoder has still to embed.

    Attributes
    ----------
    samples : NumberedSamples
    has_worked : bool
        It has embedded others of the project before; see `aldesk.embed.embed_all`.
    """

    samples: NumberedSamples = field(default_factory=lambda: NumberedSamples(()))
    has_worked: bool = False


EmbedReport = (
    EncoderLoaded | Unheard | WrittenShard | NotEmbedded | NotReached | LongClip | StartedAgain
)
