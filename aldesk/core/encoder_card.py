"""What an encoder is, in a line: enough to make the same embeddings again."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Self


@dataclass(frozen=True)
class EncoderCard:
    """The facts about an encoder that its embeddings depend on.

    Attributes
    ----------
    name : str
        As it was asked for: a built-in name, a folder, a file or a hub id.
    n_features : int
        Length of an embedding.
    revision : str
        The commit of a model from the hub; empty for others.
    sha256 : str
        Of the weights and settings, or of the matrix; empty for built-in encoders.
    pooling : str
        How the hidden states become one vector: ``cls``, ``mean``, ``pooler``,
        ``projected``, or empty.
    preprocessing : int
        Version of what ALDesk does before the model.
    precision, device : str
        Such as ``float32`` and ``cpu``.
    versions : Mapping[str, str]
        Of the libraries that take part.
    decoding : str
        What was chosen where files can be decoded in several ways: `Decoding.key`.
    licence : str
        Of the model, where it is known.
    """

    name: str
    n_features: int
    revision: str = ""
    sha256: str = ""
    pooling: str = ""
    preprocessing: int = 1
    precision: str = "float32"
    device: str = "cpu"
    versions: Mapping[str, str] = field(default_factory=dict)
    decoding: str = ""
    licence: str = ""

    def as_dict(self) -> dict[str, Any]:
        """Return what JSON can hold."""
        return asdict(self)

    @classmethod
    def from_dict(cls, facts: Mapping[str, Any]) -> Self:
        """Return the card that `as_dict` wrote; facts of a newer version are left out."""
        known = cls.__dataclass_fields__
        return cls(**{name: value for name, value in facts.items() if name in known})

    def text(self) -> str:
        """Return the card as a line for a person."""
        parts = [
            f"{self.name}@{self.revision[:12]}" if self.revision else self.name,
            f"{self.n_features} dimensions",
            self.pooling and f"pooling {self.pooling}",
            self.decoding and f"decoded {self.decoding}",
            f"{self.precision} on {self.device}",
            self.licence and f"licence {self.licence}",
            self.sha256 and f"sha256 {self.sha256[:12]}",
            ", ".join(f"{name} {version}" for name, version in self.versions.items()),
        ]
        return " · ".join(part for part in parts if part)
