"""Which encoder a project uses, how, and how its files are decoded."""

from dataclasses import dataclass
from typing import Self

from aldesk.core.decoding import AS_IS, Decoding
from aldesk.embed.catalogue import full_name
from aldesk.store import Project


@dataclass(frozen=True)
class EncoderChoice:
    """An encoder with its options, as `aldesk.embed.load_encoder` takes them."""

    encoder: str
    pooling: str = "auto"
    precision: str = "auto"
    decoding: Decoding = AS_IS

    @classmethod
    def of(
        cls,
        project: Project,
        encoder: str | None = None,
        pooling: str | None = None,
        precision: str | None = None,
        decoding: Decoding | None = None,
    ) -> Self:
        """Return what a project has chosen, with what is given in its place."""
        kept = project.meta.encoder_options
        return cls(
            full_name(encoder) if encoder else project.meta.encoder,
            pooling or kept.get("pooling", "auto"),
            precision or kept.get("precision", "auto"),
            decoding or project.meta.decoding,
        )

    def keep(self, project: Project) -> None:
        """Write the choice into the project; do so when the encoder has proved to be one."""
        project.meta.encoder = self.encoder
        project.meta.encoder_options = {"pooling": self.pooling, "precision": self.precision}
        project.meta.decoding = self.decoding

    def pinned(self, project: Project) -> str:
        """Return the encoder's name, with the commit that the project's embeddings were made by."""
        card = project.meta.encoder_card
        revision = card.get("revision", "")
        if revision and card.get("name") == self.encoder and "@" not in self.encoder:
            return f"{self.encoder}@{revision}"
        return self.encoder
