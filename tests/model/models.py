"""Models to read, to damage and to apply."""

from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from aldesk.core.calibration import Calibration
from aldesk.core.encoder_card import EncoderCard
from aldesk.core.recording import WindowRule
from aldesk.model.facts import EncoderFacts, ModelFacts
from aldesk.model.folder import write_model
from aldesk.model.head import Head

CLASSES = ("high", "low", "middle")


def a_head(d: int = 144, n_classes: int = 3, seed: int = 0, *, is_several: bool = False) -> Head:
    rng = np.random.default_rng(seed)
    shapes = {"mean": (d,), "masks": (4, d), "hidden.weight": (8, d), "hidden.bias": (8,)}
    shapes |= {"output.weight": (n_classes, 8), "output.bias": (n_classes,)}
    arrays: dict[str, npt.NDArray[Any]] = {
        name: rng.normal(size=shape).astype(np.float32) for name, shape in shapes.items()
    }
    arrays["std"] = rng.uniform(1, 9, d).astype(np.float32)
    arrays["codes"] = np.arange(n_classes)
    arrays["constant"] = np.zeros(n_classes, np.float32)
    return Head("mc-dropout", is_several, arrays, Calibration(is_several=is_several))


def facts_of(
    head: Head,
    encoder: str = "spectral",
    key: str = "spectral:1",
    windows: WindowRule | None = None,
    classes: tuple[str, ...] = CLASSES,
) -> ModelFacts:
    card = EncoderCard(encoder, head.n_features)
    return ModelFacts(
        classes, head.is_several, "sound", head.kind, head.n_features,
        EncoderFacts(encoder, key, card), windows, head.calibration,
    )  # fmt: skip


def write_a_model(folder: Path, head: Head | None = None, **facts: object) -> Path:
    head = head or a_head()
    write_model(folder, facts_of(head, **facts), head, {})  # type: ignore[arg-type]
    return folder
