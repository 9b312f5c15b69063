"""Which encoder a project uses, how, and how its files are decoded."""

from dataclasses import dataclass, replace
from typing import Any, Self

from aldesk.core.decoding import AS_IS, Decoding
from aldesk.core.sample import Media
from aldesk.embed.catalogue import full_name, is_matrix
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

    def for_media(self, media: Media) -> Self:
        """Return what of it makes a difference to the embeddings of sound or of pictures."""
        if is_matrix(self.encoder):
            return replace(self, decoding=AS_IS)
        return replace(self, decoding=self.decoding.of(media))

    def facts(self) -> dict[str, Any]:
        """Return what a project's meta table keeps of it."""
        options = {"pooling": self.pooling, "precision": self.precision}
        decoding = self.decoding.to_json()
        return {"encoder": self.encoder, "encoder_options": options, "decoding": decoding}

    def keep(self, project: Project) -> None:
        """Write the choice into a project that has no embeddings yet."""
        project.meta.write_all(self.facts())

    def pinned(self, project: Project) -> str:
        """Return the encoder's name, with the commit that the project's embeddings were made by."""
        cards = [project.meta.encoder_card, *(used["card"] for used in project.meta.encoders)]
        for card in cards:
            revision = card.get("revision", "")
            if revision and card.get("name") == self.encoder and "@" not in self.encoder:
                return f"{self.encoder}@{revision}"
        return self.encoder
