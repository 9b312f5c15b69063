"""Transformers and CNNs for pictures."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import transformers

from aldesk.core.sample import Media
from aldesk.embed.checkpoint import LOCAL
from aldesk.embed.encoder import Input, Value, as_picture
from aldesk.embed.transformer import Transformer, Wish
from aldesk.media import Picture


class PictureTransformer(Transformer):
    """Such as DINOv2, DINOv3, ViT, CLIP's and SigLIP's vision towers, ConvNeXt and EfficientNet.

    References
    ----------
    Oquab et al. (2024), DINOv2: Learning robust visual features without supervision.
    """

    media: Media = "picture"

    def __init__(self, folder: Path, wish: Wish) -> None:
        super().__init__(folder, wish)
        self.processor: Any = transformers.AutoImageProcessor.from_pretrained(
            folder, backend="pil", **LOCAL
        )
        self.batch_size = 4 if self.device.type == "cpu" else 32
        noise = np.random.default_rng(0).integers(0, 256, (64, 64, 3), np.uint8)
        self._finish(list(self.prepare(Picture(noise))))

    def prepare(self, value: Value) -> Iterator[Input]:
        """Yield the picture as the model's own processor makes it."""
        made = self.processor(
            images=as_picture(value).pixels,
            return_tensors="np",
            input_data_format="channels_last",
        )
        yield Input({name: made[name][0] for name in made})
