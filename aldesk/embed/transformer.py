"""What encoders from Hugging Face folders share: the forward pass in bounded memory."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
import transformers

from aldesk.arrays import Vectors
from aldesk.core.encoder_card import EncoderCard
from aldesk.core.errors import SampleProblem
from aldesk.core.sample import Media
from aldesk.embed.checkpoint import load_model
from aldesk.embed.device import find_device, find_precision, is_out_of_memory, use_workers
from aldesk.embed.encoder import BaseEncoder, Input
from aldesk.embed.model_folder import content_hash
from aldesk.embed.pooling import Pooling
from aldesk.embed.text_tower import TextTower
from aldesk.embed.text_vectors import TextVectors
from aldesk.embed.two_towers import has_tokenizer, shared_pooling

PREPROCESSING: dict[Media, int] = {"sound": 2, "picture": 3}
"""Counted up when the same model's embeddings change."""


@dataclass(frozen=True)
class Wish:
    """How a transformer is to be used; see `load_encoder`.

    Attributes
    ----------
    name, revision : str
        For the card: as it was asked for, and the commit of a model from the hub.
    device, pooling, precision : str
    """

    name: str
    revision: str = ""
    device: str = "auto"
    pooling: str = "auto"
    precision: str = "auto"


class Transformer(BaseEncoder):
    """A frozen model on its device."""

    def __init__(self, folder: Path, wish: Wish) -> None:
        self.device = find_device(wish.device)
        self.precision = find_precision(wish.precision, self.device)
        self.n_workers = use_workers(self.device)
        model, has_pooler = load_model(folder, wish.pooling)
        self.model: Any = model.to(self.device)
        self.pooling = Pooling(wish.pooling, model, has_pooler)
        self._hash = content_hash(folder)
        self._wish, self._folder = wish, folder
        self._text_tower: TextTower | None = None

    def embed_batch(self, inputs: Sequence[Input]) -> Vectors:
        """Embed inputs of one shape -> float32 (n, n_features).

        A batch that the device has no memory for is halved, and so are those after it.

        Raises
        ------
        SampleProblem
            If a single input does not fit into the memory.
        """
        try:
            return self._embed(inputs)
        except (RuntimeError, MemoryError) as error:
            if not is_out_of_memory(error):
                raise
            if len(inputs) == 1:
                raise SampleProblem(
                    f"there is not enough memory on {self.device} to embed it",
                    todo="Close other programs, or embed on the CPU (--device cpu)",
                ) from error
        if self.device.type == "cuda":
            torch.cuda.empty_cache()
        half = (len(inputs) + 1) // 2
        self.batch_size = min(self.batch_size, half)
        return np.concatenate([self.embed_batch(inputs[:half]), self.embed_batch(inputs[half:])])

    @property
    def can_read_words(self) -> bool:
        """Whether `embed_texts` can be asked."""
        return bool(shared_pooling(self._folder, self.pooling.how)) and has_tokenizer(self._folder)

    def read_texts(self, texts: Sequence[str]) -> TextVectors:
        """Embed texts in the space of the samples; the tower for words is loaded when first asked.

        Raises
        ------
        Problem
            If it reads no words, or its tokenizer or weights cannot be loaded.
        """
        if not self.can_read_words:
            return super().read_texts(texts)
        if self._text_tower is None:
            self._text_tower = TextTower(self._folder, self.device)
        return self._text_tower(texts)

    def _embed(self, inputs: Sequence[Input]) -> Vectors:
        vectors = self._run(inputs, self.precision)
        if self.precision != torch.float32 and not torch.isfinite(vectors).all():
            vectors = self._run(inputs, torch.float32)  # out of half precision's range
        array: Vectors = vectors.numpy()
        return array

    def _run(self, inputs: Sequence[Input], precision: torch.dtype) -> torch.Tensor:
        half = precision != torch.float32
        with torch.inference_mode(), torch.autocast(self.device.type, precision, enabled=half):
            valid = self._valid(torch.tensor([part.n_valid for part in inputs]))
            if valid is not None:
                valid = valid.to(self.device)
            return self.pooling(self._ask(inputs), valid).float().cpu()

    def _ask(self, inputs: Sequence[Input]) -> Any:
        """Return the model's output for a batch."""
        batch = {
            name: torch.from_numpy(np.stack([part.arrays[name] for part in inputs]))
            for name in inputs[0].arrays
        }
        return self.model(**{name: array.to(self.device) for name, array in batch.items()})

    def _valid(self, n_valid: torch.Tensor) -> torch.Tensor | None:
        """Return which frames hold the samples, bool (n, length); None if all do."""
        return None

    def _finish(self, probes: Sequence[Input]) -> None:
        """Learn from a first forward pass what it answers; complete key and card.

        Raises
        ------
        ValueError
            If the model answers the same question differently each time.
        """
        with torch.inference_mode():
            self.pooling.settle(self._ask(probes[:1]))
        first, again = (self._embed(probes[:1]) for _ in range(2))
        if not np.allclose(first, again, rtol=1e-4, atol=1e-6, equal_nan=True):
            raise ValueError("the model draws at random: it answers differently each time")
        self.n_features = first.shape[1]
        precision = str(self.precision).removeprefix("torch.")
        parts = [self.model.config.model_type, self._hash[:32], self.pooling.how]
        parts.append(str(PREPROCESSING[self.media]))
        if precision != "float32":
            parts.append(precision)
        self.key = ":".join(str(part) for part in parts)
        self.card = EncoderCard(
            self._wish.name, self.n_features, self._wish.revision, self._hash, self.pooling.how,
            PREPROCESSING[self.media], precision, str(self.device),
            {"torch": torch.__version__, "transformers": transformers.__version__},
        )  # fmt: skip
