"""How the hidden states of a transformer become one vector."""

from typing import Any

import torch

from aldesk.core.errors import Problem
from aldesk.embed.catalogue import POOLINGS

# Models whose pooler is what they were trained for, though they have a class token.
_BY_POOLER = {"audio-spectrogram-transformer", "beit", "data2vec-vision"}
_CLASS_TOKENS = ("cls_token", "class_embedding")


class Pooling:
    """The class token, a mean, the pooler or the projection of one model.

    Parameters
    ----------
    how : str
        One of `POOLINGS`.
    model : torch.nn.Module
        A model of transformers.
    has_pooler : bool
        Whether the weights of its pooler, if it has one, are trained.

    Attributes
    ----------
    how : str
        What was chosen; what suits the model in place of ``auto``.
    """

    def __init__(self, how: str, model: Any, has_pooler: bool = True) -> None:
        config, names = model.config, [name for name, _ in model.named_parameters()]
        self._has_class = config.model_type == "dinov3_convnext" or any(
            name.endswith(_CLASS_TOKENS) for name in names
        )
        n_distilled = sum(name.endswith("distillation_token") for name in names)
        n_registers = int(getattr(config, "num_register_tokens", 0) or 0)
        self.n_prefix = self._has_class + n_distilled + n_registers
        self._model_type = str(config.model_type)
        self._has_pooler = has_pooler
        self._wanted, self.how = how, how

    def settle(self, output: Any) -> None:
        """Decide by a first output of the model what ``auto`` means, and refuse what it lacks.

        Raises
        ------
        Problem
            If the model does not offer what was asked for.
        """
        there = ["cls"] * self._has_class + ["mean"]
        if _projected(output) is not None:
            there = ["projected"]
        if self._has_pooler and getattr(output, "pooler_output", None) is not None:
            there.append("pooler")
        self.how = self._default(there) if self._wanted == "auto" else self._wanted
        if self.how not in there:
            raise Problem(
                f"This model has no pooling {self.how}"
                if self.how in POOLINGS
                else "There is no such pooling",
                subject=self.how,
                todo=f"Choose auto, {' or '.join(there)}",
            )

    def _default(self, there: list[str]) -> str:
        """Prefer a trained pooler, as of CLIP, SigLIP and CNNs; a ViT's is often untrained."""
        if "projected" in there:
            return "projected"
        by_pooler = self._model_type in _BY_POOLER or self._model_type.endswith("_vision_model")
        if "pooler" in there and (by_pooler or "cls" not in there):
            return "pooler"
        return "cls" if "cls" in there else "mean"

    def __call__(self, output: Any, valid: torch.Tensor | None = None) -> torch.Tensor:
        """Return one vector for each of a batch -> (n, d).

        Parameters
        ----------
        output : ModelOutput
        valid : bool (n, length), optional
            The frames that hold the sample, for the mean; all if None.
        """
        if self.how == "projected":
            projected: torch.Tensor = _projected(output)
            return normalised(projected, self._model_type)
        if self.how == "pooler":
            pooled: torch.Tensor = output.pooler_output.flatten(1)
            return pooled
        states: torch.Tensor = output.last_hidden_state
        if self.how == "cls":
            return states[:, 0]
        if states.ndim == 4:  # channels, height, width
            return states.mean((2, 3))
        states = states[:, self.n_prefix :]
        if valid is None:
            return states.mean(1)
        weights = valid.to(states.dtype)[..., None]
        return (states * weights).sum(1) / weights.sum(1)


def normalised(vectors: torch.Tensor, model_type: str) -> torch.Tensor:
    """Give projected vectors a length of 1 where transformers does: of CLAP, (n, d)."""
    return torch.nn.functional.normalize(vectors, dim=-1) if "clap" in model_type else vectors


def _projected(output: Any) -> Any:
    """Return a tower's vectors in the space that samples share with words, or None."""
    found = getattr(output, "image_embeds", None)
    return getattr(output, "audio_embeds", None) if found is None else found
